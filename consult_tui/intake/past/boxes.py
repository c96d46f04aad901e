"""Boxes in an old response: which options a line offers, and which of them are ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from consult_tui.intake.past.lines import Line
from consult_tui.intake.questions.options import between_slashes, in_a_row, is_known

_EMPTY = r"[☐□❑❏▢○◯]|\[\s*\]"
_FULL = r"[☒☑✓✔✗✘■●◉⊠]|\[\s*[xX✓✔✗✘]\s*\]|\((?:[xX✓✔]|ticked|selected|chosen)\)"
_SIGN = re.compile(rf"\s*({_FULL}|{_EMPTY})\s*", re.IGNORECASE)
_TICKED = re.compile(rf"\s*(?:{_FULL})\s*((?:(?!{_FULL}|{_EMPTY}).)+)", re.IGNORECASE)
_SIGNS_FIRST = re.compile(rf"\s*((?:(?:{_FULL}|{_EMPTY})\s*){{2,}})(\w.*)", re.IGNORECASE)
_IS_FULL = re.compile(_FULL, re.IGNORECASE)
_MARKED = re.compile(
    r"(?:our |the |your )?(?:mark(?:ed)?|box(?: ticked)?|ticked|option(?: chosen| selected)?|tick(?: box)?"
    r"|selected|chosen|choice|selection)\s*[:–-]\s*(\S.*)",
    re.IGNORECASE,
)
_DELETE = re.compile(
    r"(?:(?:your |our )?(?:answer|response|reply)\W*)?\(?(?:please )?(?:delete|circle|underline|highlight)"
    r" (?:as|where|whichever|one) ?(?:is )?(?:appropriate|applicable)?\)?\s*[:–-]?\s*",
    re.IGNORECASE,
)
_CROSS = re.compile(rf"\s*(?:[xX]|yes ?[✓✔]|{_FULL})\s*")
_BLANK = re.compile(rf"\s*(?:{_EMPTY})\s*")
_LONGEST = 30
"""Words of an option."""
_LONGEST_LINE = 600
"""Characters of a line with options: the longest have seven steps of a scale."""
_SHORT = 6
"""Words of an option that stands alone with a tick, in place of a bullet, and is no known one."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option and whether it is ticked."""

    text: str
    ticked: bool


def boxes_in(line: Line, *, among: bool = False) -> list[Option]:
    """The options of a line, [] where it offers none: one rule a layout, the first that fits.

    Args:
        line: The line.
        among: Whether boxes stand right above or below it: then a ticked one may be of any length.

    Layouts: an item whose sign was a box; "☒ Yes ☐ No", "Yes ☒ No ☐", "[x] Agree"; "Mark: Agree";
    "Yes / No".
    """
    if len(line.words) > _LONGEST_LINE:
        return []
    if line.box:
        ticked = line.block.ticked
        return signed(f"{'☒' if ticked else '☐'} {line.words}") or [Option(line.words, ticked)]
    if line.first and line.block.ticked and is_known(line.words):
        return [Option(line.words, True)]
    if among and (alone_ticked := _TICKED.fullmatch(line.words)):
        return [Option(alone_ticked[1].strip(), True)]
    words, chosen = _undirected(line.words), _undirected(line.block.chosen)
    return signed(words) or marked(words) or _chosen(offered(words), chosen)


def is_empty_box(below: Sequence[Line]) -> bool:
    """Whether the next line is one option that is not ticked."""
    options = boxes_in(below[0]) if below else []
    return len(options) == 1 and not options[0].ticked


def signed(text: str) -> list[Option]:
    """Layout: signs before the options or behind them; or all signs first, as a PDF may have them.

    >>> [(o.text, o.ticked) for o in signed("Yes ☒ No ☐")]
    [('Yes', True), ('No', False)]
    >>> [(o.text, o.ticked) for o in signed("[x] Agree")], signed("We agree [1] with this.")
    ([('Agree', True)], [])
    >>> [(o.text, o.ticked) for o in signed("☐ ☒ Yes No")]
    [('Yes', False), ('No', True)]
    """
    if apart := _signs_first(text):
        return apart
    parts = _SIGN.split(text)
    if len(parts) < 3:
        return []
    signs, said = parts[1::2], [part.strip() for part in parts[0::2]]
    if not said[0]:
        pairs = list(zip(said[1:], signs, strict=True))
        rest = ""
    else:
        pairs = list(zip(said[:-1], signs, strict=True))
        rest = said[-1]
    found = [Option(words.strip(" ,;/|"), bool(_IS_FULL.match(sign))) for words, sign in pairs]
    if rest:
        found.append(Option(rest.strip(" ,;/|"), False))
    return found if _are_options(found, open_ended=not rest) else []


def _signs_first(text: str) -> list[Option]:
    """Layout: all signs first, then as many known options, as a PDF may have them."""
    found = _SIGNS_FIRST.fullmatch(text)
    signs = re.findall(rf"{_FULL}|{_EMPTY}", found[1], re.IGNORECASE) if found else []
    options = in_a_row(found[2]) if found else []
    if len(options) != len(signs):
        return []
    return [Option(words, bool(_IS_FULL.match(sign))) for words, sign in zip(options, signs, strict=True)]


def _are_options(found: Sequence[Option], *, open_ended: bool) -> bool:
    """Whether these are options, and no list whose bullets are ticks."""
    if not all(option.text and len(option.text.split()) <= _LONGEST for option in found):
        return False
    if not open_ended and not is_known(found[-1].text):
        return False
    if len(found) > 1 or not found[0].ticked:
        return True
    return is_known(found[0].text) or len(found[0].text.split()) <= _SHORT


def marked(text: str) -> list[Option]:
    """Layout: "Mark: Agree", "Box ticked: Not sure".

    >>> marked("Mark: Agree")
    [Option(text='Agree', ticked=True)]
    """
    found = _MARKED.fullmatch(text)
    short = found is not None and len(found[1].split()) <= _LONGEST
    return [Option(found[1].strip().rstrip("."), True)] if found and short else []


def offered(text: str) -> list[Option]:
    """Layout: "Yes / No / Not sure" or "Agree Disagree" as printed, nothing marked."""
    return [Option(each, False) for each in between_slashes(text) or in_a_row(text)]


def _undirected(text: str) -> str:
    """A line of options without the words that say how one is chosen.

    >>> _undirected("Answer (delete as appropriate): Yes / No")
    'Yes / No'
    """
    return _DELETE.sub("", text)


def _chosen(options: list[Option], said: str) -> list[Option]:
    """Layout: "**Yes** / No": the option that stands out is ticked."""
    return [replace(option, ticked=bool(said) and bare(option.text) == bare(said)) for option in options]


def alone(text: str, options: Sequence[str]) -> str:
    """The option that a text is and nothing more ("Agree."); "" where it is none.

    >>> alone("agree.", ("Agree", "Disagree")), alone("Agree in part.", ("Agree", "Disagree"))
    ('Agree', '')
    """
    said = bare(text)
    return next((option for option in options if said and bare(option) == said), "")


def bare(text: str) -> str:
    """An option as it is compared."""
    return " ".join(re.sub(r"[^\w%£]+", " ", text.casefold()).split())


def in_grid(lines: Sequence[Line]) -> list[Option]:
    """Layout: a table of options with a cross beside one, or below one.

    The lines are all the cells of one table; [] where no cell holds only a cross or an empty box.
    """
    cells = {(line.block.cell.row, line.block.cell.column): line for line in lines if line.block.cell}
    marks = {at: bool(_CROSS.fullmatch(line.text)) for at, line in cells.items() if is_mark(line.text)}
    if not marks or len(cells) != len(lines):
        return []
    words = {at: line.words for at, line in cells.items() if at not in marks}
    rows = {row for row, _ in marks}
    if all(_in_row(words, row) for row in rows):
        beside = [_in_row(words, row)[0] for row in sorted({row for row, _ in words})]
        ticked = {_in_row(words, row)[0] for (row, _), full in marks.items() if full}
        return [Option(words[at], at in ticked) for at in beside]
    top = min(row for row, _ in cells)
    if rows & {row for row, _ in words} or top in rows:
        return []
    headed = {column: text for (row, column), text in words.items() if row == top}
    if len(headed) != len(words) or not all(column in headed for _, column in marks):
        return []
    full = {column for (_, column), is_full in marks.items() if is_full}
    return [Option(text, column in full) for column, text in sorted(headed.items())]


def is_mark(text: str) -> bool:
    """Whether a cell holds only a cross, a tick or an empty box."""
    return bool(_CROSS.fullmatch(text) or _BLANK.fullmatch(text))


def _in_row(words: dict[tuple[int, int], str], row: int) -> list[tuple[int, int]]:
    """The one cell with words in a row; [] where there are none or several."""
    found = [at for at in words if at[0] == row]
    return found if len(found) == 1 else []
