"""The rules that need only text: what they point out, and what looks like it and is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consult_tui.checks.rules.case import Level
from consult_tui.checks.rules.departments import is_one_of
from consult_tui.checks.rules.examples import Example, Said
from consult_tui.checks.rules.table import RULES, check
from consult_tui.domain.consultations import QuestionKind
from consult_tui.domain.evidence import Evidence

ON = {rule.name: Level.WARNS for rule in RULES}


def places(rule: str, *texts: str, **more: object) -> list[str]:
    """What a rule highlights in these answers."""
    example = Example(said=tuple(Said(text=text) for text in texts), **more)  # type: ignore[arg-type]
    return [alarm.place for alarm in check(example.case(), ON) if alarm.rule == rule]


@pytest.mark.parametrize(
    "left",
    [
        "[XX]",
        "[xx]",
        "[X]",
        "[insert figure]",
        "[Insert name of council here]",
        "[date]",
        "[name of council]",
        "[TBC]",
        "[to be confirmed]",
        "[check with finance]",
        "[•]",
        "[??]",
        "TBC",
        "TBA",
        "TODO",
        "XX",
        "XXX",
        "xxx",
        "£XX",
        "£Xm",
        "£x.xm",
        "XX per cent",
        "X%",
        "??",
        "<insert figure>",
        "Lorem ipsum",
    ],
)
def test_a_placeholder_is_found_with_its_very_words(left: str) -> None:
    (found,) = places("placeholder-left", f"It costs {left} a year in all.")
    assert found in left
    assert len(found) >= len(left) - 2


@pytest.mark.parametrize(
    "text",
    [
        "We say so. [@costs] And more [@costs; @other].",
        "See [our paper](https://example.org/insert) and [date](https://example.org).",
        "They write that it “must […] be so” and “should [...] not”.",
        "The minister said that “[the Government] will act”.",
        "Is that so? We ask you!",
        "Part XX of the Act, Schedule XXX and Article XX.",
        "The Max Planck institute and the XL size.",
        "We update our figures, check them and insert them.",
        "It is to be confirmed by the board.",
        "Name and date are known. The number is small.",
        "Footnote [1] and (a) to (c).",
        "5x as many",
    ],
)
def test_these_are_no_placeholders(text: str) -> None:
    assert places("placeholder-left", text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("We support the DfE’s proposals.", "DfE"),
        ("We support the Department for Education's proposals.", "Department for Education"),
        ("This is our response to the Home Office.", "Home Office"),
        ("Defra is proposing too much.", "Defra"),
        ("The Department for Work & Pensions is consulting on it.", "Department for Work & Pensions"),
    ],
)
def test_another_department_addressed_as_the_asker(text: str, named: str) -> None:
    assert places("wrong-department", text) == [named]


@pytest.mark.parametrize(
    "text",
    [
        "We support the DCLG’s proposals.",
        "We support the Department for Communities and Local Government's proposals.",
        "The DfE’s figures show it.",
        "The DfE’s separate consultation asks the same.",
        "We said so in our response to the DfE last year.",
        "We ask DCLG to work with the DfE on the DfE’s proposals.",
        "The Department’s proposals are fair.",
        "The DfE's proposals for academies are another matter.",
    ],
)
def test_departments_that_are_only_spoken_of(text: str) -> None:
    assert places("wrong-department", text) == []


def test_without_a_department_on_record_none_is_wrong() -> None:
    assert places("wrong-department", "We support the DfE’s proposals.", department="") == []


@pytest.mark.parametrize(
    ("name", "department", "same"),
    [
        ("DCLG", "Communities and Local Government", True),
        ("DfE", "Department for Education", True),
        ("Department for Education", "DfE", True),
        ("dfe", "Department for Education", True),
        ("Department for Environment, Food & Rural Affairs", "Defra", True),
        ("HM Treasury", "Treasury", True),
        ("Department of Health", "Department of Health and Social Care", True),
        ("DfE", "Department for Transport", False),
        ("Home Office", "Cabinet Office", False),
    ],
)
def test_a_department_is_the_same_however_it_is_written(name: str, department: str, same: bool) -> None:
    assert is_one_of(name, [department]) is same


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The MFG protects schools. The MFG is good.", ["MFG"]),
        ("All PSWs and each PSW agree.", ["PSW"]),
        ("The minimum funding guarantee (MFG) protects. MFG is good.", []),
        ("The MFG (minimum funding guarantee) protects.", []),
        ("The Dedicated Schools Grant is ring-fenced; the DSG is large.", []),
        ("The Department of Buses and Bins, or DBB, agrees.", []),
        ("The NHS, the UK and VAT are known; so are MPs.", []),
        ("Part II and Schedule IV apply.", []),
        ("WE AGREE WITH ALL", []),
        ("We do NOT agree; this is a SAMPLE.", []),
        ("See www.LGA.org or write to a@LGA.ORG.", []),
        ("DCLG asks us.", []),
    ],
)
def test_short_forms_that_nobody_spelled_out(text: str, found: list[str]) -> None:
    assert places("acronym-not-spelled-out", text) == found


def test_a_short_form_spelled_out_in_another_answer_or_used_by_the_question_is_fine() -> None:
    assert (
        places("acronym-not-spelled-out", "MFG is good.", "The minimum funding guarantee (MFG) is old.") == []
    )
    example = Example(said=(Said(asks="Do you agree on the MFG?", text="The MFG is good."),))
    assert "acronym-not-spelled-out" not in {alarm.rule for alarm in check(example.case(), ON)}


def test_the_workspaces_long_form_is_offered() -> None:
    case = replace(Example(said=(Said(text="The MFG."),)).case(), acronyms={"MFG": "minimum guarantee"})
    (alarm,) = (alarm for alarm in check(case, ON) if alarm.rule == "acronym-not-spelled-out")
    assert "minimum guarantee (MFG)" in alarm.mend


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [
        ("Councils should pay for school buses.", "Councils should not pay for school buses.", True),
        ("We support paying for school buses.", "We oppose paying for school buses.", True),
        ("We support this proposal in full.", "We do not support this proposal in full.", False),
        ("Councils should pay for school buses.", "Councils should pay for school buses.", False),
        ("Councils should pay for school buses.", "Councils should not pay for school meals.", False),
    ],
)
def test_opposite_statements_in_two_answers(one: str, other: str, opposite: bool) -> None:
    assert bool(places("opposite-statements", one, other)) is opposite
    assert places("opposite-statements", f"{one} {other}") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It costs £5m and takes two years.", ["£5m"]),
        ("There are two points and 3 answers.", []),
        ("It takes two years.", ["two years"]),
        ("By 21 May 2012 or in May 2012.", []),
        ("It was so in 2009.", ["2009"]),
        ("See paragraph 5 of the Children Act 2004.", []),
        ("In all 38 per cent replied.", ["38 per cent"]),
    ],
)
def test_figures_without_a_library(text: str, found: list[str]) -> None:
    assert places("figure-without-source", text) == found


def test_figures_of_the_question_are_fine_and_a_whole_sentence_makes_one_alarm() -> None:
    asks = "Do you agree with a limit of 5 per cent from 2014?"
    fine = Said(asks=asks, text="We agree with 5% from 2014.")
    assert places("figure-without-source") == []
    case = Example(said=(fine, Said(text="It costs £5m, £6m and 7 per cent."))).case()
    (alarm,) = (alarm for alarm in check(case, ON) if alarm.rule == "figure-without-source")
    assert alarm.ref == "q2"
    assert "“£5m”, “£6m” and “7 per cent”" in alarm.message


def test_a_figure_that_evidence_had_once_is_told_with_the_new_one_wherever_it_stands() -> None:
    case = Example(said=(Said(text="We know that 38% replied."),)).case()
    (alarm,) = (alarm for alarm in check(case, ON) if alarm.rule == "figure-without-source")
    assert "earlier figure" in alarm.message
    assert "41 per cent of councils replied" in alarm.message
    gone = replace(case.library, evidence={"e": Evidence(id="e", statement="41 per cent replied.")})
    (alarm,) = (a for a in check(replace(case, library=gone), ON) if a.rule == "figure-without-source")
    assert "earlier" not in alarm.message


def test_a_meeting_named_in_the_text_is_looked_up() -> None:
    said = "It was agreed by the {} on {}."
    assert places("body-in-doubt", said.format("Children's Board", "8 December 2011")) == []
    assert places("body-in-doubt", said.format("Children's Board", "1 March 2009")) != []
    assert places("body-in-doubt", said.format("CYP Board", "20 January 2012")) != []
    assert places("body-in-doubt", said.format("Buses Board", "20 January 2012")) == []
    assert places("body-in-doubt", "The meeting of 9 December 2011 of the Children's Board agreed.") != []


def test_who_we_are_and_where_is_no_figure_of_policy() -> None:
    case = Example(
        said=(Said(text="We agree."), Said(asks="Your address?", text="LGA, 50 Smith Square"))
    ).case()
    ours, about_us = case.response.questions
    questions = (ours, replace(about_us, kind=QuestionKind.RESPONDENT))
    response = replace(case.response, questions=questions, about="We speak for 422 councils.")
    assert check(replace(case, response=response, accounts={}), ON) == ()
