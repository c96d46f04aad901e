"""Days as they are typed, day before month."""

from __future__ import annotations

from datetime import date

import pytest

from consult_tui.text.days import day_meant

TODAY = date(2012, 4, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2012-05-21", date(2012, 5, 21)),
        (" 21 May 2012 ", date(2012, 5, 21)),
        ("21 may", date(2012, 5, 21)),
        ("4 Sept.", date(2012, 9, 4)),
        ("3/4/2012", date(2012, 4, 3)),
        ("21/5", date(2012, 5, 21)),
        ("23/4", TODAY),
        ("22 April", date(2013, 4, 22)),
        ("29 Feb", date(2016, 2, 29)),
    ],
)
def test_a_day_is_read(typed: str, meant: date) -> None:
    assert day_meant(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "31/4", "30 Feb", "5/21", "21 Ma", "21 ju", "2012-13-01", "21", "21 May 12", "1/1/0"],
)
def test_what_is_no_day_is_none(typed: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        day_meant(typed, TODAY)
