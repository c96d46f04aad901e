"""Versions: a version is a hash of exact words, and each new one takes the next number.

Three things have versions. A *response's* is SHA-256 over the canonical outline (NFC, no citations) of
everything that its clean copy prints, with the response's id and the source file's hash: a clearance holds
for exactly that. An *answer's* is SHA-256 over its boxes, its Markdown with citations, and its no-comment
reason: history, restoring and conflicts go by it. Marking ready changes neither, for it changes no words. A
response's *questions* have one over what they ask and in which order: whoever changes them must have seen
them as they are.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from consult_tui.domain.outline import Outline, Text, without_citations
from consult_tui.domain.responses import Answer, Response


def response_version(outline: Outline, response_id: str, source_sha256: str) -> str:
    """Hex SHA-256 of everything that the clean copy prints (`outline`), for this response and this source."""
    return _digest([response_id, source_sha256, canonical(outline)])


def answer_version(answer: Answer) -> str:
    """Hex SHA-256 of an answer's boxes, text and no-comment reason."""
    return _digest([list(answer.choices), answer.text, answer.no_comment])


def questions_version(response: Response) -> str:
    """Hex SHA-256 of a response's questions: every field, their order, what is aside or was passed over.

    No answer is part of it: a colleague's answer is no change to the questions.
    """
    asked = [(q.id, canonical(q)) for q in response.questions]
    aside = [(each.question.id, canonical(each.question), each.why) for each in response.aside]
    return _digest([asked, aside, canonical(response.ignored)])


def canonical(node: Any) -> Any:
    """An outline as lists and strings, so that equal words give equal hashes.

    Citations are dropped, neighbouring texts of one face are joined, runs of blanks count as one and those at
    the ends of a line as none, and text is NFC: none of these shows on paper.
    """
    if isinstance(node, str):
        return unicodedata.normalize("NFC", " ".join(node.split()))
    if isinstance(node, Text):
        return ["Text", unicodedata.normalize("NFC", node.text), *_face(node)]
    if is_dataclass(node) and not isinstance(node, type):
        return [type(node).__name__, *(canonical(getattr(node, f.name)) for f in fields(node))]
    if isinstance(node, tuple):
        return [canonical(item) for item in _trimmed(_joined(without_citations(node)))]
    return node


def _joined(items: Iterable[Any]) -> Iterator[Any]:
    """With neighbouring texts of one face made one."""
    held: Text | None = None
    for item in items:
        if isinstance(item, Text) and held is not None and _face(item) == _face(held):
            held = replace(held, text=held.text + item.text)
            continue
        if held is not None:
            yield held
        held = item if isinstance(item, Text) else None
        if held is None:
            yield item
    if held is not None:
        yield held


def _trimmed(items: Iterable[Any]) -> list[Any]:
    """Runs of blanks made one, those at the ends of a line dropped, and empty texts left out."""
    out: list[Any] = []
    after_blank = True
    for item in items:
        if not isinstance(item, Text):
            _end_line(out)
            out.append(item)
            after_blank = True
            continue
        folded = re.sub(r"\s+", " ", item.text)
        if text := folded.lstrip() if after_blank else folded:
            out.append(replace(item, text=text))
            after_blank = text.endswith(" ")
    _end_line(out)
    return out


def _end_line(out: list[Any]) -> None:
    """Take away the blank that stands before a line's end."""
    if out and isinstance(out[-1], Text):
        last = out.pop()
        out += [replace(last, text=words)] if (words := last.text.rstrip()) else []


def _face(text: Text) -> tuple[bool, bool, str]:
    return text.bold, text.italic, text.link


def _digest(value: Any) -> str:
    packed = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("ascii")).hexdigest()
