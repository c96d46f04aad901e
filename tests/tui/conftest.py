"""No test of the screens waits for a clock."""

from __future__ import annotations

import pytest

from consult_tui.tui.screens import library


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "USES_AFTER", 0)
