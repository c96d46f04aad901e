"""The colours: a light and a dark theme of our own, text at no less than 4.5 to 1 on its ground."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="consult-dark",
    primary="#5fb3d4",
    secondary="#8fa8c8",
    accent="#e0b050",
    foreground="#e4e6ea",
    background="#14181f",
    surface="#1b212b",
    panel="#252d3a",
    success="#7fc98f",
    warning="#e3b864",
    error="#f08a80",
    dark=True,
    variables={
        "text-muted": "#a6adb8",
        "block-cursor-background": "#24404f",
        "block-cursor-foreground": "#e4e6ea",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#232b36",
    },
)
LIGHT = Theme(
    name="consult-light",
    primary="#1c5f80",
    secondary="#44597a",
    accent="#8a5a00",
    foreground="#1d2129",
    background="#fbfaf7",
    surface="#f2f1ec",
    panel="#e4e3dc",
    success="#1f6b35",
    warning="#7a4f00",
    error="#a8281e",
    dark=False,
    variables={
        "text-muted": "#555b65",
        "block-cursor-background": "#cadfe8",
        "block-cursor-foreground": "#1d2129",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#e2e7e8",
    },
)
# Two of Textual's own variables do not do for us: `$text-muted` is plain black or white inside a Content, and
# the usual bar under the highlighted row is as bright as the signs and states that stand on it.
THEMES = (DARK, LIGHT)
"""The first is the one that opens."""
