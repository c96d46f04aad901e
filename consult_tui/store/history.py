"""`history.jsonl`: one line an entry, only ever added to.

A version equal to the last one of its question is not kept again. A last line that a crash cut short was
never acknowledged: it is passed over in reading and taken off by the next writer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import orjson

from consult_tui.domain.history import HistoryEntry
from consult_tui.domain.responses import Answer
from consult_tui.errors import DamagedStore
from consult_tui.store.codec import decode
from consult_tui.store.files import append_synced, locked, save_failed
from consult_tui.store.layout import storable
from consult_tui.store.response_records import ANSWER
from consult_tui.store.shapes import COUNT, TEXT, FieldError, Kind, Shape, optional


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise FieldError("must be a record in braces")
    return value


_MAPPING = Kind(_mapping, dict)
_ENTRY = Shape(
    HistoryEntry,
    {
        "at": TEXT,
        "today": TEXT,
        "user": TEXT,
        "what": TEXT,
        "question": TEXT,
        "number": COUNT,
        "version": TEXT,
        "answer": optional(_MAPPING),
        "note": TEXT,
        "detail": _MAPPING,
    },
)


@dataclass(frozen=True, slots=True)
class History:
    """A history as it was read."""

    entries: tuple[HistoryEntry, ...]
    unreadable: tuple[int, ...] = ()
    """Numbers of lines, from 1, that hold no entry: damage, except for the last line of the file."""


def answer_content(answer: Answer) -> dict[str, Any]:
    """An answer as an entry holds it."""
    return ANSWER.encode(answer)


def answer_from(content: Mapping[str, Any]) -> Answer:
    """The answer that an entry holds.

    Raises:
        DamagedStore: If it is none, naming the field.
    """
    return decode(ANSWER, dict(content), "history.jsonl, an answer")


def append(path: Path, entries: Iterable[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    """Add entries, numbering versions; returns those kept, with their numbers.

    Raises:
        SaveFailed: If they could not be written; then none of them is.
        DamagedStore: If the file cannot be read.
    """
    given = list(entries)
    if not given:
        return ()
    with locked(path):
        data = read_bytes(path)
        whole = _whole_lines(path, data)
        kept = tuple(_numbered(given, whole))
        lines = b"".join(pack(entry) for entry in kept)
        if lines:
            append_synced(path, (b"\n" if whole and not whole.endswith(b"\n") else b"") + lines)
    return kept


def entries(path: Path, question: str | None = None) -> tuple[HistoryEntry, ...]:
    """What was done, oldest first; of one question only, where one is named. Nothing where there is no file.

    Raises:
        DamagedStore: If the file cannot be read at all.
    """
    found = read(path).entries
    return found if question is None else tuple(entry for entry in found if entry.question == question)


def has_version(path: Path, question: str, version: str) -> bool:
    """Whether this version of a question's answer is kept; only lines that name it are parsed.

    Raises:
        DamagedStore: If the file cannot be read.
    """
    named = version.encode()
    lines = (parse(line) for line in read_bytes(path).split(b"\n") if named in line)
    return any(entry and (entry.question, entry.version) == (question, version) for entry in lines)


def read(path: Path) -> History:
    """The whole history, with the numbers of lines that hold no entry.

    Raises:
        DamagedStore: If the file cannot be read at all.
    """
    good, bad = [], []
    for number, line in enumerate(read_bytes(path).split(b"\n"), 1):
        if not line.strip():
            continue
        entry = parse(line)
        if entry is None:
            bad.append(number)
        else:
            good.append(entry)
    return History(tuple(good), tuple(bad))


def pack(entry: HistoryEntry) -> bytes:
    """An entry as its line of the file."""
    return orjson.dumps(storable(_ENTRY.encode(entry))) + b"\n"


def parse(line: bytes) -> HistoryEntry | None:
    """The entry that a line holds; None where it holds none."""
    try:
        return _ENTRY.decode(orjson.loads(line))
    except (ValueError, FieldError):
        return None


def read_bytes(path: Path) -> bytes:
    """The file as it is; nothing where there is none.

    Raises:
        DamagedStore: If it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as problem:
        why = (problem.strerror or "the system refused it").lower()
        raise DamagedStore(f"{path} cannot be read: {why}.", "Check that the drive is there.") from problem


def _whole_lines(path: Path, data: bytes) -> bytes:
    """The data without a last line that a crash cut short, which is taken off the file too."""
    whole = data[: data.rfind(b"\n") + 1]
    last = data[len(whole) :]
    if not last or _is_json(last):
        return data
    try:
        with path.open("r+b") as file:
            file.truncate(len(whole))
    except OSError as problem:
        raise save_failed(path, problem) from problem
    return whole


def _is_json(line: bytes) -> bool:
    try:
        orjson.loads(line)
    except ValueError:
        return False
    return True


def _numbered(given: list[HistoryEntry], data: bytes) -> Iterable[HistoryEntry]:
    last: dict[str, tuple[int, str]] = {}
    for entry in given:
        if not entry.version or not entry.question:
            yield replace(entry, number=0)
            continue
        number, version = last.get(entry.question) or _last_version(data, entry.question)
        if version == entry.version:
            last[entry.question] = (number, version)
            continue
        last[entry.question] = (number + 1, entry.version)
        yield replace(entry, number=number + 1)


def _last_version(data: bytes, question: str) -> tuple[int, str]:
    """Number and hash of the newest version of a question's answer; (0, "") where it has none.

    A version that was disposed of has its number left and no hash: what stands then is kept anew. Only lines
    that name the question are parsed. Its name in quotes as a field cannot stand inside a text, where quotes
    are written with a backslash.
    """
    wanted = b'"question":' + orjson.dumps(question)
    end = len(data)
    while (at := data.rfind(wanted, 0, end)) >= 0:
        start = data.rfind(b"\n", 0, at) + 1
        stop = data.find(b"\n", at)
        end = start
        try:
            entry = orjson.loads(data[start : stop if stop >= 0 else None])
        except ValueError:
            continue
        if not isinstance(entry, dict) or entry.get("question") != question:
            continue
        if entry.get("version") or entry.get("number"):
            return int(entry.get("number", 0)), str(entry.get("version", ""))
    return 0, ""
