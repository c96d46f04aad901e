"""Words, faces, links and citations as Markdown: the part of `to_markdown` inside one paragraph.

Written as an officer would write it: `**bold**`, `_italic_`; a character is escaped only where it would be
read as markup. Where bold or italic begins or ends in the middle of a word, an empty image `![]()` parts the
two: it is nothing on paper, and Markdown knows no other way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from consult_tui.domain.outline import Break, Citation, Inline, Text
from consult_tui.text.markdown import LINKS

_BOLD, _ITALIC, _NOTHING = "**", "_", "![]()"
_MARKUP = r"[\\`*{brackets}]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|<(?!\s)|&(?=#?\w+;)|\[(?=@)|\](?=\()"
_IN_TEXT = re.compile(_MARKUP.format(brackets=""))
_IN_LINK = re.compile(r"^@|" + _MARKUP.format(brackets=r"\[\]"))


def inlines_to_markdown(inlines: tuple[Inline, ...]) -> str:
    """One paragraph's inlines, in their normal form; a line break is a backslash at the end of its line."""
    steps = [*(step for step in _steps(inlines) if step[1]), ("end", "")]
    out = ""
    for (kind, text), (_, following) in pairwise(steps):
        if text.startswith("[") and kind != "text" and out.endswith("!"):
            out = out[:-1] + "\\!"
        if kind == "open" and text != "[" and not _holds(text, out[-1:], following[:1]):
            out += _NOTHING
        apart = kind == "close" and text in (_BOLD, _ITALIC) and not _holds(text, following[:1], out[-1:])
        out += text + (_NOTHING if apart else "")
    return out


def _steps(inlines: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    """What is written, in order: `open` and `close` marks, `text`, and `other`, which stands in no face.

    A blank goes before the marks that open beside it: it takes its face from the words around it.
    """
    wanted = [_marks(inline) for inline in inlines]
    stack: list[str] = []
    for number, inline in enumerate(inlines):
        keep = next((n for n, mark in enumerate(stack) if mark not in wanted[number]), len(stack))
        while len(stack) > keep:
            yield "close", stack.pop()
        kind, words = _written(inline)
        rest = words.lstrip() if kind == "text" else words
        yield kind, words.removesuffix(rest)
        for mark in sorted(wanted[number], key=lambda m: -_reach(m, wanted[number:])):
            if mark not in stack:
                stack.append(mark)
                yield "open", mark if mark in (_BOLD, _ITALIC) else "["
        yield kind, rest
    for mark in reversed(stack):
        yield "close", mark


def _written(inline: Inline) -> tuple[str, str]:
    match inline:
        case Text(text=text, link=link):
            return "text", (_IN_LINK if link else _IN_TEXT).sub(r"\\\g<0>", text)
        case Citation(ids=ids):
            return "other", f"[@{'; @'.join(ids)}]"
        case Break():
            return "other", "\\\n"


def _marks(inline: Inline) -> list[str]:
    """The marks that stand around an inline, each named by what closes it."""
    if not isinstance(inline, Text):
        return []
    marks = [mark for mark, on in ((_BOLD, inline.bold), (_ITALIC, inline.italic)) if on]
    if inline.link.lower().startswith(LINKS):
        address = re.sub(r"[\\()<>&]", r"\\\g<0>", re.sub(r"\s", "%20", inline.link))
        marks.insert(0, f"]({address})")
    return marks


def _reach(mark: str, wanted: list[list[str]]) -> int:
    """For how many inlines from here on a mark goes on."""
    return next((n for n, marks in enumerate(wanted) if mark not in marks), len(wanted))


def _holds(mark: str, outside: str, inside: str) -> bool:
    """Whether a mark is read as one between these characters (CommonMark 0.31, 6.2), in every edition."""
    if not outside or outside in "\n$+<=>^`|~" or unicodedata.category(outside)[:2] == "Zs":
        return True
    return unicodedata.category(outside)[0] == "P" or (mark == _BOLD and inside.isalnum())
