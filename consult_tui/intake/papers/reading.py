"""A file -> a board paper: its candidates, and all else with why it is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from consult_tui.domain.papers import BoardPaper
from consult_tui.intake.blocks import Document
from consult_tui.intake.papers import why
from consult_tui.intake.papers.gather import Gathered, gather
from consult_tui.intake.papers.pieces import pieces_of
from consult_tui.intake.papers.where import where
from consult_tui.intake.reading import Tell, in_words, read_document

NOT_NUMBERED = "The paper numbers no paragraphs; those without a number are listed instead."
NOTHING = "No paragraph was found that could be a line."


def read_paper(path: Path, known: Sequence[str] = (), tell: Tell = lambda part, patience: None) -> BoardPaper:
    """What a board paper, minutes or a pack of papers holds.

    Args:
        path: Of any format that consultations are read from, but no list.
        known: Names of bodies in the register, by which they are found wherever a line is only that.
        tell: Told how far it is.

    Raises:
        NotFound: If there is no such file.
        BadInput: If it cannot be read.
    """
    document, kind, sha256 = read_document(path, tell)
    with in_words(path.name, kind):
        return paper_of(document, path, sha256, known)


def paper_of(document: Document, path: Path, sha256: str, known: Sequence[str] = ()) -> BoardPaper:
    """What a document that was read holds, as a board paper."""
    pieces = pieces_of(document.blocks)
    place = where(pieces, document.furniture, path.stem, known)
    found = gather(pieces, place, known)
    warnings = list(document.warnings)
    if not found.candidates and not place.minutes:
        found = gather(pieces, place, known, prose=True)
        warnings += [NOT_NUMBERED] if found.candidates else []
    if not found.candidates:
        warnings.append(NOTHING)
    for block in document.furniture:
        found.leave(block.text, why.FURNITURE)
    return BoardPaper(
        name=path.name,
        document=_title(found, place.title, document, path),
        sha256=sha256,
        stands=place.stands,
        candidates=tuple(found.candidates),
        left_out=found.ignored,
        warnings=tuple(warnings),
    )


def _title(found: Gathered, labelled: str, document: Document, path: Path) -> str:
    """The paper's own title, else who wrote it for, else the file's name."""
    return labelled or document.facts.title or found.title or found.by or path.stem
