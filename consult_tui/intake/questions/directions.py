"""What only says how to answer: which boxes, how many words, with reasons."""

from __future__ import annotations

import re
from functools import lru_cache

from consult_tui.intake.patterns import any_of

_ENTER = (
    r"\W*(?:please )?(?:enter|type|write|insert|put) (?:your (?:answers?|responses?|comments?|views) )?"
    r"(?:here|below|in the (?:box|space))\b"
)
_HOW = any_of(
    (
        r"\W*(?:please |you (?:can|may) )?(?:tick|select|choose|mark|circle|cross|check|delete|click|pick)\b",
        r"\W*(?:please )?(?:use |enter |write |type )?(?:the |this |a )?(?:below )?(?:free|open)[ -]text\b",
        r"\W*(?:your )?(?:answer|response|reply|comments?)\s*:?\s*$",
        r"\W*(?:comments? |text )?box\b",
        _ENTER,
        r"\W*(?:maximum|max\.?)\s\d+\swords",
        r"\W*\d+ words?\b",
        r"\W*(?:please )?(?:limit|keep) your (?:answer|response)",
        r"\W*(?:_{3,}|\.{5,})",
    )
)
_LONGEST_DIRECTION = 30
_IF = (
    r"(?:(?:if|where|when|for)"
    r" (?:so|yes|no|not|other|you|your answer|any|possible|appropriate|applicable|relevant|each)"
    r"\b[^,?]{0,120}[,:]\s?)?"
)
_FOR_REASONS = re.compile(
    rf"\W*{_IF}(?:and |then |also )?"
    r"(?:(?:we would (?:also )?(?:welcome|be grateful for|appreciate)|please|you may)\b[^?]{0,200}"
    r"|(?=explain|give))"
    r"\b(?:give (?:your |the )?reasons|explain|explanation|reasons?|reasoning|why|comments?|details?|evidence"
    r"|examples?|rationale|elaborate|expand|specify|information|views?|suggestions?|support(?:ing)? your"
    r"|outline|justif\w+)\b[^?]*$",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"(?:please|you (?:can|may)|(?:if|where) [^,?]{0,120}, please)\s+(?:also )?"
    r"(?:write to|e-?mail|contact|send|return|visit|see|read|refer to|note\b|be aware"
    r"|respond (?:by|to|using|via)|reply (?:by|to)|use (?:the|our|this) (?:online|response|form)"
    r"|download|follow|go to|ensure)",
    re.IGNORECASE,
)
"""Whom to write to, where to look."""
_ANNOUNCED = re.compile(
    r"[^?]*\b(?:(?:following|these|our|of the|consultation) questions|questions (?:below|set out))\b[^?]*"
    r"|[^?]*\b(?:these|following) (?:matters|issues|points|topics|areas)\b[^?:]*",
    re.IGNORECASE,
)
_LIST_BELOW = re.compile(
    r"[^?]*\b(?:welcome|invite|seek|like|grateful|interested|answers?|respon\w+|views|comments)\b[^?]*"
    r"\b(?:following|these)(?: \w+)? questions\b[^?:]{0,60}:",
    re.IGNORECASE,
)
_LONGEST_REQUEST = 45
"""Words: a longer request asks something of its own."""
_MANY = any_of(
    (
        r"\b(?:all|any) that apply\b",
        r"\bas many\b",
        r"\b(?:one or more|more than one)\b",
        r"\ball (?:relevant|appropriate)\b",
        r"\bup to (?:two|three|four|five|\d)\b(?! (?:hundred|thousand|words|pages))",
    )
)
_OFFERS = any_of(
    (
        r"\bplease (?:indicate|confirm|state) (?:whether|which|if|how)\b",
        r"\b(?:tick|select|choose|circle|mark)"
        r" (?:one|the|all|any|as|your|only|from|whether|a|which|up|those|more)\b",
        r"\bone of the following\b",
        r"\bwhich (?:one )?of (?:the|these)\b",
        r"\ball that apply\b",
        r"\bdelete as\b",
        r"\bfrom the (?:following|list|options)\b",
        r"\bwould this be because\b",
        r"\bpreferred\b[^?]*\bis\b",
        r"\b(?:would|do|did|are|have|will) you:$",
    )
)
_THOUGHTS = re.compile(
    r"(?:[?.]\s(?:[^?.]*, )?(?:please |you (?:may|might|could) (?:(?:wish|want|like) to )?)"
    r"(?:consider|think about)"
    r"|\b(?:use|in) (?:this|the) (?:space|box)\b)[^.?:]*:$",
    re.IGNORECASE,
)
_FIGURE = r"(\d{1,2},?\d{3}|\d{2,4})"
_WORDS = re.compile(
    r"(?:max(?:imum)?\.?(?: of)?|up to|no more than|not (?:to )?exceed(?:ing)?|within|at most"
    rf"|limit(?:ed)?(?: of| to| is)?|fewer than|less than)\s*:?\s*{_FIGURE}\s*[- ]?words?"
    rf"|{_FIGURE}[- ]words?\s*(?:max(?:imum)?|limit|or (?:less|fewer)|at most)"
    rf"|\({_FIGURE} words\)",
    re.IGNORECASE,
)


@lru_cache(4096)
def is_direction(text: str) -> bool:
    """Whether it only says how to answer.

    >>> is_direction("(Please tick all that apply)")
    True
    >>> is_direction("Please choose one: which year suits you?")
    False
    """
    return "?" not in text and len(text.split()) <= _LONGEST_DIRECTION and bool(_HOW.match(text))


def is_place_to_write(text: str) -> bool:
    """Whether it only says where to write: behind it stand no more of the question's words.

    >>> is_place_to_write("Please enter here:"), is_place_to_write("Please enter the race.")
    (True, False)
    """
    return len(text.split()) <= _LONGEST_DIRECTION and bool(re.match(_ENTER, text, re.IGNORECASE))


@lru_cache(4096)
def asks_reasons(text: str) -> bool:
    """Whether it only asks for the reasons, comments or evidence behind an answer.

    >>> asks_reasons("If not, please explain why.")
    True
    >>> asks_reasons("If not, what would you change?")
    False
    """
    return len(text.split()) <= _LONGEST_REQUEST and bool(_FOR_REASONS.match(text))


def says_where_to_write(text: str) -> bool:
    """Whether it sends the reader somewhere, or announces questions, and asks nothing.

    >>> says_where_to_write("We would welcome responses to the following questions.")
    True
    >>> says_where_to_write("Please write to the address below with any questions about this note.")
    True
    >>> says_where_to_write("Please write down what each visit cost you.")
    False
    """
    return bool(_WHERE.match(text) or _ANNOUNCED.fullmatch(text))


def announces_questions(text: str) -> bool:
    """Whether it invites answers to the questions that stand right below it.

    >>> announces_questions("We would welcome views on the following questions:")
    True
    >>> announces_questions("The review considered the following questions:")
    False
    """
    short = text.endswith(":") and len(text.split()) <= _LONGEST_REQUEST
    return short and bool(_LIST_BELOW.fullmatch(text))


def lets_choose(text: str) -> bool:
    """Whether it says that one of several is to be chosen."""
    return bool(_OFFERS.search(text))


@lru_cache(4096)
def lets_choose_many(text: str) -> bool:
    """Whether more than one box may be ticked."""
    return bool(_MANY.search(text))


def invites_thoughts(text: str) -> bool:
    """Whether it is complete, and only what to think of, or a place to write, stands behind its colon.

    >>> invites_thoughts("What would help? You may wish to consider:"), invites_thoughts("Do you think that:")
    (True, False)
    >>> invites_thoughts("If you have related issues, please use this space to report them:")
    True
    """
    return bool(_THOUGHTS.search(text))


@lru_cache(4096)
def word_limit(text: str) -> int | None:
    """The most words that the answer may have.

    >>> word_limit("Please explain (max 400 words).")
    400
    """
    found = _WORDS.search(text) if "word" in text.casefold() else None
    return int(next(figure for figure in found.groups() if figure).replace(",", "")) if found else None
