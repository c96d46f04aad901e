"""The check on a workspace: what it hands to the rules, the levels it sets, and how long it takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consult_tui.checks.accounts import Standing, WordingKind
from consult_tui.checks.rules.case import Level
from consult_tui.domain.evidence import EarlierFigure, Evidence
from consult_tui.domain.responses import Reason
from consult_tui.errors import BadInput, NotFound
from consult_tui.store.settings import WorkspaceSettings, save_settings
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.checking import (
    accounts_of,
    blocking,
    check_response,
    checks_switched_off,
    in_all,
    level_meant,
    levels,
    rules_in_force,
    set_levels,
    target_of,
)
from consult_tui.workspace.responses.drafting import edit, set_answer
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import QUESTIONS, line

RESPONSE = "buses-2012"
FIRST, SECOND, THIRD, NAME = (question.id for question in QUESTIONS)


def said(ws: Workspace) -> list[tuple[str, str, str]]:
    return [(alarm.level, alarm.ref, alarm.rule) for alarm in check_response(ws, RESPONSE)]


def with_checks(folder: Path, **checks: str) -> Workspace:
    save_settings(
        folder / "snippets" / "workspace.toml",
        WorkspaceSettings(checks={name.replace("_", "-"): level for name, level in checks.items()}),
    )
    return Workspace(folder, today="2012-04-23T10:00", user="Ann Officer")


def test_an_empty_response_is_unanswered_but_for_the_questions_about_us(ws: Workspace) -> None:
    assert said(ws) == [("blocks", ref, "unanswered") for ref in (FIRST, SECOND, THIRD)]


def test_a_response_well_answered_raises_nothing(ws: Workspace) -> None:
    text = "Councils should decide on buses. It is theirs. [@buses]"
    set_answer(ws, RESPONSE, FIRST, AnswerChange(choices=("Agree",), text=text))
    set_answer(ws, RESPONSE, SECOND, AnswerChange(no_comment="It is for others."))
    set_answer(ws, RESPONSE, THIRD, AnswerChange(choices=("Red", "Green")))
    assert said(ws) == []


def test_a_lapsed_line_blocks_until_a_reason_is_recorded_cited_or_not(ws: Workspace) -> None:
    words = "Councils should decide on baths."
    set_answer(ws, RESPONSE, SECOND, AnswerChange(text=words))
    set_answer(ws, RESPONSE, FIRST, AnswerChange(choices=("Agree",), text="It is so. [@baths]"))
    found = [alarm for alarm in check_response(ws, RESPONSE) if alarm.rule == "line-without-reason"]
    assert [(alarm.ref, alarm.place) for alarm in found] == [(FIRST, "It is so.")]
    assert "superseded by “About buses”" in found[0].message
    set_answer(ws, RESPONSE, FIRST, AnswerChange(text="It is so."))
    found = [alarm for alarm in check_response(ws, RESPONSE) if alarm.rule == "line-without-reason"]
    assert [(alarm.ref, alarm.place) for alarm in found] == [(SECOND, words)]
    reason = Reason(text="Asked for.", who="Ann", on=date(2012, 4, 23))
    ws.change(RESPONSE, lambda response: replace(response, reasons={"baths": reason}))
    assert "line-without-reason" not in {rule for _, _, rule in said(ws)}


def test_words_that_an_agreed_line_holds_too_want_no_reason(ws: Workspace) -> None:
    ws.keep(positions=[line("bathing", statement="Councils should decide on baths. We say so.")])
    set_answer(ws, RESPONSE, SECOND, AnswerChange(text="Councils should decide on baths."))
    assert "line-without-reason" not in {rule for _, _, rule in said(ws)}


def test_a_figure_brought_up_to_date_is_told_with_the_new_one(ws: Workspace) -> None:
    old = EarlierFigure(statement="38 per cent ran late.")
    ws.keep(
        evidence=[Evidence(id="late", statement="41 per cent ran late.", earlier=(old,))],
        positions=[line("late", statement="Of our buses, 38% ran late.", evidence=("late",))],
    )
    set_answer(ws, RESPONSE, SECOND, AnswerChange(text="Of our buses, 38% ran late."))
    (alarm,) = (a for a in check_response(ws, RESPONSE) if a.rule == "figure-without-source")
    assert alarm.place == "38%"
    assert "41 per cent ran late" in alarm.message
    set_answer(ws, RESPONSE, SECOND, AnswerChange(text="Of our buses, 41% ran late. [@late]"))
    assert "figure-without-source" not in {rule for _, _, rule in said(ws)}


def test_a_figure_of_no_line_says_whether_there_is_a_line_at_all(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, SECOND, AnswerChange(text="It costs £5m by 21 May 2012."))
    set_answer(ws, RESPONSE, THIRD, AnswerChange(choices=("Red",), text="It costs £6m. [@buses]"))
    found = [alarm for alarm in check_response(ws, RESPONSE) if alarm.rule == "figure-without-source"]
    assert [(alarm.ref, alarm.place) for alarm in found] == [(SECOND, "£5m"), (THIRD, "£6m")]
    assert "no line at all" in found[0].message
    assert "none of the lines" in found[1].message


def test_the_cover_matter_is_checked_and_has_no_question(ws: Workspace) -> None:
    ws.change(RESPONSE, lambda response: replace(response, about="We are [name].", key_messages="- TBC"))
    found = [alarm for alarm in check_response(ws, RESPONSE) if alarm.rule == "placeholder-left"]
    assert [(alarm.ref, alarm.place) for alarm in found] == [("", "[name]"), ("", "TBC")]
    assert [alarm.message.partition(":")[0] for alarm in found] == ["About us", "Key messages"]


def test_every_text_is_accounted_for_and_a_no_comment_stands_for_its_answer(ws: Workspace) -> None:
    set_answer(ws, RESPONSE, FIRST, AnswerChange(text="Councils should decide on buses. And so do we."))
    set_answer(ws, RESPONSE, SECOND, AnswerChange(no_comment="It is for others."))
    ws.change(RESPONSE, lambda response: replace(response, about="Councils should decide on baths."))
    accounts = accounts_of(ws.response(RESPONSE), ws.accounts.account)
    assert {key: [each.sentence.text for each in found] for key, found in accounts.items()} == {
        "about": ["Councils should decide on baths."],
        FIRST: ["Councils should decide on buses.", "And so do we."],
        SECOND: ["It is for others."],
    }
    agreed, new = accounts[FIRST]
    assert (agreed.kind, agreed.rests_on) == (WordingKind.AS_AGREED, ("buses",))
    assert (new.kind, new.rests_on) == (WordingKind.NEW, ())
    (gone,) = accounts["about"]
    assert (gone.kind, gone.lapsed) == (WordingKind.AS_AGREED, True)
    assert [(source.position, source.standing) for source in gone.verbatim] == [("baths", Standing.LAPSED)]


def test_the_workspace_sets_levels(folder: Path) -> None:
    ws = with_checks(folder, unanswered="notes", past_review="off", same_paragraph=" Warns ")
    assert {level for level, _, _ in said(ws)} == {"notes"}
    assert blocking(check_response(ws, RESPONSE)) == ()
    assert levels(ws)["same-paragraph"] is Level.WARNS
    assert checks_switched_off(ws) == ("past-review",)
    assert {rule.name: level for rule, level in rules_in_force(ws)} == levels(ws)


@pytest.mark.parametrize(
    ("checks", "named"), [({"unanswerd": "off"}, "unanswerd"), ({"unanswered": "blocked"}, "blocked")]
)
def test_a_rule_or_level_that_is_not_there_is_named(folder: Path, checks: dict[str, str], named: str) -> None:
    ws = with_checks(folder, **checks)
    with pytest.raises(BadInput, match=named) as refused:
        check_response(ws, RESPONSE)
    assert "workspace.toml" in refused.value.message


def test_a_response_that_is_not_there_is_not_found(ws: Workspace) -> None:
    with pytest.raises(NotFound):
        check_response(ws, "nobody")


def test_a_level_that_is_set_holds_at_once_and_at_the_next_start(ws: Workspace) -> None:
    set_levels(ws, {"unanswered": Level.WARNS, "same-paragraph": Level.NOTES})
    for here in (ws, Workspace(ws.folder, today="2012-04-23T10:00", user="Ann Officer")):
        found = levels(here)
        assert (found["unanswered"], found["same-paragraph"]) == (Level.WARNS, Level.NOTES)
        assert {alarm.level for alarm in check_response(here, RESPONSE)} == {Level.WARNS}


def test_a_level_as_out_of_the_box_is_not_written_down_and_the_rest_of_the_file_stays(ws: Workspace) -> None:
    before = ws.places.settings.read_text("utf-8")
    set_levels(ws, {"unanswered": Level.OFF})
    assert 'unanswered = "off"' in ws.places.settings.read_text("utf-8")
    set_levels(ws, {"unanswered": Level.BLOCKS})
    assert ws.places.settings.read_text("utf-8").split() == before.split()


def test_setting_a_level_writes_over_nothing_that_a_colleague_set(ws: Workspace) -> None:
    set_levels(Workspace(ws.folder), {"past-review": Level.OFF})
    set_levels(ws, {"unanswered": Level.NOTES})
    assert checks_switched_off(Workspace(ws.folder)) == ("past-review",)


@pytest.mark.parametrize(("rule", "level"), [("no-such-rule", "off"), ("unanswered", "loud"), ("", "")])
def test_a_rule_or_level_that_there_is_not_is_refused(rule: str, level: str) -> None:
    with pytest.raises(BadInput):
        level_meant(rule, level)


def test_a_rule_and_a_level_are_read_as_they_are_typed() -> None:
    assert level_meant(" Unanswered", "WARNS ") == ("unanswered", Level.WARNS)


def test_an_alarm_about_cover_matter_knows_its_text(ws: Workspace) -> None:
    edit(ws, RESPONSE, "key_messages", "- TBC")
    edit(ws, RESPONSE, "closes", "2012-04-20")
    found = {alarm.rule: target_of(alarm) for alarm in check_response(ws, RESPONSE)}
    assert found["placeholder-left"] == "key_messages"
    assert found["closing-date-passed"] == ""
    assert found["unanswered"] in (FIRST, SECOND, THIRD)


def test_how_many_there_are_is_said_in_words(ws: Workspace) -> None:
    assert in_all(()) == "Nothing found"
    set_levels(ws, {"closing-date-passed": Level.WARNS})
    edit(ws, RESPONSE, "closes", "2012-04-20")
    assert in_all(check_response(ws, RESPONSE)) == "3 block, 1 warns"
