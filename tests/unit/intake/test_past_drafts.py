"""A draft of ours that comes back: the program's own words are told from ours, and none is lost."""

from __future__ import annotations

from consult_tui.intake.blocks import BULLET, Block, BlockKind
from consult_tui.intake.past.drafts import SIGN_OFF, title_of_draft, without_own_words
from consult_tui.text.drafted import ANNEX, HOW_TO_READ, KIND, NEEDS_AGREEMENT, OPEN_POINT, WORKING

TITLE = "Fees for boats"


def draft(*body: str) -> list[Block]:
    front = [
        Block(text="DRAFT, not cleared"),
        Block(text=KIND),
        Block(text=TITLE, kind=BlockKind.HEADING, level=1),
        Block(text="Closes 21 May 2012"),
        Block(text="Open points", bold=True),
        Block(text="Question 2: Ask the treasurer.", kind=BlockKind.ITEM, label=BULLET),
        Block(text=HOW_TO_READ),
    ]
    annex = [
        Block(text=ANNEX, kind=BlockKind.HEADING, level=1),
        Block(text="1 Fair fees", bold=True),
        Block(text="2 Quick answers", bold=True),
        Block(text="Fees should be fair.3"),
    ]
    return [*front, *(Block(text=text) for text in body), *annex]


def test_the_title_page_the_remarks_and_the_annex_are_left_out() -> None:
    own = without_own_words(
        draft(WORKING, f"{OPEN_POINT} Ask.", f"{NEEDS_AGREEMENT} Put it back.", "We agree."), TITLE
    )
    assert [block.text for block in own.blocks] == ["We agree."]
    why = {one.text: one.why for one in own.left_out}
    assert why["Open points"] == why["Question 2: Ask the treasurer."] == SIGN_OFF
    assert {"DRAFT, not cleared", KIND, HOW_TO_READ, ANNEX, "2 Quick answers", WORKING} <= set(why)
    assert TITLE not in why
    assert title_of_draft(draft("We agree.")) == TITLE


def test_numbers_that_lead_to_the_annex_go_and_others_stay() -> None:
    own = without_own_words(
        draft("It was so in January 2011.1 Fees are fair.2", "CO2 and 1.5 per cent of KS2, page 2.9"), TITLE
    )
    assert [block.text for block in own.blocks] == [
        "It was so in January 2011. Fees are fair.",
        "CO2 and 1.5 per cent of KS2, page 2.9",
    ]
    assert ("1, 2") in [one.text for one in own.left_out]


def test_another_document_stays_as_it_is() -> None:
    blocks = [Block(text=KIND), Block(text="We agree.1"), Block(text=ANNEX), Block(text="1 Fair", bold=True)]
    own = without_own_words(blocks, TITLE)
    assert (own.blocks, own.left_out, title_of_draft(blocks)) == (blocks, [], "")
