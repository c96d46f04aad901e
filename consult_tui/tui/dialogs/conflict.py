"""Two texts for one answer: both side by side with the differences marked, and what is to stand."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from consult_tui.text.differences import Change, differences, words_changed
from consult_tui.text.visible import editable, visible
from consult_tui.tui.content import row, shown
from consult_tui.tui.dialogs.base import Dialog
from consult_tui.tui.widgets.key_bar import KeyBar

ARMED_AFTER = 0.7
"""Seconds before the letters are keys: the officer may be in the middle of a word."""

MARK = "bold underline"
"""How words are marked that the other text does not have: to be told without colour."""


class Choice(StrEnum):
    """What is to stand in the answer."""

    MINE = "mine"
    THEIRS = "theirs"
    MERGE = "merge"


class ConflictDialog(Dialog[Choice]):
    """Both texts side by side; gives what the officer chose, None to decide later.

    Args:
        title: Which answer.
        mine: What was typed here.
        theirs: What stands in the answer.
        who: Who wrote that, as far as is known.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "choose('mine')", "Mine", tooltip="Put my text in its place; theirs is in the history"),
        Binding("t", "choose('theirs')", "Theirs", tooltip="Leave theirs; my text is kept in the history"),
        Binding("e", "choose('merge')", "Edit a merge", tooltip="Make one text of both"),
        Binding("escape", "leave", "Later", tooltip="Decide later; my text stays in the editor, unsaved"),
    ]

    def __init__(self, title: str, mine: str, theirs: str, who: str) -> None:
        super().__init__()
        self._title = title
        self._mine = mine
        self._theirs = theirs
        self._who = who
        self._armed = False

    def compose(self) -> ComposeResult:
        """A wide box with two columns."""
        changed = words_changed(visible(self._theirs), visible(self._mine))
        differ = "1 word differs" if changed == 1 else f"{changed} words differ"
        words = (
            f"{self._who} changed this answer while you were writing in it. {differ}; what "
            "only one text has is bold and underlined. "
            "Whatever you choose, both texts stay in the history."
        )
        with Vertical(classes="box both") as box:
            box.border_title = row(f"Two texts · {self._title}")
            yield Static(shown(words), markup=False, classes="words")
            with Horizontal():
                yield from self._column("Mine", self._mine, self._theirs)
                yield from self._column("Theirs", self._theirs, self._mine)
        yield KeyBar()

    def on_mount(self) -> None:
        """The keys are obeyed once the officer can have seen what they do."""
        if ARMED_AFTER:
            self.set_timer(ARMED_AFTER, self._arm)
        else:
            self._arm()

    def _arm(self) -> None:
        self._armed = True
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The letters are shown once they are keys."""
        return self._armed if action == "choose" else True

    def action_choose(self, choice: str) -> None:
        """Give what was chosen."""
        self.dismiss(Choice(choice))

    def _column(self, title: str, text: str, other: str) -> ComposeResult:
        with VerticalScroll(classes="pane") as column:
            column.border_title = title
            yield Static(_marked(text, other), markup=False)


class MergeDialog(Dialog[str]):
    """An editor for one text made of two; gives it, None where the officer leaves.

    Args:
        title: Which answer.
        text: What stands there at first.
        merged: Whether that is both texts in one, or one after the other.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "take", "Take it", priority=True, tooltip="Let this text stand in the answer"),
        Binding("escape", "leave", "Back", priority=True, tooltip="Decide later; nothing is changed"),
    ]

    def __init__(self, title: str, text: str, *, merged: bool) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._merged = merged

    def compose(self) -> ComposeResult:
        """A wide box with an editor."""
        how = (
            "The changes of both, put together: you changed different paragraphs."
            if self._merged
            else "Both texts, mine first: you changed the same paragraph."
        )
        with Vertical(classes="box both") as box:
            box.border_title = row(f"One text of two · {self._title}")
            yield Static(f"{how} Edit it, then press ctrl+s.", markup=False, classes="words")
            yield TextArea(editable(self._text), tab_behavior="focus", compact=True)
        yield KeyBar()

    def action_take(self) -> None:
        """Give the text."""
        self.dismiss(self.query_one(TextArea).text)


def _marked(text: str, other: str) -> Content:
    """A text with the words marked that the other one does not have."""
    out = Content("")
    for stretch in differences(visible(other), visible(text)):
        if stretch.change is Change.SAME:
            out += Content(stretch.text)
        elif stretch.change is Change.IN:
            out += Content.styled(stretch.text, MARK)
    return out if out.plain.strip() else Content.styled("(no text)", "italic")
