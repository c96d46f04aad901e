"""The register: every response with what is left of its time, how far it has come, and what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.domain.responses import ResponseState
from consult_tui.text.dates import in_words
from consult_tui.tui.content import row
from consult_tui.tui.words import RESPONSE_WORDS
from consult_tui.workspace.responses.register import CLOSING_SOON, RegisterRow

OVER = frozenset({ResponseState.PAST, ResponseState.SUBMITTED})
"""The states that stand below, under a heading of their own."""

NARROW = 100
"""Columns below which the bar is short."""


class ResponseOption(Option):
    """An option that carries its response's row."""

    def __init__(self, response: RegisterRow, width: int, company: Sequence[str]) -> None:
        super().__init__(card(response, width, company), id=response.id)
        self.response = response


class RegisterList(OptionList):
    """A few lines a response: title and state; time left and who asks; how far it is and what it needs."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", tooltip="Open the response for drafting"),
    ]

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._rows: Sequence[RegisterRow] = ()
        self._company: Mapping[str, Sequence[str]] = {}

    @property
    def response(self) -> RegisterRow | None:
        """The highlighted response."""
        option = self.highlighted_option
        return option.response if isinstance(option, ResponseOption) else None

    def show_rows(
        self, rows: Sequence[RegisterRow], company: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Show these responses; the highlight stays on its response, where that is still there.

        Args:
            rows: As `workspace.register.register` orders them.
            company: Who else has which response open; None for as before.
        """
        at, was = self.highlighted, self.response
        self._rows = rows
        self._company = self._company if company is None else company
        self.set_options(list(self._options_for(self.content_size.width)))
        self.highlighted = self._place_of(was.id if was else "", at)

    def on_resize(self, event: Resize) -> None:
        """Lay the rows out again for another width."""
        self.show_rows(self._rows)

    def _place_of(self, id_: str, at: int | None) -> int | None:
        """Where the highlight goes: the response itself, else the one that took its place, else the first."""
        places = [n for n, option in enumerate(self.options) if isinstance(option, ResponseOption)]
        same = [n for n in places if self.options[n].id == id_]
        near = [n for n in places if at is not None and n <= at]
        return next(iter([*same, *near[-1:], *places]), None)

    def _options_for(self, width: int) -> Iterator[Option]:
        heading = ""
        for response in self._rows:
            here = heading_of(response)
            if here != heading:
                count = sum(heading_of(other) == here for other in self._rows)
                if heading:
                    yield _gap()
                yield Option(Content.styled(f"{here} · {count}", "bold $text-muted"), disabled=True)
                heading = here
            else:
                yield _gap()
            yield ResponseOption(response, width, self._company.get(response.id, ()))


def heading_of(response: RegisterRow) -> str:
    """The heading that a response stands under."""
    if response.state is ResponseState.ARCHIVED:
        return "Archived"
    return "Past" if response.state in OVER else "Open"


def card(response: RegisterRow, width: int, company: Sequence[str] = ()) -> Content:
    """The lines of one response, cut with an ellipsis at the width; what it needs is never cut but wrapped.

    Args:
        response: Its row.
        width: Columns there are.
        company: Who else has it open.
    """
    lines = [_title(response, width), _time(response).truncate(width, ellipsis=True)]
    if response.state not in OVER:
        lines += _progress(response, width)
    if company:
        lines.append(row(f"also open: {', '.join(company)}", "$text-accent").truncate(width, ellipsis=True))
    return Content("\n").join(lines)


def _title(response: RegisterRow, width: int) -> Content:
    state = RESPONSE_WORDS[response.state]
    room = max(width - len(state) - 1, 1)
    return row(response.title, "bold").truncate(room, ellipsis=True, pad=True) + Content(f" {state}")


def _time(response: RegisterRow) -> Content:
    """What is left first, because it matters most; then the date and who asks."""
    said = Content.styled(response.closes_in_words, _urgency(response))
    if response.closes:
        said += Content.styled(f" · {in_words(response.closes)}", "$text-muted")
    if response.state in OVER:
        said += Content.styled(f" · {_answered(response)}", "$text-muted")
    departments = row("; ".join(response.departments), "$text-muted")
    return said + Content.styled(" · ", "$text-muted") + departments if departments else said


def _progress(response: RegisterRow, width: int) -> list[Content]:
    """How far it is and what it needs: on one line where there is room."""
    cells = 10 if width < NARROW else 20
    done = cells * response.answered // response.questions if response.questions else 0
    bar = Content.styled("━" * done, "$text-success") + Content.styled("╌" * (cells - done), "$text-muted")
    needs = " · ".join(response.attention)
    said = bar + Content(f" {_answered(response)}")
    if not needs:
        return [said]
    wants = row(f"! {needs}", _urgency(response) or "$text-muted")
    one_line = said + Content("   ") + wants
    return [one_line] if one_line.cell_length <= width else [said, wants]


def _answered(response: RegisterRow) -> str:
    return f"{response.answered} of {response.questions} answered"


def _urgency(response: RegisterRow) -> str:
    """The style of an open response whose day is near or gone; its words say the same."""
    left = response.days_left
    if response.state is not ResponseState.DRAFTING or left is None or left > CLOSING_SOON:
        return ""
    return "bold $text-error" if left < 0 else "bold $text-warning"


def _gap() -> Option:
    return Option(Content(""), disabled=True)
