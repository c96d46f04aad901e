"""Any outline or paper as a Word document on our template."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from consult_tui.domain.outline import Heading, Outline, QuestionBox
from consult_tui.errors import Stopped
from consult_tui.ooxml.package import saved
from consult_tui.ooxml.properties import add_custom, set_core
from consult_tui.ooxml.settings import track_changes
from consult_tui.ooxml.text import one_line, run
from consult_tui.text.visible import editable
from consult_tui.word.blocks import render_blocks
from consult_tui.word.furniture import Furniture
from consult_tui.word.page import Page
from consult_tui.word.paper import Paper, PaperBlock
from consult_tui.word.template import template
from consult_tui.word.template_parts import ORDERED

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element

LANGUAGE = "en-GB"
HEADER_LENGTH = 72
"""Characters of the title at the head of a page, so that it and the marks beside it stay on one line."""

_WRITING = 0.8
"""How much of the work is done when the body is written; the rest is packing."""

Progress = Callable[[float], None]
Stopping = Callable[[], bool]


def render(
    outline: Outline | Paper,
    furniture: Furniture,
    path: Path | BinaryIO,
    progress: Progress | None = None,
    stopped: Stopping | None = None,
) -> None:
    """Write an outline as a Word document.

    Args:
        outline: What it says.
        furniture: What stands round it.
        path: A file to write, or an open one.
        progress: Told how far it is, 0 to 1.
        stopped: Asked now and then; True stops it, and nothing is written.

    Raises:
        Stopped: If the officer stopped it.
        OSError: If the file cannot be written.
    """
    from docx import Document

    document = Document(io.BytesIO(template()))
    page = Page(document, furniture, ORDERED)
    _write_blocks(outline, page, progress, stopped)
    _dress(document, outline.title, furniture)
    data = saved(document)
    if isinstance(path, Path):
        path.write_bytes(data)
    else:
        path.write(data)
    if progress:
        progress(1.0)


def _write_blocks(
    outline: Outline | Paper, page: Page, progress: Progress | None, stopped: Stopping | None
) -> None:
    groups = _groups(outline.blocks)
    for number, group in enumerate(groups):
        if stopped and stopped():
            raise Stopped("The export was stopped; nothing was written.")
        if progress:
            progress(_WRITING * number / len(groups))
        render_blocks(group, page)
    if page.is_empty:
        # A body must hold a paragraph.
        page.add("BodyText")
    page.finish()


def _groups(blocks: tuple[PaperBlock, ...]) -> list[tuple[PaperBlock, ...]]:
    """Blocks one by one, but a question's heading together with its box."""
    groups: list[tuple[PaperBlock, ...]] = []
    for block in blocks:
        if isinstance(block, QuestionBox) and groups and isinstance(groups[-1][-1], Heading):
            groups[-1] = (*groups[-1], block)
        else:
            groups.append((block,))
    return groups


def _dress(document: Any, title: str, furniture: Furniture) -> None:
    """Header, properties and settings."""
    shown = one_line(editable(title))
    section = document.sections[0]
    running = _one_line_of(furniture.header, HEADER_LENGTH)
    section.different_first_page_header_footer = furniture.title_page
    section.header.part.element[0].extend([run(running), *_marks(furniture)])
    set_core(document, title=shown, status=furniture.status, language=LANGUAGE, at=furniture.created)
    add_custom(document, furniture.properties)
    if furniture.track_changes:
        track_changes(document.settings.element)


def _marks(furniture: Furniture) -> list[Element]:
    if not furniture.marks:
        return []
    return [run("\t"), run(" · ".join(furniture.marks), "DraftMark")]


def _one_line_of(text: str, length: int) -> str:
    text = one_line(editable(text))
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
