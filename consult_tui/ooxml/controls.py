"""Content controls, at the level of runs only.

A control round whole paragraphs makes LibreOffice lose the text inside, or refuse the file, once a comment or
a footnote stands in it; one inside a paragraph is safe.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult_tui.ooxml.elements import make, value
from consult_tui.ooxml.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from consult_tui.ooxml.elements import Element

LONGEST_TAG = 64
"""Of a tag or a title; Word refuses a longer one."""

TICKED, UNTICKED = "☒", "☐"
_BOX_FONT = "MS Gothic"


def locked(control_id: str, tag: str, title: str, runs: Sequence[Element]) -> Element:
    """A control round these runs that can be neither edited nor deleted in Word."""
    properties = make("w:sdtPr", None, *_names(tag, title), value("w:id", control_id))
    properties.append(value("w:lock", "sdtContentLocked"))
    return make("w:sdt", None, properties, make("w:sdtContent", None, *runs))


def tick_box(control_id: str, tag: str, title: str, ticked: bool) -> Element:
    """A box that a click ticks or clears."""
    states = [
        make("w14:checked", {"w14:val": "1" if ticked else "0"}),
        make("w14:checkedState", {"w14:val": f"{ord(TICKED):X}", "w14:font": _BOX_FONT}),
        make("w14:uncheckedState", {"w14:val": f"{ord(UNTICKED):X}", "w14:font": _BOX_FONT}),
    ]
    names = _names(tag, title)
    properties = make("w:sdtPr", None, _box_face(), *names, value("w:id", control_id))
    properties.append(make("w14:checkbox", None, *states))
    glyph = make("w:t")
    glyph.text = TICKED if ticked else UNTICKED
    return make("w:sdt", None, properties, make("w:sdtContent", None, make("w:r", None, _box_face(), glyph)))


def _names(tag: str, title: str) -> list[Element]:
    return [
        value("w:alias", one_line(title)[:LONGEST_TAG]),
        value("w:tag", one_line(tag)[:LONGEST_TAG]),
    ]


def _box_face() -> Element:
    fonts = {f"w:{which}": _BOX_FONT for which in ("ascii", "eastAsia", "hAnsi")}
    return make("w:rPr", None, make("w:rFonts", {**fonts, "w:hint": "eastAsia"}))
