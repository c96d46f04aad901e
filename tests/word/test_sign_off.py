"""What the draft tells whoever signs it off, in the outline and in the file as written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from consult_tui.domain.outline import BulletList, Notice, Paragraph, plain
from consult_tui.domain.reservations import Reservation
from consult_tui.domain.responses import AnswerState, Reason
from consult_tui.store.settings import load_settings, save_settings
from consult_tui.text.compose import clean_outline, version_of
from consult_tui.word.draft import draft_outline
from consult_tui.word.drafted import Draft
from consult_tui.word.paper import Fact, NewPage
from consult_tui.workspace.responses.exporting import export_draft
from consult_tui.workspace.workspace import Workspace
from tests.word.made import DRAFT, LIBRARY, RESPONSE, written
from tests.word.read_back import Document, faults

HELD = replace(
    RESPONSE,
    reservations=(
        Reservation(group="Independent Group", text="would go further", who="Clerk", on=date(2012, 4, 2)),
    ),
)
DOUBTED = replace(LIBRARY.positions["agreed"], reservations=(Reservation(group="One council", text="costs"),))
UNUSED = replace(LIBRARY.positions["unused"], reservations=(Reservation(group="Nobody", text="not cited"),))
FULL = replace(
    DRAFT,
    response=HELD,
    library=replace(LIBRARY, positions={**LIBRARY.positions, "agreed": DOUBTED, "unused": UNUSED}),
    checks_off=("past-review", "no-box"),
)


def lists(draft: Draft) -> dict[str, list[str]]:
    """The lists of the title page by their headings."""
    found: dict[str, list[str]] = {}
    title = ""
    for block in draft_outline(draft).blocks:
        if isinstance(block, NewPage):
            break
        if isinstance(block, Paragraph):
            title = plain(block.inlines)
        elif isinstance(block, BulletList):
            items = [item.blocks[0] for item in block.items]
            found[title] = [plain(item.inlines) for item in items if isinstance(item, Paragraph)]
    return found


def test_the_title_page_lists_reasons_open_points_and_reservations() -> None:
    assert lists(FULL) == {
        "Lines used for a reason given": [
            "“The lapsed line” (superseded, internal): asked for by the Board (A. Officer, 3 April 2012)"
        ],
        "Open points": ["Question 2(a): Check the sum (Finance, by 3 May 2012)"],
        "Reservations": [
            "Independent Group: would go further (recorded by Clerk, 2 April 2012)",
            "One council, on “The agreed line”: costs",
        ],
    }


def test_what_there_is_none_of_has_no_heading() -> None:
    bare = replace(RESPONSE, reasons={}, answers={})
    assert lists(replace(DRAFT, response=bare)) == {}
    labels = [block.label for block in draft_outline(DRAFT).blocks if isinstance(block, Fact)]
    assert "Checks switched off" not in labels


def test_a_reason_for_a_line_that_is_no_longer_cited_says_so() -> None:
    reasons = {id_: Reason(text="x", who="", on=date(2012, 4, 3)) for id_ in ("unused", "lost")}
    found = lists(replace(DRAFT, response=replace(RESPONSE, reasons=reasons)))
    assert found["Lines used for a reason given"] == [
        "“The unused line” (agreed, not cited now): x (3 April 2012)",
        "“lost” (no longer in the library, not cited now): x (3 April 2012)",
    ]


def test_checks_that_are_off_are_named() -> None:
    facts = {block.label: block.value for block in draft_outline(FULL).blocks if isinstance(block, Fact)}
    assert facts["Checks switched off"] == "past-review, no-box"


def test_it_stands_in_the_file_before_the_first_chapter() -> None:
    data = written(FULL)
    document = Document(data)
    texts = [paragraph.text for paragraph in document.paragraphs()]
    first = texts.index("Key messages") if "About us" not in texts else texts.index("About us")
    front = texts[:first]
    for said in ("Reservations", "One council, on “The agreed line”: costs", "Open points"):
        assert said in front
    assert "Checks switched off\tpast-review, no-box" in front
    assert faults(data) == []


def test_the_clean_copy_and_the_version_know_nothing_of_it() -> None:
    assert clean_outline(HELD) == clean_outline(RESPONSE)
    assert version_of(HELD) == version_of(RESPONSE)


def test_an_export_says_what_its_workspace_has_switched_off(sample: Path) -> None:
    settings = sample / "snippets" / "workspace.toml"
    save_settings(settings, replace(load_settings(settings), checks={"past-review": "off"}))
    exported = export_draft(Workspace(sample), "munro-2012")
    texts = [paragraph.text for paragraph in Document(exported.path.read_bytes()).paragraphs()]
    assert "Checks switched off\tpast-review" in texts


def test_what_departs_from_what_was_agreed_comes_first_for_decision() -> None:
    told = "Question 1: “Councils must pay.” (from 'Costs'; commitment changed: modal verb)"
    found = lists(replace(FULL, departures=(told,)))
    assert next(iter(found)) == "Changes to what was agreed, for decision"
    assert found["Changes to what was agreed, for decision"] == [told]


def test_an_answer_that_needs_agreement_says_what_clears_it() -> None:
    draft = replace(
        DRAFT,
        states={**DRAFT.states, "q-1": AnswerState.NEEDS_AGREEMENT},
        clears={"q-1": "Put back the agreed words"},
    )
    notices = [block.text for block in draft_outline(draft).blocks if isinstance(block, Notice)]
    assert "Needs agreement. Put back the agreed words" in notices


def test_the_samples_departure_is_on_its_sheet(sample: Path) -> None:
    exported = export_draft(Workspace(sample), "school-funding-2012")
    texts = [paragraph.text for paragraph in Document(exported.path.read_bytes()).paragraphs()]
    at = texts.index("Changes to what was agreed, for decision")
    assert "strategic role must continue" in texts[at + 1]
    assert "modal verb" in texts[at + 1]
