"""What stands in one Word paragraph: its words, whether they are bold, how large, and the boxes in it.

One pass over its elements: a paragraph is looked at tens of thousands of times in a long document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from consult_tui.intake.readers.docx_numbers import W
from consult_tui.intake.readers.docx_styles import is_on

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What an old program shows instead of what stands beside it: the same words again."""
SKIPPED = frozenset(
    {FALLBACK}
    | {f"{W}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "sdtPr")}
)
"""Elements whose words are not the document's."""
_SIGNS = {f"{W}tab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_WINGDINGS = {"F0A8": "☐", "F06F": "☐", "F0FE": "☒", "F071": "☐"}
"""Characters of Wingdings that forms use as boxes."""
_TEXT, _RUN, _BREAK, _BOX = f"{W}t", f"{W}r", f"{W}br", f"{W}txbxContent"
_CONTROL, _SYMBOL, _FIELD = f"{W}sdtPr", f"{W}sym", f"{W}fldChar"
_FORM, _TICK = f"{W}ffData", f"{W}checkBox"
_PROPERTIES, _HIDDEN, _BOLD, _SIZE = f"{W}rPr", f"{W}vanish", f"{W}b", f"{W}sz"
_VAL, _TYPE, _CHAR = f"{W}val", f"{W}type", f"{W}char"


@dataclass(slots=True)
class Words:
    """What a paragraph holds, as it is gone through."""

    parts: list[str] = field(default_factory=list)
    bold: list[bool | None] = field(default_factory=list)
    """Of each run with words: on, off, or as the style has it."""
    sizes: list[str] = field(default_factory=list)
    """In half points, of the runs that say so."""
    runs: list[tuple[Element | None, str]] = field(default_factory=list)
    """The properties and the words of each run that has words."""
    boxes: list[Element] = field(default_factory=list)
    """Text boxes anchored here, each once; their words are read apart."""

    def all_bold(self, by_style: bool) -> bool:
        """Whether every word is bold."""
        return bool(self.bold) and all(by_style if mark is None else mark for mark in self.bold)

    @property
    def size(self) -> int:
        """The largest of the sizes that are given; 0 where none is."""
        return max((int(said) for said in self.sizes if said.isdigit() and len(said) < 4), default=0)


def words_of(paragraph: Element) -> Words:
    """Everything in a paragraph."""
    out = Words()
    _through(paragraph, out)
    return out


def _through(element: Element, out: Words) -> None:
    for child in element:
        tag = child.tag
        if tag == _TEXT:
            out.parts.append(child.text or "")
        elif tag == _RUN:
            _run(child, out)
        elif tag in SKIPPED:
            if tag == _CONTROL:
                out.parts.extend(_offered(child))
        elif tag == _BOX:
            out.boxes.append(child)
        elif (sign := _sign(child, tag, element)) is not None:
            out.parts.append(sign)
        else:
            _through(child, out)


def _run(run: Element, out: Words) -> None:
    """A stretch with one set of properties; a hidden one is passed over."""
    properties = run.find(_PROPERTIES)
    bold = None
    if properties is not None:
        if is_on(properties.find(_HIDDEN)):
            return
        bold = is_on(properties.find(_BOLD))
        if (size := properties.find(_SIZE)) is not None:
            out.sizes.append(size.get(_VAL) or "")
    before = len(out.parts)
    _through(run, out)
    if (words := "".join(out.parts[before:])).strip():
        out.bold.append(bold)
        out.runs.append((properties, words))


def _sign(element: Element, tag: str, parent: Element) -> str | None:
    """What an element shows that is no text; None where it is none of these."""
    if tag in _SIGNS:
        return _SIGNS[tag]
    if tag == _BREAK:
        return "\n" if element.get(_TYPE) in (None, "textWrapping") else " "
    if tag == _FIELD:
        return _form_box(element)
    if tag == _SYMBOL:
        return _WINGDINGS.get((element.get(_CHAR) or "").upper(), "")
    return "☐ " if tag == _TICK and parent.tag == _FORM else None


def _form_box(mark: Element) -> str:
    """The box of a form of Word's older kind, ticked or not; "" where the field is none."""
    form = mark.find(_FORM)
    box = form.find(_TICK) if form is not None else None
    if box is None:
        return ""
    said = box.find(f"{W}checked")
    return "☒ " if is_on(box.find(f"{W}default") if said is None else said) else "☐ "


def _offered(properties: Element) -> Iterator[str]:
    """What a content control lets one choose from, each as a box on a line of its own, the prompt aside."""
    for item in properties.iter(f"{W}listItem"):
        if held := item.get(f"{W}value"):
            yield f"\n☐ {item.get(f'{W}displayText') or held}"
