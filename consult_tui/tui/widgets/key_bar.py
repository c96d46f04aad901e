"""The keys that work here, at the foot of the screen, over two lines where one is too short."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.binding import ActiveBinding
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.screen import Screen

LINES = 2
GAP = "  "
WORDS = {"ctrl+p": "Commands"}
"""Better words than Textual's own."""
LAST = ("f2", "f3", "ctrl+p", "ctrl+q")
"""Keys that work everywhere stand last, and help stands first."""


class KeyBar(Static):
    """The footer: key and word for every binding that is shown; a click does the same as the key."""

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._drawn: tuple[object, ...] = ()

    def on_mount(self) -> None:
        """Follow the keys that work as the focus moves."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_resize(self) -> None:
        """Fit the keys in again."""
        self._draw()

    def _changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self._draw()

    def _draw(self) -> None:
        shown = _ordered(self.screen.active_bindings.values())
        drawn = (self.size.width, *((active.binding.key, active.binding.description) for active in shown))
        if drawn != self._drawn:
            self._drawn = drawn
            keys = [self._key(active) for active in shown]
            self.update(Content("\n").join(fitted(keys, self.size.width - 2, LINES)))

    def _key(self, active: ActiveBinding) -> Content:
        binding = active.binding
        word = Content.styled(self.app.get_key_display(binding), "bold $footer-key-foreground")
        word += Content(f" {WORDS.get(binding.key, binding.description)}")
        return word.stylize(Style.from_meta({"@click": f"app.press({binding.key!r})"}))


def fitted(keys: Iterable[Content], width: int, lines: int) -> list[Content]:
    """The keys over at most so many lines; where they do not all fit, the last says how many more F1 has."""
    rows: list[Content] = [Content("")]
    waiting = list(keys)
    while waiting:
        left = len(waiting) - 1
        more = f"{GAP}F1 +{len(waiting)}" if len(rows) == lines and left else ""
        parted = rows[-1] + Content(GAP if rows[-1] else "") + waiting[0]
        if parted.cell_length + len(more) <= width or not rows[-1]:
            rows[-1] = parted
            waiting.pop(0)
        elif len(rows) < lines:
            rows.append(Content(""))
        else:
            rows[-1] += Content(f"{GAP}F1 +{len(waiting)}")
            break
    return rows


def _ordered(bindings: Iterable[ActiveBinding]) -> list[ActiveBinding]:
    """Help first, then what belongs to the screen, then what works everywhere; each action once."""
    by_action: dict[str, ActiveBinding] = {}
    for active in bindings:
        if (active.binding.show or active.binding.key == "ctrl+p") and active.enabled:
            by_action.setdefault(active.binding.action, active)
    places = {"f1": -1} | {key: number for number, key in enumerate(LAST, 1)}
    return sorted(by_action.values(), key=lambda active: places.get(active.binding.key, 0))
