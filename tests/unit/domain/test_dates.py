"""Dates as papers give them, and closing dates to the minute."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.dates import Moment, PartialDate

CLOSES = date(2012, 5, 21)


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates())
    known = draw(st.integers(1, 3))
    return PartialDate(day.year, day.month if known > 1 else None, day.day if known > 2 else None)


@given(partial_dates())
def test_a_partial_date_is_read_as_it_is_written(when: PartialDate) -> None:
    assert PartialDate.parse(str(when)) == when


@given(st.dates())
def test_a_day_known_to_the_day_is_that_day(day: date) -> None:
    when = PartialDate.of(day)
    assert (when.first, when.last, str(when)) == (day, day, day.isoformat())
    assert when.known_to_the_day


@given(partial_dates())
def test_a_partial_date_spans_the_days_it_can_mean(when: PartialDate) -> None:
    assert when.first <= when.last
    assert PartialDate.of(when.first) == PartialDate.of(when.last) or not when.known_to_the_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2011", date(2011, 1, 1), date(2011, 12, 31)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2011-02", date(2011, 2, 1), date(2011, 2, 28)),
        (" 2011-12-08 ", date(2011, 12, 8), date(2011, 12, 8)),
    ],
)
def test_first_and_last_day(text: str, first: date, last: date) -> None:
    when = PartialDate.parse(text)
    assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "11", "2011-1", "2011-13", "2011-00", "2011-02-29", "2011-12-8", "8 December 2011", "0000"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        PartialDate.parse(text)


def test_figures_of_other_scripts_are_no_date() -> None:
    with pytest.raises(ValueError, match="is not a date"):
        PartialDate.parse("２０１１")


def test_dates_known_to_different_depths_are_in_order() -> None:
    dates = [PartialDate.parse(t) for t in ("2012-01-05", "2011", "2012", "2011-06-01", "2012-01", "2011-06")]
    assert [str(d) for d in sorted(dates)] == [
        "2011",
        "2011-06",
        "2011-06-01",
        "2012",
        "2012-01",
        "2012-01-05",
    ]


moments = st.builds(
    Moment, st.dates(), st.one_of(st.none(), st.builds(time, st.integers(0, 23), st.integers(0, 59)))
)


@given(moments)
def test_a_moment_is_read_as_it_is_written(when: Moment) -> None:
    assert Moment.parse(str(when)) == when


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2012-05-21", Moment(CLOSES)),
        ("2012-05-21T17:00", Moment(CLOSES, time(17))),
        (" 2012-05-21 17:00 ", Moment(CLOSES, time(17))),
        ("2012-05-21T23:59:59", Moment(CLOSES, time(23, 59))),
        ("2012-05-21T00:00", Moment(CLOSES, time(0))),
    ],
)
def test_moments_are_read(text: str, moment: Moment) -> None:
    assert Moment.parse(text) == moment


@pytest.mark.parametrize(
    "text",
    ["", "tomorrow", "2012-05-21T17:00+01:00", "2012-05-21T17:00Z", "2012-05-21T25:00", "2012-02-30", "T"],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        Moment.parse(text)


@pytest.mark.parametrize(
    ("at", "now", "left"),
    [
        # With a time: it is over from that very minute.
        (time(17), "2012-05-21T16:59", 0),
        (time(17), "2012-05-21T17:00", -1),
        (time(17), "2012-05-21T17:01", -1),
        (time(17), "2012-05-22T00:00", -1),
        (time(17), "2012-05-22T23:59", -1),
        (time(17), "2012-05-23T00:00", -2),
        (time(17), "2012-05-20T23:59", 1),
        (time(17), "2012-04-23T10:00", 28),
        (time(0), "2012-05-21T00:00", -1),
        # Without one it lasts to the end of its day.
        (None, "2012-05-21T00:00", 0),
        (None, "2012-05-21T23:59", 0),
        (None, "2012-05-22T00:00", -1),
        (None, "2012-05-20T00:00", 1),
        (None, "2011-05-21T12:00", 366),  # over 29 February
    ],
)
def test_days_left(at: time | None, now: str, left: int) -> None:
    assert Moment(CLOSES, at).days_left(datetime.fromisoformat(now)) == left


@given(moments, st.datetimes())
def test_days_left_is_negative_exactly_once_passed(closes: Moment, now: datetime) -> None:
    assert (closes.days_left(now) < 0) == closes.passed(now)
