"""Which meeting a line of a paper names: its body, its date, the item; one small rule a layout.

A line counts only where it says nothing else, so that a sentence about a board is not taken for its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from consult_tui.domain.dates import MONTHS, PartialDate
from consult_tui.domain.papers import Stands
from consult_tui.intake.facts.dates import dates_in
from consult_tui.intake.patterns import any_of

_KINDS_OF_BODY = (
    "Board|Executive|Committee|Sub-?[Cc]ommittee|Cabinet|Panel|Forum|Council|Commission|Group|Assembly|Court"
    "|Partnership|Authority|Association|Trustees|Governors|Directors|Conference|Senate|Network|Directorate|Union"
)
_KIND_OF_BODY = re.compile(rf"\b(?:{_KINDS_OF_BODY}|{_KINDS_OF_BODY.upper()})\b")
_NAME = re.compile(
    r"(?:[Tt]he )?[A-Z0-9][\w&'’.-]*,?(?: (?:[A-Z(&0-9][\w&'’.)-]*,?|and|of|for|the|in|on|&|to))*"
)
_ONE_WORD = re.compile(r"cabinet|executive|council|assembly|board", re.IGNORECASE)
_NO_NAME = any_of(
    (r"(?:report|minutes?|items?|appendix|annex|agenda|role of|summary|note|paper|background)\b",)
)
_LONGEST_NAME = 14

_MONTH = "|".join(MONTHS)
_MONTH_ALONE = re.compile(rf"\b(?P<month>{_MONTH})\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_AROUND_A_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:at\s+)?\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.?"
    r"|(?:at\s+)?\d\d?[.:]\d\d(?:\s?(?:hours|hrs))?|held on|held|on|at noon|noon)(?=\W|$)",
    re.IGNORECASE,
)
ITEM = re.compile(
    r"(?:agenda\s+)?item\s*(?:no\.?|number|:)?\s*:?\s*(?P<item>\d{1,3}(?:\.\d{1,2})?[a-z]?(?:\s?\([a-z]{1,3}\))?)"
    r"(?![\w.]*\w)",
    re.IGNORECASE,
)
"""Layout: "Item 1", "Agenda item 4", "Agenda Item No: 4a", "ITEM 6(b)", "Agenda item number: 3"."""
_ITEM_AND_TITLE = re.compile(rf"{ITEM.pattern}\s*(?:[:.–—-]+\s*|\s{{2,}})(?P<title>\S.*)", re.IGNORECASE)
"""Layout: "Item 3: School funding", "Agenda item 4 - Night buses"."""
_LONGEST_TITLE = 25

_BEFORE_A_BODY = re.compile(
    r"(?:(?:draft|unconfirmed|confirmed)\s+)?(?:(?:(?:minutes|agenda|notes|papers?)\s+(?:of|for|to)|report\s+(?:for|to))\s+)?"
    r"(?:(?:the|a|an)\s+)?(?:(?:ordinary|special|annual|last|previous)\s+)?(?:meeting\s+(?:of|for)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
"""Layout: "Minutes of the meeting of the ...", "Meeting of the ...", "Report to the ..."."""
_HELD_AT = re.compile(r"\bheld\s+(?:at|in)\s+[^|]{2,80}?(?=\s+on\s*\||\s*,?\s*\||$)", re.IGNORECASE)
"""Layout: "... held at the Town Hall on 8 December 2011"."""
_BEHIND_A_BODY = re.compile(
    r"[\s:–—,-]+(?:draft\s+)?(?:minutes|agenda|meeting|papers?|reports?)\s*$", re.IGNORECASE
)
"""Layout: "Lighthouse Panel: minutes", "Executive meeting"."""
_MINUTES_OF_IT = re.compile(
    r"(?:draft |unconfirmed )?(?:minutes|agenda|notes) (?:of|for) (?:the|a) (?:\w+ )?meeting", re.IGNORECASE
)
_SEPARATORS = " \t|,;:·•–—-/()[]."

_LABELS = (
    (
        "body",
        r"(?:report\s+)?to|(?:name of\s+)?(?:body|board|committee|meeting|panel|forum|group)|considered by",
    ),
    ("date", r"(?:date(?:\s+of\s+(?:the\s+)?meeting)?|meeting\s+date|meeting\s+of|day)"),
    ("item", r"(?:agenda\s+)?item(?:\s+(?:no\.?|number))?"),
    ("title", r"(?:report\s+)?(?:title|subject)(?:\s+of\s+(?:the\s+)?(?:report|paper))?|report\s+on"),
    ("purpose", r"status|purpose(?:\s+of\s+(?:the\s+)?(?:report|paper))?|type\s+of\s+(?:report|paper)|for"),
)
_LABELLED = re.compile(
    rf"(?:{'|'.join(f'(?P<{name}>{words})' for name, words in _LABELS)})\s*:\s*(?P<value>\S.*)", re.IGNORECASE
)
"""Layout: "Report to: LGA Executive", "Date of meeting: 8 December 2011", "Agenda item number: 1"."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one line says of the meeting; it says nothing else."""

    stands: Stands
    title: str = ""
    """Of the paper or of the item."""
    labelled: bool = False
    purpose: str = ""
    """What the paper is for, as a label says."""
    minutes: bool = False
    """Whether it begins the minutes of that meeting."""
    heads_item: bool = False
    """Whether it begins an item by its number and its title."""


def sighted(text: str, known: Iterable[str] = ()) -> Sighting | None:
    """What a line says of the meeting; None where it says something else.

    Args:
        text: The line.
        known: Names of bodies in the register.

    >>> sighted("LGA Executive 8 December 2011, Item 1").stands.item
    '1'
    >>> sighted("The Board agreed its priorities on 8 December 2011.") is None
    True
    """
    if len(text) > 300:
        return None
    return _by_label(text, known) or _item_and_title(text, known) or _bare(text, known)


def _by_label(text: str, known: Iterable[str]) -> Sighting | None:
    found = _LABELLED.fullmatch(text.strip())
    if not found:
        return None
    kind, value = found.lastgroup, found["value"].strip()
    kind = next(name for name, _ in _LABELS if found[name])
    inside = _bare(value, known)
    match kind:
        case "body" if inside and inside.stands.body:
            return replace(inside, labelled=True)
        case "date" if when := _date(value)[0]:
            return Sighting(Stands(meeting_date=when), labelled=True)
        case "item" if item := ITEM.fullmatch(f"Item {value}"):
            return Sighting(Stands(item=_tidy(item["item"])), labelled=True)
        case "title":
            return Sighting(Stands(), title=value.rstrip("."), labelled=True)
        case "purpose" if len(value.split()) <= 4:
            return Sighting(Stands(), purpose=value, labelled=True)
    return None


def _item_and_title(text: str, known: Iterable[str]) -> Sighting | None:
    found = _ITEM_AND_TITLE.fullmatch(text.strip())
    if not found or len(found["title"].split()) > _LONGEST_TITLE or found["title"].endswith((".", ";")):
        return None
    title = found["title"].strip()
    if _date(title)[0] and (inside := _bare(title, known)):
        stands = replace(inside.stands, item=_tidy(found["item"]))
        return replace(inside, stands=stands, title=title, heads_item=True)
    return Sighting(Stands(item=_tidy(found["item"])), title=title, heads_item=True)


def _bare(text: str, known: Iterable[str]) -> Sighting | None:
    """A line that is wholly body, date and item, in any order: a running header, the head of minutes."""
    when, rest = _date(text)
    item = ITEM.search(rest)
    if item:
        rest = f"{rest[: item.start()]}|{rest[item.end() :]}"
    if when:
        rest = _AROUND_A_DAY.sub("|", _HELD_AT.sub("|", rest))
    parts = [part.strip(_SEPARATORS) for part in rest.split("|")]
    names = [part for part in parts if part]
    minutes = bool(re.match(r"\W*(?:draft |unconfirmed )?minutes\b", text, re.IGNORECASE)) and bool(when)
    stands = Stands(meeting_date=when, item=_tidy(item["item"]) if item else "")
    if names and re.fullmatch(
        r"(?:draft |unconfirmed )?minutes of (?:the|a) (?:\w+ )?meeting", names[0], re.I
    ):
        names = names[1:]
    if not names:
        return Sighting(stands, minutes=minutes) if when or item else None
    body = _body(names[0], known)
    if not body or len(names) > 2 or (len(names) == 2 and len(names[1].split()) > 6):
        return None
    if len(names) == 2 and not (when or item):
        return None
    return Sighting(replace(stands, body=body), minutes=minutes)


def _body(text: str, known: Iterable[str]) -> str:
    """A body's name, without what stands around it; "" where it is none."""
    said = _BEHIND_A_BODY.sub("", text.strip(_SEPARATORS)).strip(_SEPARATORS)
    bare = said[_BEFORE_A_BODY.match(said).end() :] if _BEFORE_A_BODY.match(said) else said  # type: ignore[union-attr]
    for name in known:
        if name.casefold() in (said.casefold(), bare.casefold()):
            return bare if name.casefold() == bare.casefold() else said
    looks = _KIND_OF_BODY.search(bare) and _NAME.fullmatch(bare) and not _NO_NAME.match(bare)
    if not looks or len(bare.split()) > _LONGEST_NAME:
        return ""
    return bare if len(bare.split()) > 1 or _ONE_WORD.fullmatch(bare) else ""


def _date(text: str) -> tuple[PartialDate | None, str]:
    """The first date of a line, and the line without any."""
    found = dates_in(text)
    if found:
        rest = text
        for each in reversed(found):
            rest = f"{rest[: each.start]}|{rest[each.end :]}"
        return PartialDate.of(found[0].moment.day), rest
    month = _MONTH_ALONE.search(text)
    if month:
        number = [name.casefold() for name in MONTHS].index(month["month"].casefold()) + 1
        return PartialDate(int(month["year"]), number), f"{text[: month.start()]}|{text[month.end() :]}"
    return None, text


def _tidy(item: str) -> str:
    return item.replace(" ", "")


def from_file_name(stem: str, known: Iterable[str]) -> Stands:
    """What a file's name says: "lga-executive-2011-12-08-item-1", "Executive 20111208 Item 4".

    >>> str(from_file_name("lga-executive-2011-12-08-item-1", ()).meeting_date)
    '2011-12-08'
    """
    text = re.sub(r"(?<!\d)((?:19|20)\d\d)[-_.]?(\d\d)[-_.]?(\d\d)(?!\d)", r"|\1~\2~\3|", stem)
    text = re.sub(r"(?<!\d)(\d\d?)[-_.](\d\d?)[-_.]((?:19|20)\d\d)(?!\d)", r"|\3~\2~\1|", text)
    text = re.sub(r"[-_+.]+", " ", text)
    text = re.sub(r"(\d{4})~(\d{1,2})~(\d{1,2})", lambda m: f"{m[1]}-{int(m[2]):02}-{int(m[3]):02}", text)
    when, rest = _date(text)
    item = ITEM.search(rest)
    if item:
        rest = f"{rest[: item.start()]}|{rest[item.end() :]}"
    bodies = [_body(" ".join(part.split()), known) for part in rest.split("|")]
    return Stands(
        body=next((body for body in bodies if body), ""),
        meeting_date=when,
        item=_tidy(item["item"]) if item else "",
    )
