"""Web pages, OpenDocument, plain text, Markdown and PDF: the same blocks from each."""

from __future__ import annotations

import time

import pytest

from consult_tui.errors import BadInput
from consult_tui.intake.blocks import BOX, BULLET, Block, BlockKind
from consult_tui.intake.readers import html, odt, pdf, plain
from tests.unit.intake.make import odt as odt_file
from tests.unit.intake.make import pdf as pdf_file


def shape(blocks: tuple[Block, ...]) -> list[tuple[str, int, str, str]]:
    return [(block.kind.value, block.level, block.label, block.text) for block in blocks]


def page(body: str) -> list[tuple[str, int, str, str]]:
    return shape(html.read(body.encode(), "x").blocks)


def test_a_page_gives_its_main_part_only() -> None:
    found = page(
        "<body><nav><p>Menu</p></nav><main><h1>Fees</h1><script>x()</script><p>One<br>two <b>three</b></p>"
        "<div class='gem-c-contents-list'><a>Contents</a></div>"
        "<p hidden>no</p></main><footer>x</footer></body>"
    )
    assert found == [("heading", 1, "", "Fees"), ("paragraph", 0, "", "One\ntwo three")]


def test_lists_count_as_the_page_does() -> None:
    found = page(
        "<main><ol start=3 type=a><li>x<li><p>y</p><ul><li>z</ul></ol><ol><li value=9>p<li>q</ol>loose</main>"
    )
    assert found == [
        ("item", 1, "c.", "x"),
        ("item", 1, "d.", "y"),
        ("item", 2, BULLET, "z"),
        ("item", 1, "9.", "p"),
        ("item", 1, "10.", "q"),
        ("paragraph", 0, "", "loose"),
    ]


def test_cells_know_where_they_stand() -> None:
    blocks = html.read(
        b"<main><table><tr><th>a<td>b<tr><td><table><tr><td>in</table><td>d</table>", "x"
    ).blocks
    places = [(b.text, b.cell and (b.cell.table, b.cell.row, b.cell.column)) for b in blocks]
    assert places == [("a", (0, 0, 0)), ("b", (0, 0, 1)), ("in", (1, 0, 0)), ("d", (0, 1, 1))]


@pytest.mark.parametrize(
    "data",
    [
        "<main><p>Café – “fee”</p></main>".encode(),
        "<main><p>Café – “fee”</p></main>".encode("cp1252"),
        "<main><p>Café – “fee”</p></main>".encode("utf-16"),
        "<meta charset='windows-1252'><main><p>Café – “fee”</p></main>".encode("cp1252"),
        "<?xml version='1.0' encoding='UTF-8'?><html><body><p>Café – “fee”</p></body></html>".encode(),
    ],
)
def test_pages_are_decoded_with_and_without_a_declaration(data: bytes) -> None:
    assert shape(html.read(data, "x").blocks) == [("paragraph", 0, "", "Café – “fee”")]


def test_an_opendocument_text_counts_its_lists() -> None:
    styles = """<text:list-style style:name="L">
      <text:list-level-style-number text:level="1" style:num-format="1" style:num-prefix="Question "
        style:num-suffix=":"/>
      <text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="("
        style:num-suffix=")"/></text:list-style>
      <text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>"""
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = "<text:list>" + item.format("small?", "") + item.format("large?", "") + "</text:list>"
    body = (
        '<text:h text:outline-level="2">Fees</text:h>'
        f'<text:list text:style-name="L" xml:id="one">{item.format("Fair?", "")}'
        f"{item.format('Does it help', inner)}</text:list>"
        f'<text:list text:style-name="B">{item.format("Yes", "")}</text:list>'
        f'<text:list text:style-name="L" text:continue-list="one">{item.format("Else?", "")}</text:list>'
        "<text:p>One<text:s/>two<text:line-break/>three<text:note><text:p>note</text:p></text:note></text:p>"
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<table:table><table:table-row><table:table-cell><text:p>l</text:p></table:table-cell>"
        "<table:table-cell><text:p>r</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert shape(odt.read(odt_file(body, styles=styles), "x").blocks) == [
        ("heading", 2, "", "Fees"),
        ("item", 1, "Question 1:", "Fair?"),
        ("item", 1, "Question 2:", "Does it help"),
        ("item", 2, "(a)", "small?"),
        ("item", 2, "(b)", "large?"),
        ("item", 1, BULLET, "Yes"),
        ("item", 1, "Question 3:", "Else?"),
        ("paragraph", 0, "", "One two\nthree"),
        ("cell", 0, "", "l"),
        ("cell", 0, "", "r"),
    ]


def text(said: str) -> list[tuple[str, int, str, str]]:
    return shape(plain.read(said.encode(), "x").blocks)


def test_markdown_is_read_as_it_is_typed() -> None:
    found = text(
        "---\ntitle: The fee\n---\n# Fees\n\nOne **bold** [link](https://x.org) and `2*3*4`.\n\n"
        "- first\n  - second\n\nCosts\n-----\n\n4. Is it fair?\n\n| Yes | No |\n|---|---|\n\n"
        "<blockquote><p>\nQuoted\n</p></blockquote>\n"
    )
    assert found == [
        ("heading", 1, "", "Fees"),
        ("paragraph", 0, "", "One bold link and `2*3*4`."),
        ("item", 1, BULLET, "first"),
        ("item", 2, BULLET, "second"),
        ("heading", 2, "", "Costs"),
        ("paragraph", 0, "", "4. Is it fair?"),
        ("cell", 0, "", "Yes"),
        ("cell", 0, "", "No"),
        ("paragraph", 0, "", "Quoted"),
    ]
    assert plain.read(b"---\ntitle: The fee\n---\nx", "x").facts.title == "The fee"
    assert plain.read(b"> said\n\nown", "x").blocks[0].quoted


def test_wrapped_lines_are_joined_and_broken_ones_are_not() -> None:
    wrapped = (
        "The authorities keep the lights of these islands, and this paper asks how\n"
        "they should be paid for in the years to come, and by whom they should be\n"
        "run.\n\n"
        "1) Do you agree that the cost of the lights should be met by those of the\n"
        "   ships that use the ports of the kingdom?\n"
        "Yes\nNo\n\n"
        "The answers will be published in the spring of the year, once the govern-\n"
        "ment has read them and has taken such advice as it thinks right to have.\n"
    )
    said = [block.text for block in plain.read(wrapped.encode(), "x").blocks]
    assert said[0].endswith(
        "how they should be paid for in the years to come, and by whom they should be run."
    )
    assert said[1].split("\n")[1:] == ["Yes", "No"]
    assert "the government has read" in said[2]


_LONG = "The fee is paid by all who use the ports of this kingdom and of its islands too"


def test_a_pdf_is_joined_again_without_what_runs_on_every_page() -> None:
    pages = [
        [
            (72, 800, 9, "A paper on fees"),
            (72, 700, 20, "Fees in ports") if number == 1 else (72, 700, 11, "More words stand here."),
            (72, 660, 11, _LONG),
            (72, 646, 11, "and nobody is let off. It is low."),
            (72, 620, -11, "Costs"),
            (72, 600, 11, f"Question {number}: Is the fee fair to all those who use the port once or twice"),
            (72, 586, 11, "a year?"),
            (72, 560, 11, "- Yes"),
            (72, 546, 11, "- No"),
            (290, 40, 9, f"Page {number} of 4"),
        ]
        for number in range(1, 5)
    ]
    document = pdf.read(pdf_file(pages), "x.pdf")
    first = [(b.kind, b.text) for b in document.blocks if b.page == 1]
    assert first == [
        (BlockKind.HEADING, "Fees in ports"),
        (BlockKind.PARAGRAPH, f"{_LONG} and nobody is let off. It is low."),
        (BlockKind.HEADING, "Costs"),
        (
            BlockKind.PARAGRAPH,
            "Question 1: Is the fee fair to all those who use the port once or twice a year?",
        ),
        (BlockKind.ITEM, "Yes"),
        (BlockKind.ITEM, "No"),
    ]
    assert document.facts.title == "Fees in ports"
    assert {b.page for b in document.blocks} == {1, 2, 3, 4}


def test_a_pdf_of_pictures_says_that_it_has_no_text() -> None:
    with pytest.raises(BadInput, match="no text"):
        pdf.read(pdf_file([[], []]), "scan.pdf")


def test_a_list_to_choose_from_gives_its_boxes() -> None:
    offered = "<select><option value=''>Choose<option>Port<option value=b>Boat</select>"
    assert page(f"<main><p>Q1: Who are you?</p>{offered}")[1:] == [
        ("item", 1, BOX, "Port"),
        ("item", 1, BOX, "Boat"),
    ]


def test_a_paragraph_over_hundreds_of_lines_costs_no_more_than_its_lines() -> None:
    line = "the fee is paid by all who use the ports of this kingdom and nobody is let off it"
    pages = [[(72, 760 - 14 * row, 11, line) for row in range(45)] for _ in range(60)]
    start = time.process_time()
    assert len(pdf.read(pdf_file(pages), "x").blocks) < 60
    assert time.process_time() - start < 5
