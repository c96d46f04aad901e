"""What must go from a history: the only thing that ever writes over what it holds.

Entries stay, in their places and with their numbers, as who did what and when; what the answers said goes,
and so do its hashes, by which short words could be guessed. A mark at the end says who did so, when and why.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import orjson

from consult_tui.domain.history import HistoryEntry
from consult_tui.store.files import clear_leftovers, locked, replace_file
from consult_tui.store.history import pack, parse, read_bytes


def dispose(path: Path, mark: HistoryEntry) -> int:
    """Take the contents out of a response's history, or out of one question's part of it.

    Args:
        path: The history.
        mark: What is kept of it: who, when and why; its question, "" for all of the response.

    Returns how many entries held something.

    Raises:
        SaveFailed: If the file could not be replaced; it then stands as it was.
        DamagedStore: If it cannot be read.
    """
    with locked(path):
        lines = [line for line in read_bytes(path).split(b"\n") if line.strip()]
        kept = [_without_content(line, mark.question) for line in lines]
        clear_leftovers(path)
        replace_file(path, b"".join([*kept, pack(mark)]))
    return sum(now != line + b"\n" for now, line in zip(kept, lines, strict=True))


def _without_content(line: bytes, question: str) -> bytes:
    """The line without what must go; nothing of a line that holds no entry and may be about it."""
    entry = parse(line)
    if entry is None:
        return b"" if _may_concern(line, question) else line + b"\n"
    if question and entry.question != question:
        return line + b"\n"
    if entry.answer is None and not entry.version and not entry.detail:
        return line + b"\n"
    return pack(replace(entry, answer=None, version="", detail={}))


def _may_concern(line: bytes, question: str) -> bool:
    """Whether a damaged line may be about a question: unless it plainly names another."""
    return not question or b'"question":' + orjson.dumps(question) in line or b'"question":' not in line
