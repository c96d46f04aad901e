"""The JSON of questions: as they are asked, as they are checked, and as they follow an earlier response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from consult_tui.cli.reading_as_json import question
from consult_tui.domain.versions import questions_version
from consult_tui.workspace.consultations.matching import same_boxes

if TYPE_CHECKING:
    from consult_tui.domain.consultations import Question
    from consult_tui.domain.responses import Response
    from consult_tui.workspace.consultations.asked import Checked
    from consult_tui.workspace.consultations.following import Following, Pair, Since
    from consult_tui.workspace.consultations.rereading import Reread


def listed(response: Response, found: tuple[Checked, ...]) -> dict[str, Any]:
    """The questions with their doubts, as JSON."""
    return {
        "version": questions_version(response),
        "questions": [
            {
                **question(each.question),
                "ref": each.question.id,
                "place": each.place,
                "doubts": [{"rule": d.rule, "message": d.words} for d in each.doubts],
                "corrected": each.corrected,
            }
            for each in found
        ],
        "aside": [
            {
                **question(out.question),
                "ref": out.question.id,
                "why": out.why,
                "answered": not out.answer.empty,
            }
            for out in response.aside
        ],
        "ignored": [{"n": n, "text": i.text, "why": i.why} for n, i in enumerate(response.ignored, 1)],
    }


def following(done: Following) -> dict[str, Any]:
    """`new --follows`: what became of the questions of the earlier response."""
    return {
        "carried": [_pair(pair) for pair in done.carried],
        "changed": [
            {
                **_pair(pair),
                "was": pair.old.text,
                "text": pair.new.text,
                "differences": stretches(pair.old.text, pair.new.text),
                "boxes_changed": not same_boxes(pair.old.options, pair.new.options),
            }
            for pair in done.changed
        ],
        "new": [{"ref": q.id, "number": q.number, "text": q.text} for q in done.new],
        "removed": [{"ref": q.id, "number": q.number, "text": q.text} for q in done.removed],
    }


def _pair(pair: Pair) -> dict[str, Any]:
    """A question and the earlier one that it is."""
    return {
        "ref": pair.new.id,
        "number": pair.new.number,
        "from": {"ref": pair.old.id, "number": pair.old.number},
        "answered": pair.answered,
    }


def stretches(old: str, new: str) -> list[dict[str, str]]:
    """The words that stayed (same), went (out) and came (in)."""
    from consult_tui.text.differences import differences

    return [{"kind": stretch.change, "text": stretch.text} for stretch in differences(old, new)]


def carried(found: Since | None) -> dict[str, Any] | None:
    """Where an answer was carried over from, and what changed in the question; null where it was not."""
    if found is None:
        return None
    return {
        "response": found.carried.response,
        "ref": found.carried.question,
        "number": found.carried.number,
        "was": found.carried.text,
        "changed": found.changed,
        "boxes_changed": found.boxes,
        "differences": [{"kind": s.change, "text": s.text} for s in found.words],
        "seen": found.carried.seen,
    }


def reread(done: Reread) -> dict[str, Any]:
    """`reread`: what is new, gone, worded otherwise, and what stayed as it was put right."""

    def named(questions: tuple[Question, ...]) -> list[dict[str, str]]:
        return [{"ref": q.id, "number": q.number, "text": q.text} for q in questions]

    return {
        "id": done.response.id,
        "questions": len(done.response.questions),
        "version": questions_version(done.response),
        "new": named(done.new),
        "gone": named(done.gone),
        "changed": [
            {
                "ref": each.question.id,
                "number": each.question.number,
                "old": each.old,
                "new": each.new,
                "taken": each.taken,
                "differences": stretches(each.old, each.new),
            }
            for each in done.changed
        ],
        "kept": named(done.kept),
    }
