"""Each layout in which documents put their questions, with what looks like it and is not."""

from __future__ import annotations

import pytest

from consult_tui.domain.consultations import Choose, Question, QuestionKind
from consult_tui.intake.questions.pipeline import questions_of
from consult_tui.intake.readers import html, plain


def read(text: str) -> tuple[Question, ...]:
    return read_both(text)[0]


def read_both(text: str) -> tuple[tuple[Question, ...], dict[str, str]]:
    reader = html if text.lstrip().startswith("<") else plain
    questions, ignored = questions_of(reader.read(text.encode(), "x").blocks)
    return questions, {one.text: one.why for one in ignored}


def short(text: str) -> list[tuple[str, str]]:
    return [(question.number, question.text) for question in read(text)]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Question 1: Is the fee fair?", "1"),
        ("Question 1. is the fee fair?", "1"),
        ("Question 1 Is the fee fair?", "1"),
        ("QUESTION 1 - Is the fee fair?", "1"),
        ("Question 4(b): Is the fee fair?", "4(b)"),
        ("Question 4a. Is the fee fair?", "4a"),
        ("Question 3.1: Is the fee fair?", "3.1"),
        ("Consultation question 7: Is the fee fair?", "7"),
        ("Q1. Is the fee fair?", "1"),
        ("Q39: Is the fee fair?", "39"),
        ("Q1 Is the fee fair?", "1"),
        ("Q6(a). Is the fee fair?", "6(a)"),
        ("Q75.1 Is the fee fair?", "75.1"),
        ("Question 1–Is the fee fair?", "1"),
        ("Cwestiwn 2. Is the fee fair?", "2"),
    ],
)
def test_the_word_and_a_number_open_a_question(printed: str, number: str) -> None:
    found = read(f"Some words before.\n\n{printed}\n\nSome words after.")
    assert [(q.number, q.text.casefold()) for q in found] == [(number, "is the fee fair?")]


@pytest.mark.parametrize(
    "said",
    [
        "Questions 1-11",
        "Questions 6 - 13 would apply if there were a new fee.",
        "Question 1 and 2 are for firms only.",
        "Question 14 asked about fees in the last round.",
        "See our answer to Question 1.",
    ],
)
def test_a_reference_to_questions_opens_none(said: str) -> None:
    assert short(f"Question 1: Is the fee fair?\n\n{said}\n\nText.") == [("1", "Is the fee fair?")]


def test_the_text_may_stand_below_the_number() -> None:
    found = short(
        "<main><h3>Question 1</h3><p>Is the fee fair?</p><h3>Question 2:</h3><p>Who should pay?</p></main>"
    )
    assert found == [("1", "Is the fee fair?"), ("2", "Who should pay?")]


def test_a_heading_beside_the_number_is_a_title_and_the_question_is_below() -> None:
    page = (
        "<main><h3>Question 1: Fees</h3><p>Fees have risen.</p><p>Are they fair?</p>"
        "<h3>Question 2: Costs</h3></main>"
    )
    assert short(page) == [("1", "Fees have risen. Are they fair?"), ("2", "Costs")]


def test_a_question_may_run_over_paragraphs_with_statements_in_letters() -> None:
    text = (
        "Q2. We propose that:\n\n(a) fees rise with prices.\n\n(b) fees are waived for schools."
        "\n\nDo you agree?\n\nMore."
    )
    (only,) = read(text)
    assert (
        only.text
        == "We propose that: (a) fees rise with prices. (b) fees are waived for schools. Do you agree?"
    )


def test_two_questions_in_one_paragraph_are_two() -> None:
    found = short("Question 10. Is the fee fair? Question 11.Should it last? Q12. Is it clear?")
    assert found == [("10", "Is the fee fair?"), ("11", "Should it last?"), ("12", "Is it clear?")]


def test_a_question_may_end_in_a_list() -> None:
    (only,) = read("Question 1: Should the fee be:\n\n- low;\n- fair; and\n- clear?\n\nWords.")
    assert only.text == "Should the fee be: low; fair; and clear?"


@pytest.mark.parametrize("number", ["{}.", "{})", "({})", "{} -", "{}:", "{}"])
def test_bare_numbers_in_all_their_forms(number: str) -> None:
    text = f"## Questions\n\n{number.format(1)} Is it fair?\n\n{number.format(2)} What else?"
    assert short(text) == [("1", "Is it fair?"), ("2", "What else?")]


def test_bare_numbers_are_questions_below_a_heading_that_says_so() -> None:
    text = (
        "1. The office keeps the register.\n\n2. It is old.\n\nQuestions"
        "\n\n1. Should it be open?\n\n2. Please tell us the cost."
    )
    assert short(text) == [("1", "Should it be open?"), ("2", "Please tell us the cost.")]


def test_bare_numbers_that_ask_are_questions_in_a_count_of_their_own() -> None:
    text = (
        "14. Fees rose.\n\n15. They may rise more.\n\n1. Should fees rise?"
        "\n\n2. Should they fall?\n\n16. We shall see."
    )
    assert short(text) == [("1", "Should fees rise?"), ("2", "Should they fall?")]


def test_a_numbered_paragraph_that_asks_in_passing_is_no_question() -> None:
    text = (
        "1. Fees rose.\n\n2. Are they fair? We think so. Are they?\n\n"
        "3. They may rise.\n\n4. Will they? Perhaps."
    )
    questions, ignored = read_both(text)
    assert questions == ()
    assert "asks in passing" in ignored["2. Are they fair? We think so. Are they?"]


def test_numbered_headings_are_questions_only_where_most_of_them_ask() -> None:
    sections = (
        "<main><h2>1. Aims</h2><p>x</p><h2>2. Fees</h2><p>x</p><h2>3. Who do we ask?</h2><p>All.</p></main>"
    )
    assert short(sections) == []
    asked = (
        "<main><h2>Survey</h2><h3>1) Is it fair?</h3><h3>2) Please say more.</h3>"
        "<h3>3) Is it clear?</h3></main>"
    )
    assert [number for number, _ in short(asked)] == ["1", "2", "3"]


def test_a_statement_with_boxes_is_a_question_to_be_agreed_with() -> None:
    text = (
        "## Consultation questions\n\n1. The register should be open.\n\n"
        "Agree / Disagree\n\n2. The register is old.\n"
    )
    (only,) = read(text)
    assert (only.number, only.options) == ("1", ("Agree", "Disagree"))


def test_parts_have_their_number_and_their_parent() -> None:
    text = (
        "Question 1\n\nDoes the scheme help:\n\n(a) small firms;\n\n(b) charities?"
        "\n\nQuestion 2\n\n(a) Should fees rise?\n\n(b) By how much?"
    )
    assert [(q.number, q.parent, q.text) for q in read(text)] == [
        ("1", None, "Does the scheme help:"),
        ("1(a)", "1", "small firms;"),
        ("1(b)", "1", "charities?"),
        ("2(a)", "2", "Should fees rise?"),
        ("2(b)", "2", "By how much?"),
    ]


def test_parts_may_stand_on_lines_of_one_paragraph_and_beside_the_number() -> None:
    found = short("<main><p>Q4. (a) Is it fair?<br>(b) Is it clear?</p></main>")
    assert found == [("4(a)", "Is it fair?"), ("4(b)", "Is it clear?")]


def test_parts_may_have_numbers_of_their_own() -> None:
    text = (
        "## Questions\n\n6. Should fees rise?\n\n6.i. Please say by how much."
        "\n\n7. Is it clear?\n\n7.1 Please say why."
    )
    assert [(q.number, q.parent) for q in read(text)] == [
        ("6", None),
        ("6.i", "6"),
        ("7", None),
        ("7.1", None),
    ]


def test_letters_of_their_own_count_questions() -> None:
    assert short("C1. A yw hyn yn deg?\n\nC2. Beth yw eich barn?") == [
        ("C1", "A yw hyn yn deg?"),
        ("C2", "Beth yw eich barn?"),
    ]
    assert short("A1. The first annex.\n\nB1. The second annex.") == []


def test_unnumbered_questions_stand_below_the_heading_that_announces_them() -> None:
    text = (
        "## Reserves\n\nWhy save? Because.\n\n### Consultation questions"
        "\n\nIs the cap right?\n\nPlease describe the costs.\n\n## Next steps"
        "\n\nWhat then? We decide."
    )
    assert short(text) == [("", "Is the cap right?"), ("", "Please describe the costs.")]
    assert {q.section for q in read(text)} == {"Reserves"}


def test_the_word_alone_opens_an_unnumbered_question() -> None:
    page = (
        "<main><div><p>Question</p><p>Is the cap right?</p></div><p>Text.</p>"
        "<div><p>Question</p><p>What else?</p></div></main>"
    )
    assert short(page) == [("", "Is the cap right?"), ("", "What else?")]


def test_without_any_layout_plain_questions_are_taken() -> None:
    assert short("Fees rose.\n\nDo you think that they are fair?\n\nThey are due in May.") == [
        ("", "Do you think that they are fair?")
    ]


def test_a_follow_up_that_asks_anew_is_a_question_that_hangs_on_the_one_above() -> None:
    text = "Question 3: Is the list right?\n\nIf no, which others would you include?\n\nOther words."
    assert [(q.number, q.parent) for q in read(text)] == [("3", None), ("", "3")]


def test_a_bare_request_for_reasons_belongs_to_the_answer_above() -> None:
    text = "Question 3: Is the list right?\n\nPlease give the reasons for your answer (max 300 words)."
    questions, ignored = read_both(text)
    assert [(q.number, q.word_limit) for q in questions] == [("3", 300)]
    assert "belong to the answer above" in ignored["Please give the reasons for your answer (max 300 words)."]


def test_numbered_requests_for_reasons_are_questions() -> None:
    text = "Q4: Is the list right?\n\nQ5: Please give the reasons for your response."
    assert [number for number, _ in short(text)] == ["4", "5"]


def test_items_that_ask_below_a_question_are_questions_of_their_own() -> None:
    text = "Question 2: What of the new powers?\n\n- Are they wide enough?\n- Who should hold them?"
    assert [(q.text, q.parent) for q in read(text)] == [
        ("What of the new powers?", None),
        ("Are they wide enough?", "2"),
        ("Who should hold them?", "2"),
    ]


@pytest.mark.parametrize(
    "printed",
    [
        "- Yes\n- No\n- Don't know",
        "A) Yes\n\nB) No\n\nC) Don't know",
        "(a) Yes\n\n(b) No\n\n(c) Don't know",
        "Yes / No / Don't know",
        "Yes/No/Don't know",
        "Yes\n\nNo\n\nDon't know",
        "Yes No Don't know",
        "☐ Yes\n☐ No\n☐ Don't know",
        "☐ Yes ☐ No ☐ Don't know",
        "Yes [ ] No [ ] Don't know [ ]",
        "•\nYes\n\n•\nNo\n\n•\nDon't know",
        "| Yes | No | Don't know |\n|---|---|---|\n| | | |",
        "Please tick one box.\n\n- Yes\n- No\n- Don't know",
        "Please tick one box.\n\nYes\n\nNo\n\nDon't know\n\nThe fee was set in May.",
        (
            "By fair we mean:\n\n- paid by all\n- easy to follow\n\nPlease choose one of the following:"
            "\n\n- Yes\n- No\n- Don't know"
        ),
    ],
)
def test_options_below_a_question(printed: str) -> None:
    first, second = read(f"Question 1: Is the fee fair?\n\n{printed}\n\nQuestion 2: What else?")
    assert (first.text, first.options, first.choose) == (
        "Is the fee fair?",
        ("Yes", "No", "Don't know"),
        Choose.ONE,
    )
    assert (second.number, second.options) == ("2", ())


def test_options_in_the_question_itself() -> None:
    slashes, brackets = read(
        "Question 1: Is it fair? Yes/No\n\nQuestion 2: Is it fair? (‘Yes’ / ’No’ / ‘Don’t know’)"
    )
    assert (slashes.text, slashes.options) == ("Is it fair?", ("Yes", "No"))
    assert brackets.options == ("Yes", "No", "Don’t know")


def test_a_direction_may_let_choose_more_than_one() -> None:
    (only,) = read(
        "Question 1: Why is it fair (tick all that apply)?\n\n- It is low\n- It is shared\n\nText."
    )
    assert (only.options, only.choose) == (("It is low", "It is shared"), Choose.MANY)


def test_a_scale_of_figures_gives_its_steps() -> None:
    text = "Question 1: On a scale of 1 to 3, is it useful?\n\n1 - no\n\n2\n\n3 - very\n\nQuestion 2: Why?"
    assert [q.options for q in read(text)] == [("1 - no", "2", "3 - very"), ()]


def test_what_to_think_of_is_no_option() -> None:
    (only,) = read(
        "Question 1: How would this affect you?\n\n- costs of staff\n- costs of transport\n\nText."
    )
    assert (only.text, only.options) == ("How would this affect you?", ())


def test_a_grid_of_things_to_rate_gives_its_steps() -> None:
    page = """<main><h4>Q1: How far do you agree that these matter?</h4>
      <ul><li>Data.</li><li>Training.</li></ul>
      <table><tr><td>Agree</td><td>Neither agree nor disagree</td><td>Disagree</td></tr>
      <tr><td>&nbsp;</td><td></td><td></td></tr></table></main>"""
    (only,) = read(page)
    assert only.options == ("Agree", "Neither agree nor disagree", "Disagree")


def test_a_list_of_questions_at_the_end_counts_once() -> None:
    text = """## Fees\n\nQuestion 1: Is the new fee fair to small firms?\n\nQuestion 2: Who should pay?\n
## Summary of questions\n\nQuestion 1: Is this fee fair to small firms?\n\nQuestion 2: Who should pay?\n
Question 3: Is there anything else?"""
    assert short(text) == [
        ("1", "Is the new fee fair to small firms?"),
        ("2", "Who should pay?"),
        ("3", "Is there anything else?"),
    ]


def test_a_list_without_numbers_counts_once_too() -> None:
    text = (
        "Question 1: Is the fee fair?\n\n## List of consultation questions\n\nIs the fee fair?\n\nWhat else?"
    )
    assert short(text) == [("1", "Is the fee fair?"), ("", "What else?")]


def test_the_same_number_in_another_section_is_another_question() -> None:
    text = "## Fees\n\nQuestion 1: Is the fee fair?\n\n## Staff\n\nQuestion 1: How many do you employ?"
    assert len(short(text)) == 2


def test_the_same_request_under_other_numbers_is_asked_again() -> None:
    text = "Q1: Is it fair?\n\nQ2: Please give reasons.\n\nQ3: Is it clear?\n\nQ4: Please give reasons."
    assert [number for number, _ in short(text)] == ["1", "2", "3", "4"]


def test_questions_about_who_answers_are_told_apart() -> None:
    text = (
        "## About you\n\nFull name:\n\nAre you responding for an organisation?"
        "\n\n## Fees\n\nQuestion 1: Is the fee fair?"
    )
    kinds = [(q.text, q.kind) for q in read(text)]
    assert kinds == [
        ("Full name:", QuestionKind.RESPONDENT),
        ("Are you responding for an organisation?", QuestionKind.RESPONDENT),
        ("Is the fee fair?", QuestionKind.QUESTION),
    ]


def test_those_numbered_with_the_rest_are_questions_like_the_rest() -> None:
    found = read(
        "## About you\n\n1. What is your name?\n\n2. Are you a firm?\n\n## Questions\n\n3. Is the fee fair?"
    )
    assert {q.kind for q in found} == {QuestionKind.QUESTION}
    assert len(found) == 3


def test_contents_and_privacy_notices_ask_nothing() -> None:
    text = """## Contents\n\n1. Should fees rise?\n\n2. Should fees fall?\n
## Fees\n\nText.\n\n## Privacy notice\n
1. Who holds your data?\n\n2. Can you complain? Yes."""
    questions, ignored = read_both(text)
    assert questions == ()
    assert any("Contents" in why for why in ignored.values())


def test_a_document_without_questions_gives_none() -> None:
    text = (
        "# Draft guidance\n\nWe invite views on it.\n\n## How do I respond?\n\nBy e-mail. Need help? Ring us."
    )
    assert read(text) == ()


def test_answers_in_a_response_are_not_part_of_its_questions() -> None:
    text = (
        "Question 1 Is the fee fair?\n\nYes. Why would anybody pay more?\n\nQuestion 2 What else?\n\nNothing."
    )
    assert short(text) == [("1", "Is the fee fair?"), ("2", "What else?")]


def test_questions_in_a_form_of_a_web_page() -> None:
    page = """<main><form><fieldset><legend>1. Is it fair?</legend>
      <label><input type="radio" name="a"> Yes</label>
      <input type="radio" id="n"><label for="n">No</label></fieldset>
      <label>2. What would you change?</label></form></main>"""
    assert [(q.number, q.options) for q in read(page)] == [("1", ("Yes", "No")), ("2", ())]


def test_questions_in_a_table_of_a_form() -> None:
    page = """<main><table><tr><td>Question 1</td><td>Is it fair?</td></tr><tr><td>Answer</td><td></td></tr>
      <tr><td>Question 2</td><td>What else?</td></tr></table></main>"""
    assert short(page) == [("1", "Is it fair?"), ("2", "What else?")]
