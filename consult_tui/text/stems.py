"""Words without their inflection, for laying two sentences side by side: "agreed" beside "agrees".

Light on purpose: it strips endings and knows the common irregular verbs and the two spellings of English. It
is for comparing, never for showing, and two words of one stem are still two words.
"""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = {
    form: base
    for base, forms in {
        "be": "am is are was were been being",
        "have": "has had having",
        "do": "does did done doing",
        "go": "goes went gone going",
        "say": "said says",
        "make": "made makes making",
        "take": "took taken takes taking",
        "give": "gave given gives giving",
        "keep": "kept keeps",
        "lose": "lost loses losing",
        "hold": "held holds",
        "pay": "paid pays",
        "see": "saw seen sees",
        "win": "won wins winning",
        "get": "got gets getting",
        "meet": "met meets",
        "lead": "led leads",
        "seek": "sought seeks",
        "find": "found finds",
        "think": "thought thinks",
        "spend": "spent spends",
        "build": "built builds",
        "leave": "left leaves leaving",
        "bring": "brought brings",
        "begin": "began begun begins beginning",
        "become": "became becomes becoming",
        "grow": "grew grown grows",
        "know": "knew known knows",
        "show": "shown shows showed",
        "write": "wrote written writes writing",
        "child": "children",
        "person": "people",
    }.items()
    for form in forms.split()
}
_ENDINGS = ("ingly", "edly", "ings", "ing", "ied", "ies", "ed", "es", "ly", "s", "e")
_SPELLINGS = (("mme", "m"), ("our", "or"), ("iz", "is"), ("yz", "ys"), ("ogue", "og"), ("ll", "l"))
_SHORTEST = 3


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a word in small letters; a word of three letters or fewer is its own."""
    base = _IRREGULAR.get(word)
    if base is not None:
        return base
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)] + ("y" if ending in ("ied", "ies") else "")
            break
    word = word[:-1] if word.endswith("e") and len(word) > _SHORTEST else word
    for british, american in _SPELLINGS:
        word = word.replace(british, american)
    return word
