"""Where sentences stand in the Markdown they were read from: found again over any markup, never elsewhere."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.text.markdown import parse
from consult_tui.text.places import Place, alike, carried, find, places, sentence_at
from consult_tui.text.sentences import sentences
from consult_tui.text.to_markdown import to_markdown
from tests.unit.text.outlines import any_text, blocks, markdown_like

EXAMPLES = [
    ("We agree. They do not.", ["We agree.", "They do not."]),
    ("We **do not** agree [@a].", ["We **do not** agree [@a]."]),
    ("**We do** agree. So.", ["**We do** agree.", "So."]),
    ("*We agree.* [@a; @b] So.", ["We agree.", "So."]),
    ("Wrapped\nover *lines.* And\nmore.", ["Wrapped\nover *lines.*", "And\nmore."]),
    ("# 2. Heading\n\n- one\n- two. Three", ["2. Heading", "one", "two.", "Three"]),
    ("1. 10 councils\n2. 2 more", ["10 councils", "2 more"]),
    ("> Theirs. Over\n> lines.", ["Theirs.", "Over\n> lines."]),
    ("See [the paper](http://b.uk/a_(b)) too. So.", ["See [the paper](http://b.uk/a_(b)) too.", "So."]),
    ("Q&amp;A costs &pound;5. So.", ["Q&amp;A costs &pound;5.", "So."]),
    ("A \\[@note\\] is kept. So.", ["A \\[@note\\] is kept.", "So."]),
    ("👩‍👩‍👧 agree. שלום so.", ["👩‍👩‍👧 agree.", "שלום so."]),
    ("We agree. We agree.", ["We agree.", "We agree."]),
    ("", []),
]


def _sentences(markdown: str) -> list[str]:
    return [each.text for each in sentences(parse(markdown))]


def _stretches(markdown: str) -> list[str | None]:
    found = places(markdown, _sentences(markdown))
    return [markdown[place.start : place.end] if place else None for place in found]


@pytest.mark.parametrize(("markdown", "expected"), EXAMPLES)
def test_each_sentence_stands_where_it_was_typed(markdown: str, expected: list[str]) -> None:
    assert _stretches(markdown) == expected


_PROSE = st.lists(
    st.sampled_from(
        [
            "We support this",
            "**never** again",
            "see para. 5",
            "£10.5m [@a]",
            "*a* 2011-12",
            "“no school”",
            "[a](http://b.uk)",
            "naïve é",
        ]
    ),
    min_size=1,
    max_size=4,
).map(lambda parts: " ".join(parts) + ".")
_ANSWERS = st.lists(
    st.tuples(st.sampled_from(["", "- ", "1. ", "### ", "> "]), st.lists(_PROSE, min_size=1, max_size=3)),
    max_size=4,
).map(lambda parts: "\n\n".join(mark + " ".join(said) for mark, said in parts))


@given(_ANSWERS)
def test_each_stretch_read_again_is_that_sentence(markdown: str) -> None:
    found = _sentences(markdown)
    for words, place in zip(found, places(markdown, found), strict=True):
        assert place is not None
        assert _sentences(markdown[place.start : place.end]) == [words]


@given(st.one_of(any_text, markdown_like, blocks.map(to_markdown)))
def test_whatever_the_markup_places_are_in_order_and_hold_the_letters_of_their_sentence(
    markdown: str,
) -> None:
    found = _sentences(markdown)
    end = 0
    for words, place in zip(found, places(markdown, found), strict=True):
        if place is None:
            continue
        assert end <= place.start < place.end <= len(markdown)
        end = place.end
        letters = "".join(words.split())
        assert len(place.letters) == len(letters)
        for letter, (first, last) in zip(letters, place.letters, strict=True):
            stood = markdown[place.start + first : place.start + last]
            assert stood in (letter, "\0") or stood.startswith("&")


@given(_ANSWERS)
def test_every_sentence_of_an_outline_is_found(markdown: str) -> None:
    assert None not in _stretches(markdown)


def test_a_part_of_a_sentence_is_found_in_its_place() -> None:
    markdown = "We **do  not** agree."
    (place,) = places(markdown, ["We do not agree."])
    assert place is not None
    assert place.part("We do not agree.", 3, 9) == (5, 12)
    assert markdown[5:12] == "do  not"
    assert place.part("We do not agree.", 2, 3) is None, "a blank stands nowhere"


def test_words_are_found_by_the_how_manieth_of_their_kind() -> None:
    markdown = "We agree. They *do*. We agree."
    first, second = find(markdown, "We agree."), find(markdown, "We agree.", 1)
    assert first is not None
    assert second is not None
    assert (first.start, second.start) == (0, 21)
    assert find(markdown, "We agree.", 2) is None
    assert find(markdown, "they do not") is None
    assert find(markdown, " ") is None
    found = find(markdown, "They do.")
    assert found is not None
    assert markdown[found.start : found.end] == "They *do*."


@pytest.mark.parametrize(
    ("at", "number"),
    [(0, 0), (4, 0), (9, 0), (10, 1), (15, 1), (23, 1), (25, 2), (26, 2), (27, 2), (41, 2), (-1, None)],
)
def test_the_sentence_at_a_position_is_the_one_it_is_in_or_right_behind(at: int, number: int | None) -> None:
    text = "We agree. They do. [@a]\n\n- Point one [@b]\n\n"
    at = len(text) if at < 0 else at
    assert sentence_at(text, places(text, _sentences(text)), at) == number


@given(_ANSWERS, st.data())
def test_after_an_edit_no_place_stands_on_other_words(markdown: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(markdown)))
    end = data.draw(st.integers(start, len(markdown)))
    after = markdown[:start] + data.draw(st.text("ab .\n", max_size=5)) + markdown[end:]
    before = places(markdown, _sentences(markdown))
    for old, new in zip(before, carried(before, markdown, after), strict=True):
        assert old is not None
        if new is not None:
            assert after[new.start : new.end] == markdown[old.start : old.end]


def test_an_edit_drops_the_sentence_that_it_touches_and_moves_those_behind() -> None:
    before, after = "We agree. They do. So.", "We agree. They all do. So."
    one, two, three = carried(places(before, _sentences(before)), before, after)
    assert one == places(before, ["We agree."])[0]
    assert two is None
    assert isinstance(three, Place)
    assert after[three.start : three.end] == "So."


def test_a_letter_at_the_end_of_a_sentence_touches_it() -> None:
    assert carried(places("We agree.", ["We agree."]), "We agree.", "We agree.x") == (None,)


@given(st.text("ab", max_size=20), st.text("ab", max_size=20))
def test_how_far_two_texts_are_alike(one: str, other: str) -> None:
    same = alike(one, other)
    assert one[:same] == other[:same]
    assert one[same : same + 1] != other[same : same + 1] or same == len(one) == len(other)


def test_a_text_made_to_be_slow_is_given_up() -> None:
    began = time.process_time()
    assert places("a" * 20_000, ["a" * 10_000 + "b"] * 3) == (None, None, None)
    assert time.process_time() - began < 2
