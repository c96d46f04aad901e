"""The numbers in a text that say how much: for telling which answers still have an old figure."""

from __future__ import annotations

import re

from consult_tui.domain.dates import MONTHS

_MONTH = "|".join(MONTHS)
_DATE = re.compile(rf"\b\d{{1,2}}(?:\s*(?:to|-|–)\s*\d{{1,2}})?\s+(?:{_MONTH})\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\w.,/-])(£?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?!\.?\d|/)")
_YEARS = range(1900, 2100)


def figures(text: str) -> frozenset[str]:
    """The numbers of a text as plain digits: `£10.5m` is `10.5`, `3,148` is `3148`.

    Days of a month, years, and whole numbers under ten are left out: they stand in too many texts to tell
    one figure from another.
    """
    found = set()
    for match in _NUMBER.finditer(_DATE.sub(" ", text)):
        pound, whole, part = match.groups()
        plain = whole.replace(",", "")
        if not part and not pound and (len(plain) < 2 or (whole == plain and int(plain) in _YEARS)):
            continue
        found.add(plain + (part or ""))
    return frozenset(found)
