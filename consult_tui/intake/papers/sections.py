"""What the parts of a paper are for: one small rule a kind of text; to add one is to add a line."""

from __future__ import annotations

import re
from enum import StrEnum

from consult_tui.intake.patterns import any_of


class Section(StrEnum):
    """What a heading announces."""

    PLAIN = ""
    AGENDA = "agenda"
    PURPOSE = "purpose"
    RECOMMENDATION = "recommendation"
    ACTION = "action"
    CONTACT = "contact"
    FORMAL = "formal"
    """Apologies, interests, the next meeting: what every meeting has."""
    DECISION = "decision"


_SECTIONS = {
    Section.AGENDA: any_of((r"agenda", r"contents", r"order of business", r"list of items", r"index")),
    Section.PURPOSE: any_of((r"purpose(?: of (?:the |this )?(?:report|paper))?",)),
    Section.RECOMMENDATION: any_of(
        (
            r"(?:officer'?s?'? )?recommend(?:ation|ation\(s\)|ations|ed)(?: to .*)?",
            r"(?:the )?\w+ (?:is|are) asked to",
        )
    ),
    Section.ACTION: any_of((r"actions?(?: points?| required| log| by)?", r"next actions?")),
    Section.CONTACT: any_of(
        (
            r"contacts?(?: officers?| details?| for .*)?",
            r"report (?:author|contact)s?",
            r"(?:for )?further information",
        )
    ),
    Section.FORMAL: any_of(
        (
            r"(?:apologies|absences?)(?: .*)?",
            r"(?:members? )?present",
            r"(?:in )?attendance",
            r"declarations?(?: of .*)?",
            r"(?:date|time)(?: and (?:date|time))?(?: of| for)? (?:the )?(?:next|future) meetings?",
            r"(?:minutes|notes) of (?:the )?(?:last|previous) meeting",
            r"welcome(?: .*)?",
            r"any other business|aob",
        )
    ),
    Section.DECISION: any_of((r"decisions?(?: taken)?", r"resol(?:ved|utions?)", r"agreed")),
}


def section_of(heading: str) -> Section:
    """What a heading announces.

    >>> section_of("Recommendations:").value, section_of("Background").value
    ('recommendation', '')
    """
    bare = heading.strip(" .:–—-")
    return next((section for section, rule in _SECTIONS.items() if rule.fullmatch(bare)), Section.PLAIN)


_CONTACT = any_of(
    (
        r"contacts?(?: officers?| details?)?\s*:",
        r"(?:tele)?phone(?: no\.?| number)?\s*:",
        r"(?:tel|mobile|fax)\b\.?(?: no\.?)?\s*:?\s*[\d+(]",
        r"e-?mail(?: address)?\s*:",
        r"(?:report )?author\s*:",
        r"lead officer\s*:",
        r"(?:position|job title|website|web|address)\s*:",
    )
)
"""Layout: "Contact officer: Head of Programmes", "Tel: 01234 567890", "Email: a@example.org"."""
_ADDRESS = re.compile(r"\S+@\S+\.\w+")
_ACTION = re.compile(r"(?:ACTION|Action|Actions)\s*(?:\([^)]{1,40}\)|by [^:]{1,40})?\s*[:–—-]")
"""Layout: "Action: the clerk to tell the keepers", "ACTION (JS): ..."."""
_ATTENDANCE = any_of(
    (r"(?:members? )?present\s*:", r"(?:also )?in attendance\s*:", r"apologies(?: \w+)*\s*:")
)
"""Layout: "Present: A. Example (Chair)"."""
_WHAT_FOR = re.compile(
    r"(?:this (?:report|paper|item) is )?for (?P<what>information|decision|discussion|approval|noting|comment"
    r"|consideration|direction)(?: only)?(?: and \w+)?\.?",
    re.IGNORECASE,
)
"""Layout: "For information.", "For decision", "For discussion and direction"."""
_AGREES = re.compile(
    r"\b(?:agrees?|agreed|approves?|approved|endorses?|endorsed|adopts?|adopted|resolves?|supports?|should|must"
    r"|calls? (?:on|for)|opposes?|lobby|lobbies|be (?:made|asked|told|paid|kept|given|published))\b",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"\b(?:notes?|noted|noting|comments?|discuss|consider|considers|receives?|received|inform|view|views|steer)\b",
    re.IGNORECASE,
)
_AND_AGREES = re.compile(r"\b(?:and|or|to)\s+(?:to\s+)?(?:agree|approve|endorse|adopt)", re.IGNORECASE)
_RESOLVED = re.compile(
    r"(?:it was )?(?:unanimously )?(?:RESOLVED|Resolved|resolved|AGREED|DECIDED|DECISION|Decision\b)"
)
"""Layout: "RESOLVED that ...", "It was AGREED to ...", "Decision: ..."."""
_DECIDED = re.compile(
    r"\b(?:It was|it was|(?:The |the )?(?:[A-Z][\w'’-]+ ){0,6}?(?:[Mm]embers|Board|Executive|Committee"
    r"|Cabinet|Panel|Forum|Council|Commission|Group|Assembly|Partnership|Authority|Trustees|Governors|Directors))"
    r"(?: \w+ly)? (?:agreed|resolved|decided|approved|endorsed|adopted)\b(?! to note)"
)
"""Layout of minutes: "The Panel agreed that ...", "Members resolved to ...", "It was agreed that ..."."""


_TITLE_AND_RESOLUTION = re.compile(
    r"(?P<title>[A-Z][^.:]{2,90})[.:–—-]\s+(?P<said>(?:RESOLVED|AGREED|Resolved|Decision)\b.+)", re.DOTALL
)


def is_contact(text: str, *, numbered: bool = False) -> bool:
    """Whether it says whom to ask; a numbered paragraph does not by an address alone."""
    address = not numbered and "@" in text and len(text) <= 200 and _ADDRESS.search(text)
    return bool(_CONTACT.match(text) or address)


def is_action(text: str) -> bool:
    """Whether it says who is to do something."""
    return bool(_ACTION.match(text))


def is_attendance(text: str) -> bool:
    """Whether it says who was there."""
    return bool(_ATTENDANCE.match(text))


def what_for(text: str) -> str:
    """What a paper is for, where a line says only that: "information"; else ""."""
    found = _WHAT_FOR.fullmatch(text.strip())
    return found["what"].casefold() if found else ""


def only_notes(text: str) -> bool:
    """Whether a recommendation or a resolution asks for nothing but to note, to comment or to discuss.

    >>> only_notes("That members note the report."), only_notes("That the Board agrees a fare cap.")
    (True, False)
    """
    bare = _RESOLVED.sub("", text)
    notes, agrees_to = _NOTES.search(bare), _AGREES.search(bare)
    return bool(
        notes and (not agrees_to or notes.start() < agrees_to.start()) and not _AND_AGREES.search(bare)
    )


def agrees(text: str) -> bool:
    """Whether a recommendation asks for agreement to something."""
    return bool(_AGREES.search(text)) and not only_notes(text)


def is_resolution(text: str, *, minutes: bool) -> bool:
    """Whether a paragraph is a decision; "the Board agreed" is one only in minutes, elsewhere it is told."""
    return bool(_RESOLVED.match(text)) or (minutes and bool(_DECIDED.search(text)))


def resolution_of(text: str) -> tuple[str, str]:
    """A title before a resolution in one paragraph, and the resolution: "School funding. RESOLVED that ...".

    >>> resolution_of("School funding. RESOLVED that fees fall.")
    ('School funding', 'RESOLVED that fees fall.')
    """
    found = re.match(
        r"(?P<title>[A-Z][^.:]{2,90})[.:–—-]\s+(?P<said>(?:RESOLVED|AGREED|Resolved|Decision)\b.+)", text
    )
    return (found["title"].strip(), found["said"]) if found else ("", text)


def leads_in(text: str) -> bool:
    """Whether its parts stand below: it ends with a colon, or in the middle of a sentence."""
    return text.rstrip().endswith((":", "-", "–", "—")) or text.rstrip()[-1:] not in ".?!;)\"”’'…"
