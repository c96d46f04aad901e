"""Where an old response begins and ends: the lines of its title, what a letter is about, what closes it.

One small rule each; a rule looks at one line and at those right beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from consult_tui.intake.past.cover import ends_a_letter, is_contact, is_form, letterhead, whom
from consult_tui.intake.past.lines import Line
from consult_tui.intake.questions.asking import ends_asking

SUBJECT = "what the letter is about"
TITLE_LINE = "a line of the title"
LETTERHEAD = "the head of the letter"
BOLD_LINE = 7
"""Level of a heading that is only a line in bold."""
_LONGEST_FRONT = 12
"""Lines among which those of the title stand."""
_LONGEST_LETTERHEAD = 30
"""Lines among which "Dear Sir" stands."""
_BELOW_DEAR = 3
"""Lines below "Dear Sir" among which the one in bold says what the letter is about."""
_SHORT = 9
"""Words of a line of a letterhead."""
_RESPONSE = re.compile(
    r"\b(?:response|consultation|evidence|submission|inquiry|(?:green|white) paper|review of|comments on"
    r"|call for)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:(?:i|we) (?:would|should|shall) be (?:very )?(?:happy|glad|pleased|delighted) to"
    r" (?:discuss|meet|provide|answer|help|give|supply|bring|expand|assist|talk|elaborate|work|hear)\b"
    r"|(?:i|we) (?:hope|trust) (?:that )?(?:this|these|you|our)\b|(?:i|we) look forward to\b"
    r"|(?:please )?do not hesitate to\b|please (?:contact|get in touch)\b|thank you (?:again|for)\b"
    r"|if you (?:would like|have any|need|require|wish)\b|should you (?:have|need|require|wish)\b"
    r"|(?:i|we) (?:am|are) (?:happy|grateful|content)\b)",
    re.IGNORECASE,
)


def front_of(lines: Sequence[Line]) -> dict[int, str]:
    """Lines in front that head nothing, each with why: those of a title in bold, and a letter's subject."""
    return {**_subjects(lines), **_title_lines(lines)}


def _title_lines(lines: Sequence[Line]) -> dict[int, str]:
    """Layout: the name of the body in bold, and below it in bold what it answers.

    A line is one only where nothing but short lines stands above it.
    """
    out: dict[int, str] = {}
    if lines and _is_heading(lines[0]) and says_what_is_answered(lines[0].text):
        return out
    for index, line in enumerate(lines[:_LONGEST_FRONT]):
        if ends_asking(line.text) or (_is_heading(line) and index):
            break
        if _is_bold_line(line) and says_what_is_answered(line.text):
            above = index
            while above > 0 and _is_bold_line(lines[above - 1]):
                above -= 1
            out.update(dict.fromkeys(range(above, index + 1), TITLE_LINE))
        elif not line.strong and len(line.text.split()) > _SHORT and not letterhead(line.text):
            break
    return out


def says_what_is_answered(text: str) -> bool:
    """Whether a title says that this is a response, evidence, or comments on something."""
    return bool(_RESPONSE.search(text))


def _is_heading(line: Line) -> bool:
    """Whether it is a heading by its style, not only by its letters."""
    return line.heading and line.block.level < BOLD_LINE


def _is_bold_line(line: Line) -> bool:
    """Whether it is a line in bold that neither asks nor is a heading by its style."""
    return line.strong and line.block.level in (0, BOLD_LINE) and not ends_asking(line.text)


def _subjects(lines: Sequence[Line]) -> dict[int, str]:
    """Layout: "Dear Sir," and below it, in bold, what the letter is about; above it, who writes to whom."""
    index = next((at for at, line in enumerate(lines[:_LONGEST_LETTERHEAD]) if whom(line.text)), None)
    if index is None or lines[index].strong:
        return {}
    below = range(index + 1, min(index + 1 + _BELOW_DEAR, len(lines)))
    out = {at: SUBJECT for at in below if all(map(_is_bold_line, lines[index + 1 : at + 1]))}
    if all(_is_bold_line(line) or len(line.text.split()) <= _SHORT for line in lines[:index]):
        out |= {at: LETTERHEAD for at in range(index) if _is_bold_line(lines[at])}
    return out


def endings_of(lines: Sequence[Line]) -> frozenset[int]:
    """Indices at which an answer ends without a heading: closing words, whom to ask, a last date."""
    found = {at for at in range(1, len(lines)) if _ends(lines, at)}
    return frozenset(found | set(_tail(lines)))


def _ends(lines: Sequence[Line], at: int) -> bool:
    return _closes_a_letter(lines, at) or is_contact(lines[at].text) or is_form(lines[at].text)


def _closes_a_letter(lines: Sequence[Line], at: int) -> bool:
    """Layout: "I would be happy to meet you." right above "Yours sincerely"."""
    line = lines[at]
    signed = at + 1 < len(lines) and ends_a_letter(lines[at + 1])
    return signed and not line.strong and bool(_CLOSING.match(line.text))


def _tail(lines: Sequence[Line]) -> Iterator[int]:
    """The first of the last lines that are a date or an address, behind a whole sentence of ours."""
    at = len(lines)
    while at > 1 and letterhead(lines[at - 1].text) and lines[at - 1].block.cell is None:
        at -= 1
    if at < len(lines) and lines[at - 1].text[-1:] in ".!" and not ends_asking(lines[at - 1].text):
        yield at
