"""Where an old response begins and ends: title lines, a letter's subject, closing words; and what is none."""

from __future__ import annotations

from pathlib import Path

from consult_tui.intake.past.reading import read_past
from tests.unit.intake.test_past import read, told, word

ANSWERED = [("bold", "1. Is the fee fair?"), ("Normal", "It is not, as we have said before.")]


def headings(folder: Path, *paragraphs: tuple[str, str]) -> list[str]:
    titled = word(("Title", "Response on fees"), *paragraphs)
    return [part.question.text for part in read(folder, "a.docx", titled).parts]


def test_what_a_letter_is_about_heads_no_part_and_is_its_title(tmp_path: Path) -> None:
    data = word(
        ("bold", "Harbour Council"),
        ("Normal", "Dear Sir,"),
        ("bold", "Fees for boats"),
        ("Normal", "We thank you for the chance to say what we think of the fees."),
        ("bold", "The level"),
        ("Normal", "The fees are too high for those who own a small boat."),
    )
    reading = read(tmp_path, "a.docx", data)
    assert reading.title == "Fees for boats"
    assert [part.question.text for part in reading.parts] == ["Introduction", "The level"]
    assert ("Harbour Council", "the head of the letter") in [(x.text, x.why) for x in reading.left_out]


def test_a_heading_by_style_below_dear_sir_is_a_heading(tmp_path: Path) -> None:
    paragraphs = (("Normal", "Dear Sir,"), ("Heading 2", "The level"), ("Normal", "The fees are too high."))
    assert "The level" in headings(tmp_path, *paragraphs)


def test_lines_of_a_title_end_where_text_begins(tmp_path: Path) -> None:
    data = word(
        ("bold", "Society of Boat Owners"),
        ("bold", "Response to the consultation on fees"),
        ("Normal", "The Society has four thousand members, and all of them own a boat."),
        ("bold", "Evidence of harm"),
        ("Normal", "There is some."),
    )
    said = [part.question.text for part in read(tmp_path, "a.docx", data).parts]
    assert said == ["Introduction", "Evidence of harm"]


def test_closing_words_a_contact_and_a_last_date_are_in_no_answer(tmp_path: Path) -> None:
    closing = ("Normal", "We would be happy to meet you.")
    letter = word(*ANSWERED, closing, ("Normal", "Yours sincerely"), ("Normal", "A. Skipper"))
    assert told(read(tmp_path, "a.docx", letter)) == [
        ("1", "Is the fee fair?", (), ANSWERED[1][1]),
        ("", "Closing words", (), "We would be happy to meet you."),
    ]
    contact = "For further information please contact Jo Brown on jo@boats.example."
    paper = read(tmp_path, "b.docx", word(*ANSWERED, ("Normal", contact), ("Normal", "October 2015")))
    assert [part.text for part in paper.parts] == [ANSWERED[1][1]]
    assert {contact, "October 2015"} <= {one.text for one in paper.left_out}


def test_happy_words_in_an_answer_stay_and_so_does_a_date_that_is_the_answer(tmp_path: Path) -> None:
    data = word(
        *ANSWERED,
        ("Normal", "We would be happy to see it halved."),
        ("bold", "2. When should it begin?"),
        ("Normal", "April 2013"),
    )
    said = [part.text for part in read(tmp_path, "a.docx", data).parts]
    assert said == [f"{ANSWERED[1][1]}\n\nWe would be happy to see it halved.", "April 2013"]


def test_a_question_as_a_heading_among_headings_is_no_question(tmp_path: Path) -> None:
    paragraphs = [
        each
        for heading in ("The level", "Is it fair?", "The timing", "The office")
        for each in (("Heading 2", heading), ("Normal", "We have said so before."))
    ]
    assert headings(tmp_path, *paragraphs) == ["The level", "Is it fair?", "The timing", "The office"]
    assert not read_past(tmp_path / "a.docx").follows_questions


def test_what_a_form_asks_about_you_is_left_out_with_the_headings_below_it(tmp_path: Path) -> None:
    data = word(
        ("Heading 1", "About you"),
        ("Heading 2", "Question"),
        ("Normal", "What is your name?"),
        ("Normal", "Jo Brown"),
        ("Heading 1", "Fees"),
        ("Heading 2", "Question"),
        ("Normal", "Say what you think of the fees."),
        ("Normal", "They are too high."),
    )
    reading = read(tmp_path, "a.docx", data)
    assert told(reading) == [("", "Say what you think of the fees.", (), "They are too high.")]
    assert "Jo Brown" in [one.text for one in reading.left_out]


def test_no_comment_is_said_and_no_label(tmp_path: Path) -> None:
    text = "Question 1: Is it fair?\n\nNo comment: it is not for us.\n\nQuestion 2: Who pays?\n\nWe do.\n"
    assert told(read(tmp_path, "a.txt", text))[0][3] == "No comment: it is not for us."


def test_a_number_without_a_sign_opens_only_where_it_counts_on(tmp_path: Path) -> None:
    text = "1 Is it fair?\n\nIt is.\n\n7 Boats sank. Who pays?\n\n2 Who pays?\n\nWe do.\n"
    assert [(number, asked) for number, asked, _, _ in told(read(tmp_path, "a.txt", text))] == [
        ("1", "Is it fair?"),
        ("2", "Who pays?"),
    ]


def test_a_sentence_that_begins_as_a_direction_is_said(tmp_path: Path) -> None:
    said = "Select committees have looked at fees before us, and more than once."
    reading = read(tmp_path, "a.txt", f"{said}\n\nQuestion 1: Is it fair?\n\nNo.\n")
    assert told(reading)[0][3] == said


def test_an_answer_that_speaks_of_criteria_and_of_closing_is_no_form(tmp_path: Path) -> None:
    said = "Criterion 2 is unclear.\n\nClosing schools early costs more than it saves."
    reading = read(
        tmp_path, "a.txt", f"Question 1: Is it fair?\n\nNo.\n\n{said}\n\nQuestion 2: Why?\n\nSo.\n"
    )
    assert told(reading)[0][3] == f"No.\n\n{said}"
