"""Word documents: everything that a reader sees, in order, with the numbers that Word generates."""

from __future__ import annotations

from consult_tui.intake.blocks import BULLET, Block, BlockKind
from consult_tui.intake.questions.pipeline import questions_of
from consult_tui.intake.readers import docx as reader
from tests.unit.intake.make import docx, level, numbered, p

_NUM = '<w:num w:numId="{}"><w:abstractNumId w:val="{}"/>{}</w:num>'


def blocks(data: bytes) -> tuple[Block, ...]:
    return reader.read(data, "x.docx").blocks


def printed(data: bytes) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in blocks(data)]


def lists(*abstract: str, uses: str = "") -> str:
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">{a}</w:abstractNum>' for i, a in enumerate(abstract)
    )
    return made + (uses or "".join(_NUM.format(i + 1, i, "") for i in range(len(abstract))))


def test_generated_question_numbers_become_questions() -> None:
    numbering = lists(level(0, "decimal", "Question %1:") + level(1, "lowerLetter", "(%2)"))
    body = "".join(
        [
            numbered("Is the fee fair?", 1),
            p("Words between."),
            numbered("Does it help:", 1),
            numbered("small firms?", 1, 1),
            numbered("charities?", 1, 1),
            numbered("Anything else?", 1),
        ]
    )
    questions, _ = questions_of(blocks(docx(body, numbering=numbering)))
    assert [q.number for q in questions] == ["1", "2", "2(a)", "2(b)", "3"]


def test_levels_restart_below_a_higher_one_and_show_those_above() -> None:
    numbering = lists(
        level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2") + level(2, "lowerRoman", "%3)")
    )
    body = "".join(numbered(str(i), 1, depth) for i, depth in enumerate((0, 1, 2, 2, 1, 0, 1, 2)))
    assert [label for label, _ in printed(docx(body, numbering=numbering))] == [
        "1.", "1.1", "i)", "ii)", "1.2", "2.", "2.1", "i)",
    ]  # fmt: skip


def test_a_start_of_its_own_counts_once_and_uses_share_their_definition() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    uses = _NUM.format(1, 0, "") + _NUM.format(2, 0, again)
    numbering = lists(level(0, "upperLetter", "%1)", start=3), uses=uses)
    body = numbered("a", 1) + numbered("b", 1) + numbered("c", 2) + numbered("d", 2)
    assert [label for label, _ in printed(docx(body, numbering=numbering))] == ["C)", "D)", "G)", "H)"]


def test_a_level_that_never_restarts_and_one_in_arabic_figures_only() -> None:
    numbering = lists(
        level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%1.%2", more='<w:lvlRestart w:val="0"/><w:isLgl/>')
    )
    body = "".join(numbered("x", 1, depth) for depth in (0, 1, 0, 1))
    assert [label for label, _ in printed(docx(body, numbering=numbering))] == ["I.", "1.1", "II.", "2.2"]


def test_numbers_come_through_styles_and_can_be_switched_off() -> None:
    styles = """<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Question"/>
      <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Q2"><w:name w:val="Later"/><w:basedOn w:val="Q"/></w:style>"""
    numbering = lists(level(0, "decimal", "Q%1."))
    style, off = '<w:pStyle w:val="Q2"/>', '<w:numPr><w:numId w:val="0"/></w:numPr>'
    data = docx(p("a", style) + p("b", style + off) + p("c", style), styles=styles, numbering=numbering)
    assert printed(data) == [("Q1.", "a"), ("", "b"), ("Q2.", "c")]


def test_bullets_are_items() -> None:
    (only,) = blocks(docx(numbered("Yes", 1), numbering=lists(level(0, "bullet", "o"))))
    assert (only.kind, only.label, only.level) == (BlockKind.ITEM, BULLET, 1)


def test_headings_by_style_and_by_bold_and_the_title() -> None:
    styles = """<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
      <w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>
      <w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>"""
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Next steps</w:t></w:r></w:p>"
    body = p("The fee", '<w:pStyle w:val="T"/>') + p("Fees 2", '<w:pStyle w:val="C"/>')
    document = reader.read(docx(body + p("Fees", '<w:pStyle w:val="H"/>') + bold, styles=styles), "x.docx")
    assert document.facts.title == "The fee"
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, 1, "The fee"),
        (BlockKind.HEADING, 2, "Fees"),
        (BlockKind.HEADING, 7, "Next steps"),
    ]


def test_tables_boxes_controls_and_insertions_are_read_deletions_and_notes_are_not() -> None:
    box = "<w:txbxContent>" + p("in a box") + "</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    either = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawn = f"<mc:AlternateContent {mc}>{either}</mc:AlternateContent>"
    body = (
        f"<w:p><w:r><w:t>above</w:t></w:r><w:r>{drawn}</w:r></w:p>"
        f"<w:sdt><w:sdtContent>{p('in a control')}</w:sdtContent></w:sdt>"
        "<w:p><w:r><w:t xml:space='preserve'>Is it </w:t></w:r>"
        "<w:del><w:r><w:delText>un</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>fair</w:t></w:r></w:ins><w:r><w:footnoteReference w:id='1'/><w:t>?</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{p('left')}</w:tc><w:tc>{p('right')}</w:tc></w:tr></w:tbl>"
        f"<w:tbl><w:tr><w:tc>{p('framed')}</w:tc></w:tr></w:tbl>"
    )
    found = [(b.text, b.cell is not None) for b in blocks(docx(body))]
    assert found == [
        ("above", False),
        ("in a box", False),
        ("in a control", False),
        ("Is it fair?", False),
        ("left", True),
        ("right", True),
        ("framed", False),
    ]


def test_line_breaks_and_control_characters() -> None:
    body = "<w:p><w:r><w:t>Is it fair?</w:t><w:br/><w:t>Yes/No</w:t><w:tab/>"
    body += "<w:t>x\u200b\u00ady</w:t></w:r></w:p>"
    assert [b.text for b in blocks(docx(body))] == ["Is it fair?\nYes/No xy"]


def test_what_stands_largest_on_the_cover_is_the_title() -> None:
    def sized(text: str, size: int) -> str:
        return f"<w:p><w:r><w:rPr><w:sz w:val='{size}'/></w:rPr><w:t>{text}</w:t></w:r></w:p>"

    cover = sized("Department for Harbours", 28) + sized("Fees in ports", 48) + sized("May 2012", 36)
    assert reader.read(docx(cover), "x").facts.title == "Fees in ports"
    assert reader.read(docx(sized("Fees in ports", 24)), "x").facts.title == ""


def test_boxes_and_lists_of_forms_are_options() -> None:
    box = "<w:r><w:fldChar><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>"
    ticked = f"<w:p>{box}<w:r><w:t>Yes</w:t></w:r></w:p><w:p>{box}<w:r><w:t>No</w:t></w:r></w:p>"
    items = "".join(
        f'<w:listItem w:displayText="{said}" w:value="{value}"/>'
        for said, value in (("Choose an item.", ""), ("A port", "a"), ("A boat", "b"))
    )
    control = f"<w:sdt><w:sdtPr><w:dropDownList>{items}</w:dropDownList></w:sdtPr></w:sdt>"
    chosen = f"<w:p><w:r><w:t>Question 2: Who are you?</w:t></w:r>{control}</w:p>"
    found = questions_of(blocks(docx(p("Question 1: Is it fair?") + ticked + chosen)))[0]
    assert [q.options for q in found] == [("Yes", "No"), ("A port", "A boat")]
