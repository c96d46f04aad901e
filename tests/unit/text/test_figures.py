from __future__ import annotations

import pytest

from consult_tui.text.figures import figures


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a DfE grant of £10.5m", {"10.5"}),
        ("3,148 responses", {"3148"}),
        ("29 councils, over 40 of 326.", {"29", "40", "326"}),
        ("minus 1.5 per cent", {"1.5"}),
        ("a fee of £5", {"5"}),
        ("£2012", {"2012"}),
        ("2,012 schools", {"2012"}),
        # Years, days of a month and small whole numbers stand in too many texts.
        ("since 2011", set()),
        ("from 13 April to 25 May 2011", set()),
        ("15 to 17 June", set()),
        ("eight of 9", set()),
        ("paragraph 2.1.3 and 2005-06", set()),
        ("", set()),
    ],
)
def test_the_numbers_that_say_how_much(text: str, found: set[str]) -> None:
    assert figures(text) == found
