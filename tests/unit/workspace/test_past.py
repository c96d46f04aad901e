"""Old responses taken in, lines taken out of them, and an old answer taken over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from consult_tui.domain.dates import Moment, PartialDate
from consult_tui.domain.positions import Kind, Status
from consult_tui.domain.responses import AnswerState, ResponseState, response_state
from consult_tui.errors import BadInput, NotFound, Refused, Stopped, Usage
from consult_tui.intake.apart import starting
from consult_tui.store.history import read
from consult_tui.workspace.consultations import past, past_lines, taking_over
from consult_tui.workspace.consultations.past import TakenIn, Wanted
from consult_tui.workspace.finding.finding import search_answers
from consult_tui.workspace.responses import points
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.drafting import set_answer
from consult_tui.workspace.responses.register import question_view
from consult_tui.workspace.workspace import Workspace
from tests.unit.intake.test_hostile import FLATE, a_pdf, packed

FEES = """# Response on fees to the Department of Fees

11 October 2010

## Key messages

- Fees must be fair to all.

**Question 1: Do you agree?**

- [x] Agree
- [ ] Disagree

Fees follow costs, and councils know theirs.

Three things matter:

- the level,
- the day.

**Question 2(a): Why?**

Councils should decide on bins. It is theirs.
"""


@pytest.fixture
def fees(tmp_path: Path) -> Path:
    path = tmp_path / "fees.md"
    path.write_text(FEES, encoding="utf-8")
    return path


def take(ws: Workspace, path: Path, submitted: str = "2010-10-12", **more: object) -> TakenIn:
    return past.take_in(ws, path, Wanted(submitted=submitted, **more))  # type: ignore[arg-type]


def test_a_document_becomes_a_past_response_that_is_searched_at_once(ws: Workspace, fees: Path) -> None:
    (taken,) = take(ws, fees).taken
    again = Workspace(ws.folder)
    kept = again.response(taken.id)
    assert response_state(kept) is ResponseState.PAST
    assert kept.submitted == Moment(date(2010, 10, 12))
    assert kept.key_messages == "- Fees must be fair to all."
    assert (ws.places.sources(taken.id) / "fees.md").read_text(encoding="utf-8") == FEES
    first = kept.answer(kept.questions[0].id)
    assert (first.choices, first.ready) == (("Agree",), True)
    assert question_view(again, kept, kept.questions[0]).state is AnswerState.ANSWERED
    hit = search_answers(again, "councils know costs")[0].answer
    assert (hit.response, hit.ref) == (taken.id, kept.questions[0].id)
    assert [entry.what for entry in read(ws.places.history(taken.id)).entries] == ["new", "past"]


def test_a_folder_is_taken_file_by_file_and_a_bad_one_hides_no_other(
    ws: Workspace, tmp_path: Path, fees: Path
) -> None:
    folder = tmp_path / "shared"
    (folder / "2010").mkdir(parents=True)
    fees.rename(folder / "2010" / "fees.md")
    (folder / "a.docx").write_text("not Word", encoding="utf-8")
    (folder / "copy.md").write_text(FEES, encoding="utf-8")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "~$fees.docx").write_bytes(b"lock")
    (folder / "z.txt").write_text("Question 1: Is it late?\n\nIt is never too late.\n", encoding="utf-8")
    told: list[tuple[int, int, str]] = []
    found = past.take_in(ws, folder, Wanted(submitted="2010-10-12"), progress=lambda *step: told.append(step))
    assert [taken.path.name for taken in found.taken] == ["fees.md", "z.txt"]
    assert [path.name for path, _ in found.known] == ["copy.md"]
    assert [path.name for path, _ in found.refused] == ["a.docx", "picture.jpg"]
    assert all(why for _, why in found.refused)
    assert told[0] == (0, 5, "fees.md")
    assert told[-1] == (5, 5, "")
    (folder / "new.txt").write_text("Question 1: Is it new?\n\nIt is as new as can be.\n", encoding="utf-8")
    second = take(Workspace(ws.folder), folder)
    assert [taken.path.name for taken in second.taken] == ["new.txt"]
    assert len(second.known) == 3


def test_stopping_keeps_what_was_taken_and_counts_the_rest(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    for number in (1, 2, 3):
        text = f"Question 1: Is it {number}?\n\nIt is {number} and no other number.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    before = len(ws.response_ids)
    found = past.take_in(
        ws, folder, Wanted(submitted="2010-10-12"), stopped=lambda: len(ws.response_ids) > before
    )
    assert ([taken.path.name for taken in found.taken], found.left) == (["1.txt"], 2)


def test_a_file_that_breaks_its_reader_hides_no_other_of_its_folder(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    for number in (1, 3, 4):
        text = f"Question 1: Is it {number}?\n\nIt is {number} and no other number.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    (folder / "2.pdf").write_bytes(a_pdf(packed(b"q " * 5_000, 1_000), filters=FLATE))
    told: list[str] = []
    found = past.take_in(
        ws, folder, Wanted(submitted="2010-10-12"), progress=lambda done, of, name: told.append(name)
    )
    assert [taken.path.name for taken in found.taken] == ["1.txt", "3.txt", "4.txt"]
    ((path, why),) = found.refused
    assert path.name == "2.pdf"
    assert why.startswith("'2.pdf' cannot be read: it breaks its reader")
    assert told == ["1.txt", "2.pdf", "3.txt", "4.txt", ""]


def test_a_file_that_hangs_can_be_stopped_while_it_is_read(
    ws: Workspace, fees: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "_START", "exec('while True: pass')")
    begun: list[str] = []
    found = past.take_in(
        ws,
        fees,
        Wanted(submitted="2010-10-12"),
        progress=lambda done, of, name: begun.append(name),
        # Not before the file, and soon while it is read.
        stopped=iter([False, False, True]).__next__,
    )
    assert (begun, found.taken, found.refused, found.left) == (["fees.md"], (), (), 1)


def test_a_home_folder_taken_by_mistake_is_refused_and_looking_can_be_stopped(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "home"
    (folder / ".cache").mkdir(parents=True)
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"Question 1: Is it {number}?\n\nIt is just so.\n", "utf-8")
        (folder / ".cache" / f"{number}.txt").write_text("hidden", "utf-8")
    monkeypatch.setattr(past, "MOST_FILES", 3)
    with pytest.raises(BadInput, match="more than 3 files"):
        take(ws, folder)
    with pytest.raises(Stopped):
        past.take_in(ws, folder, Wanted(submitted="2010-10-12"), stopped=lambda: True)
    assert ws.response_ids == ("buses-2012",)
    monkeypatch.setattr(past, "MOST_FILES", 4)
    assert len(take(ws, folder).taken) == 4


def test_a_dry_run_writes_nothing(ws: Workspace, fees: Path) -> None:
    before = ws.response_ids
    (taken,) = past.take_in(ws, fees, Wanted(submitted="2010-10-12"), dry_run=True).taken
    assert len(taken.reading.parts) == 2
    assert Workspace(ws.folder).response_ids == before


def test_each_documents_own_day(ws: Workspace, tmp_path: Path, fees: Path) -> None:
    assert take(ws, fees, "auto").taken[0].submitted == Moment(date(2010, 10, 11))
    named = tmp_path / "2009-05-03 other.txt"
    named.write_text("Question 1: Is it old?\n\nIt is older than it looks.\n", encoding="utf-8")
    assert take(ws, named, "auto").taken[0].submitted == Moment(date(2009, 5, 3))
    undated = tmp_path / "other.txt"
    undated.write_text("Question 1: Is it old?\n\nNobody knows how old it is.\n", encoding="utf-8")
    with pytest.raises(BadInput, match="does not say when"):
        take(ws, undated, "auto")


def test_a_day_far_from_the_letters_own_is_pointed_out(ws: Workspace, fees: Path) -> None:
    assert "It is dated 11 October 2010." in take(ws, fees, "2011-10-12").taken[0].remarks


@pytest.mark.parametrize("given", ["", "next week", "2012-04-24", "2010-13-01"])
def test_a_day_that_cannot_be(ws: Workspace, fees: Path, given: str) -> None:
    with pytest.raises(BadInput):
        take(ws, fees, given)


def test_a_response_to_the_same_consultation_gives_words_boxes_and_department(
    ws: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "short.txt"
    path.write_text("Question 1\n\nNot sure\n\nIt depends.\n\nQ2(b)\n\nGreen is best.\n", encoding="utf-8")
    (taken,) = take(ws, path, consultation="buses").taken
    kept = ws.response(taken.id)
    assert [(q.number, q.text, q.options) for q in kept.questions] == [
        ("1", "Do you agree?", ("Agree", "Disagree", "Not sure")),
        ("2(b)", "Which?", ("Red", "Green")),
    ]
    assert [kept.answer(q.id).choices for q in kept.questions] == [("Not sure",), ()]
    assert kept.consultation.departments == ("Department of Buses",)
    assert not {q.id for q in kept.questions} & {q.id for q in ws.response("buses-2012").questions}


def test_one_title_is_not_for_a_folder(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(Usage):
        take(ws, tmp_path, title="Fees")
    with pytest.raises(NotFound):
        take(ws, tmp_path / "nowhere.docx")


# Lines out of it.


def test_paragraphs_become_stated_lines_with_their_source(ws: Workspace, fees: Path) -> None:
    (taken,) = take(ws, fees).taken
    said = past_lines.said_in(ws, ws.response(taken.id))
    assert [(s.number, s.text, s.near) for s in said] == [
        (1, "Fees must be fair to all.", ""),
        (2, "Fees follow costs, and councils know theirs.", ""),
        (3, "Three things matter:\n\n- the level,\n- the day.", ""),
        (4, "Councils should decide on bins. It is theirs.", "bins"),
    ]
    done = past_lines.take(ws, taken.id, [2, 3])
    line = Workspace(ws.folder).library.positions[done.taken[0].id]
    assert (line.status, line.statement) == (Status.STATED, said[1].text)
    assert line.agreed_by is not None
    assert line.agreed_by.kind is Kind.STATEMENT
    assert line.agreed_by.meeting_date == PartialDate(2010, 10, 12)
    assert line.agreed_by.document == "Response on fees to the Department of Fees"
    assert Workspace(ws.folder).library.bodies[line.agreed_by.body].name == ws.settings.name
    assert taken.id in line.notes
    assert "Question 1" in line.notes


def test_what_a_line_says_already_is_taken_only_by_name(ws: Workspace, fees: Path) -> None:
    (taken,) = take(ws, fees).taken
    done = past_lines.take(ws, taken.id, None, body="Exec")
    assert [said.number for said in done.passed] == [4]
    assert {p.agreed_by.body for p in done.taken if p.agreed_by} == {"executive"}
    assert past_lines.take(ws, taken.id, None).taken == ()
    assert len(past_lines.take(ws, taken.id, [4]).taken) == 1


def test_no_line_out_of_what_was_not_sent_and_none_as_agreed(ws: Workspace, fees: Path) -> None:
    with pytest.raises(Refused):
        past_lines.take(ws, "buses-2012", None)
    (taken,) = take(ws, fees).taken
    with pytest.raises(BadInput):
        past_lines.take(ws, taken.id, [1], status="agreed")
    with pytest.raises(NotFound, match="no paragraph 9"):
        past_lines.take(ws, taken.id, [1, 9])
    assert set(ws.library.positions) == set(Workspace(ws.folder).library.positions)


# Taken over.


def test_an_old_answer_is_taken_over_marked_and_without_its_box(ws: Workspace, fees: Path) -> None:
    (taken,) = take(ws, fees).taken
    set_answer(ws, "buses-2012", "qaaaaaaa", AnswerChange(text="First of all. [@buses]", ready=True))
    old = taking_over.old_answer(ws, f"{taken.id}:1")
    answer = taking_over.take_over(ws, "buses-2012", "qaaaaaaa", old)
    assert answer.text.startswith("First of all. [@buses]\n\nFees follow costs")
    assert (answer.choices, answer.ready) == ((), False)
    (point,) = answer.points
    assert point.text == (
        "Said in 2010 (Response on fees to the Department of Fees, question 1): check that it still holds"
    )
    ready = set_answer(ws, "buses-2012", "qaaaaaaa", AnswerChange(ready=True))
    question = ws.response("buses-2012").question("qaaaaaaa")
    assert question_view(ws, ws.response("buses-2012"), question).state is AnswerState.OPEN_POINT
    points.close(ws, "buses-2012", "qaaaaaaa", ready.points[0])
    assert question_view(ws, ws.response("buses-2012"), question).state is AnswerState.ANSWERED
    done = [entry.what for entry in read(ws.places.history("buses-2012")).entries]
    assert done == ["new", "answer", "take-over", "point", "close"]


def test_trying_again_takes_over_once(ws: Workspace, fees: Path) -> None:
    (taken,) = take(ws, fees).taken
    old = taking_over.old_answer(ws, f"{taken.id}:1")
    point = taking_over.point_of(old)
    once = taking_over.take_over(ws, "buses-2012", "qbbbbbbb", old, point)
    assert taking_over.take_over(ws, "buses-2012", "qbbbbbbb", old, point) == once


def test_what_cannot_be_taken_over(ws: Workspace, fees: Path) -> None:
    (taken,) = take(ws, fees).taken
    old = taking_over.old_answer(ws, f"{taken.id}:1")
    with pytest.raises(Refused):
        taking_over.take_over(ws, taken.id, ws.response(taken.id).questions[1].id, old)
    with pytest.raises(BadInput, match="no words"):
        taking_over.take_over(ws, "buses-2012", "qaaaaaaa", taking_over.old_answer(ws, "buses-2012:2(a)"))
    for given in ("fees", "fees:", ":4"):
        with pytest.raises(Usage):
            taking_over.old_answer(ws, given)
