"""What is known of a sentence, in words and signs: the same in the strip and on the wording screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from consult_tui.domain.positions import Position, Status
from consult_tui.text.differences import Change, Stretch
from consult_tui.text.visible import visible
from consult_tui.tui.content import row
from consult_tui.tui.widgets.line_list import standing
from consult_tui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Accounted, Share

SIGNS = {"as-agreed": "=", "changed": "≈", "new": "+"}
"""One character a kind, told apart without colour; the commands print the same."""
KINDS = {"as-agreed": "as agreed", "changed": "changed", "new": "new"}
STYLES = {Change.SAME: "", Change.IN: "bold underline", Change.OUT: "strike $text-muted"}
"""Words put in and taken out, told apart without colour."""
LOUD = "bold reverse $text-error"


def sign(each: Accounted) -> Content:
    """`≈ changed, 91% alike`: sign and word, never a colour alone."""
    kind = each.kind.value
    words, style = f"{SIGNS[kind]} {KINDS[kind]}", "bold"
    if each.lapsed:
        words, style = f"{words}, in a wording that no longer stands", "bold $text-warning"
    elif kind == "as-agreed":
        style = "bold $text-success"
    elif kind == "changed":
        words, style = f"{words}, {each.similarity:.0%} alike", "bold $text-warning"
    return Content.styled(words, style)


def loud(each: Accounted) -> Content:
    """What of the commitment was changed, and citations that are not borne out; empty where all is well."""
    return Content(" ").join(_loud(each))


def _loud(each: Accounted) -> Iterator[Content]:
    if each.altered:
        what = "COMMITMENT CHANGED" if each.commitment_changed else "SAYS SOMETHING ELSE"
        parts = ", ".join(part.value for part in each.altered)
        yield Content.styled(f" {what}: {parts} ", LOUD)
    for id_ in each.unborne:
        yield row(f"not borne out: [@{id_}]", "bold $text-error")


def behind(ws: Workspace, each: Accounted) -> Content:
    """The line behind a sentence: title, how it stands, who agreed it and when; empty where there is none."""
    return Content(" + ").join(_behind(ws, each))


def _behind(ws: Workspace, each: Accounted) -> Iterator[Content]:
    if each.source is None:
        return
    sources = (each.source, *each.joined)
    for id_ in dict.fromkeys(source.position for source in sources):
        position = ws.library.positions.get(id_)
        if position is None:
            yield row(f"line [@{id_}], which is gone", "$text-error")
        else:
            yield _lead(each) + row(f"“{position.title}”", "bold") + Content(" ") + _standing(ws, position)


def _lead(each: Accounted) -> Content:
    match each.kind.value:
        case "as-agreed":
            return Content("")
        case "changed":
            return Content("from ")
        case _ if each.verbatim:
            return Content("the words of ")
        case _:
            return Content(f"nearest, {each.similarity:.0%} alike: ")


def _standing(ws: Workspace, position: Position) -> Content:
    said = standing(ws, position, short=True)
    if position.status is Status.SUPERSEDED and position.superseded_by:
        later = ws.library.positions.get(position.superseded_by)
        said += row(f" · its place took “{later.title if later else position.superseded_by}”", "$text-error")
    return said


def changes(stretches: Sequence[Stretch]) -> Content:
    """Words with those put in underlined and those taken out struck through."""
    return Content("").join([_stretch(each) for each in stretches])


def _stretch(each: Stretch) -> Content:
    return Content.styled(visible(each.text).replace("\n", " "), STYLES[each.change])


def share_words(share: Share, *, short: bool) -> Content:
    """`, 80 as agreed, 30 changed, 10 new` or, where there is little room, `: =80 ≈30 +10`."""
    parts = [("=", "as agreed", share.as_agreed), ("≈", "changed", share.changed), ("+", "new", share.new)]
    if short:
        return Content(": " + " ".join(f"{s}{n}" for s, _, n in parts if n))
    return Content("".join(f", {n} {word}" for _, word, n in parts if n))
