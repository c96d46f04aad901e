"""Reading in a process of its own: the same reading, and a process that misbehaves is ended."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

import pytest

from consult_tui.domain.consultations import Reading
from consult_tui.errors import BadInput, NotFound, Stopped
from consult_tui.intake.apart import limits, starting, waiting
from consult_tui.intake.apart.messages import of_error, read_message, written
from consult_tui.intake.apart.shapes import record
from consult_tui.intake.apart.waiting import Apart, Watch, read_apart
from consult_tui.intake.papers.reading import read_paper
from consult_tui.intake.past.reading import read_past
from consult_tui.intake.reading import in_words, read_consultation
from tests.unit.intake.make import pdf
from tests.unit.intake.test_reading import SAMPLES

FULL = """# Fees in ports

The Welsh Government asks. It opens on 3 May 2012 and closes on 3 July 2012 at noon.
Write to fees@example.gov.uk.

## Fees

Question 1: Is the fee fair? (tick all that apply, max 200 words)

- Yes
- No

Please give the reasons for your answer.

Question 2: Does it help:

(a) small firms?

## About you

Full name:
"""

PAPER = """# Fees in ports

Ferry Panel
8 December 2011
Item 4

1. The Panel has told the department that fees should be set by each port and published a year ahead.

2. Members are asked to agree that no fee should rise by more than inflation in any one year.
"""


def test_what_the_process_says_is_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(FULL)
    here = read_consultation(path)
    assert len({q.kind for q in here.questions}) == 2
    assert None not in (here.consultation.closes, here.questions[0].choose)
    assert len(here.ignored) == 1
    assert record(Reading, read_message(written({"answer": here}))["answer"]) == here


def test_papers_and_old_responses_come_across_whole(tmp_path: Path) -> None:
    paper, past = tmp_path / "paper.md", tmp_path / "2011-10-11 response.md"
    paper.write_text(PAPER)
    past.write_text(FULL + "\nWe think that the fee is fair, and so do our members.\n")
    asked = read_consultation(past).questions
    with Apart() as apart:
        read = apart.paper(paper, ["Ferry Panel"])
        assert read == read_paper(paper, ["Ferry Panel"])
        assert read.stands.body == "Ferry Panel"
        assert read.stands.meeting_date is not None
        assert len({candidate.kind for candidate in read.candidates}) + len(read.left_out) > 1
        assert apart.past(past, asked) == read_past(past, asked)


@pytest.mark.parametrize("ending", sorted(SAMPLES))
def test_it_reads_as_it_would_here(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"Ä{ending}"
    path.write_bytes(SAMPLES[ending])
    assert read_apart(path) == read_consultation(path)


def test_errors_come_across_with_their_kind_and_words(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"words")
    for path, kind in ((tmp_path / "a.docx", BadInput), (tmp_path / "none.pdf", NotFound)):
        with pytest.raises(kind) as apart:
            read_apart(path)
        with pytest.raises(kind) as here:
            read_consultation(path)
        assert (apart.value.message, apart.value.mend) == (here.value.message, here.value.mend)


def in_its_place(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have every reading process do this instead of reading."""
    root = Path(waiting.__file__).parents[3]
    monkeypatch.setattr(starting, "_START", f"import sys; sys.path[:] = [{str(root)!r}, *sys.path]; {code}")


def broken(monkeypatch: pytest.MonkeyPatch, code: str) -> str:
    """What is said of a process that does this instead of reading."""
    in_its_place(monkeypatch, code)
    with pytest.raises(BadInput) as caught:
        read_apart(Path("a.pdf"))
    assert caught.value.mend
    return caught.value.message


def test_a_reader_that_breaks_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "breaks its reader" in broken(monkeypatch, "import os; os.abort()")


def test_a_reader_that_eats_memory_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource")
    said = 'print(\'{"part": 0, "wait": 9}\', flush=True)'
    limits = "from consult_tui.intake.apart.limits import limit_memory; limit_memory()"
    assert "too much memory" in broken(monkeypatch, f"{limits}; x = bytearray(600_000_000); {said}")


def test_a_reader_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_OPENING", 0.2)
    assert "takes too long" in broken(monkeypatch, "exec('while True: pass')")


def test_a_loaded_file_has_its_patience_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "import json; print(json.dumps({'part': 0, 'wait': 0.04}), flush=True)"
    start = time.perf_counter()
    assert "takes too long" in broken(monkeypatch, f"{said}; exec('while True: pass')")
    assert time.perf_counter() - start < 5


@pytest.mark.skipif(not limits.CAN_COUNT_WORK, reason="the system does not count a process's work")
def test_what_works_too_long_is_ended_wherever_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    work = "from consult_tui.intake.apart.limits import limit_work; limit_work(0.05); limit_work(0.01)"
    hangs = "import re; re.match('(a*)*b', 'a' * 40)"
    assert "takes too long" in broken(monkeypatch, f"{work}; {hangs}")


def test_noise_on_its_output_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "breaks its reader" in broken(monkeypatch, "print('[1]'); print('noise'); print('{')")


def test_it_is_stopped_when_asked_and_its_process_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = remembered(monkeypatch)
    monkeypatch.setattr(starting, "_START", "exec('while True: pass')")
    with pytest.raises(Stopped):
        read_apart(tmp_path / "a.pdf", stopped=lambda: bool(started))
    assert started[0].returncode is not None


def test_it_says_how_far_it_is(tmp_path: Path) -> None:
    pages = [
        [(72, 700, 11, f"Page {n} has some words on it, and more words than a picture")] for n in range(9)
    ]
    (tmp_path / "a.pdf").write_bytes(pdf(pages))
    parts: list[float] = []
    read_apart(tmp_path / "a.pdf", progress=parts.append)
    assert parts == sorted(parts)
    assert len(set(parts)) > 9
    assert 0 <= parts[0] < parts[-1] <= 1


def test_without_processes_it_reads_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden() -> subprocess.Popen[bytes]:
        raise PermissionError

    monkeypatch.setattr(starting, "start", forbidden)
    (tmp_path / "a.txt").write_text(RESPONSE)
    with Apart() as apart:
        assert [q.number for q in apart.consultation(tmp_path / "a.txt").questions] == ["1"]
        assert apart.paper(tmp_path / "a.txt") == read_paper(tmp_path / "a.txt")
        assert apart.past(tmp_path / "a.txt") == read_past(tmp_path / "a.txt")


def remembered(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """Every reading process that is started from now on."""
    started: list[subprocess.Popen[bytes]] = []
    start = starting.start

    def noted() -> subprocess.Popen[bytes]:
        started.append(start())
        return started[-1]

    monkeypatch.setattr(starting, "start", noted)
    return started


RESPONSE = "Question 1: Is it fair?\n\nWe think that it is not fair to councils at all.\n"
WORKS = (
    "from consult_tui.intake.apart import worker; import os; read = worker._read; "
    "worker._read = lambda wished, tell: [tell(0, 0), {does}] "
    "if worker.wished_file(wished).name.startswith('bad') else read(wished, tell); worker.main()"
)
"""The process as it is, but for the file whose name begins with "bad", with which it does what is said."""
HANGS, BREAKS = "exec('while True: pass')", "os.abort()"
EATS = "[bytearray(9_000_000) for _ in range(99)]"


def responses(folder: Path, *names: str) -> list[Path]:
    """Files of these names, each a response."""
    for name in names:
        (folder / name).write_text(RESPONSE)
    return [folder / name for name in names]


def said_of_each(paths: list[Path]) -> list[str]:
    """Format of what was read, or the error, file by file, by one `Apart`."""
    said = []
    with Apart() as apart:
        for path in paths:
            try:
                said.append(apart.past(path).format)
            except BadInput as error:
                said.append(error.message)
    return said


def test_one_process_reads_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = remembered(monkeypatch)
    paths = responses(tmp_path, "a.txt", "b.txt", "c.txt")
    (tmp_path / "d.docx").write_bytes(b"words")
    said = said_of_each([paths[0], tmp_path / "d.docx", *paths[1:]])
    assert [said[0], *said[2:]] == ["txt"] * 3
    assert said[1].startswith("'d.docx' is not a Word document")
    assert len(started) == 1


@pytest.mark.parametrize("does", [BREAKS, HANGS])
def test_a_file_that_ends_the_process_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    started = remembered(monkeypatch)
    monkeypatch.setattr(waiting, "_BUSY", 0.1)
    in_its_place(monkeypatch, WORKS.format(does=does))
    said = said_of_each(responses(tmp_path, "a.txt", "bad.txt", "c.txt", "d.txt"))
    assert [said[0], *said[2:]] == ["txt"] * 3
    assert said[1].startswith("'bad.txt' ")
    assert ("takes too long" if does == HANGS else "breaks its reader") in said[1]
    # What breaks it is read again by itself, since others before may have a share in that; a hang is not.
    assert len(started) == (2 if does == HANGS else 3)
    assert all(process.returncode is not None for process in started)


def test_a_file_that_eats_memory_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource")
    started = remembered(monkeypatch)
    in_its_place(monkeypatch, WORKS.format(does=EATS))
    said = said_of_each(responses(tmp_path, "a.txt", "bad.txt", "c.txt"))
    assert (said[0], said[2]) == ("txt", "txt")
    assert "too much memory" in said[1]
    assert len(started) == 3


def test_memory_that_ran_out_is_told_from_a_file_that_is_wrong(tmp_path: Path) -> None:
    (path,) = responses(tmp_path, "a.txt")
    with pytest.raises(BadInput) as caught, in_words("a.txt", "txt"):
        raise MemoryError
    assert of_error(caught.value)["spent"]
    with pytest.raises(BadInput) as wrong:
        read_consultation(path.rename(path.with_suffix(".exe")))
    assert not of_error(wrong.value)["spent"]


def test_each_file_has_its_own_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not limits.CAN_COUNT_WORK:
        pytest.skip("the system does not count a process's work")
    works = (
        "from consult_tui.intake.apart import worker; import os; read = worker._read; worker.PATIENCE = 0.5;"
    )
    works += (
        "x = 'import time\\nuntil = time.process_time() + 0.3\\nwhile time.process_time() < until: pass';"
    )
    works += (
        "worker._read = lambda w, tell: [tell(0, 0), exec(x), read(w, lambda *_: None)][2]; worker.main()"
    )
    started = remembered(monkeypatch)
    in_its_place(monkeypatch, works)
    assert said_of_each(responses(tmp_path, "a.txt", "b.txt", "c.txt", "d.txt")) == ["txt"] * 4
    assert len(started) == 1


def test_after_a_stop_the_next_file_gets_its_own_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = remembered(monkeypatch)
    in_its_place(monkeypatch, WORKS.format(does=HANGS))
    bad, good = responses(tmp_path, "bad.txt", "good.txt")
    heard: list[float] = []
    with Apart() as apart:
        with pytest.raises(Stopped):
            apart.past(bad, (), Watch(progress=heard.append, stopped=lambda: bool(heard)))
        assert apart.past(good).source == "good.txt"
    assert len(started) == 2


def test_a_process_that_says_what_no_reading_says_is_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    for answer in ("[]", "{}", '{"consultation": {"title": 5}, "format": "pdf"}', '{"format": "pdf"}'):
        line = json.dumps({"answer": json.loads(answer)})
        assert "breaks its reader" in broken(monkeypatch, f"print({line!r}, flush=True); input()")
    for line in ('{"part": 0.5}', '{"part": [], "wait": 1}', '{"error": []}'):
        assert "breaks its reader" in broken(monkeypatch, f"print({line!r}, flush=True); input()")


def test_one_that_was_started_ahead_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "_ahead", [])
    starting.start_ahead()
    (ready,) = starting._ahead
    assert starting.start() is ready
    starting.end(ready)
    # One that has ended meanwhile is not.
    starting._ahead.append(ready)
    (path,) = responses(tmp_path, "a.txt")
    assert read_apart(path).format == "txt"
    assert starting._ahead == []


def test_one_that_nobody_asks_ends_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "_ahead", [])
    starting.start_ahead()
    (ready,) = starting._ahead
    assert ready.stdin is not None
    # As the end of this program would.
    ready.stdin.close()
    assert ready.wait(30) == 0
    starting.end(ready)
