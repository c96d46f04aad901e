"""Numbers that are no figures: they name a place, a document, an Act, a telephone or a page on the web."""

from __future__ import annotations

import re

from consult_tui.domain.dates import MONTHS

_PLACES = """
    annex annexe annexes appendix appendices article articles band bands box boxes ch chapter chapters
    class clause clauses column columns criteria criterion fig figs figure figures footnote goal grade
    indicator item items level levels line measure measures no nos note number objective objectives option
    options outcome p page pages para paragraph paragraphs paras part parts phase point points policies
    policy pp principle principles priorities priority proposal proposals q qs question questions
    recommendation recommendations reg regulation regulations rule schedule schedules sec section sections
    stage stages step steps table tables theme themes tier tiers vol volume year
""".split()  # noqa: SIM905 - a list of words is read as words
_COUNTED = "one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
_MONTHS = "|".join(MONTHS)
_LABEL = r"[A-Z]?[0-9]{1,3}(?:\.[0-9]{1,3})*[A-Za-z]?(?:\([A-Za-z0-9]{1,4}\))*(?![0-9,]*[0-9])"
_JOIN = r"(?:\s*(?:,|-|–|&|/|;)\s*|\s*,?\s+(?:and|or|to)\s+)"
_NO_UNIT = (
    r"(?!\s?%|\s?per\s?cent|[\s-]?(?:hundred|thousand|[mb]illion|bn\b)|\.[0-9]"
    r"|[\s-]+(?:years?|months?|weeks?|days?|hours?)\b)"
)
_NAME_ENDS = (
    "Act|Acts|Bill|Regulations?|Order|Code|Directive|Rules|Measure|Budget|Guidance|Framework|Strategy|Review"
)
_OPENS = """
    about after and around as at before between by circa during early easter end for from fy in is it late
    mid near of on or over our post pre since spring summer autumn winter christmas than that the their this
    through till to until up was were year years january february march april may june july august september
    october november december jan feb mar apr jun jul aug sep sept oct nov dec
""".split()  # noqa: SIM905

_PATTERNS = tuple(
    re.compile(pattern, flags)
    for pattern, flags in (
        (
            rf"\b(?:(?:{'|'.join(_PLACES)})\.?|ss?\.)\s*(?:{_LABEL}{_NO_UNIT}(?:{_JOIN}{_LABEL}{_NO_UNIT})*"
            rf"|(?<=\s)(?:{'|'.join(_COUNTED)})\b{_NO_UNIT})",
            re.IGNORECASE,
        ),
        (r"^[ \t]*(?:>[ \t]*)*[(\[]?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)\]]+(?=\s|$)", re.MULTILINE),
        (r"^[ \t]*[0-9]{1,2}(?:\.[0-9]{1,3}){1,3}(?=[ \t]+[A-Z])", re.MULTILINE),
        (
            r"(?<=[.!?;:])\s+(?:[0-9]{1,3}[.)]|[0-9]{1,2}(?:\.[0-9]{1,3})+[.)]?)(?=\s+[A-Z])"
            rf"(?!\s+(?:{_MONTHS})\b)",
            0,
        ),
        (r"(?<!\bby)(?<!\bto)(?<!\bof)(?<!\bat)(?<!\bis)\s[0-9]{1,2}\.[0-9]{1,3}\.(?=\s+[A-Z]|\s*$)", 0),
        (r"\b(?!Post|Pre|Mid|Under|Over|Age)[A-Z][a-z]+-[0-9]{1,3}\b", 0),
        (rf"\b[A-Z]{{2,}}\s[0-9]{{1,3}}\b{_NO_UNIT}", 0),
        (r"\([0-9]\)", 0),
        (r"\b(?![0-3]?[0-9]\.[01]?[0-9]\.[0-9]{2}(?:[0-9]{2})?\b)[0-9]+\.[0-9]+(?:\.[0-9]+)+\b", 0),
        (r"\b(?:https?://|www\.)\S+|\S+@\S+", 0),
        (r"(?<![\w.,])\+?0[0-9]{2,4}[\s-]?[0-9]{3,4}[\s-]?[0-9]{3,4}\b", 0),
        (rf"\b(?:{_NAME_ENDS}),?\s+(?:of\s+)?(?:1[89]|20)[0-9]{{2}}\b(?!\s?[-–/]\s?[0-9])", 0),
        (r"\b(?:1[89]|20)[0-9]{2}\s+(?:Act|Regulations|Order|Code|Bill|Directive|Rules)\b", 0),
        (r"\b[A-Z][\w’'-]+\s+\((?:1[89]|20)[0-9]{2}\)", 0),
    )
)
_CAPITAL_BEFORE_YEAR = re.compile(r"\b([A-Z][\w’'-]*)\s+(?:1[89]|20)[0-9]{2}\b(?!\s?[-–/]\s?[0-9])")


def labels(text: str) -> list[tuple[int, int]]:
    """Start and end of everything in a text that holds numbers which are no figures."""
    found = [match.span() for pattern in _PATTERNS for match in pattern.finditer(text)]
    found += [
        match.span()
        for match in _CAPITAL_BEFORE_YEAR.finditer(text)
        if match.group(1).casefold() not in _OPENS
    ]
    return found
