"""Layouts of the kind that departments use: each with what looks like it and is not."""

from __future__ import annotations

import pytest

from consult_tui.domain.consultations import Question
from consult_tui.intake.questions.pipeline import questions_of
from consult_tui.intake.readers import html, pdf
from tests.unit.intake import make
from tests.unit.intake.test_layouts import read, short


def page(body: str) -> tuple[Question, ...]:
    return questions_of(html.read(f"<main><h1>Fees</h1>{body}</main>".encode(), "x").blocks)[0]


AMONG = (
    "1. Fees rose.\n\n2. They may rise more.\n\n3. Is the fee fair?\n\n4. What would help you?\n\n"
    "5. Some pay none.\n\n6. Who should pay? If not you, who?"
)


def test_numbered_paragraphs_that_only_ask_are_questions_where_there_are_several() -> None:
    assert [number for number, _ in short(AMONG)] == ["3", "4", "6"]


def test_two_numbered_paragraphs_that_ask_are_not_enough() -> None:
    assert short(AMONG.partition("5.")[0]) == []


def test_a_numbered_paragraph_that_is_answered_below_is_no_question() -> None:
    text = (
        "1. We keep data.\n\n2. How long do we keep it?\n\nTwo years.\n\n3. It is safe.\n\n"
        "4. Who sees it?\n\nNobody.\n\n5. We are public.\n\n6. Can you object?\n\nYes, in writing."
    )
    assert short(text) == []


LISTED = "## Questions\n\n1. Is it fair?\n\n2. Is it clear?\n\n## Equality\n\n"


def test_a_number_that_goes_on_with_the_listed_count_is_a_question_under_any_heading() -> None:
    assert short(LISTED + "3. Who would lose?")[2:] == [("3", "Who would lose?")]
    assert short(LISTED + "9. Who would lose? Nobody knows. Or do they?")[2:] == []


def test_a_numbered_heading_of_every_document_is_no_question() -> None:
    body = "<h2>3.0 Questions</h2><p>3.1 Which do you like?</p><p>Yes</p><p>No</p><p>3.2 Why?</p>"
    assert [question.number for question in page(body)] == ["3.1", "3.2"]


def test_questions_from_a_chapter_are_questions() -> None:
    text = "## Questions from Chapter 2\n\n1. The office would welcome evidence.\n\n2. Please say more."
    assert short(text) == [("1", "The office would welcome evidence."), ("2", "Please say more.")]


def test_a_list_that_only_counts_repeats_the_named_questions() -> None:
    text = (
        "Question 1: Is the fee for boats fair?\n\nQuestion 2: Should the fee for boats last?\n\n"
        "## Consultation questions\n\n1. Is the fee for boats fair?\n\n2. Should the fee for boats last?"
    )
    assert [number for number, _ in short(text)] == ["1", "2"]


def test_a_repeat_that_joins_the_parts_leaves_the_lead_as_it_was() -> None:
    text = (
        "Question 1: Do you agree that:\n\ni) travel should be paid?\n\nii) nights should be paid?\n\n"
        "## Questionnaire\n\nQuestion 1: Do you agree that: i) travel should be paid? "
        "ii) nights should be paid?\n\nQuestion 2: Is it clear?"
    )
    assert [q.text for q in read(text)][:2] == ["Do you agree that:", "travel should be paid?"]


CHAPTERS = (
    "## Grades\n\nQuestion 1: To what extent do you agree or disagree that grades should be regulated?\n\n"
    "## Training\n\nQuestion 1: To what extent do you agree or disagree that examiners should be trained?\n\n"
)


def test_numbers_that_start_again_are_other_questions() -> None:
    assert [number for number, _ in short(CHAPTERS)] == ["1", "1"]


def test_numbers_that_start_again_in_the_list_at_the_end_are_still_repeats() -> None:
    listed = CHAPTERS.replace("## ", "### ")
    assert len(short(CHAPTERS + "## Summary of questions\n\n" + listed)) == 2


def test_a_list_alone_whose_numbers_start_again_keeps_them_all() -> None:
    assert len(short("## Summary of questions\n\n" + CHAPTERS.replace("## ", "### "))) == 2


def test_whom_to_write_to_is_no_question() -> None:
    text = "## Questions about this note\n\nPlease write to us with any questions.\n\nPlease describe costs."
    assert short(text) == [("", "Please describe costs.")]


def test_a_request_as_an_item_beside_other_questions_is_one_too() -> None:
    items = "- Should plots be split?\n- Please share any examples of sites.\n"
    assert len(short(f"## Consultation questions\n\n{items}")) == 2
    apart = "Should plots be split?\n\nPlease share any examples of sites."
    assert len(short(f"## Consultation questions\n\n{apart}")) == 1


TABLE = (
    "<table><tr><th>Proposal</th><th>{}</th></tr><tr><td>A. No boats</td><td>Do you agree with A?</td></tr>"
    "<tr><td>B. A sign</td><td>Who should pay?</td></tr></table>"
)


def test_a_column_headed_question_holds_questions() -> None:
    assert [q.text for q in page(TABLE.format("Question"))] == ["Do you agree with A?", "Who should pay?"]
    assert page(TABLE.format("We were asked")) == ()


def test_a_number_in_a_cell_of_its_own_counts_the_cell_beside_it() -> None:
    rows = "<tr><td>1.</td><td>{}</td></tr><tr><td>2.</td><td>{}</td></tr>"
    asked = page("<table>" + rows.format("Is it fair?", "Is it clear?") + "</table>")
    assert [(q.number, q.text) for q in asked] == [("1", "Is it fair?"), ("2", "Is it clear?")]
    assert page("<table>" + rows.format("Boiler", "Meter") + "</table>") == ()


def test_a_title_beside_the_number_gives_way_to_its_parts() -> None:
    text = "Q1. Is it fair?\n\nQ2. Landowners\n\nQ2a. Who owns it?\n\nQ2b. How should they be told?"
    assert [number for number, _ in short(text)] == ["1", "2a", "2b"]


def test_behind_a_place_to_write_stand_no_more_of_its_words() -> None:
    text = (
        "Q1. If you have other views, please use this space:\n\nPlease enter here:\n\nReplies may be public."
    )
    assert short(text) == [("1", "If you have other views, please use this space:")]


def test_a_list_behind_a_colon_is_taken_whole() -> None:
    text = "Question 1. Please provide evidence, including:\n\n- burns\n- damage to eyes\n\nWords."
    assert short(text) == [("1", "Please provide evidence, including: burns damage to eyes")]


@pytest.mark.parametrize(
    ("asked", "items"),
    [
        ("How often should it be cleaned?", ["each week", "each month"]),
        ("How long should it last?", ["1 year", "3 years"]),
        ("If the rate rose, would you:", ["make less", "change the recipe"]),
        ("Which room do you use?", ["Church hall", "Pub", "School"]),
    ],
)
def test_lists_that_a_question_lets_one_choose_from(asked: str, items: list[str]) -> None:
    (only,) = read(f"Question 1: {asked}\n\n" + "\n".join(f"- {item}" for item in items))
    assert list(only.options) == items


def test_things_to_weigh_are_no_options() -> None:
    (only,) = read("Question 1: What should we weigh?\n\n- cost\n- noise\n- time")
    assert only.options == ()


def test_options_behind_a_direction_in_the_text() -> None:
    (only,) = read("Q1. Will it change? Please choose from these options: Yes / No")
    assert only.options == ("Yes", "No")


def test_figures_of_a_table_are_no_options() -> None:
    cells = "<tr><td>Weekly</td><td>£310</td><td>84%</td></tr>"
    (only,) = page(f"<p>Question 1: What would it cost?</p><table>{cells}</table>")
    assert only.options == ()


def test_a_pdf_line_that_begins_with_a_cited_number_goes_on() -> None:
    lines = [
        (50.0, 700.0, 11.0, "Q1 Do you think that the devices should be in the class set out in paragraph"),
        (50.0, 686.0, 11.0, "20.2 (Yes / No)?"),
        (50.0, 650.0, 11.0, "(1) Please describe the costs of such devices to your organisation in full"),
        (50.0, 636.0, 11.0, "(2) List the devices."),
    ]
    texts = [block.text for block in pdf.read(make.pdf([lines]), "x").blocks]
    assert texts[0].endswith("paragraph 20.2 (Yes / No)?")
    assert texts[1:] == [lines[2][3], lines[3][3]]


def test_items_to_be_rated_are_none_of_the_questions_words() -> None:
    (only,) = read("Q1. For each of the following, tell us if it is exempt:\n\n- hedges\n- walls\n\nWords.")
    assert (only.text, only.options) == ("For each of the following, tell us if it is exempt:", ())


def test_what_announces_questions_is_none() -> None:
    text = "## Questionnaire\n\nWe would welcome responses to the following questions.\n\n1. Is it fair?"
    assert short(text) == [("1", "Is it fair?")]


def test_a_box_of_questions_is_a_list_of_them() -> None:
    text = (
        "## Box 2.A: Questions\n\n1. How many machines?\n\nWords.\n\n## Box 2.B: Questions\n\n2. Why so few?"
    )
    assert [number for number, _ in short(text)] == ["1", "2"]


FARES = "1. Is it fair?\n\n2. What time should it leave:\n\n(a) in May?\n\n(b) in June?\n\n3. Who should pay?"


def test_a_numbered_lead_in_that_asks_is_a_question_without_a_heading_too() -> None:
    assert [number for number, _ in short(FARES)] == ["1", "2", "2(a)", "2(b)", "3"]
    stated = FARES.replace("What time should it leave:", "Where a ferry leaves early:")
    assert "2" not in [number for number, _ in short(stated)]


def test_a_subject_above_lettered_questions_is_their_lead() -> None:
    text = "## Questions\n\n1) Is it fair?\n\n2) Licences\n(a) Should it be open?\n(b) If not, why?"
    assert [number for number, _ in short(text)] == ["1", "2", "2(a)", "2(b)"]


def test_titles_that_begin_like_questions_are_none_and_letters_alone_may_count() -> None:
    body = "<h2>1. What we propose</h2><p>Signs.</p><h2>2. What we ask</h2><ol type='a'><li>Is it fair?</li>"
    assert [(q.number, q.text) for q in page(body + "</ol><h2>3. How to answer</h2>")] == [
        ("a", "Is it fair?")
    ]


def test_what_a_review_will_ask_is_not_asked_of_us() -> None:
    assert short("The review will ask:\n\n- how well did it do?\n- what did others do?") == []
    assert len(short("Tell us:\n\n- How well did it do?\n- What did others do?")) == 2


def test_a_question_behind_the_place_to_write_is_another() -> None:
    text = "## Questions\n\nQuestion 1\n\nIs it fair?\n\nComments:\n\nDo you have any other comments?"
    assert short(text) == [("1", "Is it fair?"), ("", "Do you have any other comments?")]


def test_boxes_below_what_asks_in_passing_are_not_the_last_questions() -> None:
    (only,) = read("Q1. Is it fair?\n\nWe reply to all.\n\nMay we write to you again?\n\n☐ Yes ☐ No")
    assert only.options == ()


def test_items_with_boxes_are_options_whatever_they_say() -> None:
    (only,) = read("Q1. Do you think fares should be:\n\n☐ higher, with more ferries\n\n☐ as now")
    assert only.options == ("higher, with more ferries", "as now")


def test_conditions_in_letters_are_the_questions_own_words() -> None:
    (only,) = read("Q1. Who should pay where:\n\n(a) the debt is small;\n\n(b) the debtor has moved?")
    assert only.text == "Who should pay where: (a) the debt is small; (b) the debtor has moved?"


def test_answers_in_the_first_person_are_options() -> None:
    (only,) = read("Q1. Do you agree?\n\n- I agree\n- I disagree\n- I have no view")
    assert only.options == ("I agree", "I disagree", "I have no view")


def test_a_header_cell_in_a_heading_style_ends_no_question() -> None:
    header = "<tr><th><h4>Statement</h4></th><th><h4>Agree</h4></th><th><h4>Disagree</h4></th></tr>"
    (only,) = page(f"<p>Q4. How far do you agree?</p><table>{header}<tr><td>Bins are free</td></tr></table>")
    assert only.options == ("Agree", "Disagree")


def test_words_own_numbers_fill_the_gaps_beside_named_questions() -> None:
    text = (
        "1. Should boats pay?\n\n2. Who should be let off?\n\n## Question 3\n\nIs it clear?\n\n"
        "## Question 4\n\nWhat else?\n\n1. We keep data.\n\n5. Who sees it?"
    )
    assert [number for number, _ in short(text)] == ["1", "2", "3", "4"]


def test_paragraphs_beside_named_questions_that_count_from_one_stay_paragraphs() -> None:
    text = "1. Should boats pay? Some do.\n\n2. Who pays?\n\nQuestion 1: Is it fair?\n\nQuestion 2: Else?"
    assert [text for _, text in short(text)] == ["Is it fair?", "Else?"]


def test_numbers_without_a_sign_as_surveys_print_them() -> None:
    survey = "1  What is your name?\n\nName\n\n2  Is it fair?\n\n( ) Yes\n( ) No\n\n3  Why?\n\nComments"
    assert [(q.number, q.options) for q in read(survey)] == [("1", ()), ("2", ("Yes", "No")), ("3", ())]
    answered = "1 Why now?\n\nIt is time.\n\n2 Who pays?\n\nAll do.\n\n3 What next?\n\nWe decide."
    assert [number for number, _ in short(answered)] != ["1", "2", "3"]


def test_issues_that_ask_are_questions_and_those_that_do_not_are_titles() -> None:
    asked = "Issue 1: Moorings\n\nIssue 1(a): Should they be free?\n\nIssue 2: Who should pay?"
    assert [number for number, _ in short(asked)] == ["1(a)", "2"]
    assert short("Issue 1: Moorings\n\nThey are free.\n\nIssue 2: Fees\n\nThey are low.") == []


def test_the_number_of_a_paragraph_is_none_of_the_questions() -> None:
    text = "Question 1\n\n3.4 We invite views on fees.\n\nQuestion 2\n\n3.5 We propose a fee. Is it fair?"
    assert short(text) == [("1", "We invite views on fees."), ("2", "We propose a fee. Is it fair?")]


def test_a_counted_table_in_a_pdf_gives_its_questions_with_their_numbers() -> None:
    rows = [
        (60.0, 720.0, 11.0, "Ref"),
        (110.0, 720.0, 11.0, "Change"),
        (320.0, 720.0, 11.0, "Question"),
        (60.0, 693.0, 11.0, "1"),
        (110.0, 700.0, 11.0, "Boats near schools will need"),
        (110.0, 686.0, 11.0, "a plan for the hours."),
        (320.0, 700.0, 11.0, "Do you agree that boats"),
        (320.0, 686.0, 11.0, "should have a plan?"),
        (60.0, 653.0, 11.0, "2"),
        (110.0, 660.0, 11.0, "Staff are trained each year"),
        (110.0, 646.0, 11.0, "and a record is kept."),
        (320.0, 660.0, 11.0, "How often should staff"),
        (320.0, 646.0, 11.0, "be trained?"),
    ]
    found = questions_of(pdf.read(make.pdf([rows]), "x").blocks)[0]
    assert [(q.number, q.text) for q in found] == [
        ("1", "Do you agree that boats should have a plan?"),
        ("2", "How often should staff be trained?"),
    ]
