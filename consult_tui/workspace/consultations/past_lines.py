"""Lines out of what we said: paragraphs of a response that was sent become lines of the library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consult_tui.domain.dates import Moment
from consult_tui.domain.library import Library
from consult_tui.domain.outline import Block, BulletList, Heading, Paragraph, inlines_of, plain
from consult_tui.domain.positions import Position, Status
from consult_tui.errors import BadInput, NotFound, Refused
from consult_tui.text.citations import without
from consult_tui.text.compose import KEY_MESSAGES, question_heading
from consult_tui.text.fold import fold
from consult_tui.text.markdown import parse
from consult_tui.text.to_markdown import to_markdown
from consult_tui.workspace.library.anew import anew
from consult_tui.workspace.library.lines import Prepared, prepare
from consult_tui.workspace.responses.sent import is_sent

if TYPE_CHECKING:
    from consult_tui.domain.responses import Response
    from consult_tui.workspace.workspace import Workspace

NEAR = 88.0
"""Of 100: from which on two statements are nearly the same."""
STATUSES = (Status.STATED, Status.DRAFT, Status.PROPOSED)
"""What a line out of a response may be at first: that it was agreed needs the minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One paragraph of what we said."""

    number: int
    """Its place in the response, from 1."""
    ref: str
    """Id of its question; "" for a key message."""
    question: str
    """Which question, as people call it, with its words."""
    text: str
    """Markdown, without citations."""
    near: str = ""
    """Id of the line that says nearly the same, "" where none does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenLines:
    """What came of taking paragraphs as lines."""

    taken: tuple[Position, ...]
    passed: tuple[Said, ...] = ()
    """Those that are in the library already, nearly in the same words, and were not named."""
    remarks: tuple[str, ...] = ()


def said_in(ws: Workspace, response: Response) -> tuple[Said, ...]:
    """Every paragraph of a response's key messages and answers, each with the line that it is near to.

    A heading is none; a list goes with the paragraph that announces it.
    """
    lines = _statements(ws.library)
    found = [*_paragraphs("", KEY_MESSAGES, response.key_messages)]
    for question in response.questions:
        head = question_heading(question)
        called = f"{head}: {question.text}" if question.number else question.text
        found += _paragraphs(question.id, called, response.answer(question.id).text)
    return tuple(
        Said(number=number, ref=ref, question=called, text=text, near=near(text, lines))
        for number, (ref, called, text) in enumerate(found, 1)
    )


def take(
    ws: Workspace,
    response_id: str,
    numbers: Sequence[int] | None,
    *,
    status: str = Status.STATED,
    body: str = "",
) -> TakenLines:
    """Make lines of paragraphs of a response that was sent; its title and the day are where each was said.

    Args:
        ws: The workspace.
        response_id: Exact id.
        numbers: Which paragraphs, as `said_in` numbers them; None for all that say something new.
        status: `stated`, `draft` or `proposed`.
        body: Who said it: an id, a name or a short name; "" for the organisation itself.

    Raises:
        NotFound: If there is no such paragraph.
        BadInput: If a line cannot begin with this status.
        Refused: If the response was not sent: nothing in it was said yet.
    """
    response = ws.response(response_id)
    if not is_sent(response):
        mend = "Take lines out of a response that was submitted, or of a past one."
        raise Refused("This response was not sent: what it says was not said yet.", mend)
    if status not in STATUSES:
        raise BadInput(
            f"A line out of a response cannot be {status}.", f"Choose from: {', '.join(STATUSES)}."
        )
    every = said_in(ws, response)
    named = _named(every, numbers)
    base = _row(ws, response, status, body)

    def write(seen: Library) -> tuple[list[Prepared], list[Said]]:
        batch = _Batch(seen, all_of_them=numbers is None)
        for said in named:
            batch.take(said, {**base, **_of(response, said)}, ws)
        if batch.taken:
            bodies = [made for each in batch.taken for made in each.bodies]
            ws.keep(positions=[each.position for each in batch.taken], bodies=bodies, seen=seen)
        return batch.taken, batch.passed

    taken, passed = anew(ws, write)
    positions = tuple(each.position for each in taken)
    notes = {position.id: f"from {response.id}" for position in positions}
    ws.record_library("lines-from", positions, notes)
    remarks = [f"Added the body '{b.name}', not yet known to agree policy." for t in taken for b in t.bodies]
    return TakenLines(taken=positions, passed=tuple(passed), remarks=tuple(remarks))


def near(text: str, lines: Mapping[str, str]) -> str:
    """Id of the line whose words are nearly these, "" where none are.

    Args:
        text: What was said.
        lines: Folded statements, by the line's id.
    """
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extractOne

    found = extractOne(fold(without(text)), lines, scorer=ratio, score_cutoff=NEAR)
    return str(found[2]) if found else ""


class _Batch:
    """Paragraphs on their way to become lines, each seeing those before it."""

    def __init__(self, library: Library, *, all_of_them: bool) -> None:
        self._library = library
        self._all = all_of_them
        self._statements = _statements(library)
        self.taken: list[Prepared] = []
        self.passed: list[Said] = []

    def take(self, said: Said, row: Mapping[str, str], ws: Workspace) -> None:
        """Take one; where none is named, not what a line says already."""
        if self._all and near(said.text, self._statements):
            self.passed.append(said)
            return
        made = prepare(self._library, row, ws.context.today)
        self.taken.append(made)
        self._statements[made.position.id] = fold(made.position.statement)
        self._library = replace(
            self._library,
            positions={**self._library.positions, made.position.id: made.position},
            bodies={**self._library.bodies, **{body.id: body for body in made.bodies}},
        )


def _statements(library: Library) -> dict[str, str]:
    return {position.id: fold(position.statement) for position in library.positions.values()}


def _named(every: Sequence[Said], numbers: Sequence[int] | None) -> list[Said]:
    if numbers is None:
        return list(every)
    by_number = {said.number: said for said in every}
    missing = [number for number in numbers if number not in by_number]
    if missing:
        raise NotFound(
            f"There is no paragraph {missing[0]}: the response has {len(every)}.",
            "See them with: consult lines-from RESPONSE",
        )
    return [by_number[number] for number in dict.fromkeys(numbers)]


def _row(ws: Workspace, response: Response, status: str, body: str) -> dict[str, str]:
    """The fields that all lines of one response share."""
    sent: Moment | None = response.submitted
    row = {
        "status": status,
        "kind": "statement",
        "body": body.strip() or ws.settings.name,
        "document": response.consultation.title,
    }
    return {**row, "meeting_date": sent.day.isoformat()} if sent else row


def _of(response: Response, said: Said) -> dict[str, str]:
    """The fields of one line."""
    return {"statement": said.text, "notes": f"Said in {response.id}, {said.question}"}


def _paragraphs(ref: str, called: str, text: str) -> Iterator[tuple[str, str, str]]:
    """A text's paragraphs, with where they stand; a list that nothing announces item by item."""
    together: list[Block] = []
    for block in parse(text):
        if together and not (isinstance(block, BulletList) and _announces(together[-1])):
            yield ref, called, _written(together)
            together = []
        if isinstance(block, BulletList) and not together:
            yield from ((ref, called, _written(item.blocks)) for item in block.items)
        elif not isinstance(block, Heading):
            together.append(block)
    if together:
        yield ref, called, _written(together)


def _announces(block: Block) -> bool:
    return isinstance(block, Paragraph) and plain(tuple(inlines_of((block,)))).rstrip().endswith(":")


def _written(blocks: Sequence[Block]) -> str:
    lines = without(to_markdown(tuple(blocks))).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
