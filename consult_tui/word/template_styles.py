"""The styles of our Word template, one line each: what a document looks like is decided here.

Ids are Word's own where Word has such a style, so that its panes, keys and screen-reader commands work.
Lengths are in twips (1,440 to the inch), sizes in half points. Text is at least 7 to 1 against its ground
(WCAG 2.1, 1.4.6), and nothing is said by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

FONT = "Arial"
"""On every Windows and macOS machine; Liberation Sans, which is as wide, stands in for it elsewhere."""

INK = "1B3A57"
MUTED = "44515E"
ALERT = "96161B"
NOTICE = "5C4200"
LINK = "0B4F8A"
BOX_GROUND = "EEF3F8"
NOTICE_GROUND = "FFF6DC"
RULE = "B4C3D2"

LIST_STEP = 397
"""How far each level of a list is set in, and how far its mark hangs out."""

QUOTE_STEP = 567
BOX_HANGING = 510


class Border(StrEnum):
    """The sides on which a paragraph is ruled."""

    NONE = ""
    BOX = "top left bottom right"
    """Only with `after=0`: with space below, LibreOffice 7 parts a box from its heading and its answer."""
    LEFT = "left"
    PADDED = "top left bottom"
    """On the left; the ground reaches a little above and below the words."""
    ABOVE = "top"
    BELOW = "bottom"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """A paragraph style; what is left out comes from the style that it is based on."""

    id: str
    name: str
    based_on: str = "Normal"
    next: str = ""
    size: int | None = None
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: int | None = None
    after: int | None = None
    line: int | None = None
    """Line height in 240ths of a line."""
    left: int | None = None
    right: int | None = None
    hanging: int | None = None
    tabs: tuple[tuple[str, int], ...] = ()
    border: Border = Border.NONE
    border_colour: str = RULE
    border_width: int = 4
    """In eighths of a point; the left side of a box is drawn thicker."""
    ground: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    number_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CharacterStyle:
    """A character style."""

    id: str
    name: str
    bold: bool = False
    colour: str = ""
    underline: str = ""
    ground: str = ""
    raised: bool = False


def _heading(level: int, size: int, before: int, after: int, *, italic: bool = False) -> ParagraphStyle:
    return ParagraphStyle(
        id=f"Heading{level}",
        name=f"heading {level}",
        next="BodyText",
        size=size,
        bold=True,
        italic=italic,
        colour=INK,
        before=before,
        after=after,
        keep_next=True,
        keep_lines=True,
        outline=level - 1,
    )


_HEADINGS = (
    replace(_heading(1, 34, 480, 160), border=Border.BELOW, border_colour=INK, border_width=8),
    _heading(2, 26, 400, 100),
    _heading(3, 23, 240, 80),
    _heading(4, 22, 200, 60),
    _heading(5, 22, 200, 60, italic=True),
    _heading(6, 21, 200, 60, italic=True),
)

_TITLE_PAGE = (
    ParagraphStyle(
        id="Mark", name="Mark", size=28, bold=True, colour=ALERT, after=0, keep_next=True, keep_lines=True
    ),
    ParagraphStyle(
        id="Subtitle", name="Subtitle", next="BodyText", size=26, colour=MUTED, before=1300, after=80
    ),
    ParagraphStyle(
        id="Title",
        name="Title",
        next="BodyText",
        size=52,
        bold=True,
        colour=INK,
        after=400,
        line=252,
        border=Border.BELOW,
        border_colour=INK,
        border_width=18,
        keep_lines=True,
    ),
    ParagraphStyle(
        id="Fact",
        name="Fact",
        after=120,
        left=2835,
        hanging=2835,
        tabs=(("left", 2835),),
        keep_lines=True,
    ),
)

_QUESTIONS = (
    ParagraphStyle(
        id="QuestionText",
        name="Question Text",
        next="Answer",
        before=0,
        after=0,
        line=300,
        left=BOX_HANGING + 113,
        right=113,
        hanging=BOX_HANGING,
        tabs=(("left", BOX_HANGING + 113),),
        border=Border.BOX,
        ground=BOX_GROUND,
        keep_next=True,
        keep_lines=True,
    ),
    ParagraphStyle(id="Options", name="Options", based_on="QuestionText", next="Answer", before=50),
    ParagraphStyle(id="Answer", name="Answer", based_on="BodyText", before=120),
)

_TEXT = (
    ParagraphStyle(id="BodyText", name="Body Text", after=140),
    ParagraphStyle(id="ListBullet", name="List Bullet", based_on="BodyText", after=80, number_id=1),
    ParagraphStyle(id="ListNumber", name="List Number", based_on="BodyText", after=80, number_id=2),
    ParagraphStyle(id="ListContinue", name="List Continue", based_on="BodyText", after=80),
    ParagraphStyle(
        id="Quote",
        name="Quote",
        based_on="BodyText",
        left=QUOTE_STEP,
        right=QUOTE_STEP,
        colour=MUTED,
        border=Border.LEFT,
        border_width=18,
    ),
    ParagraphStyle(
        id="Notice",
        name="Notice",
        based_on="BodyText",
        next="BodyText",
        colour=NOTICE,
        before=200,
        after=200,
        left=113,
        right=113,
        border=Border.PADDED,
        border_colour="B98900",
        border_width=24,
        ground=NOTICE_GROUND,
    ),
)

_ANNEX = (
    ParagraphStyle(
        id="AnnexEntry",
        name="Annex Entry",
        next="AnnexText",
        size=23,
        bold=True,
        colour=INK,
        before=320,
        after=80,
        left=BOX_HANGING,
        hanging=BOX_HANGING,
        tabs=(("left", BOX_HANGING),),
        keep_next=True,
        keep_lines=True,
    ),
    ParagraphStyle(
        id="AnnexText",
        name="Annex Text",
        after=60,
        line=290,
        left=BOX_HANGING,
        size=20,
        keep_lines=True,
    ),
    ParagraphStyle(
        id="Caption",
        name="caption",
        next="BodyText",
        size=20,
        bold=True,
        before=200,
        after=80,
        keep_next=True,
    ),
    ParagraphStyle(id="TableText", name="Table Text", size=20, before=40, after=40, line=252),
    ParagraphStyle(id="TableEnd", name="Table End", size=8, after=80, line=240),
)

TEXT_WIDTH = 11_906 - 2 * 1_304
"""Of an A4 page between its margins."""

_EDGES = (
    ParagraphStyle(
        id="Header",
        name="header",
        size=17,
        colour=MUTED,
        after=0,
        tabs=(("right", TEXT_WIDTH),),
        border=Border.BELOW,
    ),
    ParagraphStyle(id="FirstHeader", name="First Header", size=17, after=0),
    ParagraphStyle(id="Footer", name="footer", size=17, colour=MUTED, after=0, tabs=(("right", TEXT_WIDTH),)),
)

PARAGRAPH_STYLES = (*_TITLE_PAGE, *_HEADINGS, *_TEXT, *_QUESTIONS, *_ANNEX, *_EDGES)

CHARACTER_STYLES = (
    CharacterStyle(id="Hyperlink", name="Hyperlink", colour=LINK, underline="single"),
    # Not plainly "Citation": LibreOffice has a style of that name, and gives it another on saving.
    CharacterStyle(id="CitationNumber", name="Citation Number", colour=LINK, raised=True),
    CharacterStyle(
        id="CitationUnknown",
        name="Citation Unknown",
        colour=ALERT,
        bold=True,
        underline="wave",
        ground="FFE9E7",
    ),
    CharacterStyle(id="QuestionNumber", name="Question Number", bold=True, colour=INK),
    CharacterStyle(id="DraftMark", name="Draft Mark", bold=True, colour=ALERT),
    CharacterStyle(id="Label", name="Label", bold=True, colour=INK),
)
