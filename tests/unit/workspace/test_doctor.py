"""The doctor: one thing wrong, one finding with what clears it; what mending does and what it leaves."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from consult_tui.domain.bodies import Body
from consult_tui.domain.positions import Status, Wording
from consult_tui.domain.responses import Answer
from consult_tui.errors import Refused
from consult_tui.store import drive
from consult_tui.store.backups import backups, forget
from consult_tui.store.heads import FORMAT
from consult_tui.store.places import user_places
from consult_tui.workspace.safety import recovery
from consult_tui.workspace.safety.doctor import CHECKS, doctor, examine
from consult_tui.workspace.safety.doctor_strays import copied_from
from consult_tui.workspace.safety.findings import Finding
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import AGREED_BY, line

RESPONSE = "responses/buses-2012/response.json"
LIBRARY = "snippets/positions.json"


@pytest.fixture(autouse=True)
def good_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    """The drive is tried elsewhere: here it is good, without a second program for every examination."""
    monkeypatch.setattr(drive, "faults", lambda _: [])


@pytest.fixture
def saved(ws: Workspace) -> Workspace:
    """The workspace with a backup of both files."""
    forget(ws.places.library)
    ws.keep(positions=[line("boats")])
    ws.change("buses-2012", lambda r: r.with_answer("qbbbbbbb", Answer(text="Because [@buses].")))
    return ws


def only(ws: Workspace) -> Finding:
    (found,) = examine(ws.folder)
    return found


def mended(ws: Workspace) -> Finding:
    """What was mended, once it is sure that it was one thing and that all is well now."""
    (done,) = doctor(ws.folder, mend=True)
    assert done.mended
    assert examine(ws.folder) == []
    return done


def by_hand(path: Path, change: Callable[[dict[str, dict[str, dict[str, object]]]], object]) -> None:
    tables = json.loads(path.read_bytes())
    change(tables)
    path.write_text(json.dumps(tables), encoding="utf-8")


def everything_under(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def aside(path: Path) -> list[bytes]:
    return [kept.read_bytes() for kept in sorted(path.parent.glob(f"{path.name}.damaged-*"))]


def test_all_is_well_where_it_is(saved: Workspace) -> None:
    assert examine(saved.folder) == []
    assert doctor(saved.folder, mend=True) == []


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda data: b"", "it is empty"),
    "zeros": (lambda data: bytes(len(data)), "it is empty"),
    "garbage": (lambda data: os.urandom(64) + b"\xff", "it is not whole, or not JSON"),
    "truncated": (lambda data: data[: len(data) // 2], "it is not whole, or not JSON"),
    "other kind": (
        lambda data: data.replace(b'"kind":"', b'"kind":"x'),
        "it should hold a",
    ),
    "bad field": (lambda data: data.replace(b'"title": ', b'"tittle": ', 1), "is not a field of this record"),
}


@pytest.mark.parametrize("how", DAMAGE)
@pytest.mark.parametrize("file", [LIBRARY, RESPONSE])
def test_a_damaged_file_is_found_and_its_backup_brought_back(saved: Workspace, file: str, how: str) -> None:
    path = saved.folder / file
    (backup,) = backups(path)
    spoil, said = DAMAGE[how]
    bad = spoil(path.read_bytes())
    path.write_bytes(bad)

    before = everything_under(saved.folder)
    found = only(saved)
    assert everything_under(saved.folder) == before
    assert (found.check, found.file) == ("files", file)
    assert said in found.message
    assert str(backup.path) in found.mend
    assert found.mend.endswith("consult doctor --mend")

    done = mended(saved)
    assert "was brought back; the damaged file is kept as" in done.mended
    assert aside(path) == [bad]
    assert json.loads(path.read_bytes())["_meta"]["1"]["writer"]


@pytest.mark.parametrize("file", [LIBRARY, RESPONSE])
def test_a_file_that_is_gone_is_brought_back(saved: Workspace, file: str) -> None:
    path = saved.folder / file
    path.unlink()
    found = only(saved)
    assert found.message == f"{path} is gone."
    assert "consult doctor --mend" in found.mend
    mended(saved)
    assert path.is_file()


def test_damage_without_a_backup_is_left_alone(saved: Workspace) -> None:
    path = saved.folder / RESPONSE
    forget(path)
    path.write_bytes(b"garbage")
    found = only(saved)
    assert "there is no good backup of it here" in found.mend
    assert doctor(saved.folder, mend=True) == [found]
    assert path.read_bytes() == b"garbage"


def test_a_newer_format_is_never_replaced_by_an_older_backup(saved: Workspace) -> None:
    path = saved.folder / LIBRARY
    path.write_bytes(path.read_bytes().replace(b'"format":%d' % FORMAT, b'"format":%d' % (FORMAT + 1)))
    before = path.read_bytes()
    found = only(saved)
    assert "newer version of consult" in found.message
    assert "pip install --upgrade" in found.mend
    assert doctor(saved.folder, mend=True) == [found]
    assert path.read_bytes() == before


def test_a_damaged_backup_is_passed_over(saved: Workspace) -> None:
    path = saved.folder / LIBRARY
    (backup,) = backups(path)
    newer = backup.path.with_name("20991231T235900Z-g900.json")
    newer.write_bytes(b"garbage")
    path.write_bytes(b"")
    assert str(backup.path) in only(saved).mend
    mended(saved)


@pytest.mark.parametrize("file", [LIBRARY, RESPONSE])
def test_an_edit_by_hand_is_found_and_taken_as_it_is(saved: Workspace, file: str) -> None:
    path = saved.folder / file
    by_hand(path, lambda tables: None)
    found = only(saved)
    assert (found.check, found.file) == ("checksums", file)
    assert found.message.startswith(f"{path.name} was edited outside consult")
    assert "The edit was taken" in mended(saved).mended


def test_lines_that_supersede_what_is_not_there(saved: Workspace) -> None:
    saved.keep(positions=[line("boats", supersedes="rafts"), line("barges", superseded_by="ships")])
    first, second = examine(saved.folder)
    assert first.check == second.check == "lines"
    assert first.message == "Line 'boats' supersedes 'rafts', and there is no such line."
    assert first.mend.endswith("consult position edit boats --supersedes ID")
    assert second.message == "Line 'barges' gave way to 'ships', and there is no such line."
    assert second.mend.endswith("consult position edit ID --supersedes barges")
    assert doctor(saved.folder, mend=True) == [first, second]


def test_lapsed_lines_that_do_not_say_how_they_ended(saved: Workspace) -> None:
    told = line("boats", status=Status.WITHDRAWN, withdrawn_because="They sank.")
    saved.keep(
        positions=[told, line("rafts", status=Status.SUPERSEDED), line("barges", status=Status.WITHDRAWN)]
    )
    first, second = examine(saved.folder)
    assert first.message == "Line 'rafts' is superseded. No line is named that took its place."
    assert first.mend == "Say it with: consult position supersede rafts --by OTHER"
    assert second.message == "Line 'barges' is withdrawn. No reason is recorded."
    assert second.mend == "Say it with: consult position withdraw barges --reason TEXT"


def test_bodies_that_are_not_there_are_added_when_told(saved: Workspace) -> None:
    old = Wording(
        statement="Once.", status=line("x").status, agreed_by=replace(AGREED_BY, body="old-council")
    )
    saved.keep(
        positions=[
            line("boats", agreed_by=replace(AGREED_BY, body="cabinet")),
            line("barges", wordings=(old,)),
        ],
        bodies=[Body(id="panel", name="Advisory Panel", successor="forum")],
    )
    messages = {found.message for found in examine(saved.folder)}
    assert messages == {
        "Line 'boats' names the body 'cabinet', and there is no such body.",
        "Line 'barges' names the body 'old-council', and there is no such body.",
        "Body 'panel' names the body 'forum', and there is no such body.",
    }
    assert all(found.mended for found in doctor(saved.folder, mend=True))
    kept = Workspace(saved.folder).library.bodies
    assert {"cabinet", "old-council", "forum"} <= set(kept)
    assert kept["forum"].can_agree == "no"
    assert examine(saved.folder) == []


def test_evidence_that_is_not_there_is_added_when_told(saved: Workspace) -> None:
    saved.keep(positions=[line("boats", evidence=("figure-9",))])
    found = only(saved)
    assert found.message == "Line 'boats' quotes the evidence 'figure-9', and there is no such evidence."
    mended(saved)
    assert "figure-9" in Workspace(saved.folder).library.evidence


def test_a_name_that_can_be_no_id_is_left_to_the_officer(saved: Workspace) -> None:
    saved.keep(positions=[line("boats", agreed_by=replace(AGREED_BY, body="The Cabinet"))])
    found = only(saved)
    assert doctor(saved.folder, mend=True) == [found]


def test_citations_of_lines_that_are_not_there(saved: Workspace) -> None:
    saved.change("buses-2012", lambda r: r.with_answer("qbbbbbbb", Answer(text="So [@rafts].")))
    saved.change("buses-2012", lambda r: replace(r, about="We are [@us]."))
    answer, about = examine(saved.folder)
    assert (answer.check, answer.file, answer.response) == ("citations", RESPONSE, "buses-2012")
    assert answer.message == "The answer to 2(a) cites 'rafts', and there is no such line."
    assert "consult position add --id rafts" in answer.mend
    assert about.message == "'About us' cites 'us', and there is no such line."


@pytest.mark.parametrize("of", ["response", "library"])
def test_lines_of_a_history_that_cannot_be_read(saved: Workspace, of: str) -> None:
    path = saved.places.history("buses-2012") if of == "response" else saved.places.library_history
    saved.record("buses-2012", [saved.entry("answer")])
    saved.record_library("edit", [line("boats")])
    whole = path.read_bytes()
    path.write_bytes(b"garbage\n" + whole + b'{"at":')
    found = only(saved)
    last = whole.count(b"\n") + 2
    assert found.message == f"history.jsonl: lines 1, {last} cannot be read; all others can."
    mended(saved)
    assert path.read_bytes().startswith(whole)
    assert b"garbage" not in path.read_bytes()
    assert aside(path) == [b"garbage\n" + whole + b'{"at":']


def test_lines_of_the_journal_that_cannot_be_read(saved: Workspace) -> None:
    recovery.note_typing(saved, "buses-2012", "qbbbbbbb", "Typing", "")
    path = user_places().journal(saved.folder)
    with path.open("ab") as file:
        file.write(b"\n0000")
    found = only(saved)
    assert (found.check, found.file) == ("journal", str(path))
    assert mended(saved)
    assert [entry.text for entry in recovery.journal(saved).entries()] == ["Typing"]


def test_a_source_that_is_missing_or_another(saved: Workspace) -> None:
    import hashlib

    facts = {"source": "paper.html", "source_sha256": hashlib.sha256(b"the paper").hexdigest()}
    saved.change(
        "buses-2012",
        lambda r: replace(r, consultation=replace(r.consultation, **facts)),  # type: ignore[arg-type]
    )
    path = saved.places.sources("buses-2012") / "paper.html"
    assert only(saved).message == "The consultation document paper.html is missing."
    assert only(saved).mend == f"Put the document that was read back as {path}"
    path.parent.mkdir()
    path.write_bytes(b"another")
    assert only(saved).message == "The consultation document paper.html is not the one that was read."
    path.write_bytes(b"the paper")
    assert examine(saved.folder) == []


def test_settings_that_cannot_be_read(saved: Workspace) -> None:
    saved.places.settings.write_text("sample = 7\n")
    found = only(saved)
    assert found.check == "settings"
    assert "'sample'" in found.message
    assert doctor(saved.folder, mend=True) == [found]


def test_temporary_files_of_killed_programs_but_not_of_running_ones(saved: Workspace) -> None:
    left = saved.places.snippets / ".positions.json.77-abcd.tmp"
    deeper = saved.places.exports("buses-2012") / ".draft.docx.77-abcd.tmp"
    running = saved.places.snippets / ".positions.json.78-abcd.tmp"
    deeper.parent.mkdir()
    for path in (left, deeper, running):
        path.write_bytes(b"half")
    for path in (left, deeper):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    assert [found.check for found in examine(saved.folder)] == ["leftovers", "leftovers"]
    assert all(done.mended for done in doctor(saved.folder, mend=True))
    assert (left.exists(), deeper.exists(), running.exists()) == (False, False, True)


@pytest.mark.parametrize(
    "name",
    [
        "positions (Ann Officer's conflicted copy 2026-11-23).json",
        "positions (conflicted copy 2026-11-23 101500).json",
        "positions.sync-conflict-20261123-101500-ABCDEF7.json",
        "positions_conflict-20261123-101500.json",
        "positions (1).json",
        "positions(2).json",
        "positions [Conflict].json",
        "positions - Copy.json",
        "positions - Copy (2).json",
        "positions-LAPTOP-7Q.json",
        "Copy of positions.json",
    ],
)
def test_what_file_sync_programs_lay_beside_a_file(saved: Workspace, name: str) -> None:
    path = saved.places.snippets / name
    by_hand(saved.places.library, lambda tables: None)
    doctor(saved.folder, mend=True)
    data = saved.places.library.read_bytes().replace(b"decide on boats", b"rule over boats")
    path.write_bytes(data)
    assert copied_from(name) == "positions.json"
    found = only(saved)
    assert found.check == "copies"
    assert found.message.endswith("It differs in: boats.")
    assert "Bring over from it what you want" in found.mend
    assert "moved to .consult/set-aside/" in mended(saved).mended
    (kept,) = (saved.places.hidden / "set-aside").iterdir()
    assert kept.read_bytes() == data


@pytest.mark.parametrize(
    "name",
    [
        "positions.json",
        "workspace.toml",
        "history.jsonl",
        "response.json",
        "positions.json.damaged-20261123T101500Z",
        "positions.csv",
        "my positions.json",
        "positions2.json",
        ".positions.json.lock",
    ],
)
def test_what_is_no_copy(name: str) -> None:
    assert copied_from(name) == ""


def test_copies_of_a_response_and_of_its_history(saved: Workspace) -> None:
    folder = saved.places.response_folder("buses-2012")
    copy = folder / "response (1).json"
    copy.write_bytes((folder / "response.json").read_bytes())
    (folder / "history (1).jsonl").write_bytes(b"other")
    messages = [found.message for found in examine(saved.folder)]
    assert messages[0].endswith("It differs.")
    assert messages[1].endswith("It holds nothing that is not in ours.")
    copy.write_bytes(b"garbage")
    assert any("The two cannot be compared." in found.message for found in examine(saved.folder))


def test_a_copy_of_a_whole_response(saved: Workspace) -> None:
    folder = saved.places.responses / "buses-2012 (1)"
    folder.mkdir()
    (folder / "response.json").write_bytes((saved.folder / RESPONSE).read_bytes())
    found = only(saved)
    assert "cannot be a response: it is not in the register" in found.message
    assert doctor(saved.folder, mend=True) == [found]


def test_a_drive_that_cannot_lock(saved: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drive, "faults", lambda _: ["Locks hold nobody."])
    found = only(saved)
    assert (found.check, found.message) == ("drive", "Locks hold nobody.")
    assert "one person" in found.mend


def test_many_things_wrong_are_all_found_and_all_that_can_be_is_mended(saved: Workspace) -> None:
    saved.keep(positions=[line("boats", evidence=("figure-9",), supersedes="rafts")])
    (saved.folder / RESPONSE).write_bytes(b"")
    (saved.places.snippets / "positions (1).json").write_bytes(b"garbage")
    found = doctor(saved.folder, mend=True)
    assert [(one.check, bool(one.mended)) for one in found] == [
        ("files", True),
        ("evidence", True),
        ("copies", True),
        ("lines", False),
    ]


def test_what_was_mended_is_in_the_history(saved: Workspace) -> None:
    (saved.folder / RESPONSE).write_bytes(b"")
    doctor(saved.folder, mend=True, today="2012-04-24", user="Bob")
    last = json.loads(saved.places.history("buses-2012").read_bytes().splitlines()[-1])
    assert (last["what"], last["user"], last["today"]) == ("mend", "Bob", "2012-04-24")
    assert "was brought back" in last["note"]


def test_the_samples_own_folder_is_not_mended_and_not_written_to(
    saved: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tried(_: Path) -> list[str]:
        raise AssertionError("the drive was tried")

    monkeypatch.setattr(drive, "faults", tried)
    monkeypatch.setattr(Workspace, "template", True)
    assert doctor(saved.folder) == []
    with pytest.raises(Refused, match="sample's own folder"):
        doctor(saved.folder, mend=True)


def test_a_folder_that_cannot_be_looked_into(saved: Workspace) -> None:
    saved.places.responses.rename(saved.folder / "elsewhere")
    found = only(saved)
    assert (found.file, found.message) == ("responses", f"{saved.places.responses} cannot be looked into.")


def test_a_check_that_cannot_be_made_hides_no_other(
    saved: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> list[Finding]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setitem(CHECKS, "checksums", fail)
    saved.keep(positions=[line("boats", supersedes="rafts")])
    first, second = examine(saved.folder)
    assert (first.check, second.check) == ("checksums", "lines")
    assert "could not be made: [Errno 13] Permission denied" in first.message


def test_every_check_says_what_it_looks_at() -> None:
    assert all(check.__doc__ for check in CHECKS.values())
