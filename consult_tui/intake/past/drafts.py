"""A draft of our own that comes back as an old response: what in it is the program's word and not ours.

A draft is known by the words on its title page: they are in the Word file and in a PDF made from it, where
the properties of the Word file are not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from consult_tui.domain.consultations import Ignored
from consult_tui.intake.blocks import Block, BlockKind
from consult_tui.text.compose import NOT_ANSWERED
from consult_tui.text.drafted import ANNEX, HOW_TO_READ, KIND, NEEDS_AGREEMENT, OPEN_POINT, WORKING

TITLE_PAGE = "the title page of a draft"
SIGN_OFF = "a list for whoever signs the draft off"
REMARK = "a remark on a draft"
LINES_BEHIND = "the lines behind a draft"
NUMBERS = "numbers that lead to the lines behind a draft"
_LONGEST_FRONT = 1_000
"""Blocks of a title page with its lists."""
_ENTRY = re.compile(r"(\d{1,3})\s+\S.*")
_RAISED = re.compile(
    r"(?:(?<=[^\W\d][.,:;!?’”)\]])|(?<=\d{4}[.,:;)])|(?<=[a-z]{2}))(\d{1,3})(?=[\s|.,;:)]|$)(?![.,]\d)"
)
"""Behind a word, a sentence or a year."""


@dataclass(slots=True)
class Own:
    """What is left of a draft, and what was taken off it."""

    blocks: list[Block] = field(default_factory=list)
    left_out: list[Ignored] = field(default_factory=list)


def title_of_draft(blocks: Sequence[Block]) -> str:
    """The title of a draft of ours, which stands below the words that say what it is; "" of any other."""
    texts = [" ".join(block.text.split()) for block in blocks[:_LONGEST_FRONT]]
    return texts[texts.index(KIND) + 1] if KIND in texts and HOW_TO_READ in texts else ""


def without_own_words(blocks: Sequence[Block], title: str) -> Own:
    """A document without what a draft of ours says of itself; any other document stays as it is.

    Args:
        blocks: The document's.
        title: As the document gives it: it stays.
    """
    texts = [" ".join(block.text.split()) for block in blocks]
    front = texts[:_LONGEST_FRONT]
    if KIND not in front or HOW_TO_READ not in front:
        return Own(list(blocks))
    start = texts.index(HOW_TO_READ) + 1
    end = texts.index(ANNEX, start) if ANNEX in texts[start:] else len(texts)
    out = Own()
    lists = _where_lists_begin(blocks, start)
    for at, text in enumerate(texts[:start]):
        if text not in title:
            in_lists = lists <= at < start - 1
            out.left_out.append(Ignored(text=text, why=SIGN_OFF if in_lists else TITLE_PAGE))
    numbers = _numbers(blocks[end:])
    met: set[str] = set()
    for block, text in zip(blocks[start:end], texts[start:end], strict=True):
        if _is_remark(text):
            out.left_out.append(Ignored(text=text, why=REMARK))
        else:
            out.blocks.append(_without_numbers(block, numbers, met))
    if met:
        out.left_out.append(Ignored(text=", ".join(sorted(met, key=int)), why=NUMBERS))
    out.left_out += [Ignored(text=text, why=LINES_BEHIND) for text in texts[end:]]
    return out


def _where_lists_begin(blocks: Sequence[Block], end: int) -> int:
    """Index of the heading above the first list; that of the end where there is none."""
    first = next((at for at in range(end) if blocks[at].kind is BlockKind.ITEM), end)
    return max(first - 1, 0)


def _is_remark(text: str) -> bool:
    return text in (NOT_ANSWERED, WORKING) or text.startswith((NEEDS_AGREEMENT, OPEN_POINT))


def _numbers(annex: Sequence[Block]) -> frozenset[str]:
    """The numbers of the lines in the annex."""
    found = [_ENTRY.fullmatch(block.text) for block in annex if block.bold]
    return frozenset(each[1] for each in found if each)


def _without_numbers(block: Block, numbers: frozenset[str], met: set[str]) -> Block:
    """A block without the raised numbers; those taken off are added to `met`."""

    def taken(found: re.Match[str]) -> str:
        number = found[1]
        if number not in numbers:
            return found[0]
        met.add(number)
        return ""

    return replace(block, text=_RAISED.sub(taken, block.text))
