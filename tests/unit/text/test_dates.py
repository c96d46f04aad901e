"""Dates in words, as a British officer writes them."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.dates import Moment, PartialDate
from consult_tui.text.dates import closes_in_words, in_words

DAY = date(2012, 5, 21)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (date(2011, 12, 8), "8 December 2011"),
        (PartialDate(2011, 12, 8), "8 December 2011"),
        (PartialDate(2011, 1), "January 2011"),
        (PartialDate(2011), "2011"),
        (Moment(DAY), "21 May 2012"),
        (Moment(DAY, time(17)), "21 May 2012 at 17:00"),
        (Moment(DAY, time(0)), "21 May 2012 at 00:00"),
        (Moment(DAY, time(9, 5)), "21 May 2012 at 09:05"),
    ],
)
def test_dates_in_words(when: PartialDate | Moment | date, words: str) -> None:
    assert in_words(when) == words


@pytest.mark.parametrize(
    ("at", "now", "words"),
    [
        (time(23, 45), "2012-05-21T09:00", "closes today 23:45"),
        (time(23, 45), "2012-05-21T23:44", "closes today 23:45"),
        (time(23, 45), "2012-05-21T23:45", "closed today 23:45"),
        (time(17), "2012-05-21T18:00", "closed today 17:00"),
        (time(0), "2012-05-21T09:00", "closed today 00:00"),
        (None, "2012-05-21T23:59", "closes today"),
        (None, "2012-05-22T00:00", "closed yesterday"),
        (time(17), "2012-05-22T09:00", "closed yesterday"),
        (time(17), "2012-05-22T18:00", "closed yesterday"),
        (time(17), "2012-05-23T09:00", "closed 2 days ago"),
        (None, "2012-05-24T09:00", "closed 3 days ago"),
        (None, "2013-05-21T09:00", "closed 365 days ago"),
        (time(17), "2012-05-20T23:59", "closes tomorrow 17:00"),
        (None, "2012-05-20T00:00", "closes tomorrow"),
        (None, "2012-05-19T23:59", "2 days left"),
        (time(17), "2012-05-09T18:00", "12 days left"),
        (time(17), "2012-04-23T10:00", "28 days left"),
        (None, "2011-05-21T00:00", "366 days left"),
    ],
)
def test_how_long_is_left(at: time | None, now: str, words: str) -> None:
    assert closes_in_words(Moment(DAY, at), datetime.fromisoformat(now)) == words


def test_without_a_closing_date_it_says_so() -> None:
    assert closes_in_words(None, datetime(2012, 4, 23)) == "no closing date"


@given(st.builds(Moment, st.dates(), st.one_of(st.none(), st.times())), st.datetimes())
def test_the_words_never_contradict_the_rule(closes: Moment, now: datetime) -> None:
    assert closes_in_words(closes, now).startswith("closed") == closes.passed(now)
