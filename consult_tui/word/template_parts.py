"""The styles as the XML that Word reads, all in the order of the schema (ISO/IEC 29500-1, 17.3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from consult_tui.ooxml.elements import make, value
from consult_tui.word.template_styles import (
    CHARACTER_STYLES,
    FONT,
    INK,
    LIST_STEP,
    PARAGRAPH_STYLES,
    RULE,
    Border,
    CharacterStyle,
    ParagraphStyle,
)

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element

BULLETS, ORDERED = 1, 2
"""Ids of the two lists that the list styles use, and of the schemes behind them."""

_BORDER_SPACE = 5
_THIN, _THICK = 4, 24
_MARKS = ("•", "–", "◦")


def styles() -> Element:
    """The styles part."""
    root = make("w:styles", None, _defaults(), *_without_which_word_makes_its_own())
    root.extend(_paragraph_style(style) for style in PARAGRAPH_STYLES)
    root.extend(_character_style(style) for style in CHARACTER_STYLES)
    root.append(_table_style())
    return root


def numbering() -> Element:
    """The numbering part: bullets and figures, nine levels each."""
    root = make("w:numbering")
    for scheme, style in ((BULLETS, "ListBullet"), (ORDERED, "ListNumber")):
        levels = [_level(scheme, level, style) for level in range(9)]
        kind = value("w:multiLevelType", "hybridMultilevel")
        root.append(make("w:abstractNum", {"w:abstractNumId": str(scheme)}, kind, *levels))
    for scheme in (BULLETS, ORDERED):
        root.append(make("w:num", {"w:numId": str(scheme)}, value("w:abstractNumId", scheme)))
    return root


def _level(scheme: int, level: int, style: str) -> Element:
    bullets = scheme == BULLETS
    text = _MARKS[level % len(_MARKS)] if bullets else f"%{level + 1}."
    children = [value("w:start", 1), value("w:numFmt", "bullet" if bullets else "decimal")]
    if level == 0:
        children.append(value("w:pStyle", style))
    children += [value("w:lvlText", text), value("w:lvlJc", "left")]
    indent = {"w:left": str(LIST_STEP * (level + 1)), "w:hanging": str(LIST_STEP)}
    children.append(make("w:pPr", None, make("w:ind", indent)))
    return make("w:lvl", {"w:ilvl": str(level)}, *children)


def _defaults() -> Element:
    fonts = {f"w:{which}": FONT for which in ("ascii", "hAnsi", "eastAsia", "cs")}
    language = make("w:lang", {"w:val": "en-GB", "w:eastAsia": "en-GB", "w:bidi": "ar-SA"})
    face = make("w:rPr", None, make("w:rFonts", fonts), value("w:sz", 22), value("w:szCs", 22), language)
    spacing = make("w:spacing", {"w:after": "0", "w:line": "276", "w:lineRule": "auto"})
    return make(
        "w:docDefaults",
        None,
        make("w:rPrDefault", None, face),
        make("w:pPrDefault", None, make("w:pPr", None, spacing)),
    )


def _without_which_word_makes_its_own() -> Iterator[Element]:
    yield _default_style("paragraph", "Normal", "Normal", quick=True)
    yield _default_style("character", "DefaultParagraphFont", "Default Paragraph Font")
    margins = [
        make(f"w:{side}", {"w:w": width, "w:type": "dxa"})
        for side, width in (("top", "0"), ("left", "108"), ("bottom", "0"), ("right", "108"))
    ]
    table = _default_style("table", "TableNormal", "Normal Table")
    indent = make("w:tblInd", {"w:w": "0", "w:type": "dxa"})
    table.append(make("w:tblPr", None, indent, make("w:tblCellMar", None, *margins)))
    yield table
    yield _default_style("numbering", "NoList", "No List")


def _default_style(kind: str, style_id: str, name: str, *, quick: bool = False) -> Element:
    style = make("w:style", {"w:type": kind, "w:default": "1", "w:styleId": style_id}, value("w:name", name))
    if quick:
        style.append(make("w:qFormat"))
    else:
        style.extend([value("w:uiPriority", 99), make("w:semiHidden"), make("w:unhideWhenUsed")])
    return style


def _paragraph_style(style: ParagraphStyle) -> Element:
    element = make("w:style", {"w:type": "paragraph", "w:styleId": style.id}, value("w:name", style.name))
    element.append(value("w:basedOn", style.based_on))
    if style.next:
        element.append(value("w:next", style.next))
    element.append(make("w:qFormat"))
    properties = list(_paragraph_properties(style))
    if properties:
        element.append(make("w:pPr", None, *properties))
    face = list(_face(style))
    if face:
        element.append(make("w:rPr", None, *face))
    return element


def _paragraph_properties(style: ParagraphStyle) -> Iterator[Element]:
    if style.keep_next:
        yield make("w:keepNext")
    if style.keep_lines:
        yield make("w:keepLines")
    if style.number_id is not None:
        yield make("w:numPr", None, value("w:numId", style.number_id))
    if style.border:
        yield make("w:pBdr", None, *(_side(style, side) for side in style.border.split()))
    if style.ground:
        yield make("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": style.ground})
    if style.tabs:
        stops = (make("w:tab", {"w:val": kind, "w:pos": str(at)}) for kind, at in style.tabs)
        yield make("w:tabs", None, *stops)
    yield from _lengths("w:spacing", {"before": style.before, "after": style.after, "line": style.line})
    yield from _lengths("w:ind", {"left": style.left, "right": style.right, "hanging": style.hanging})
    if style.outline is not None:
        yield value("w:outlineLvl", style.outline)


def _side(style: ParagraphStyle, side: str) -> Element:
    width, colour = style.border_width, style.border_colour
    if style.border is Border.BOX and side == "left":
        width, colour = _THICK, INK
    if style.border is Border.PADDED and side != "left":
        width, colour = _THIN, style.ground
    line = {"w:val": "single", "w:sz": str(width), "w:space": str(_BORDER_SPACE), "w:color": colour}
    return make(f"w:{side}", line)


def _lengths(name: str, lengths: dict[str, int | None]) -> Iterator[Element]:
    known = {f"w:{key}": str(length) for key, length in lengths.items() if length is not None}
    if "w:line" in known:
        known["w:lineRule"] = "auto"
    if known:
        yield make(name, known)


def _face(style: ParagraphStyle) -> Iterator[Element]:
    if style.bold:
        yield from (make("w:b"), make("w:bCs"))
    if style.italic:
        yield from (make("w:i"), make("w:iCs"))
    if style.colour:
        yield value("w:color", style.colour)
    if style.size is not None:
        yield from (value("w:sz", style.size), value("w:szCs", style.size))


def _character_style(style: CharacterStyle) -> Element:
    element = make("w:style", {"w:type": "character", "w:styleId": style.id}, value("w:name", style.name))
    element.extend([value("w:basedOn", "DefaultParagraphFont"), make("w:qFormat")])
    face = [make("w:b"), make("w:bCs")] if style.bold else []
    if style.colour:
        face.append(value("w:color", style.colour))
    if style.underline:
        face.append(value("w:u", style.underline))
    if style.ground:
        face.append(make("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": style.ground}))
    if style.raised:
        face.append(value("w:vertAlign", "superscript"))
    element.append(make("w:rPr", None, *face))
    return element


def _table_style() -> Element:
    lines = [
        make(f"w:{side}", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": RULE})
        for side in ("top", "bottom", "insideH")
    ]
    margins = [
        make(f"w:{side}", {"w:w": width, "w:type": "dxa"})
        for side, width in (("top", "28"), ("left", "108"), ("bottom", "28"), ("right", "108"))
    ]
    ground = make("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": INK})
    face = make("w:rPr", None, make("w:b"), make("w:bCs"), value("w:color", "FFFFFF"))
    header = make("w:tblStylePr", {"w:type": "firstRow"}, face, make("w:tcPr", None, ground))
    return make(
        "w:style",
        {"w:type": "table", "w:styleId": "PaperTable"},
        value("w:name", "Paper Table"),
        value("w:basedOn", "TableNormal"),
        make("w:tblPr", None, make("w:tblBorders", None, *lines), make("w:tblCellMar", None, *margins)),
        header,
    )
