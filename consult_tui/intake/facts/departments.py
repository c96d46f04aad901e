"""Who asks: the departments and public bodies that a document names as its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from consult_tui.intake.patterns import holds_any

_WORD = r"(?:[A-Z][\w’'-]*|&)"
_NAMES = re.compile(
    rf"\b(?:Department (?:for|of) (?:the )?{_WORD}(?:,? (?:and |& |for |of |the )?{_WORD}){{0,6}}"
    rf"|Ministry (?:for|of) (?:the )?{_WORD}(?:,? (?:and |& )?{_WORD}){{0,5}}"
    r"|Home Office|HM Treasury|Her Majesty[’']s Treasury|His Majesty[’']s Treasury|Cabinet Office"
    r"|Attorney General[’']s Office"
    r"|HM Revenue (?:and|&) Customs|Scottish Government|Welsh Government|Northern Ireland Office"
    r"|Scotland Office|Wales Office"
    r"|Foreign, Commonwealth (?:and|&) Development Office|Foreign (?:and|&) Commonwealth Office"
    r"|Environment Agency"
    r"|Natural England|Ofsted|Ofqual|Ofgem|Ofcom|Ofwat|Charity Commission|Care Quality Commission"
    r"|Competition and Markets Authority|Driver and Vehicle (?:Standards|Licensing) Agency"
    r"|Maritime and Coastguard Agency"
    r"|Medicines and Healthcare products Regulatory Agency|Intellectual Property Office"
    r"|The Insolvency Service"
    r"|Health and Safety Executive|Low Pay Commission|Law Commission)\b"
)
_IN_NAMES = (
    *("Department ", "Ministry ", "Treasury", "Of", "Customs", "Government"),
    *("Agency", "England", "Commission", "Authority", "Executive", "Service"),
)
"""One of these is in each of the names: most texts hold none."""
_SHORT = re.compile(
    r"\b(DfE|DLUHC|MHCLG|DCLG|DWP|DHSC|Defra|DEFRA|BEIS|DCMS|DfT|MoJ|MHRA|HMRC|FCDO|DECC|BIS|DESNZ|DSIT|DBT)\b"
)
_FRONT, _FRONT_WEIGHT = 10, 50
"""Texts at the beginning, and how much more a name counts there: on the cover stands who asks."""
_IN_FULL = {
    "DfE": "Department for Education",
    "DLUHC": "Department for Levelling Up, Housing and Communities",
    "MHCLG": "Ministry of Housing, Communities and Local Government",
    "DCLG": "Department for Communities and Local Government",
    "DWP": "Department for Work and Pensions",
    "DHSC": "Department of Health and Social Care",
    "DEFRA": "Department for Environment, Food & Rural Affairs",
    "BEIS": "Department for Business, Energy & Industrial Strategy",
    "DCMS": "Department for Culture, Media and Sport",
    "DfT": "Department for Transport",
    "MoJ": "Ministry of Justice",
    "MHRA": "Medicines and Healthcare products Regulatory Agency",
    "HMRC": "HM Revenue and Customs",
    "FCDO": "Foreign, Commonwealth and Development Office",
    "DECC": "Department of Energy and Climate Change",
    "BIS": "Department for Business, Innovation and Skills",
    "DESNZ": "Department for Energy Security and Net Zero",
    "DSIT": "Department for Science, Innovation and Technology",
    "DBT": "Department for Business and Trade",
}


def departments_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The department named most, in front above all; on a tie, the first. A short name is given in full.

    >>> departments_of(["The Department for Transport asks for views.", "The Home Office and the "
    ...                 "Department for Transport publish figures."])
    ('Department for Transport',)
    """
    counts: dict[str, int] = {}
    for number, text in enumerate(texts):
        weight = _FRONT_WEIGHT if number < _FRONT else 1
        for found in _NAMES.finditer(text) if holds_any(text, _IN_NAMES) else ():
            name = re.sub(r"^(?:Her|His) Majesty[’']s Treasury", "HM Treasury", found[0])
            counts[name] = counts.get(name, 0) + weight
        for found in _SHORT.finditer(text):
            name = _IN_FULL.get(found[1].upper() if found[1] == "Defra" else found[1], found[1])
            counts[name] = counts.get(name, 0) + weight
    return (max(counts, key=lambda name: counts[name]),) if counts else ()
