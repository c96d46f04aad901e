"""What was read is put right: each correction of a response's questions, what it says, and keeping it.

A correction is made against the questions as the officer sees them and can be applied to a response that is
kept or to one that is not made yet. Keeping it needs the questions as they were seen: a colleague's
correction in between is a conflict, a colleague's answer is not.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consult_tui.domain import questions as pure
from consult_tui.domain.consultations import Ignored, Question
from consult_tui.domain.questions import called, ids, tidy
from consult_tui.domain.responses import Answer, Response
from consult_tui.domain.splitting import likely, parts
from consult_tui.domain.undoing import undo as undone
from consult_tui.domain.versions import answer_version, questions_version
from consult_tui.errors import BadInput, Conflict, ConsultError, NotFound
from consult_tui.workspace.naming import question_ids
from consult_tui.workspace.responses.sent import check_not_sent

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One change to the questions."""

    said: str
    """What is done, as a sentence."""
    question: str
    """Id of the question that the officer looks at afterwards."""
    apply: Callable[[Response], Response]
    """The change itself: pure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A correction that was kept."""

    before: Response
    after: Response


def edit(response: Response, wanted: Question) -> Correction:
    """Other words, number or facts for a question.

    Raises:
        BadInput: If it asks nothing.
    """
    was, now = _asked(response, wanted.id), tidy(wanted)
    return Correction(said=_edited(was, now), question=now.id, apply=lambda r: pure.edit(r, wanted))


def cut_before(question: Question, words: str | None) -> int:
    """The place before which a question is cut: before these words, or where a second most likely begins.

    Raises:
        BadInput: If the words are not in its text, are so twice, or there is no place.
    """
    if words is None:
        at = likely(question.text)
        if at is None:
            raise BadInput("This question is one word; it cannot be split.", "Edit it instead.")
        return at
    text, wanted = question.text.casefold(), " ".join(words.split()).casefold()
    if not wanted or text.count(wanted) != 1:
        how = "more than once" if wanted and wanted in text else "nowhere"
        raise BadInput(f"“{words}” stands {how} in this question.", "Write a few words as they stand there.")
    return text.index(wanted)


def split(response: Response, id_: str, at: int, number: str | None = None) -> Correction:
    """Two questions out of one, cut before the character `at` of its text.

    Args:
        response: As the officer sees it.
        id_: Of the question.
        at: Where the second part begins.
        number: Of the second part; None for the one that is printed before it.
    """
    new = _new_id(response)

    def apply(r: Response) -> Response:
        made = pure.split(r, id_, at, new)
        return made if number is None else pure.edit(made, replace(made.question(new), number=number))

    number = apply(response).question(new).number if number is None else number
    second = f"; the second is number {number}" if number else "; the second has no number"
    said = f"{_subject(response, id_)} is now two questions{second}."
    return Correction(said=said, question=new, apply=apply)


def merge(response: Response, id_: str) -> Correction:
    """A question joined with the one before it."""
    place = _place(response, id_)
    if place == 0:
        raise BadInput("There is no question before this one.", "Choose the second of the two.")
    first = response.questions[place - 1]
    said = f"{_subject(response, id_)} is joined with {called(first)}; both answers are kept."
    return Correction(said=said, question=first.id, apply=lambda r: pure.merge(r, id_))


def drop(response: Response, id_: str, why: str = "") -> Correction:
    """A question taken out; it is kept aside with its answer."""
    place = _place(response, id_)
    beside = response.questions[place + 1 :] or response.questions[:place][-1:]
    reason = " ".join(why.split())
    kept = f"dropped: {reason}" if reason else "dropped"
    said = f"{_subject(response, id_)} is dropped; it is kept aside with its answer."
    looks_at = beside[0].id if beside else id_
    return Correction(said=said, question=looks_at, apply=lambda r: pure.drop(r, id_, kept))


def bring_back(response: Response, id_: str) -> Correction:
    """A question that was kept aside, back in its place.

    Raises:
        NotFound: If none is kept aside with this id.
    """
    out = {each.question.id: each.question for each in response.aside}
    if id_ not in out:
        raise NotFound("There is no such question kept aside.", f"See: consult questions {response.id}")
    said = f"{_first_up(called(out[id_]))} is back, with its answer."
    return Correction(said=said, question=id_, apply=lambda r: pure.bring_back(r, id_))


def take_in(response: Response, ignored: Ignored, after: str) -> Correction:
    """What the reader passed over made a question, behind the question `after` ("" for the first)."""
    at = next((q for q in response.questions if q.id == after), None)
    cut = parts(f"- {ignored.text}", 2)
    question = Question(
        id=_new_id(response), number=cut.number, text=cut.second, section=at.section if at else None
    )
    said = f"“{_short(ignored.text)}” is a question now."
    return Correction(
        said=said, question=question.id, apply=lambda r: pure.take_in(r, ignored, question, after)
    )


def move(response: Response, id_: str, by: int) -> Correction:
    """A question so many places up (negative) or down."""
    place = _place(response, id_) + by
    pure.move(response, id_, by)
    said = f"{_subject(response, id_)} is now in place {place + 1} of {len(response.questions)}."
    return Correction(said=said, question=id_, apply=lambda r: pure.move(r, id_, by))


def add(response: Response, question: Question, after: str) -> Correction:
    """A question of the officer's own, behind the question `after` ("" for the first); its id is made here.

    Raises:
        BadInput: If it asks nothing.
    """
    made = replace(tidy(question), id=_new_id(response))
    return Correction(
        said=f"{_first_up(called(made))} is added.",
        question=made.id,
        apply=lambda r: pure.add(r, made, after),
    )


def undo(done: Corrected, said: str, looks_at: str) -> Correction:
    """The last correction taken back; what was written since stays.

    Args:
        done: What it did.
        said: What it said.
        looks_at: Id of the question that the officer looked at before it.
    """

    def apply(response: Response) -> Response:
        if questions_version(response) != questions_version(done.after):
            raise Conflict(
                "The questions were changed since; that correction can no longer be undone.",
                "Put it right by another correction.",
            )
        return undone(response, done.before, done.after)

    return Correction(said=f"Undone: {said}", question=looks_at, apply=apply)


def keep(
    ws: Workspace, response_id: str, correction: Correction, *, base: str, what: str = "question"
) -> Corrected:
    """Apply a correction to the response as it stands on disk, keep it, and record it in the history.

    Args:
        ws: The workspace.
        response_id: Exact id.
        correction: What is to change.
        base: Version of the questions as the officer saw them, see `questions_version`; or a beginning of it.
        what: What the history calls this.

    Raises:
        BadInput: If it cannot be done, in words.
        Conflict: If somebody changed the questions meanwhile (exit 4); nothing is then changed.
        Refused: If the response was sent.
        SaveFailed: If it could not be kept.
    """
    before = after = None

    def apply(response: Response) -> Response:
        nonlocal before, after
        check_not_sent(response)
        if not questions_version(response).startswith(base):
            raise Conflict(
                "Somebody changed the questions after you saw them; nothing was changed now.",
                f"Look at them again (consult questions {response_id}) and do it once more.",
            )
        before, after = response, correction.apply(response)
        return after

    try:
        ws.change(response_id, apply)
    except Conflict:
        # So that whoever asked sees the questions as they are now.
        with suppress(ConsultError):
            ws.refresh()
        raise
    assert before is not None
    assert after is not None
    record(ws, before, after, correction, what)
    return Corrected(before=before, after=after)


def record(
    ws: Workspace, before: Response, after: Response, correction: Correction, what: str = "question"
) -> None:
    """Put a correction into the history, with a version of every answer that it changed."""
    entries = []
    for id_ in dict.fromkeys((*before.answers, *after.answers)):
        stood, stands = before.answer(id_), after.answer(id_)
        there = any(q.id == id_ for q in after.questions)
        if there and answer_version(stood) != answer_version(stands):
            if not stood.empty:
                entries.append(ws.entry("found", id_, stood, note="as it stood before the correction"))
            entries.append(ws.entry("answer", id_, stands, note="by the correction of the question"))
        elif not there and stood != Answer():
            entries.append(ws.entry("found", id_, stood, note="as it was put aside with its question"))
    ws.record(after.id, [*entries, ws.entry(what, correction.question, note=correction.said)])


def wanted_id(response: Response, given: str) -> str:
    """Id of the question aside that is meant: its id, or its number where only one aside has that.

    Raises:
        NotFound: If none is meant.
    """
    out = [each.question for each in response.aside]
    fits = [q for q in out if q.id == given] or [q for q in out if q.number and q.number == given]
    if len(fits) != 1:
        why = "More than one question" if fits else "No question"
        mend = f"See their refs with: consult questions {response.id}"
        raise NotFound(f"{why} '{given}' is kept aside in {response.id}.", mend)
    return fits[0].id


def _new_id(response: Response) -> str:
    taken = ids(response)
    return next(id_ for id_ in question_ids(len(taken) + 1) if id_ not in taken)


def _asked(response: Response, id_: str) -> Question:
    return response.questions[_place(response, id_)]


def _place(response: Response, id_: str) -> int:
    for place, question in enumerate(response.questions):
        if question.id == id_:
            return place
    raise NotFound("There is no such question here any more.", f"See: consult questions {response.id}")


def _subject(response: Response, id_: str) -> str:
    return _first_up(called(_asked(response, id_)))


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _edited(was: Question, now: Question) -> str:
    """What was edited, by its fields."""
    fields = {
        "number": "number",
        "text": "words",
        "options": "boxes",
        "choose": "how many boxes",
        "section": "section",
        "kind": "whether it is about who answers",
        "word_limit": "word limit",
    }
    changed = [words for name, words in fields.items() if getattr(was, name) != getattr(now, name)]
    name = _first_up(called(was))
    if changed == ["number"]:
        return f"{name} is now number {now.number}." if now.number else f"{name} has no number now."
    return f"{name}: changed {', '.join(changed)}." if changed else f"{name} is as it was."


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + ("…" if len(words) > 8 else "")
