"""Documents that report what was asked and answered, or assess: their questions ask nothing of us."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from consult_tui.intake.questions.lines import Line

_REPORTS = re.compile(
    r"(?:[^?]{0,160}[:–—-] ?)?(?:the )?"
    r"(?:(?:(?:uk|welsh|scottish|hm) )?government(?:[’']s)?(?: consultation)? response"
    r"|(?:(?:consultation|survey|report of|report on)(?: the)? )?(?:results|findings)"
    r"|(?:[\w ]{0,40}\s)?impact assessment"
    r"|(?:summary|analysis|report) (?:of|on) (?:the )?(?:consultation )?responses)"
    r"(?:\s+(?:to|from|received|report|on)\b.{0,200}|\s*\(.{0,80}\)|\s?[:–—-].{0,160})?",
    re.IGNORECASE,
)
_ASKS_AGAIN = re.compile(
    r"\b(?:and|further|new|second|next|another|technical)\s(?:\w+\s)?consultation\b", re.I
)
_MOST_LINES = 8
_LONGEST_TITLE = 30
"""Words."""


def is_report(lines: Sequence[Line]) -> bool:
    """Whether a document's title says that it is the government's response, or a summary of responses."""
    opening = takewhile(lambda line: len(line.text.split()) <= _LONGEST_TITLE, lines[:_MOST_LINES])
    return any(is_report_title(line.text) for line in opening)


def is_report_title(title: str) -> bool:
    """Whether a title is that of a report on a consultation, and of no further one.

    >>> is_report_title("Lets register: government response to the consultation")
    True
    >>> is_report_title("Lets register: government response and further consultation")
    False
    >>> is_report_title("Timber standards: equality impact assessment")
    True
    >>> is_report_title("Consultation response form"), is_report_title("How the government responds")
    (False, False)
    """
    return bool(_REPORTS.fullmatch(title.strip())) and not _ASKS_AGAIN.search(title)
