"""An index as bytes, and back: what a cache keeps. Plain data only, so that reading it can run nothing.

The positions and the figures are not in it: they come from the library, whose checksum is part of the key.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from array import array
from collections.abc import Iterable, Mapping

from consult_tui.domain.evidence import Evidence
from consult_tui.domain.positions import Position
from consult_tui.search.index import Index
from consult_tui.search.inverted import Inverted, Posting

INDEX_VERSION = 2
"""To be raised whenever the words, the fields, their weights or this form change."""
_SUM = 32
_MACHINE = f"{sys.byteorder} {array('I').itemsize} {marshal.version} {sys.version_info[:2]}"


def freeze(index: Index, key: str) -> bytes:
    """An index as bytes.

    Args:
        index: The index.
        key: What the library is known by; only who asks with the same gets the index back.
    """
    inverted = index.inverted
    where, often = array("I"), array("f")
    spreads = array("I")
    for word in inverted.vocabulary:
        numbers, counts = inverted.postings[word]
        where.extend(numbers)
        often.extend(counts)
        spreads.append(len(numbers))
    lists = tuple("\n".join(words) for words in (inverted.vocabulary, inverted.leading))
    arrays = tuple(numbers.tobytes() for numbers in (spreads, where, often, inverted.lengths))
    acronyms = {short: tuple(full) for short, full in index.acronyms.items()}
    body = marshal.dumps((lists, arrays, acronyms, index.agreed_by))
    head = _head(key)
    return head + hashlib.sha256(head + body).digest() + body


def thaw(
    data: bytes, key: str, positions: Iterable[Position], evidence: Mapping[str, Evidence]
) -> Index | None:
    """The index again; None where it is another library's, another version's, or not whole.

    Args:
        data: What `freeze` gave, or whatever stands in the file now.
        key: What the library is known by.
        positions: The library's, in its order.
        evidence: The library's figures by id.
    """
    head, kept = _head(key), tuple(positions)
    body = memoryview(data)[len(head) + _SUM :]
    if data[: len(head)] != head:
        return None
    if hashlib.sha256(head + body).digest() != data[len(head) : len(head) + _SUM]:
        return None
    (vocabulary, leading), (spreads, where, often, lengths), acronyms, agreed_by = marshal.loads(body)
    if len(agreed_by) != len(kept):
        return None
    words = vocabulary.split("\n") if vocabulary else []
    measured = array("d", lengths)
    inverted = Inverted(
        _postings(words, array("I", spreads), array("I", where), array("f", often)),
        measured,
        sum(measured),
        words,
        leading.split("\n") if leading else [],
    )
    return Index(kept, inverted, acronyms, agreed_by, evidence)


def _head(key: str) -> bytes:
    return f"consult index {INDEX_VERSION} {_MACHINE} {key}\n".encode()


def _postings(
    words: Iterable[str], spreads: Iterable[int], where: array[int], often: array[float]
) -> dict[str, Posting]:
    postings: dict[str, Posting] = {}
    start = 0
    for word, spread in zip(words, spreads, strict=True):
        end = start + spread
        postings[word] = (where[start:end], often[start:end])
        start = end
    return postings
