"""Which of a few words stands out in a paragraph of Word: on a form filled in by hand, the option chosen.

Layouts: "**Yes** / No" in bold, underlined, or marked with colour; "Yes / ~~No~~" with the rest struck out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from consult_tui.intake.readers.docx_numbers import W
from consult_tui.intake.readers.docx_styles import is_on

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST = 120
"""Characters of a paragraph of options."""
_MARKS = ("b", "u", "highlight")


def chosen_in(runs: Sequence[tuple[Element | None, str]]) -> str:
    """The words that stand out from the others; "" where none or all do.

    Args:
        runs: The runs of a paragraph that have words: the properties and the words of each.
    """
    said = [(run, text) for run, text in runs if any(sign.isalnum() for sign in text)]
    struck = [bool(_is_marked(run, "strike") or _is_marked(run, "dstrike")) for run, _ in said]
    if any(struck) and not all(struck):
        return _joined([text for (_, text), out in zip(said, struck, strict=True) if not out])
    for mark in _MARKS:
        marked = [_is_marked(run, mark) for run, _ in said]
        if any(marked) and not all(marked):
            return _joined([text for (_, text), out in zip(said, marked, strict=True) if out])
    return ""


def _is_marked(properties: Element | None, mark: str) -> bool:
    element = properties.find(f"{W}{mark}") if properties is not None else None
    return bool(is_on(element)) and element is not None and element.get(f"{W}val") != "none"


def _joined(texts: Sequence[str]) -> str:
    return " ".join(" ".join(texts).split()).strip(" /|,;")
