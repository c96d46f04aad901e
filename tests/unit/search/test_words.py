from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest
import snowballstemmer
from hypothesis import given
from hypothesis import strategies as st

import consult_tui
from consult_tui.search.inverted import Inverted
from consult_tui.search.words import (
    _stemmer,
    compounds,
    fold,
    indexed,
    may_have_stem,
    spanned,
    stem,
    tokens,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Children's CHILDREN’S childrens", ["childrens"] * 3),
        ("Café naïve re\u0301sume\u0301", ["cafe", "naive", "resume"]),
        ("sector-led sector‑led", ["sector", "led", "sector", "led"]),
        ("2011–12, £10.5m", ["2011", "12", "10", "5m"]),
        ("under_scored *bold* [@id]", ["under", "scored", "bold", "id"]),
        ("“quoted” … — end", ["quoted", "end"]),
        ("", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@given(st.text())
def test_spans_lead_back_to_the_words(text: str) -> None:
    found = list(spanned(text))
    assert [word for word, _, _ in found] == tokens(text)
    for word, start, end in found:
        assert 0 <= start < end <= len(text)
        assert word in tokens(text[start:end])
    for (_, _, end), (_, start, _) in itertools.pairwise(found):
        assert end <= start


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    for word in tokens(text):
        assert fold(word) == word


def test_compounds_are_found_as_one_word() -> None:
    assert list(compounds("a sector-led, peer-to-peer plan - and co-op")) == [
        ("sectorled", 2, 12),
        ("peertopeer", 14, 26),
        ("coop", 38, 43),
    ]
    assert "sectorled" in indexed("sector‑led")


def test_stop_words_are_not_indexed() -> None:
    assert indexed("The role of the councils") == ["role", "councils"]


WORDS = """
    council councils council's funding funded funds fund happy happiness happier relational relations ability
    abilities capable capability capabilities use used using user users hope hoped hoping hop hopped policy
    policies die dying lies lying tie tying early earlier generic general generally generation generate
    organisation organise organising creation create created national nation agreed agreement agree agrees
    duties duty statutory statute safeguarding safeguard skies sky news innings children child academies
    academy
""".split()  # noqa: SIM905


def test_stems_are_those_of_the_whole_package() -> None:
    whole = snowballstemmer.stemmer("english")
    assert [stem(word) for word in WORDS] == [whole.stemWord(word) for word in WORDS]


def test_families_are_those_of_the_stems() -> None:
    """Gathering words by how they begin misses none that stemming the whole vocabulary finds."""
    folded = [fold(word) for word in WORDS]
    inverted = Inverted.build([[(" ".join(folded), 1.0)]], {})
    exceptions = {"dying", "lying", "tying", "skies", "die", "lies", "tie", "sky"}
    for word in set(folded) - exceptions:
        assert set(inverted.family(word)) == {w for w in folded if stem(w) == stem(word)}, word
    assert "dying" in inverted.family("dying")


def test_a_package_laid_out_otherwise_is_imported_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    for name in [name for name in sys.modules if name.startswith("consult_tui_snowball")]:
        monkeypatch.delitem(sys.modules, name)
    assert _stemmer.__wrapped__()().stemWord("councils") == "council"


def test_one_language_is_loaded_and_not_the_package() -> None:
    code = (
        "import sys; from consult_tui.search.words import stem; assert stem('councils') == 'council';"
        "print(sum('stemmer' in name or 'snowball' in name for name in sys.modules),"
        " 'snowballstemmer' in sys.modules, 'rapidfuzz' in sys.modules, 'numpy' in sys.modules)"
    )
    here = {**os.environ, "PYTHONPATH": str(Path(consult_tui.__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=here)
    assert int(done.stdout.split()[0]) < 6
    assert done.stdout.split()[1:] == ["False", "False", "False"]


def test_an_ending_that_cannot_come_off_is_told_without_stemming() -> None:
    """What is told never shuts out a word that has the stem (the exceptions are found as they stand)."""
    exceptions = {"dying", "lying", "tying"}
    for word in {fold(word) for word in WORDS} - exceptions:
        assert may_have_stem(word, stem(word)), word
    assert not may_have_stem("condition", "con")
    assert not may_have_stem("contract", "con")


def test_two_threads_stem_at_once_and_neither_spoils_the_others_words() -> None:
    from concurrent.futures import ThreadPoolExecutor

    words = [f"{start}{end}" for start in ("consult", "organis", "relat", "fund", "govern") for end in ENDS]
    stem.cache_clear()
    alone = {word: stem.__wrapped__(word) for word in words}
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: {word: stem.__wrapped__(word) for word in words}, range(64)):
            assert found == alone


ENDS = ("ation", "ations", "ing", "ed", "ional", "ment", "ments", "ers", "ally", "ness", "ously", "ives")
