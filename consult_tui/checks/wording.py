"""Where the wording comes from, in its plain form: a sentence is as agreed, or it is not.

A sentence counts as agreed when it is word for word a whole sentence of a line of status `agreed`, blanks,
quotation marks and case aside (`text.fold`). Part of a sentence does not count: "we support it" stands in "we
do not support it unless". A citation is a hint, not proof, so it is not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from consult_tui.domain.positions import Position, Status
from consult_tui.domain.responses import Answer, Response
from consult_tui.text.fold import fold
from consult_tui.text.markdown import parse
from consult_tui.text.sentences import Sentence, sentences


@dataclass(frozen=True, slots=True)
class Accounted:
    """A sentence of ours, and the agreed line it is word for word in (id; None where it is in none)."""

    sentence: Sentence
    position: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a text is as agreed, counted in words."""

    words: int = 0
    as_agreed: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.words + other.words, self.as_agreed + other.as_agreed)

    @property
    def in_words(self) -> str:
        """`412 of 530 words as agreed`, or `no words yet`."""
        if not self.words:
            return "no words yet"
        noun = "word" if self.words == 1 else "words"
        return f"{self.as_agreed} of {self.words} {noun} as agreed"


class AgreedSentences:
    """Every sentence of every agreed line, folded, with the line that holds it."""

    def __init__(self, positions: Iterable[Position]) -> None:
        self._lines: dict[str, str] = {}
        for position in positions:
            if position.status is Status.AGREED:
                for sentence in sentences(parse(position.statement)):
                    if sentence.words:
                        self._lines.setdefault(fold(sentence.text), position.id)

    def account(self, text: str) -> Iterator[Accounted]:
        """Each sentence of a Markdown text with the agreed line that holds it."""
        for sentence in sentences(parse(text)):
            yield Accounted(sentence, self._lines.get(fold(sentence.text)))

    def share(self, text: str) -> Share:
        """How much of a Markdown text is as agreed."""
        total = Share()
        for accounted in self.account(text):
            words = accounted.sentence.words
            total += Share(words, words if accounted.position else 0)
        return total

    def share_of_answer(self, answer: Answer) -> Share:
        """How much of an answer is as agreed; a reason for no comment is ours too, and in no line."""
        return self.share(answer.no_comment or answer.text)

    def share_of_response(self, response: Response) -> Share:
        """How much of everything that leaves is as agreed: about us, key messages and every answer."""
        cover = self.share(response.about) + self.share(response.key_messages)
        return sum((self.share_of_answer(a) for a in response.answers.values()), cover)
