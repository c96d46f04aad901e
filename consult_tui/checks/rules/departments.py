"""Departments of government: their short names, and how a text addresses the one that asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

IN_FULL = {
    "BEIS": "Department for Business, Energy and Industrial Strategy",
    "BERR": "Department for Business, Enterprise and Regulatory Reform",
    "BIS": "Department for Business, Innovation and Skills",
    "DBT": "Department for Business and Trade",
    "DCLG": "Department for Communities and Local Government",
    "DCMS": "Department for Culture, Media and Sport",
    "DCSF": "Department for Children, Schools and Families",
    "DECC": "Department of Energy and Climate Change",
    "Defra": "Department for Environment, Food and Rural Affairs",
    "DESNZ": "Department for Energy Security and Net Zero",
    "DfE": "Department for Education",
    "DfES": "Department for Education and Skills",
    "DfT": "Department for Transport",
    "DHSC": "Department of Health and Social Care",
    "DLUHC": "Department for Levelling Up, Housing and Communities",
    "DSIT": "Department for Science, Innovation and Technology",
    "DWP": "Department for Work and Pensions",
    "FCDO": "Foreign, Commonwealth and Development Office",
    "HMRC": "HM Revenue and Customs",
    "HMT": "HM Treasury",
    "MHCLG": "Ministry of Housing, Communities and Local Government",
    "MHRA": "Medicines and Healthcare products Regulatory Agency",
    "MoJ": "Ministry of Justice",
}
"""Short names as departments write them; their names in full."""
OTHERS = (
    "Cabinet Office",
    "Department of Health",
    "Home Office",
    "Treasury",
    "Welsh Office",
    "Ministry of Defence",
)
"""Departments that have no short name of their own."""

_BY_NAME = {name.casefold(): name for name in (*IN_FULL, *IN_FULL.values(), *OTHERS)}
_EMPTY = {"and", "for", "of", "the", "department", "ministry", "office", "her", "his", "majesty", "s", "hm"}


def _pattern(name: str) -> str:
    """A name as a text writes it, with `&` for `and` and with or without its commas."""
    return re.escape(name).replace(r"\ and\ ", r"\s+(?:and|&)\s+").replace(",", ",?").replace(r"\ ", r"\s+")


_NAMES = "|".join(_pattern(name) for name in sorted(_BY_NAME.values(), key=len, reverse=True))
_PAPERS = (
    r"(?:(?:current|draft|proposed|latest|new|present)\s+)?(?:call\s+for\s+evidence|consultation(?!\s+with\b)"
    r"|consultation\s+(?:document|paper)|green\s+paper|white\s+paper|proposals?\b(?!\s+(?:on|to|for)\b))"
)
_ADDRESSED = re.compile(
    rf"(?:\b(?P<own>{_NAMES})(?:[’']s?)\s+{_PAPERS}"
    rf"|\b(?P<does>{_NAMES})\s+(?:is\s+(?:proposing|consulting)|proposes\b)"
    rf"|\b(?:respon(?:d|ds|se|ding)|repl(?:y|ies|ying)|submission)\s+to\s+(?:the\s+)?(?P<to>{_NAMES})\b)",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    r"\b(?:also|separate(?:ly)?|parallel|previous(?:ly)?|earlier|last|recent(?:ly)?|joint(?:ly)?|linked|related|other"
    r"|another|alongside|as well as|forthcoming|future|before|already|both)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b(?:{_NAMES})\b", re.IGNORECASE)


def is_one_of(name: str, departments: Sequence[str]) -> bool:
    """Whether a name, short or in full, is one of these departments, however those are written."""
    known = _BY_NAME.get(" ".join(name.split()).casefold(), name)
    full = IN_FULL.get(known, known)
    wanted = _tokens(full)
    for department in departments:
        theirs = _tokens(IN_FULL.get(department, department))
        if wanted <= theirs or (theirs and theirs <= wanted) or known.casefold() == department.casefold():
            return True
    return False


def asked_as_asker(sentence: str, own: Sequence[str]) -> list[str]:
    """Departments that a sentence addresses as the ones that ask, and that are none of `own`.

    Nothing in a sentence that names one of `own` too, or that speaks of another paper ("their earlier
    consultation").
    """
    found = [match["own"] or match["does"] or match["to"] for match in _ADDRESSED.finditer(sentence)]
    wrong = [name for name in found if not is_one_of(name, own)]
    if not wrong or _ANOTHER.search(sentence) or any(is_one_of(n, own) for n in _NAMED.findall(sentence)):
        return []
    return wrong


def _tokens(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z]+", name.casefold())) - _EMPTY
