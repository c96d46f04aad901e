"""The words put in and taken out between two texts.

Words, blanks and marks are compared as whole tokens by the standard library's matcher. Islands of fewer than
three equal letters between two changes join them, so that a reader sees phrases, not confetti.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_TOKENS = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")


class Change(StrEnum):
    """What happened to a stretch of words."""

    SAME = "same"
    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of words with one fate."""

    change: Change
    text: str


def differences(old: str, new: str) -> tuple[Stretch, ...]:
    """The stretches that lead from the old text to the new one.

    The `SAME` and `OUT` stretches together are the old text, the `SAME` and `IN` ones the new text, to the
    letter. What is taken out comes before what is put in its place.
    """
    a, b = _TOKENS.findall(old), _TOKENS.findall(new)
    out: list[tuple[str, str, str]] = []
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        gone, come = "".join(a[a1:a2]), "".join(b[b1:b2])
        out.append((gone, "", "") if tag == "equal" else ("", gone, come))
    return tuple(_stretches(_joined(out)))


def words_changed(old: str, new: str) -> int:
    """How many words were put in or taken out, whichever is more."""
    count = {Change.IN: 0, Change.OUT: 0, Change.SAME: 0}
    for stretch in differences(old, new):
        count[stretch.change] += len(re.findall(r"\w+(?:['’]\w+)*", stretch.text))
    return max(count[Change.IN], count[Change.OUT])


def _joined(steps: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Changes parted by an island without three letters or figures are made one."""
    out: list[tuple[str, str, str]] = []
    for number, (same, gone, come) in enumerate(steps):
        inside = 0 < number < len(steps) - 1
        if same and inside and sum(c.isalnum() for c in same) < 3:
            same, gone, come = "", same, same
        if not same and out and not out[-1][0]:
            out[-1] = ("", out[-1][1] + gone, out[-1][2] + come)
        else:
            out.append((same, gone, come))
    return out


def _stretches(steps: list[tuple[str, str, str]]) -> list[Stretch]:
    found = []
    for same, gone, come in steps:
        for change, text in ((Change.SAME, same), (Change.OUT, gone), (Change.IN, come)):
            if text:
                found.append(Stretch(change, text))
    return found
