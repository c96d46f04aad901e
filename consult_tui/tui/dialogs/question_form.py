"""The form for a question: its words and facts as they were read, or as the officer makes them."""

from __future__ import annotations

from dataclasses import replace

from consult_tui.domain.consultations import Choose, Question, QuestionKind
from consult_tui.tui.dialogs.short_form import Row, ShortForm
from consult_tui.tui.widgets.form_field import FormField

KINDS = (
    (QuestionKind.QUESTION, "about the proposals"),
    (QuestionKind.RESPONDENT, "about who answers"),
)
WAYS = ((Choose.ONE, "one box"), (Choose.MANY, "several boxes"))


def question_form(title: str, question: Question) -> ShortForm:
    """The fields of a question; `taken` makes a question of what it gives."""
    fields = [
        FormField("text", "What it asks", question.text, long=True),
        FormField("number", "Number", question.number, help_="As printed: 4(b); empty where there is none"),
        FormField("options", "Boxes", " | ".join(question.options), help_="Yes | No | Not sure"),
        FormField(
            "choose", "May be ticked", question.choose or "", choices=[(str(v), words) for v, words in WAYS]
        ),
        FormField("section", "Stands under", question.section or ""),
        FormField("kind", "It is", question.kind, choices=[(str(v), words) for v, words in KINDS]),
        FormField(
            "word_limit", "Word limit", str(question.word_limit or ""), help_="Empty where there is none"
        ),
    ]
    words = "As it is printed in the document. Boxes are parted by |. Ctrl+s keeps it."
    return ShortForm(title, words, fields, _look)


def taken(question: Question, given: Row) -> Question:
    """The question with what was given."""
    limit = given["word_limit"].strip()
    return replace(
        question,
        number=given["number"].strip(),
        text=given["text"],
        options=tuple(part.strip() for part in given["options"].split("|") if part.strip()),
        choose=Choose(given["choose"]) if given["choose"] else None,
        section=given["section"].strip() or None,
        kind=QuestionKind(given["kind"] or QuestionKind.QUESTION),
        word_limit=int(limit) if limit else None,
    )


def _look(row: Row) -> dict[str, tuple[str, str]]:
    limit = row["word_limit"].strip()
    fits = not limit or (limit.isdecimal() and int(limit) > 0)
    return {
        "text": ("" if row["text"].strip() else "Write what it asks.", ""),
        "word_limit": ("" if fits else "A number of words, from 1.", ""),
    }
