"""The template that is shipped is the one that the code makes, and it is sound and readable."""

from __future__ import annotations

import io

import docx
import pytest
from lxml import etree

from consult_tui.word import template_styles
from consult_tui.word.template import build, template
from tests.word.read_back import Document, W, faults

WHITE = "FFFFFF"


def test_the_file_is_what_the_code_makes() -> None:
    shipped, made = Document(template()), Document(build())
    assert shipped.parts == made.parts, "write it anew: python -m consult_tui.word.template"


def test_it_is_sound_and_made_for_british_a4() -> None:
    document = Document(template())
    assert faults(template()) == []
    size = document.root.find(f".//{W}pgSz")
    assert size is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    language = document.xml("word/styles.xml").find(f".//{W}docDefaults//{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "en-GB"


def test_nothing_of_the_template_of_python_docx_is_left() -> None:
    names = set(Document(template()).names)
    assert not {n for n in names if "customXml" in n or "stylesWithEffects" in n or "thumbnail" in n}


def test_word_knows_the_styles_by_its_own_names() -> None:
    names = {style.name for style in docx.Document(io.BytesIO(template())).styles}
    own = {f"Heading {level}" for level in range(1, 7)}
    own |= {
        "Title",
        "Subtitle",
        "Quote",
        "List Bullet",
        "List Number",
        "Caption",
        "Hyperlink",
        "Header",
        "Footer",
    }
    assert own <= names


def test_every_style_that_is_named_is_there() -> None:
    styles = Document(template()).xml("word/styles.xml")
    ids = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    for kind in ("basedOn", "next", "link"):
        assert {e.get(f"{W}val") for e in styles.iter(f"{W}{kind}")} <= ids


def luminance(rgb: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(
    "style",
    [*template_styles.PARAGRAPH_STYLES, *template_styles.CHARACTER_STYLES],
    ids=lambda style: style.id,
)
def test_text_is_dark_enough_to_read(style: template_styles.ParagraphStyle) -> None:
    grounds = [style.ground or WHITE]
    if isinstance(style, template_styles.CharacterStyle):
        grounds.append(template_styles.BOX_GROUND)
    for ground in grounds:
        dark, light = sorted((luminance(style.colour or "000000"), luminance(ground)))
        assert (light + 0.05) / (dark + 0.05) >= 7


def test_parts_are_well_formed() -> None:
    for data in Document(template()).parts.values():
        assert etree.fromstring(data) is not None
