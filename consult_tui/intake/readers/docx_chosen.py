"""Which of a few words stands out in a paragraph of Word: on a form filled in by hand, the option chosen.

Layouts: "**Yes** / No" in bold, underlined, or marked with colour; "Yes / ~~No~~" with the rest struck out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from consult_tui.intake.readers.docx_numbers import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST = 120
"""Characters of a paragraph of options."""
_STRUCK = frozenset({f"{W}strike", f"{W}dstrike"})
_BOLD, _UNDERLINED, _COLOURED = f"{W}b", f"{W}u", f"{W}highlight"
_MARKS = _STRUCK | {_BOLD, _UNDERLINED, _COLOURED}
_OFF = frozenset({"0", "false", "off", "none"})
_VAL = f"{W}val"


def chosen_in(runs: Sequence[tuple[Element | None, str]]) -> str:
    """The words that stand out from the others; "" where none or all do.

    Args:
        runs: The runs of a paragraph that have words: the properties and the words of each.
    """
    marks = [_marks(properties) for properties, _ in runs]
    if not any(marks):
        return ""
    said = [(own, text) for own, (_, text) in zip(marks, runs, strict=True) if any(map(str.isalnum, text))]
    struck = [bool(own & _STRUCK) for own, _ in said]
    if any(struck) and not all(struck):
        return _joined([text for (_, text), out in zip(said, struck, strict=True) if not out])
    for mark in (_BOLD, _UNDERLINED, _COLOURED):
        marked = [text for own, text in said if mark in own]
        if marked and len(marked) < len(said):
            return _joined(marked)
    return ""


def _marks(properties: Element | None) -> frozenset[str]:
    """Which of the marks are on."""
    if properties is None:
        return frozenset()
    return frozenset(one.tag for one in properties if one.tag in _MARKS and one.get(_VAL) not in _OFF)


def _joined(texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts).split()).strip(" /|,;")
