"""A paper: an outline with what only a paper has, such as a title page; it can be read without Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from consult_tui.domain.outline import Block, Inline


@dataclass(frozen=True, slots=True)
class Styled:
    """A paragraph in one of the template's own styles."""

    style: str
    """Id of the style, such as `Title`."""
    inlines: tuple[Inline, ...]
    line: str = ""
    """Id of the line to which citations lead here, "" where none does."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact with its label: "Closes", "21 May 2012 at 17:00"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


PaperBlock: TypeAlias = Block | Styled | Fact | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; its title is the document's."""

    title: str
    blocks: tuple[PaperBlock, ...]
