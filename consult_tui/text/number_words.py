"""Numbers in words and in figures, read as values: `two hundred and ten`, `10,500`, `1.5 million`."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
""".split()  # noqa: SIM905 - a list of words is read as words
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
SMALL_VALUES = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
"""Words for numbers below a hundred."""
SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
}
"""Words and letters that multiply what stands before them."""

_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_UNITS[1:10])}))?|{'|'.join(reversed(_UNITS))})"
_BELOW_THOUSAND = rf"(?:(?:a|{_SMALL})\s+hundred(?:\s+and\s+{_SMALL})?|{_SMALL})"
WORDS = (
    rf"(?:(?:a|{_BELOW_THOUSAND})\s+(?:thousand(?:(?:\s+and|,)?\s+{_BELOW_THOUSAND})?|[mb]illion|trillion)"
    rf"|{_BELOW_THOUSAND})"
)
"""Pattern of a whole number in words."""
DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
"""Pattern of a number in figures, with thousands parted or not."""
LONG_SCALES = r"hundred|thousand|million|billion|trillion|bn|mn"
"""Scales that can stand behind any number; single letters only behind a sum of money."""

_PARTS = re.compile(rf"{DIGITS}|[a-z]+", re.IGNORECASE)


def value_of(words: str) -> Decimal:
    """The value of a number in words or figures, with its scale: `two hundred and ten`, `10.5 million`.

    What is no part of a number ("and") counts as nothing.
    """
    total = current = Decimal(0)
    for part in _PARTS.findall(words.casefold()):
        if part[0].isdigit():
            current += Decimal(part.replace(",", ""))
        elif part in SMALL_VALUES:
            current += SMALL_VALUES[part]
        elif part == "hundred":
            current = (current or Decimal(1)) * 100
        elif part in SCALES:
            total += (current or Decimal(1)) * SCALES[part]
            current = Decimal(0)
    return total + current


def plain_number(value: Decimal) -> str:
    """The number as digits: no exponent, no zeros that say nothing."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
