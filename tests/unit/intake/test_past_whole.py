"""No word of an old response vanishes: it is in a part, in the cover matter, or left out with a reason."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from consult_tui.domain.consultations import Question
from consult_tui.intake.blocks import BOX, BULLET, Block, BlockKind, Cell
from consult_tui.intake.past.lines import markdown
from consult_tui.intake.past.outline import outline_of
from consult_tui.text.markdown import parse
from consult_tui.text.normal import normal
from consult_tui.text.to_markdown import to_markdown

PRINTED = (
    "Question {n}: Do {w} agree that fees should rise?",
    "Question {n}",
    "Q{n}. {w}",
    "{n}. Should {w} pay?",
    "Questions {n} to 99: {w}",
    "(a) Would {w} gain?",
    "Is {w} fair?",
    "Answer: {w} does.",
    "LGA response: {w}",
    "Response",
    "A{n}. {w} is.",
    "Response to question {n}",
    "☒ {w} ☐ No",
    "{w} ☐ No ☒",
    "Mark: {w}",
    "Yes / No",
    "X",
    "Please tick {w}",
    "Dear {w},",
    "Yours sincerely",
    "{w} Street",
    "London SW1P 3HZ {w}",
    "12 October 2011",
    "About us",
    "Key messages",
    "Contents",
    "Annex {w}",
    "{w} is what we think of the fees that are proposed, and of those who pay them.",
    "{w} is.\nSo is it.\nResponse: we {w} it.",
    "1. {w}\n2. and more",
    "Question",
    "Our response",
    "About you",
    "Response to the consultation on {w}",
    "We would be happy to meet {w}.",
    "For further information please contact {w} on 020 7946 0000",
    "Thank you for taking the time to tell us what you think, {w}.",
    "{n} Should {w} pay? ☒ Agree",
    "☒ ☐ Yes No",
    "We would welcome your views on {w}.",
    "Q{n}",
    "October 2011",
)
TITLE = "Response on fees"

blocks = st.builds(
    lambda kind, text, level, label, bold, quoted, ticked, cell: (
        kind,
        text,
        level,
        label,
        bold,
        quoted,
        ticked,
        cell,
    ),
    st.sampled_from(list(BlockKind)),
    st.sampled_from(PRINTED),
    st.integers(1, 7),
    st.sampled_from([BULLET, BOX, "1.", "2.14", "(b)"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.one_of(st.none(), st.tuples(st.integers(0, 3), st.integers(0, 3))),
)


def document(
    drawn: Sequence[tuple[BlockKind, str, int, str, bool, bool, bool, tuple[int, int] | None]],
) -> list[Block]:
    """Blocks of these shapes, each with a word of its own."""
    out = []
    for number, (kind, text, level, label, bold, quoted, ticked, cell) in enumerate(drawn):
        place = Cell(table=number // 4, row=cell[0], column=cell[1]) if cell else None
        leveled = level if kind in (BlockKind.HEADING, BlockKind.ITEM) else 0
        out.append(
            Block(
                kind=kind,
                text=text.format(n=number % 9 + 1, w=f"word{number}x"),
                level=leveled,
                label=label if kind is BlockKind.ITEM else "",
                bold=bold,
                quoted=quoted,
                ticked=ticked and kind is BlockKind.ITEM,
                cell=place,
            )
        )
    return out


ASKED = (Question(number="2", text="Do word7x agree that fees should rise?", options=("Yes", "No")),)


@settings(max_examples=300, deadline=None)
@given(st.lists(blocks, min_size=1, max_size=24), st.booleans())
def test_every_word_is_somewhere(
    drawn: list[tuple[BlockKind, str, int, str, bool, bool, bool, tuple[int, int] | None]], known: bool
) -> None:
    made = document(drawn)
    sorted_ = outline_of(made, TITLE, ASKED if known else ())
    kept = [sorted_.title, markdown(sorted_.about), markdown(sorted_.key_messages)]
    kept += [one.text for one in sorted_.left_out]
    for part in sorted_.parts:
        kept += [part.question.text, part.question.section or "", part.text, *part.question.options]
    # Markdown escapes some signs, never a letter or a figure.
    words = set(re.findall(r"\w+", " ".join(kept).replace("\\", "")))
    missing = [
        w
        for block in made
        for w in re.findall(r"word\d+x|what|think|So|more|pay|gain", block.text)
        if w not in words
    ]
    assert missing == []


def test_a_line_between_two_cells_of_a_table_of_boxes_is_kept() -> None:
    cells = [Cell(table=0, row=row, column=0) for row in range(2)]
    made = [
        Block(text="Question 4: Is it fair?"),
        Block(kind=BlockKind.CELL, text="☒ Yes", cell=cells[0]),
        Block(kind=BlockKind.HEADING, text="Some words between", level=2),
        Block(kind=BlockKind.CELL, text="☐ No", cell=cells[1]),
    ]
    (part,) = outline_of(made, TITLE).parts
    assert part.choices == ("Yes",)
    assert "Some words between" in part.text


@settings(max_examples=200, deadline=None)
@given(st.lists(blocks, min_size=1, max_size=12))
def test_what_is_ticked_was_offered_and_the_text_is_markdown_that_stays(
    drawn: list[tuple[BlockKind, str, int, str, bool, bool, bool, tuple[int, int] | None]],
) -> None:
    for part in outline_of(document(drawn), TITLE).parts:
        assert set(part.choices) <= set(part.question.options)
        assert to_markdown(normal(parse(part.text))) == part.text
        assert part.question.text.strip()
