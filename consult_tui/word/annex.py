"""The annex: every line that the response cites, in full, with who agreed it and whether it still stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from consult_tui.domain.library import Library
from consult_tui.domain.outline import Heading, Notice, Paragraph, Quote, Text
from consult_tui.domain.positions import Freshness, Position, Status, freshness
from consult_tui.domain.responses import Reason
from consult_tui.text.authority import authority_sentence
from consult_tui.text.dates import in_words
from consult_tui.text.drafted import ANNEX
from consult_tui.text.markdown import parse
from consult_tui.word.citations import Cited
from consult_tui.word.paper import NewPage, PaperBlock, Styled

_LEAD = "Each number stands in the text behind the words that rest on the line."
_NOTHING_CITED = "This response cites no line of the library yet."

_STATUS = {
    Status.DRAFT: "Draft: nobody has agreed it",
    Status.PROPOSED: "Proposed, not agreed",
    Status.STATED: "Stated: reported or said publicly; the agreement itself was not traced",
    Status.AGREED: "Agreed",
    Status.SUPERSEDED: "Superseded",
    Status.WITHDRAWN: "Withdrawn",
}


def annex(
    cited: tuple[Cited, ...], library: Library, reasons: Mapping[str, Reason], today: date
) -> Iterator[PaperBlock]:
    """The annex's blocks, in the order of the numbers; ids that name no line come last."""
    yield NewPage()
    yield Heading(1, (Text(ANNEX),))
    known = [line for line in cited if line.known]
    yield Paragraph((Text(_LEAD if known else _NOTHING_CITED),))
    for line in known:
        yield from _entry(line, library, reasons.get(line.id), today)
    for line in cited:
        if not line.known:
            yield Notice(f"[@{line.id}] names no line of the library. Cited in: {'; '.join(line.places)}.")


def _entry(line: Cited, library: Library, reason: Reason | None, today: date) -> Iterator[PaperBlock]:
    position = library.positions[line.id]
    yield Styled("AnnexEntry", (Text(f"{line.number}\t{position.title or line.id}"),), line=line.id)
    if wording := parse(position.statement):
        yield Quote(wording)
    yield _said("Authority", _authority(position, library))
    yield _said("Status", _status(position, library, today))
    if reason is not None:
        yield _said("Reason given", f"{reason.text} ({reason.who}, {in_words(reason.on)})")
    yield _said("Cited in", "; ".join(line.places))


def _said(label: str, words: str) -> Styled:
    return Styled("AnnexText", (Text(f"{label}: ", bold=True), Text(words)))


def _authority(position: Position, library: Library) -> str:
    document = position.agreed_by.document if position.agreed_by else ""
    sentence = authority_sentence(position, library.bodies).rstrip(".")
    return f"{sentence}. {document}" if document else f"{sentence}."


def _status(position: Position, library: Library, today: date) -> str:
    parts = [_STATUS[position.status]]
    if position.status is Status.SUPERSEDED and position.superseded_by:
        successor = library.positions.get(position.superseded_by)
        parts[0] += f" by “{successor.title if successor else position.superseded_by}”"
    if position.status is Status.WITHDRAWN and position.withdrawn_because:
        parts[0] += f": {position.withdrawn_because}"
    parts.append(_review(position, today))
    if position.internal:
        parts.append("Internal: not to be sent without a recorded reason")
    return "".join(f"{part.rstrip('.')}. " for part in parts).rstrip()


def _review(position: Position, today: date) -> str:
    if position.review_by is None:
        return "No review date"
    by = in_words(position.review_by)
    match freshness(position, today):
        case Freshness.PAST_REVIEW:
            return f"Past its review date of {by}"
        case Freshness.DUE:
            return f"Due for review by {by}"
        case _:
            return f"To be reviewed by {by}"
