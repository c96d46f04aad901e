"""Where the wording of a response comes from, sentence by sentence: answers, about us and key messages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from consult_tui.text.compose import ABOUT_US, KEY_MESSAGES, question_heading

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Accounted, Share
    from consult_tui.domain.positions import Position
    from consult_tui.domain.responses import Answer, Response
    from consult_tui.workspace.workspace import Workspace

COVER = {"about": ABOUT_US, "key_messages": KEY_MESSAGES}
"""The parts of the cover matter whose sentences leave too, by the field that holds them."""


@dataclass(frozen=True, slots=True)
class TextWording:
    """One text of a response and where its sentences come from."""

    ref: str
    """Id of the question, or the field of the cover matter."""
    title: str
    """`Question 4(b)`, `About us`."""
    sentences: tuple[Accounted, ...]


@dataclass(frozen=True, slots=True)
class Rests:
    """What an answer rests on."""

    lines: tuple[Position, ...]
    """Those that it cites, and those whose words it holds without citing them."""
    altered: bool
    """Whether it turns or alters what was agreed, or says what no longer stands."""


def account(ws: Workspace, text: str, *, wait: bool = True) -> tuple[Accounted, ...]:
    """Each sentence of a Markdown text and where it comes from.

    Args:
        ws: The workspace.
        text: The text.
        wait: Whether to make the accounts ready first, or else go by what is at hand, nothing at first.
    """
    accounts = ws.accounts if wait else ws.accounts_at_hand
    return accounts.account(text) if accounts else ()


def words_of(answer: Answer) -> str:
    """The words of an answer that leave; a reason for no comment is ours too."""
    return answer.no_comment or answer.text


def wording(ws: Workspace, response: Response) -> list[TextWording]:
    """Where every sentence of a response comes from, cover matter first; texts without words are left out."""
    found = [TextWording(ref, title, account(ws, text)) for ref, title, text in _texts(response)]
    return [each for each in found if each.sentences]


def departures(ws: Workspace, response: Response) -> Iterator[str]:
    """The sentences that turn or alter what was agreed, or say what no longer stands, each in words."""
    for text in wording(ws, response):
        for each in text.sentences:
            if each.needs_agreement:
                yield f"{text.title}: “{each.sentence.text}” ({behind(ws, each)})"


def share_of_response(ws: Workspace, response: Response) -> Share:
    """How many words of everything that leaves come from where."""
    return share(each for text in wording(ws, response) for each in text.sentences)


def share(sentences: Iterable[Accounted]) -> Share:
    """How many words of these sentences come from where."""
    from consult_tui.checks.accounts import share_of

    return share_of(sentences)


def rests(ws: Workspace, answer: Answer, *, wait: bool = True) -> Rests:
    """The lines that an answer rests on, cited or not, and whether it departs from what they commit to."""
    sentences = account(ws, answer.text, wait=wait)
    positions = ws.library.positions
    held = [id_ for each in sentences for id_ in each.rests_on]
    lines = dict.fromkeys([*(position.id for position in ws.cited(answer)), *held])
    altered = any(each.needs_agreement for each in sentences)
    return Rests(tuple(positions[id_] for id_ in lines if id_ in positions), altered)


def _texts(response: Response) -> Iterator[tuple[str, str, str]]:
    for name, title in COVER.items():
        yield name, title, str(getattr(response, name))
    for question in response.questions:
        yield question.id, question_heading(question), words_of(response.answer(question.id))


def behind(ws: Workspace, each: Accounted) -> str:
    """What is to be known of a sentence, in words: the line behind it, what was changed; "" for nothing."""
    parts = [_line_behind(ws, each)]
    if each.altered:
        what = "commitment changed" if each.commitment_changed else "says something else"
        parts.append(f"{what}: {', '.join(part.value for part in each.altered)}")
    if each.unborne:
        parts.append(f"not borne out: {', '.join(f'[@{id_}]' for id_ in each.unborne)}")
    return "; ".join(part for part in parts if part)


def _line_behind(ws: Workspace, each: Accounted) -> str:
    source = each.source
    if source is None:
        return ""
    names = " and ".join(
        f"'{_title(ws, id_)}'" for id_ in dict.fromkeys(s.position for s in (source, *each.joined))
    )
    alike = f"{each.similarity:.0%} alike"
    match each.kind.value:
        case "as-agreed":
            return f"{names}, in a wording that no longer stands" if each.lapsed else names
        case "changed":
            return f"from {names}, {alike}"
        case _ if each.verbatim:
            stated = source.standing.value == "stated"
            return f"as stated in {names}, not agreed" if stated else f"the words of {names}, not agreed"
        case _:
            return f"nearest is {names}, {alike}"


def _title(ws: Workspace, position_id: str) -> str:
    position = ws.library.positions.get(position_id)
    return position.title if position else position_id
