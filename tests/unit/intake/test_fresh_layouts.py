"""Layouts that documents written without a look at the rules brought to light, each with what it is not."""

from __future__ import annotations

import pytest

from consult_tui.domain.consultations import QuestionKind
from consult_tui.intake.questions.asking import begins_asking
from consult_tui.intake.questions.pipeline import questions_of, warnings_of
from consult_tui.intake.readers import html, pdf
from tests.unit.intake import make
from tests.unit.intake.test_kinds import page
from tests.unit.intake.test_layouts import read, read_both, short

PROSE = "The scheme began in 2004 and has grown in each of the years that have passed since it did."


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


# Tables


def test_boxes_in_cells_of_their_own_stand_between_the_options() -> None:
    cells = row("Q1. Is it fair?") + row("Yes", "☐", "No", "☐", "Not sure", "☐")
    (only,) = page(f"<table>{cells}</table>")
    assert only.options == ("Yes", "No", "Not sure")


def test_a_scale_above_a_matrix_may_have_steps_that_are_plain_words() -> None:
    table = row("", "Very useful", "Useful", "Not useful") + row("A report", "", "", "")
    (only,) = page(f"<p>Q1. How useful would each of these be?</p><table>{table}</table>")
    assert only.options == ("Very useful", "Useful", "Not useful")


def test_a_row_of_figures_below_a_question_offers_nothing() -> None:
    table = row("Year", "Opened", "Closed") + row("2019", "12", "14")
    (only,) = page(f"<p>Q1. Do you agree with the figures?</p><table>{table}</table>")
    assert only.options == ()


def test_paragraphs_in_one_cell_are_one_question_and_what_is_below_the_table_is_none_of_it() -> None:
    cell = "<p>Question 1: What would the effects be? We mean two.</p><p>Do you see any good ones?</p>"
    last = "Question 2: If you have related issues, please use this space to report them:"
    table = f"<table>{row(cell)}{row(last)}</table><p>Responses are likely to be made public.</p>"
    assert [q.text for q in page(table)] == [
        "What would the effects be? We mean two. Do you see any good ones?",
        last.removeprefix("Question 2: "),
    ]


def test_a_frame_round_questions_is_a_list_of_them() -> None:
    frame = row("Questions for chapter 2<br>1. Is it fair?<br>2. Please describe the costs.")
    asked = page(f"<p>2.1 Fees rose.</p><table>{frame}</table>")
    assert [(q.number, q.text) for q in asked] == [("1", "Is it fair?"), ("2", "Please describe the costs.")]


# Options


def test_what_the_last_of_several_choices_says_tells_that_all_are_options() -> None:
    text = (
        "1. Is it fair?\n\n2. Should fees follow:\n\n- prices\n- wages\n- another measure (please specify)\n"
    )
    assert read(text)[1].options == ("prices", "wages", "another measure (please specify)")


def test_choices_behind_a_colon_may_end_in_the_questions_own_mark() -> None:
    (only,) = read("Question 1: Which of these should come first:\n\n- posters;\n- letters; or\n- calls?\n")
    assert only.text == "Which of these should come first:"
    assert [option.rstrip(";?") for option in only.options] == ["posters", "letters", "calls"]


def test_choices_in_a_repeated_question_do_not_run_into_the_first() -> None:
    body = "<p>Question 1: Which of these should come first:</p><ul><li>posters</li><li>letters</li></ul>"
    again = "<p>Question 1: Which of these should come first: posters or letters?</p>"
    (only,) = page(f"{body}<h2>Summary of questions</h2>{again}")
    assert only.options == ("posters", "letters")
    assert only.text == "Which of these should come first:"


def test_times_below_an_open_end_are_options_where_another_answer_is() -> None:
    text = "Q1. Should faults be reported within:\n\n3 days\n\n10 days\n\nOther (please specify)\n\nQ2. Why?"
    assert read(text)[0].options == ("3 days", "10 days", "Other (please specify)")


def test_what_to_think_of_is_neither_option_nor_text() -> None:
    text = "Question 1: What else would help? You may wish to consider:\n\n- lighting\n- staff\n\nFees rose."
    (only,) = read(text)
    assert (only.text, only.options) == ("What else would help? You may wish to consider:", ())


def test_a_sentence_behind_yes_and_no_belongs_to_the_question() -> None:
    (only,) = read("Question 1: Is it fair? Yes/No. Please give evidence.")
    assert only.text == "Is it fair? Yes/No. Please give evidence."
    assert only.options == ("Yes", "No")


# Parts, follow-ups, lists


def test_figures_in_brackets_are_parts_where_the_question_has_an_open_end() -> None:
    text = "Question 5: We invite views on:\n\n(1) whether it is fair; and\n\n(2) who should pay.\n"
    assert [number for number, _ in short(text)] == ["5", "5(1)", "5(2)"]


def test_items_that_ask_below_a_question_that_ends_in_a_statement_are_questions() -> None:
    items = "- Do you see good ones?\n- Do you see bad ones?\n"
    text = f"Question 1: What would the effects be? We mean two.\n\n{items}"
    assert [said for _, said in short(text)][1:] == ["Do you see good ones?", "Do you see bad ones?"]


def test_what_announces_items_that_ask_is_no_question() -> None:
    announced = "We would welcome views on the following:"
    text = f"## Consultation questions\n\n{announced}\n\n- Is it fair?\n- Who pays?\n"
    assert [said for _, said in short(text)] == ["Is it fair?", "Who pays?"]
    items = text.replace("Is it fair?", "fees").replace("Who pays?", "rents")
    assert [said for _, said in short(items)] == [f"{announced} fees rents"]


def test_a_list_within_a_list_of_repeats_repeats_too() -> None:
    asked = (
        "<h2>Fees</h2><h3>Questions on fees</h3><p>Is it fair to those who pay?</p><p>Any other comments?</p>"
    )
    again = asked.replace("<h2>Fees</h2>", "<h2>Full list of questions</h2>")
    assert [q.text for q in page(asked + again)] == ["Is it fair to those who pay?", "Any other comments?"]


def test_a_list_may_put_the_questions_in_fewer_words() -> None:
    body = (
        "<p>Question 1: Should the levy on insurers be set for three years or for five?</p>"
        "<p>Question 2: Should the levy be lower for insurers of farms?</p>"
        "<h2>Summary of questions</h2><ul><li>Should insurers' levy be set for three or five years?</li>"
        "<li>Should sheds be insured?</li></ul>"
    )
    assert [q.number for q in page(body)] == ["1", "2", ""]


def test_letters_alone_may_count_where_each_asks() -> None:
    text = "A. Is it fair?\n\nB. Who should pay?\n\nC. Please comment on the fee.\n"
    assert [number for number, _ in short(text)] == ["A", "B", "C"]
    assert short(text.replace("Who should pay?", "All should pay.")) == []


def test_alternatives_joined_by_or_are_options_and_instances_are_text() -> None:
    (only,) = read("Question 1: Do you prefer:\n\n- one fee;\n- two fees; or\n- none?\n")
    assert only.options == ("one fee;", "two fees", "none?")
    text = "Question 1: How should fees be paid, for example:\n\n- by card;\n- by post; or\n- in cash?\n"
    assert short(text) == [("1", "How should fees be paid, for example: by card; by post; or in cash?")]


def test_another_answer_may_be_something_else() -> None:
    text = "Q1. What would help you?\n\n- Larger bins\n- More banks\n- Something else (please tell us)\n"
    assert read(text)[0].options == ("Larger bins", "More banks", "Something else (please tell us)")


def test_a_subject_without_a_sign_leads_lettered_parts() -> None:
    text = "Q1 Exemptions:\n\na) Should there be any?\n\nb) For how long?\n\nQ2 What else should we know?"
    assert [number for number, _ in short(text)] == ["1", "1(a)", "1(b)", "2"]


ANNOUNCED = "We would welcome views on the following questions:"
LETTERED = "\n\n(a) What should be shown?\n\n(b) Who should check?\n\n3.4 Fees rose. Who paid? All did.\n"


def test_letters_below_a_sentence_that_announces_questions_count_them() -> None:
    assert [number for number, _ in short(ANNOUNCED + LETTERED)] == ["a", "b"]
    assert short("The review considered the following questions:" + LETTERED) == []


# Numbers


def test_paragraphs_count_on_below_a_heading_of_questions_without_numbers() -> None:
    page_ = (
        "<h2>Fees</h2><p>1. Fees rose.</p><h3>Consultation question</h3><p>Is it fair?</p>"
        "<p>2. This extends to England. Where it is different in Wales we say so.</p>"
        "<h3>Consultation questions</h3><p>Who should pay?</p><p>Is it clear?</p>"
    )
    assert [(q.number, q.text) for q in page(page_)] == [
        ("", "Is it fair?"), ("", "Who should pay?"), ("", "Is it clear?")
    ]  # fmt: skip


def test_a_numbered_paragraph_below_a_question_asks_in_passing() -> None:
    text = "Question 4: Is it fair?\n\n4.9 How widely should it apply? Our view is that all should pay.\n"
    assert [number for number, _ in short(text)] == ["4"]
    assert [number for number, _ in short("Question 4: Is it fair?\n\n4.9 Who pays?\n")] == ["4"]
    below = "1. Is it fair?\n\n2. Is it clear?\n\n2.1 Please say why."
    assert [number for number, _ in short(below)] == ["1", "2", "2.1"]


def test_requests_and_open_ends_in_a_run_of_numbers_are_its_next() -> None:
    text = (
        "1. Is it fair?\n\n2. Is it clear?\n\n3. Please describe any cost.\n\n4. In your view, is this:\n\n"
        "- too slow\n- about right\n\n5. If there were a limit, would you:\n\na. pay?\n\nb. wait?\n\n"
        "6. Who pays?"
    )
    assert [number for number, _ in short(text)] == ["1", "2", "3", "4", "5", "5(a)", "5(b)", "6"]


def test_numbered_titles_that_ask_are_none_where_others_ask() -> None:
    sections = (
        f"<h2>1. Search: should all be searched?</h2><p>{PROSE}</p><h3>Questions</h3><p>1. Is it fair?</p>"
        f"<h2>2. Delay: how long may it be?</h2><p>{PROSE}</p><h3>Questions</h3><p>2. Who pays?</p>"
        f"<h2>3. Fees: who should pay them?</h2><p>{PROSE}</p>"
    )
    assert [(q.number, q.text) for q in page(sections)] == [("1", "Is it fair?"), ("2", "Who pays?")]


def test_a_title_that_goes_on_with_the_sections_count_ends_the_questions() -> None:
    body = (
        "<h2>1. Why do we ask?</h2><h2>2. Questions on advice</h2><p>1. Is it fair?</p><p>2. Who pays?</p>"
        "<h2>3. How do I send my evidence?</h2><p>By post.</p>"
    )
    assert [q.text for q in page(body)] == ["Is it fair?", "Who pays?"]


def test_entries_of_the_contents_open_no_stretch() -> None:
    entries = "<h2>Contents</h2><p>1. Fees</p><p>2. What we would like to know</p><p>3. Any rents?</p>"
    body = "<h2>Fees</h2><p>Are they fair? Perhaps.</p><h2>What we would like to know</h2><p>1. Who pays?</p>"
    assert [(q.number, q.text) for q in page(entries + body)] == [("1", "Who pays?")]


def test_items_that_carry_their_own_numbers_are_not_counted_again() -> None:
    legal = "<ol class='legislative-list'><li>3.1 Fees rose.</li><li>Question 1: Is it fair?</li></ol>"
    counted = "<ol><li>Question 1: Is it fair?</li><li>Question 2: Who pays?</li></ol>"
    assert [q.number for q in page(legal)] == ["1"]
    assert [q.number for q in page(counted)] == ["1", "2"]


# Documents that ask nothing of us


@pytest.mark.parametrize(
    "title",
    [
        "Lets register: government response to the consultation",
        "Summary of responses to the consultation on lets",
        "Lets register: equality impact assessment",
        "Lets survey 2023: report of results",
    ],
)
def test_a_report_asks_nothing_and_the_officer_is_told_where_questions_may_be(title: str) -> None:
    asked = "Question 1: Should there be a register?"
    questions, ignored = read_both(f"# {title}\n\n## Question by question\n\n{asked}\n\nMost agreed.")
    assert questions == ()
    assert "report" in ignored["Should there be a register?"]
    assert "online form or in another document" in warnings_of(questions)[0]
    further = f"# Lets register: government response and further consultation\n\n{asked}"
    assert [number for number, _ in short(further)] == ["1"]


def test_what_a_review_will_consider_is_not_asked_of_us() -> None:
    items = "\n\n- How well did it do?\n- What should change?"
    assert short("The review will consider:" + items) == []
    assert len(short("We would like to know:" + items)) == 2


def test_a_list_of_answers_to_frequent_questions_asks_nothing() -> None:
    body = "".join(f"<h3>{n}. Do the rules apply to me?</h3><p>{PROSE}</p>" for n in (1, 2, 3))
    blocks = html.read(f"<main><h1>Alarms: questions and answers</h1>{body}</main>".encode(), "x").blocks
    assert questions_of(blocks)[0] == ()


def test_a_leaflet_asks_in_its_readers_place_and_answers() -> None:
    told = "<p>Anyone who owns the home in which it is to be fitted.</p>"
    assert page(f"<p><b>Who can apply?</b></p>{told}<p><b>When will I be paid?</b></p>{told}") == ()
    (only,) = page(f"<p><b>Do you agree that all should pay?</b></p>{told}")
    assert only.text == "Do you agree that all should pay?"


def test_a_charter_on_personal_information_asks_not_who_answers() -> None:
    text = "# Personal information charter\n\n## Why do we collect it?\n\nTo reply.\n\nWho sees it?\n"
    assert [q for q in read(text) if q.kind is QuestionKind.RESPONDENT] == []


# PDF, plain text, Welsh


SCALE = ("Strongly agree", "Agree Neither agree nor disagree Disagree", "Not sure")


def test_the_cells_of_a_narrow_row_are_one_scale() -> None:
    prose = [(72.0, 780.0 - 13 * i, 11.0, PROSE) for i in range(6)]
    said = [(72.0, 650.0 - 30 * i, 11.0, text) for i, text in enumerate(("Question 1: Is it fair?", *SCALE))]
    (only,) = questions_of(pdf.read(make.pdf([[*prose, *said]]), "x.pdf").blocks)[0]
    assert only.options == (
        "Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Not sure"
    )  # fmt: skip


def test_question_and_number_at_the_head_of_a_page_is_no_running_line() -> None:
    said = ("fair", "clear", "short", "cheap", "wise", "kind", "new", "good")
    pages = []
    for number in range(1, 9, 2):
        lines = [(810.0, f"Question {number}"), (500.0, f"Question {number + 1}"), (30.0, f"Fees {number}")]
        asked = [(780.0, f"Is it {said[number - 1]}?"), (470.0, f"Is it {said[number]}?")]
        pages.append([(72.0, bottom, 11.0, text) for bottom, text in sorted([*lines, *asked], reverse=True)])
    found = questions_of(pdf.read(make.pdf(pages), "x.pdf").blocks)[0]
    assert [(q.number, q.text) for q in found] == [(str(n), f"Is it {w}?") for n, w in enumerate(said, 1)]


def test_an_english_a_is_no_welsh_question() -> None:
    assert begins_asking("A ydych yn cytuno?")
    assert not begins_asking("a helpline?")
