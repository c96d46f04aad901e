"""Where things are, and the settings, of a workspace and of a user."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.dates import Moment
from consult_tui.domain.responses import Answer, Assignment, OpenPoint, ResponseState
from consult_tui.domain.tasks import Task
from consult_tui.errors import BadInput, DamagedStore, SaveFailed
from consult_tui.store.places import Places, find_workspace, user_places
from consult_tui.store.responses import ResponseStore
from consult_tui.store.settings import (
    UserSettings,
    WorkspaceSettings,
    load_settings,
    load_user_settings,
    new_settings,
    save_settings,
    save_user_settings,
)
from consult_tui.store.summary import Summary, decode_summary, encode_summary, summary_of
from tests.unit.store import made


def test_the_nearest_workspace_upward_is_found(tmp_path: Path) -> None:
    below = tmp_path / "outer" / "inner" / "notes"
    below.mkdir(parents=True)
    assert find_workspace(below) is None
    for folder in (tmp_path / "outer", tmp_path / "outer" / "inner"):
        (folder / "snippets").mkdir()
        assert find_workspace(below) != folder
        (folder / "responses").mkdir()
        assert find_workspace(below) == folder
    assert find_workspace(tmp_path / "outer" / "inner") == tmp_path / "outer" / "inner"
    assert find_workspace(tmp_path / "outer") == tmp_path / "outer"


def test_every_file_of_a_response_is_in_its_folder() -> None:
    places = Places(Path("/w"))
    found = [
        getattr(places, name)("r1") for name in ("response", "history", "sources", "exports", "evidence")
    ]
    assert {path.parent for path in found} == {Path("/w/responses/r1")}
    with pytest.raises(BadInput):
        places.history("../x")


def test_one_variable_moves_all_of_the_users_folders(home: Path, tmp_path: Path) -> None:
    user = user_places()
    for folder in (user.config, user.state, user.cache, user.journal(tmp_path), user.settings):
        assert folder.is_relative_to(home / "consult")
    assert len({user.config, user.state, user.cache}) == 3


def test_without_it_they_are_where_the_system_has_them(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONSULT_HOME")
    user = user_places()
    for folder in (user.config, user.state, user.cache):
        assert folder.is_relative_to(home)
        assert "consult-tui" in folder.parts


def test_a_workspace_has_one_journal_by_whatever_way_it_is_reached(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    user = user_places()
    assert user.journal(tmp_path / "link") == user.journal(tmp_path / "a" / ".." / "a")
    assert user.journal(tmp_path / "a") != user.journal(tmp_path / "b")


@given(
    st.builds(
        WorkspaceSettings,
        name=made.texts,
        sample=st.booleans(),
        today=st.just("") | made.moments.map(str),
        acronyms=st.dictionaries(
            st.text(st.characters(categories=["L"]), min_size=1), made.texts, max_size=3
        ),
        checks=st.dictionaries(
            st.sampled_from(["unanswered", "past-review", "x"]), st.sampled_from(["off", "warns", ""])
        ),
    )
)
def test_settings_come_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, settings: WorkspaceSettings
) -> None:
    path = tmp_path_factory.mktemp("settings") / "workspace.toml"
    save_settings(path, settings)
    assert load_settings(path) == settings


def test_no_settings_are_the_usual_ones(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "gone.toml") == WorkspaceSettings()
    assert load_user_settings(tmp_path / "gone" / "settings.toml") == UserSettings()


def test_a_new_workspace_has_settings_with_words_on_them(tmp_path: Path) -> None:
    path = tmp_path / "snippets" / "workspace.toml"
    new_settings(path, name='The "Board" of Ynys Môn')
    assert load_settings(path) == WorkspaceSettings(name='The "Board" of Ynys Môn')
    assert path.read_text(encoding="utf-8").startswith("# The workspace's settings")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"2012-04-23"', "2012-04-23"),
        ("2012-04-23", "2012-04-23"),
        ("2012-04-23T17:00:00", "2012-04-23T17:00"),
        ('""', ""),
    ],
)
def test_the_samples_day_may_be_text_or_a_date(tmp_path: Path, written: str, meant: str) -> None:
    path = tmp_path / "workspace.toml"
    path.write_text(f"today = {written}", encoding="utf-8")
    assert load_settings(path).today == meant


def test_comments_order_and_strange_keys_stay(tmp_path: Path) -> None:
    path = tmp_path / "workspace.toml"
    path.write_text(
        "# ours\nsample = true  # not real\ncolour = 'red'\nname = \"Old\"\n\n"
        '[acronyms]\n# schools\nDSG = "Schools Grant"\nOLD = "old"\n\n[roles]\nhead = "Head"\n',
        encoding="utf-8",
    )
    save_settings(
        path,
        WorkspaceSettings(name="New", sample=True, acronyms={"DSG": "Schools Grant", "LA": "authority"}),
    )
    assert path.read_text(encoding="utf-8").splitlines() == [
        "# ours",
        "sample = true  # not real",
        "colour = 'red'",
        'name = "New"',
        "",
        "[acronyms]",
        "# schools",
        'DSG = "Schools Grant"',
        'LA = "authority"',
        "",
        "[roles]",
        'head = "Head"',
    ]


def test_the_users_own_settings(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.toml"
    save_user_settings(path, UserSettings(name="Jo", theme="textual-light"))
    assert load_user_settings(path) == UserSettings(name="Jo", theme="textual-light")
    save_user_settings(path, UserSettings(name="Jo"))
    assert path.read_text(encoding="utf-8") == 'name = "Jo"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = 'x'\nname", r"workspace\.toml is not TOML: .*"),
        ("name = 7", "setting 'name': must be text in quotes"),
        ('sample = "yes"', "setting 'sample': must be true or false"),
        ('today = "May"', "setting 'today': must be a day, or a day and a time"),
        ("today = 7", "setting 'today': must be a day"),
        ("[acronyms]\nLA = 7", "setting 'acronyms': must be a table of texts"),
    ],
)
def test_settings_that_cannot_be_taken_are_named_and_left_alone(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "workspace.toml"
    path.write_text(text, encoding="utf-8")
    for act in (lambda: load_settings(path), lambda: save_settings(path, WorkspaceSettings())):
        with pytest.raises(BadInput, match=said):
            act()
    assert path.read_text(encoding="utf-8") == text


def test_settings_that_are_not_text(tmp_path: Path) -> None:
    path = tmp_path / "workspace.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match=r"workspace\.toml cannot be read"):
        load_settings(path)
    with pytest.raises(SaveFailed):
        save_user_settings(path / "settings.toml", UserSettings(name="Jo"))


def test_the_register_needs_only_the_first_line(tmp_path: Path) -> None:
    store = ResponseStore(Places(tmp_path))
    store.create(made.plain_response(questions=7), None)
    for question, answer in {
        "q1": Answer(text="Words [@c-3]."),
        "q2": Answer(text="Words [@a-1; @b-2].", ready=True),
        "q3": Answer(choices=("Yes",), ready=True),
        "q4": Answer(no_comment="Not ours.", ready=True),
        "q5": Answer(text="Words.", ready=True, points=(OpenPoint(id="1", text="Ask.", who="Ann"),)),
        "q6": Answer(text="New.", ready=True, new_policy=True),
    }.items():
        store.update("funding", lambda r, q=question, a=answer: r.with_answer(q, a))  # type: ignore[misc]
    ben = Assignment(who="Ben", by=date(2012, 5, 2))
    store.update("funding", lambda r: replace(r, assignments={"q1": ben, "q2": ben}))
    path = Places(tmp_path).response("funding")
    # Another body of the same length: only the head can say this.
    head, body = path.read_bytes().split(b"\n", 1)
    path.write_bytes(head + b"\n" + b" " * len(body))
    assert ResponseStore(Places(tmp_path)).summary("funding") == Summary(
        title="School funding reform",
        departments=("DfE",),
        closes=Moment.parse("2012-05-21T17:00"),
        state=ResponseState.DRAFTING,
        questions=7,
        unanswered=1,
        working=1,
        open_points=1,
        no_comment=1,
        needs_agreement=1,
        ready=(("a-1", "b-2"), ()),
        holds=("c-3", "a-1", "b-2"),
        tasks=(
            Task(who="Ben", by=date(2012, 5, 2)),
            Task(who="Ben", by=date(2012, 5, 2), done=True),
            Task(who="Ann", point=True),
        ),
    )


@given(made.responses())
def test_a_summary_counts_every_ordinary_question_once_and_comes_back_the_same(response: object) -> None:
    summary = summary_of(response)  # type: ignore[arg-type]
    counted = summary.unanswered + summary.working + summary.open_points + summary.no_comment
    assert counted + summary.needs_agreement + len(summary.ready) == summary.questions
    assert decode_summary(encode_summary(summary), "response.json") == summary


def test_a_summary_that_cannot_be_taken_is_named() -> None:
    with pytest.raises(DamagedStore, match=r"json, first line, field 'summary\.ready': must be a list"):
        decode_summary({"title": "T", "ready": 7}, "response.json")


def test_a_table_that_is_emptied_keeps_its_comments(tmp_path: Path) -> None:
    path = tmp_path / "workspace.toml"
    path.write_text('name = "LGA"\n[acronyms]\n# Short forms\n\n[checks]\n# Levels\nx = "off"\n', "utf-8")
    save_settings(path, WorkspaceSettings(name="LGA"))
    kept = path.read_text("utf-8")
    assert "# Short forms" in kept
    assert "# Levels" in kept
    assert load_settings(path).checks == {}
