"""Is everything there, and in time: unanswered questions, placeholders, word limits, the closing date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from consult_tui.checks.rules.case import Alarm, Case, Level, lead, ref_of
from consult_tui.checks.rules.examples import NOW, Example, Said
from consult_tui.checks.rules.rule import Rule
from consult_tui.domain.dates import Moment
from consult_tui.domain.responses import ResponseState, response_state
from consult_tui.text.citations import without
from consult_tui.text.dates import in_words
from consult_tui.text.sentences import count_words


def unanswered(case: Case) -> Iterator[Alarm]:
    """Questions of ours with no box, no text and no word on why not."""
    for question in case.questions:
        if case.response.answer(question.id).empty:
            yield Alarm(
                ref=question.id,
                message="Nothing is answered here.",
                mend="Answer it, or say why there is no comment.",
            )


_TO_COME = (
    "insert|add|check|confirm|complete|update|awaiting|tbc|tba|tbd|to be (?:added|advised|confirmed|inserted)"
)
_BLANK = "amount|date|figure|figures|name|number|organisation|ref|reference|sum|title"
_PLACEHOLDERS = re.compile(
    r"\[\s*(?:[Xx]{2,}|X|[•●]+|\?+|_+|#+)\s*\]"
    rf"|[\[<](?i:{_TO_COME})\b[^\]\[<>]*[\]>]"
    rf"|[\[<](?i:(?:the )?(?:{_BLANK})(?: of [^\]\[<>]*)?)[\]>]"
    r"|\bTB[CAD]\b|\bTODO\b|\bFIXME\b"
    r"|[£€$]\s?[Xx]+(?:\.[Xx]+)?(?:m|bn|k)?\b|\b[Xx]{1,3}(?:\s?%|\s+per\s+cent\b)"
    r"|(?<!Part )(?<!Schedule )(?<!Chapter )(?<!Article )(?<!Annex )(?<!Title )(?<!\w)(?:X{2,}|x{3,})(?!\w)"
    r"|\?{2,}|\b(?i:lorem ipsum)\b|\b(?i:lorem)\b"
)


def placeholder(case: Case) -> Iterator[Alarm]:
    """Words that only keep a place: "[XX]", "TBC", "[insert figure]". Each text's are told one by one."""
    for key, accounts in case.texts.items():
        for each in accounts:
            for found in _PLACEHOLDERS.finditer(each.sentence.text):
                yield Alarm(
                    ref=ref_of(key),
                    message=f"{lead(key)}“{found.group()}” only keeps a place.",
                    mend="Put in what belongs there, or take it out.",
                    place=found.group(),
                )


def over_word_limit(case: Case) -> Iterator[Alarm]:
    """Answers longer than the form takes."""
    for question in case.questions:
        if not question.word_limit:
            continue
        words = count_words(without(case.response.answer(question.id).text))
        over = words - question.word_limit
        if over > 0:
            yield Alarm(
                ref=question.id,
                message=f"{words} words, where the form takes {question.word_limit}.",
                mend=f"Take out {over} {'word' if over == 1 else 'words'}.",
            )


def closing_date_passed(case: Case) -> Iterator[Alarm]:
    """A consultation that closed before the response was sent."""
    closes = case.response.consultation.closes
    over = (ResponseState.SUBMITTED, ResponseState.PAST)
    if closes is None or not closes.passed(case.now) or response_state(case.response) in over:
        return
    yield Alarm(
        message=f"The consultation closed on {in_words(closes)}, and nothing is recorded as sent.",
        mend="Ask the department whether it still takes responses, or record the new closing date.",
    )


UNANSWERED = Rule(
    name="unanswered",
    says="A question of ours has no box, no text and no word on why not.",
    level=Level.BLOCKS,
    check=unanswered,
    example=Example(said=(Said(text="We agree."), Said())),
    counter=Example(said=(Said(text="We agree."), Said(no_comment="It is for others."))),
)
PLACEHOLDER = Rule(
    name="placeholder-left",
    says="Words are left that only keep a place, such as “[XX]”, “TBC” or “[insert figure]”.",
    level=Level.BLOCKS,
    check=placeholder,
    example=Example(said=(Said(text="It costs [XX] a year."),)),
    counter=Example(said=(Said(text="They “must […] agree”, [see here](https://example.org). [@costs]"),)),
)
OVER_WORD_LIMIT = Rule(
    name="over-word-limit",
    says="An answer is longer than the form takes.",
    level=Level.WARNS,
    check=over_word_limit,
    example=Example(said=(Said(text="We agree with all of it.", word_limit=5),)),
    counter=Example(said=(Said(text="We agree with it. [@costs]", word_limit=4),)),
)
CLOSING_DATE_PASSED = Rule(
    name="closing-date-passed",
    says="The consultation has closed, and the response is not recorded as sent.",
    level=Level.WARNS,
    check=closing_date_passed,
    example=Example(closes=Moment(NOW.date(), NOW.time())),
    counter=Example(closes=Moment(NOW.date())),
)
