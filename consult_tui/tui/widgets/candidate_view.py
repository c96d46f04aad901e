"""A candidate whole: its words, where it stands, what it follows on, and as what it would be taken."""

from __future__ import annotations

from textual.content import Content

from consult_tui.domain.consultations import Ignored
from consult_tui.domain.papers import Candidate
from consult_tui.domain.positions import Kind
from consult_tui.text.sentences import count_words
from consult_tui.tui.content import row, shown
from consult_tui.tui.words import STATUS_STYLES
from consult_tui.workspace.library.papers import How, Looked, title_of, where_in_words

KINDS = {Kind.DECISION: "A decision, as minuted.", Kind.REPORT: "Reported to the meeting."}


def candidate_content(looked: Looked, candidate: Candidate, how: How) -> Content:
    """Everything an officer asks of a paragraph before taking it, one paragraph each."""
    status = how.status or candidate.take_as
    parts = [row(f"Paragraph {candidate.paragraph}" if candidate.paragraph else "No number", "bold")]
    if candidate.heading:
        parts[0] += Content("  ") + row(candidate.heading, "$text-muted")
    parts.append(row(where_in_words(candidate, how) or "It does not say where it stands.", "$text-accent"))
    if candidate.lead:
        parts.append(Content.styled("Follows on: ", "$text-muted") + shown(candidate.lead, "italic"))
    parts.append(shown(candidate.text))
    about = "It recommends this." if candidate.asks else KINDS.get(candidate.kind, "")
    words = f"{count_words(candidate.text)} words. {about} Would be taken as "
    as_what = Content(" ") + Content.styled(status.value, STATUS_STYLES[status])
    parts.append(row(words, "$text-muted") + as_what)
    parts.append(Content.styled("Title: ", "$text-muted") + row(title_of(candidate)))
    found = looked.already.get(candidate.n)
    if found:
        said = "The library has it, word for word: " if found.same else "The library has nearly the same: "
        parts.append(Content.styled(said, "$text-warning") + row(found.id))
    return Content("\n\n").join(parts)


def left_out_content(left_out: Ignored) -> Content:
    """What was left out, with why."""
    why = Content.styled("Left out: ", "$text-muted") + row(f"{left_out.why}.")
    return Content("\n\n").join([why, shown(left_out.text)])
