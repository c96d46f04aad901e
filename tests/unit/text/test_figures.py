"""Figures: found where they are, one however they are written, and none where a number only names a place."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.text.figures import figures
from consult_tui.text.number_words import plain_number, value_of
from tests.unit.text.outlines import any_text

SAME = [
    ("percent", "5", ["5 per cent", "5%", "five per cent", "5 percent", "5.0%", "Five Per Cent", "5 %"]),
    ("percent", "-1.5", ["minus 1.5 per cent", "-1.5%", "−1.5%", "minus 1.5%"]),
    ("percent", "1.5 points", ["1.5 percentage points", "1.5 percentage point"]),
    ("percent", "100", ["100%", "a hundred per cent", "one hundred per cent"]),
    (
        "money",
        "£10500000",
        ["£10.5m", "£10.5 million", "£10,500,000", "£10500000", "£10.5M", "10.5 million pounds"],
    ),
    ("money", "£1500000000", ["£1.5bn", "£1.5 billion"]),
    ("money", "£20000", ["£20k", "£20,000", "twenty thousand pounds"]),
    ("money", "£0.5", ["50p", "50 pence", "£0.50", "fifty pence"]),
    ("money", "£-5000000", ["minus £5 million", "-£5m", "£-5m"]),
    (
        "date",
        "2011-12-08",
        [
            "8 December 2011",
            "8 Dec 2011",
            "8/12/2011",
            "8th December 2011",
            "8 Dec. 2011",
            "08.12.2011",
            "December 8, 2011",
            "2011-12-08",
            "8th of December 2011",
            "8 DECEMBER 2011",
        ],
    ),
    ("date", "--12-08", ["8 December", "8th Dec", "December 8"]),
    ("date", "2011-12", ["December 2011", "Dec 2011"]),
    ("date", "2011/12", ["2011-12", "2011/12", "2011–12", "2011/2012", "2011-2012"]),
    ("date", "2011", ["2011"]),
    ("date", "1990s", ["1990s"]),
    ("date", "T17:00", ["5pm", "5 p.m.", "17:00", "5:00pm", "5.00 pm"]),
    ("date", "T00:00", ["12am", "00:00"]),
    ("number", "25", ["25", "twenty-five", "twenty five", "Twenty-five"]),
    ("number", "210", ["210", "two hundred and ten"]),
    ("number", "3400", ["3,400", "3400", "three thousand four hundred", "three thousand, four hundred"]),
    ("number", "1000000", ["a million", "1 million", "one million", "1,000,000"]),
    ("number", "2/3", ["two thirds", "two-thirds", "⅔"]),
    ("number", "1/2", ["a half", "half of them", "one half", "½"]),
    ("number", "1/3", ["a third of them", "one third of them"]),
    ("number", "2.5", ["2.5", "two and a half", "2½"]),
    ("number", "500000", ["half a million", "500,000"]),
    ("number", "1/5", ["one in five", "1 in 5"]),
    ("number", "4/5", ["four out of five", "4 out of every 5"]),
    ("number", "1", ["one-year", "one year"]),
    ("number", "16", ["post-16", "16-year-olds", "aged 16"]),
]


@pytest.mark.parametrize(
    ("kind", "value", "text"), [(kind, value, text) for kind, value, texts in SAME for text in texts]
)
def test_one_figure_however_it_is_written(kind: str, value: str, text: str) -> None:
    for around in (text, f"We say {text} here.", f"({text}), and so on", f"It is {text}."):
        assert [(f.kind, f.value) for f in figures(around)] == [(kind, value)], around


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5-10 per cent", [("percent", "5"), ("percent", "10")]),
        ("5%-10%", [("percent", "5"), ("percent", "10")]),
        ("between five and 10 per cent", [("percent", "5"), ("percent", "10")]),
        ("£5-10 million", [("money", "£5000000"), ("money", "£10000000")]),
        ("£5 to £10 million", [("money", "£5000000"), ("money", "£10000000")]),
        ("£5 million to £10 million", [("money", "£5000000"), ("money", "£10000000")]),
        ("£5 and 10 councils", [("money", "£5"), ("number", "10")]),
        ("3 to 5 million", [("number", "3000000"), ("number", "5000000")]),
        ("8-10 December 2011", [("date", "2011-12-08"), ("date", "2011-12-10")]),
        ("8 and 9 December", [("date", "--12-08"), ("date", "--12-09")]),
        ("8 November to 9 December 2011", [("date", "--11-08"), ("date", "2011-12-09")]),
        ("16 to 19", [("number", "16"), ("number", "19")]),
        ("20,000-30,000", [("number", "20000"), ("number", "30000")]),
        ("from 2011-12 to 2014-15", [("date", "2011/12"), ("date", "2014/15")]),
        ("£145m in 2011-12, 12 per cent", [("money", "£145000000"), ("date", "2011/12"), ("percent", "12")]),
        ("it rose by 2.5. We", [("number", "2.5")]),
        ("the 50% cap", [("percent", "50")]),
        ("the proposal two years ago", [("number", "2")]),
        ("5 councils of 152", [("number", "5"), ("number", "152")]),
        ("in March 5 per cent", [("percent", "5")]),
        ("In April 2012 or Spring 2013", [("date", "2012-04"), ("date", "2013")]),
    ],
)
def test_ranges_and_several(text: str, found: list[tuple[str, str]]) -> None:
    assert [(f.kind, f.value) for f in figures(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "paragraph 5",
        "See para. 5 and paras 5-7.",
        "question 4(b)",
        "questions 3, 4 and 5",
        "Part 2",
        "paragraphs 4.1 and 4.2",
        "Annex 3, Table 2.1 and Figure 4",
        "s.5 and ss. 17 to 20 of the Act",
        "Key Stage 2 and Year 6",
        "1. First\n2. Second",
        "1) First",
        "4.1 We agree",
        "We agree. 97. We intend to. 4.2 The rest.",
        "(1) first; (2) second",
        "version 1.2.3",
        "one of them",
        "one another",
        "No one objects, and one might ask why.",
        "Children Act 2004",
        "the Children Act 2004 and the Education Act of 1944",
        "School Funding 2012",
        "the 2004 Act and the 2012 Regulations",
        "Munro Review (2011)",
        "COVID-19, Covid-19, GPG 45, S251, B12 and 3D",
        "the Technology Act, 2000",
        "Technical Guidance Note 8.01 and Stage Two",
        "values in certain circumstances 2.64. Respondents say so",
        "call 020 7664 3000",
        "www.example.org/2012/5 or a5@b.uk",
        "the 21st century, the first, a second and a third option",
        "hundreds of councils, thousands of pupils",
        "the second half of it",
        "on behalf of all",
        "we may agree in march or not",
        "someone weighted often",
        "",
    ],
)
def test_these_are_no_figures(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 per cent", "50 per cent"),
        ("5 per cent", "5"),
        ("£10.5m", "£10.5bn"),
        ("minus 1.5 per cent", "1.5 per cent"),
        ("two councils", "three councils"),
        ("2011-12", "2012-13"),
        ("8 December 2011", "8 December 2012"),
        ("1.5 per cent", "1.5 percentage points"),
        ("two thirds", "three quarters"),
        ("within five years", "within one year"),
    ],
)
def test_another_figure_is_another_value(one: str, other: str) -> None:
    first, second = figures(one), figures(other)
    assert first
    assert second
    assert [(f.kind, f.value) for f in first] != [(f.kind, f.value) for f in second]


figure_like = st.lists(
    st.sampled_from(
        [
            *(text for _, _, texts in SAME for text in texts),
            " ",
            ", ",
            "-",
            " to ",
            " and ",
            "£",
            "%",
            "paragraph ",
        ]
    )
    | st.integers(0, 10**7).map(str),
    max_size=8,
).map("".join)


@given(any_text | figure_like)
def test_spans_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    at = 0
    for figure in figures(text):
        assert at <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.value
        at = figure.end


@given(st.integers(1, 999), st.sampled_from(["", "thousand", "million"]))
def test_words_and_digits_give_one_value(number: int, scale: str) -> None:
    said = f"{in_words(number)} {scale}".strip()
    assert value_of(said) == value_of(f"{number} {scale}")
    assert [f.value for f in figures(f"some {said} councils")] == (
        [] if said == "one" else [plain_number(value_of(said))]
    )


@given(st.decimals(0, 10**9, places=2))
def test_a_sum_survives_its_thousands(amount: Decimal) -> None:
    plain, parted = figures(f"£{amount}"), figures(f"£{amount:,}")
    assert [f.value for f in plain] == [f.value for f in parted] == [f"£{plain_number(amount)}"]


def in_words(number: int) -> str:
    """A number below a thousand in British words."""
    small = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    units = ["", *small.split(), "seventeen", "eighteen", "nineteen"]
    tens = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]
    if number >= 100:
        rest = in_words(number % 100) if number % 100 else ""
        return f"{units[number // 100]} hundred" + (f" and {rest}" if rest else "")
    if number < 20:
        return units[number]
    return tens[number // 10] + (f"-{units[number % 10]}" if number % 10 else "")
