"""history, restore and disposal by command; when versions are kept; the register reads none of them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from consult_tui.store import history, layout
from consult_tui.workspace.opening import open_workspace
from consult_tui.workspace.safety.recovery import keep_typing
from tests.conftest import TODAY, USER
from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import TEXT_OR_NULL, differences

NEW, OLD = "munro-2012", "school-funding-2011"
ENTRY = {
    "at": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00"),
    "today": str,
    "user": str,
    "what": str,
    "response": TEXT_OR_NULL,
    "position": TEXT_OR_NULL,
    "question": str,
    "ref": str,
    "number": int,
    "version": re.compile(r"[0-9a-f]{64}|"),
    "text": str,
    "choices": [str],
    "no_comment": str,
    "note": str,
    "disposed": bool,
}


def entries(consult: Consult, *arguments: str) -> list[dict[str, Any]]:
    found = consult("history", *arguments, "--json").ok().json
    assert isinstance(found, list)
    return found


def versions(consult: Consult, number: str) -> list[tuple[int, str, str]]:
    return [(e["number"], e["what"], e["text"]) for e in entries(consult, NEW, number) if e["number"]]


@pytest.fixture
def written(consult: Consult) -> None:
    consult("--user", "Ann", "answer", NEW, "2", "--choose", "yes", "--text", "We agree.").ok()
    consult("--user", "Bob", "answer", NEW, "2", "--text", "We mostly agree.").ok()
    consult("answer", NEW, "3", "--no-comment", "Not for us.").ok()


@pytest.mark.usefixtures("written")
def test_json_has_every_entry_oldest_first(consult: Consult) -> None:
    every = entries(consult, NEW)
    assert differences(every, [ENTRY]) == []
    assert [(e["what"], e["question"], e["number"], e["user"]) for e in every[1:]] == [
        ("answer", "2", 1, "Ann"),
        ("answer", "2", 2, "Bob"),
        ("answer", "3", 1, USER),
    ]
    first, second = entries(consult, NEW, "2")
    assert (first["text"], first["choices"], first["today"]) == ("We agree.", ["Yes"], TODAY[:10])
    assert second["version"] == next(
        q["version"] for q in consult("show", NEW, "--json").json["questions"] if q["number"] == "2"
    )
    assert entries(consult, NEW, first["ref"]) == [first, second]
    assert entries(consult, NEW, "3")[0]["no_comment"] == "Not for us."
    everything = entries(consult)
    assert differences(everything, [ENTRY]) == []
    assert {e["response"] for e in everything} == {NEW, OLD, "school-funding-2012"}


@pytest.mark.usefixtures("written")
def test_in_words_the_versions_stand_with_what_went_in_and_out(consult: Consult) -> None:
    out = consult("history", NEW, "2").ok().out
    assert "Version 1  changed" in out
    assert "(by 23 April 2012)  Ann" in out
    assert "We {+mostly +}agree." in out
    newest = consult("history", NEW, "2", "-n", "1").ok()
    assert "The newest 1 of 2; more with -n 2." in newest.err
    assert newest.out.startswith("Version 2  changed")
    assert "We {+mostly +}agree." in newest.out
    listed = consult("history", NEW).ok().out.splitlines()
    assert listed[0].split() == ["when", "going", "by", "who", "what", "question", "version", "note"]
    assert [line for line in listed if "Bob" in line and "We mostly agree." in line]
    assert "munro-2012" in consult("history").ok().out


def test_a_line_has_its_history_too(consult: Consult) -> None:
    old = consult("position", "show", "simpler-local-factors", "--json").json["statement"]
    consult("position", "edit", "simpler-local-factors", "--statement", "Other words.").ok()
    found = entries(consult, "--position", "simpler-local")
    assert [(e["what"], e["number"]) for e in found] == [("wording", 1), ("edit", 0), ("wording", 2)]
    assert (found[0]["text"], found[2]["text"]) == (old, "Other words.")
    assert "Other words." in consult("history", "--position", "simpler-local").ok().out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["history", "nothing"], 1, ["no response 'nothing'"]),
        (["history", NEW, "99"], 1, ["no question '99'"]),
        (["history", "--position", "nothing"], 1, ["no line"]),
        (["history", NEW, "--position", "x"], 2, ["one or the other"]),
        (["history", "--dispose", "--reason", "x"], 2, ["Name a response"]),
        (["history", NEW, "--reason", "x"], 2, ["--dispose"]),
        (["history", NEW, "--dispose"], 5, ["needs a reason", "--reason"]),
        (["restore", NEW, "2", "9"], 1, ["no version '9'", "consult history"]),
        (["restore", NEW, "2"], 2, ["VERSION"]),
        (["restore", OLD, ":1", "1"], 5, ["was sent"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
@pytest.mark.usefixtures("written")
def test_what_cannot_be_meant_is_one_line(
    consult: Consult, arguments: list[str], code: int, words: list[str]
) -> None:
    consult(*arguments).refused(code, *words)


@pytest.mark.usefixtures("written")
def test_a_version_comes_back_by_number_and_by_hash(consult: Consult) -> None:
    first, second = entries(consult, NEW, "2")
    assert "Brought back version 1" in consult("restore", NEW, "2", "1").ok().err
    assert [text for *_, text in versions(consult, "2")] == ["We agree.", "We mostly agree.", "We agree."]
    done = consult("restore", NEW, "2", second["version"][:8], "--json").ok().json
    assert done == {
        "ref": first["ref"],
        "version": second["version"],
        "ready": False,
        "text": "We mostly agree.",
        "restored": 2,
        "changed": True,
    }
    assert "nothing was changed" in consult("restore", NEW, "2", "4").ok().err
    assert versions(consult, "2")[-1] == (4, "restore", "We mostly agree.")


def test_both_sides_of_a_conflict_are_in_the_history_and_either_can_come_back(consult: Consult) -> None:
    base = consult("answer", NEW, "3", "--text", "As read.", "--json").ok().json["version"]
    consult("--user", "Bob", "answer", NEW, "3", "--text", "Theirs.").ok()
    consult("--user", "Ann", "answer", NEW, "3", "--text", "Mine.", "--base", base).refused(4)
    found = {e["text"]: e for e in entries(consult, NEW, "3")}
    assert (found["Mine."]["what"], found["Mine."]["user"]) == ("conflict", "Ann")
    assert found["Theirs."]["user"] == "Bob"
    consult("restore", NEW, "3", str(found["Mine."]["number"])).ok()
    assert versions(consult, "3")[-1][2] == "Mine."
    consult("restore", NEW, "3", found["Theirs."]["version"][:6]).ok()
    assert versions(consult, "3")[-1][2] == "Theirs."


@pytest.mark.usefixtures("written")
def test_what_is_disposed_of_is_in_no_file_of_the_history(consult: Consult, sample: Path) -> None:
    done = consult("history", NEW, "2", "--dispose", "--reason", "A name", "--json").ok().json
    assert (done["entries"], done["backups"] > 0) == (2, True)
    assert "agree" not in (sample / "responses" / NEW / "history.jsonl").read_text()
    assert not [path for path in (sample / ".consult").rglob("*.json") if "agree" in path.read_text()]
    first, _, mark = entries(consult, NEW, "2")
    assert (first["disposed"], first["text"], first["version"]) == (True, "", "")
    assert (mark["what"], mark["user"], mark["note"]) == ("dispose", USER, "A name")
    consult("restore", NEW, "2", "1").refused(1, "disposed of by", "A name")
    shown = consult("show", NEW, "--json").json["questions"]
    assert next(q["text"] for q in shown if q["number"] == "2") == "We mostly agree."
    assert "disposed of by" in consult("history", NEW, "2").ok().out


def test_the_words_say_what_else_may_hold_what_was_disposed_of(consult: Consult, written: None) -> None:
    consult("export", NEW, "--as", "draft").ok()
    said = consult("history", NEW, "--dispose", "--reason", "retention").ok().err
    assert "1 Word draft in" in said
    assert "The answer as it stands was not touched." in said


def test_a_history_with_damage_is_shown_without_it_and_says_so(consult: Consult, sample: Path) -> None:
    path = sample / "responses" / NEW / "history.jsonl"
    path.write_text(path.read_text() + "{damaged\n")
    consult("answer", NEW, "2", "--choose", "yes").ok()
    done = consult("history", NEW, "--json").ok()
    assert [e["what"] for e in done.json] == ["new", "answer"]


@pytest.mark.usefixtures("written")
def test_a_version_is_kept_at_each_checkpoint_and_equal_words_are_one(consult: Consult, sample: Path) -> None:
    consult("insert", NEW, "2", "social-work").ok()
    consult("answer", NEW, "2", "--ready").ok()
    consult("export", NEW, "--as", "draft").ok()
    consult("export", NEW, "--as", "draft").ok()
    consult("restore", NEW, "2", "1").ok()
    assert [what for _, what, _ in versions(consult, "2")] == ["answer", "answer", "insert", "restore"]
    ref = entries(consult, NEW, "2")[0]["ref"]
    keep_typing(open_workspace(sample), NEW, ref, "Typed.")
    assert len(versions(consult, "2")) == 4, "typing alone keeps no version"
    consult("export", NEW, "--as", "draft").ok()
    assert versions(consult, "2")[-1] == (5, "export", "Typed.")


def test_what_stood_there_before_the_first_change_is_kept(consult: Consult) -> None:
    shown = consult("show", "school-funding-2012", "--json").json["questions"]
    (before,) = [q for q in shown if q["number"] == "1"]
    consult("answer", "school-funding-2012", "1", "--text", "Something else.").ok()
    found = entries(consult, "school-funding-2012", "1")
    assert [(e["what"], e["text"]) for e in found] == [
        ("found", before["text"]),
        ("answer", "Something else."),
    ]
    consult("restore", "school-funding-2012", "1", before["version"]).ok()


def test_the_register_of_two_hundred_opens_none_in_full_and_no_history(
    consult: Consult, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(200):
        shutil.copytree(sample / "responses" / NEW, sample / "responses" / f"copy-{number}")
    whole, read = layout.read, []

    def reads(path: Path, kind: str) -> layout.State:
        read.append(kind)
        return whole(path, kind)

    def reads_history(path: Path) -> bytes:
        raise AssertionError(f"the register read {path}")

    monkeypatch.setattr(layout, "read", reads)
    monkeypatch.setattr(history, "read_bytes", reads_history)
    found = consult("responses", "--json").ok().json
    assert len(found) == 203
    assert {row["questions"] for row in found if row["id"].startswith("copy-")} == {12}
    assert set(read) <= {"library"}
    consult("show", NEW).ok()
    assert read.count("response") == 1, "what is counted is what reads a response in full"
