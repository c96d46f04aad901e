"""What of the library is shown: the filters of the library screen, and how they read in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.content import Content

from consult_tui.domain.bodies import Body
from consult_tui.domain.library import Library
from consult_tui.domain.positions import Position, Status
from consult_tui.tui.content import row

ANY = "any"
Choice = tuple[str, str]
"""A value, and how it reads."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a line must be to be shown; "" lets everything through."""

    status: str = ""
    theme: str = ""
    body: str = ""
    """Id of the body."""
    everything: bool = False
    """Whether superseded, withdrawn and draft lines are shown too."""

    @property
    def any_set(self) -> bool:
        """Whether anything is kept back by a choice of the officer's, or shown by one."""
        return self != Filters()

    def lets_through(self, position: Position) -> bool:
        """Whether a line is exactly of this status, theme and body; the search only looks at their words."""
        body = position.agreed_by.body if position.agreed_by else ""
        return (
            (not self.status or position.status == self.status)
            and (not self.theme or self.theme in position.themes)
            and (not self.body or body == self.body)
        )

    def in_words(self, bodies: Mapping[str, Body]) -> Content:
        """`Status any · Theme schools · Body any · drafts and lapsed lines left out`."""
        body = bodies[self.body].name if self.body in bodies else self.body
        parts = [_said("Status", self.status), _said("Theme", self.theme), _said("Body", body)]
        if self.everything:
            parts.append(Content.styled("drafts and lapsed lines too", "bold $text-accent"))
        elif not self.status:
            parts.append(Content.styled("drafts and lapsed lines left out", "$text-muted"))
        return Content.styled(" · ", "$text-muted").join(parts)


def statuses() -> list[Choice]:
    """Every status that there is."""
    return [(status.value, status.value) for status in Status]


def themes(library: Library) -> list[Choice]:
    """Every theme in use."""
    return [(theme, theme) for theme in library.themes]


def bodies(library: Library) -> list[Choice]:
    """Every body that agreed or stated a line, by its name."""
    return sorted(set(_bodies(library)), key=lambda choice: choice[1].casefold())


def _bodies(library: Library) -> Iterator[Choice]:
    for position in library.positions.values():
        id_ = position.agreed_by.body if position.agreed_by else ""
        if id_:
            yield id_, library.bodies[id_].name if id_ in library.bodies else id_


def _said(name: str, value: str) -> Content:
    style = "bold $text-accent" if value else "$text-muted"
    return Content.styled(f"{name} ", "$text-muted") + row(value or ANY, style)
