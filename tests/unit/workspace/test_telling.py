"""What is marked where in a text: by kind, over changed words, and on no other words after an edit."""

from __future__ import annotations

from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.positions import Status
from consult_tui.text.differences import Change, differences
from consult_tui.workspace.responses.telling import Mark, Told, excerpt, tell
from consult_tui.workspace.workspace import Workspace
from tests.unit.workspace.conftest import line


def marked(told: Told) -> list[tuple[Mark, str]]:
    return [(mark, told.text[start:end]) for start, end, mark in told.marks]


def test_each_kind_of_sentence_has_its_mark(ws: Workspace) -> None:
    text = dedent("""\
        Councils should decide on **buses**. Councils should not decide on buses [@buses].

        - Councils in Kent should decide on buses.
        - This is ours alone, of all the world [@bins]. Councils should decide on baths.""")
    assert marked(tell(ws, text)) == [
        (Mark.AGREED, "Councils should decide on **buses**."),
        (Mark.COMMITMENT, "Councils should not decide on buses [@buses]."),
        (Mark.PUT_IN, "not"),
        (Mark.CHANGED, "Councils in Kent should decide on buses."),
        (Mark.PUT_IN, "in Kent"),
        (Mark.UNBORNE, "[@bins]"),
        (Mark.LAPSED, "Councils should decide on baths."),
    ]


def test_words_of_a_line_that_went_without_ever_being_agreed_are_warned_of_too(ws: Workspace) -> None:
    boats, dogs = "Every harbour should keep its boats.", "Every harbour should keep a dog."
    gone = line("boats", statement=boats, status=Status.WITHDRAWN, agreed_by=None, withdrawn_because="Old")
    ws.keep(positions=[gone, line("dogs", statement=dogs, status=Status.DRAFT, agreed_by=None)])
    told = tell(ws, "Every harbour should keep its boats. Every harbour should keep a dog.")
    assert marked(told) == [(Mark.LAPSED, "Every harbour should keep its boats.")]


def test_wide_letters_move_no_mark(ws: Workspace) -> None:
    told = tell(ws, "👩‍👩‍👧 שלום naïve. Councils should decide on **all** buses.")
    assert (Mark.PUT_IN, "all") in marked(told)


def test_after_an_edit_the_touched_sentence_has_no_mark_and_the_others_keep_theirs(ws: Workspace) -> None:
    told = tell(ws, "Councils should decide on buses. It is theirs. Councils should decide on buses.")
    after = told.carried(
        "Councils should decide on buses. It is not theirs. Councils should decide on buses."
    )
    assert [words for _, words in marked(after)] == ["Councils should decide on buses."] * 2
    assert after.at(40) == 0, "of what was typed nothing is known: the cursor is behind the first sentence"
    assert after.at(len(after.text)) == 2
    assert told.carried(told.text) is told


def test_the_changed_words_are_shown_with_a_few_around_them() -> None:
    words = "one two three four five six seven eight nine ten"
    old, new = f"{words} eleven {words}", f"{words} twelve {words} more"
    shown = excerpt(differences(old, new), 2)
    assert "".join(each.text for each in shown) == "… nine ten eleventwelve one two … nine ten more"


@given(
    st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=12).map(" ".join), st.integers(1, 4)
)
def test_no_changed_word_is_ever_left_out(words: str, around: int) -> None:
    stretches = differences(words, f"{words} new {words}")
    changed = [each for each in stretches if each.change is not Change.SAME]
    assert [each for each in excerpt(stretches, around) if each.change is not Change.SAME] == changed
