"""Where lines are used: which answers hold them, in responses that are open and in those that went.

An answer holds a line that it cites, or that has words of it, cited or not.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from consult_tui.domain.consultations import Question
from consult_tui.domain.responses import Response, ResponseState, response_state
from consult_tui.errors import ConsultError
from consult_tui.store.summary import Summary
from consult_tui.text.citations import cited
from consult_tui.workspace.responses.wording import account
from consult_tui.workspace.workspace import Workspace

COVER = {"about": "about us", "key_messages": "key messages"}
"""The fields of the cover matter that can cite a line, and what they are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """An answer, or cover matter, that holds a line."""

    response: str
    title: str
    ref: str
    """Id of the question; "" in cover matter."""
    number: str
    state: ResponseState
    where: str
    """`question 4(b)`, `key messages`."""
    sent: bool = False
    """Whether the response went, though it may be archived since."""

    @property
    def target(self) -> str:
        """Id of the question, or name of the field of the cover matter."""
        return self.ref or next(name for name, where in COVER.items() if where == self.where)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The answers that hold a line, by whether anything can still be done about it."""

    open: tuple[Use, ...] = ()
    sent: tuple[Use, ...] = ()
    """Submitted, or past: kept as they went."""
    archived: tuple[Use, ...] = ()
    """Out of the register, and never sent."""
    unread: tuple[str, ...] = ()
    """What is wrong with each response whose file cannot be read, in words."""


def uses(ws: Workspace, position_id: str) -> list[Use]:
    """Every answer that holds a line, open responses first.

    Raises:
        DamagedStore: If a response cannot be read.
    """
    found = [use for id_ in ws.response_ids for use in in_answers(ws, ws.response(id_), {position_id})]
    return sorted(found, key=lambda use: use.state is not ResponseState.DRAFTING)


def where_used(ws: Workspace, position_ids: Collection[str]) -> Held:
    """Every answer and cover matter that holds one of these lines.

    A response that cannot be read hides no other. Only those whose summary names a line are opened in full.
    """
    found: list[Use] = []
    unread = []
    for id_ in ws.response_ids:
        try:
            if _may_hold(ws.summary(id_), position_ids):
                response = ws.response(id_)
                found += in_answers(ws, response, position_ids)
                found += _in_cover_matter(ws, response, position_ids)
        except ConsultError as error:
            unread.append(error.message)
    return sorted_out(found, unread)


def sorted_out(found: Collection[Use], unread: Collection[str] = ()) -> Held:
    """Uses by whether anything can still be done about them."""
    return Held(
        open=tuple(u for u in found if not u.sent and u.state is not ResponseState.ARCHIVED),
        sent=tuple(u for u in found if u.sent),
        archived=tuple(u for u in found if not u.sent and u.state is ResponseState.ARCHIVED),
        unread=tuple(unread),
    )


def held_in_words(held: Held) -> list[str]:
    """What the officer should know of where a line is held that no longer stands, a sentence each."""
    said = [f"Held by an open response: {use.response}, {use.where} ({use.title})." for use in held.open]
    said += [f"Went out in: {use.response}, {use.where} ({use.title})." for use in held.sent]
    said += [f"Held by an archived response: {use.response}, {use.where}." for use in held.archived]
    return said + [f"Not looked at: {why}" for why in held.unread]


def in_answers(ws: Workspace, response: Response, position_ids: Collection[str]) -> list[Use]:
    """The answers of a response that hold one of these lines, in the order of its questions."""
    return [
        use_of(response, question)
        for question in response.questions
        if not _held(ws, response.answer(question.id).text).isdisjoint(position_ids)
    ]


def use_of(response: Response, question: Question) -> Use:
    """This answer of a response as a use."""
    return Use(
        response=response.id,
        title=response.consultation.title,
        ref=question.id,
        number=question.number,
        state=response_state(response),
        where=f"question {question.number or question.id}",
        sent=_went(response),
    )


def _may_hold(summary: Summary, position_ids: Collection[str]) -> bool:
    """Whether a response is worth opening; one whose words were never told is."""
    return not summary.told_by or not set(summary.holds).isdisjoint(position_ids)


def _held(ws: Workspace, text: str) -> set[str]:
    """Ids of the lines that a text cites, and of those whose words it holds."""
    return {*cited(text), *(id_ for each in account(ws, text) for id_ in each.rests_on)} if text else set()


def _in_cover_matter(ws: Workspace, response: Response, position_ids: Collection[str]) -> list[Use]:
    texts = {where: str(getattr(response, name)) for name, where in COVER.items()}
    return [
        Use(
            response=response.id,
            title=response.consultation.title,
            ref="",
            number="",
            state=response_state(response),
            where=where,
            sent=_went(response),
        )
        for where, text in texts.items()
        if not _held(ws, text).isdisjoint(position_ids)
    ]


def _went(response: Response) -> bool:
    return response.submitted is not None or response.past
