"""Where each sentence comes from, beside the editor: the marks in it, the strip below, the status line."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.content import Content

from consult_tui.checks.accounting import Accounts
from consult_tui.text.visible import editable
from consult_tui.tui.widgets.wording_strip import ELSEWHERE, EMPTY, READING, TOUCHED
from consult_tui.workspace.library.standing import withdraw
from consult_tui.workspace.responses.telling import Mark
from tests.tui.drafts import Drafting, drafting
from tests.tui.helpers import HOSTILE

AGREED = "Councils should keep a strong strategic role in education."
TURNED = "Councils should not keep a strong strategic role in education."
STRETCHED = "Children's health should be a **top** priority in the planned changes to the health service."
SUPERSEDED = (
    "No school's budget for each pupil should fall in cash terms while the funding system is reformed."
)
NEW = "We thank the 👩‍👩‍👧 of Kent for their naïve שלום ferry."
SIZES = [(120, 36), (80, 24)]


def _strip(draft: Drafting) -> str:
    return str(draft.screen.strip.render())


def _standing(draft: Drafting) -> str:
    return str(draft.app.screen.query_one("#standing").render())


def _cursor(draft: Drafting, words: str) -> None:
    editor = draft.screen.pane.editor
    editor.move_cursor(editor.location_of(editor.text.index(words) + 2))


async def _at(draft: Drafting, words: str) -> str:
    """What the strip says with the cursor in these words; nothing is told anew for that."""
    _cursor(draft, words)
    await draft.pilot.pause()
    return _strip(draft)


def _marked(draft: Drafting) -> list[tuple[str, str]]:
    """What is drawn in another style in the editor: class and words, row by row."""
    editor = draft.screen.pane.editor
    by_style = {editor.get_component_rich_style(f"marked-area--{m}", partial=True): m for m in Mark}
    found = []
    for number in range(editor.document.line_count):
        line = editor.get_line(number)
        found += [(by_style[span.style], line.plain[span.start : span.end]) for span in line.spans]  # type: ignore[index]
    return [(str(mark), words) for mark, words in found]


@pytest.mark.parametrize("size", SIZES)
async def test_the_strip_follows_the_cursor(sample: Path, size: tuple[int, int]) -> None:
    async with drafting(sample, size=size) as draft:
        await draft.write(f"{AGREED} {TURNED}\n\n- {STRETCHED}\n- {NEW} {SUPERSEDED}")
        seen = await _at(draft, AGREED)
        assert seen.startswith("= as agreed\n“A strong strategic role for councils in education” agreed")
        seen = await _at(draft, TURNED)
        assert seen.startswith(" COMMITMENT CHANGED: negation  · ≈ changed, 97% alike")
        assert "Councils should not keep a strong" in seen
        seen = await _at(draft, STRETCHED)
        assert seen.startswith("≈ changed, 98% alike")
        assert "top" in seen
        assert await _at(draft, NEW) == "+ new"
        seen = await _at(draft, SUPERSEDED)
        assert "+ new\nthe words of “A fixed floor under every school's budget” superseded" in seen


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_in_the_strip_is_cut_without_a_sign(sample: Path, size: tuple[int, int]) -> None:
    long = "and also for every school and college and nursery in the land, without an end, " * 8
    async with drafting(sample, size=size) as draft:
        await draft.write(f"{AGREED} {TURNED} {long}{SUPERSEDED}")
        for words in (AGREED, TURNED, long):
            rows = (await _at(draft, words)).split("\n")
            strip = draft.screen.strip
            assert len(rows) <= strip.content_size.height
            assert all(Content(row).cell_length <= strip.content_size.width for row in rows)
        content = draft.screen.strip.render()
        assert str(content).endswith("…") or len(rows) < draft.screen.strip.content_size.height


async def test_marks_stand_on_the_words_they_are_about(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write(f"{NEW} {STRETCHED} {AGREED}\n\n- {TURNED} {SUPERSEDED}")
        assert _marked(draft) == [
            ("changed", STRETCHED),
            ("put-in", "top"),
            ("agreed", AGREED),
            ("commitment", TURNED),
            ("put-in", "not"),
            ("lapsed", SUPERSEDED),
        ]


async def test_a_wide_letter_before_it_moves_no_mark_on_the_screen(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write(f"{NEW} {AGREED}")
        editor = draft.screen.pane.editor
        green = editor.get_component_rich_style("marked-area--agreed", partial=True).color
        drawn = [s for y in range(8) for s in editor.render_line(y) if s.style and s.style.color == green]
        assert "".join("".join(s.text for s in drawn).split()) == "".join(AGREED.split())


async def test_a_key_drops_the_mark_of_its_sentence_before_anything_is_drawn(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write(f"{AGREED} {TURNED} {AGREED}")
        _cursor(draft, TURNED)
        editor = draft.screen.pane.editor
        editor.insert("x")
        assert _marked(draft) == [("agreed", AGREED), ("agreed", AGREED)]
        editor.undo()
        assert _marked(draft) == [("agreed", AGREED), ("agreed", AGREED)], "untold until it is told again"
        editor.redo()
        assert _marked(draft) == [("agreed", AGREED), ("agreed", AGREED)]
        editor.undo()
        await draft.settle()
        assert ("commitment", TURNED) in _marked(draft)


async def test_of_a_touched_sentence_nothing_is_said_until_it_is_told_again(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write(AGREED)
        draft.screen.pane.editor.insert(" not", (0, 15))
        draft.screen.show_strip()
        assert _strip(draft) == TOUCHED
        await draft.settle()
        assert "negation" in _strip(draft)


async def test_another_answer_takes_no_marks_along(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write(AGREED)
        assert _marked(draft) != []
        draft.screen.action_go(1)
        assert draft.screen.pane.editor.told is None
        await draft.settle()
        draft.screen.action_go(-1)
        await draft.settle()
        assert _marked(draft) == [("agreed", AGREED)]


async def test_a_citation_that_is_not_borne_out_is_marked_and_said(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write("We want a ferry across the river at Dover [@area-costs]. So be it.")
        assert ("unborne", "[@area-costs]") in _marked(draft)
        assert "not borne out: [@area-costs]" in await _at(draft, "We want")


async def test_the_strip_says_what_to_do_where_there_is_no_sentence(sample: Path) -> None:
    async with drafting(sample) as draft:
        assert _strip(draft) == EMPTY
        await draft.write(f"{AGREED}\n\n\n\n")
        assert _strip(draft) == ELSEWHERE


@pytest.mark.parametrize(
    ("size", "said"),
    [
        ((120, 36), "31 words, 9 as agreed, 10 changed, 12 new"),
        ((80, 24), "31 words: =9 ≈10 +12"),
    ],
)
async def test_the_status_line_counts_the_words_of_each_kind(
    sample: Path, size: tuple[int, int], said: str
) -> None:
    async with drafting(sample, size=size) as draft:
        new = "We thank the people of Kent for their ferry and their patience."
        await draft.write(f"{AGREED} {TURNED} {new}")
        assert said in _standing(draft)


@pytest.mark.parametrize("kind", HOSTILE)
async def test_hostile_words_are_marked_and_told_as_they_are(sample: Path, kind: str) -> None:
    async with drafting(sample) as draft:
        await draft.write(f"{editable(HOSTILE[kind])[:300]}. {AGREED}")
        assert ("agreed", AGREED) in _marked(draft)
        assert (await _at(draft, AGREED)).startswith("= as agreed")
        assert (await _at(draft, draft.text[:3])).startswith("+ new")


async def test_while_the_library_is_read_the_strip_says_so_and_no_key_waits(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library is held back until the officer has typed and moved on."""
    async with drafting(sample) as first:
        await first.write(AGREED)
    go = threading.Event()
    usual = Accounts.__init__

    def slow(self: Accounts, *given: object) -> None:
        assert go.wait(20)
        usual(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Accounts, "__init__", slow)
    from consult_tui.tui.app import ConsultApp
    from consult_tui.tui.screens.draft import DraftScreen
    from consult_tui.workspace.opening import open_workspace
    from tests.tui.drafts import FUNDING

    app = ConsultApp(open_workspace(sample), FUNDING)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, DraftScreen)
        draft = Drafting(pilot, app, app.screen)
        ref = next(q.id for q in app.screen.response.questions if q.number == "3")
        app.screen.go_to(ref)
        await pilot.pause()
        assert _strip(draft) == READING
        app.screen.pane.editor.focus()
        await pilot.press("x")
        assert draft.text.endswith("x")
        assert _strip(draft) == READING
        go.set()
        await draft.settle()
        assert _strip(draft) != READING
    app.saver.close()


async def test_back_from_the_library_the_marks_are_as_it_stands_now(sample: Path) -> None:
    async with drafting(sample) as draft:
        await draft.write(AGREED)
        await draft.press("f3")
        withdraw(draft.app.ws, "strategic-role-in-education", "It was replaced.")
        await draft.press("escape")
        assert _marked(draft) == [("lapsed", AGREED)]
        assert _strip(draft).startswith("= as agreed, in a wording that no longer stands")
