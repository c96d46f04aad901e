"""Where something stands: lines, and answers in open, submitted and archived responses; Enter goes there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.domain.positions import Position
from consult_tui.tui.content import row
from consult_tui.tui.desk import Desk
from consult_tui.tui.words import STATUS_STYLES
from consult_tui.workspace.library.using import Held, Use

Place = Position | Use
"""A line of the library, or an answer or cover matter of a response."""

HEADINGS = {
    "open": "Open responses, to be looked at",
    "sent": "Submitted or past, kept as they went",
    "archived": "Archived, never sent",
}


class PlaceOption(Option):
    """An option that carries its place."""

    def __init__(self, place: Place, why: str) -> None:
        super().__init__(_prompt(place, why))
        self.place = place


class PlaceList(OptionList):
    """Places under headings; Enter goes to the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Go there", tooltip="Go to the highlighted place"),
    ]

    def __init__(self) -> None:
        super().__init__(markup=False)

    @property
    def place(self) -> Place | None:
        """The highlighted place."""
        option = self.highlighted_option
        return option.place if isinstance(option, PlaceOption) else None

    def show_places(
        self,
        held: Held,
        lines: Sequence[Position] = (),
        why: Mapping[tuple[str, str], str] | None = None,
    ) -> None:
        """Show these places and highlight the first.

        Args:
            held: Answers and cover matter.
            lines: Lines of the library.
            why: What is said of an answer besides, by response and question id.
        """
        self.set_options(list(_options(held, lines, why or {})))
        places = [n for n, option in enumerate(self.options) if isinstance(option, PlaceOption)]
        self.highlighted = places[0] if places else None


def go_to(app: Desk, place: Place) -> None:
    """Go to a place: the library at a line, or the draft at a question; read off the screen's thread."""
    if isinstance(place, Position):
        app.open_line(place.id)
        return
    ws = app.ws
    app.saver.submit(
        lambda: ws.response(place.response),
        lambda _: app.open_draft(place.response, place.target),
        app.report,
    )


def _options(held: Held, lines: Sequence[Position], why: Mapping[tuple[str, str], str]) -> Iterator[Option]:
    if lines:
        yield _heading("Lines", len(lines))
        for line in lines:
            yield PlaceOption(line, "")
    for name, words in HEADINGS.items():
        uses: Sequence[Use] = getattr(held, name)
        if uses:
            yield _heading(words, len(uses))
        for use in uses:
            yield PlaceOption(use, why.get((use.response, use.ref), ""))
    if held.unread:
        yield _heading("Not looked at", len(held.unread))
        for words in held.unread:
            yield Option(row(f"  {words}", "$text-error"), disabled=True)


def _heading(words: str, count: int) -> Option:
    return Option(Content.styled(f"{words} · {count}", "bold $text-muted"), disabled=True)


def _prompt(place: Place, why: str) -> Content:
    """Where, so that it stands first when the row is cut; then in what; why below it."""
    if isinstance(place, Position):
        status = Content.styled(place.status.value, STATUS_STYLES[place.status])
        return Content("  ") + status + Content(" · ") + row(place.title, "bold")
    where = Content("  ") + row(f"{place.where[0].upper()}{place.where[1:]}", "bold")
    said = where + Content(" · ") + row(place.title)
    return Content("\n").join([said, Content("    ") + row(why, "$text-muted")]) if why else said
