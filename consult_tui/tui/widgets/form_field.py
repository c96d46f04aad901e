"""One field of a form: its name, what is written in it, and what is wrong with that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Select, Static, TextArea

from consult_tui.text.visible import editable, one_line
from consult_tui.tui.content import shown

PART = "|"
"""What parts the items of a list."""


class LastPart(Suggester):
    """Suggests how the last item of a list goes on."""

    def __init__(self, known: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its last item completed, None where nothing known begins so."""
        last = value.rpartition(PART)[2].lstrip()
        fits = [known for known in self._known if last and known.casefold().startswith(last.casefold())]
        return value + fits[0][len(last) :] if fits else None


class FormField(Widget):
    """A field whose value is text, whatever it is edited with.

    Args:
        name: By which the form knows it.
        label: How the officer knows it.
        value: What stands in it.
        help_: An example, or what it is for.
        long: Whether it wants several lines.
        choices: Value and words of each, where only these can be taken.
        known: What can be suggested.
    """

    class Changed(Message):
        """Something was typed or chosen."""

    def __init__(
        self,
        name: str,
        label: str,
        value: str,
        *,
        help_: str = "",
        long: bool = False,
        choices: Sequence[tuple[str, str]] = (),
        known: Sequence[str] = (),
    ) -> None:
        super().__init__(classes="field")
        self.column = name
        self._label = label
        self._given = value
        self.editor = _editor(value, help_, long, choices, known)
        # A select takes its value only once it is mounted.
        self._shown_first = value if choices else self._text()
        self.said = Static(markup=False, classes="said")
        """What is wrong with it, and what is worth knowing of it."""
        self._wrong = self._remark = ""

    def compose(self) -> ComposeResult:
        """Name and editor side by side, remarks below."""
        yield Static(shown(self._label), markup=False, classes="label")
        yield self.editor
        yield self.said

    def on_mount(self) -> None:
        """Nothing is wrong yet."""
        self.said.display = False

    @property
    def value(self) -> str:
        """What stands in it; as it was given where nobody changed it, whatever the editor had to hide."""
        return self._text() if self.changed else self._given

    @property
    def changed(self) -> bool:
        """Whether the officer changed it."""
        return self._text() != self._shown_first

    def say(self, wrong: str, remark: str = "") -> None:
        """Say what is wrong with it, and what is worth knowing of it; "" for nothing."""
        if (wrong, remark) == (self._wrong, self._remark):
            return
        self._wrong, self._remark = wrong, remark
        parts = [shown(wrong, "$text-error")] if wrong else []
        parts += [shown(remark, "$text-muted")] if remark else []
        self.said.update(Content("\n").join(parts))
        self.said.display = bool(parts)

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Changed())

    def _text(self) -> str:
        match self.editor:
            case TextArea(text=text):
                return text
            case Input(value=value):
                return value
            case Select(value=chosen):
                return chosen if isinstance(chosen, str) else ""


def _editor(
    value: str, help_: str, long: bool, choices: Sequence[tuple[str, str]], known: Sequence[str]
) -> Input | TextArea | Select[str]:
    if long:
        return TextArea(editable(value), compact=True, placeholder=help_, tab_behavior="focus")
    if choices:
        # As rich text, which is never markup and which the list can still be searched in by letters.
        options = [(cast("str", Text(one_line(words))), each) for each, words in choices]
        chosen = value if value in [each for each, _ in choices] else Select.NULL
        return Select(options, value=chosen, prompt="not said", compact=True)
    suggester = LastPart([one_line(each) for each in known]) if known else None
    return Input(one_line(value), placeholder=help_, suggester=suggester, select_on_focus=False)
