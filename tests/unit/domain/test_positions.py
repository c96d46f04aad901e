"""The life of a line: freshness worked out by hand, and what an edit does to its status."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import (
    AgreedBy,
    Freshness,
    Position,
    Status,
    Wording,
    freshness,
    reworded,
)

TODAY = date(2012, 4, 23)
AGREED = AgreedBy(body="executive", meeting_date=PartialDate(2011, 12, 8), item="1")


def _line(review_by: str = "", agreed: str = "", **more: object) -> Position:
    fields: dict[str, object] = {
        "id": "a",
        "title": "A",
        "statement": "We support it.",
        "status": Status.AGREED,
        "review_by": date.fromisoformat(review_by) if review_by else None,
        "agreed_by": AgreedBy(meeting_date=PartialDate.parse(agreed)) if agreed else None,
    }
    return Position(**{**fields, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("agreed", "review_by", "today", "expected"),
    [
        # No review date: nothing is due.
        ("2011-12-08", "", "2012-04-23", Freshness.NONE),
        # A term of 100 days (10 January to 19 April 2012): a quarter is 25 days, so 30 count: 20 March.
        ("2012-01-10", "2012-04-19", "2012-03-19", Freshness.CURRENT),
        ("2012-01-10", "2012-04-19", "2012-03-20", Freshness.DUE),
        # On the review date itself it is still due; from the day after, past.
        ("2012-01-10", "2012-04-19", "2012-04-19", Freshness.DUE),
        ("2012-01-10", "2012-04-19", "2012-04-20", Freshness.PAST_REVIEW),
        # A term of 400 days (1 January 2011 to 5 February 2012): a quarter is 100 days: 28 October.
        ("2011-01-01", "2012-02-05", "2011-10-27", Freshness.CURRENT),
        ("2011-01-01", "2012-02-05", "2011-10-28", Freshness.DUE),
        # A term of 120 days: both are 30 days (1 January to 30 April 2012): 31 March.
        ("2012-01-01", "2012-04-30", "2012-03-30", Freshness.CURRENT),
        ("2012-01-01", "2012-04-30", "2012-03-31", Freshness.DUE),
        # The start is not known to the day: 30 days, however long the term: 6 January.
        ("2010-01", "2012-02-05", "2012-01-05", Freshness.CURRENT),
        ("2010-01", "2012-02-05", "2012-01-06", Freshness.DUE),
        ("2010", "2012-02-05", "2012-01-05", Freshness.CURRENT),
        ("", "2012-02-05", "2012-01-05", Freshness.CURRENT),
        ("", "2012-02-05", "2012-01-06", Freshness.DUE),
        # Agreed after its review date, a slip of the pen: 30 days, and no crash.
        ("2012-03-01", "2012-02-05", "2012-01-06", Freshness.DUE),
    ],
)
def test_freshness(agreed: str, review_by: str, today: str, expected: Freshness) -> None:
    assert freshness(_line(review_by, agreed), date.fromisoformat(today)) is expected


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000), st.dates(date(1900, 1, 1)))
def test_a_line_only_ever_grows_older(agreed: date, term: int, today: date) -> None:
    line = _line((agreed + timedelta(term)).isoformat(), agreed.isoformat())
    order = [Freshness.CURRENT, Freshness.DUE, Freshness.PAST_REVIEW]
    tomorrow = min(today, date.max - timedelta(1)) + timedelta(1)
    assert order.index(freshness(line, today)) <= order.index(freshness(line, tomorrow))


def test_a_review_date_near_the_beginning_of_time_is_no_crash() -> None:
    assert freshness(_line("0001-01-05"), date(1, 1, 2)) is Freshness.DUE


@pytest.mark.parametrize("status", [Status.AGREED, Status.STATED])
def test_new_words_make_a_standing_line_a_draft_and_keep_the_old_ones(status: Status) -> None:
    line = _line(status=status, agreed_by=AGREED)
    new = reworded(line, "We oppose it.", TODAY)
    assert (new.statement, new.status, new.agreed_by) == ("We oppose it.", Status.DRAFT, None)
    assert new.wordings == (
        Wording(
            statement="We support it.",
            status=status,
            agreed_by=AGREED,
            since=PartialDate(2011, 12, 8),
            until=TODAY,
        ),
    )


@pytest.mark.parametrize("status", [Status.DRAFT, Status.PROPOSED, Status.SUPERSEDED, Status.WITHDRAWN])
def test_new_words_leave_another_status_as_it_is(status: Status) -> None:
    new = reworded(_line(status=status), "We oppose it.", TODAY)
    assert new.status is status
    assert [w.statement for w in new.wordings] == ["We support it."]


def test_every_wording_is_kept_oldest_first() -> None:
    line = reworded(reworded(_line(agreed_by=AGREED), "Two.", TODAY), "Three.", date(2012, 5, 1))
    assert [(w.statement, w.status, w.until) for w in line.wordings] == [
        ("We support it.", Status.AGREED, TODAY),
        ("Two.", Status.DRAFT, date(2012, 5, 1)),
    ]


@pytest.mark.parametrize(
    "same", ["We support it.", "We  support\nit.", " We support it. \n", "We\u00a0support it."]
)
def test_blanks_are_not_words(same: str) -> None:
    line = _line(agreed_by=AGREED)
    new = reworded(line, same, TODAY)
    assert (new.status, new.agreed_by, new.wordings) == (Status.AGREED, AGREED, ())
    assert new.statement == same


@pytest.mark.parametrize(
    "other", ["We support it", "We supported it.", "we support it.", "", "We support  it .", "¬"]
)
def test_anything_else_is(other: str) -> None:
    assert reworded(_line(), other, TODAY).status is Status.DRAFT


@pytest.mark.parametrize(
    ("status", "internal", "wants"),
    [
        (Status.AGREED, False, False),
        (Status.STATED, False, False),
        (Status.AGREED, True, True),
        (Status.DRAFT, False, True),
        (Status.PROPOSED, False, True),
        (Status.SUPERSEDED, False, True),
        (Status.WITHDRAWN, False, True),
    ],
)
def test_which_lines_want_a_reason(status: Status, internal: bool, wants: bool) -> None:
    assert _line(status=status, internal=internal).wants_reason is wants


def test_what_a_plain_search_shows() -> None:
    shown = {status for status in Status if _line(status=status).searched_by_default}
    assert shown == {Status.AGREED, Status.STATED, Status.PROPOSED}
