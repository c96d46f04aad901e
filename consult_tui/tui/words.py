"""The words and signs for states: the same on every screen, never by colour alone."""

from __future__ import annotations

from consult_tui.domain.positions import Freshness, Status
from consult_tui.domain.responses import AnswerState, ResponseState

ANSWER_SIGNS = {
    AnswerState.UNANSWERED: "○",
    AnswerState.WORKING: "◐",
    AnswerState.OPEN_POINT: "?",
    AnswerState.NO_COMMENT: "–",
    AnswerState.NEEDS_AGREEMENT: "!",
    AnswerState.ANSWERED: "●",
}
"""One character a state, told apart without colour."""

ANSWER_WORDS = {
    AnswerState.UNANSWERED: "unanswered",
    AnswerState.WORKING: "working",
    AnswerState.OPEN_POINT: "open point",
    AnswerState.NO_COMMENT: "no comment",
    AnswerState.NEEDS_AGREEMENT: "needs agreement",
    AnswerState.ANSWERED: "answered",
}

ANSWER_STYLES = {
    AnswerState.UNANSWERED: "$text-muted",
    AnswerState.WORKING: "$text-warning",
    AnswerState.OPEN_POINT: "$text-warning",
    AnswerState.NO_COMMENT: "$text-success",
    AnswerState.NEEDS_AGREEMENT: "$text-error",
    AnswerState.ANSWERED: "$text-success",
}

STATUS_STYLES = {
    Status.AGREED: "$text-success",
    Status.STATED: "$text-warning",
    Status.PROPOSED: "$text-warning",
    Status.DRAFT: "$text-warning",
    Status.SUPERSEDED: "$text-error",
    Status.WITHDRAWN: "$text-error",
}

FRESHNESS_WORDS = {
    Freshness.CURRENT: "current",
    Freshness.DUE: "due for review",
    Freshness.PAST_REVIEW: "past review",
    Freshness.NONE: "no review date",
}

RESPONSE_WORDS = {
    ResponseState.DRAFTING: "drafting",
    ResponseState.IN_CLEARANCE: "in clearance",
    ResponseState.CLEARED: "cleared",
    ResponseState.CHANGED_SINCE: "changed since",
    ResponseState.SUBMITTED: "submitted",
    ResponseState.PAST: "past",
    ResponseState.ARCHIVED: "archived",
}
