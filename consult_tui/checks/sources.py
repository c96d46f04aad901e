"""Every sentence that a sentence of ours can rest on: those of each line's wordings, present and past."""

from __future__ import annotations

from collections.abc import Iterator

from consult_tui.checks.accounts import Source, Standing
from consult_tui.domain.positions import Kind, Position, Status
from consult_tui.text.fold import fold
from consult_tui.text.markdown import parse
from consult_tui.text.sentences import plain_sentences, sentences

_DASHES = str.maketrans(dict.fromkeys("‐‒–—―−", "-"))
_AT_THE_END = ".;:, "


def exact(text: str) -> str:
    """By which two sentences are in the same words.

    Blanks, quotation marks, case, the shape of a dash and the closing stop do not count; a question is no
    statement.
    """
    return fold(text if text.isascii() else text.translate(_DASHES)).rstrip(_AT_THE_END)


def sources_of(position: Position) -> Iterator[Source]:
    """The sentences of a line: those of its present wording, then of earlier ones that were agreed."""
    present = list(_sentences(position.statement))
    standing = standing_of(position)
    for text in present:
        yield Source(position.id, text, standing)
    known = {exact(text) for text in present} if standing.was_agreed else set()
    for wording in reversed(position.wordings):
        if wording.status is not Status.AGREED:
            continue
        for text in _sentences(wording.statement):
            if (key := exact(text)) not in known:
                known.add(key)
                yield Source(position.id, text, Standing.LAPSED)


def standing_of(position: Position) -> Standing:
    """How a line's present wording stands; a lapsed one was agreed where its record says by whom."""
    match position.status:
        case Status.AGREED:
            return Standing.AGREED
        case Status.STATED:
            return Standing.STATED
        case Status.SUPERSEDED | Status.WITHDRAWN:
            agreed_by = position.agreed_by
            decided = agreed_by is not None and agreed_by.kind in (Kind.DECISION, Kind.CLEARANCE)
            return Standing.LAPSED if decided else Standing.UNAGREED
        case _:
            return Standing.UNAGREED


def _sentences(statement: str) -> Iterator[str]:
    found = plain_sentences(statement)
    if found is None:
        found = [sentence.text for sentence in sentences(parse(statement))]
    return (text for text in found if any(c.isalnum() for c in text))
