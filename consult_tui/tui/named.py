"""Who is to do what at a question, as the draft screen shows it: in a row, and under the pane."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from consult_tui.domain.dates import MONTHS
from consult_tui.domain.responses import Response
from consult_tui.domain.tasks import Task, tasks_at
from consult_tui.tui.content import row

LATE = "$text-error"


def mark(response: Response, question_id: str, today: date) -> Content:
    """`[AL]` for whoever is named, `[AL late]` where something is overdue; nothing where nobody is."""
    found = list(tasks_at(response, question_id))
    late = any(task.overdue(today) for task in found)
    names = [initials(task.who) for task in found if not task.point]
    parts = [*names, *(["late"] if late else [])]
    return row(f"[{' '.join(parts)}]", LATE if late else "$text-muted") if parts else Content("")


def initials(name: str) -> str:
    """`AL` for Ann Lee; three letters at most."""
    return "".join(word[0] for word in name.split())[:3].upper()


def standing(response: Response, question_id: str, today: date) -> Content:
    """`Ann Lee, 4 May · 2 points, 1 late · new policy`; nothing where nothing is."""
    return Content(" · ").join(_parts(response, question_id, today))


def _parts(response: Response, question_id: str, today: date) -> Iterator[Content]:
    found = list(tasks_at(response, question_id))
    for task in found:
        if not task.point:
            yield _named(task, today)
    points = [task for task in found if task.point]
    if points:
        late = sum(task.overdue(today) for task in points)
        said = Content(f"{len(points)} point{'s' * (len(points) != 1)}")
        yield said + Content.styled(f", {late} late", LATE) if late else said
    if response.answer(question_id).new_policy:
        yield Content("new policy")


def _named(task: Task, today: date) -> Content:
    said = row(f"{task.who}, {short_day(task.by, today)}" if task.by else task.who)
    return said + Content.styled(", late", LATE) if task.overdue(today) else said


def short_day(day: date, today: date) -> str:
    """`4 May`, with its year where that is not today's."""
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day.day} {MONTHS[day.month - 1][:3]}{year}"
