"""A line whole: its words, who agreed it, what to mind, the figures that it quotes, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from consult_tui.domain.positions import Position
from consult_tui.text.authority import authority_sentence
from consult_tui.text.dates import in_words
from consult_tui.tui.content import row, shown
from consult_tui.tui.widgets.line_list import standing
from consult_tui.workspace.using import Use
from consult_tui.workspace.workspace import Workspace


def line_content(ws: Workspace, position: Position, uses: list[Use] | None = None) -> Content:
    """Everything an officer asks of a line, one paragraph each.

    Args:
        ws: The workspace.
        position: The line.
        uses: Where it is cited; None where that was not asked.
    """
    return Content("\n\n").join([part for part in _parts(ws, position, uses) if part])


def _parts(ws: Workspace, position: Position, uses: list[Use] | None) -> Iterator[Content]:
    yield row(position.title, "bold")
    yield standing(ws, position)
    yield shown(position.statement)
    yield row(authority_sentence(position, ws.library.bodies).rstrip(".") + ".")
    yield Content("\n").join([_labelled(label, value) for label, value in _facts(ws, position) if value])
    if uses is not None:
        yield _uses(uses)


def _facts(ws: Workspace, position: Position) -> Iterator[tuple[str, str]]:
    agreed_by = position.agreed_by
    yield "Caveat", position.caveat
    yield "Superseded by", position.superseded_by
    yield "Withdrawn because", position.withdrawn_because
    yield "Supersedes", position.supersedes
    yield "Stance", position.stance.value if position.stance else ""
    yield "Themes", ", ".join(position.themes)
    yield "Review by", in_words(position.review_by) if position.review_by else ""
    yield "Owner", position.owner
    for id_ in position.evidence:
        figure = ws.library.evidence.get(id_)
        yield "Evidence", f"{figure.statement} ({figure.source})" if figure else id_
    yield "Paper", agreed_by.document if agreed_by else ""
    yield "Notes", position.notes
    yield "Id", position.id
    if position.wordings:
        yield "Earlier wordings", str(len(position.wordings))


def _labelled(label: str, value: str) -> Content:
    return Content.styled(f"{label}: ", "$text-muted") + shown(value)


def _uses(uses: list[Use]) -> Content:
    if not uses:
        return Content.styled("Not used in any response yet.", "$text-muted")
    lines = [Content.styled("Used in", "$text-muted")]
    lines += [row(f"{use.title}, question {use.number or use.ref} ({use.state})") for use in uses]
    return Content("\n").join(lines)
