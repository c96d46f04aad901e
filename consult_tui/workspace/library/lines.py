"""The library: adding and editing lines.

The columns have no reason for a withdrawal: it stands at the end of the notes, behind "Withdrawn:".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from consult_tui.domain.authority import Cause, doubts
from consult_tui.domain.bodies import Body
from consult_tui.domain.evidence import Evidence
from consult_tui.domain.library import Library
from consult_tui.domain.lifecycle import LAPSED, STANDS, can_succeed, superseded, with_former
from consult_tui.domain.positions import ADVISED_WORDS, Position, Status, reworded
from consult_tui.errors import BadInput, Refused
from consult_tui.text.fold import fold
from consult_tui.text.sentences import count_words
from consult_tui.workspace.library.anew import anew
from consult_tui.workspace.library.columns import COLUMNS, position_from, problems, row_of
from consult_tui.workspace.naming import checked_id, slug, unused
from consult_tui.workspace.workspace import Workspace

TITLE_WORDS = 9
"""Words of the statement that make a title where none is given."""

WITHDRAWN = "Withdrawn:"
"""What stands before the reason of a withdrawal at the end of the notes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A line as it was kept, and what the officer should know of it."""

    position: Position
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A line made from a row, with the bodies and figures that it names for the first time."""

    position: Position
    bodies: tuple[Body, ...]
    evidence: tuple[Evidence, ...]
    advice: tuple[str, ...]
    doubts: tuple[str, ...]
    """What is doubtful about who agreed it, in words."""


def add(ws: Workspace, row: Mapping[str, str]) -> Written:
    """Add a line from its fields as text (`columns.COLUMNS`, and `id`).

    Raises:
        BadInput: If a field cannot be taken; the message names it.
    """
    return _keep(ws, lambda library: prepare(library, row, ws.context.today), "add")


def edit(ws: Workspace, position_id: str, row: Mapping[str, str]) -> Written:
    """Change the fields that the row names.

    Other words make an agreed or stated line a draft, its earlier wording kept, unless the row itself says
    how the new words were agreed: an edit never becomes policy by itself. The other fields are left as they
    stand in the file, where a colleague may have changed them meanwhile. A line that this ends without its
    successor or its reason is taken and pointed out: the steps in `workspace.standing` ask for both.

    Raises:
        BadInput: If a field cannot be taken.
        Refused: If it is to stand again, and a line that stands says that it takes its place.
    """
    return _keep(ws, lambda library: _edited(library, position_id, row, ws.context.today), "edit")


def _edited(library: Library, position_id: str, row: Mapping[str, str], today: date) -> Prepared:
    base = library.positions[position_id]
    _refuse(problems({**row_of(base), **row}))
    bodies, named = _bodies(library, row)
    evidence, figures = _evidence(library, row)
    wanted = {**row, **named, **figures}
    advice = []
    changed = base
    if "statement" in wanted:
        changed = reworded(base, COLUMNS["statement"].read(wanted["statement"]), today)
    again = wanted.get("status", "").strip() and wanted.get("meeting_date", "").strip()
    if changed.status is not base.status and not again:
        advice.append("Its words changed, so it is a draft until agreed again; the old wording is kept.")
        wanted = {name: value for name, value in wanted.items() if name != "status"}
    _refuse(problems({**row_of(changed), **wanted}))
    if not wanted.get("title", "a title").strip():
        wanted = {**wanted, "title": title_of(changed.statement)}
    changed = position_from({**row_of(changed), **wanted}, changed)
    changed = with_former(base, _ended(library, base, changed, wanted.get("notes", "")), today)
    known = {**library.bodies, **{body.id: body for body in bodies}}
    return Prepared(
        position=changed,
        bodies=bodies,
        evidence=evidence,
        advice=(*advice, *_advice(changed)),
        doubts=doubts_about(changed, known, today),
    )


def _ended(library: Library, base: Position, changed: Position, notes: str) -> Position:
    """An edited line with what is known of its end, or free of that where the edit corrects that it lapsed.

    Raises:
        Refused: If a line that stands says that it takes its place.
    """
    if changed.status is base.status or base.status not in LAPSED:
        return _with_end(library, changed, notes)
    successor = library.positions.get(base.superseded_by)
    if successor is not None and successor.supersedes == base.id and successor.status in STANDS:
        raise Refused(
            f"'{successor.id}' takes its place.",
            f"Take that out first: consult position edit {successor.id} --supersedes ''",
        )
    return _with_end(library, replace(changed, superseded_by="", withdrawn_because=""), notes)


def _with_end(library: Library, position: Position, notes: str) -> Position:
    """A line as it is; one that lapsed with its successor, or its reason, where either is given.

    Args:
        library: In which a line that stands may say that it takes this one's place.
        position: The line.
        notes: What the row itself says in its notes, at the end of which the reason stands.
    """
    if position.status not in LAPSED:
        return position
    reason, by, kept = position.withdrawn_because, position.superseded_by, position.notes
    if position.status is Status.WITHDRAWN and not reason:
        reason = notes.rpartition(WITHDRAWN)[2].strip()
        kept = kept if reason else kept.rstrip().removesuffix(WITHDRAWN).rstrip()
    if position.status is Status.SUPERSEDED and not by:
        heirs = (p.id for p in library.positions.values() if p.supersedes == position.id)
        by = next((id_ for id_ in heirs if can_succeed(position, library.positions[id_])), "")
    return replace(
        position,
        notes=kept,
        superseded_by=by,
        withdrawn_because=reason,
        proposed_to="",
        proposed_for=None,
    )


def lacking(position: Position, called: str = "") -> str:
    """What a lapsed line does not say of its end, with how to say it; "" where nothing is missing.

    Args:
        position: The line.
        called: How the command names it; its id unless given.
    """
    id_ = called or position.id
    if position.status is Status.SUPERSEDED and not position.superseded_by:
        how = f"consult position supersede {id_} --by OTHER"
        return f"No line is named that took its place; say it with: {how}"
    if position.status is Status.WITHDRAWN and not position.withdrawn_because:
        return f"No reason is recorded; say it with: consult position withdraw {id_} --reason TEXT"
    return ""


def lacks(positions: Iterable[Position]) -> dict[str, str]:
    """For the history: what each lapsed line does not say of its end, by its id."""
    return {p.id: lacking(p).partition(";")[0] for p in positions if lacking(p)}


def prepare(library: Library, row: Mapping[str, str], today: date) -> Prepared:
    """A new line from a row, not kept yet.

    Args:
        library: What there is, against which ids, bodies and figures are looked up.
        row: Fields by column name, and `id`.
        today: The day that the rules go by.

    Raises:
        BadInput: If a field cannot be taken; the message names each.
    """
    unknown = [name for name in row if name not in COLUMNS and name != "id"]
    if unknown:
        raise BadInput(f"There is no field '{unknown[0]}'.", f"Fields: id, {', '.join(COLUMNS)}.")
    _refuse(problems(row))
    bodies, named = _bodies(library, row)
    evidence, figures = _evidence(library, row)
    statement = COLUMNS["statement"].read(row["statement"])
    title = COLUMNS["title"].read(row.get("title", "")) or title_of(statement)
    given = row.get("id", "").strip()
    id_ = checked_id(given, library.positions, "line") if given else unused(slug(title), library.positions)
    position = position_from(
        {**row, **named, **figures, "title": title}, Position(id=id_, title=title, statement=statement)
    )
    position = _with_end(library, position, position.notes)
    known = {**library.bodies, **{body.id: body for body in bodies}}
    return Prepared(
        position=position,
        bodies=bodies,
        evidence=evidence,
        advice=tuple(_advice(position)),
        doubts=doubts_about(position, known, today),
    )


def doubts_about(position: Position, bodies: Mapping[str, Body], today: date) -> tuple[str, ...]:
    """What is doubtful about who agreed or stated a line, in words; nothing of one that does not stand."""
    if position.status not in STANDS:
        return ()
    found = doubts(position.agreed_by, bodies, today)
    agreed = position.status is Status.AGREED
    return tuple(each.words for each in found if agreed or each.code is not Cause.CANNOT_AGREE)


def body_id(library: Library, given: str) -> str | None:
    """The body that an id, a name or a short name means; None where there is none."""
    wanted = fold(given)
    for body in library.bodies.values():
        if wanted in {fold(name) for name in (body.id, body.name, *body.short_names)}:
            return body.id
    return None


def added(bodies: Sequence[Body], evidence: Sequence[Evidence]) -> list[str]:
    """What was added to the library besides lines, in words."""
    said = [f"Added the body '{body.name}', not yet known to agree policy." for body in bodies]
    return said + [f"Added the figure '{figure.id}'; its source is missing." for figure in evidence]


def superseded_by(library: Library, position: Position, today: date) -> Position | None:
    """The line that this one takes the place of, marked so; None where none is, or not yet.

    A draft or proposed line supersedes nothing, and only an agreed line supersedes an agreed one. What is
    withdrawn, or superseded by a third line, stays as it is.

    Raises:
        BadInput: If there is no such line, or the lines take each other's place in a circle.
    """
    if not position.supersedes:
        return None
    old = library.positions.get(position.supersedes)
    if old is None or old.id == position.id:
        raise BadInput(f"supersedes: there is no other line '{position.supersedes}'.", "Write a line's id.")
    if _circle(library, position):
        raise BadInput(f"supersedes: '{old.id}' itself comes after this line.", "Name an earlier line.")
    lapsed = old.status is Status.WITHDRAWN or bool(old.superseded_by)
    if lapsed or not can_succeed(old, position):
        return None
    return superseded(old, position, today)[0]


def _circle(library: Library, position: Position) -> bool:
    """Whether a line takes the place of one that takes, in the end, its own."""
    seen: set[str] = set()
    earlier = position.supersedes
    while earlier in library.positions and earlier not in seen:
        seen.add(earlier)
        earlier = library.positions[earlier].supersedes
    return position.id in seen or earlier == position.id


def _keep(ws: Workspace, make: Callable[[Library], Prepared], what: str) -> Written:
    """Make a line from the library, keep it with what it supersedes, and record both."""

    def write(seen: Library) -> tuple[Prepared, list[Position]]:
        prepared = make(seen)
        old = superseded_by(seen, prepared.position, ws.context.today)
        changed = [prepared.position, *([old] if old else [])]
        ws.keep(positions=changed, bodies=prepared.bodies, evidence=prepared.evidence, seen=seen)
        return prepared, changed

    prepared, changed = anew(ws, write)
    ws.record_library(what, changed, lacks(changed))
    said = added(prepared.bodies, prepared.evidence)
    missing = lacking(prepared.position)
    said += [missing] if missing else []
    return Written(position=prepared.position, remarks=(*said, *prepared.advice, *prepared.doubts))


def _bodies(library: Library, row: Mapping[str, str]) -> tuple[tuple[Body, ...], dict[str, str]]:
    """A body named for the first time, and the row's `body` as its id."""
    name = " ".join(row.get("body", "").split())
    if not name:
        return (), {}
    known = body_id(library, name)
    if known:
        return (), {"body": known}
    made = Body(
        id=unused(slug(name, 10), library.bodies), name=name, notes="Added from a line; to be completed."
    )
    return (made,), {"body": made.id}


def _evidence(library: Library, row: Mapping[str, str]) -> tuple[tuple[Evidence, ...], dict[str, str]]:
    """Figures named for the first time, and the row's `evidence` as ids."""
    named: tuple[str, ...] = COLUMNS["evidence"].read(row.get("evidence", ""))
    made: dict[str, Evidence] = {}
    ids = []
    for given in named:
        if given in library.evidence:
            ids.append(given)
            continue
        id_ = unused(slug(given), [*library.evidence, *made])
        made[id_] = Evidence(id=id_, statement=given, notes="Added from a line; its source is missing.")
        ids.append(id_)
    return tuple(made.values()), ({"evidence": "|".join(ids)} if "evidence" in row else {})


def _refuse(found: Mapping[str, str]) -> None:
    if found:
        said = "; ".join(f"{name}: {why}" for name, why in found.items())
        raise BadInput(f"{said}.", "Put that right and try again.")


def _advice(position: Position) -> list[str]:
    """What the officer should know of the statement: an unhandy length."""
    fewest, most = ADVISED_WORDS
    count = count_words(position.statement)
    if fewest <= count <= most:
        return []
    words = "1 word" if count == 1 else f"{count} words"
    return [f"The statement has {words}; {fewest} to {most} are easiest to use."]


def title_of(statement: str) -> str:
    """A title for a line that has none: the first words of its statement."""
    words = statement.split()
    return " ".join(words[:TITLE_WORDS]) + ("..." if len(words) > TITLE_WORDS else "")
