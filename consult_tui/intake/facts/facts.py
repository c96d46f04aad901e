"""What a document says about itself: what its format marks goes first, then its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from consult_tui.domain.consultations import Consultation
from consult_tui.domain.dates import Moment
from consult_tui.intake.blocks import Block, BlockKind, Document
from consult_tui.intake.clean import one_line
from consult_tui.intake.facts.departments import departments_of
from consult_tui.intake.facts.emails import emails_in
from consult_tui.intake.facts.nations import nations_of
from consult_tui.intake.facts.timetable import ANNOUNCES, timetable_of
from consult_tui.intake.facts.ways import ways_of
from consult_tui.intake.patterns import holds_any
from consult_tui.intake.questions.headings import APART, says
from consult_tui.intake.questions.lines import LONGEST_BLOCK

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b")
_POST = re.compile(
    r"\b(?:by post|write to|writing to|post(?:ed)? to|postal address|send .{0,40} to)\b", re.IGNORECASE
)
_IN_POST = ("post", "writ", "send")
"""One of these is in each of its wordings."""
_NOT_TO_RESPOND = re.compile(
    r"data protection|copyright|licence|complain|information commissioner", re.IGNORECASE
)
_PRINTED_EVERYWHERE = (
    "@nationalarchives.gov.uk",
    "@nationalarchives.gsi.gov.uk",
    "@ico.org.uk",
    "@ico.gsi.gov.uk",
)
_LONGEST_ANNOUNCEMENT, _LONGEST_ANNOUNCED = 80, 160
"""Characters of "Closing date" as a heading or cell, and of what stands below or beside it."""
_NEAR_CLOSING = 14
"""Days."""
_LONGEST_TITLE = 300
_LOWEST_TITLE = 7
_LONGEST_LINE = 30
"""Words of a first line that may be a title."""
_FRONT = 12
"""Blocks among which a title may stand."""


def consultation_of(document: Document, *, source: str, sha256: str) -> tuple[Consultation, list[str]]:
    """The facts, and what is doubtful about them, in sentences."""
    blocks = [block for block in document.blocks if len(block.text) <= LONGEST_BLOCK]
    texts = _texts(blocks)
    marked = document.facts
    opening, closing = timetable_of(texts)
    opens = marked.opens or opening
    said = [m for m in closing if opens is None or m.day >= opens.day]
    closings = _with_other_times(marked.closes, said) if marked.closes else said
    closes = min(closings, key=_order) if closings else None
    emails = marked.emails or tuple(_emails(blocks))
    address = marked.address or _address(blocks)
    consultation = Consultation(
        title=_title(document) or PurePath(source).stem,
        departments=marked.departments or departments_of(texts),
        opens=opens,
        closes=closes,
        emails=emails,
        address=address,
        ways=ways_of(texts, links=marked.links, emails=marked.emails, address=address),
        nations=nations_of(texts),
        source=source,
        source_sha256=sha256,
    )
    return consultation, [*_doubts(closings), *_other_days(marked.closes, said)]


def _with_other_times(marked: Sequence[Moment], said: Sequence[Moment]) -> list[Moment]:
    """The closing that the page marks, and any other time on that day that its words give."""
    times = {m.day: m.at for m in marked if m.at is not None}
    return list(dict.fromkeys([*marked, *(m for m in said if m.at is not None and m.day in times)]))


def _other_days(marked: Sequence[Moment], said: Sequence[Moment]) -> list[str]:
    """A doubt where a page's words give another day, near enough to be the closing as well.

    The last minute of the day before is the same as a midnight without a time.
    """
    for closing in marked:
        for other in said:
            days = (closing.day - other.day).days
            same = days == 1 and closing.at is None and other.at is not None and other.at.hour == 23
            if days and not same and abs(days) <= _NEAR_CLOSING:
                both = " and ".join(_in_figures(m) for m in (closing, other))
                return [f"The page is marked as closing on one day and says another ({both}): check which."]
    return []


def _in_figures(moment: Moment) -> str:
    return str(moment).replace("T", " ")


def _doubts(closings: Sequence[Moment]) -> list[str]:
    if not closings:
        return ["No closing date was found."]
    if len(closings) > 1:
        said = ", ".join(map(_in_figures, closings))
        return [f"More than one closing date is given ({said}): the earliest was taken."]
    return []


def _order(moment: Moment) -> tuple[int, int]:
    """A day without a time lasts to its end."""
    return moment.day.toordinal(), moment.at.hour * 60 + moment.at.minute if moment.at else 1440


def _texts(blocks: Sequence[Block]) -> list[str]:
    """Each block on one line; a short heading, cell or term goes before the date it announces."""
    out: list[str] = []
    announced = ""
    for block in blocks:
        text = " ".join(block.text.split())
        out.append(
            f"{announced.rstrip(':')}: {text}" if announced and len(text) < _LONGEST_ANNOUNCED else text
        )
        announced = text if len(text) < _LONGEST_ANNOUNCEMENT and _announces(text, block.kind) else ""
    return out


def _announces(text: str, kind: BlockKind) -> bool:
    """Whether a short text says which date stands below or beside it."""
    alone = kind in (BlockKind.HEADING, BlockKind.CELL) or text.endswith(":")
    return bool(ANNOUNCES.search(text) if alone else ANNOUNCES.fullmatch(text))


_NO_TITLE = re.compile(
    r"\W*(?:executive )?(?:summary|overview|introduction|consultation|call for evidence|scope)"
    r"(?: (?:response form|paper|document|questions?))?\W*|\W*response form\W*",
    re.IGNORECASE,
)
"""Words that stand large on many a cover and name no subject."""


def _title(document: Document) -> str:
    """The title that the format marks, else the highest heading in front, else a short first line.

    Headings that every document has ("Executive summary", "Contents") are no titles.
    """
    if document.facts.title:
        return document.facts.title[:_LONGEST_TITLE]
    front = [
        b for b in document.blocks[:_FRONT] if not says(b.text, APART) and not _NO_TITLE.fullmatch(b.text)
    ]
    headings = [block for block in front if block.kind is BlockKind.HEADING and block.level <= _LOWEST_TITLE]
    if headings:
        top = min(block.level for block in headings)
        return one_line(next(block.text for block in headings if block.level == top))[:_LONGEST_TITLE]
    for block in front:
        words = block.text.split()
        if 2 <= len(words) <= _LONGEST_LINE and block.text[-1:] not in ".?;,":
            return one_line(block.text)
    return ""


def _emails(blocks: Sequence[Block]) -> list[str]:
    """Every address, without those of the licence and of the regulator, which every document prints."""
    found = dict.fromkeys(email for block in blocks for email in emails_in(block.text))
    return [email for email in found if not email.casefold().endswith(_PRINTED_EVERYWHERE)]


def _address(blocks: Sequence[Block]) -> str | None:
    """The lines from "by post to" up to a postcode, where they are not about personal data or the licence."""
    for index, block in enumerate(blocks):
        if not holds_any(block.text.casefold(), _IN_POST) or not _POST.search(block.text):
            continue
        lines: list[str] = []
        for below in blocks[index : index + 10]:
            lines += [one_line(line) for line in below.text.split("\n")]
            if _POSTCODE.search(below.text):
                if not _NOT_TO_RESPOND.search(" ".join(lines)):
                    return _cut(lines)
                break
    return None


def _cut(lines: list[str]) -> str | None:
    end = next(i for i, line in enumerate(lines) if _POSTCODE.search(line)) + 1
    start = max((i for i, line in enumerate(lines[:end]) if _POST.search(line)), default=0)
    said = lines[start:end]
    last = list(_POSTCODE.finditer(said[-1]))[-1].end()
    said = [*said[:-1], said[-1][:last]]
    after = said[0][list(_POST.finditer(said[0]))[-1].end() :]
    head = (after.rpartition(":")[2] if ":" in after else after if len(said) == 1 else "").strip(" :,")
    said = [head, *said[1:]] if len(said) > 1 else [head or said[0]]
    text = "\n".join(filter(None, said))
    return text if len(text) < 400 else None
