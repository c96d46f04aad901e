"""The one way in: a file becomes a `Reading`, or one plain sentence says why not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import cast

from consult_tui.domain.consultations import Consultation, Reading
from consult_tui.errors import BadInput, ConsultError, NotFound
from consult_tui.intake.blocks import Block, Document
from consult_tui.ooxml.guard import LARGEST_FILE, check_size

_QUESTION_LISTS = ("csv", "jsonl")


Tell = Callable[[float, float], None]
"""Told how far a reading is (0 to 1) and how many seconds it may be until it says so again."""
_FOR_BLOCKS, _FOR_WHOLE, _BLOCKS_A_SECOND = 1.5, 4.0, 4_000
"""Seconds for finding the questions in a few blocks; for sorting a whole paper or response;
and how many more blocks may cost another second."""


def read_consultation(path: Path, tell: Tell = lambda part, patience: None) -> Reading:
    """What a consultation document holds: facts, questions, what was passed over, warnings.

    The format is decided by what the file holds and by its ending, which must agree. This reads in the
    process that calls; `consult_tui.intake.apart.waiting.read_apart` does it in one that can be stopped.

    Args:
        path: The document.
        tell: Told at each step how far it is; the first time once the file is loaded.

    Raises:
        NotFound: If there is no such file.
        BadInput: If it cannot be read as what it is.
    """
    data = _bytes_of(path)
    tell(0.0, 0.0)
    kind = _kind_of(data, path)
    with in_words(path.name, kind):
        return _read(data, path, kind, tell)


def read_document(path: Path, tell: Tell = lambda part, patience: None) -> tuple[Document, str, str]:
    """A file as its blocks and marked facts, its format, and its SHA-256; for documents of any purpose.

    Args:
        path: The document.
        tell: Told at each step how far it is, as in `read_consultation`; what is made of it comes after.

    Raises:
        NotFound: If there is no such file.
        BadInput: If it cannot be read as what it is, or is a list of questions.
    """
    data = _bytes_of(path)
    tell(0.0, 0.0)
    kind = _kind_of(data, path)
    if kind in _QUESTION_LISTS:
        raise BadInput(
            f"'{path.name}' is a list and no document.", "Name a .docx, .pdf, .odt, .html or text."
        )
    with in_words(path.name, kind):
        document = _document(data, path.name, kind, tell)
        tell(0.85, _FOR_WHOLE + len(document.blocks) / _BLOCKS_A_SECOND)
        return document, kind, _sha256(data)


def read_blocks(path: Path) -> tuple[Block, ...]:
    """The text of a document block by block, to show where in it something stands; a list's as its lines.

    Raises:
        NotFound: If there is no such file.
        BadInput: If it cannot be read as what it is.
    """
    data, kind = _data_of(path)
    with in_words(path.name, kind):
        return _blocks(data, path, kind)


def _data_of(path: Path) -> tuple[bytes, str]:
    """What a file holds, and its format."""
    data = _bytes_of(path)
    return data, _kind_of(data, path)


def _kind_of(data: bytes, path: Path) -> str:
    from consult_tui.intake.formats import format_of

    return format_of(data, path.name, path.suffix)


@contextmanager
def in_words(name: str, kind: str) -> Iterator[None]:
    """Whatever breaks while a file is read becomes a sentence."""
    try:
        yield
    except ConsultError:
        raise
    except (RecursionError, MemoryError) as exc:
        raise BadInput(f"'{name}' is too large or too deeply nested to read.", "Save it anew.") from exc
    except Exception as exc:
        # A damaged file can break any reader anywhere; the officer needs a sentence, not the place.
        raise BadInput(
            f"'{name}' is damaged: it cannot be read as .{kind}.", "Fetch it again, or save it anew."
        ) from exc


def _read(data: bytes, path: Path, kind: str, tell: Tell) -> Reading:
    if kind in _QUESTION_LISTS:
        from consult_tui.intake.readers.question_list import read_list

        questions = read_list(data, path.name, kind)
        consultation = Consultation(title=path.stem, source=path.name, source_sha256=_sha256(data))
        return Reading(consultation=consultation, format=kind, questions=questions)
    from consult_tui.intake.facts.facts import consultation_of
    from consult_tui.intake.questions.pipeline import questions_of, warnings_of

    document = _document(data, path.name, kind, tell)
    tell(0.85, _FOR_BLOCKS + len(document.blocks) / _BLOCKS_A_SECOND if kind in _SLOW else 0.0)
    questions, ignored = questions_of(document.blocks)
    consultation, doubts = consultation_of(document, source=path.name, sha256=_sha256(data))
    return Reading(
        consultation=consultation,
        format=kind,
        questions=questions,
        ignored=ignored,
        warnings=(*document.warnings, *warnings_of(questions), *doubts),
    )


def _document(data: bytes, name: str, kind: str, tell: Tell) -> Document:
    reader = _reader(kind)
    return reader(data, name, tell) if kind in _SLOW else reader(data, name)


def _blocks(data: bytes, path: Path, kind: str) -> tuple[Block, ...]:
    if kind in _QUESTION_LISTS:
        lines = data.decode("utf-8-sig", "replace").splitlines()
        return tuple(Block(text=line) for line in lines if line.strip())
    return _reader(kind)(data, path.name).blocks


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise BadInput(f"'{path.name}' is a folder.", "Name a file in it.")
        if not path.exists():
            raise NotFound(f"There is no file '{path}'.", "Check the name and the folder.")
        if not path.is_file():
            raise BadInput(f"'{path.name}' is no ordinary file.", "Save it to one first.")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as exc:
        raise BadInput(f"'{path.name}' cannot be opened.", "Check that you may read it.") from exc
    check_size(data, path.name)
    return data


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


_READERS = {"md": "plain", "txt": "plain", "doc": "office", "rtf": "office"}
"""Module of `consult_tui.intake.readers` that reads a format, where it has another name."""


_SLOW = frozenset({"pdf", "doc", "rtf"})
"""Formats whose readers take long enough to say how far they are."""


def _reader(kind: str) -> Callable[..., Document]:
    """The reader of a format, fetched only now: most pull in a large library."""
    module = import_module(f"consult_tui.intake.readers.{_READERS.get(kind, kind)}")
    return cast(Callable[..., Document], module.read)
