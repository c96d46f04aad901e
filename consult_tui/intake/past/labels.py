"""What stands before an answer ("Response:"), and what headings of cover matter are called."""

from __future__ import annotations

import re
from dataclasses import dataclass

from consult_tui.intake.past.lines import Line
from consult_tui.intake.questions.headings import says
from consult_tui.intake.questions.numbers import key

_SAID = r"(?:answers?|responses?|reply|comments?|views?|reasons?)"
_WHOSE = (
    r"(?:(?:our|the|proposed|draft|suggested|full|additional|further|any|joint|council|council[’']s)\s+)*"
)
_NUMBER = r"(?:\s+(?:to|on|for)\s+(?:question|q)\.?\s?(?P<number>\d{1,3}[\w.()]*?))?"
_BEHIND_A_COLON = re.compile(
    rf"(?!no\b){_WHOSE}(?:(?-i:[A-Z]{{2,8}}|[A-Z][a-z]+)(?:[’']s)?\s+)?{_SAID}{_NUMBER}\s*:\s*(?P<text>.*)",
    re.IGNORECASE,
)
_NAME = r"(?:(?-i:[A-Z])[\w’'&-]*|our|the|full|joint|draft|council|proposed|suggested|additional|further|any)"
_ALONE = re.compile(
    rf"(?!in\b|no\b)(?:{_NAME}\s+){{0,5}}(?:answer|response|reply|comments?|views?){_NUMBER}\s*[:.]?",
    re.IGNORECASE,
)
_LETTER = re.compile(r"A(?P<number>\s?\d{1,3}[a-z]?)?\s*(?P<mark>[:.)–-])\s+(?P<text>\S.*)")

ABOUT = (
    r"about (?:us|the \w+|[A-Z][\w&]*(?: [A-Z]\w*){0,6})|who we are",
    r"about our (?:organi[sz]ation|council|members)",
    r"(?:the )?[A-Z][\w ]{2,60}: who we are",
    r"introduction to the [A-Z]\w+(?: [A-Z]\w+){0,5}",
)
KEY_MESSAGES = (
    r"(?:our |the )?(?:key|main|headline|summary of (?:our )?(?:key )?) ?(?:messages?|points?|issues)",
    r"(?:executive )?summary(?: of (?:our|the) (?:response|views|position))?",
    r"(?:our |the )?headline (?:messages?|response)s?",
)
ABOUT_YOU = (r"(?:questions )?about (?:you|yourself)",)
"""Above what a form asks of whoever fills it in."""
APART = (
    *ABOUT_YOU,
    r"(?:table of )?contents",
    r"contact(?: us| details| information| officer| for further information)?",
    r"(?:for )?further information(?: and contacts?)?",
    r"(?:respondent|your|personal|our) (?:details|information)(?: form)?",
    r"(?:respondent information|reply|return) (?:form|slip|address)",
    r"(?:confidentiality|freedom of information|data protection)\b.{0,60}",
    r"(?:how|where|when) to (?:respond|reply)\b.{0,40}",
)


@dataclass(frozen=True, slots=True)
class Label:
    """Where an answer begins."""

    number: str
    """The question's, "" where the label gives none."""
    text: str
    """What of the answer stands on the same line."""
    label: str
    """The words that are only the label."""


def answer_label(line: Line, question: str = "") -> Label | None:
    """Layout: "Answer: We agree", "LGA response:", "Our response to question 4", "A4. We agree".

    Args:
        line: The line.
        question: Number of the question above, "" where there is none.
    """
    if found := _BEHIND_A_COLON.fullmatch(line.text):
        return _label(line.text, found["number"], found["text"])
    # "Comments" in the middle of a text is the beginning of a sentence; alone it is a label.
    alone = _ALONE.fullmatch(line.text)
    if alone and len(line.text.split()) <= 8 and (line.strong or line.text.endswith(":") or alone["number"]):
        return _label(line.text, alone["number"], "")
    if alone and re.fullmatch(rf"(?:our )?{_SAID}", line.text, re.IGNORECASE):
        return _label(line.text, "", "")
    if found := _LETTER.fullmatch(line.text):
        number = (found["number"] or "").strip()
        if (number and key(number) == key(question)) or (not number and found["mark"] == ":"):
            return _label(line.text, number, found["text"])
    return None


def is_about(line: Line) -> bool:
    """Whether it heads what is said about us."""
    return line.strong and says(line.text, ABOUT) and not says(line.text, APART)


def is_key_messages(line: Line) -> bool:
    """Whether it heads the key messages."""
    return line.strong and says(line.text, KEY_MESSAGES)


def is_apart(line: Line) -> bool:
    """Whether it heads what is no part of what we say."""
    return line.strong and says(line.text, APART)


def _label(whole: str, number: str | None, text: str) -> Label:
    label = whole[: len(whole) - len(text)].strip() if text else whole
    return Label((number or "").strip(" .:"), text.strip(), label)
