"""The boxes to tick: which texts are options, and the layouts in which they stand below or in a question."""

from __future__ import annotations

import re
from functools import lru_cache

from consult_tui.intake.patterns import any_of

_UNIT = (
    r"(?:(?:working|calendar|full) )?(?:years?|months?|weeks?|days?|hours?|minutes?|miles?|km|metres?|people"
    r"|employees|staff|million|%|per ?cent)"
)
_FIGURE = rf"£?\d[\d,.]*\+?(?:\s?{_UNIT})?"
_AMOUNT = re.compile(
    r"(?:(?:(?:less|more|fewer|no more|greater) than|over|under|up to|at least|between|after|within)\s+)?"
    rf"{_FIGURE}(?:\s*(?:[-–—]|to|and)\s*{_FIGURE})?"
    r"(?:\s(?:or|and) (?:more|less|fewer|over|under|above|below|older))?",
    re.IGNORECASE,
)
_KNOWN = any_of(
    (
        r"(?:(?:strongly|somewhat|slightly|tend to|mostly|part(?:ly|ially)|fully|completely|broadly)\s+)?"
        r"(?:agree|disagree|support|oppose|against|in favour)",
        r"neither\b.{0,60}",
        r"neutral|undecided|unsure|not sure|maybe",
        r"(?:i )?(?:don[’']?t|do not) know.{0,20}",
        r"(?:have )?no (?:opinion|views?|preference|answer|comment)|no view either way",
        r"n/?a|not applicable|not relevant|prefer not to (?:say|answer)",
        r"other\b.{0,60}",
        r"option \w{1,3}",
        r"(?:all|none|both|neither|any) of (?:the above|these|them).{0,40}",
        r"(?:very|quite|fairly|not very|not at all|extremely|highly|somewhat)\s+\w+(?:\s\w+)?",
        r"not \w+(?: \w+)?",
        r"to (?:a|some|no|a very|what)\b.{0,20}extent|not at all",
        r"low|medium|high|never|rarely|sometimes|often|always",
        r"(?:each|every|once a|twice a) (?:day|week|fortnight|month|quarter|year)"
        r"|daily|weekly|fortnightly|monthly|quarterly|annually|yearly|immediately",
        r"too (?:high|low|much|little|long|short)|about right",
        r"(?:an |as an |on behalf of an )?(?:individual|organisation)s?|personal",
        r"ydw|nac ydw|ydy|nac ydy|oes|nac oes|cytuno|anghytuno|ddim yn gwybod",
    )
)
"""Answers of scales and forms, English and Welsh."""
_YES_NO = any_of(
    (r"(?:yes|no|ie|na|partly|partially)(?:\s*[-–—(,:;./]|$|\s(?:i|because|but|with|please)\b)",)
)
_AROUND = "\"'‘’“”*☐□❑○◦•[] \t.;:,"
_IN_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]\s*")
_SPEAKER = re.compile(r"^(?:i|we) (?=agree|disagree|have no|support|oppose|am |are )", re.IGNORECASE)
_TEXT_BOX = re.compile(r"^\[[ xX]?\]\s*")
_LETTER = re.compile(r"^(?:\(?[A-Ha-h]\)|[A-Ha-h]\.)\s+")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{3,200})[)\]]\s*[.?]?\s*$")
_CLOSING = frozenset(")]")
_NO_BOX = re.compile(
    r"\W*(?:\[?\s*(?:free|open)[ -]?text.*|\[?\s*text ?box.*|_{3,}|\.{4,}|comments?:?)\W*$", re.IGNORECASE
)
_BOX_OR_CAPITAL = re.compile(r"\s*(?:[☐□☑☒❑○◯]|\[[ xX]?\])\s*|\s+(?=[A-Z])")
_SLASH = re.compile(r"\s*[/|]\s*")
_SPACED_SLASH = re.compile(r"\s+[/|]\s*|\s*[/|]\s+")
LONGEST = 45
"""Words of an option."""


@lru_cache(4096)
def is_known(text: str) -> bool:
    """Whether it is an answer that stands on a form: yes, no, a step of a scale, "other", "option 2".

    >>> is_known("Yes - please say why"), is_known("Neither agree nor disagree"), is_known("Trains run late")
    (True, True, False)
    """
    said = _IN_BRACKETS.sub(" ", text) if "(" in text or "[" in text else text
    said = _LETTER.sub("", said.strip(_AROUND))
    said = _SPEAKER.sub("", said) if said[:1] in "iIwW" else said
    return bool(said) and bool(_YES_NO.match(said) or _KNOWN.fullmatch(said))


@lru_cache(4096)
def is_amount(text: str) -> bool:
    """Whether it is a time, a sum or a range, as forms offer them to be ticked.

    >>> is_amount("3 years"), is_amount("10 to 49 employees"), is_amount("3 trains a year run late")
    (True, True, False)
    """
    return bool(_AMOUNT.fullmatch(text.strip(_AROUND)))


@lru_cache(4096)
def is_box_only(text: str) -> bool:
    """Whether it is a place to write and no option: "[free text]"."""
    return bool(_NO_BOX.match(text))


def tidy(text: str) -> str:
    """An option without its box, letter and quotation marks."""
    said = _LETTER.sub("", text.strip().lstrip("☐□❑○◦•· \t")).rstrip("☐□❑ \t")
    said = _TEXT_BOX.sub("", said) if said[:1] == "[" else said
    if len(said) > 1 and said[0] in "'‘’“\"" and said[-1] in "'’”\"":
        said = said[1:-1]
    return said.strip()


def between_slashes(text: str) -> list[str]:
    """The options of a line such as "Agree / Neither agree nor disagree / Disagree"; [] where it is none.

    >>> between_slashes("Strongly agree/Agree/Disagree")
    ['Strongly agree', 'Agree', 'Disagree']
    >>> between_slashes("and/or")
    []
    """
    if "/" not in text and "|" not in text:
        return []
    parts = _parted(text, _SPACED_SLASH if _SPACED_SLASH.search(text) else _SLASH)
    if any(_SLASH.search(part) and not is_known(part) for part in parts):
        parts = _parted(text, _SLASH)
    short = all(len(part.split()) <= 8 for part in parts)
    known = sum(is_known(part) or is_amount(part) for part in parts)
    return parts if short and len(parts) >= 2 and known * 2 > len(parts) and _letters_in(parts) else []


def _letters_in(parts: list[str]) -> bool:
    """Whether there is a word among them: "3/7/2012" is a date."""
    return any(re.search(r"[^\W\d]", part) for part in parts)


def _parted(text: str, sign: re.Pattern[str]) -> list[str]:
    return [tidy(part) for part in sign.split(text.strip().rstrip(".")) if part.strip()]


def in_a_row(text: str) -> list[str]:
    """The options of a table's row that a reader gave as one line; [] where it is none.

    >>> in_a_row("Agree Neither agree nor disagree Disagree")
    ['Agree', 'Neither agree nor disagree', 'Disagree']
    >>> in_a_row("☐ Yes ☐ No ☐ not sure")
    ['Yes', 'No', 'not sure']
    >>> in_a_row("Agree Disagree Because of cost")
    []
    """
    said = text.strip()
    first = _BOX_OR_CAPITAL.search(said)
    if first is None or (first.start() and not is_known(tidy(said[: first.start()]))):
        # Nearly every paragraph ends here, at its second word in capitals.
        return []
    parts = [tidy(part) for part in _BOX_OR_CAPITAL.split(said) if part.strip()]
    return parts if len(parts) >= 2 and all(map(is_known, parts)) else []


def in_text(text: str) -> tuple[str, list[str]]:
    """A question and the options that stand at its end: those in brackets stay, being part of its sentence.

    >>> in_text("Is it fair? (Yes / No / Not sure)")
    ('Is it fair? (Yes / No / Not sure)', ['Yes', 'No', 'Not sure'])
    >>> in_text("Is it fair? Yes/No")
    ('Is it fair?', ['Yes', 'No'])
    >>> in_text("Is it fair? Agree Disagree"), in_text("Is it fair? Yes Prime Minister")[1]
    (('Is it fair?', ['Agree', 'Disagree']), [])
    >>> in_text("Fees should rise. Agree / Neither / Disagree")
    ('Fees should rise.', ['Agree', 'Neither', 'Disagree'])
    """
    if text.rstrip(" .?")[-1:] in _CLOSING and (found := _BRACKETS.search(text)):
        options = between_slashes(found[1]) or _listed(found[1])
        if len(options) >= 2 and any(map(is_known, options)):
            return text, options
    head, mark, tail = text.rpartition("?")
    if mark and tail.strip() and (options := between_slashes(tail) or in_a_row(tail)):
        return head + mark, options
    _, colon, offered = tail.rpartition(":")
    if colon and (options := between_slashes(offered)):
        return text, options
    head, mark, tail = text.rpartition(". ")
    if mark and len(options := between_slashes(tail)) > 2:
        return f"{head}.", options
    return text, []


def _listed(text: str) -> list[str]:
    """The options of "yes, no or not sure": each must be known."""
    parts = [tidy(part) for part in re.split(r",\s*(?:or\s+)?|\s+or\s+", text)]
    return parts if len(parts) >= 2 and all(map(is_known, parts)) else []
