"""What a Word document's paragraph styles say: heading level, list, title; through `basedOn`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult_tui.intake.readers.docx_numbers import W

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_VAL = f"{W}val"
_HEADING = re.compile(r"heading (\d)$", re.IGNORECASE)
_CONTENTS = re.compile(r"toc \d|table of|toc heading", re.IGNORECASE)
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style, with what it takes over from those it is based on."""

    id: str = ""
    name: str = ""
    level: int = 0
    """Of a heading, 1 to 9; else 0."""
    list_use: str = ""
    """`numId`; "" where it is no list."""
    list_level: int | None = None
    bold: bool = False
    title: bool = False
    """Whether it is the one that Word has for a document's title."""
    contents: bool = False
    """Whether it is of a table of contents or of figures."""


def styles_of(root: Element | None) -> dict[str, Style]:
    """Every paragraph style by its id; the default one also under ""."""
    if root is None:
        return {}
    raw = {
        str(one.get(f"{W}styleId")): one
        for one in root.iter(f"{W}style")
        if one.get(f"{W}type") == "paragraph"
    }
    styles = {style_id: _style(style_id, raw) for style_id in raw}
    default = next((i for i, one in raw.items() if one.get(f"{W}default") in ("1", "true")), "")
    return {"": styles.get(default, Style())} | styles


def _style(style_id: str, raw: dict[str, Element]) -> Style:
    level, use, list_level, bold = None, None, None, None
    for one in _chain(style_id, raw):
        heading = _HEADING.match(value(one, "name"))
        paragraph = one.find(f"{W}pPr")
        listed = paragraph.find(f"{W}numPr") if paragraph is not None else None
        run = one.find(f"{W}rPr")
        if level is None:
            outline = value(paragraph, "outlineLvl")
            level = (
                int(heading[1])
                if heading
                else int(outline) + 1
                if outline.isdigit() and outline != "9"
                else None
            )
        use = use if use is not None else value(listed, "numId") or None
        depth = value(listed, "ilvl")
        list_level = list_level if list_level is not None or not depth.isdigit() else int(depth)
        bold = is_on(run.find(f"{W}b")) if bold is None and run is not None else bold
    name = value(raw[style_id], "name")
    return Style(
        id=style_id,
        name=name,
        level=min(level or 0, 9),
        list_use=use or "",
        list_level=list_level,
        bold=bool(bold),
        title=name.casefold() == "title",
        contents=bool(_CONTENTS.match(name)),
    )


def _chain(style_id: str, raw: dict[str, Element]) -> list[Element]:
    chain: list[Element] = []
    while style_id in raw and len(chain) < _LONGEST_CHAIN:
        chain.append(raw[style_id])
        style_id = value(raw[style_id], "basedOn")
    return chain


def value(element: Element | None, child: str) -> str:
    """`w:val` of an element's own child of this name; "" where there is none."""
    found = element.find(f"{W}{child}") if element is not None else None
    return found.get(_VAL) or "" if found is not None else ""


def is_on(element: Element | None) -> bool | None:
    """A switch such as `w:b`: None where it is not said."""
    if element is None:
        return None
    return element.get(_VAL) not in ("0", "false", "off")
