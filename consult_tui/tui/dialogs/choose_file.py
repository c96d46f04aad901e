"""Choose a file: type or paste its path, or go through the folders below the box."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import Worker, get_current_worker

from consult_tui.errors import ConsultError
from consult_tui.tui.content import row, shown
from consult_tui.tui.desk import desk_of, report_failure
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.folders import Entry, Listing, folder_and_start, listing, meant, written
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.path_input import PathInput


class EntryOption(Option):
    """An option that carries its folder or file."""

    def __init__(self, entry: Entry) -> None:
        sign = Content.styled("▸ ", "$text-muted") if entry.folder else Content("  ")
        super().__init__(sign + row(f"{entry.name}/" if entry.folder else entry.name))
        self.entry = entry


class ChooseFile(Dialog[None]):
    """Choose a file; stays open until whoever takes the file closes it with `dismiss`, or Escape does.

    Args:
        title: What is asked for.
        words: What will be done with it.
        folder: Where to begin.
        take: Gets the file; says what is wrong with it by `wrong`.
        folders: Whether a whole folder may be taken too.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "take_folder", "Whole folder", tooltip="Take every document of this folder"),
    ]

    def __init__(
        self,
        title: str,
        words: str,
        folder: Path,
        take: Callable[[ChooseFile, Path], None],
        *,
        folders: bool = False,
    ) -> None:
        super().__init__()
        self._folders = folders
        self._title = title
        self._words = words
        self._take = take
        self._tried = ""
        self.box = PathInput(written(folder, folder=True))
        self.entries = OptionList(markup=False)
        self._listing: Listing | None = None
        self._waiting = False
        self.said = Static(markup=False, classes="wrong")
        self._about = Static(markup=False, classes="about")

    def compose(self) -> ComposeResult:
        """A framed box: the path, what is wrong with it, what there is."""
        with Vertical(classes="box files") as frame:
            frame.border_title = shown(self._title)
            yield Static(shown(self._words), markup=False, classes="words")
            yield self.box
            yield self.said
            yield self._about
            yield self.entries
        yield KeyBar()

    def on_mount(self) -> None:
        """The cursor at the end of the path."""
        self.said.display = False
        self.box.cursor_position = len(self.box.value)
        self._list(self.box.value)

    # What there is.

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """List what it may become."""
        if event.value != self._tried:
            self.wrong(None)
        self._list(event.value)

    @work(thread=True, exclusive=True, group="listing", exit_on_error=False)
    def _list(self, typed: str) -> None:
        found = listing(typed)
        if not get_current_worker().is_cancelled:
            desk_of(self).errand(lambda: self._show(found))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Listing failed in a way that nobody thought of."""
        report_failure(desk_of(self), event)

    def _show(self, found: Listing) -> None:
        if not self.is_attached or found.typed != self.box.value:
            return
        self._listing = found
        about = (
            f"{written(found.folder, folder=True)}   {_more(found)}" if not found.problem else found.problem
        )
        self._about.update(row(about))
        self.entries.set_options([EntryOption(entry) for entry in found.entries])
        first = 1 if len(found.entries) > 1 and found.entries[0].name == ".." else 0
        self.entries.highlighted = first if found.entries else None
        if self._waiting:
            self.choose()

    def wrong(self, error: ConsultError | None) -> None:
        """Say what is wrong with the file that was taken; None where nothing is."""
        self._tried = self.box.value
        self.said.update(shown(str(error) if error else ""))
        self.said.display = error is not None

    # Choosing.

    @property
    def _entry(self) -> Entry | None:
        option = self.entries.highlighted_option
        return option.entry if isinstance(option, EntryOption) else None

    @on(PathInput.Moved)
    def move(self, event: PathInput.Moved) -> None:
        """Move through the list from the box."""
        if event.by > 0:
            self.entries.action_cursor_down()
        else:
            self.entries.action_cursor_up()

    @on(PathInput.Complete)
    def complete(self) -> None:
        """Write the highlighted entry into the box."""
        if self._entry:
            self._write(self._entry)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter in the box: the file that the path names; else what is highlighted below."""
        self.choose()

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click in the list."""
        if isinstance(event.option, EntryOption):
            self._choose(event.option.entry)

    def choose(self) -> None:
        """Take what is highlighted, else what the path names; where the list is being made, once it is."""
        self._waiting = self._listing is None or self._listing.typed != self.box.value
        if self._waiting:
            return
        if self._entry:
            self._choose(self._entry)
        else:
            self._tried = self.box.value
            self._take(self, meant(self.box.value))

    def _choose(self, entry: Entry) -> None:
        self._write(entry)
        if not entry.folder:
            self._take(self, entry.path)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A whole folder is taken only where one may be."""
        return self._folders if action == "take_folder" else True

    def action_take_folder(self) -> None:
        """Take the folder that is listed."""
        self._tried = self.box.value
        self._take(self, folder_and_start(self.box.value)[0])

    def _write(self, entry: Entry) -> None:
        self.box.value = written(entry.path, folder=entry.folder)
        self.box.cursor_position = len(self.box.value)
        self.box.focus()


def _more(found: Listing) -> str:
    return f"and {found.more} more: type the beginning of its name" if found.more else ""
