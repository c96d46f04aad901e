"""One option a field, named as the fields of a record: `--review-by`, and `--review_by` too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import click


class Helped(Protocol):
    """A field that says what it is for."""

    @property
    def help(self) -> str:
        """What it is for, in a few words."""
        ...


def field_options(fields: Mapping[str, Helped]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator that gives a command an option for each of these fields, in their order."""

    def add(function: Callable[..., Any]) -> Callable[..., Any]:
        for name, field in reversed(list(fields.items())):
            dashed = "--" + name.replace("_", "-")
            names = (dashed, f"--{name}") if "_" in name else (dashed,)
            function = click.option(*names, name, metavar="TEXT", help=field.help)(function)
        return function

    return add


def given(fields: Mapping[str, str | None]) -> dict[str, str]:
    """The fields that were named, an empty text among them."""
    return {name: value for name, value in fields.items() if value is not None}
