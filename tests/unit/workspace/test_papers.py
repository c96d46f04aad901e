"""Taking lines out of board papers: as what, by whom, not twice, and remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from consult_tui.domain.bodies import CanAgree
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.papers import Candidate, PaperState
from consult_tui.domain.positions import Kind, Status
from consult_tui.errors import BadInput, DamagedStore, Refused, Stopped, Usage
from consult_tui.intake.apart import starting
from consult_tui.workspace import opening
from consult_tui.workspace.library import bodies, paper_memory, papers
from consult_tui.workspace.library.lines import edit
from consult_tui.workspace.library.papers import How
from consult_tui.workspace.workspace import Workspace
from tests.unit.intake.board_papers import papers as made_papers
from tests.unit.intake.test_hostile import BOMB, FLATE, a_pdf, packed

MADE = made_papers()


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return opening.open_workspace(opening.init(tmp_path / "ws"), "2012-04-23")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "papers"
    place.mkdir()
    for paper in MADE.values():
        (place / paper.name).write_bytes(paper.data)
    (place / "list.csv").write_text("statement\nS\n", encoding="utf-8")
    (place / "~$ferries.docx").write_bytes(b"a lock of another program")
    return place


def with_board(ws: Workspace, name: str, can_agree: CanAgree = CanAgree.YES) -> None:
    bodies.add(ws, {"name": name, "can_agree": can_agree.value}, bodies.Meetings())


def test_each_paragraph_is_taken_as_what_it_is(ws: Workspace, folder: Path) -> None:
    looked = papers.look(ws, folder / "ferries.docx")
    done = papers.take(ws, looked, None, How(themes=("ferries",)))
    taken = [ws.library.positions[id_] for id_ in done.taken]
    assert [(p.status, p.agreed_by.paragraph if p.agreed_by else "") for p in taken] == [
        (Status.PROPOSED, "1"),
        (Status.STATED, "3"),
        (Status.STATED, "3(a)"),
        (Status.STATED, "3(b)"),
        (Status.STATED, "4"),
        (Status.STATED, "1"),
    ]
    asked, _, part, *_ = taken
    assert (asked.proposed_to, str(asked.proposed_for)) == ("sample-board", "2012-06-20")
    assert asked.title == "No island school should lose its Monday ferry"
    act = part.agreed_by
    assert act is not None
    assert (act.kind, act.body, str(act.meeting_date), act.item, act.document) == (
        Kind.REPORT,
        "sample-board",
        "2012-06-20",
        "4",
        "Ferries and island schools",
    )
    assert part.statement == "the early ferry keeps running in winter;"
    assert "We have asked that" in part.notes
    assert part.themes == ("ferries",)
    assert "Added the body 'Sample Board', not yet known to agree policy." in done.remarks
    assert ws.library.bodies["sample-board"].can_agree is CanAgree.NO


def test_agreed_needs_a_minute_and_a_body_that_can(ws: Workspace, folder: Path) -> None:
    looked = papers.look(ws, folder / "ferries.docx")
    agreed = How(status=Status.AGREED)
    with pytest.raises(Refused, match="only with its minute"):
        papers.take(ws, looked, (1,), agreed)
    before = PartialDate.parse("2012-03")
    with pytest.raises(Refused, match="not in the register"):
        papers.take(ws, looked, (1,), replace(agreed, minute="7", meeting_date=before))
    with_board(ws, "Sample Board", CanAgree.ADVISES)
    with pytest.raises(Refused, match="advises"):
        papers.take(ws, looked, (1,), replace(agreed, minute="7", meeting_date=before))
    assert dict(ws.library.positions) == {}
    bodies.edit(ws, "sample-board", {"can_agree": "yes"}, bodies.Meetings())
    with pytest.raises(Refused, match="still to come"):
        papers.take(ws, looked, (1,), replace(agreed, minute="7"))
    (id_,) = papers.take(ws, looked, (1,), replace(agreed, minute="7", meeting_date=before)).taken
    made = ws.library.positions[id_]
    assert made.agreed_by is not None
    assert (made.status, made.agreed_by.minute, made.agreed_by.kind) == (Status.AGREED, "7", Kind.DECISION)
    assert str(made.agreed_by.meeting_date) == "2012-03"


def test_minutes_name_the_minute_themselves(ws: Workspace, folder: Path) -> None:
    with_board(ws, "Lighthouse Panel")
    looked = papers.look(ws, folder / "lighthouse-minutes.html")
    done = papers.take(ws, looked, (1, 2), How(status=Status.AGREED))
    acts = [ws.library.positions[id_].agreed_by for id_ in done.taken]
    assert [(a.minute, a.paragraph) for a in acts if a] == [("12", ""), ("13", "13(a)")]
    plain = papers.take(ws, looked, (4,), How())
    assert ws.library.positions[plain.taken[0]].status is Status.PROPOSED


def test_agreed_needs_who_and_when(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("1. Every town should have a clock.\n\n2. Every clock should tell the time.\n")
    with pytest.raises(BadInput, match="who agreed it and when"):
        papers.take(ws, papers.look(ws, path), (1,), How(status=Status.AGREED, minute="3"))


def test_what_is_there_is_not_taken_twice_unless_it_is_named(ws: Workspace, folder: Path) -> None:
    path = folder / "paths.odt"
    first = papers.take(ws, papers.look(ws, path), (1, 2), How())
    again = papers.look(ws, path)
    assert [(n, found.id, found.same) for n, found in again.already.items()] == [
        (1, first.taken[0], True),
        (2, first.taken[1], True),
    ]
    rest = papers.take(ws, again, None, How())
    assert [n for n, _ in rest.passed] == [1, 2]
    assert len(rest.taken) == 4
    twice = papers.take(ws, papers.look(ws, path), (1,), How())
    assert len(twice.taken) == 1
    assert len(ws.library.positions) == 7


def test_nearly_the_same_words_and_words_edited_since_are_pointed_out(ws: Workspace, folder: Path) -> None:
    path = folder / "paths.odt"
    (id_,) = papers.take(ws, papers.look(ws, path), (1,), How()).taken
    edit(ws, id_, {"statement": "Paths should be open to wheelchairs wherever that ground allows it."})
    # The earlier wording is the paragraph, word for word.
    assert papers.look(ws, path).already[1].same
    other = path.with_name("other.txt")
    said = "1. Paths should be open to wheelchairs wherever our ground allows it!"
    other.write_text(said, encoding="utf-8")
    found = papers.look(ws, other).already[1]
    assert (found.id, found.same) == (id_, False)


def test_numbers_are_read_as_officers_write_them(ws: Workspace, folder: Path) -> None:
    paper = papers.look(ws, folder / "paths.odt").paper
    assert papers.numbers(["3", "1,2", "5-6"], paper) == (1, 2, 3, 5, 6)
    assert papers.numbers(["2", "ALL"], paper) is None
    for wrong in ("0", "7", "4-3", "x", "1-9"):
        with pytest.raises(Usage, match="no candidate"):
            papers.numbers([wrong], paper)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("RESOLVED that no field should be sold.", "No field should be sold"),
        ("The Panel agreed that fog signals should sound in fog.", "Fog signals should sound in fog"),
        ("Councils and schools have agreed much.", "Councils and schools have agreed much"),
        ("a two three four five six seven eight nine ten", "A two three four five six seven eight nine..."),
    ],
)  # fmt: skip
def test_a_title_says_what_it_is_about(text: str, title: str) -> None:
    assert papers.title_of(Candidate(n=1, paragraph="1", text=text)) == title


def test_a_folder_remembers_what_is_done_by_what_the_files_hold(ws: Workspace, folder: Path) -> None:
    names = [filed.path.name for filed in paper_memory.papers_in(ws, folder)]
    assert names == sorted(paper.name for paper in MADE.values())
    first, unread = papers.next_in(ws, folder)
    assert first is not None
    assert (first.paper.name, unread) == ("april-pack.txt", ())
    papers.take(ws, first, (1,), How())
    paper_memory.mark(ws, folder / "ferries.docx", PaperState.SKIPPED)
    (folder / "ferries.docx").rename(folder / "aaa.docx")
    states = {f.path.name: f.record.state for f in paper_memory.papers_in(ws, folder) if f.done}
    assert states == {"april-pack.txt": PaperState.LOOKED_THROUGH, "aaa.docx": PaperState.SKIPPED}
    following, _ = papers.next_in(ws, folder)
    assert following is not None
    assert following.paper.name == "harbour-nights.txt"
    # The same name with other words in it is another paper; one that cannot be read is passed over and named.
    (folder / "aaa.docx").write_bytes(b"PK no zip")
    (folder / "aab.txt").write_bytes(MADE["text"].data + b"\n3.3 More should be said.\n")
    after, unread = papers.next_in(ws, folder)
    assert after is not None
    assert after.paper.name == "aab.txt"
    assert [path.name for path, _ in unread] == ["aaa.docx"]


def test_a_paper_that_breaks_its_reader_is_passed_over_with_a_sentence(ws: Workspace, folder: Path) -> None:
    (folder / "aaa.pdf").write_bytes(a_pdf(packed(b"q " * 5_000, 1_000), filters=FLATE))
    (folder / "aab.docx").write_bytes(BOMB)
    found, unread = papers.next_in(ws, folder)
    assert found is not None
    assert found.paper.name == "april-pack.txt"
    assert [path.name for path, _ in unread] == ["aaa.pdf", "aab.docx"]
    assert unread[0][1].startswith("'aaa.pdf' cannot be read: it breaks its reader")
    assert "far more than its size" in unread[1][1]
    with pytest.raises(BadInput, match="breaks its reader"):
        papers.look(ws, folder / "aaa.pdf")


def test_reading_a_paper_can_be_stopped(ws: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "_START", "exec('while True: pass')")
    with pytest.raises(Stopped):
        papers.look(ws, folder / "ferries.docx", stopped=iter([False, True]).__next__)
    with pytest.raises(Stopped):
        papers.next_in(ws, folder, stopped=iter([False, False, True]).__next__)


def test_what_is_done_can_be_open_again_and_keeps_what_was_taken(ws: Workspace, folder: Path) -> None:
    path = folder / "paths.odt"
    taken = papers.take(ws, papers.look(ws, path), (1,), How()).taken
    record = paper_memory.mark(ws, path, PaperState.OPEN)
    assert (record.state, tuple(record.taken.values())) == (PaperState.OPEN, taken)


def test_a_damaged_memory_is_left_alone(ws: Workspace, folder: Path) -> None:
    ws.places.papers.write_text("{", encoding="utf-8")
    with pytest.raises(DamagedStore, match="which board papers are done"):
        papers.look(ws, folder / "paths.odt")
    with pytest.raises(DamagedStore):
        paper_memory.mark(ws, folder / "paths.odt", PaperState.SKIPPED)
    assert ws.places.papers.read_text(encoding="utf-8") == "{"


def test_the_history_says_where_a_line_came_from(ws: Workspace, folder: Path) -> None:
    looked = papers.look(ws, folder / "paths.odt")
    papers.take(ws, looked, (3,), How())
    written = ws.places.library_history.read_text(encoding="utf-8")
    assert f"paragraph 2(i) of paths.odt, SHA-256 {looked.paper.sha256}" in written
