"""Printing: data to standard output, messages to standard error; text from outside never moves the cursor."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from consult_tui.text.visible import one_line, visible

if TYPE_CHECKING:
    from consult_tui.domain.positions import Position
    from consult_tui.domain.reservations import Reservation


def print_json(value: Any) -> None:
    """One JSON document, UTF-8, and nothing else."""
    import orjson

    try:
        data = orjson.dumps(value, option=orjson.OPT_INDENT_2)
    except TypeError:
        # Half a character, which is no UTF-8, is printed as "?".
        data = json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "replace")
    click.echo(data)


def say(text: str) -> None:
    """A message for the officer, on standard error."""
    click.echo(visible(text), err=True)


def line(text: str = "") -> None:
    """A line of data, made safe for a terminal."""
    click.echo(visible(text).encode("utf-8", "replace"))


def table(rows: Iterable[Sequence[str]], header: Sequence[str], widest: Sequence[int]) -> None:
    """Rows in columns, each at most so wide; a cut is marked by an ellipsis.

    Args:
        rows: Cells as text.
        header: One word a column.
        widest: Most characters of each column.
    """
    cells = [[one_line(cell) for cell in row] for row in (header, *rows)]
    widths = [min(most, max(len(row[n]) for row in cells)) for n, most in enumerate(widest)]
    for row in cells:
        parts = [_fitted(cell, width) for cell, width in zip(row, widths, strict=True)]
        line("  ".join(parts).rstrip())


def _fitted(cell: str, width: int) -> str:
    return cell.ljust(width) if len(cell) <= width else cell[: width - 1] + "…"


def changed_words(old: str, new: str) -> str:
    """A text with what was taken out of it [-so-] and what was put in {+so+}, on one line."""
    from consult_tui.text.differences import Change, differences

    marks = {Change.SAME: ("", ""), Change.OUT: ("[-", "-]"), Change.IN: ("{+", "+}")}
    parts = []
    for stretch in differences(old, new):
        begin, end = marks[stretch.change]
        words = stretch.text.strip() if begin else stretch.text
        before, _, after = stretch.text.partition(words) if begin and words else ("", "", "")
        parts.append(f"{before}{begin}{words}{end}{after}")
    return one_line("".join(parts))


def standing(position: Position, today: date) -> str:
    """How a line stands, in words: `stated, past its review date, internal`."""
    from consult_tui.domain.positions import Freshness, freshness

    ages = {Freshness.DUE: ", due for review", Freshness.PAST_REVIEW: ", past its review date"}
    internal = ", internal" if position.internal else ""
    return f"{position.status}{ages.get(freshness(position, today), '')}{internal}"


def print_reservations(kept: Sequence[Reservation]) -> None:
    """Each reservation with the number by which it is taken back."""
    from consult_tui.text.dates import in_words

    for n, each in enumerate(kept, 1):
        recorded = ", ".join(part for part in (each.who, in_words(each.on) if each.on else "") if part)
        by = f" (recorded by {recorded})" if recorded else ""
        line(f"reservation {n}: {one_line(each.group)}: {one_line(each.text)}{by}")
