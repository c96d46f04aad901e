"""A line whole: its words, who agreed it, what to mind, how it came and went, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from consult_tui.domain.positions import AgreedBy, Position, Status, Wording
from consult_tui.domain.reservations import Reservation
from consult_tui.text.authority import authority_sentence, place_in_words
from consult_tui.text.dates import in_words
from consult_tui.text.visible import one_line
from consult_tui.tui.content import row, shown
from consult_tui.tui.widgets.line_list import standing
from consult_tui.tui.words import RESPONSE_WORDS
from consult_tui.workspace.library.lines import doubts_about
from consult_tui.workspace.library.using import Held, Use
from consult_tui.workspace.workspace import Workspace


def line_content(
    ws: Workspace, position: Position, uses: Held | None = None, words: Content | None = None
) -> Content:
    """Everything an officer asks of a line, one paragraph each.

    Args:
        ws: The workspace.
        position: The line.
        uses: Where it is cited; None where that was not asked.
        words: Its statement with something marked in it; None for it as it is.
    """
    return Content("\n\n").join([part for part in _parts(ws, position, uses, words) if part])


def _parts(ws: Workspace, position: Position, uses: Held | None, words: Content | None) -> Iterator[Content]:
    yield row(position.title, "bold")
    yield standing(ws, position)
    yield caveat(position)
    yield shown(position.statement) if words is None else words
    yield _agreed(ws, position)
    yield _joined(_labelled(label, value) for label, value in _course(ws, position) if value)
    yield _joined(_reservation(each) for each in position.reservations)
    yield _joined(_labelled(label, value) for label, value in _facts(ws, position) if value)
    yield _earlier(ws, position)
    if uses is not None:
        yield _uses(uses)


def caveat(position: Position) -> Content:
    """The caveat, marked; nothing where there is none."""
    if not position.caveat:
        return Content("")
    return Content.styled("! Caveat: ", "bold $text-warning") + shown(position.caveat, "$text-warning")


def _agreed(ws: Workspace, position: Position) -> Content:
    """Who agreed it, and what is doubtful about that."""
    said = [row(authority_sentence(position, ws.library.bodies).rstrip(".") + ".")]
    for words in doubts_about(position, ws.library.bodies, ws.context.today):
        said.append(Content.styled("! Pointed out: ", "bold $text-warning") + shown(words, "$text-warning"))
    return _joined(said)


def _course(ws: Workspace, position: Position) -> Iterator[tuple[str, str]]:
    """To whom it is proposed, how it ended, and the lines before and after it."""
    if position.status is Status.PROPOSED:
        put = AgreedBy(body=position.proposed_to, meeting_date=position.proposed_for)
        yield "Proposed to", place_in_words(put, ws.library.bodies) or "nobody is named yet"
    if position.status is Status.SUPERSEDED:
        yield "Superseded by", _called(ws, position.superseded_by) or "no line is named that took its place"
    if position.status is Status.WITHDRAWN:
        yield "Withdrawn because", position.withdrawn_because or "no reason is recorded"
    yield "Supersedes", _called(ws, position.supersedes)


def _called(ws: Workspace, id_: str) -> str:
    """A line by title and id; by its id alone where there is no such line."""
    other = ws.library.positions.get(id_)
    return f"{one_line(other.title)} ({id_})" if other else id_


def _facts(ws: Workspace, position: Position) -> Iterator[tuple[str, str]]:
    agreed_by = position.agreed_by
    yield "Stance", position.stance.value if position.stance else ""
    yield "Themes", ", ".join(position.themes)
    yield "Review by", in_words(position.review_by) if position.review_by else ""
    yield "Owner", position.owner
    for id_ in position.evidence:
        figure = ws.library.evidence.get(id_)
        yield "Figure", f"{figure.statement} ({figure.source or 'no source'})" if figure else id_
    yield "Paper", agreed_by.document if agreed_by else ""
    yield "Web address", agreed_by.url if agreed_by else ""
    yield "Notes", position.notes
    yield "Id", position.id


def _reservation(kept: Reservation) -> Content:
    recorded = ", ".join(part for part in (kept.who, in_words(kept.on) if kept.on else "") if part)
    said = Content.styled("! Reservation of ", "$text-warning") + row(kept.group, "bold $text-warning")
    said += Content(": ") + shown(kept.text)
    return said + row(f" ({recorded})", "$text-muted") if recorded else said


def _earlier(ws: Workspace, position: Position) -> Content:
    """Every earlier wording, newest first: what it was, by whom and until when, then its words."""
    if not position.wordings:
        return Content("")
    parts = [Content.styled("Earlier wordings", "$text-muted")]
    later = position.statement
    for wording in reversed(position.wordings):
        same = wording.statement.split() == later.split()
        words = shown("the same words", "$text-muted") if same else shown(wording.statement)
        parts.append(Content("\n").join([_footing(ws, wording), words]))
        later = wording.statement
    return _joined(parts)


def _footing(ws: Workspace, wording: Wording) -> Content:
    place = place_in_words(wording.agreed_by, ws.library.bodies) if wording.agreed_by else ""
    until = f"until {in_words(wording.until)}" if wording.until else ""
    return row("· " + " · ".join(part for part in (wording.status.value, place, until) if part), "italic")


def _joined(parts: Iterator[Content] | list[Content]) -> Content:
    return Content("\n").join(list(parts))


def _labelled(label: str, value: str) -> Content:
    return Content.styled(f"{label}: ", "$text-muted") + shown(value)


def _uses(uses: Held) -> Content:
    if not (uses.open or uses.sent or uses.archived or uses.unread):
        return Content.styled("Not used in any response yet.", "$text-muted")
    lines = [Content.styled("Used in", "$text-muted")]
    lines += [_use(use) for use in (*uses.open, *uses.sent, *uses.archived)]
    lines += [row(f"Not looked at: {why}", "$text-error") for why in uses.unread]
    return _joined(lines)


def _use(use: Use) -> Content:
    """Where, and the state of the response; one that went is marked."""
    said = row(f"{use.title}, {use.where} (")
    return said + row(RESPONSE_WORDS[use.state], "bold $text-accent" if use.sent else "") + Content(")")
