"""Versions: a version is a hash of exact words, and each new one takes the next number.

Two things have versions. A *response's* is SHA-256 over the canonical outline (NFC, no citations) of
everything that its clean copy prints, with the response's id and the source file's hash: a clearance holds
for exactly that. An *answer's* is SHA-256 over its boxes, its Markdown with citations, and its no-comment
reason: history, restoring and conflicts go by it. Marking ready changes neither, for it changes no words.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from consult_tui.domain.outline import Outline, Text, without_citations
from consult_tui.domain.responses import Answer


def response_version(outline: Outline, response_id: str, source_sha256: str) -> str:
    """Hex SHA-256 of everything that the clean copy prints (`outline`), for this response and this source."""
    return _digest([response_id, source_sha256, canonical(outline)])


def answer_version(answer: Answer) -> str:
    """Hex SHA-256 of an answer's boxes, text and no-comment reason."""
    return _digest([list(answer.choices), answer.text, answer.no_comment])


def canonical(node: Any) -> Any:
    """An outline as lists and strings, so that equal words give equal hashes.

    Citations are dropped, neighbouring texts of one face are joined, runs of blanks count as one, and text is
    NFC: none of these shows on paper.
    """
    if isinstance(node, str):
        return unicodedata.normalize("NFC", node)
    if is_dataclass(node) and not isinstance(node, type):
        return [type(node).__name__, *(canonical(getattr(node, f.name)) for f in fields(node))]
    if isinstance(node, tuple):
        return [canonical(item) for item in _joined(without_citations(node))]
    return node


def _joined(items: Iterable[Any]) -> list[Any]:
    """With neighbouring texts of one face made one and blanks folded."""
    out: list[Any] = []
    for item in items:
        last = out[-1] if out else None
        if isinstance(item, Text) and isinstance(last, Text) and _face(item) == _face(last):
            out[-1] = Text(last.text + item.text, *_face(last))
        else:
            out.append(item)
    return _trimmed(out)


def _trimmed(items: list[Any]) -> list[Any]:
    """Blanks folded in every text, those at the end of the paragraph dropped, and empty texts left out."""
    folded = [
        Text(" ".join(f"x{i.text}x".split())[1:-1], *_face(i)) if isinstance(i, Text) else i for i in items
    ]
    if folded and isinstance(folded[-1], Text):
        folded[-1] = Text(folded[-1].text.rstrip(), *_face(folded[-1]))
    return [i for i in folded if not (isinstance(i, Text) and not i.text)]


def _face(text: Text) -> tuple[bool, bool, str]:
    return text.bold, text.italic, text.link


def _digest(value: Any) -> str:
    packed = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(packed.encode("ascii")).hexdigest()
