"""Finding lines: search, and suggestions for every question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from consult_tui.domain.consultations import QuestionKind
from consult_tui.domain.positions import Status
from consult_tui.errors import BadInput

if TYPE_CHECKING:
    from consult_tui.domain.consultations import Question
    from consult_tui.domain.responses import Response
    from consult_tui.search.answers import AnswerHit, AnswerIndex, AnswerText
    from consult_tui.search.find import Hit
    from consult_tui.search.suggest import Suggestions
    from consult_tui.workspace.workspace import Workspace

SUGGESTED = 6
"""How many lines are suggested unless more are asked for."""
AT_ONCE = 20_000
"""Lines up to which a key is answered in a few milliseconds."""
_QUOTES = frozenset('"“”')


def search(
    ws: Workspace,
    query: str,
    *,
    limit: int = 20,
    statuses: Sequence[str] = (),
    themes: Sequence[str] = (),
    bodies: Sequence[str] = (),
    everything: bool = False,
    at_hand: bool = False,
) -> list[Hit]:
    """The best lines of the library for what was typed, best first; quick enough for every key.

    Args:
        ws: The workspace.
        query: Words, `"a phrase"`, `status:agreed`, `theme:funding`, `body:executive`, `-word`.
        limit: At most so many.
        statuses: Only these; empty for all that `everything` allows.
        themes: Only lines with one of these.
        bodies: Only lines agreed by one of these (id, name or short name).
        everything: Superseded, withdrawn and draft lines too.
        at_hand: Do not wait for the index of a library that moved; see `is_whole`.

    Raises:
        BadInput: If there is no such status.
    """
    from consult_tui.search.find import find

    return find(
        ws.indexing.at_hand(ws.library)[0] if at_hand else ws.index,
        query,
        limit=limit,
        statuses=tuple(map(_status, statuses)) or None,
        themes=tuple(themes),
        bodies=tuple(bodies),
        everything=everything,
    )


def strange(ws: Workspace, query: str) -> str:
    """What a query asks for by a filter that no line of the library fits, in sentences; "" for nothing.

    Of what is at hand: for a search that found nothing, to say why.
    """
    from consult_tui.search.filters import strange as strange_filters
    from consult_tui.search.query import parse

    return " ".join(strange_filters(ws.indexing.at_hand(ws.library)[0], parse(query)))


def is_whole(ws: Workspace) -> bool:
    """Whether what is at hand is the index of the whole library as it is now.

    While that of a large library is made, what is at hand answers: the index as it was before the last
    change, or titles alone.
    """
    return ws.indexing.at_hand(ws.library)[1]


def at_once(ws: Workspace, query: str) -> bool:
    """Whether an answer takes a few milliseconds, so that a screen may wait for it.

    Not before `warm_up`, nor in a very large library, nor for a phrase, for which texts are read.
    """
    library = ws.in_memory()[0]
    if library is None or len(library.positions) > AT_ONCE or not _QUOTES.isdisjoint(query):
        return False
    return ws.indexing.is_warm(library)


def warm_up(ws: Workspace) -> bool:
    """Make ready what the next keys would wait for, which takes a moment; whether a whole index was made."""
    return ws.indexing.warm_up(ws.library)


def complete(ws: Workspace, query: str) -> str:
    """A query with its last word completed to a filter, "" where it begins none; quick at every key."""
    from consult_tui.search.completing import Choices, completed

    if ":" not in query.rpartition(" ")[2] and '"' not in query:
        return completed(query, Choices())
    library = ws.library
    themes = Counter(theme for p in library.positions.values() for theme in p.themes)
    agreed = {p.agreed_by.body for p in library.positions.values() if p.agreed_by}
    bodies = (library.bodies[id_] for id_ in sorted(agreed & library.bodies.keys()))
    return completed(
        query,
        Choices(
            themes=tuple(theme for theme, _ in themes.most_common()),
            bodies=tuple((body.name, *body.short_names) for body in bodies),
        ),
    )


def suggest(ws: Workspace, response: Response, question: Question, limit: int = SUGGESTED) -> Suggestions:
    """The best lines for one question, each with its reason; question, section and title count.

    So does what was taken, used and refused for questions like it before.
    """
    from consult_tui.search.suggest import suggest as rank
    from consult_tui.workspace.finding.choosing import memory_for

    return rank(
        ws.index,
        question,
        section=question.section or "",
        consultation_title=response.consultation.title,
        together=(q.text for q in response.questions if q.kind is QuestionKind.QUESTION),
        limit=limit,
        memory=memory_for(ws, response, question),
    )


def search_answers(ws: Workspace, query: str, limit: int = 20) -> list[AnswerHit]:
    """What we said in responses, submitted and past ones first."""
    from consult_tui.search.answers import find_answers

    return find_answers(_answers(ws, ws.response_ids), query, limit)


def answer_index(ws: Workspace, without: str = "") -> AnswerIndex:
    """What we said in responses, ready to be searched at every key; reads every response.

    Args:
        ws: The workspace.
        without: Id of a response that is left out, because it is the one at hand.
    """
    from consult_tui.search.answers import AnswerIndex

    return AnswerIndex(_answers(ws, [id_ for id_ in ws.response_ids if id_ != without]))


def _status(word: str) -> Status:
    try:
        return Status(word.strip().casefold())
    except ValueError:
        raise BadInput(f"There is no status '{word}'.", f"Choose from: {', '.join(Status)}.") from None


def _answers(ws: Workspace, ids: Iterable[str]) -> Iterator[AnswerText]:
    from consult_tui.domain.responses import response_state
    from consult_tui.search.answers import AnswerText

    for id_ in ids:
        response = ws.response(id_)
        state = response_state(response)
        for question in response.questions:
            answer = response.answer(question.id)
            if answer.text.strip():
                yield AnswerText(
                    response=id_,
                    ref=question.id,
                    question=question.text,
                    text=answer.text,
                    state=state,
                    consultation=response.consultation.title,
                )
