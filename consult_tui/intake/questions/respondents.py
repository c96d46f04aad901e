"""Questions about who answers (name, address, organisation), told from those about the proposals."""

from __future__ import annotations

import re
from functools import lru_cache

from consult_tui.intake.patterns import any_of

_ABOUT = any_of(
    (
        r"what is (?:your|the) (?:full |email |e-mail |postal )*"
        r"(?:name|e-?mail|organi[sz]ation|job|postcode|position|role|address)\b",
        r"(?:are you|is this|will you be) (?:responding|a response|answering|completing|replying)\b",
        r"are (?:your|the) views expressed",
        r"if you are (?:responding|a representative|answering|replying)",
        r"(?:in )?what capacity",
        r"(?:which|what) .{0,60}\b(?:best )?describes? (?:you|your organi[sz]ation|yourself)\b",
        r"(?:which|what) (?:type|kind|sector|size)\b.{0,40}\b(?:are you|your organi[sz]ation|respondent)\b",
        r"(?:how|where) (?:did you (?:hear|find)|are you (?:based|located))",
        r"(?:would|do) you (?:like|wish|want|consent|be happy)\b.{0,60}"
        r"\b(?:confidential|contacted|acknowledge\w*|receipt|publish\w*|anonym\w*)",
        r"what (?:is your|age|gender|sex|ethnic|country|region|part of the uk)\b",
        r"(?:please )?(?:provide|give|state|tell us|enter|confirm|indicate)\b.{0,40}"
        r"\b(?:your (?:name|e-?mail|organi[sz]ation)|contact details|name of your)",
    )
)
_FIELD = re.compile(
    r"(?:full |your |first |last |contact |company |organi[sz]ation |business )*"
    r"(?:(?:company |family |given |sur|fore)?name\b.{0,40}|job title.*|e-?mail(?: address)?"
    r"|(?:postal )?address|post ?code|(?:tele)?phone(?: number)?|organi[sz]ation(?:[’']s name)?|position"
    r"|date|signature)"
    r"(?:\s*\([^)]*\))?\s*[:_.\s]*",
    re.IGNORECASE,
)


def is_about_respondent(text: str) -> bool:
    """Whether a question asks who answers.

    >>> is_about_respondent("Are you responding on behalf of an organisation?")
    True
    >>> is_about_respondent("Is your organisation ready for the new duty?")
    False
    """
    return bool(_ABOUT.match(text))


@lru_cache(4096)
def is_field(text: str) -> bool:
    """Whether it is a line of a form to be filled in.

    >>> is_field("Surname:"), is_field("E-mail address"), is_field("Names of streets are chosen by councils.")
    (True, True, False)
    """
    return bool(_FIELD.fullmatch(text))
