"""The numbers that Word generates: "Question 4:", "2.14", "(b)", from `numbering.xml` and the styles.

Source of the rules: ECMA-376 part 1, 17.9 (numbering): `num` points to `abstractNum`, whose levels give the
format
and the text; a counter belongs to the abstract definition; a level starts again when a higher one moves on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from consult_tui.intake.blocks import BULLET
from consult_tui.intake.numerals import spelled

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str
    legal: bool
    """Whether all its figures are arabic (`isLgl`)."""
    restarts_after: int | None
    """The level (from 1) whose step starts this one again; 0: none does; None: any higher one."""
    style: str


@dataclass(slots=True)
class _Definition:
    levels: dict[int, _Level] = field(default_factory=dict)
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Use:
    """A `num`: a use of a definition, with its own starts."""

    definition: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class Numbering:
    """Counts as Word counts while the document is read from top to bottom."""

    def __init__(self, root: Element | None) -> None:
        self._definitions: dict[str, _Definition] = {}
        self._uses: dict[str, _Use] = {}
        if root is not None:
            linked = {
                _value(d, "styleLink"): _attribute(d, "abstractNumId") for d in root.iter(f"{W}abstractNum")
            }
            for one in root.iter(f"{W}abstractNum"):
                self._definitions[_attribute(one, "abstractNumId")] = _Definition(dict(_levels(one)))
            for one in root.iter(f"{W}abstractNum"):
                if link := _value(one, "numStyleLink"):
                    target = self._definitions.get(linked.get(link, ""))
                    if target:
                        self._definitions[_attribute(one, "abstractNumId")] = target
            for one in root.iter(f"{W}num"):
                self._uses[_attribute(one, "numId")] = _use(one)

    def level_of_style(self, use: str, style: str) -> int:
        """The level that a definition ties to a paragraph style; 0 where it ties none."""
        found = self._uses.get(use)
        definition = self._definitions.get(found.definition) if found else None
        levels = definition.levels.items() if definition else ()
        return next((number for number, level in levels if level.style == style), 0)

    def label(self, use: str, level: int) -> str:
        """The label of the next paragraph of a use at a level; "" where it shows none."""
        found = self._uses.get(use)
        definition = self._definitions.get(found.definition) if found else None
        if not found or not definition or not 0 <= level < _DEEPEST:
            return ""
        shown = found.levels.get(level) or definition.levels.get(level)
        if shown is None:
            return ""
        if shown.format == "bullet":
            return BULLET
        self._count(found, definition, level)
        return "" if shown.format == "none" else self._text(found, definition, shown)

    def _count(self, use: _Use, definition: _Definition, level: int) -> None:
        for above in range(level):
            if above not in definition.counters:
                definition.counters[above] = self._start(use, definition, above)
        if level in use.starts:
            definition.counters[level] = use.starts.pop(level)
        elif level in definition.counters:
            definition.counters[level] += 1
        else:
            definition.counters[level] = self._start(use, definition, level)
        for below in [other for other in definition.counters if other > level]:
            after = (use.levels.get(below) or definition.levels[below]).restarts_after
            if after is None or (after and level < after):
                del definition.counters[below]

    def _start(self, use: _Use, definition: _Definition, level: int) -> int:
        if level in use.starts:
            return use.starts.pop(level)
        known = use.levels.get(level) or definition.levels.get(level)
        return known.start if known else 1

    def _text(self, use: _Use, definition: _Definition, shown: _Level) -> str:
        def figure(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            known = use.levels.get(level) or definition.levels.get(level)
            number = definition.counters.get(level, known.start if known else 1)
            style = "1" if shown.legal or known is None else _STYLES.get(known.format, "1")
            padded = known is not None and known.format == "decimalZero" and number < 10
            return f"0{number}" if padded else spelled(number, style)

        return re.sub(r"%([1-9])", figure, shown.text).strip()


def _levels(definition: Element) -> Iterator[tuple[int, _Level]]:
    for one in definition.findall(f"{W}lvl"):
        yield _figure(_attribute(one, "ilvl"), 0), _level(one)


def _level(one: Element) -> _Level:
    restart = one.find(f"{W}lvlRestart")
    return _Level(
        start=_figure(_value(one, "start"), 1),
        format=_value(one, "numFmt") or "decimal",
        text=_value(one, "lvlText"),
        legal=one.find(f"{W}isLgl") is not None,
        restarts_after=None if restart is None else _figure(_attribute(restart, "val"), 0),
        style=_value(one, "pStyle"),
    )


def _use(one: Element) -> _Use:
    use = _Use(_value(one, "abstractNumId"))
    for override in one.findall(f"{W}lvlOverride"):
        level = _figure(_attribute(override, "ilvl"), 0)
        if start := _value(override, "startOverride"):
            use.starts[level] = _figure(start, 1)
        if (own := override.find(f"{W}lvl")) is not None:
            use.levels[level] = _level(own)
    return use


def _attribute(element: Element, name: str) -> str:
    return str(element.get(f"{W}{name}") or "")


def _value(element: Element, child: str) -> str:
    found = element.find(f"{W}{child}")
    return _attribute(found, "val") if found is not None else ""


def _figure(text: str, otherwise: int) -> int:
    return int(text) if text.isdigit() and len(text) < 7 else otherwise
