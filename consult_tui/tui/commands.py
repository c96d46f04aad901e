"""The command palette: every action that works here, by its plain name, from the bindings themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from textual.app import App, SystemCommand
from textual.binding import ActiveBinding
from textual.screen import Screen

FIGURES = "Every figure with its source, and what quotes it"
"""What the figures are for, wherever they are offered."""
PAIRS = "Lines that say nearly the same, and lines that pull opposite ways"
"""What the pairs are for, wherever they are offered."""

BOARD_PAPER = "Take lines from a board paper"

_HIDDEN = frozenset({"command_palette", "app.board_paper"})


def commands_here(app: App[None], screen: Screen[object]) -> Iterable[SystemCommand]:
    """One command for every binding that has a tooltip, then the figures, the pairs and the themes."""
    seen = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if not binding.tooltip or binding.action in _HIDDEN or binding.action in seen or not active.enabled:
            continue
        seen.add(binding.action)
        key = app.get_key_display(binding)
        yield SystemCommand(f"{binding.description} ({key})", binding.tooltip, _runner(app, active))
    if "app.figures" not in seen:
        yield SystemCommand("Figures", FIGURES, partial(app.run_action, "figures"))
    about = "Numbered paragraphs of a paper or of minutes, or of a folder of them, one paper after another"
    yield SystemCommand(BOARD_PAPER, about, partial(app.run_action, "board_paper"))
    if "app.pairs" not in seen:
        yield SystemCommand("Near-duplicates", PAIRS, partial(app.run_action, "pairs"))
    yield SystemCommand("Colours", "Choose among the themes", app.action_change_theme)


def _runner(app: App[None], active: ActiveBinding) -> Callable[[], object]:
    return partial(app.run_action, active.binding.action, active.node)
