"""Questions in plain paragraphs, where a document neither numbers nor announces any."""

from __future__ import annotations

import re

from consult_tui.intake.blocks import BlockKind
from consult_tui.intake.questions.asking import begins_asking, ends_asking
from consult_tui.intake.questions.drafts import Here
from consult_tui.intake.questions.numbers import bare
from consult_tui.intake.questions.openings import Opening
from consult_tui.intake.questions.regions import Region

_BOLD_LINE = 7
"""Level of a heading that is only a line in bold."""
_NOT_TO_US = re.compile(
    r"\b(?:review|group|board|committee|inquiry|project|evaluation|commission|panel|research|study|report|team|plan)\b"
    r"[^.?]*\b(?:will|is to|must|should|was asked to|aims to)\b[^.?]*:$",
    re.IGNORECASE,
)
"""Somebody else is to answer what follows: "The review will consider:"."""
_OF_A_LEAFLET = re.compile(
    r"^(?:so |but )?(?:(?:who|when|where|why|what|how(?: (?:much|many|long))?)"
    r" (?:is|are|was|were|do|does|did|will|has|have|can|should)"
    r" (?:this|these|the|we|it|they|our|government|ministers)\b|.*\b(?:I|my|me)\b)",
    re.IGNORECASE,
)
"""What a leaflet asks in its readers' place, or itself, and answers."""
_TO_US = re.compile(
    r"\b(?:you|your|consultees|respondents|agree|views?|evidence|comments?|should|would|could)\b",
    re.IGNORECASE,
)
"""What a consultation's question has and a leaflet's title seldom."""
_ANSWER = 6
"""Words."""


def anywhere(here: Here) -> Opening | None:
    """Layout: "Do you agree with this approach?" as a paragraph, where nothing is numbered or announced.

    A line in bold, which a format without styles gives as a heading of the lowest kind, is one too.
    """
    text = here.line.text
    bold = here.line.block.level >= _BOLD_LINE
    unstyled = not here.line.heading or bold
    plain = unstyled and not here.line.in_table and here.place.region is not Region.APART
    # An item in small letters is the end of somebody's sentence: "The review will ask: how well did it do?"
    direct = not here.line.bullet or (not text[:1].islower() and not _NOT_TO_US.search(here.above))
    asked = ends_asking(text) and begins_asking(text) and not _is_answered(here)
    return Opening("", text) if plain and direct and asked else None


def _is_answered(here: Here) -> bool:
    """Whether it is a title of a leaflet, with its answer below: "When will I be paid?"."""
    below = here.rest[1] if len(here.rest) > 1 else None
    prose = below is not None and below.block.kind is BlockKind.PARAGRAPH and not ends_asking(below.text)
    alone = here.line.block.bold or here.line.heading or bool(_OF_A_LEAFLET.search(here.line.text))
    told = below is not None and len(below.text.split()) >= _ANSWER and bare(below.text) is None
    return prose and told and alone and not _TO_US.search(here.line.text)
