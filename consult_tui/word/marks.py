"""The names by which a reviewed document is read back; the same export and question always give the same.

An answer's bookmark is a pair of fence-posts: it begins at the end of the paragraph before the answer and
ends at the start of the paragraph after it, so that what a reviewer types before the first letter or after
the last is still inside.
"""

from __future__ import annotations

from consult_tui.ooxml.bookmarks import name_for

EXPORT_PROPERTY = "consult_export"
"""Custom property that holds the export's id."""
RESPONSE_PROPERTY = "consult_response"
"""Custom property that holds the response's id."""


def answer_bookmark(export_id: str, ref: str) -> str:
    """Name of the bookmark round the answer to the question with this id."""
    return name_for("ct_a_", f"{export_id}_{ref}")


def question_bookmark(export_id: str, ref: str) -> str:
    """Name of the bookmark round a question's number; each ends the answer before it."""
    return name_for("ct_q_", f"{export_id}_{ref}")


def line_bookmark(number: int) -> str:
    """Name of the bookmark to which citations of the line with this number lead."""
    return f"ct_line_{number}"


def question_tag(ref: str) -> str:
    """Tag of the control on a question's number."""
    return f"ct:q:{ref}"


def box_tag(ref: str, number: int) -> str:
    """Tag of the tick-box of a question's option, counted from 1."""
    return f"ct:b:{number}:{ref}"
