"""Old responses: every answer under its question, the ticked box told, and nothing lost."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx as python_docx
import pytest

from consult_tui.domain.consultations import Choose, Question
from consult_tui.domain.past import PastPart, PastReading
from consult_tui.errors import BadInput
from consult_tui.intake.past.reading import dated_by_name, read_past
from tests.unit.intake import make


def read(folder: Path, name: str, data: bytes | str, asked: tuple[Question, ...] = ()) -> PastReading:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_past(path, asked)


def told(reading: PastReading) -> list[tuple[str, str, tuple[str, ...], str]]:
    """Number, question, ticked options and answer of every part."""
    return [(p.question.number, p.question.text, p.choices, p.text) for p in reading.parts]


def word(*paragraphs: tuple[str, str] | list[list[str]]) -> bytes:
    """A Word document: (style, text) for a paragraph, "bold" for one in bold; rows for a table."""
    document = python_docx.Document()
    for each in paragraphs:
        if isinstance(each, list):
            table = document.add_table(len(each), len(each[0]))
            for row, cells in zip(table.rows, each, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        elif each[0] == "bold":
            document.add_paragraph().add_run(each[1]).bold = True
        else:
            document.add_paragraph(each[1], style=each[0])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


ASKED = (
    Question(number="1", text="Do you agree that fees should follow costs?", options=("Agree", "Disagree")),
    Question(number="2", text="Which costs should count, and why those?"),
    Question(number="3", text="When should the new fees begin?", options=("2012", "2013")),
)


def test_word_headings_with_number_and_a_question_below(tmp_path: Path) -> None:
    data = word(
        ("Title", "Response to the consultation on fees"),
        ("Heading 2", "Question 1"),
        ("bold", "Do you agree that fees should follow costs?"),
        ("Normal", "☒ Agree"),
        ("Normal", "☐ Disagree"),
        ("Normal", "Costs are known. They are fair."),
        ("List Bullet", "Schools can plan."),
        ("List Bullet", "Parents can see why."),
        ("Heading 2", "Question 2"),
        ("bold", "Which costs should count?"),
        ("Normal", "Those of the office."),
    )
    reading = read(tmp_path, "fees.docx", data)
    assert reading.title == "Response to the consultation on fees"
    assert told(reading) == [
        (
            "1",
            "Do you agree that fees should follow costs?",
            ("Agree",),
            "Costs are known. They are fair.\n\n- Schools can plan.\n- Parents can see why.",
        ),
        ("2", "Which costs should count?", (), "Those of the office."),
    ]
    assert reading.parts[0].question.options == ("Agree", "Disagree")


def test_question_and_answer_announced_by_words(tmp_path: Path) -> None:
    text = (
        "Question 4: Fees\nWe propose that fees follow costs.\nDo you agree?\n\n"
        "Answer: Yes. Costs are known.\n\n"
        "More of the answer.\n\nQuestion 5(b): When should they begin?\n\nLGA response:\n\nNext year.\n"
    )
    assert told(read(tmp_path, "a.txt", text)) == [
        (
            "4",
            "Fees We propose that fees follow costs. Do you agree?",
            (),
            "Yes. Costs are known.\n\nMore of the answer.",
        ),
        ("5(b)", "When should they begin?", (), "Next year."),
    ]


def test_q_and_a_letters(tmp_path: Path) -> None:
    text = "Q1. Is the fee fair?\n\nA1. It is.\n\nQ2. Who pays?\n\nA: The owner pays.\n"
    assert [(n, t) for n, _, _, t in told(read(tmp_path, "a.txt", text))] == [
        ("1", "It is."),
        ("2", "The owner pays."),
    ]


def test_bold_question_above_plain_text_and_a_rhetorical_one_stays_in_the_answer(tmp_path: Path) -> None:
    data = word(
        ("Normal", "Our views on fees are set out below, for every question in turn as it was asked."),
        ("bold", "Is the fee fair to owners of small boats, and to those who hire them for a day?"),
        ("Normal", "It is not. Who would pay it?"),
        ("Normal", "And who would collect it?"),
        ("bold", "Should it be paid monthly?"),
        ("Normal", "Yes."),
    )
    reading = read(tmp_path, "a.docx", data)
    assert [(p.question.text, p.text) for p in reading.parts if not p.by_heading] == [
        (
            "Is the fee fair to owners of small boats, and to those who hire them for a day?",
            "It is not. Who would pay it?\n\nAnd who would collect it?",
        ),
        ("Should it be paid monthly?", "Yes."),
    ]
    assert reading.parts[0].question.text == "Introduction"


def test_a_table_with_a_column_of_questions_and_one_of_responses(tmp_path: Path) -> None:
    data = word(
        ("Title", "Fees"),
        [
            ["No.", "Question", "Our response"],
            ["1", "Is the fee fair?", "It is fair.\nIt follows costs."],
            ["2", "Who should pay?", "☐ Owners ☒ Councils"],
        ],
    )
    reading = read(tmp_path, "a.docx", data)
    assert told(reading) == [
        ("1", "Is the fee fair?", (), "It is fair.\\\nIt follows costs."),
        ("2", "Who should pay?", ("Councils",), ""),
    ]


def test_a_table_without_a_header(tmp_path: Path) -> None:
    page = (
        "<main><h1>Fees</h1><table>"
        "<tr><td>Q1. Is the fee fair?</td><td><p>It is.</p><p>We said so.</p></td></tr>"
        "<tr><td>Q2. Who should pay?</td><td>Owners.</td></tr></table></main>"
    )
    assert told(read(tmp_path, "a.html", page)) == [
        ("1", "Is the fee fair?", (), "It is.\n\nWe said so."),
        ("2", "Who should pay?", (), "Owners."),
    ]


@pytest.mark.parametrize(
    ("boxes", "options", "ticked"),
    [
        ("- [x] Agree\n- [ ] Disagree", ("Agree", "Disagree"), ("Agree",)),
        ("[ ] Agree\n[X] Disagree", ("Agree", "Disagree"), ("Disagree",)),
        ("Yes ☒ No ☐", ("Yes", "No"), ("Yes",)),
        ("☐ Yes ☑ No", ("Yes", "No"), ("No",)),
        ("☐ Yes ☐ No", ("Yes", "No"), ()),
        ("✓ Agree", ("Agree",), ("Agree",)),
        (
            "Mark: Neither agree nor disagree",
            ("Neither agree nor disagree",),
            ("Neither agree nor disagree",),
        ),
        ("Agree / Disagree / Not sure\n\nDisagree.", ("Agree", "Disagree", "Not sure"), ("Disagree",)),
        ("Yes ✓ No", ("Yes", "No"), ("Yes",)),
        ("Please tick one box\n\n☒ Agree", ("Agree",), ("Agree",)),
        ("☒ Fees\n☒ Fines\n☐ Rent", ("Fees", "Fines", "Rent"), ("Fees", "Fines")),
    ],
)
def test_the_ticked_box(
    tmp_path: Path, boxes: str, options: tuple[str, ...], ticked: tuple[str, ...]
) -> None:
    text = (
        f"Question 1: Is the fee fair?\n\n{boxes}\n\nComments: It follows costs.\n\n"
        "Question 2: Who pays?\n\nAll."
    )
    first = read(tmp_path, "a.md", text).parts[0]
    assert (first.question.options, first.choices, first.text) == (options, ticked, "It follows costs.")
    assert first.question.choose is (Choose.MANY if len(ticked) > 1 else Choose.ONE)


@pytest.mark.parametrize(
    "grid",
    [
        [["Agree", "Disagree", "Not sure"], ["", "X", ""]],
        [["Agree", ""], ["Disagree", "X"], ["Not sure", ""]],
        [["☐", "Agree"], ["☒", "Disagree"], ["☐", "Not sure"]],
        [["Agree ☐", "Disagree ☒", "Not sure ☐"]],
        [["☐", "Agree", "☒", "Disagree", "☐", "Not sure"]],
    ],
    ids=["below the head", "beside it", "before it", "in the cell", "in one row"],
)
def test_a_table_of_boxes(tmp_path: Path, grid: list[list[str]]) -> None:
    data = word(
        ("Normal", "Question 1: Is the fee fair?"),
        grid,
        ("Normal", "It is not."),
        ("Normal", "Question 2: Who?"),
    )
    first = read(tmp_path, "a.docx", data).parts[0]
    assert (first.question.options, first.choices, first.text) == (
        ("Agree", "Disagree", "Not sure"),
        ("Disagree",),
        "It is not.",
    )


def test_the_boxes_of_words_older_forms(tmp_path: Path) -> None:
    def box(name: str, ticked: bool) -> str:
        state = "<w:checked/>" if ticked else "<w:checked w:val='0'/>"
        return (
            "<w:p><w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='0'/>"
            f"{state}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
            f"<w:r><w:fldChar w:fldCharType='end'/></w:r><w:r><w:t> {name}</w:t></w:r></w:p>"
        )

    body = make.p("Question 1: Is the fee fair?") + box("Yes", False) + box("No", True) + make.p("It is not.")
    first = read(tmp_path, "a.docx", make.docx(body)).parts[0]
    assert (first.question.options, first.choices, first.text) == (("Yes", "No"), ("No",), "It is not.")


def test_numbers_alone(tmp_path: Path) -> None:
    text = "4. Is the fee fair?\n\nIt is.\n\n5. Who should pay?\n\nOwners, for 3 reasons.\n"
    assert told(read(tmp_path, "a.txt", text)) == [
        ("4", "Is the fee fair?", (), "It is."),
        ("5", "Who should pay?", (), "Owners, for 3 reasons."),
    ]


def test_plain_questions_in_an_open_document_text(tmp_path: Path) -> None:
    body = "".join(
        f"<text:p>{text}</text:p>"
        for text in ("Is the fee fair?", "It is, by and large.", "Who should pay it?", "Owners should.")
    )
    assert told(read(tmp_path, "a.odt", make.odt(body))) == [
        ("", "Is the fee fair?", (), "It is, by and large."),
        ("", "Who should pay it?", (), "Owners should."),
    ]


def test_a_pdf_with_bold_questions(tmp_path: Path) -> None:
    lines = [
        (72.0, 780.0, 20.0, "Response on fees"),
        (72.0, 740.0, -11.0, "Question 1: Is the fee fair to owners?"),
        (72.0, 710.0, 11.0, "It is fair, for it follows costs that every owner can look up"),
        (72.0, 696.0, 11.0, "and that nobody disputes."),
        (72.0, 660.0, -11.0, "Question 2: Who should pay?"),
        (72.0, 630.0, 11.0, "Owners should."),
    ]
    reading = read(tmp_path, "a.pdf", make.pdf([lines]))
    assert [(p.question.number, p.text) for p in reading.parts] == [
        ("1", "It is fair, for it follows costs that every owner can look up and that nobody disputes."),
        ("2", "Owners should."),
    ]


def test_one_answer_to_several_questions_and_parts_in_letters(tmp_path: Path) -> None:
    text = (
        "# Fees\n\n## Questions 1 to 3\n\nWe support all of it.\n\n## Question 4: Fees\n\n"
        "a) Should they rise?\n\nThey should.\n\nb) Should they be paid monthly?\n\nNo.\n"
    )
    assert [(n, t) for n, _, _, t in told(read(tmp_path, "a.md", text)) if t] == [
        ("1 to 3", "We support all of it."),
        ("4(a)", "They should."),
        ("4(b)", "No."),
    ]


def test_a_question_mentioned_in_an_answer_opens_none(tmp_path: Path) -> None:
    text = (
        "Question 1: Is it fair?\n\nQuestion 9 of the last paper asked the same, and we said so.\n\n"
        "Question 2 and 3 are for firms.\n\nQuestion 2: Who pays?\n\nOwners."
    )
    assert [p.question.number for p in read(tmp_path, "a.txt", text).parts] == ["1", "2"]


COVERED = """# Response of the Fee Association

Fee House
1 Long Street
London SW1P 3HZ

12 October 2011

Dear Minister,

The association is glad to give its views, which its members agreed in September.

## About us

We speak for fee payers.

## Key messages

- Fees must be fair.

## Contents

Part 1
Part 2

## Part 1: the fee

**Question 1: Is it fair?**

It is.

### A heading inside the answer

More of it.

## Part 2: the rest

**Question 2: Who pays?**

Owners.

Yours sincerely

Jane Roe
Chair

## Annex: figures

Fees were 12.
"""


def test_cover_matter_is_told_apart(tmp_path: Path) -> None:
    reading = read(tmp_path, "a.md", COVERED)
    assert (reading.about, reading.key_messages) == ("We speak for fee payers.", "- Fees must be fair.")
    assert reading.dated == date(2011, 10, 12)
    assert [(p.question.text, p.question.section, p.text, p.by_heading) for p in reading.parts] == [
        (
            "Introduction",
            None,
            "The association is glad to give its views, which its members agreed in September.",
            True,
        ),
        ("Is it fair?", "Part 1: the fee", "It is.\n\n# A heading inside the answer\n\nMore of it.", False),
        ("Who pays?", "Part 2: the rest", "Owners.", False),
        ("Annex: figures", None, "Fees were 12.", True),
    ]
    why = {one.text: one.why for one in reading.left_out}
    assert why["London SW1P 3HZ"] == "an address"
    assert why["Dear Minister,"] == "whom the letter is to"
    assert why["Jane Roe"] == why["Yours sincerely"] == "a signature"
    assert why["Part 1"] == "stands under 'Contents'"


def test_a_letter_that_follows_no_questions_by_heading(tmp_path: Path) -> None:
    text = (
        "# Response on fees\n\nDear Sir\n\n## The level of fees\n\nFees are too high.\n\n### For schools\n\n"
        "Schools pay most.\n\n## Timing\n\nNext year is too soon.\n"
    )
    reading = read(tmp_path, "a.md", text)
    assert [(p.question.text, p.text, p.by_heading) for p in reading.parts] == [
        ("The level of fees", "Fees are too high.", True),
        ("For schools", "Schools pay most.", True),
        ("Timing", "Next year is too soon.", True),
    ]
    assert "heading by heading" in reading.warnings[0]
    assert not reading.follows_questions


def test_a_letter_without_headings_is_one_part(tmp_path: Path) -> None:
    text = "Dear Sir\n\nWe do not think that fees are fair to anybody at all.\n\nYours faithfully\n\nJ Roe"
    reading = read(tmp_path, "a.txt", text)
    assert [(p.question.text, p.text) for p in reading.parts] == [
        ("General comments", "We do not think that fees are fair to anybody at all.")
    ]


def test_numbers_alone_take_their_words_from_the_consultation(tmp_path: Path) -> None:
    text = "Question 1\n\nAgree.\n\nCosts are known.\n\nQuestion 3\n\n2012\n\nWe are ready.\n"
    reading = read(tmp_path, "a.txt", text, ASKED)
    assert told(reading) == [
        ("1", ASKED[0].text, ("Agree",), "Costs are known."),
        ("3", ASKED[2].text, ("2012",), "We are ready."),
    ]
    assert reading.parts[0].question.options == ("Agree", "Disagree")
    assert reading.warnings == ("No answer was found to: 2.",)


def test_without_the_consultation_a_question_without_words_is_pointed_out(tmp_path: Path) -> None:
    reading = read(tmp_path, "a.txt", "Question 1\n\nCosts are known.\n\nQuestion 2\n\nAll of them.\n")
    assert told(reading)[0][:2] == ("1", "Question 1")
    assert any("--consultation" in warning for warning in reading.warnings)


def test_words_of_the_consultation_open_a_question_without_a_number(tmp_path: Path) -> None:
    text = (
        "Do you agree that fees should follow  cost?\n\nWe do.\n\nHow would it work? We ask.\n\n"
        "Which costs should count, and why those?\n\nOffice costs."
    )
    assert [(n, t) for n, _, _, t in told(read(tmp_path, "a.txt", text, ASKED))] == [
        ("1", "We do.\n\nHow would it work? We ask."),
        ("2", "Office costs."),
    ]


def test_another_consultations_question_stays_as_printed(tmp_path: Path) -> None:
    text = "Question 1: Should dogs be kept on a lead in every park of the town and its surroundings?\n\nNo."
    reading = read(tmp_path, "a.txt", text, ASKED)
    assert reading.parts[0].question.text.startswith("Should dogs")
    assert any("no question of that consultation" in warning for warning in reading.warnings)


def test_a_box_that_the_consultation_does_not_have_is_kept_and_told(tmp_path: Path) -> None:
    reading = read(tmp_path, "a.txt", "Question 1\n\nMark: Partly agree\n\nIn part.", ASKED)
    part: PastPart = reading.parts[0]
    assert part.choices == ("Partly agree",)
    assert part.question.options == ("Agree", "Disagree", "Partly agree")
    assert any("not among its boxes" in warning for warning in reading.warnings)


def test_questions_listed_in_front_and_answered_below(tmp_path: Path) -> None:
    text = (
        "## Questions\n\nQuestion 1: Is the fee fair?\n\nQuestion 2: Who pays?\n\n"
        "## Response to question 1\n\nIt is.\n\n## Response to question 2\n\nOwners.\n"
    )
    assert told(read(tmp_path, "a.md", text)) == [
        ("1", "Is the fee fair?", (), "It is."),
        ("2", "Who pays?", (), "Owners."),
    ]


@pytest.mark.parametrize("first", ["Question 1", "Dear Minister", "12 October 2011", "☒ Agree ☐ Disagree"])
def test_without_a_title_the_files_name_is_one(tmp_path: Path, first: str) -> None:
    text = f"{first}\n\nQuestion 1: Is it fair?\n\nIt is as fair as can be."
    assert read(tmp_path, "fees.txt", text).title == "fees"


def test_the_heading_of_cover_matter_is_no_title(tmp_path: Path) -> None:
    page = (
        "<main><p>Response on fees</p><p>12 October 2011</p><h1>About us</h1><p>We speak for payers.</p>"
        "<h1>Question 1</h1><p>They are fair.</p></main>"
    )
    reading = read(tmp_path, "a.html", page)
    assert (reading.title, reading.about) == ("Response on fees", "We speak for payers.")


def test_what_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="says nothing"):
        read(tmp_path, "a.txt", "Jane Roe\n\n12 October 2011\n")


def test_a_list_of_questions_is_no_response(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="list"):
        read(tmp_path, "a.csv", "text\nIs it fair?\n")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2011-10-11_fees.docx", "2011-10-11"),
        ("LGA response 3 May 2009 final.pdf", "2009-05-03"),
        ("fees v2.docx", None),
    ],
)
def test_the_day_in_a_files_name(name: str, day: str | None) -> None:
    found = dated_by_name(name)
    assert (found.isoformat() if found else None) == day


def test_a_table_with_the_numbers_of_questions_and_one_with_a_column_for_the_box(tmp_path: Path) -> None:
    numbers = word([["Question", "Response"], ["1", "Yes. It is fair."], ["Q14", "Not at this time."]])
    assert told(read(tmp_path, "a.docx", numbers)) == [
        ("1", "Question 1", (), "Yes. It is fair."),
        ("14", "Question 14", (), "Not at this time."),
    ]
    boxes = word([["Question", "Yes/No", "Comments"], ["Is it fair?", "No", "It is dear."]])
    reading = read(tmp_path, "b.docx", boxes)
    assert told(reading) == [("", "Is it fair?", ("No",), "It is dear.")]
    assert reading.parts[0].question.options == ("Yes", "No")


def test_a_ticked_box_of_many_words_among_boxes_is_ticked_and_a_list_of_ticks_is_none(tmp_path: Path) -> None:
    said = "☒ One sum of money for each of the pupils in an area"
    text = f"Question 1: How?\n\n☐ By school\n\n{said}\n\nIt is easy to explain.\n"
    assert told(read(tmp_path, "a.txt", text))[0][2:] == ((said[2:],), "It is easy to explain.")
    listed = f"Question 1: How?\n\nWe have three reasons.\n\n{said}\n"
    assert told(read(tmp_path, "b.txt", listed))[0][2] == ()


def test_a_box_behind_the_question_on_its_line_is_no_part_of_it(tmp_path: Path) -> None:
    text = "Question 8\n\n8 Should there be room for discretion? ☒ Agree\n\n☐ Disagree\n\nThere should.\n"
    assert told(read(tmp_path, "a.txt", text)) == [
        ("8", "Should there be room for discretion?", ("Agree",), "There should.")
    ]
