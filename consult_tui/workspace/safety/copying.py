"""A copy of everything written in a response, as one Markdown file elsewhere: for when it cannot be saved."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from consult_tui.domain.responses import Response
from consult_tui.errors import BadInput, SaveFailed
from consult_tui.store.files import save_failed
from consult_tui.text.compose import ABOUT_US, KEY_MESSAGES, question_heading
from consult_tui.workspace.safety.merging import COVER, words_at

HEADINGS = dict(zip(COVER, (ABOUT_US, KEY_MESSAGES), strict=True))


def save_copy(response: Response, unsaved: Mapping[str, str], path: Path) -> Path:
    """Write a response's texts to a new file, with what was typed and is not saved yet.

    Args:
        response: As it stands in memory.
        unsaved: Texts that are newer than those, by question id or field.
        path: The file; nothing that is there already is written over.

    Raises:
        BadInput: If there is a file of this name.
        SaveFailed: If it cannot be written.
    """
    try:
        with path.open("xb") as file:
            file.write("\n\n".join(_parts(response, unsaved)).encode("utf-8", "replace") + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise BadInput(f"There is already a file {path}.", "Give the copy another name.") from None
    except OSError as problem:
        failed = save_failed(path, problem)
        raise SaveFailed(failed.message.replace("change to", "copy in"), "Try another folder.") from problem
    return path


def _parts(response: Response, unsaved: Mapping[str, str]) -> Iterator[str]:
    yield f"# {response.consultation.title}"
    for name, heading in HEADINGS.items():
        yield f"## {heading}"
        yield unsaved.get(name, words_at(response, name).text)
    for question in response.questions:
        answer = response.answer(question.id)
        yield f"## {question_heading(question)}"
        yield "\n".join(f"> {line}" for line in question.text.splitlines())
        yield "\n".join(f"- [{'x' if o in answer.choices else ' '}] {o}" for o in question.options)
        yield unsaved.get(question.id, answer.text)
        yield f"No comment: {answer.no_comment}" if answer.no_comment else ""
