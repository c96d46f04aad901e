"""What stands outside the answers and is none of what we say: letterheads, addresses, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from consult_tui.intake.facts.dates import dates_in
from consult_tui.intake.past.lines import Line
from consult_tui.intake.patterns import any_of
from consult_tui.intake.questions.directions import is_direction

_REGARDS = re.compile(
    r"(?:yours (?:sincerely|faithfully|truly|ever)|signed"
    r"|(?:with )?(?:(?:kind|kindest|best|warm|good) )?(?:regards|wishes))\W*",
    re.IGNORECASE,
)
_DEAR = re.compile(
    r"(?:dear|to whom it may concern|for the attention of|f\.?a\.?o\.?)\b.{0,80}", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b|\b(?:tel|telephone|fax|mobile|e-?mail|phone|web(?:site)?)\b\s*[.:]"
    r"|^\S+@\S+\.\w+$|^(?:https?://|www\.)\S+$|^(?:tel|fax)?\W*0\d{2,4}[\s)]",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"(?:our |your )?(?:ref(?:erence)?|date|from|to|cc|subject|by (?:e-?mail|post)|enquiries to|contact|name"
    r"|organi[sz]ation|address|job title|position)\b\s*:.{0,160}|by e-?mail.{0,60}|sent by e-?mail.{0,60}",
    re.IGNORECASE,
)
_OF_A_BOX = re.compile(r"\b(?:please|box(?:es)?|tick|cross)\b", re.IGNORECASE)
"""What a direction has, and a sentence that only begins as one ("Select committees ...") seldom."""
_MONTH = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer"
    r"|autumn|winter),? (?:19|20)\d\d",
    re.IGNORECASE,
)
_AT = re.compile(r"\S+@\S+\.\w+|\b0\d{2,4}[\s)]?\s?\d{3,4}\s?\d{3,4}\b")
_FORM = any_of(
    (
        r"(?:the )?information (?:that )?(?:you )?provided? in (?:your )?response\b.{0,120}"
        r"\b(?:personal (?:information|data)|subject to|published|disclosed)\b.{0,300}",
        r"(?:please )?(?:tick|mark|cross) .{0,30}(?:keep|treat) your response (?:as )?confidential.{0,60}",
        r"(?:if you (?:want|would like|wish)|please tick if).{0,120}\bconfidential\b.{0,200}",
        r"reasons? for confidentiality\W*",
        r"if your (?:enquiry|query) (?:is|relates?)\b.{0,200}",
        r"thank you for (?:taking (?:the )?time|completing|responding to (?:this|the) consultation)\b"
        r".{0,250}",
        r"(?:we|the department) (?:do|does|will|shall) not (?:intend to )?acknowledge"
        r" (?:individual|receipt|each|all|your|responses)\b.{0,160}",
        r"please acknowledge (?:this reply|receipt).{0,40}",
        r"here at the department we\b.{0,250}",
        r"all .{0,30}(?:public )?consultations are required to\b.{0,160}",
        r"criterion [1-7]\W{1,4}(?:formal consultation|consultations? (?:should|documents|exercises)"
        r"|consultation responses|keeping the burden|officials running)\b.{0,300}",
        r"(?:completed|your) (?:questionnaires?|responses?|(?:response )?forms?)\b.{0,40} should be"
        r" (?:sent|returned|e-?mailed|received)\b.{0,160}",
        r"send by (?:post|e-?mail)\b.{0,160}",
        r"please (?:return|send|e-?mail) (?:this|the|your|completed)\b.{0,20}"
        r"(?:form|response|questionnaire)s?\b.{0,160}",
        r"if you have any comments on how .{0,20}consultations? (?:is|are) conducted\b.{0,160}",
        r"(?:consultation )?clos(?:ing date|es)\b.{0,60}\b(?:19|20)\d\d\b.{0,20}",
        r"your comments must reach us\b.{0,60}",
    )
)
"""What the form says of itself, first word to last."""
_CONTACT = re.compile(
    r"(?:(?:for|if you (?:would like|require|need|have any)|should you (?:require|need|have any))"
    r" (?:any )?(?:further|more|additional)?\s?(?:information|details?|questions|queries|enquiries)\b.{0,120}"
    r"\bcontact\b"
    r"|(?:any )?(?:enquiries|queries|questions) (?:about|on|regarding) this (?:response|submission)\b"
    r"|contact for (?:this|further)\b"
    r"|(?:for )?further (?:information|details)(?: is| are)? (?:available )?from\b).{0,200}",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:page )?\d{1,3}(?: of \d{1,3})?", re.IGNORECASE)
FORM = "the form's own words"
_LONGEST_MATTER = 9
"""Words of a line outside the answers that is no sentence of ours."""
LONGEST_SIGNATURE = 16
"""Words of a line below "Yours sincerely"."""


def ends_a_letter(line: Line) -> bool:
    """Whether a signature begins here.

    >>> from consult_tui.intake.blocks import Block
    >>> ends_a_letter(Line("Yours sincerely,", Block(text=""), True, ""))
    True
    """
    return bool(_REGARDS.fullmatch(line.text))


def matter(line: Line) -> str:
    """Why a line outside the answers is none of what we say; "" where it is."""
    text = line.text
    if is_form(text):
        return FORM
    if is_contact(text):
        return "whom to ask"
    if why := letterhead(text):
        return why
    if is_direction(text) and _OF_A_BOX.search(text):
        return "says how to answer"
    short = len(text.split()) <= _LONGEST_MATTER
    return "cover matter" if short and text[-1:] not in ".?!:;" and not line.heading else ""


def is_form(text: str) -> bool:
    """Whether it is what a department's form says of itself.

    >>> is_form("Thank you for taking the time to let us have your views."), is_form("Criterion 2 is odd.")
    (True, False)
    """
    return bool(_FORM.fullmatch(text))


def letterhead(text: str) -> str:
    """What of a letter's head a text is; "" where it is nothing of the kind."""
    words = len(text.split())
    if (words <= 6 and dates_in(text)) or _MONTH.fullmatch(text):
        return "the date of the letter"
    if _DEAR.fullmatch(text):
        return "whom the letter is to"
    if _REFERENCE.fullmatch(text):
        return "the head of the letter"
    if _ADDRESS.search(text) and words <= 25:
        return "an address"
    return "the number of a page" if _PAGE.fullmatch(text) else ""


def whom(text: str) -> bool:
    """Whether a letter's text begins below: "Dear Sir or Madam,".

    >>> whom("Dear Mr Pryce,"), whom("Dear food hurts families.")
    (True, False)
    """
    return bool(_DEAR.fullmatch(text)) and text[-1:] not in ".?!"


def is_contact(text: str) -> bool:
    """Whether it says whom to ask, with an address or a number.

    >>> is_contact("For further information please contact Jo Brown on jo@boats.example.")
    True
    """
    return bool(_CONTACT.fullmatch(text) and (_ADDRESS.search(text) or _AT.search(text)))


def sorted_out(lines: Sequence[Line]) -> tuple[list[Line], list[tuple[str, str]]]:
    """What of these lines we say, and the rest with why it is not: signatures, addresses, letterheads."""
    said: list[Line] = []
    out: list[tuple[str, str]] = []
    signing = False
    for line in lines:
        signing = signing or ends_a_letter(line)
        if signing and len(line.text.split()) <= LONGEST_SIGNATURE:
            out.append((line.text, "a signature"))
        elif why := matter(line):
            out.append((line.text, why))
        else:
            signing = False
            said.append(line)
    return said, out
