"""A changed or second-stage consultation: what was answered is carried over, what changed is marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consult_tui.domain.consultations import Question
from consult_tui.domain.questions import called
from consult_tui.domain.responses import Answer, Carried, Response
from consult_tui.errors import BadInput
from consult_tui.workspace.consultations.matching import matches, same_boxes, same_words
from consult_tui.workspace.responses.sent import check_not_sent

if TYPE_CHECKING:
    from consult_tui.text.differences import Stretch
    from consult_tui.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A question, and the one of the earlier response that it is."""

    new: Question
    old: Question
    answered: bool
    """Whether an answer came over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What became of the questions of an earlier response."""

    response: Response
    """The new one, with what was carried over."""
    carried: tuple[Pair, ...] = ()
    """Asked in the same words, with the same boxes."""
    changed: tuple[Pair, ...] = ()
    """Asked in other words, or with other boxes."""
    new: tuple[Question, ...] = ()
    removed: tuple[Question, ...] = ()
    """Questions of the earlier response that are not asked again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What changed in a question since its answer was written."""

    carried: Carried
    words: tuple[Stretch, ...]
    """From the old words to the new; empty where they are the same."""
    boxes: bool
    """Whether the boxes are others."""

    @property
    def changed(self) -> bool:
        """Whether anything did."""
        return bool(self.words) or self.boxes


def followed(response: Response, earlier: Response) -> Following:
    """A response that is not kept yet, with the answers of an earlier one; pure.

    An answer comes over as working. Boxes do only where the options are the same words.
    """
    old, new = earlier.questions, response.questions
    found = matches(old, new)
    pairs = []
    made = response
    for place, question in enumerate(new):
        if place not in found:
            continue
        was = old[found[place]]
        answer = carried_answer(earlier.answer(was.id), was, question)
        pairs.append(Pair(new=question, old=was, answered=not answer.empty))
        if not answer.empty:
            origin = Carried(
                response=earlier.id, question=was.id, number=was.number, text=was.text, options=was.options
            )
            made = made.with_answer(question.id, answer)
            made = replace(made, carried={**made.carried, question.id: origin})
    same = [same_words(p.new, p.old) and same_boxes(p.new.options, p.old.options) for p in pairs]
    return Following(
        response=made,
        carried=tuple(p for p, equal in zip(pairs, same, strict=True) if equal),
        changed=tuple(p for p, equal in zip(pairs, same, strict=True) if not equal),
        new=tuple(q for place, q in enumerate(new) if place not in found),
        removed=tuple(q for place, q in enumerate(old) if place not in set(found.values())),
    )


def in_words(done: Following) -> str:
    """How many questions stayed, changed, came and went, and how many answers came over."""
    came = sum(pair.answered for pair in (*done.carried, *done.changed))
    said = f"{len(done.carried)} unchanged, {len(done.changed)} changed, {len(done.new)} new"
    answers = f"{came} answer{'s' * (came != 1)} carried over"
    return f"{said}, {len(done.removed)} no longer asked; {answers}."


def carried_answer(answer: Answer, was: Question, now: Question) -> Answer:
    """An answer as it comes over: working; its ticks only where the boxes are the same."""
    choices: tuple[str, ...] = ()
    if same_boxes(was.options, now.options):
        renamed = dict(zip(was.options, now.options, strict=True))
        choices = tuple(renamed[choice] for choice in answer.choices if choice in renamed)
    return Answer(
        choices=choices, text=answer.text, no_comment=answer.no_comment, new_policy=answer.new_policy
    )


def since(response: Response, question: Question) -> Since | None:
    """What changed in a question since its answer was written elsewhere; None where none was carried over."""
    from consult_tui.text.differences import differences
    from consult_tui.text.fold import fold

    carried = response.carried.get(question.id)
    if carried is None:
        return None
    same = fold(carried.text) == fold(question.text)
    return Since(
        carried=carried,
        words=() if same else differences(carried.text, question.text),
        boxes=not same_boxes(carried.options, question.options),
    )


def to_see(response: Response, question: Question) -> Since | None:
    """What changed in a question and the officer has not seen yet; None where there is nothing."""
    found = since(response, question)
    return found if found and found.changed and not found.carried.seen else None


def acknowledge(ws: Workspace, response_id: str, question_ids: Sequence[str]) -> Response:
    """Say that the officer has seen what changed in these questions.

    Raises:
        BadInput: If nothing was carried over to one of them.
        Refused: If the response was sent.
        SaveFailed: If it could not be kept.
    """

    def apply(response: Response) -> Response:
        check_not_sent(response)
        for id_ in question_ids:
            if id_ not in response.carried:
                mend = f"See: consult show {response_id}"
                raise BadInput("No answer was carried over to this question.", mend)
        seen = {id_: replace(response.carried[id_], seen=True) for id_ in question_ids}
        return replace(response, carried={**response.carried, **seen})

    changed = ws.change(response_id, apply)
    note = "what changed in the question was seen"
    ws.record(response_id, [ws.entry("seen", id_, note=note) for id_ in question_ids])
    return changed


def record(ws: Workspace, done: Following, earlier: Response) -> None:
    """Put into the history of a new response what was carried over, a version of each answer."""
    entries = []
    for pair in (*done.carried, *done.changed):
        if pair.answered:
            changed = "; the question changed" if pair in done.changed else ""
            note = f"carried over from {earlier.id}, {called(pair.old)}{changed}"
            entries.append(ws.entry("carry", pair.new.id, done.response.answer(pair.new.id), note))
    ws.record(done.response.id, entries)
