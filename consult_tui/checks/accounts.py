"""What is known of a sentence: as agreed, changed or new, the line behind it, and what was changed in it.

The three kinds are against every wording that was ever agreed, present and past. A line that was stated,
proposed or drafted is agreed by nobody: a sentence that is word for word in one is new, with that line as its
nearest.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from consult_tui.text.differences import Stretch, differences
from consult_tui.text.sentences import Sentence


class WordingKind(StrEnum):
    """Where the wording of a sentence comes from."""

    AS_AGREED = "as-agreed"
    CHANGED = "changed"
    NEW = "new"


class Standing(StrEnum):
    """How a wording of a line stands."""

    AGREED = "agreed"
    """The present wording of an agreed line."""
    LAPSED = "lapsed"
    """Agreed once: an earlier wording, or that of a line since superseded or withdrawn."""
    STATED = "stated"
    """Reported or said publicly; the agreement was not traced."""
    UNAGREED = "unagreed"
    """Nobody agreed it: draft or proposed, or lapsed without ever having been agreed."""

    @property
    def was_agreed(self) -> bool:
        """Whether it was ever agreed."""
        return self in (Standing.AGREED, Standing.LAPSED)

    @property
    def rank(self) -> int:
        """0 for the one that a sentence rests on best."""
        return list(Standing).index(self)


class Commitment(StrEnum):
    """A part of a sentence that commits us: if it changes, so does what we promise or ask for."""

    NEGATION = "negation"
    MODAL = "modal verb"
    FIGURE = "figure"
    PARTY = "party"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence of a wording of a line."""

    position: str
    """Id of the line."""
    text: str
    standing: Standing


@dataclass(frozen=True)
class Accounted:
    """A sentence of ours and where its wording comes from."""

    sentence: Sentence
    kind: WordingKind
    source: Source | None = None
    """The line's own sentence that it is, or was made from; of a new one the nearest, None where none is."""
    similarity: float = 0.0
    """How like the two are, 0 to 1; 1 where they are the same words."""
    altered: tuple[Commitment, ...] = ()
    """What of the commitment differs from the sentence that it was made from, agreed or only stated."""
    joined: tuple[Source, ...] = ()
    """Further sentences of lines that were joined into it."""
    verbatim: tuple[Source, ...] = ()
    """Every sentence of a line, agreed or not, that is in these very words."""
    slight: bool = False
    """Whether it says too little to be told from chance: "We agree." stands in many lines."""
    unborne: tuple[str, ...] = ()
    """Ids cited at it whose lines, known as they are, hold nothing like it."""

    @property
    def lapsed(self) -> bool:
        """Whether it is as agreed only in a wording that no longer stands."""
        agreed = self.kind is WordingKind.AS_AGREED
        return agreed and self.source is not None and self.source.standing is Standing.LAPSED

    @property
    def commitment_changed(self) -> bool:
        """Whether it turns or alters what was agreed."""
        return self.kind is WordingKind.CHANGED and bool(self.altered)

    @property
    def needs_agreement(self) -> bool:
        """Whether it turns or alters what was agreed, or says what no longer stands."""
        return self.commitment_changed or self.lapsed

    @property
    def rests_on(self) -> tuple[str, ...]:
        """Ids of the lines whose words it holds, agreed or not, cited or not.

        Words that were agreed rest on that agreement alone, though they stand in a draft too. A slight
        sentence rests on none by its words.
        """
        if self.slight:
            return ()
        made_from = (self.source, *self.joined) if self.kind is not WordingKind.NEW else ()
        held = self.verbatim[:1] if self.kind is not WordingKind.AS_AGREED else ()
        return tuple(dict.fromkeys(s.position for s in (*made_from, *held) if s is not None))

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The words put in and taken out since the line's own sentences; none where it was made from none."""
        if self.source is None or not (self.kind is WordingKind.CHANGED or self.altered):
            return ()
        before = " ".join(source.text for source in (self.source, *self.joined))
        return differences(before, self.sentence.text)


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a text comes from where, counted in words."""

    as_agreed: int = 0
    changed: int = 0
    new: int = 0
    lapsed: int = 0
    """Of those as agreed, how many are in a wording that no longer stands."""
    turned: int = 0
    """Sentences, not words, in which a commitment of an agreed line was changed."""

    def __add__(self, other: Share) -> Share:
        return Share(
            self.as_agreed + other.as_agreed,
            self.changed + other.changed,
            self.new + other.new,
            self.lapsed + other.lapsed,
            self.turned + other.turned,
        )

    @property
    def words(self) -> int:
        """All of them."""
        return self.as_agreed + self.changed + self.new

    @property
    def in_words(self) -> str:
        """`412 of 530 words as agreed, 80 changed, 38 new; 2 sentences change a commitment`."""
        if not self.words:
            return "no words yet"
        noun = "word" if self.words == 1 else "words"
        lapsed = f" ({self.lapsed} in a wording that no longer stands)" if self.lapsed else ""
        rest = [f"{n} {what}" for n, what in ((self.changed, "changed"), (self.new, "new")) if n]
        words = ", ".join([f"{self.as_agreed} of {self.words} {noun} as agreed{lapsed}", *rest])
        turn = "1 sentence changes" if self.turned == 1 else f"{self.turned} sentences change"
        return f"{words}; {turn} a commitment" if self.turned else words


def share_of(accounts: Iterable[Accounted]) -> Share:
    """How much of these sentences comes from where."""
    total = Share()
    for each in accounts:
        words = each.sentence.words
        match each.kind:
            case WordingKind.AS_AGREED:
                total += Share(as_agreed=words, lapsed=words if each.lapsed else 0)
            case WordingKind.CHANGED:
                total += Share(changed=words, turned=int(each.commitment_changed))
            case WordingKind.NEW:
                total += Share(new=words)
    return total
