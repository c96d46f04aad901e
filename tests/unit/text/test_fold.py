"""What does not count when words are compared, and what does."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from consult_tui.text.fold import fold
from tests.unit.text.outlines import any_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("We agree.", "we  AGREE.\n"),
        ("“We agree.”", "We agree."),
        ("‘We agree.’", "'We agree.'"),
        ('the "pupil premium"', "the ‘pupil premium’"),
        ("«we» agree", "we agree"),
        ("the LGA’s view", "the LGA's view"),
        ("councils’ money", "councils money"),
        ("we agree\u00a0with", "we agree with"),
        ("caf\u00e9", "cafe\u0301"),
        ("ring\u2011fenced", "ring-fenced"),
        ("ring\u00adfenced", "ringfenced"),
        ("ﬁnance", "finance"),
        ("Straße", "STRASSE"),
        ("", " \t\n"),
    ],
)
def test_blanks_quotation_marks_and_case_do_not_count(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("we're", "were"),
        ("can't agree", "cant agree"),
        ("we agree", "we disagree"),
        ("we agree.", "we agree"),
        ("£5m", "£6m"),
        ("1.5", "15"),
        ("ring-fenced", "ring fenced"),
        ("5-7", "57"),
        ("a (not b)", "a not b"),
        ("resume", "résumé"),
        ("weagree", "we agree"),
        ("4²", "4"),
        ("£10²", "£102"),
        ("1½", "11⁄2"),
        ("①5", "15"),
        ("5%", "5"),
        ("-5", "5"),
    ],
)
def test_words_figures_and_marks_count(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(any_text)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(any_text)
def test_blanks_around_case_and_composition_never_count(text: str) -> None:
    assert fold(f" {text}\n") == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(f"“{text}”") == fold(text)
