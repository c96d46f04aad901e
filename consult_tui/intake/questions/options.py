"""The boxes to tick: which texts are options, and the layouts in which they stand below or in a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
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
        r"(?:other|something else)\b.{0,60}",
        r"option \w{1,3}",
        r"(?:all|none|both|neither|any) of (?:the above|these|them).{0,40}",
        r"(?:very|quite|fairly|not very|not at all|extremely|highly|somewhat)\s+\w+(?:\s\w+)?",
        r"not \w+(?: \w+)?",
        r"to (?:a|some|no|a very|what)\b.{0,20}extent|not at all",
        r"low|medium|high|never|rarely|sometimes|often|always",
        r"(?:each|every|once a|twice a) (?:day|week|fortnight|month|quarter|year)"
        r"|every (?:two|three|four|five|six|ten|\d+) (?:days|weeks|months|years)"
        r"|(?:less|more) (?:often|frequently)"
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
_SPECIFY = re.compile(
    r"(?:[(\[–-]\s*please (?:explain|say|tell us|give)|[(\[,–-]\s*please (?:specify|state|describe))\b"
    r"[^?]{0,40}$",
    re.IGNORECASE,
)
"""What stands behind the last of several answers: "another index (please specify)"."""
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
_BOX = re.compile(r"\s*(?:[☐□☑☒❑○◯]|\[[ xX]?\])\s*")
_BOX_OR_CAPITAL = re.compile(r"\s*(?:[☐□☑☒❑○◯]|\[[ xX]?\])\s*|\s+(?=[A-Z])")
_SLASH = re.compile(r"\s*[/|]\s*")
_SPACED_SLASH = re.compile(r"\s+[/|]\s*|\s*[/|]\s+")
_OFFERED_FIRST = re.compile(r"\s*([^.?]{1,80})\.\s+\S")
"""Options behind a question, and a sentence behind them."""
LONGEST = 45
"""Words of an option."""


@lru_cache(4096)
def is_known(text: str) -> bool:
    """Whether it is an answer that stands on a form: yes, no, a step of a scale, "other", "option 2".

    >>> is_known("Yes - please say why"), is_known("Neither agree nor disagree"), is_known("Trains run late")
    (True, True, False)
    """
    if _SPECIFY.search(text):
        return True
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


def is_empty_box(text: str) -> bool:
    """Whether it is a box to tick and nothing else, as forms set it in a table's cell of its own.

    >>> is_empty_box("☐"), is_empty_box("[ ]"), is_empty_box("☐ Yes")
    (True, True, False)
    """
    return bool(re.fullmatch(r"(?:[☐□❑○◯]|\[\s?\])\s*", text))


def tidy(text: str) -> str:
    """An option without its box, letter and quotation marks, nor what joins it to the next.

    >>> tidy("☐ direct mail; or"), tidy("one or more")
    ('direct mail', 'one or more')
    """
    text = re.sub(r"[,;] (?:and|or)$", "", text.strip())
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
    >>> in_a_row("Yes ☐ No ☐ Not Sure"), in_a_row("Very useful Useful Not useful")
    (['Yes', 'No', 'Not Sure'], ['Very useful', 'Useful', 'Not useful'])
    >>> in_a_row("Agree Disagree Because of cost")
    []
    """
    said = text.strip()
    first = _BOX_OR_CAPITAL.search(said)
    if first is None or (first.start() and not _may_begin(tidy(said[: first.start()]), said)):
        # Nearly every paragraph ends here, at its second word in capitals.
        return []
    for sign in (_BOX, _BOX_OR_CAPITAL):
        parts = [tidy(part) for part in sign.split(said) if part.strip()]
        if len(parts) >= 2 and are_steps(parts):
            return parts
    return []


def are_steps(parts: Sequence[str]) -> bool:
    """Whether texts are a scale: each known, or known with "very" before it in another.

    >>> are_steps(["Very useful", "Useful", "Not useful"]), are_steps(["Useful", "Blue"])
    (True, False)
    """
    return all(is_known(part) or _is_plain_step(part, parts) for part in parts)


def _is_plain_step(part: str, among: Sequence[str]) -> bool:
    """Whether it is "useful" beside "very useful"."""
    said = part.casefold()
    return any(is_known(other) and other.casefold().endswith(f" {said}") for other in among)


def _may_begin(part: str, said: str) -> bool:
    """Whether a scale may begin so: with a known step, or with one that stands again in another."""
    return is_known(part) or said.casefold().count(part.casefold()) > 1


def in_text(text: str) -> tuple[str, list[str]]:
    """A question and the options that stand at its end: those in brackets stay, being part of its sentence.

    >>> in_text("Is it fair? (Yes / No / Not sure)")
    ('Is it fair? (Yes / No / Not sure)', ['Yes', 'No', 'Not sure'])
    >>> in_text("Is it fair? Yes/No")
    ('Is it fair?', ['Yes', 'No'])
    >>> in_text("Is it fair? Agree Disagree"), in_text("Is it fair? Yes Prime Minister")[1]
    (('Is it fair?', ['Agree', 'Disagree']), [])
    >>> in_text("Is it fair? Yes/No. Please say why.")
    ('Is it fair? Yes/No. Please say why.', ['Yes', 'No'])
    >>> in_text("Fees should rise. Agree / Neither / Disagree")
    ('Fees should rise.', ['Agree', 'Neither', 'Disagree'])
    """
    if text.rstrip(" .?")[-1:] in _CLOSING and (found := _BRACKETS.search(text)):
        options = between_slashes(found[1]) or _listed(found[1])
        if len(options) >= 2 and any(map(is_known, options)):
            return text, options
    head, mark, tail = text.rpartition("?")
    if mark and (found := _OFFERED_FIRST.match(tail)) and (options := between_slashes(found[1])):
        return text, options
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
