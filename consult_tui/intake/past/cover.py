"""What stands outside the answers and is none of what we say: letterheads, addresses, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult_tui.intake.facts.dates import dates_in
from consult_tui.intake.past.lines import Line

_REGARDS = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly|ever)|signed"
    r"|(?:kind |best |with best |warm )?(?:regards|wishes))\W*",
    re.IGNORECASE,
)
_DEAR = re.compile(
    r"(?:dear|to whom it may concern|for the attention of|f\.?a\.?o\.?)\b.{0,80}", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b(?:tel|telephone|fax|mobile|e-?mail|phone|web(?:site)?)\b\s*[.:]"
    r"|^\S+@\S+\.\w+$|^(?:https?://|www\.)\S+$|^(?:tel|fax)?\W*0\d{2,4}[\s)]",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:our |your )?(?:ref(?:erence)?|date|from|to|cc|subject|by (?:e-?mail|post)|enquiries to|contact|name"
    r"|organi[sz]ation|address|job title|position)\b\s*:.{0,160}|by e-?mail.{0,60}|sent by e-?mail.{0,60}",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
    r"|autumn|winter),? (?:19|20)\d\d",
    re.IGNORECASE,
)
_AT = re.compile(r"\S+@\S+\.\w+|\b0\d{2,4}[\s)]?\s?\d{3,4}\s?\d{3,4}\b")
_PAGE = re.compile(r"(?:page )?\d{1,3}(?: of \d{1,3})?", re.IGNORECASE)
_LONGEST_MATTER = 9
"""Words of a line outside the answers that is no sentence of ours."""
LONGEST_SIGNATURE = 16
"""Words of a line below "Yours sincerely"."""


def ends_a_letter(line: Line) -> bool:
    """Whether a signature begins here.

    >>> from consult_tui.intake.blocks import Block
    >>> ends_a_letter(Line("Yours sincerely,", Block(text=""), True, ""))
    True
    """
    return bool(_REGARDS.fullmatch(line.text))


def matter(line: Line) -> str:
    """Why a line outside the answers is none of what we say; "" where it is."""
    text = line.text
    if why := letterhead(text):
        return why
    short = len(text.split()) <= _LONGEST_MATTER
    return "cover matter" if short and text[-1:] not in ".?!:;" and not line.heading else ""


def letterhead(text: str) -> str:
    """What of a letter's head a text is; "" where it is nothing of the kind."""
    words = len(text.split())
    if (words <= 6 and dates_in(text)) or _MONTH.fullmatch(text):
        return "the date of the letter"
    if _DEAR.fullmatch(text):
        return "whom the letter is to"
    if _REFERENCE.fullmatch(text):
        return "the head of the letter"
    if _ADDRESS.search(text) and words <= 25:
        return "an address"
    return "the number of a page" if _PAGE.fullmatch(text) else ""


def whom(text: str) -> bool:
    """Whether a letter's text begins below: "Dear Sir or Madam,".

    >>> whom("Dear Mr Pryce,"), whom("Dear food hurts families.")
    (True, False)
    """
    return bool(_DEAR.fullmatch(text)) and text[-1:] not in ".?!"


def is_address(text: str) -> bool:
    """Whether it gives an e-mail address, a telephone number or a postcode."""
    return bool(_ADDRESS.search(text) or _AT.search(text))


def sorted_out(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[str, str]]]:
    """What of these lines we say, and the rest with why it is not: signatures, addresses, letterheads."""
    said: list[Line] = []
    out: list[tuple[str, str]] = []
    signing = False
    for line in lines:
        signing = signing or ends_a_letter(line)
        if signing and len(line.text.split()) <= LONGEST_SIGNATURE:
            out.append((line.text, "a signature"))
        elif why := matter(line):
            out.append((line.text, why))
        else:
            signing = False
            said.append(line)
    return said, out
