"""Any outline becomes a sound document that says the same, whatever is in it."""

from __future__ import annotations

import io
from itertools import islice
from pathlib import Path

import docx
import pytest
from hypothesis import example, given
from lxml import etree

from consult_tui.domain.outline import (
    AnswerArea,
    Block,
    Box,
    Break,
    BulletList,
    Citation,
    Heading,
    Inline,
    ListItem,
    Notice,
    Outline,
    Paragraph,
    QuestionBox,
    Quote,
    Table,
    Text,
)
from consult_tui.word.marks import answer_bookmark
from consult_tui.word.paper import NewPage, Paper
from consult_tui.word.render import render
from tests.word.made import HOSTILE, answers, any_outline, furnished, rendered
from tests.word.read_back import Document, W, faults, lines_of, parent_of, text_of

EXPORT = "0123456789ab"


def paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))


def item(*blocks: Block) -> ListItem:
    return ListItem(blocks)


@given(any_outline)
@example(Outline("", ()))
@example(Outline("", (AnswerArea("q", ()), AnswerArea("q", ()), AnswerArea("Q", (AnswerArea("q", ()),)))))
@example(Outline("", (AnswerArea("a", (Table("", ("x",), ()),)), Table("", ("y",), ()))))
@example(Outline("", tuple(Notice(text) for text in HOSTILE)))
def test_every_outline_gives_a_sound_document_with_every_word(outline: Outline) -> None:
    data = rendered(outline)
    assert faults(data) == []
    found = [p.without_citations for p in Document(data).paragraphs() if p.without_citations]
    assert found == list(lines_of(outline.blocks))


@given(answers)
def test_every_answer_comes_back_between_its_fence_posts(areas: list[tuple[Block, ...]]) -> None:
    blocks: list[Block] = []
    for number, inner in enumerate(areas):
        blocks += [Heading(2, (Text(f"Question {number}"),)), QuestionBox(f"q-{number}", str(number), "Why?")]
        blocks.append(AnswerArea(f"q-{number}", inner))
    document = Document(rendered(Outline("t", tuple(blocks))))
    for number, inner in enumerate(areas):
        found = document.region(answer_bookmark(EXPORT, f"q-{number}"))
        assert [p.without_citations for p in found if p.without_citations] == list(lines_of(inner))


def test_a_region_begins_before_its_first_paragraph_and_ends_behind_its_last() -> None:
    blocks = (
        Heading(2, (Text("Question 1"),)),
        QuestionBox("q1", "1", "Why?", (Box("Yes", True),)),
        AnswerArea("q1", (paragraph("Because."),)),
        Heading(1, (Text("Next"),)),
    )
    document = Document(rendered(Outline("t", blocks)))
    name = answer_bookmark(EXPORT, "q1")
    start = next(e for e in document.root.iter(f"{W}bookmarkStart") if e.get(f"{W}name") == name)
    before, answer, after = islice(parent_of(parent_of(start)).iterchildren(), 2, 5)
    assert start is before[-1]
    assert "Yes" in text_of(before)
    assert text_of(answer) == "Because."
    assert [child.tag for child in after][:2] == [f"{W}pPr", f"{W}bookmarkEnd"]
    assert after[1].get(f"{W}id") == start.get(f"{W}id")


def test_without_an_export_id_nothing_is_marked() -> None:
    blocks = (Heading(2, (Text("Q"),)), QuestionBox("q", "1", "Why?"), AnswerArea("q", (paragraph("So."),)))
    document = Document(rendered(Outline("t", blocks), export_id=""))
    assert document.bookmarks() == []
    assert document.root.findall(f".//{W}lock") == []


def test_tracking_is_on_only_where_asked_for() -> None:
    for on in (True, False):
        settings = Document(rendered(Outline("t", ()), track_changes=on)).xml("word/settings.xml")
        assert (settings.find(f"{W}trackRevisions") is not None) == on


def levels(data: bytes, style: str) -> list[tuple[str, str]]:
    """Level and text of each paragraph that a list numbers."""
    found = []
    for p in Document(data).root.iter(f"{W}p"):
        number = p.find(f"{W}pPr/{W}numPr")
        if number is not None and p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == style:  # type: ignore[union-attr]
            level = number.find(f"{W}ilvl")
            assert level is not None
            found.append((level.get(f"{W}val", ""), text_of(p)))
    return found


def test_lists_in_lists_stand_deeper() -> None:
    innermost = BulletList((item(paragraph("c")),))
    middle = BulletList((item(paragraph("b"), innermost),), start=4)
    data = rendered(Outline("t", (BulletList((item(paragraph("a"), middle), item(paragraph("d")))),)))
    assert levels(data, "ListBullet") == [("0", "a"), ("2", "c"), ("0", "d")]
    assert levels(data, "ListNumber") == [("1", "b")]


def test_lists_deeper_than_word_has_levels_keep_their_words() -> None:
    block: Block = paragraph("bottom")
    for _ in range(14):
        block = BulletList((item(paragraph("x"), block),), start=1)
    data = rendered(Outline("t", (block,)))
    assert faults(data) == []
    assert [level for level, _ in levels(data, "ListNumber")] == [str(min(n, 8)) for n in range(14)]
    assert "bottom" in Document(data).texts()


def test_numbers_that_word_cannot_count_are_written_out() -> None:
    high = BulletList((item(paragraph("a")), item(paragraph("b"))), start=100_000)
    assert Document(rendered(Outline("t", (high,)))).texts() == ["100000.\ta", "100001.\tb"]


def test_only_links_to_the_web_and_to_mail_are_links() -> None:
    addresses = {
        "https://example.org/a b": "https://example.org/a%20b",
        "http://example.org/é?x=[1]": "http://example.org/%C3%A9?x=[1]",
        "mailto:a@example.org": "mailto:a@example.org",
        "javascript:alert(1)": None,
        "file:///etc/passwd": None,
        "http://[": None,
        "https://": None,
        "http://example.org:port/": None,
        "\\\\server\\share": None,
    }
    for typed, stored in addresses.items():
        document = Document(rendered(Outline("t", (Paragraph((Text("here", link=typed),)),))))
        outside = [
            r.get("Target") for r in document.xml("word/_rels/document.xml.rels") if r.get("TargetMode")
        ]
        assert outside == ([stored] if stored else []), typed
        assert document.texts() == ["here"]


@pytest.mark.parametrize(
    ("inlines", "shown"),
    [
        ((Text("Yes. "), Citation(("a",))), "Yes.1"),
        ((Text("Yes "), Citation(("b", "a")), Text(" and no")), "Yes1,2 and no"),
        ((Text("Yes "), Citation(("a",)), Text(", no")), "Yes1, no"),
        ((Text("Yes "), Citation(("a", "none")), Text(".")), "Yes1 [@none]."),
        ((Citation(("a",)), Text(" Yes")), "1Yes"),
        ((Text("Yes"), Break(), Citation(("b",)), Text("no")), "Yes\n2no"),
        ((Text("a"), Citation(("a",)), Text("b")), "a1 b"),
    ],
)
def test_citations_stand_close_to_their_word(inlines: tuple[Inline, ...], shown: str) -> None:
    document = Document(rendered(Outline("t", (Paragraph(inlines),)), numbers={"a": 1, "b": 2}))
    assert document.texts() == [shown]


def test_tables_have_a_title_and_a_header_row_that_repeats() -> None:
    rows = (((Text("1"),), (Text("one", bold=True),)), ((Text("2"),),))
    data = rendered(Outline("t", (Table("Numbers", ("No.", "Word"), rows),)))
    table = docx.Document(io.BytesIO(data)).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["No.", "Word"],
        ["1", "one"],
        ["2", ""],
    ]
    document = Document(data)
    headers = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in document.root.iter(f"{W}tr")]
    assert headers == [True, False, False]
    caption = document.root.find(f".//{W}tblCaption")
    assert caption is not None
    assert caption.get(f"{W}val") == "Numbers"
    assert document.texts("Caption") == ["Numbers"]


def test_a_new_page_begins_with_the_next_paragraph() -> None:
    data = rendered(Paper("t", (paragraph("a"), NewPage(), Heading(1, (Text("b"),)), paragraph("c"))))
    breaks = [p.find(f"{W}pPr/{W}pageBreakBefore") is not None for p in Document(data).root.iter(f"{W}p")]
    assert breaks == [False, True, False]


def test_quotes_and_headings_have_their_styles() -> None:
    blocks = (
        Heading(1, (Text("h"),)),
        Quote((paragraph("q"), Quote((paragraph("qq"),)))),
        Heading(6, (Text("i"),)),
    )
    found = [(p.style, p.text) for p in Document(rendered(Outline("t", blocks))).paragraphs()]
    assert found == [("Heading1", "h"), ("Quote", "q"), ("Quote", "qq"), ("Heading6", "i")]


def test_a_long_title_is_cut_at_the_head_of_the_page_only() -> None:
    title = "A very long title " * 30
    document = Document(rendered(Outline(title, ()), header=title, properties={"a": "b"}))
    header = text_of(document.xml("word/header2.xml"))
    assert header.endswith("…DRAFT, not cleared")
    assert len(header) < 100
    assert title.strip()[:200] in etree.tostring(document.xml("docProps/core.xml"), encoding="unicode")


def test_without_a_title_page_the_first_page_has_the_header_too() -> None:
    section = Document(rendered(Outline("t", ()))).root.find(f".//{W}sectPr")
    assert section is not None
    assert section.find(f"{W}titlePg") is None


def test_what_stands_in_a_quote_is_set_in_with_it() -> None:
    bullets = BulletList((item(paragraph("b"), Quote((paragraph("q"),))),))
    root = Document(rendered(Outline("t", (bullets, Quote((paragraph("p"), bullets)))))).root
    left = [indent.get(f"{W}left") for indent in root.iterfind(f".//{W}p/{W}pPr/{W}ind")]
    # The first list and the plain quote stand where their styles put them.
    quote, step = 567, 397
    assert left == [str(step + quote), str(quote + step), str(quote + step + quote)]


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    rows = (((Text("1"),), (Text("Many words that want much room"),)),)
    grid = Document(rendered(Outline("t", (Table("", ("No.", "Word"), rows),)))).root.iter(f"{W}gridCol")
    narrow, wide = (int(column.get(f"{W}w", "0")) for column in grid)
    assert narrow * 2 < wide
    assert 9_200 < narrow + wide <= 9_298


def test_it_writes_a_file_or_into_an_open_one(tmp_path: Path) -> None:
    outline = Outline("t", (paragraph("a"),))
    render(outline, furnished(), tmp_path / "a.docx")
    assert (tmp_path / "a.docx").read_bytes() == rendered(outline)
