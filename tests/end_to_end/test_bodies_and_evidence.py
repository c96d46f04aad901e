"""consult body add|edit and consult evidence list|show|add|edit|where-used."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import BODY, EVIDENCE, QUOTED, differences
from tests.end_to_end.test_changing import files

SURVEY = "sample-small-schools-survey"


def test_a_body_is_added_and_edited(consult: Consult) -> None:
    given = ["--name", "Ferry Board", "--can-agree", "yes", "--began", "2011-04", "--papers-due-days", "5"]
    done = consult("body", "add", *given, "--meeting", "2012-05-16", "--papers-due", "2012-05-08", "--json")
    assert differences(done.ok().json, BODY) == []
    assert done.json["id"] == "ferry-board"
    done = consult("body", "edit", "ferry", "--ended", "2012-04", "--successor", "LGA Executive", "--json")
    made = consult("body", "show", "Ferry Board", "--json").ok().json
    assert made == done.ok().json
    assert (made["ended"], made["successor"], made["can_agree"]) == ("2012-04", "lga-executive", "yes")
    assert made["meetings"] == [{"on": "2012-05-16", "papers_due": "2012-05-08", "notes": ""}]
    said = consult("body", "show", "ferry").ok().out
    assert "meets 16 May 2012, papers due 8 May 2012" in said


def test_an_update_of_a_figure_lists_what_quotes_it(consult: Consult) -> None:
    consult("answer", "munro-2012", "12", "--text", "Ten councils, and £10.5m.").ok()
    line = "sector-led-improvement-programme"
    before = consult("position", "show", line, "--json").json
    done = consult("evidence", "edit", "cib-grant", "--statement", "The grant is £12m.", "--as-at", "2012-04")
    assert f"line  {line} (agreed)" in done.ok().out
    assert "open  munro-2012, question 12: has the figure £10.5m" in done.out
    assert "earlier figure is kept" in done.err
    assert consult("position", "show", line, "--json").json == before
    shown = consult("evidence", "show", "cib-grant", "--json").ok().json
    assert differences(shown, EVIDENCE | {"used_in": QUOTED}) == []
    assert "£10.5m" in shown["earlier"][0]["statement"]
    assert shown["earlier"][0]["until"] == "2012-04-23"
    used = consult("evidence", "where-used", "cib-grant", "--json").ok().json
    assert used == shown["used_in"]
    assert "until 23 April 2012: The sector-led" in consult("evidence", "show", "cib-grant").out


def test_an_overdue_release_is_shown(consult: Consult) -> None:
    listed = {each["id"]: each for each in consult("evidence", "list", "--json").ok().json}
    assert differences(list(listed.values()), [EVIDENCE]) == []
    assert not any(each["overdue"] for each in listed.values())
    assert "overdue" not in consult("evidence", "list").out
    late = consult("--today", "2012-06-13", "evidence", "list").ok().out
    assert [row.split()[0] for row in late.splitlines() if row.endswith("12 June 2012, overdue")] == [SURVEY]


def test_a_figure_is_added_and_a_line_points_to_it(consult: Consult) -> None:
    done = consult("evidence", "add", "--id", "ferry-count", "--statement", "41 ferries run.")
    assert "source is missing" in done.ok().err
    consult("position", "add", "--id", "ferries", "--statement", "S", "--evidence", "ferry-count").ok()
    used = consult("evidence", "where-used", "ferry-count", "--json").ok().json
    assert [one["id"] for one in used["lines"]] == ["ferries"]
    consult("evidence", "add", "--id", "alone", "--statement", "None runs.").ok()
    assert "Nothing quotes it" in consult("evidence", "where-used", "alone").ok().err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["body", "add"], 1, ["needs a name"]),
        (["body", "add", "--name", "DfE"], 1, ["'dfe' is called"]),
        (["body", "edit", "dfe"], 2, ["Nothing is said"]),
        (["body", "edit", "dfe", "--began", "2012", "--ended", "2011"], 1, ["ended before it began"]),
        (["body", "edit", "dfe", "--successor", "nobody"], 1, ["no body 'nobody'"]),
        (["body", "edit", "dfe", "--can-agree", "maybe"], 1, ["'maybe'", "yes, advises, no"]),
        (["body", "edit", "dfe", "--papers-due", "2012-05-01"], 1, ["none is named"]),
        (["body", "edit", "nobody", "--notes", "x"], 1, ["no body 'nobody'"]),
        (["evidence", "add"], 1, ["needs a statement"]),
        (["evidence", "edit", SURVEY], 2, ["Nothing is said"]),
        (["evidence", "edit", SURVEY, "--statement", " "], 1, ["needs a statement"]),
        (["evidence", "edit", SURVEY, "--next-release", "soon"], 1, ["next_release: 'soon'"]),
        (["evidence", "show", "nothing"], 1, ["no figure 'nothing'"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_is_one_line_and_nothing_is_written(
    consult: Consult, sample: Path, arguments: list[str], code: int, words: list[str]
) -> None:
    before = files(sample)
    consult(*arguments).refused(code, *words)
    assert files(sample) == before
