"""A figure in a list and whole: source, as at, next release, what it was before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from consult_tui.domain.evidence import Evidence
from consult_tui.text.dates import in_words
from consult_tui.tui.content import row, shown
from consult_tui.workspace.library.evidence import overdue


def figure_prompt(figure: Evidence, today: date) -> Content:
    """The figure over as many rows as it needs; then as at, and when the next one is due."""
    facts = [row(f"as at {in_words(figure.as_at)}", "$text-muted")] if figure.as_at else []
    if figure.next_release:
        facts.append(release(figure, today))
    if not figure.source:
        facts.append(Content.styled("no source", "$text-warning"))
    return Content("\n").join([row(figure.statement, "bold"), Content(" · ").join(facts)])


def release(figure: Evidence, today: date) -> Content:
    """`next release 12 June 2012`, in the past tense and marked where it is overdue."""
    if figure.next_release is None:
        return Content("")
    when = in_words(figure.next_release)
    if overdue(figure, today):
        return Content.styled(f"overdue since {when}", "bold $text-error")
    return Content.styled(f"next release {when}", "$text-muted")


def figure_content(figure: Evidence, today: date) -> Content:
    """All that is known of a figure."""
    return Content("\n").join(list(_rows(figure, today)))


def _rows(figure: Evidence, today: date) -> Iterator[Content]:
    yield row(figure.statement, "bold")
    yield Content("")
    source = row(figure.source) if figure.source else Content.styled("missing", "$text-warning")
    yield Content.styled("Source: ", "$text-muted") + source
    if figure.as_at:
        yield Content.styled("As at: ", "$text-muted") + row(in_words(figure.as_at))
    if figure.next_release:
        yield Content.styled("Next release: ", "$text-muted") + release(figure, today)
    for label, value in (("Web address", figure.url), ("Notes", figure.notes), ("Id", figure.id)):
        if value:
            yield Content.styled(f"{label}: ", "$text-muted") + shown(value)
    if figure.earlier:
        yield Content.styled("Earlier", "$text-muted")
    for earlier in reversed(figure.earlier):
        until = f"until {in_words(earlier.until)}: " if earlier.until else ""
        as_at = f" (as at {in_words(earlier.as_at)})" if earlier.as_at else ""
        yield row(f"{until}{earlier.statement}{as_at}")
