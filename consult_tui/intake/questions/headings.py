"""What headings say about the questions below them: one pattern a wording, tried without the number."""

from __future__ import annotations

import re
from functools import lru_cache

from consult_tui.intake.patterns import any_of

_NUMBER = re.compile(
    r"(?:(?:annex|appendix|chapter|part|section|box)\s+\w{1,3}(?:\.\w{1,2})?\b|[A-Z]?\d{1,2}(?:\.\d{1,2})*|[A-Z](?=[.:)]))?"
    r"[.:)\s–—-]*",
    re.IGNORECASE,
)
_OUR = r"(?:the |our |your |all |these |of |a )*"
_KIND = r"(?:consultation |call for evidence |survey |discussion |policy |specific |key |detailed |general )*"

REPEATED = (
    rf".{{0,30}}\b(?:summary|list|recap) of {_OUR}{_KIND}questions?\b.{{0,40}}",
    rf"{_OUR}{_KIND}questions? (?:summary|in full|list).{{0,20}}",
    rf"{_OUR}(?:summary|full list|list) {_KIND}questions?",
    r"crynodeb.{0,20}cwestiynau.*",
)
"""A list of questions that stand elsewhere too."""
ABOUT_YOU = (
    r"(?:questions )?about (?:you|yourself|your organi[sz]ation|the respondent)\b.{0,30}",
    r"(?:your|respondents?|personal|contact)(?:[’']s)? (?:details|information)\b"
    r"(?! charter| policy| notice).{0,30}",
    r"respondent\b.{0,30}",
    r"demographics?.{0,30}",
    r"who (?:you are|are you)",
    r"(?:introductory|profile) questions",
    r"amdanoch.{0,30}",
)
"""Questions about who answers."""
QUESTIONS = (
    rf"{_OUR}{_KIND}questions?",
    rf"{_OUR}{_KIND}questions? "
    r"(?:\d|for |to answer|to consider|on |about |asked|in |from |arising|raised|we ).{0,80}",
    r"(?:your )?responses? form",
    r"(?:consultation )?questionnaire",
    r"cwestiynau.{0,40}",
    r"(?:issues|matters|points) (?:for (?:consultation|discussion|comment|response)"
    r"|on which (?:we|views|comments)\b.{0,40})",
    r"what we (?:want|would like) to know",
    r"what we(?: are)? ask(?:ing)?(?: you)?",
)
"""The questions themselves."""
CONTENTS = r"(?:table of |list of )?contents"
APART = (
    CONTENTS,
    r"privacy\b.{0,40}",
    r"(?:the )?data protection\b.{0,60}",
    r"(?:your )?(?:personal )?data(?: protection)?\b.{0,20}",
    r"(?:use|processing) of (?:your )?(?:data|information|personal)\b.{0,40}",
    r"confidentiality\b.{0,60}",
    r"freedom of information\b.{0,40}",
    r"about this (?:consultation|document|call)\b.{0,40}",
    r"(?:how|ways|where|when) to (?:respond|reply|take part|contribute|get involved|submit)\b.{0,60}",
    r"how (?:(?:do|can|should) i|(?:can )?you(?: can)?|we will|will we) (?:respond|reply|use|process)\b.*",
    r"responding\b.{0,60}",
    r"(?:consultation|government|cabinet office)\b.{0,20}principles\b.{0,20}",
    r"complaints?\b.{0,40}",
    r"(?:what happens )?next(?: steps)?\b.{0,20}",
    r"(?:glossary|references|bibliography|footnotes|endnotes)\b.{0,30}",
    r"(?:ministerial )?foreword\b.{0,40}",
    r"(?:basic|consultation) (?:details|process|information)\b.{0,20}",
    r"contact(?: details| us)?",
    r"enquiries\b.{0,20}",
    r"why (?:we are|are we) consulting",
    r"who (?:do we want|should|is this|will be|can|we want)\b.{0,60}",
    r"(?:background|executive summary)",
    r"related content|documents|detail of (?:outcome|feedback).*|feedback received|original consultation",
    r"frequently asked\b.{0,40}",
    r"faqs?",
    r".{0,60}\bquestions and answers\b.{0,60}",
    r"personal information (?:charter|policy|notice)\b.{0,40}",
    r"cynnwys|preifatrwydd|sut i ymateb.{0,40}",
)
"""What asks nothing of respondents, though it may look so."""


def says(heading: str, patterns: tuple[str, ...]) -> bool:
    """Whether a heading, without its number, is one of these from its first word to its last.

    >>> says("7. Privacy notice", APART), says("Annex B: Consultation questions", QUESTIONS)
    (True, True)
    """
    said = heading.strip()
    said = said[_NUMBER.match(said).end() :].rstrip(" :.–-")  # type: ignore[union-attr]
    return bool(_together(patterns).fullmatch(said))


@lru_cache
def _together(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return any_of(patterns)
