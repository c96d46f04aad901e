"""No test of the screens waits for a clock."""

from __future__ import annotations

import pytest

from consult_tui.tui import counting, watching
from consult_tui.tui.dialogs import conflict
from consult_tui.tui.screens import draft_together, figures
from consult_tui.tui.widgets import line_pane


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_pane, "USES_AFTER", 0)
    monkeypatch.setattr(figures, "QUOTED_AFTER", 0)
    monkeypatch.setattr(counting, "PAUSE", 0)
    monkeypatch.setattr(watching, "EVERY", 3_600)
    monkeypatch.setattr(draft_together, "QUIET", 0)
    monkeypatch.setattr(conflict, "ARMED_AFTER", 0)
