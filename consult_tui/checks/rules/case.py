"""What a rule looks at, what it says, and what it is itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from consult_tui.checks.accounts import Accounted, WordingKind
from consult_tui.domain.consultations import Question
from consult_tui.domain.library import Library
from consult_tui.domain.positions import Position
from consult_tui.domain.responses import Response
from consult_tui.text.citations import cited
from consult_tui.text.compose import question_heading
from consult_tui.text.markdown import parse
from consult_tui.text.sentences import sentences

ABOUT = "about"
KEY_MESSAGES = "key_messages"
COVER = {ABOUT: "About us", KEY_MESSAGES: "Key messages"}
"""The texts of the cover matter, as `Case.accounts` knows them and as an officer does."""


class Level(StrEnum):
    """How much a rule's word weighs."""

    BLOCKS = "blocks"
    WARNS = "warns"
    NOTES = "notes"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Something that a rule found."""

    ref: str = ""
    """Id of the question; "" where it is about the cover matter or the whole response."""
    message: str
    """What is wrong, in the officer's words."""
    mend: str
    """The one smallest thing that clears it."""
    place: str = ""
    """What to highlight in the text: a sentence or some words of it; "" where there is nothing."""
    rule: str = ""
    """Name of the rule; a rule leaves it to `check`."""
    level: Level = Level.WARNS
    """As the workspace has it; a rule leaves it to `check`."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """A response with all that a rule may ask about it."""

    response: Response
    library: Library
    now: datetime
    """UK local time."""
    accounts: Mapping[str, tuple[Accounted, ...]] = field(default_factory=dict)
    """The sentences of each text, by question id and by `ABOUT` and `KEY_MESSAGES`."""
    acronyms: Mapping[str, str] = field(default_factory=dict)
    """Short form -> long form, as the workspace has them."""

    @property
    def today(self) -> date:
        """The day that the rules go by."""
        return self.now.date()

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions that are ours to answer, in the document's order; those about us are not."""
        return tuple(question for question in self.response.questions if question.asks_us)

    @cached_property
    def texts(self) -> dict[str, tuple[Accounted, ...]]:
        """Every text that leaves, cover matter first, then the answers in order; empty ones are left out."""
        keys = (*COVER, *(question.id for question in self.response.questions))
        found = {key: self._accounts(key) for key in keys}
        return {key: accounts for key, accounts in found.items() if accounts}

    @cached_property
    def answers(self) -> dict[str, tuple[Accounted, ...]]:
        """The sentences of our answers to the questions that are ours, in order."""
        ours = {question.id for question in self.questions}
        return {key: accounts for key, accounts in self.texts.items() if key in ours}

    @cached_property
    def written(self) -> dict[str, tuple[Accounted, ...]]:
        """Key messages and answers: what we say of policy, not who we are or where we live."""
        key_messages = self.texts.get(KEY_MESSAGES)
        return ({KEY_MESSAGES: key_messages} if key_messages else {}) | self.answers

    def words(self, key: str) -> str:
        """The Markdown of a text, by question id, `ABOUT` or `KEY_MESSAGES`."""
        if key in COVER:
            return str(getattr(self.response, key))
        answer = self.response.answer(key)
        return answer.no_comment if answer.no_comment.strip() else answer.text

    @cached_property
    def cites(self) -> dict[str, tuple[str, ...]]:
        """Ids cited in each text, known or not."""
        return {key: ids for key in self.texts if (ids := cited(self.words(key)))}

    @cached_property
    def lines(self) -> dict[str, tuple[Position, ...]]:
        """The lines that each text cites or rests on, each once; an id that names none is left out."""
        found = {}
        for key, accounts in self.texts.items():
            ids = [*self.cites.get(key, ()), *(id_ for each in accounts for id_ in each.rests_on)]
            known = (self.library.positions.get(id_) for id_ in dict.fromkeys(ids))
            found[key] = tuple(position for position in known if position is not None)
        return found

    @cached_property
    def first_use(self) -> dict[str, str]:
        """Ids of every line in use, each with the first text that cites it or rests on it."""
        found: dict[str, str] = {}
        for key, lines in self.lines.items():
            for position in lines:
                found.setdefault(position.id, key)
        return found

    def named(self, position_id: str) -> str:
        """A line as an officer knows it: its title in quotation marks, or its id."""
        position = self.library.positions.get(position_id)
        return f"“{position.title}”" if position and position.title else f"“{position_id}”"

    def heading(self, key: str) -> str:
        """A text as an officer knows it: `Question 4(b)`, `Key messages`."""
        return COVER.get(key) or question_heading(self.response.question(key))

    def _accounts(self, key: str) -> tuple[Accounted, ...]:
        """As given; where nothing is, the sentences of the text with nothing known of them."""
        if key in self.accounts:
            return self.accounts[key]
        text = self.words(key)
        if not text.strip():
            return ()
        return tuple(Accounted(sentence, WordingKind.NEW) for sentence in sentences(parse(text)))


def ref_of(key: str) -> str:
    """The question that a text answers, "" for cover matter."""
    return "" if key in COVER else key


def lead(key: str) -> str:
    """How a message about cover matter begins, for it has no question to stand under."""
    return f"{COVER[key]}: " if key in COVER else ""
