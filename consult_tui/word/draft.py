"""The draft for sign-off: what a head of service or a councillor reads, and marks up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from consult_tui.domain.outline import AnswerArea, Notice, Outline
from consult_tui.domain.responses import AnswerState
from consult_tui.text.compose import response_outline
from consult_tui.text.drafted import NEEDS_AGREEMENT, OPEN_POINT, WORKING
from consult_tui.word.annex import annex
from consult_tui.word.citations import Cited, cited_lines
from consult_tui.word.drafted import Draft
from consult_tui.word.furniture import Furniture
from consult_tui.word.marks import EXPORT_PROPERTY, RESPONSE_PROPERTY
from consult_tui.word.paper import Paper, PaperBlock
from consult_tui.word.render import render
from consult_tui.word.sign_off import open_point_words
from consult_tui.word.title_page import marks, title_page


def draft_outline(draft: Draft) -> Paper:
    """What the draft says: title page, about us, key messages, every question, annex of the lines used."""
    outline = response_outline(draft.response)
    return _paper(draft, outline, cited_lines(outline, draft.library.positions))


def write_draft(
    draft: Draft,
    path: Path | BinaryIO,
    progress: Callable[[float], None] | None = None,
    stopped: Callable[[], bool] | None = None,
) -> None:
    """Write the draft as a Word document.

    Args:
        draft: What it is made from.
        path: A file to write, or an open one.
        progress: Told how far it is, 0 to 1.
        stopped: Asked now and then; True stops it, and nothing is written.

    Raises:
        Stopped: If the officer stopped it.
        OSError: If the file cannot be written.
    """
    outline = response_outline(draft.response)
    cited = cited_lines(outline, draft.library.positions)
    render(_paper(draft, outline, cited), _furniture(draft, cited), path, progress, stopped)


def _paper(draft: Draft, outline: Outline, cited: tuple[Cited, ...]) -> Paper:
    body: list[PaperBlock] = []
    for block in outline.blocks:
        if isinstance(block, AnswerArea):
            body += _remarks(draft, block.ref)
        body.append(block)
    lines = annex(cited, draft.library, draft.response.reasons, draft.now.date())
    return Paper(outline.title, (*title_page(draft, cited), *body, *lines))


def _furniture(draft: Draft, cited: tuple[Cited, ...]) -> Furniture:
    """DRAFT at the head of every page, tracking on, and marks to read it back by."""
    return Furniture(
        created=draft.now,
        header=draft.response.consultation.title,
        title_page=True,
        marks=marks(draft.sample),
        status=", ".join(marks(draft.sample)),
        numbers={line.id: line.number for line in cited if line.known},
        export_id=draft.export_id,
        properties={EXPORT_PROPERTY: draft.export_id, RESPONSE_PROPERTY: draft.response.id},
        track_changes=True,
    )


def _remarks(draft: Draft, ref: str) -> Iterator[PaperBlock]:
    state = draft.states[ref]
    if state is AnswerState.WORKING:
        yield Notice(WORKING)
    elif state is AnswerState.NEEDS_AGREEMENT:
        yield Notice(f"{NEEDS_AGREEMENT} {draft.clears.get(ref, '')}".strip())
    for point in draft.response.answer(ref).points:
        if not point.closed:
            yield Notice(f"{OPEN_POINT} {open_point_words(point)}")
