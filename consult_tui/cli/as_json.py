"""The JSON of the command line's contract: names and shapes are promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from consult_tui.cli.questions_as_json import carried
from consult_tui.cli.reading_as_json import moment, question
from consult_tui.domain.positions import Position, freshness
from consult_tui.text.authority import agreed_by_words, place_in_words

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Accounted, Share
    from consult_tui.domain.bodies import Body
    from consult_tui.domain.consultations import Question
    from consult_tui.domain.evidence import Evidence
    from consult_tui.domain.reservations import Reservation
    from consult_tui.domain.responses import Assignment, OpenPoint, Response
    from consult_tui.search.answers import AnswerHit
    from consult_tui.search.find import Hit
    from consult_tui.search.suggest import Suggestion, Suggestions
    from consult_tui.workspace.library.using import Held, Use
    from consult_tui.workspace.responses.register import QuestionView, RegisterRow
    from consult_tui.workspace.responses.wording import TextWording
    from consult_tui.workspace.workspace import Workspace


def register_row(row: RegisterRow) -> dict[str, Any]:
    """One row of `responses`."""
    return {
        "id": row.id,
        "title": row.title,
        "departments": list(row.departments),
        "closes": moment(row.closes),
        "days_left": row.days_left,
        "questions": row.questions,
        "answered": row.answered,
        "state": row.state,
        "attention": list(row.attention),
    }


def answered_question(view: QuestionView) -> dict[str, Any]:
    """A question with our answer: `text` is ours, as the contract has it; `question` holds what is asked."""
    return {
        **question(view.question),
        "question": view.question.text,
        "ref": view.question.id,
        "choices": list(view.answer.choices),
        "text": view.answer.text,
        "citations": list(view.citations),
        "ready": view.answer.ready,
        "version": view.version,
        "state": view.state,
        "no_comment": view.answer.no_comment,
        "points": [point(p) for p in view.answer.points],
        "clears": view.clears,
        "assigned": assignment(view.assigned),
        "new_policy": view.answer.new_policy,
        "carried": carried(view.since),
    }


def point(given: OpenPoint) -> dict[str, Any]:
    """An open or closed point of an answer."""
    return {
        "id": given.id,
        "text": given.text,
        "who": given.who,
        "by": str(given.by) if given.by else None,
        "clears": given.clears,
        "closed": given.closed,
        "kind": given.kind,
        "body": given.body or None,
    }


def assignment(held: Assignment | None) -> dict[str, Any] | None:
    """Who is to answer a question; null where nobody is named."""
    return {"who": held.who, "by": str(held.by) if held.by else None} if held else None


def response(row: RegisterRow, kept: Response, views: list[QuestionView]) -> dict[str, Any]:
    """`show`: the register's row and every question; no sign-off can be recorded yet, so none is listed."""
    facts = kept.consultation
    return {
        **register_row(row),
        "opens": moment(facts.opens),
        "emails": list(facts.emails),
        "address": facts.address,
        "ways": list(facts.ways),
        "nations": list(facts.nations),
        "source": facts.source,
        "source_sha256": facts.source_sha256,
        "route": kept.route,
        "lead": kept.lead,
        "about": kept.about,
        "key_messages": kept.key_messages,
        "co_signatories": list(kept.co_signatories),
        "reasons": {id_: {"text": r.text, "who": r.who, "on": str(r.on)} for id_, r in kept.reasons.items()},
        "reservations": reservations(kept.reservations),
        "coverage": {str(state): number for state, number in row.coverage.items()},
        "questions": [answered_question(view) for view in views],
        "signoffs": [],
        "basis_changed": False,
    }


def hit(ws: Workspace, found: Hit) -> dict[str, Any]:
    """One line of `search`; marks are spans of characters in title and passage."""
    position = found.position
    return {
        "id": position.id,
        "title": position.title,
        "statement": position.statement,
        "status": position.status,
        "freshness": freshness(position, ws.context.today),
        "agreed_by": agreed_by_words(position, ws.library.bodies),
        "themes": list(position.themes),
        "score": round(found.score, 4),
        "superseded_by": position.superseded_by or None,
        "passage": found.passage_text,
        "marks": {
            "title": [list(span) for span in found.marks.title],
            "passage": [list(span) for span in found.passage_marks],
        },
    }


def answer_hit(found: AnswerHit) -> dict[str, Any]:
    """One answer of `search --answers`."""
    said = found.answer
    return {
        "response": said.response,
        "ref": said.ref,
        "question": said.question,
        "text": said.text,
        "state": said.state,
        "score": round(found.score, 4),
    }


def suggestions(ws: Workspace, asked: Question, found: Suggestions) -> dict[str, Any]:
    """The suggested lines for one question."""
    return {
        "ref": asked.id,
        "number": asked.number,
        "suggestions": [_suggestion(ws, one) for one in found.hits],
        "no_line": found.no_line,
    }


def position(ws: Workspace, kept: Position, uses: list[Use] | None = None) -> dict[str, Any]:
    """A line whole, with its columns as text, lists as lists."""
    from consult_tui.workspace.library.columns import row_of

    made: dict[str, Any] = dict(row_of(kept))
    made |= {
        "status": kept.status,
        "freshness": freshness(kept, ws.context.today),
        "stance": kept.stance,
        "themes": list(kept.themes),
        "evidence": list(kept.evidence),
        "internal": kept.internal,
        "agreed_by": agreed_by_words(kept, ws.library.bodies),
        "superseded_by": kept.superseded_by,
        "withdrawn_because": kept.withdrawn_because,
        "proposed_to": kept.proposed_to,
        "proposed_for": str(kept.proposed_for) if kept.proposed_for else None,
        "reservations": reservations(kept.reservations),
        "wordings": [
            {
                "statement": w.statement,
                "status": w.status,
                "agreed_by": place_in_words(w.agreed_by, ws.library.bodies) if w.agreed_by else "",
                "since": str(w.since) if w.since else None,
                "until": str(w.until) if w.until else None,
            }
            for w in kept.wordings
        ],
    }
    if uses is not None:
        made["used_in"] = [use(each) for each in uses]
    return made


def use(each: Use) -> dict[str, Any]:
    """A place where a line is held; in cover matter without question."""
    return {
        "response": each.response,
        "title": each.title,
        "ref": each.ref or None,
        "number": each.number,
        "state": each.state,
        "where": each.where,
    }


def evidence(ws: Workspace, kept: Evidence) -> dict[str, Any]:
    """A figure, and what it was before."""
    from consult_tui.workspace.library.evidence import overdue

    return {
        "id": kept.id,
        "statement": kept.statement,
        "source": kept.source,
        "as_at": str(kept.as_at) if kept.as_at else None,
        "next_release": str(kept.next_release) if kept.next_release else None,
        "overdue": overdue(kept, ws.context.today),
        "url": kept.url,
        "notes": kept.notes,
        "earlier": [
            {
                "statement": e.statement,
                "source": e.source,
                "as_at": str(e.as_at) if e.as_at else None,
                "until": str(e.until) if e.until else None,
            }
            for e in kept.earlier
        ],
    }


def held(found: Held) -> dict[str, Any]:
    """Where a line is held: `where-used`, and what a step says that ends a line."""
    return {
        "open": [use(each) for each in found.open],
        "sent": [use(each) for each in found.sent],
        "archived": [use(each) for each in found.archived],
        "unread": list(found.unread),
    }


def reservations(kept: tuple[Reservation, ...]) -> list[dict[str, Any]]:
    """Reservations, numbered as `--remove` takes them."""
    return [
        {"n": n, "group": r.group, "text": r.text, "who": r.who, "on": str(r.on) if r.on else None}
        for n, r in enumerate(kept, 1)
    ]


def body(kept: Body) -> dict[str, Any]:
    """A body, its dates and its meetings."""
    return {
        "id": kept.id,
        "name": kept.name,
        "short_names": list(kept.short_names),
        "can_agree": kept.can_agree,
        "began": str(kept.began) if kept.began else None,
        "ended": str(kept.ended) if kept.ended else None,
        "successor": kept.successor or None,
        "papers_due_days": kept.papers_due_days,
        "meetings": [
            {
                "on": str(m.on),
                "papers_due": str(m.papers_due) if m.papers_due else None,
                "notes": m.notes,
            }
            for m in kept.meetings
        ],
        "notes": kept.notes,
    }


def _suggestion(ws: Workspace, one: Suggestion) -> dict[str, Any]:
    position = one.position
    return {
        "id": position.id,
        "title": position.title,
        "score": round(one.score, 4),
        "why": one.why,
        "status": position.status,
        "freshness": freshness(position, ws.context.today),
    }


def wording(texts: list[TextWording], share: Share) -> dict[str, Any]:
    """Where the sentences come from, counted in words, then each; the contract's keys and some beside."""
    return {
        "words": share.words,
        "as_agreed": share.as_agreed,
        "changed": share.changed,
        "new": share.new,
        "lapsed": share.lapsed,
        "sentences": [
            _accounted(text.ref, n, each) for text in texts for n, each in enumerate(text.sentences, 1)
        ],
    }


def _accounted(ref: str, number: int, each: Accounted) -> dict[str, Any]:
    return {
        "ref": ref,
        "number": number,
        "text": each.sentence.text,
        "kind": each.kind,
        "position": each.source.position if each.source else None,
        "similarity": each.similarity,
        "commitment_changed": each.commitment_changed,
        "altered": list(each.altered),
        "joined_with": [source.position for source in each.joined],
        "lapsed": each.lapsed,
        "not_borne_out": list(each.unborne),
        "changes": [{"kind": s.change, "text": s.text} for s in each.stretches],
    }
