"""The way in: an old response becomes a `PastReading`, or one plain sentence says why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from consult_tui.domain.consultations import Question
from consult_tui.domain.past import PastReading
from consult_tui.errors import BadInput
from consult_tui.intake.blocks import Block, Document
from consult_tui.intake.facts.dates import dates_in
from consult_tui.intake.facts.facts import consultation_of
from consult_tui.intake.past.boxes import signed
from consult_tui.intake.past.cover import letterhead
from consult_tui.intake.past.drafts import title_of_draft, without_own_words
from consult_tui.intake.past.front import BOLD_LINE, SUBJECT, front_of, says_what_is_answered
from consult_tui.intake.past.labels import ABOUT, APART, KEY_MESSAGES
from consult_tui.intake.past.lines import lines_of, markdown
from consult_tui.intake.past.matching import matched
from consult_tui.intake.past.outline import outline_of
from consult_tui.intake.questions.asking import ends_asking
from consult_tui.intake.questions.headings import says
from consult_tui.intake.questions.numbers import named
from consult_tui.intake.reading import Tell, in_words, read_document

_LONGEST_TITLE = 200
_FRONT = 25
"""Blocks among which the day of a letter stands."""
_LONGEST_DATE = 6
"""Words of a line that gives the day of a letter."""
_LONGEST_OF_A_LETTERHEAD = 16
"""Words of a line of a letterhead: a longer one is text."""
_CLOSES = re.compile(r"\b(?:clos\w+|deadline|published|issued|received by)\b", re.IGNORECASE)


def read_past(
    path: Path, asked: Sequence[Question] = (), tell: Tell = lambda part, patience: None
) -> PastReading:
    """What an old response holds.

    Args:
        path: The document.
        asked: The consultation's own questions, where they are known: their words and numbers are taken.
        tell: Told how far it is.

    Raises:
        NotFound: If there is no such file.
        BadInput: If it cannot be read as what it is, or says nothing.
    """
    document, kind, sha256 = read_document(path, tell)
    with in_words(path.name, kind):
        return _past_of(document, path, kind, sha256, asked)


def _past_of(
    document: Document, path: Path, kind: str, sha256: str, asked: Sequence[Question]
) -> PastReading:
    """What a document that was read holds, as an old response."""
    facts, _ = consultation_of(document, source=path.name, sha256=sha256)
    marked = bool(document.facts.title)
    own_title = title_of_draft(document.blocks)
    title = own_title or _title(facts.title, document.blocks, marked=marked) or path.stem
    own = without_own_words(document.blocks, title)
    sorted_ = outline_of(own.blocks, title, asked)
    parts, remarks = matched(sorted_.parts, asked) if asked else (tuple(sorted_.parts), ())
    if not parts:
        raise BadInput(
            f"'{path.name}' says nothing that could be taken in.", "Look whether it is the response."
        )
    reading = PastReading(
        title=title,
        departments=facts.departments,
        dated=_dated(document.blocks),
        parts=parts,
        about=markdown(sorted_.about),
        key_messages=markdown(sorted_.key_messages),
        left_out=(*own.left_out, *sorted_.left_out),
        source=path.name,
        sha256=sha256,
        format=kind,
    )
    return _with_warnings(reading, (*document.warnings, *remarks), known=bool(asked))


def dated_by_name(name: str) -> date | None:
    """The day in a file's name: "2011-10-11 school funding.docx", "response 11 October 2011.pdf".

    >>> dated_by_name("2011-10-11_school-funding.docx"), dated_by_name("response 4.docx")
    (datetime.date(2011, 10, 11), None)
    """
    days = dates_in(re.sub(r"[_]+", " ", Path(name).stem))
    return days[0].moment.day if days else None


def _title(found: str, blocks: Sequence[Block], *, marked: bool) -> str:
    """The title that the words give; "" where a question, a box or a letter's head stands in its place.

    Where it is the heading of cover matter ("About us"), the line above that is the title.
    """
    if says(found, (*ABOUT, *KEY_MESSAGES, *APART)):
        texts = [" ".join(block.text.split()) for block in blocks[:_FRONT]]
        above = texts[: texts.index(found)] if found in texts else []
        return next((text for text in above if len(text) < _LONGEST_TITLE and not _is_no_title(text)), "")
    if own := _title_line(found, blocks):
        return own
    if _heads_a_passage(found, blocks):
        return ""
    return found if marked or not _is_no_title(found) else ""


def _title_line(found: str, blocks: Sequence[Block]) -> str:
    """The line in bold that says what is answered, or what a letter is about; "" where `found` stands above.

    The name of the body in bold above it, or the first heading below it, is no title.
    """
    if says_what_is_answered(found):
        return ""
    lines = lines_of(blocks[:_FRONT])
    texts = [line.text for line in lines]
    last = len(lines) if found not in texts or lines[texts.index(found)].block.level >= BOLD_LINE else 0
    last = last or texts.index(found)
    front = front_of(lines)
    own = [at for at in front if at < last and len(texts[at]) < _LONGEST_TITLE]
    letter = [at for at in own if front[at] == SUBJECT]
    best = [at for at in own if says_what_is_answered(texts[at])] or letter
    return texts[best[0]] if best else ""


def _heads_a_passage(found: str, blocks: Sequence[Block]) -> bool:
    """Whether it is a line in bold below a sentence of text: in a letter, a heading and no title."""
    texts = [" ".join(block.text.split()) for block in blocks[:_FRONT]]
    at = texts.index(found) if found in texts else 0
    return blocks[at].level == BOLD_LINE and any(
        len(text.split()) > _LONGEST_OF_A_LETTERHEAD for text in texts[:at]
    )


def _is_no_title(line: str) -> bool:
    return bool(named(line) or signed(line) or letterhead(line) or ends_asking(line))


def _with_warnings(reading: PastReading, said: Sequence[str], *, known: bool) -> PastReading:
    warnings = list(said)
    if not reading.follows_questions:
        warnings.append("It follows no questions: it was taken heading by heading.")
    wordless = [
        p.question.number for p in reading.parts if p.question.text == f"Question {p.question.number}"
    ]
    if wordless and not known:
        mend = "name the consultation with --consultation to have their words"
        warnings.append(f"Questions without their words: {', '.join(wordless)}; {mend}.")
    return replace(reading, warnings=tuple(warnings))


def _dated(blocks: Sequence[Block]) -> date | None:
    """The day that a letter is dated: the first that stands in front on a line of its own."""
    texts = [" ".join(block.text.split()) for block in blocks[:_FRONT]]
    short = [text for text in texts if len(text.split()) <= _LONGEST_DATE and not _CLOSES.search(text)]
    alone = [day for text in short for day in dates_in(text)]
    return alone[0].moment.day if alone else None
