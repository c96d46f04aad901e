"""Text stands out from its ground by at least 4.5 to 1, in both themes of our own."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from consult_tui.tui.theme import THEMES

TEXT = ("foreground", "text-muted", "text-success", "text-warning", "text-error", "text-accent", "primary")
GROUNDS = ("background", "surface", "panel", "block-cursor-background", "block-cursor-blurred-background")
LEAST = 4.5


def luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2.1."""
    parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio, WCAG 2.1."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_right() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_every_ground(theme: Theme) -> None:
    colours = {**theme.to_color_system().generate(), **theme.variables}
    found = {
        (text, ground): round(contrast(Color.parse(colours[text]), Color.parse(colours[ground])), 2)
        for text in TEXT
        for ground in GROUNDS
    }
    assert {pair: ratio for pair, ratio in found.items() if ratio < LEAST} == {}
