"""A document is read again: what is new comes in, what is gone is kept aside, what was put right stays.

A new reading is held against what the document was read to ask before, not against what the officer made of
it: so a question that was split, joined or worded otherwise is known again, and what nobody touched follows
the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from consult_tui.domain import questions as pure
from consult_tui.domain.consultations import Ignored, Question, Reading
from consult_tui.domain.responses import Response
from consult_tui.domain.versions import questions_version
from consult_tui.errors import BadInput
from consult_tui.workspace.consultations import reading
from consult_tui.workspace.consultations.correcting import Correction, keep
from consult_tui.workspace.consultations.matching import matches
from consult_tui.workspace.consultations.places import source_of
from consult_tui.workspace.naming import question_ids
from consult_tui.workspace.responses.sent import check_not_sent

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace

FIELDS = ("number", "text", "options", "choose", "section", "parent", "kind", "word_limit", "page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A question that the document now puts otherwise."""

    question: Question
    """As it is in the response now."""
    old: str
    """The words that the document was read to have before."""
    new: str
    """The words that it is read to have now."""
    taken: bool
    """Whether they were taken; not so where the officer had corrected them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What came of reading a document again."""

    response: Response
    new: tuple[Question, ...] = ()
    gone: tuple[Question, ...] = ()
    changed: tuple[Reworded, ...] = ()
    kept: tuple[Question, ...] = ()
    """Corrected by the officer, or made by them, and left as they are."""

    @property
    def said(self) -> str:
        """How many of each."""
        parts = [f"{len(self.new)} new", f"{len(self.gone)} gone", f"{len(self.changed)} in other words"]
        return f"Read again: {', '.join(parts)}; {len(self.kept)} put right by hand stayed."


@dataclass(frozen=True, slots=True)
class _Base:
    """What was read before for a question, and whose it is."""

    read: Question
    owner: str
    alone: bool
    """Whether nothing else was read for that question."""


def reread(response: Response, found: Reading, ids: Sequence[str]) -> Reread:
    """A response with a new reading of its document; pure.

    Args:
        response: As it stands.
        found: The new reading.
        ids: As many new ids as the reading has questions.

    Raises:
        BadInput: If the reading has no questions: then nothing is to be taken from it.
    """
    if not found.questions:
        mend = "Name the right file, or add questions by hand."
        raise BadInput("No questions were found in that document; nothing was changed.", mend)
    bases = _bases(response)
    known = matches([base.read for base in bases], found.questions)
    owners = {place: bases[old] for place, old in known.items()}
    now, changed = response, []
    for place, base in owners.items():
        now, reworded = _taken(now, base, found.questions[place])
        changed += [reworded] if reworded else []
    now, new = _with_new(now, found.questions, owners, ids)
    now, gone = _without_gone(now, bases, {bases[old].owner for old in known.values()})
    now = replace(now, ignored=_passed_over(response, found))
    return Reread(
        response=now,
        new=new,
        gone=gone,
        changed=tuple(changed),
        kept=tuple(q for q in now.questions if q.id in response.as_read),
    )


def read_again(
    ws: Workspace, response_id: str, file: Path | None = None, found: Reading | None = None
) -> Reread:
    """Read a response's document again, or another in its place, and keep what came of it.

    Args:
        ws: The workspace.
        response_id: Exact id.
        file: The document; None for the one that is kept with the response.
        found: What was read in it, where it was read already: keeping is then quick.

    Raises:
        BadInput: If it cannot be read, or holds no questions.
        Conflict: If somebody changed the questions meanwhile.
        NotFound: If there is no such file.
        Refused: If the response was sent.
        SaveFailed: If it could not be kept.
    """
    seen = ws.response(response_id)
    check_not_sent(seen)
    found = found or reading.read(file or source_of(ws, seen))
    ids = question_ids(len(found.questions) + len(seen.questions))
    fresh = [id_ for id_ in ids if id_ not in pure.ids(seen)]
    done = reread(seen, found, fresh)
    if file is not None:
        ws.add_source(response_id, file)

    def apply(response: Response) -> Response:
        made = reread(response, found, fresh).response
        if file is None:
            return made
        facts = found.consultation
        source = replace(made.consultation, source=facts.source, source_sha256=facts.source_sha256)
        return replace(made, consultation=source)

    correction = Correction(said=done.said, question="", apply=apply)
    made = keep(ws, response_id, correction, base=questions_version(seen), what="reread")
    return replace(done, response=made.after)


def _bases(response: Response) -> list[_Base]:
    """Everything that was read before, of questions that were taken out too."""
    asked = [*response.questions, *(each.question for each in response.aside)]
    out = []
    for question in asked:
        read = pure.bases(response, question)
        out += [_Base(one, question.id, len(read) == 1) for one in read]
        if not read:
            # Made by the officer: the document may ask it by now.
            out.append(_Base(question, question.id, False))
    return out


def _taken(response: Response, base: _Base, found: Question) -> tuple[Response, Reworded | None]:
    """A question with what the document now says of it, field by field; what was corrected stays."""
    new = replace(found, id="")
    present = next((q for q in response.questions if q.id == base.owner), None)
    reworded = None
    if present is not None and base.read.text != new.text and base.owner in _read_of(response, base):
        taken = base.alone and present.text == base.read.text
        reworded = Reworded(question=present, old=base.read.text, new=new.text, taken=taken)
    if present is None or not base.alone:
        return response, reworded
    fields = {
        name: getattr(new, name) for name in FIELDS if getattr(present, name) == getattr(base.read, name)
    }
    if "options" not in fields:
        fields.pop("choose", None)
    merged = replace(present, **fields)
    changed = pure.edit(response, merged) if merged != present else response
    held = {id_: read for id_, read in changed.as_read.items() if id_ != base.owner}
    if replace(changed.question(base.owner), id="") != new:
        held[base.owner] = (new,)
    changed = replace(changed, as_read=held)
    return changed, replace(reworded, question=changed.question(base.owner)) if reworded else None


def _read_of(response: Response, base: _Base) -> set[str]:
    """The owner, where the document was read to ask it; nobody for a question that the officer made."""
    made = response.as_read.get(base.owner) == ()
    return set() if made else {base.owner}


def _with_new(
    response: Response, found: Sequence[Question], owners: dict[int, _Base], ids: Sequence[str]
) -> tuple[Response, tuple[Question, ...]]:
    """The questions that nobody knew, each behind the one that stands before it in the document."""
    new, after, fresh = [], "", iter(ids)
    there = {q.id for q in response.questions}
    for place, question in enumerate(found):
        if place in owners:
            after = owners[place].owner if owners[place].owner in there else after
            continue
        made = replace(question, id=next(fresh))
        response = pure.add(response, made, after)
        response = replace(response, as_read={k: v for k, v in response.as_read.items() if k != made.id})
        new.append(made)
        after = made.id
        there.add(made.id)
    return response, tuple(new)


def _without_gone(
    response: Response, bases: Sequence[_Base], known: set[str]
) -> tuple[Response, tuple[Question, ...]]:
    """Without the questions that were read before and are no more; each is kept aside with its answer."""
    read = {base.owner for base in bases if response.as_read.get(base.owner) != ()}
    gone = [q for q in response.questions if q.id in read and q.id not in known]
    gone = gone if len(gone) < len(response.questions) else gone[1:]
    for question in gone:
        response = pure.drop(response, question.id, "no longer in the document")
    return response, tuple(gone)


def _passed_over(response: Response, found: Reading) -> tuple[Ignored, ...]:
    """What the reader passes over now, without what was made a question."""
    taken = {q.text for read in response.as_read.values() for q in read}
    return tuple(each for each in found.ignored if each.text not in taken)
