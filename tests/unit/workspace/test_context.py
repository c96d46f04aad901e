from __future__ import annotations

import getpass
from datetime import date, datetime
from pathlib import Path

import pytest

from consult_tui.errors import Usage
from consult_tui.store.places import user_places
from consult_tui.store.settings import UserSettings, save_user_settings
from consult_tui.workspace import context as module
from consult_tui.workspace.context import context
from consult_tui.workspace.opening import init
from consult_tui.workspace.workspace import Workspace


def test_today_is_what_the_command_line_says_before_the_samples_day_before_the_clock(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_uk_now", lambda: datetime(2031, 7, 1, 9, 30))
    assert context("2012-04-25T17:00", sample_day="2012-04-23").now == datetime(2012, 4, 25, 17)
    assert context("2012-04-25", sample_day="2012-04-23").today == date(2012, 4, 25)
    assert context("", sample_day="2012-04-23").today == date(2012, 4, 23)
    assert context().now == datetime(2031, 7, 1, 9, 30)


def test_the_clock_is_in_uk_local_time(monkeypatch: pytest.MonkeyPatch) -> None:
    from zoneinfo import ZoneInfo

    before = datetime.now(ZoneInfo("Europe/London")).replace(tzinfo=None)
    now = context().now
    after = datetime.now(ZoneInfo("Europe/London")).replace(tzinfo=None)
    assert before <= now <= after


@pytest.mark.parametrize(
    "day", ["today", "23/04/2012", "2012-04-31", "2012-04-23T25:00", "2012-04-23T10:00Z"]
)
def test_a_day_that_cannot_be_read_is_wrong_usage(day: str) -> None:
    with pytest.raises(Usage, match="is not a day") as wrong:
        context(day)
    assert (wrong.value.exit_code, "--today" in wrong.value.mend) == (2, True)


def test_the_user_is_who_is_named_then_the_settings_then_the_login(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "login")
    assert context(user="Ann", personal_name=lambda: "Bob").user == "Ann"
    assert context(personal_name=lambda: "Bob").user == "Bob"
    assert context().user == "login"

    def nobody() -> str:
        raise OSError("no user")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert context().user == "officer"


def test_a_workspace_asks_the_personal_settings_for_the_name(tmp_path: Path) -> None:
    folder = init(tmp_path / "work")
    save_user_settings(user_places().settings, UserSettings(name="Cath Officer"))
    assert Workspace(folder).context.user == "Cath Officer"
    assert Workspace(folder, user="Ann").context.user == "Ann"


def test_only_a_sample_has_a_day_of_its_own(tmp_path: Path) -> None:
    folder = init(tmp_path / "work")
    settings = folder / "snippets" / "workspace.toml"
    settings.write_text('sample = false\ntoday = "2012-04-23"\n')
    assert Workspace(folder).context.today.year > 2012
    settings.write_text('sample = true\ntoday = "2012-04-23"\n')
    assert Workspace(folder).context.today == date(2012, 4, 23)
    assert Workspace(folder, today="2012-05-01").context.today == date(2012, 5, 1)
