"""The lines behind the text: whether they stand, whether they were changed, and who agreed them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from consult_tui.checks.accounts import Accounted, Commitment, Standing
from consult_tui.checks.rules.case import Alarm, Case, Level, lead, ref_of
from consult_tui.checks.rules.examples import Example, Said, line
from consult_tui.checks.rules.rule import Rule
from consult_tui.domain.authority import doubts
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import AgreedBy, Freshness, Position, Status, Wording, freshness
from consult_tui.text.dates import in_words
from consult_tui.text.differences import Change


def without_reason(case: Case) -> Iterator[Alarm]:
    """Lines that are not ours to send as they are and that no reason is recorded for, once a line.

    A superseded, withdrawn or internal line counts when it is cited or its words are in the text; a draft or
    a proposed one only when it is cited, for new words may be proposed to the library as they stand here.
    """
    told: set[str] = set()
    for key in case.texts:
        for id_, place in _used(case, key):
            position = case.library.positions.get(id_)
            if position is None or id_ in told or id_ in case.response.reasons or not position.wants_reason:
                continue
            told.add(id_)
            yield Alarm(
                ref=ref_of(key),
                message=f"{lead(key)}The line {case.named(id_)} {_why(case, position)}, and no reason is "
                "recorded for using it.",
                mend="Give a reason for it, or take its words out.",
                place=place,
            )


def _used(case: Case, key: str) -> Iterator[tuple[str, str]]:
    """Ids of the lines that a text cites, and of the lapsed or internal ones whose words it holds."""
    for id_ in case.cites.get(key, ()):
        places = (each.sentence.text for each in case.texts[key] if id_ in each.sentence.cites)
        yield id_, next(places, "")
    for each in case.texts[key]:
        if not _stands_elsewhere(case, each):
            yield from ((id_, each.sentence.text) for id_ in each.rests_on if _not_ours(case, id_))


def _not_ours(case: Case, id_: str) -> bool:
    position = case.library.positions.get(id_)
    lapsed_or_gone = (Status.SUPERSEDED, Status.WITHDRAWN)
    return position is not None and (position.internal or position.status in lapsed_or_gone)


def _stands_elsewhere(case: Case, each: Accounted) -> bool:
    """Whether the very words are in an agreed line too that may be sent."""
    return any(
        source.standing is Standing.AGREED and not _not_ours(case, source.position)
        for source in each.verbatim
    )


def _why(case: Case, position: Position) -> str:
    if position.status is Status.SUPERSEDED:
        by = position.superseded_by
        return f"is superseded by {case.named(by)}" if by else "is superseded"
    if position.status is Status.WITHDRAWN:
        because = position.withdrawn_because.rstrip(".")
        return f"is withdrawn ({because})" if because else "is withdrawn"
    if position.internal:
        return "is internal"
    return {Status.DRAFT: "is a draft that nobody has agreed"}.get(position.status, "is proposed, not agreed")


def past_review(case: Case) -> Iterator[Alarm]:
    """Lines in use that are past their review date, once a line."""
    for id_, key in case.first_use.items():
        position = case.library.positions[id_]
        if freshness(position, case.today) is Freshness.PAST_REVIEW and position.review_by:
            by = in_words(position.review_by)
            yield Alarm(
                ref=ref_of(key),
                message=f"{lead(key)}The line {case.named(id_)} was to be reviewed by {by}.",
                mend=f"Ask {position.owner or 'its owner'} whether it still stands, and set a new date.",
            )


_PARTS = {
    Commitment.NEGATION: "a “not”",
    Commitment.MODAL: "how far it commits us",
    Commitment.FIGURE: "a figure",
    Commitment.PARTY: "who is meant",
    Commitment.CONDITION: "a condition",
}


def commitment_changed(case: Case) -> Iterator[Alarm]:
    """Sentences of lines in which what we promise or ask for was changed."""
    for key, accounts in case.texts.items():
        for each in accounts:
            if each.altered and each.source is not None:
                parts = " and ".join(_PARTS[part] for part in each.altered)
                unagreed = "" if each.commitment_changed else ", which is not agreed"
                of = f"Of the line {case.named(each.source.position)}{unagreed}, {parts} was changed"
                yield Alarm(
                    ref=ref_of(key),
                    message=f"{lead(key)}{of}: {_changes(each)}.",
                    mend="Put the agreed words back, or take the change to those who agreed the line.",
                    place=each.sentence.text,
                )


def _changes(each: Accounted) -> str:
    """The words taken out and put in: `“not” taken out; “must” put in for “should”`."""
    said = []
    stretches = [*each.stretches]
    for number, stretch in enumerate(stretches):
        words = stretch.text.strip()
        before = stretches[number - 1] if number else None
        after = stretches[number + 1] if number + 1 < len(stretches) else None
        if stretch.change is Change.IN and words:
            instead = before.text.strip() if before and before.change is Change.OUT else ""
            said.append(f"“{words}” put in" + (f" for “{instead}”" if instead else ""))
        elif stretch.change is Change.OUT and words and not (after and after.change is Change.IN):
            said.append(f"“{words}” taken out")
    return "; ".join(said) or f"the line has “{each.source.text if each.source else ''}”"


def lapsed_wording(case: Case) -> Iterator[Alarm]:
    """Sentences in a wording that a line once had, the line itself still being ours to send."""
    for key, accounts in case.texts.items():
        for each in accounts:
            if each.lapsed and each.source is not None and not _not_ours(case, each.source.position):
                yield Alarm(
                    ref=ref_of(key),
                    message=f"{lead(key)}This is an earlier wording of the line "
                    f"{case.named(each.source.position)}, which no longer stands.",
                    mend="Put the line in as it now reads.",
                    place=each.sentence.text,
                )


def citation_not_borne_out(case: Case) -> Iterator[Alarm]:
    """Lines cited at sentences which they hold nothing like."""
    for key, accounts in case.texts.items():
        for each in accounts:
            for id_ in each.unborne:
                yield Alarm(
                    ref=ref_of(key),
                    message=f"{lead(key)}The line {case.named(id_)}, cited here, holds nothing like it.",
                    mend=f"Take out [@{id_}], or cite the line that says it.",
                    place=each.sentence.text,
                )


def unknown_citation(case: Case) -> Iterator[Alarm]:
    """Citations that name no line of the library, once in each text."""
    for key, ids in case.cites.items():
        for id_ in ids:
            if id_ not in case.library.positions:
                yield Alarm(
                    ref=ref_of(key),
                    message=f"{lead(key)}[@{id_}] names no line of the library.",
                    mend="Put the line's id right, or take the citation out.",
                    place=f"@{id_}",
                )


def authority_in_doubt(case: Case) -> Iterator[Alarm]:
    """Lines in use of which the body or the meeting cannot be right, as the register has it."""
    for id_, key in case.first_use.items():
        position = case.library.positions[id_]
        for doubt in doubts(position.agreed_by, case.library.bodies, case.today):
            yield Alarm(
                ref=ref_of(key),
                message=f"{lead(key)}The line {case.named(id_)} is in doubt: {doubt.words}",
                mend="Look up who agreed it, and put the line or the register of bodies right.",
            )


_COSTS = line("costs", "Councils should not bear the costs.")
_GONE = line("old-costs", "Councils should bear the costs.", Status.SUPERSEDED, superseded_by="costs")
_DATED = line("review", "Councils should be asked first.", review_by=date(2012, 3, 31))

WITHOUT_REASON = Rule(
    name="line-without-reason",
    says="A line that is superseded, withdrawn or internal, or one cited that is not agreed, is used without "
    "a recorded reason.",
    level=Level.BLOCKS,
    check=without_reason,
    example=Example(said=(Said(text="Councils should bear the costs."),), lines=(_COSTS, _GONE)),
    counter=Example(
        said=(Said(text="Councils should bear the costs."),), lines=(_COSTS, _GONE), reasons=("old-costs",)
    ),
)
PAST_REVIEW = Rule(
    name="past-review",
    says="A line is past its review date.",
    level=Level.WARNS,
    check=past_review,
    example=Example(said=(Said(text="We say so. [@review]"),), lines=(_DATED,)),
    counter=Example(
        said=(Said(text="We say so. [@review]"),), lines=(replace(_DATED, review_by=date(2012, 4, 23)),)
    ),
)
COMMITMENT_CHANGED = Rule(
    name="commitment-changed",
    says="In a sentence of a line, what we promise or ask for was changed.",
    level=Level.WARNS,
    check=commitment_changed,
    example=Example(said=(Said(text="Councils should bear the costs."),), lines=(_COSTS,)),
    counter=Example(said=(Said(text="Councils should not bear these costs."),), lines=(_COSTS,)),
)
LAPSED_WORDING = Rule(
    name="lapsed-wording",
    says="A sentence is an earlier wording of a line, which no longer stands.",
    level=Level.WARNS,
    check=lapsed_wording,
    example=Example(
        said=(Said(text="Councils cannot pay."),),
        lines=(replace(_COSTS, wordings=(Wording(statement="Councils cannot pay.", status=Status.AGREED),)),),
    ),
    counter=Example(said=(Said(text="Councils should not bear the costs."),), lines=(_COSTS,)),
)
CITATION_NOT_BORNE_OUT = Rule(
    name="citation-not-borne-out",
    says="A line is cited at a sentence that it holds nothing like.",
    level=Level.WARNS,
    check=citation_not_borne_out,
    example=Example(
        said=(Said(text="Buses are late. [@costs]"),),
        lines=(_COSTS,),
    ),
    counter=Example(said=(Said(text="Councils should not bear the costs. [@costs]"),), lines=(_COSTS,)),
)
UNKNOWN_CITATION = Rule(
    name="unknown-citation",
    says="A citation names no line of the library.",
    level=Level.WARNS,
    check=unknown_citation,
    example=Example(said=(Said(text="We say so. [@cots]"),), lines=(_COSTS,)),
    counter=Example(said=(Said(text="We say so. [@costs]"),), lines=(_COSTS,)),
)
AUTHORITY_IN_DOUBT = Rule(
    name="authority-in-doubt",
    says="A line is said to have been agreed by a body, or at a meeting, that cannot be right.",
    level=Level.WARNS,
    check=authority_in_doubt,
    example=Example(
        said=(Said(text="We say so. [@costs]"),),
        lines=(replace(_COSTS, agreed_by=AgreedBy(body="board", meeting_date=PartialDate(2011, 12, 9))),),
    ),
    counter=Example(said=(Said(text="We say so. [@costs]"),), lines=(_COSTS,)),
)
