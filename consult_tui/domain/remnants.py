"""What is left of an answer when its question changes: two answers as one, ticks whose box is gone.

Nothing is lost: what cannot stay where it was becomes an open point, so that somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from consult_tui.domain.consultations import Question
from consult_tui.domain.responses import Answer, OpenPoint


def with_options(answer: Answer, was: Question, now: Question) -> Answer:
    """The ticks on the options as they are now."""
    renamed: Mapping[str, str] = {}
    if len(was.options) == len(now.options):
        renamed = {a: b for a, b in zip(was.options, now.options, strict=True) if b not in was.options}
    ticked = {o if o in now.options else renamed.get(o, "") for o in answer.choices}
    choices = tuple(option for option in now.options if option in ticked)
    gone = [o for o in answer.choices if o not in now.options and o not in renamed]
    said = [f"“{option}” was ticked; the question no longer has that box." for option in gone]
    changed = replace(answer, choices=choices, points=_points(answer.points, said))
    return replace(changed, ready=False) if changed != answer else answer


def joined(first: Answer, second: Answer, asked: Question, other: str) -> Answer:
    """Two answers as one: nothing that either says is lost.

    Args:
        first: The answer to the question that stays.
        second: The other.
        asked: The question that stays, as it was.
        other: What the other question is called.
    """
    said = []
    choices = first.choices
    if not asked.options:
        choices = tuple(dict.fromkeys((*first.choices, *second.choices)))
    else:
        said += [f"“{option}” was ticked under {other}." for option in second.choices]
    text = first.text or second.text
    if first.text.strip() and second.text.strip():
        text = f"{first.text.rstrip()}\n\n{second.text.lstrip()}"
    reasons = list(dict.fromkeys(r for r in (first.no_comment, second.no_comment) if r.strip()))
    if choices or text.strip():
        said += [f"No comment was to be made here: {reason}" for reason in reasons]
        reasons = []
    both = Answer(
        choices=choices,
        text=text,
        no_comment="; ".join(reasons),
        new_policy=first.new_policy or second.new_policy,
        points=_points(_unlike(first.points, second.points), said),
    )
    return replace(both, ready=bool(reasons) and first.ready and second.ready)


def _unlike(first: tuple[OpenPoint, ...], second: tuple[OpenPoint, ...]) -> tuple[OpenPoint, ...]:
    """The points of both, each with an id of its own."""
    out = list(first)
    for point in second:
        taken = {each.id for each in out}
        id_, number = point.id, 2
        while id_ in taken:
            id_, number = f"{point.id}-{number}", number + 1
        out.append(replace(point, id=id_))
    return tuple(out)


def _points(points: tuple[OpenPoint, ...], said: Iterable[str]) -> tuple[OpenPoint, ...]:
    """The points, and one more for each thing that was said."""
    return _unlike(points, tuple(OpenPoint(id="kept", text=words) for words in said))
