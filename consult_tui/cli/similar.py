"""consult position similar."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click

from consult_tui.cli.main import Asked, pass_asked
from consult_tui.cli.output import line, print_json, say, standing
from consult_tui.text.authority import authority_sentence
from consult_tui.text.differences import Change
from consult_tui.text.visible import one_line
from consult_tui.workspace.library import pairing
from consult_tui.workspace.naming import position_id

if TYPE_CHECKING:
    from consult_tui.checks.pairs import Pair
    from consult_tui.domain.positions import Position
    from consult_tui.workspace.workspace import Workspace

PATIENCE = 0.5
"""Seconds after which it is said how far the search is."""
_MARKS = {Change.SAME: "{}", Change.OUT: "[-{}-]", Change.IN: "{{+{}+}}"}


@click.command("similar")
@click.argument("position", required=False, default="")
@click.option("--opposed", is_flag=True, help="Only the pairs that pull opposite ways.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@pass_asked
def similar_command(asked: Asked, position: str, opposed: bool, as_json: bool) -> None:
    """Find near-duplicates, and lines that pull opposite ways; of one line, or in the whole library.

    [-words-] stand only in the first of two lines, {+words+} only in the second.
    """
    ws = asked.open()
    only = position_id(ws, position) if position else ""
    found = pairing.similar(ws, only, _Progress())
    kinds = {kind: name for kind, name in pairing.KINDS.items() if not opposed or kind == "opposed"}
    shown = [pair for pair in found if pair.kind in kinds]
    if as_json:
        print_json([_as_json(pair) for pair in shown])
        return
    for kind, name in kinds.items():
        of_kind = [pair for pair in shown if pair.kind == kind]
        if of_kind:
            line(f"{name} ({len(of_kind)})")
            line()
        for pair in of_kind:
            _print(ws, pair)
    if not shown:
        say(
            "No pair found."
            if opposed or only
            else "No near-duplicates, and no lines that pull opposite ways."
        )


class _Progress:
    """Says on standard error how far it is, once that takes longer than a moment."""

    def __init__(self) -> None:
        self._since = self._said = time.monotonic()

    def __call__(self, done: int, of: int) -> None:
        now = time.monotonic()
        if now - self._since > PATIENCE and now - self._said > PATIENCE and of:
            self._said = now
            end = "\r" if sys.stderr.isatty() else "\n"
            click.echo(f"Comparing: {done * 100 // of} % (ctrl+c stops)", nl=False, err=True)
            click.echo(end, nl=False, err=True)


def _as_json(pair: Pair) -> dict[str, Any]:
    return {
        "kind": pair.kind,
        "a": pair.a.id,
        "b": pair.b.id,
        "similarity": pair.similarity,
        "why": pair.why,
    }


def _print(ws: Workspace, pair: Pair) -> None:
    for each in (pair.a, pair.b):
        line(f"{each.id}  {one_line(each.title)}")
        line(f"    {_stands(ws, each)}")
    line(f"    {pair.similarity:.0%}: {one_line(pair.why)}")
    if pair.kind == "near-duplicate":
        line(f"    {one_line(''.join(_MARKS[s.change].format(s.text) for s in pairing.side_by_side(pair)))}")
    line()


def _stands(ws: Workspace, position: Position) -> str:
    return f"{standing(position, ws.context.today)}. {authority_sentence(position, ws.library.bodies)}"
