"""Board papers: what each holds, which paragraphs the library has, and taking lines out of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from consult_tui.domain.bodies import Body
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.library import Library
from consult_tui.domain.papers import BoardPaper, Candidate, PaperState
from consult_tui.domain.positions import AgreedBy, Kind, Position, Status
from consult_tui.errors import BadInput, ConsultError, Refused, Stopped, Usage
from consult_tui.store.papers import PaperRecord, load_papers
from consult_tui.text.authority import place_in_words
from consult_tui.workspace.library import paper_memory as memory
from consult_tui.workspace.library.alike import Alike, alike
from consult_tui.workspace.library.anew import anew
from consult_tui.workspace.library.lines import TITLE_WORDS, Prepared, added, body_id, prepare
from consult_tui.workspace.library.standing import sure_enough
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.intake.apart.waiting import Apart

STATUSES = (Status.PROPOSED, Status.STATED, Status.AGREED)
"""What a paragraph may be taken as."""

_LEADS = re.compile(
    r"(?:(?:It was )?(?:RESOLVED|Resolved|AGREED|DECIDED|resolved|agreed)\s*:?\s+|Decision\s*:\s*)?"
    r"(?:(?:[Tt]hat )?(?:[Tt]he )?(?:[A-Z][\w'’-]* ){0,5}(?:[Mm]embers )?"
    r"(?:agrees?|agreed|approves?|endorses?) )?(?:[Tt]hat )?"
)
"""What a title does without: "RESOLVED that", "That the Board agrees that"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A paper that was read, beside the library."""

    paper: BoardPaper
    already: Mapping[int, Alike] = field(default_factory=dict)
    """By number of a candidate, the line that says the same or nearly."""
    record: PaperRecord
    """What is remembered of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How paragraphs are to be taken; what is not said is as the paper gives it."""

    status: Status | None = None
    """None for each paragraph's own: see `Candidate.take_as`."""
    minute: str = ""
    body: str = ""
    """An id, a name or a short name; a new name is added to the register."""
    meeting_date: PartialDate | None = None
    item: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of taking lines."""

    taken: tuple[str, ...]
    """Ids of the new lines."""
    passed: tuple[tuple[int, str], ...] = ()
    """Number of a paragraph that is in the library already, and the line's id."""
    remarks: tuple[str, ...] = ()


def look(
    ws: Workspace, path: Path, *, reader: Apart | None = None, stopped: Callable[[], bool] = lambda: False
) -> Looked:
    """Read a paper and lay its paragraphs beside the library; changes nothing.

    It is read in a process of its own, so that no file can hang or break this one.

    Args:
        ws: The workspace.
        path: The paper.
        reader: As `reading` gives it, to read one paper after another; None for a process for this one.
        stopped: Asked about twenty times a second whether to stop.

    Raises:
        NotFound: If there is no such file.
        BadInput: If it cannot be read, or is a list.
        Stopped: If the officer stopped it.
    """
    from consult_tui.intake.apart.waiting import Watch

    with nullcontext(reader) if reader else reading() as apart:
        paper = apart.paper(path, _known(ws.library), Watch(stopped=stopped))
    record = load_papers(ws.places.papers).get(paper.sha256) or PaperRecord(name=path.name)
    return Looked(paper=paper, already=_already(ws.library, paper, record), record=record)


def reading() -> Apart:
    """A process that reads one paper after another for `look`, to be closed."""
    from consult_tui.intake.apart.waiting import Apart

    return Apart()


def again(ws: Workspace, looked: Looked) -> Looked:
    """The same paper beside the library as it stands now; the file is not read again."""
    record = load_papers(ws.places.papers).get(looked.paper.sha256) or looked.record
    return Looked(paper=looked.paper, already=_already(ws.library, looked.paper, record), record=record)


def next_in(
    ws: Workspace, folder: Path, *, after: str = "", stopped: Callable[[], bool] = lambda: False
) -> tuple[Looked | None, tuple[tuple[Path, str], ...]]:
    """The next paper of a folder that is not done, and those passed over that cannot be read, with why.

    Args:
        ws: The workspace.
        folder: Where the papers lie.
        after: SHA-256 of the paper behind which to look on, around to those before it; "" from the first.
        stopped: Asked before each paper is read and while it is.

    Raises:
        NotFound: If there is no such folder.
        Stopped: If the officer stopped it.
    """
    unread: list[tuple[Path, str]] = []
    with reading() as apart:
        for filed in memory.from_after(memory.papers_in(ws, folder), after):
            if filed.done:
                continue
            if stopped():
                raise Stopped("Stopped.", "Nothing was changed.")
            try:
                if filed.problem:
                    raise BadInput(filed.problem)
                return look(ws, filed.path, reader=apart, stopped=stopped), tuple(unread)
            except Stopped:
                raise
            except ConsultError as error:
                unread.append((filed.path, str(error)))
    return None, tuple(unread)


def numbers(given: Iterable[str], paper: BoardPaper) -> tuple[int, ...] | None:
    """Which candidates are meant: None for all, else their numbers, each once and in order.

    Args:
        given: `all`, `3`, `1,4` or `2-5`, any number of them.
        paper: Whose.

    Raises:
        Usage: If one cannot be read, or there is no such candidate.
    """
    wanted: set[int] = set()
    most = len(paper.candidates)
    for part in (part for text in given for part in re.split(r"[,\s]+", text) if part):
        if part.casefold() == "all":
            return None
        found = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not 1 <= first <= last <= most:
            there = f"1 to {most}" if most else "none"
            raise Usage(f"There is no candidate '{part}'.", f"There are: {there}. Or say: --take all")
        wanted.update(range(first, last + 1))
    return tuple(sorted(wanted))


def take(ws: Workspace, looked: Looked, wanted: Sequence[int] | None, how: How) -> Taken:
    """Make lines of paragraphs, all in one write or none, and remember what was taken.

    Args:
        ws: The workspace.
        looked: The paper, as `look` gave it.
        wanted: Numbers of candidates; one that is named is taken even if the library has its words. None for
            all that the library does not have.
        how: As what.

    Raises:
        BadInput: If a field cannot be taken.
        Refused: If they are to be agreed and no minute is named, or the body cannot agree our policy.
    """
    ws.check_writable()
    paper = looked.paper
    passed = {} if wanted is not None else {n: each.id for n, each in looked.already.items()}
    chosen = [c for c in paper.candidates if (c.n in wanted if wanted is not None else c.n not in passed)]

    def write(seen: Library) -> _Batch:
        batch = _Batch(ws, seen, paper, how)
        for candidate in chosen:
            batch.make(candidate)
        if batch.made:
            ws.keep(positions=batch.positions, bodies=batch.new_bodies, seen=seen)
        return batch

    batch = anew(ws, write)
    if batch.made:
        notes = {p.id: _source(paper, c) for c, p in zip(chosen, batch.positions, strict=True)}
        ws.record_library("import", batch.positions, notes)
    remarks = [*added(batch.new_bodies, ()), *batch.remarks]
    made = {c.text: p.id for c, p in zip(chosen, batch.positions, strict=True)}
    try:
        memory.remember(ws, paper.sha256, paper.name, PaperState.LOOKED_THROUGH, made)
    except ConsultError as error:
        remarks.append(f"That this paper is done is not remembered: {error}")
    return Taken(
        taken=tuple(position.id for position in batch.positions),
        passed=tuple(passed.items()),
        remarks=tuple(dict.fromkeys(remarks)),
    )


class _Batch:
    """Lines on their way in, each seeing those before it."""

    def __init__(self, ws: Workspace, seen: Library, paper: BoardPaper, how: How) -> None:
        self._ws, self._paper, self._how = ws, paper, how
        self._before = seen
        self._positions, self._bodies = dict(seen.positions), dict(seen.bodies)
        self._now = Library(positions=self._positions, bodies=self._bodies, evidence=dict(seen.evidence))
        self.made: list[Prepared] = []
        self.remarks: list[str] = []

    @property
    def positions(self) -> list[Position]:
        """The new lines."""
        return [made.position for made in self.made]

    @property
    def new_bodies(self) -> list[Body]:
        """Those that are named for the first time."""
        return [body for id_, body in self._bodies.items() if id_ not in self._before.bodies]

    def make(self, candidate: Candidate) -> None:
        """Make a line of one paragraph."""
        how, today = self._how, self._ws.context.today
        status = how.status or candidate.take_as
        row = _row(candidate, self._paper, how, status)
        if status is Status.AGREED:
            _check_agreed(self._now, candidate, row, today)
        made = prepare(self._now, row, today)
        self._bodies.update({body.id: body for body in made.bodies})
        act = made.position.agreed_by
        if status is Status.AGREED and act is not None:
            self.remarks += sure_enough(self._now, act, today)
        elif status is Status.PROPOSED and candidate.asks and act is not None:
            asked = replace(made.position, proposed_to=act.body, proposed_for=act.meeting_date)
            made = replace(made, position=asked)
        self._positions[made.position.id] = made.position
        self.made.append(made)
        self.remarks += [f"{made.position.id}: {words}" for words in made.doubts if status is Status.STATED]


def _row(candidate: Candidate, paper: BoardPaper, how: How, status: Status) -> dict[str, str]:
    """A paragraph as the fields of a line."""
    stands = candidate.stands
    when = how.meeting_date or stands.meeting_date
    minute = how.minute.strip() or candidate.minute
    row = {
        "statement": candidate.text,
        "title": title_of(candidate),
        "status": status.value,
        "kind": (Kind.DECISION if status is Status.AGREED else Kind.REPORT).value,
        "body": how.body.strip() or stands.body,
        "meeting_date": str(when) if when else "",
        "item": how.item.strip() or stands.item,
        "paragraph": candidate.paragraph if candidate.paragraph != minute else "",
        "minute": minute,
        "document": paper.document,
        "themes": "|".join(how.themes),
        "notes": f"Follows on in the paper: {candidate.lead}" if candidate.lead else "",
    }
    return {name: value for name, value in row.items() if value}


def title_of(candidate: Candidate) -> str:
    """A title for a paragraph's line: its first words, without "RESOLVED that" and the like."""
    first = candidate.text.partition("\n")[0]
    lead = _LEADS.match(first)
    bare = first[lead.end() :] if lead and len(first) - lead.end() > 10 else first
    words = bare.split()
    cut = " ".join(words[:TITLE_WORDS]).rstrip(" .,;:")
    return f"{cut[:1].upper()}{cut[1:]}{'...' if len(words) > TITLE_WORDS else ''}"


def _check_agreed(library: Library, candidate: Candidate, row: Mapping[str, str], today: date) -> None:
    """Refuse to take a paragraph as agreed without its minute, its meeting and a body that is known.

    Raises:
        BadInput: If body or date are neither in the paper nor said.
        Refused: If no minute is named, the register does not know the body, or the meeting is to come.
    """
    which = f"Paragraph {candidate.paragraph}" if candidate.paragraph else f"Candidate {candidate.n}"
    if not row.get("minute"):
        mend = "Name it: --minute M. Or take it as stated or proposed, and agree it once it is minuted."
        raise Refused(f"{which} is taken as agreed only with its minute.", mend)
    if not row.get("body") or not row.get("meeting_date"):
        mend = "Say them: --body BODY --meeting-date DATE"
        raise BadInput(f"{which} does not say who agreed it and when.", mend)
    when = PartialDate.parse(row["meeting_date"])
    if when.first > today:
        raise Refused(f"{when.in_words} is still to come.", "Take it as proposed until then: --to proposed")
    if body_id(library, row["body"]) is None:
        mend = f'If it can agree our policy: consult body add --name "{row["body"]}" --can-agree yes'
        raise Refused(f"'{row['body']}' is not in the register of bodies.", mend)


def where_in_words(candidate: Candidate, how: How) -> str:
    """Where a paragraph stands, as it will be cited: body, date, item, paragraph, minute."""
    stands = candidate.stands
    minute = how.minute.strip() or candidate.minute
    act = AgreedBy(
        body=how.body.strip() or stands.body,
        meeting_date=how.meeting_date or stands.meeting_date,
        item=how.item.strip() or stands.item,
        paragraph=candidate.paragraph if candidate.paragraph != minute else "",
        minute=minute,
    )
    return place_in_words(act, {})


def _source(paper: BoardPaper, candidate: Candidate) -> str:
    """Where a line came from, for the history."""
    place = f"paragraph {candidate.paragraph} of " if candidate.paragraph else ""
    return f"{place}{paper.name}, SHA-256 {paper.sha256}"


def _known(library: Library) -> list[str]:
    return [name for body in library.bodies.values() for name in (body.name, *body.short_names)]


def _already(library: Library, paper: BoardPaper, record: PaperRecord) -> dict[int, Alike]:
    """What was taken from this very paper, whatever became of its words since, and what says the same."""
    found = alike(library, {candidate.n: candidate.text for candidate in paper.candidates})
    for candidate in paper.candidates:
        id_ = record.taken.get(memory.digest(candidate.text), "")
        if id_ in library.positions and not (candidate.n in found and found[candidate.n].same):
            found[candidate.n] = Alike(id_, same=False)
    return found
