"""Answers: boxes, text, ready, no comment; putting a line in; cover matter and facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from consult_tui.domain.consultations import Choose, Question
from consult_tui.domain.positions import Freshness, Position, Status, freshness
from consult_tui.domain.responses import Answer, Reason, Response
from consult_tui.domain.versions import answer_version
from consult_tui.errors import BadInput, Conflict, Refused
from consult_tui.text.citations import with_citation
from consult_tui.text.dates import in_words
from consult_tui.text.fold import fold
from consult_tui.workspace.responses.answer_change import AnswerChange
from consult_tui.workspace.responses.facts import FIELDS
from consult_tui.workspace.responses.sent import check_not_sent
from consult_tui.workspace.safety.merging import reconciled
from consult_tui.workspace.workspace import Workspace

PRINTED = frozenset({"title", "closes", "about", "key_messages", "lead", "co_signatories"})
"""The fields that a draft or the response itself prints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """A line on its way into an answer."""

    position: Position
    text: str
    """Its words with their citation, as they go in."""
    remark: str
    """What is to be known of it ("stated, not agreed", its caveat); "" where nothing is."""


def set_answer(
    ws: Workspace,
    response_id: str,
    question_id: str,
    change: AnswerChange,
    *,
    base: str = "",
    seen: Answer | None = None,
    checkpoint: str = "answer",
) -> Answer:
    """Change an answer and keep it.

    Args:
        ws: The workspace.
        response_id: Exact id.
        question_id: Exact id.
        change: What is to change.
        base: Version (or a beginning of it, six figures at least) that the change was made on; "" for any.
        seen: The answer that the change was made on, to be merged field by field; None for any.
        checkpoint: What the history calls this ("answer", "leave", "insert"); "" records nothing, for saving
            while the officer types.

    Raises:
        BadInput: If an empty answer is to be ready, or a no-comment has no reason.
        Conflict: If `base` is no longer the current version, or `seen` and what stands there cannot be
            merged; what was to be written is kept in the history.
        Refused: If the response was sent.
        SaveFailed: If it could not be kept.
    """
    if change.no_comment is not None and not change.no_comment.strip():
        raise BadInput("A no-comment needs a reason.", "Say in a few words why nothing is said.")

    stood = Answer()

    def apply(response: Response) -> Response:
        nonlocal stood
        check_not_sent(response)
        stood = present = response.answer(question_id)
        merged = change if seen is None else reconciled(change, present, seen, _asked(response, question_id))
        if merged is None or (base and not _is_version(answer_version(present), base)):
            raise _conflict(ws, response, question_id, change.applied(present))
        return _with_change(response, question_id, merged)

    answer = ws.change(response_id, apply).answer(question_id)
    if not (answer.empty and stood.empty):
        _record(ws, response_id, question_id, checkpoint, answer, stood)
    if answer.new_policy != stood.new_policy:
        note = "marked as new policy" if answer.new_policy else "no longer marked as new policy"
        ws.record(response_id, [ws.entry("policy", question_id, note=note)])
    return answer


def checkpoint(
    ws: Workspace, response_id: str, question_id: str, what: str = "leave", before: Answer | None = None
) -> None:
    """Record an answer as it stands in the history; nothing where the last version is the same.

    Args:
        ws: The workspace.
        response_id: Exact id.
        question_id: Exact id.
        what: What the history calls this.
        before: The answer before it was changed: kept too, where the history does not have it.
    """
    answer = ws.response(response_id).answer(question_id)
    if not ws.template and not (answer.empty and (before is None or before.empty)):
        _record(ws, response_id, question_id, what, answer, before or answer)


def _with_change(response: Response, question_id: str, change: AnswerChange) -> Response:
    """The response with a change in one answer; the same object where nothing changes."""
    present = response.answer(question_id)
    answer = change.applied(present)
    if answer.ready and answer.empty:
        mend = "Tick a box, write something, or say why there is no comment."
        raise BadInput("There is nothing in this answer to mark ready.", mend)
    return response if answer == present else response.with_answer(question_id, answer)


def _record(
    ws: Workspace, response_id: str, question_id: str, what: str, answer: Answer, before: Answer
) -> None:
    """Record a version, and before it what stood there, where no checkpoint kept that yet; "" for none."""
    if not what:
        return
    from consult_tui.store.history import has_version

    kept = [ws.entry(what, question_id, answer)]
    stood = answer_version(before)
    changed = not before.empty and stood != answer_version(answer)
    if changed and not has_version(ws.places.history(response_id), question_id, stood):
        kept.insert(0, ws.entry("found", question_id, before, note="as it stood before the change"))
    ws.record(response_id, kept)


def options_meant(question: Question, given: Sequence[str]) -> tuple[str, ...]:
    """The question's own options for what was typed: the words, a unique beginning, in the document's order.

    Raises:
        BadInput: If the question has no such box.
    """
    if given and not question.options:
        raise BadInput(
            f"Question {question.number or question.text[:40]} has no boxes to tick.", "Use --text."
        )
    by_fold = {fold(option): option for option in question.options}
    meant = set()
    for typed in given:
        fits = [o for f, o in by_fold.items() if f == fold(typed)]
        fits = fits or [o for f, o in by_fold.items() if fold(typed) and f.startswith(fold(typed))]
        if len(fits) != 1:
            raise BadInput(f"There is no box '{typed}'.", f"Choose from: {' | '.join(question.options)}.")
        meant.add(fits[0])
    return tuple(option for option in question.options if option in meant)


def too_many_boxes(question: Question, choices: Sequence[str]) -> bool:
    """Whether more boxes are ticked than the question allows."""
    return question.choose is Choose.ONE and len(choices) > 1


def needs_reason(response: Response, position: Position) -> bool:
    """Whether this line wants a reason that this response does not have yet."""
    return position.wants_reason and position.id not in response.reasons


def why_reason(position: Position) -> str:
    """Why a line wants a reason, in words."""
    if position.internal:
        return "This line is internal: it is not to leave the building."
    return {
        Status.DRAFT: "This line is a draft: nobody has agreed it.",
        Status.PROPOSED: "This line is proposed: it is not agreed yet.",
        Status.SUPERSEDED: f"This line is superseded by {position.superseded_by or 'a later one'}.",
        Status.WITHDRAWN: f"This line is withdrawn: {position.withdrawn_because or 'no reason recorded'}.",
    }.get(position.status, "")


def prepare_insertion(ws: Workspace, response_id: str, position_id: str, reason: str = "") -> Insertion:
    """A line made ready to go in; a reason that it wants is recorded, once for each line in a response.

    Raises:
        Refused: If it wants a reason and there is none (exit 5).
    """
    position = ws.library.positions[position_id]
    if needs_reason(ws.response(response_id), position):
        if not reason.strip():
            raise Refused(f"{why_reason(position)} It goes in only with a reason.", "Give one: --reason TEXT")
        recorded = Reason(text=reason.strip(), who=ws.context.user, on=ws.context.today)
        ws.change(response_id, lambda r: replace(r, reasons={**r.reasons, position_id: recorded}))
    return Insertion(
        position=position,
        text=with_citation(position.statement, position.id),
        remark=_remark(position, ws.context.today),
    )


def insert(
    ws: Workspace, response_id: str, question_id: str, position_id: str, reason: str = ""
) -> Insertion:
    """Put a line at the end of an answer, with its citation; the answer is working until marked ready.

    Raises:
        Refused: If the line wants a reason and there is none, or the response was sent (exit 5).
    """
    from consult_tui.workspace.finding.choosing import taken

    check_not_sent(ws.response(response_id))
    insertion = prepare_insertion(ws, response_id, position_id, reason)
    stood = Answer()

    def apply(response: Response) -> Response:
        nonlocal stood
        check_not_sent(response)
        stood = present = response.answer(question_id)
        before = present.text.rstrip()
        text = f"{before}\n\n{insertion.text}" if before else insertion.text
        return response.with_answer(question_id, AnswerChange(text=text).applied(present))

    answer = ws.change(response_id, apply).answer(question_id)
    _record(ws, response_id, question_id, "insert", answer, stood)
    taken(ws, response_id, question_id, position_id)
    return insertion


def edit(ws: Workspace, response_id: str, field: str, value: str) -> Response:
    """Set a field of the cover matter or of the consultation's facts (`workspace.facts`).

    Raises:
        BadInput: If there is no such field, or the value cannot be taken.
        Refused: If the response was sent and the field is one that was printed in it.
    """
    name = field.replace("-", "_").casefold()
    if name not in FIELDS:
        raise BadInput(f"There is no field '{field}'.", f"Fields: {', '.join(FIELDS)}.")

    def apply(response: Response) -> Response:
        if name in PRINTED:
            check_not_sent(response)
        return FIELDS[name].set(response, value)

    changed = ws.change(response_id, apply)
    ws.record(response_id, [ws.entry("edit", note=name)])
    return changed


def _remark(position: Position, today: date) -> str:
    """What the officer should know of a line that goes in."""
    said = []
    if position.status is Status.STATED:
        said.append("Stated, its agreement not traced.")
    if position.review_by and freshness(position, today) is Freshness.PAST_REVIEW:
        said.append(f"Past its review date, {in_words(position.review_by)}.")
    if position.caveat:
        said.append(f"Caveat: {position.caveat}")
    return " ".join(said)


def _is_version(version: str, given: str) -> bool:
    return version == given or (len(given) >= 6 and version.startswith(given))


def _conflict(ws: Workspace, response: Response, question_id: str, mine: Answer) -> Conflict:
    """The refusal, with what was to be written kept in the history."""
    theirs = ws.entry(
        "found",
        question_id,
        response.answer(question_id),
        note="what stood when a change to an earlier version came",
    )
    ours = ws.entry("conflict", question_id, mine, note="not taken: written on an earlier version")
    ws.record(response.id, [theirs, ours])
    return Conflict(
        f"Somebody changed this answer after you read it. Version {_short(theirs.version)} stands there; "
        f"yours, version {_short(ours.version)}, is kept in the history, not in the answer.",
        f"Read what stands there with: consult show {response.id}",
    )


def _short(version: str) -> str:
    """A version as people are shown it: enough of it to name it."""
    return version[:12]


def _asked(response: Response, question_id: str) -> Question | None:
    return next((question for question in response.questions if question.id == question_id), None)
