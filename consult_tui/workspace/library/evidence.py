"""Evidence: figures as records of their own. One update shows every line and answer that quotes the figure.

An update needs no new agreement of the lines that point to it: what they say of policy is not the figure.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from consult_tui.domain.evidence import EarlierFigure, Evidence
from consult_tui.domain.library import Library
from consult_tui.domain.positions import Position
from consult_tui.errors import BadInput, ConsultError
from consult_tui.text.citations import without
from consult_tui.text.figures import figures
from consult_tui.workspace.library.anew import anew
from consult_tui.workspace.library.fields import (
    Field,
    read_day,
    read_partial,
    read_row,
    read_text,
    read_words,
)
from consult_tui.workspace.library.using import Held, Use, in_answers, sorted_out, use_of
from consult_tui.workspace.naming import checked_id, find, slug, unused
from consult_tui.workspace.workspace import Workspace

FIELDS: dict[str, Field] = {
    "statement": Field(read_words, "the figure in a short sentence"),
    "source": Field(read_words, "where it was read"),
    "as_at": Field(read_partial, "the date that it holds for: 2011-12-08, 2011-12 or 2011"),
    "next_release": Field(read_day, "when the next one is due: 2012-06-12"),
    "url": Field(read_words, "where it can be read"),
    "notes": Field(read_text, "for us only"),
}
"""Every field but the id, in the order of a form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Where a figure is quoted."""

    lines: tuple[Position, ...]
    """Lines that point to it."""
    held: Held
    """Answers that cite such a line, or have its number."""
    why: Mapping[tuple[str, str], str]
    """Why each answer is listed, by response and question id: `cites area-costs`, `has the figure 29`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated:
    """A figure as it was kept, and what quotes it."""

    evidence: Evidence
    changed: bool
    """Whether it now says something else, so that the earlier figure was kept."""
    quoted: Quoted


def figure_meant(ws: Workspace, given: str) -> Evidence:
    """The figure that an id, or a unique beginning of one, means.

    Raises:
        NotFound: If there is none.
        Ambiguous: If several begin so.
    """
    return find(given, ws.library.evidence, "figure", "See them with: consult evidence list")


def overdue(evidence: Evidence, today: date) -> bool:
    """Whether a newer figure should be out by now; on the day itself it may still come."""
    return evidence.next_release is not None and evidence.next_release < today


def add(ws: Workspace, row: Mapping[str, str], id_: str = "") -> Evidence:
    """Add a figure from its fields as text (`FIELDS`); its id is made from the statement unless given.

    Raises:
        BadInput: If a field cannot be taken; the message names it.
    """

    def make(library: Library) -> Evidence:
        read = {"statement": "", **read_row(FIELDS, row)}
        _check(read["statement"])
        known = library.evidence
        made = checked_id(id_, known, "figure") if id_ else unused(slug(read["statement"]), known)
        return Evidence(id=made, **read)

    made, _ = _keep(ws, make, "add", lambda _: ", ".join(row))
    return made


def edit(ws: Workspace, given: str, row: Mapping[str, str]) -> Updated:
    """Change the fields that the row names; an earlier figure is kept where another takes its place.

    Returns the figure and everything that quotes it, for somebody to look at. The lines keep their status.

    Raises:
        NotFound: If there is no such figure.
        BadInput: If a field cannot be taken; the message names it.
    """
    id_ = figure_meant(ws, given).id
    read = read_row(FIELDS, row)
    if "statement" in read:
        _check(read["statement"])
    today = ws.context.today

    def make(library: Library) -> Evidence:
        present = library.evidence[id_]
        return _updated(present, replace(present, **read), today)

    def note(before: Evidence | None) -> str:
        reworded = before is not None and before.statement != read.get("statement", before.statement)
        return f"was: {before.statement}" if before and reworded else ", ".join(row)

    evidence, before = _keep(ws, make, "edit", note)
    changed = before is not None and len(evidence.earlier) > len(before.earlier)
    return Updated(evidence=evidence, changed=changed, quoted=where_quoted(ws, evidence))


def where_quoted(ws: Workspace, evidence: Evidence) -> Quoted:
    """Every line and answer that quotes a figure, as it is or as it was.

    An answer quotes it that cites a line which points to it, or that has one of its numbers.
    """
    pointing = tuple(p for p in ws.library.positions.values() if evidence.id in p.evidence)
    ids = {position.id for position in pointing}
    wanted = {
        value: words
        for statement in (*(e.statement for e in evidence.earlier), evidence.statement)
        for value, words in telling_figures(statement).items()
    }
    found: list[Use] = []
    why: dict[tuple[str, str], str] = {}
    unread = []
    for response_id in ws.response_ids:
        try:
            response = ws.response(response_id)
        except ConsultError as error:
            unread.append(error.message)
            continue
        cited = {use.ref: use for use in in_answers(ws, response, ids)}
        for question in response.questions:
            text = response.answer(question.id).text
            shared = wanted.keys() & telling_figures(without(text)).keys() if text else set()
            if question.id not in cited and not shared:
                continue
            found.append(use_of(response, question))
            reasons = ["cites a line that points to it"] if question.id in cited else []
            reasons += [f"has the figure {words}" for value, words in wanted.items() if value in shared]
            why[response_id, question.id] = "; ".join(reasons)
    return Quoted(lines=pointing, held=sorted_out(found, unread), why=why)


def telling_figures(text: str) -> dict[str, str]:
    """The figures of a text by which one piece of evidence can be told from another: words by normal form.

    Dates and whole numbers under ten are left out: they stand in too many texts.
    """
    found = (figure for figure in figures(text) if figure.kind != "date")
    return {f.value: f.text for f in found if f.kind != "number" or len(f.value) > 1}


def _updated(before: Evidence, after: Evidence, today: date) -> Evidence:
    """The later figure with the earlier one kept, where statement, source or date differ."""
    if (before.statement, before.source, before.as_at) == (after.statement, after.source, after.as_at):
        return after
    earlier = EarlierFigure(statement=before.statement, source=before.source, as_at=before.as_at, until=today)
    return replace(after, earlier=(*before.earlier, earlier))


def _check(statement: str) -> None:
    if not statement:
        raise BadInput("statement: a figure needs a statement.", "Say it in a short sentence.")


def _keep(
    ws: Workspace,
    make: Callable[[Library], Evidence],
    what: str,
    note: Callable[[Evidence | None], str],
) -> tuple[Evidence, Evidence | None]:
    """Make a figure from the library, keep it and record it; with what stood before it."""

    def write(seen: Library) -> tuple[Evidence, Evidence | None]:
        made = make(seen)
        ws.keep(evidence=[made], seen=seen)
        return made, seen.evidence.get(made.id)

    made, before = anew(ws, write)
    ws.record_in_library(what, "evidence", made.id, note(before))
    return made, before
