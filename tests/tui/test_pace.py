"""How often is painted is said before Textual is loaded, which reads it then and never again."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from consult_tui.tui.pace import TIMES

ASKED = """
import sys
import consult_tui.__main__ as ours
import consult_tui.tui.pace
assert "textual" not in sys.modules
sys.stdin.isatty = sys.stderr.isatty = lambda: True
class Opened(Exception): pass
def opened(name, *rest):
    if name == "consult_tui.tui.app":
        raise Opened
class Stop:
    def find_spec(self, name, path=None, target=None):
        opened(name)
sys.meta_path.insert(0, Stop())
try:
    ours._open_app(None)
except Opened:
    pass
from textual.constants import MAX_FPS
print(MAX_FPS)
"""


@pytest.mark.parametrize(("given", "expected"), [({}, TIMES), ({"TEXTUAL_FPS": "30"}, 30)])
def test_it_is_said_in_time_and_the_officers_own_setting_wins(given: dict[str, str], expected: int) -> None:
    kept = {name: value for name, value in os.environ.items() if name != "TEXTUAL_FPS"}
    ran = subprocess.run(
        [sys.executable, "-c", ASKED], env=kept | given, capture_output=True, text=True, check=False
    )
    assert ran.stdout.strip() == str(expected), ran.stderr
