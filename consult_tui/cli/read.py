"""read: what stands in a document. It loads little: most of its time is the reading itself."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from consult_tui.cli.output import line, print_json, say
from consult_tui.cli.progress import progress
from consult_tui.cli.reading_as_json import reading
from consult_tui.text.dates import in_words
from consult_tui.text.visible import one_line
from consult_tui.workspace.consultations import documents

if TYPE_CHECKING:
    from consult_tui.domain.consultations import Question, Reading


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def read_command(file: Path, as_json: bool) -> None:
    """Say what the reader finds in a consultation document; changes nothing."""
    with progress(f"Reading {one_line(file.name)}") as told:
        found = documents.read(file, progress=told)
    if as_json:
        print_json(reading(found))
        return
    _print_facts(found)
    section = None
    for question in found.questions:
        if question.section and question.section != section:
            section = question.section
            line(f"\n{one_line(section)}")
        _print_question(question)
    if found.ignored:
        line(f"\nNot questions: {len(found.ignored)} (--json lists them with why)")
    for warning in found.warnings:
        say(f"Note: {warning}")


def _print_facts(found: Reading) -> None:
    facts = found.consultation
    line(one_line(facts.title))
    line("  ".join(facts.departments) or "no department found")
    line(f"opens {in_words(facts.opens)}" if facts.opens else "no opening date found")
    line(f"closes {in_words(facts.closes)}" if facts.closes else "no closing date found")
    for email in facts.emails:
        line(f"e-mail {email}")
    if facts.ways:
        line(f"respond {'; '.join(one_line(way) for way in facts.ways)}")
    if facts.nations:
        line(f"applies to {', '.join(facts.nations)}")
    count = len(found.questions)
    line(f"{count} question{'' if count == 1 else 's'}, read as {found.format}")


def _print_question(question: Question) -> None:
    kind = " (about the respondent)" if not question.asks_us else ""
    line(f"  {question.number or '-':>5}  {one_line(question.text)}{kind}")
    if question.options:
        how = {"many": "tick all that apply", "one": "tick one"}.get(question.choose or "", "tick")
        line(f"         {how}: {' | '.join(one_line(option) for option in question.options)}")
