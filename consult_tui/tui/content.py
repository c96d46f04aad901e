"""Text from outside on its way to the screen: made visible, never markup."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content

from consult_tui.text.visible import one_line, visible


def shown(text: str, style: str = "") -> Content:
    """Text as it is, over as many lines as it has."""
    return Content.styled(visible(text), style) if style else Content(visible(text))


def row(text: str, style: str = "") -> Content:
    """Text as it is, on one line."""
    return Content.styled(one_line(text), style) if style else Content(one_line(text))


def marked(text: str, spans: Iterable[tuple[int, int]], style: str) -> Content:
    """Text on one line with stretches of it in a style.

    Args:
        text: As it is kept.
        spans: Start and end of each stretch, in the characters of `text`.
        style: Of the stretches.
    """
    return _with_stretches(text, spans, style, _flat)


def shown_marked(text: str, spans: Iterable[tuple[int, int]], style: str) -> Content:
    """As `marked`, over as many lines as the text has."""
    return _with_stretches(text, spans, style, shown)


def _with_stretches(
    text: str, spans: Iterable[tuple[int, int]], style: str, made: Callable[[str], Content]
) -> Content:
    out = Content("")
    at = 0
    for start, end in sorted(spans):
        if start >= at:
            out = out + made(text[at:start]) + made(text[start:end]).stylize(style)
            at = end
    return out + made(text[at:])


def _flat(text: str) -> Content:
    """A stretch on one line, its outer blanks kept."""
    return Content(visible(text).replace("\n", " "))
