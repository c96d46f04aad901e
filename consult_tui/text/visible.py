"""Text from outside, made safe to show: what a terminal would obey is shown as a symbol instead.

Control characters become their Unicode pictures (escape becomes ␛), and the controls that turn the direction
of writing become their code in guillemets, so that nobody can hide words on the officer's screen.
"""

from __future__ import annotations

_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"}
_DELETE_AND_C1 = {0x7F: "␡"} | dict.fromkeys(range(128, 160), "�")
_BIDI = {
    code: f"‹{code:04X}›" for code in (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "�")
_TABLE = {**_CONTROLS, **_DELETE_AND_C1, **_BIDI, **_SURROGATES, 0x2028: "\n", 0x2029: "\n"}
_TABLE[ord("\t")] = "    "
# A terminal's paste brings its line ends as carriage returns alone.
_TABLE[ord("\r")] = "\n"


def visible(text: str) -> str:
    """The text with every control and direction character shown as a symbol; line ends stay.

    The length may change: this is for text that is being shown, not for text that is being edited.
    """
    return text.replace("\r\n", "\n").translate(_TABLE)


def editable(text: str) -> str:
    """The text made visible for an editor: as `visible`, but tabs stay.

    An editor can only hold what it shows. Text that nobody edits is never written back, so this changes an
    answer with control characters in it only when the officer edits it.
    """
    return "\t".join(visible(part) for part in text.split("\t"))


def one_line(text: str) -> str:
    """The text made visible and on one line, for a row or a title."""
    return " ".join(visible(text).split())
