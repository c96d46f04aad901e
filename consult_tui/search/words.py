"""Words: what counts as one, and when two are the same.

Accents, hyphens, apostrophes and case never matter: "Children's", "childrens" and "CHILDREN’S" are one word,
and "sector-led" is found by "sector led" and by "sectorled".
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from types import ModuleType
from typing import Any

STOP = frozenset(
    """
    a an the of to and in for on are is be it that this these those with as by at or from was were will
    would should could may can must shall we our us they their them its which what how do does did you
    your if there any has have had been being not no but so than then also into such about who whom whose
    when where why while i me my he she him his her all some both each either neither own same very just
    too more most only other another between through during over under up down out off again once here
    because until against one every
    """.split()  # noqa: SIM905
)
"""Words that carry nothing on their own; they are neither indexed nor looked for, except inside a phrase."""

_REMEMBERED = 5
"""Letters from which a stop word of a title counts."""

_WORD = re.compile(r"[^\W_](?:[\u0300-\u036f\u00ad'`\u02bc]*[^\W_])*[\u0300-\u036f]*")
_COMPOUND = re.compile(rf"{_WORD.pattern}(?:-{_WORD.pattern})+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")
_PRINTERS = str.maketrans("’‘ʼ＇‐‑“”–—…£•\xa0", "'" * 4 + "-" * 2 + " " * 8)


def _typed(text: str) -> str:
    """Printers' signs as a keyboard has them; the length stays the same, so spans hold."""
    return text if text.isascii() else text.translate(_PRINTERS)


def fold(word: str) -> str:
    """One word in the form in which it is compared: lower case, without accents and apostrophes."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold())
        return "".join(c for c in decomposed if c.isalnum() and c != "ʼ")
    return word.lower().replace("'", "").replace("`", "")


def spanned(text: str) -> Iterator[tuple[str, int, int]]:
    """Every word of a text, folded, with where it begins and ends; a hyphen parts two words."""
    for found in _WORD.finditer(_typed(text)):
        if word := fold(found.group()):
            yield word, found.start(), found.end()


def compounds(text: str) -> Iterator[tuple[str, int, int]]:
    """Every hyphenated compound written as one word ("sectorled"), with where it begins and ends."""
    typed = _typed(text)
    if "-" not in typed:
        return
    for found in _COMPOUND.finditer(typed):
        if word := "".join(map(fold, found.group().split("-"))):
            yield word, found.start(), found.end()


def tokens(text: str) -> list[str]:
    """Every word of a text, folded, in order; a hyphen parts two words."""
    typed = _typed(text)
    if typed.isascii() and "`" not in typed:
        return _PLAIN_WORD.findall(typed.lower().replace("'", ""))
    return [word for word, _, _ in spanned(text)]


def indexed(text: str) -> list[str]:
    """The words that a text is found by: its words and its hyphenated compounds, stop words left out."""
    words = [word for word in tokens(text) if word not in STOP]
    if "-" in text or "‑" in text or "‐" in text:
        # Whole texts are gone through far faster by blanks than by the expression.
        joined = " ".join(piece for piece in _typed(text).split() if "-" in piece)
        words += [word for word, _, _ in compounds(joined)]
    return words


def titled(text: str) -> list[str]:
    """The words that a title is found by: longer stop words too, since somebody may remember just those."""
    return indexed(text) + [word for word in tokens(text) if word in STOP and len(word) >= _REMEMBERED]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word, by Snowball's English rules ("councils" and "council's" are "council")."""
    stemmed: str = _stemmer()().stemWord(word)
    return stemmed


_ENDINGS = re.compile(
    r"(?:s|d|y|e|i|al|abil|ibil|bil|ies|an|at|ed|eed|en|er|es|ic|in|ing|ion|ism|ist|ity|iti|ive|iv|iz|is|li|ly|ful|fulli|less|"
    r"ness|ment|ent|ant|ance|ence|anc|enc|able|ible|abl|ibl|bli|bly|ogi|ogy|ous|ou|ate|ize|ise|iou|ti|or)*"
)
"""What Snowball's English rules may take off, piece by piece."""


def may_have_stem(word: str, root: str) -> bool:
    """Whether a stem can be that of a word, told without stemming it; True where it may or may not be."""
    if not word.startswith(root):
        # A last letter that was changed or added: happy, happi; hoping, hope; probability, probabl.
        return root.endswith(("i", "e", "y", "bl"))
    rest = word[len(root) :]
    # A letter doubled before the ending goes with it: planned, plan.
    return bool(_ENDINGS.fullmatch(rest) or (rest[:1] == root[-1:] and _ENDINGS.fullmatch(rest[1:])))


@lru_cache(maxsize=1)
def _stemmer() -> Callable[[], Any]:
    """What makes Snowball's English stemmer, without the thirty other languages.

    A stemmer works on letters that it holds, so two threads must never share one: each word gets its own,
    which costs a hundredth of the stemming.

    `import snowballstemmer` loads every language it has, which takes longer than a whole search. Its English
    module needs none of them, so it is loaded under a package shell of our own that has the same folder;
    should the package ever be laid out otherwise, it is imported as a whole.
    """
    from importlib import import_module
    from importlib.util import find_spec

    spec = find_spec("snowballstemmer")
    shell = ModuleType("consult_tui_snowball")
    shell.__path__ = list(spec.submodule_search_locations or []) if spec else []
    sys.modules[shell.__name__] = shell
    try:
        make: Callable[[], Any] = import_module(f"{shell.__name__}.english_stemmer").EnglishStemmer
    except (ImportError, AttributeError):
        import snowballstemmer

        return lambda: snowballstemmer.stemmer("english")
    return make
