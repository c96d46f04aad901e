"""The draft as councillors get it: everything is there, nothing is dropped, nothing says more than it may."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from lxml import etree

from consult_tui.domain.outline import Notice, QuestionBox, plain
from consult_tui.errors import Stopped
from consult_tui.text.compose import answer_blocks
from consult_tui.word.draft import draft_outline, write_draft
from consult_tui.word.marks import answer_bookmark, question_bookmark
from consult_tui.word.paper import Fact, Paper, Styled
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.responses.exporting import export_draft
from tests.word.made import DRAFT, QUESTIONS, RESPONSE, hostile_draft, written
from tests.word.read_back import Document, W, faults, lines_of, text_of

EXPORT = DRAFT.export_id


@pytest.fixture(scope="module")
def data() -> bytes:
    return written(DRAFT)


@pytest.fixture(scope="module")
def document(data: bytes) -> Document:
    return Document(data)


def facts(paper: Paper) -> dict[str, str]:
    return {block.label: block.value for block in paper.blocks if isinstance(block, Fact)}


def styled(paper: Paper, style: str) -> list[str]:
    return [plain(b.inlines) for b in paper.blocks if isinstance(b, Styled) and b.style == style]


def region(document: Document, ref: str) -> list[str]:
    return [p.without_citations for p in document.region(answer_bookmark(EXPORT, ref))]


def test_title_page_says_what_it_answers_and_that_it_is_not_cleared() -> None:
    paper = draft_outline(DRAFT)
    assert styled(paper, "Mark") == ["DRAFT, not cleared", "SAMPLE"]
    assert styled(paper, "Title") == ["A fairer system"]
    assert facts(paper) == {
        "Departments": "Department for Education; HM Treasury",
        "Closes": "21 May 2012 at 23:45 (28 days left)",
        "Draft made": "23 April 2012",
        "Lead": "Policy adviser",
        "Questions": "5 questions: 1 answered, 1 no comment, 1 with an open point, 1 being worked on, "
        "1 not yet answered",
        "Wording": "5 of 50 words as agreed",
    }


def test_only_a_sample_says_sample() -> None:
    real = written(replace(DRAFT, sample=False))
    assert b"SAMPLE" not in b"".join(Document(real).parts.values())
    assert styled(draft_outline(replace(DRAFT, sample=False)), "Mark") == ["DRAFT, not cleared"]


def test_handling_is_said_only_where_there_is_something_to_say() -> None:
    kept_back = replace(
        RESPONSE, confidential=True, may_be_published=False, co_signatories=("ADCS", "SOLACE")
    )
    found = facts(draft_outline(replace(DRAFT, response=kept_back)))
    assert found["Handling"] == "confidential, not for publication"
    assert found["Jointly with"] == "ADCS; SOLACE"


def test_every_question_stands_with_number_words_and_boxes(document: Document) -> None:
    shown = [text.split("\t") for text in document.texts("QuestionText")]
    assert shown == [[q.number, q.text] for q in QUESTIONS]
    assert document.texts("Options") == ["☒\tYes", "☐\tNo", "☐\tDon't know", "☐\tA", "☒\tB"]


def test_boxes_can_be_ticked_in_word(document: Document) -> None:
    ticks = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    states = [e.get(f"{ticks}val") for e in document.root.iter(f"{ticks}checked")]
    assert states == ["1", "0", "0", "0", "1"]


def test_every_answer_is_found_again_by_its_bookmark(document: Document) -> None:
    assert region(document, "q-1") == [
        "We strongly agree.",
        "Because",
        "first point",
        "second",
        "under it",
        "somebody's words",
        "third and more",
    ]
    assert region(document, "q-2") == ["The old line. And the gone."]
    assert region(document, "q-3") == ["No comment: It is for others."]
    assert region(document, "q-4") == [""]
    assert region(document, "q-5") == ["Not yet answered."]
    assert region(document, "q-name") == ["Not yet answered."]


def test_every_number_carries_its_mark_and_a_locked_control(document: Document) -> None:
    names = set(document.bookmarks())
    assert {question_bookmark(EXPORT, q.id) for q in QUESTIONS} <= names
    locked = [
        p
        for p in document.root.iter(f"{W}sdtPr")
        if p.find(f"{W}lock[@{W}val='sdtContentLocked']") is not None
    ]
    tags = [p.find(f"{W}tag").get(f"{W}val") for p in locked]  # type: ignore[union-attr]
    assert tags == [f"ct:q:{q.id}" for q in QUESTIONS]


def test_no_control_stands_round_a_paragraph(document: Document) -> None:
    assert document.root.findall(f".//{W}sdtContent/{W}p") == []


def test_faces_survive(data: bytes) -> None:
    faced = ("Answer", "List Number")
    written_out = docx.Document(io.BytesIO(data)).paragraphs
    runs = [run for p in written_out if p.style and p.style.name in faced for run in p.runs]
    assert [run.text for run in runs if run.bold] == ["strongly"]
    assert [run.text for run in runs if run.italic] == ["point"]


def test_lists_have_real_numbers_and_restart(document: Document) -> None:
    numbered = [p.text for p in document.paragraphs() if p.style == "ListNumber" and p.numbered]
    assert numbered == ["first point1,2", "second", "third [@nobody] and more"]
    starts = [e.get(f"{W}val") for e in document.xml("word/numbering.xml").iter(f"{W}startOverride")]
    assert starts == ["1", "3"]


def test_citations_are_raised_numbers_that_lead_to_the_annex(document: Document) -> None:
    leads = {link.get(f"{W}anchor"): text_of(link) for link in document.root.iter(f"{W}hyperlink")}
    leads.pop(None, None)
    assert leads == {f"ct_line_{n}": str(n) for n in (1, 2, 3, 4)}
    assert set(leads) <= set(document.bookmarks())


def test_a_citation_of_no_line_is_shown_as_typed_and_reported(document: Document) -> None:
    assert any("third [@nobody]" in text for text in document.texts())
    assert "[@nobody] names no line of the library. Cited in: Question 1." in document.texts("Notice")


def test_the_annex_says_who_agreed_each_line_and_whether_it_stands() -> None:
    paper = draft_outline(DRAFT)
    assert styled(paper, "AnnexEntry") == [
        "1\tThe agreed line",
        "2\tThe stated line",
        "3\tThe lapsed line",
        "4\tThe gone line",
    ]
    said = styled(paper, "AnnexText")
    assert said == [
        "Authority: Agreed by Children's Board, 8 December 2011, item 1, paragraph 5, minute 12.",
        "Status: Agreed. Past its review date of 31 March 2012.",
        "Cited in: Key messages; Question 1",
        "Authority: Reported to Children's Board, January 2011.",
        "Status: Stated: reported or said publicly; the agreement itself was not traced. No review date.",
        "Cited in: Question 1",
        "Authority: Nobody is recorded as having agreed it.",
        "Status: Superseded by “The agreed line”. No review date. "
        "Internal: not to be sent without a recorded reason.",
        "Reason given: asked for by the Board (A. Officer, 3 April 2012)",
        "Cited in: Question 2(a)",
        "Authority: Nobody is recorded as having agreed it.",
        "Status: Withdrawn: the law changed. No review date.",
        "Cited in: Question 2(a)",
    ]


def test_what_is_not_finished_is_marked_before_the_answer() -> None:
    blocks = draft_outline(DRAFT).blocks
    boxes = [i for i, block in enumerate(blocks) if isinstance(block, QuestionBox)]
    after = {blocks[i].ref: blocks[i + 1] for i in boxes}  # type: ignore[union-attr]
    assert after["q-2"] == Notice("Open point: Check the sum (Finance, by 3 May 2012)")
    assert after["q-4"] == Notice("Still being worked on.")
    assert not isinstance(after["q-1"], Notice)


def test_header_footer_properties_and_tracking(document: Document, data: bytes) -> None:
    header = text_of(document.xml("word/header2.xml"))
    assert header == "A fairer systemDRAFT, not cleared · SAMPLE"
    assert text_of(document.xml("word/header1.xml")) == ""
    assert document.root.find(f".//{W}sectPr/{W}titlePg") is not None
    for footer in ("word/footer1.xml", "word/footer2.xml"):
        fields = [f.get(f"{W}instr") for f in document.xml(footer).iter(f"{W}fldSimple")]
        assert fields == [" PAGE ", " NUMPAGES "]
    settings = document.xml("word/settings.xml")
    assert settings.find(f"{W}trackRevisions") is not None
    assert settings.find(f"{W}documentProtection") is None
    core = docx.Document(io.BytesIO(data)).core_properties
    assert (core.title, core.language) == ("A fairer system", "en-GB")
    assert (core.author, core.last_modified_by) == ("", "")
    custom = etree.tostring(document.xml("docProps/custom.xml"), encoding="unicode")
    assert EXPORT in custom
    assert "made-2012" in custom


def test_the_document_is_sound(data: bytes) -> None:
    assert faults(data) == []


def test_equal_drafts_give_equal_bytes(data: bytes, document: Document) -> None:
    assert written(replace(DRAFT)) == data
    assert document.dates == {(1980, 1, 1, 0, 0, 0)}
    assert written(replace(DRAFT, export_id="ba9876543210")) != data


def test_hostile_text_is_shown_and_breaks_nothing() -> None:
    data = written(hostile_draft())
    assert faults(data) == []
    text = "\n".join(Document(data).texts())
    for shown in (
        "[bold]x[/bold] [/ [link=x]y",
        "␀␇␈␋␛[31mred␡",
        "a‹202E›dcba‹202C› ‹200F›‹2066›b",
        "👩‍👩‍👧",
    ):
        assert shown in text
    assert "half � pair � and ��" in text
    assert "<w:p/> &amp; ]]> {PAGE} MERGEFIELD" in text
    assert "long" * 2_500 in text


def test_stopping_writes_nothing(tmp_path: Path) -> None:
    told: list[float] = []
    path = tmp_path / "draft.docx"
    with pytest.raises(Stopped):
        write_draft(DRAFT, path, told.append, lambda: len(told) > 5)
    assert not path.exists()
    assert told == sorted(told)


def test_progress_goes_from_nothing_to_all(tmp_path: Path) -> None:
    told: list[float] = []
    write_draft(DRAFT, tmp_path / "draft.docx", told.append)
    assert told[0] == 0
    assert told[-1] == 1
    assert told == sorted(told)


@pytest.mark.parametrize("response_id", ["school-funding-2012", "munro-2012"])
def test_the_samples_come_back_word_for_word(sample: Path, tmp_path: Path, response_id: str) -> None:
    workspace = open_workspace(sample)
    response = workspace.response(response_id)
    exported = export_draft(workspace, response_id, tmp_path / "out.docx")
    data = exported.path.read_bytes()
    assert faults(data) == []
    document = Document(data)
    assert [t.split("\t")[1] for t in document.texts("QuestionText")] == [q.text for q in response.questions]
    signs = [
        ("☒" if option in response.answer(question.id).choices else "☐") + f"\t{option}"
        for question in response.questions
        for option in question.options
    ]
    assert document.texts("Options") == signs
    for question in response.questions:
        found = document.region(answer_bookmark(exported.id, question.id))
        expected = answer_blocks(response.answer(question.id))
        assert [p.without_citations for p in found if p.text] == list(lines_of(expected)), question.number
