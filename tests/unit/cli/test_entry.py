"""The entry point: what is started ahead of the command, and how it ends."""

from __future__ import annotations

import os
import sys

import pytest

from consult_tui import __main__ as entry
from consult_tui.cli import main as cli
from consult_tui.workspace.consultations import documents


@pytest.mark.parametrize(
    ("arguments", "ahead"),
    [(["read", "a.docx"], 1), (["new", "a.docx"], 1), (["show", "read"], 0), ([], 0), (["--help"], 0)],
)
def test_a_reading_process_is_started_ahead_where_a_document_will_be_read(
    arguments: list[str], ahead: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[None] = []
    left: list[int] = []
    monkeypatch.setattr(sys, "argv", ["consult", *arguments])
    monkeypatch.setattr(documents, "ahead", lambda: started.append(None))
    monkeypatch.setattr(cli, "run", lambda given, open_app: 3)
    monkeypatch.setattr(os, "_exit", left.append)
    with pytest.raises(SystemExit) as ended:
        entry.main()
    assert ended.value.code == 3
    assert len(started) == ahead
    # Only what changes nothing leaves at once.
    assert left == ([3] if arguments[:1] == ["read"] else [])
