"""Help for where you are: two sentences, and a table of the keys that really work here."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from consult_tui.tui.content import shown
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar

KeyRow = tuple[str, str]


class HelpDialog(Dialog[None]):
    """Where you are, and every key.

    Args:
        title: Where.
        words: Two sentences.
        keys: Key and what it does, in the order of the footer.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f1,enter", "leave", "Leave", show=False)]

    def __init__(self, title: str, words: str, keys: list[KeyRow]) -> None:
        super().__init__()
        self._title = title
        self._words = words
        self._keys = keys

    @classmethod
    def of(cls, screen: Screen[object]) -> HelpDialog:
        """Help for a screen, its keys read off the bindings that are active now."""
        keys: dict[str, list[str]] = {}
        for active in screen.active_bindings.values():
            binding = active.binding
            if binding.tooltip and active.enabled:
                keys.setdefault(binding.tooltip, []).append(screen.app.get_key_display(binding))
        title = getattr(screen, "HELP_TITLE", "") or "Help"
        return cls(
            title,
            getattr(screen, "HELP", ""),
            [(" ".join(dict.fromkeys(each)), what) for what, each in keys.items()],
        )

    def compose(self) -> ComposeResult:
        """A framed box that scrolls."""
        with VerticalScroll(classes="box tall") as box:
            box.border_title = shown(self._title)
            yield Static(shown(self._words), markup=False, classes="words")
            yield Static(self._table(), markup=False)
        yield KeyBar()

    def _table(self) -> Content:
        widest = max((len(key) for key, _ in self._keys), default=0)
        rows = [
            Content.styled(key.rjust(widest), "bold $text-accent") + Content(f"  {what}")
            for key, what in self._keys
        ]
        return Content("\n").join(rows)
