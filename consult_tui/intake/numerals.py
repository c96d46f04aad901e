"""Numbers as lists print them: arabic, letters, roman; and letters and roman read back."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """A number from 1 in small roman letters; arabic where there is no such numeral."""
    if not 0 < number < 4000:
        return str(number)
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def letters(number: int) -> str:
    """A number from 1 as Word counts in letters: a to z, then aa, bb, cc."""
    if not 0 < number <= 780:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def spelled(number: int, style: str) -> str:
    """A number in the style of a list: `1`, `a`, `A`, `i` or `I`."""
    if style in ("a", "A"):
        word = letters(number)
    elif style in ("i", "I"):
        word = roman(number)
    else:
        return str(number)
    return word.upper() if style.isupper() else word
