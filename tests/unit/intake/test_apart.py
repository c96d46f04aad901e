"""Reading in a process of its own: the same reading, and a process that misbehaves is ended."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

import pytest

from consult_tui.errors import BadInput, NotFound, Stopped
from consult_tui.intake.apart import limits, waiting
from consult_tui.intake.apart.messages import as_reading, of_reading, read_message, written
from consult_tui.intake.apart.waiting import read_apart
from consult_tui.intake.reading import read_consultation
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


def test_what_the_process_says_is_what_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(FULL)
    here = read_consultation(path)
    assert len({q.kind for q in here.questions}) == 2
    assert None not in (here.consultation.closes, here.questions[0].choose)
    assert len(here.ignored) == 1
    assert as_reading(read_message(written(of_reading(here)))) == here


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


def broken(monkeypatch: pytest.MonkeyPatch, code: str) -> str:
    """What is said of a process that does this instead of reading."""
    root = Path(waiting.__file__).parents[3]
    monkeypatch.setattr(waiting, "_START", f"import sys; sys.path[:] = [{str(root)!r}, *sys.path]; {code}")
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
    started: list[subprocess.Popen[bytes]] = []
    start = waiting._start
    monkeypatch.setattr(waiting, "_START", "exec('while True: pass')")

    def remembered(path: Path) -> subprocess.Popen[bytes]:
        started.append(start(path))
        return started[0]

    monkeypatch.setattr(waiting, "_start", remembered)
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
    def forbidden(path: Path) -> subprocess.Popen[bytes]:
        raise PermissionError

    monkeypatch.setattr(waiting, "_start", forbidden)
    (tmp_path / "a.txt").write_text("Question 1: Is it fair?")
    assert [q.number for q in read_apart(tmp_path / "a.txt").questions] == ["1"]
