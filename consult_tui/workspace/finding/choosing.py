"""What officers did with lines that were offered, remembered for the next question of its kind.

Choices are kept in one file of the workspace, `snippets/choices.jsonl`, for all responses. Beside them count
the answers of other responses: the lines that they cite, or whose words they hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from consult_tui.domain.choices import Choice, Chose
from consult_tui.errors import ConsultError
from consult_tui.store import choices as kept_choices
from consult_tui.text.dates import in_words
from consult_tui.workspace.responses.sent import check_not_sent, is_sent
from consult_tui.workspace.workspace import SOON_READY

if TYPE_CHECKING:
    from consult_tui.domain.consultations import Question
    from consult_tui.domain.responses import Answer, Response
    from consult_tui.search.memory import Before, Memory
    from consult_tui.workspace.workspace import Workspace

Stamp = tuple[int, int]
Place = tuple[str, str]
"""Ids of a response and of a question."""


@dataclass(slots=True)
class _Known:
    """What was read of a workspace, until it moves."""

    stamp: Stamp = (0, 0)
    choices: tuple[Choice, ...] = ()
    uses: dict[str, tuple[Response, int, dict[str, frozenset[str]]]] = field(default_factory=dict)
    """By response, as it was, and the library's generation: the lines that each answer holds."""


_KNOWN: WeakKeyDictionary[Workspace, _Known] = WeakKeyDictionary()


def refuse(
    ws: Workspace, response_id: str, question_id: str, position_id: str, *, undo: bool = False
) -> None:
    """Remember that a line is not for this question, or that it may be after all.

    Raises:
        Refused: If the response was sent.
        SaveFailed: If it could not be kept.
    """
    check_not_sent(ws.response(response_id))
    _remember(ws, response_id, question_id, position_id, Chose.OFFERED if undo else Chose.REFUSED)


def taken(ws: Workspace, response_id: str, question_id: str, position_id: str) -> None:
    """Remember that a line was put in; should that fail, the answer has it all the same."""
    with suppress(ConsultError):
        _remember(ws, response_id, question_id, position_id, Chose.TAKEN)


def memory_for(ws: Workspace, response: Response, question: Question) -> Memory:
    """What is remembered that may bear on a question; what cannot be read is done without."""
    from consult_tui.search.memory import Memory

    known = _KNOWN.setdefault(ws, _Known())
    _read_choices(ws, known)
    here = (response.id, question.id)
    standing = _standing(known.choices)
    return Memory(
        before=tuple(_before(ws, known, standing, here)),
        refused=_refused(standing, here, question),
    )


def _remember(ws: Workspace, response_id: str, question_id: str, position_id: str, chose: Chose) -> None:
    ws.check_writable()
    response = ws.response(response_id)
    choice = Choice(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        today=ws.context.today.isoformat(),
        user=ws.context.user,
        response=response_id,
        title=response.consultation.title,
        ref=question_id,
        question=response.question(question_id).text,
        position=position_id,
        chose=chose,
    )
    kept_choices.append(ws.places.choices, choice)


def _read_choices(ws: Workspace, known: _Known) -> None:
    """Read the choices again where the file moved."""
    try:
        stat = ws.places.choices.stat()
        stamp = (stat.st_mtime_ns, stat.st_size)
        if stamp != known.stamp:
            known.choices, known.stamp = kept_choices.read(ws.places.choices), stamp
    except (OSError, ConsultError):
        known.choices, known.stamp = (), (0, 0)


def _standing(choices: tuple[Choice, ...]) -> list[Choice]:
    """The last choice of each line at each question, in the order in which they were made."""
    last: dict[tuple[str, str, str], Choice] = {}
    for choice in choices:
        key = (choice.response, choice.ref, choice.position)
        last.pop(key, None)
        last[key] = choice
    return list(last.values())


def _refused(standing: list[Choice], here: Place, question: Question) -> Mapping[str, str]:
    """The lines refused for this question, asked here or in the same words elsewhere."""
    from consult_tui.search.memory import same_question

    last: dict[str, Choice] = {}
    for choice in standing:
        if (choice.response, choice.ref) == here or same_question(choice.question, question.text):
            # What was said of it here counts before what was said elsewhere.
            present = last.get(choice.position)
            if present is None or (present.response, present.ref) != here:
                last[choice.position] = choice
    return {id_: _who(choice) for id_, choice in last.items() if choice.chose is Chose.REFUSED}


def _who(choice: Choice) -> str:
    try:
        on = f" on {in_words(datetime.fromisoformat(choice.today).date())}"
    except ValueError:
        on = ""
    return f"not for this question, said {choice.user}{on}"


def _before(ws: Workspace, known: _Known, standing: list[Choice], here: Place) -> Iterator[Before]:
    """What was taken for other questions and is still there, and what other responses' answers hold."""
    from consult_tui.search.memory import Before, How

    ids = ws.response_ids
    held = {id_: _uses(ws, known, id_) for id_ in ids}
    for choice in standing:
        at = (choice.response, choice.ref)
        gone = choice.response in held and choice.position not in held[choice.response].get(choice.ref, ())
        if choice.chose is Chose.TAKEN and at != here and not gone:
            where = "here" if choice.response == here[0] else f"in {choice.today[:4]} ({choice.title})"
            yield Before(question=choice.question, position=choice.position, how=How.TAKEN, where=where)
    for id_ in ids:
        if id_ == here[0] or not held[id_]:
            continue
        response = ws.response(id_)
        where, sent = f"in {_year(response)} ({response.consultation.title})", is_sent(response)
        for question in response.questions:
            for position in sorted(held[id_].get(question.id, ())):
                yield Before(question=question.text, position=position, how=How.USED, where=where, sent=sent)


def _year(response: Response) -> str:
    facts = response.consultation
    when = response.submitted or facts.closes or facts.opens
    return str(when.day.year) if when else "an earlier response"


def _uses(ws: Workspace, known: _Known, id_: str) -> dict[str, frozenset[str]]:
    """The lines that each answer of a response holds, by question; found again where either moved."""
    try:
        summary = ws.summary(id_)
        if summary.told_by and not summary.holds:
            return {}
        response = ws.response(id_)
    except ConsultError:
        return {}
    generation = ws.library.generation
    kept = known.uses.get(id_)
    if kept is None or kept[0] is not response or kept[1] != generation:
        answers = {ref: _lines(ws, answer) for ref, answer in response.answers.items() if answer.text.strip()}
        kept = known.uses[id_] = (response, generation, answers)
    return kept[2]


def _lines(ws: Workspace, answer: Answer) -> frozenset[str]:
    from consult_tui.workspace.responses.wording import rests

    wait = len(ws.library.positions) <= SOON_READY
    return frozenset(position.id for position in rests(ws, answer, wait=wait).lines)
