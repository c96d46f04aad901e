"""A response as an outline: the one shape that the preview, the version and every Word kind share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from consult_tui.domain.consultations import GENERAL_COMMENTS, Question
from consult_tui.domain.outline import (
    AnswerArea,
    Block,
    Box,
    BulletList,
    Heading,
    ListItem,
    Notice,
    Outline,
    Paragraph,
    QuestionBox,
    Quote,
    Table,
    Text,
    without_citations,
)
from consult_tui.domain.responses import Answer, Response
from consult_tui.domain.versions import response_version
from consult_tui.text.markdown import parse
from consult_tui.text.normal import normal

ABOUT_US = "About us"
KEY_MESSAGES = "Key messages"
NOT_ANSWERED = "Not yet answered."


def response_outline(response: Response) -> Outline:
    """The whole response: about us, key messages, then every question by section, none dropped."""
    return Outline(response.consultation.title, (*_cover(response), *_questions(response)))


def clean_outline(response: Response) -> Outline:
    """What the clean copy prints: the same without citations, and nothing that is the program's own word.

    It is in normal form, so that a citation leaves no trace, neither a blank nor an empty paragraph. A
    question nobody has answered stays, with an empty answer: it is seen, never hidden.
    """
    outline = response_outline(response)
    return replace(outline, blocks=normal(tuple(_clean(block) for block in outline.blocks)))


def version_of(response: Response) -> str:
    """The response's version: SHA-256 over what its clean copy prints (`domain.versions`)."""
    return response_version(clean_outline(response), response.id, response.consultation.source_sha256)


def answer_blocks(answer: Answer) -> tuple[Block, ...]:
    """One answer's blocks; a notice where nothing is written yet."""
    if answer.no_comment.strip():
        return (Paragraph((Text(f"No comment: {answer.no_comment}"),)),)
    blocks = parse(answer.text)
    return blocks or ((Notice(NOT_ANSWERED),) if answer.empty else ())


def question_heading(question: Question) -> str:
    """`Question 4(b)`; the words alone where the document gives no number."""
    if question.number:
        return f"Question {question.number}"
    return GENERAL_COMMENTS if question.text == GENERAL_COMMENTS else "Question"


def boxes(question: Question, answer: Answer) -> tuple[Box, ...]:
    """The question's tick-boxes as they stand."""
    return tuple(Box(option, option in answer.choices) for option in question.options)


def _cover(response: Response) -> Iterator[Block]:
    for title, text in ((ABOUT_US, response.about), (KEY_MESSAGES, response.key_messages)):
        if text.strip():
            yield Heading(1, (Text(title),))
            yield from parse(text)


def _questions(response: Response) -> Iterator[Block]:
    section: str | None = None
    for question in response.questions:
        if question.section and question.section != section:
            section = question.section
            yield Heading(1, (Text(section),))
        answer = response.answer(question.id)
        yield Heading(2, (Text(question_heading(question)),))
        yield QuestionBox(question.id, question.number, question.text, boxes(question, answer))
        yield AnswerArea(question.id, answer_blocks(answer))


def _clean(block: Block) -> Block:
    match block:
        case Heading(inlines=inlines) | Paragraph(inlines=inlines):
            return replace(block, inlines=without_citations(inlines))
        case BulletList(items=items):
            cleaned = tuple(ListItem(tuple(_clean(b) for b in item.blocks)) for item in items)
            return replace(block, items=cleaned)
        case Quote(blocks=inner) | AnswerArea(blocks=inner):
            kept = tuple(_clean(b) for b in inner if not isinstance(b, Notice))
            return replace(block, blocks=kept)
        case Table(rows=rows):
            return replace(block, rows=tuple(tuple(without_citations(c) for c in row) for row in rows))
        case QuestionBox() | Notice():
            return block
