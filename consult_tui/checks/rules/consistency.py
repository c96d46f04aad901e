"""Between texts: echoes, paragraphs twice, opposite statements, key messages that nothing bears out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from consult_tui.checks.accounts import Accounted
from consult_tui.checks.polarity import POINTS_ELSEWHERE
from consult_tui.checks.rules.case import KEY_MESSAGES, Alarm, Case, Level
from consult_tui.checks.rules.examples import Example, Said, line
from consult_tui.checks.rules.rule import Rule
from consult_tui.text.citations import without
from consult_tui.text.fold import fold
from consult_tui.text.sentences import count_words

_LITTLE = frozenset(
    """
    a about all also an and any are as at be been being both but by can could do does for from had has
    have how i if in into is it its may might more most must no nor not of on one or other our should so
    some such than that the their them then there these they this those to us was we were what when where
    which while who whose why will with would you your cannot don't doesn't never none
    """.split()  # noqa: SIM905 - a list of words is read as words
)
_SIDES = {"agree": 1, "support": 1, "favour": 1, "welcome": 1, "endorse": 1}
_SIDES |= {"disagree": -1, "oppose": -1, "object": -1, "reject": -1}
_TURNS = re.compile(r"\b(?:not|never|cannot|no longer)\b|n't\b")
_HOLDS = 0.6
"""Share of a key message's words that an answer must have to bear it out."""


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    """The words of a text that carry its meaning, without their endings."""
    return frozenset(
        _stem(word) for word in re.findall(r"[a-z0-9][a-z0-9'-]*", fold(text)) if word not in _LITTLE
    )


def _stem(word: str) -> str:
    for ending in ("ingly", "ing", "edly", "ed", "ies", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word.removesuffix("e") if len(word) > 4 else word


def question_repeated(case: Case) -> Iterator[Alarm]:
    """Answers that say hardly a word which is not in their question."""
    for question in case.questions:
        said = _content(" ".join(each.sentence.text for each in case.answers.get(question.id, ())))
        asked = _content(question.text)
        if len(said) >= 4 and len(said - asked) * 5 <= len(said):
            yield Alarm(
                ref=question.id,
                message="The answer says little that is not in the question.",
                mend="Say what we think of it, and why.",
            )


def same_paragraph(case: Case) -> Iterator[Alarm]:
    """Paragraphs of twelve words and more that stand in two answers, told at the second."""
    first: dict[str, str] = {}
    for question in case.questions:
        paragraphs = re.split(r"\n\s*\n", case.response.answer(question.id).text)
        for paragraph in dict.fromkeys(paragraphs):
            words = without(paragraph)
            if count_words(words) < 12:
                continue
            other = first.setdefault(fold(words), question.id)
            if other != question.id:
                yield Alarm(
                    ref=question.id,
                    message=f"A paragraph here stands word for word in {case.heading(other)} too.",
                    mend="Keep it in one, and refer to it from the other.",
                    place=paragraph.strip(),
                )


def opposite_statements(case: Case) -> Iterator[Alarm]:
    """Sentences of two answers that are the same but for a "not", or for "support" and "oppose"."""
    seen: dict[tuple[frozenset[str], bool], dict[str, str]] = {}
    for key, accounts in case.answers.items():
        for each in accounts:
            sentence = each.sentence.text
            about = _about(sentence)
            if len(about) < 3 or POINTS_ELSEWHERE.search(sentence):
                continue
            turned = _turned(sentence)
            others = ((k, said) for k, said in seen.get((about, not turned), {}).items() if k != key)
            other = next(others, None)
            if other is not None:
                yield Alarm(
                    ref=key,
                    message=f"This is the opposite of {case.heading(other[0])}: “{other[1]}”",
                    mend="Put one of the two right.",
                    place=sentence,
                )
            seen.setdefault((about, turned), {}).setdefault(key, sentence)


def _about(sentence: str) -> frozenset[str]:
    return _content(sentence) - {_stem(word) for word in _SIDES} - {"with"}


def _turned(sentence: str) -> bool:
    """Whether a sentence speaks against: an odd number of negations and words of opposing."""
    folded = fold(sentence)
    against = {_stem(word) for word, side in _SIDES.items() if side < 0}
    turns = len(_TURNS.findall(folded)) + sum(
        _stem(word) in against for word in re.findall(r"[a-z]+", folded)
    )
    return turns % 2 == 1


def key_message_unsupported(case: Case) -> Iterator[Alarm]:
    """Key messages that share no line with any answer and most of their words with none."""
    answers = [(_lines(accounts), _words(accounts)) for accounts in case.answers.values()]
    for each in case.texts.get(KEY_MESSAGES, ()):
        said = _content(each.sentence.text)
        if len(said) < 3 or any(_lines((each,)) & lines for lines, _ in answers):
            continue
        if not any(len(said & words) >= _HOLDS * len(said) for _, words in answers):
            yield Alarm(
                message=f"Key messages: no answer bears this out: “{each.sentence.text}”",
                mend="Say it in an answer, or take it out of the key messages.",
                place=each.sentence.text,
            )


def _lines(accounts: tuple[Accounted, ...]) -> frozenset[str]:
    return frozenset(id_ for each in accounts for id_ in (*each.sentence.cites, *each.rests_on))


def _words(accounts: tuple[Accounted, ...]) -> frozenset[str]:
    return frozenset(word for each in accounts for word in _content(each.sentence.text))


_LONG = "Councils know their schools, their pupils and their parents better than anyone does in Whitehall."

QUESTION_REPEATED = Rule(
    name="question-repeated",
    says="An answer merely repeats its question.",
    level=Level.OFF,
    check=question_repeated,
    example=Example(
        said=(
            Said(
                asks="Do you agree that small rural schools need a lump sum?",
                text="We agree that small rural schools need a lump sum.",
            ),
        )
    ),
    counter=Example(
        said=(
            Said(
                asks="Do you agree that small rural schools need a lump sum?",
                text="We agree, since fixed costs weigh most on small rural schools.",
            ),
        )
    ),
)
SAME_PARAGRAPH = Rule(
    name="same-paragraph",
    says="The same paragraph stands in two answers.",
    level=Level.OFF,
    check=same_paragraph,
    example=Example(said=(Said(text=f"We agree.\n\n{_LONG}"), Said(text=_LONG))),
    counter=Example(said=(Said(text=f"We agree.\n\n{_LONG}"), Said(text="We agree."))),
)
OPPOSITE_STATEMENTS = Rule(
    name="opposite-statements",
    says="Two answers say opposite things in nearly the same words.",
    level=Level.OFF,
    check=opposite_statements,
    example=Example(
        said=(
            Said(text="We support a national formula for schools."),
            Said(text="We do not support a national formula for schools."),
        )
    ),
    counter=Example(
        said=(
            Said(text="We support a national formula for schools."),
            Said(text="We do not oppose a national formula for schools."),
        )
    ),
)
KEY_MESSAGE_UNSUPPORTED = Rule(
    name="key-message-unsupported",
    says="No answer bears out a key message.",
    level=Level.OFF,
    check=key_message_unsupported,
    example=Example(
        key_messages="- Councils need three years' notice of every new duty.",
        said=(Said(text="We agree with the formula."),),
    ),
    counter=Example(
        key_messages="- Councils need three years' notice of every new duty. [@notice]",
        said=(Said(text="A long notice is needed. [@notice]"),),
        lines=(line("notice", "Councils should have notice."),),
    ),
)
