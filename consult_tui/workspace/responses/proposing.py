"""From the words of an answer to the library and back: proposing new wording, putting agreed words back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from consult_tui.domain.outline import Paragraph, Text
from consult_tui.domain.positions import Status
from consult_tui.errors import BadInput, NotFound, Refused
from consult_tui.text.authority import agreed_by_words
from consult_tui.text.citations import CITATION, without
from consult_tui.text.compose import question_heading
from consult_tui.text.to_markdown import to_markdown
from consult_tui.text.visible import one_line
from consult_tui.workspace.library.lines import title_of
from consult_tui.workspace.responses.telling import Told, tell
from consult_tui.workspace.responses.wording import COVER, words_of

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Accounted
    from consult_tui.domain.positions import Position
    from consult_tui.domain.responses import Response
    from consult_tui.workspace.workspace import Workspace


def proposal(
    ws: Workspace, response: Response, ref: str, words: str, sentences: Iterable[Accounted]
) -> dict[str, str]:
    """The fields of a line that is proposed from an answer, for the form and for `lines.add`.

    Args:
        ws: The workspace.
        response: Where the words stand.
        ref: Id of the question, or the field of the cover matter.
        words: Markdown; citations are taken out.
        sentences: What is known of the sentences among them.

    Raises:
        BadInput: If there are no words.
    """
    statement = _statement(words)
    if not statement:
        raise BadInput("There are no words to propose.", "Put the cursor into a sentence, or select some.")
    lines = list(_departed_from(ws, sentences))
    themes = dict.fromkeys(theme for line in lines for theme in line.themes)
    return {
        "title": title_of(" ".join(statement.split())),
        "statement": statement,
        "status": Status.PROPOSED.value,
        "themes": "|".join(themes),
        "notes": "\n".join([_from_where(response, ref), *(_departs(ws, line) for line in lines)]),
    }


def told_text(ws: Workspace, response: Response, ref: str) -> Told:
    """What is known of a text of a response, by question id or field of the cover matter."""
    text = str(getattr(response, ref)) if ref in COVER else words_of(response.answer(ref))
    return tell(ws, text)


def proposal_of_sentence(ws: Workspace, response: Response, ref: str, number: int) -> dict[str, str]:
    """The fields of a line that is proposed from one sentence.

    Args:
        ws: The workspace.
        response: Where it stands.
        ref: Id of the question, or the field of the cover matter.
        number: Of the sentence, 1 for the first of its text.

    Raises:
        NotFound: If there is no such sentence.
        Refused: If it is as agreed: there is nothing to propose.
    """
    told = told_text(ws, response, ref)
    if not 1 <= number <= len(told.sentences):
        many = len(told.sentences)
        raise NotFound(f"There is no sentence {number} there.", f"There are {many}: see consult wording.")
    each, place = told.sentences[number - 1], told.places[number - 1]
    check_proposable(each)
    words = told.text[place.start : place.end] if place else each.sentence.text
    return proposal(ws, response, ref, words, [each])


def check_proposable(each: Accounted) -> None:
    """Refuse to propose what is agreed already.

    Raises:
        Refused: If the sentence is as agreed, in a wording that stands.
    """
    if each.kind.value == "as-agreed" and not each.lapsed:
        raise Refused("That sentence is as agreed: it is in the library.", "Propose what is new or changed.")


def agreed_words(ws: Workspace, each: Accounted, stretch: str) -> str:
    """The agreed words that a changed sentence was made from, as Markdown, to stand in its place.

    Args:
        ws: The workspace.
        each: The sentence.
        stretch: The Markdown that it stands in: its citations stay, behind the words.

    Raises:
        Refused: If it is not changed, or those words no longer stand.
    """
    if each.kind.value != "changed" or each.source is None:
        raise Refused("Only a changed sentence has agreed words to put back.", "Choose one marked ≈.")
    sources = (each.source, *each.joined)
    if any(source.standing.value != "agreed" for source in sources):
        raise Refused(
            "The words that it was made from no longer stand.",
            "Look for a line that does: ctrl+f in the draft.",
        )
    words = to_markdown((Paragraph((Text(" ".join(source.text for source in sources)),)),))
    cites = "".join(f" {match.group()}" for match in CITATION.finditer(stretch))
    return f"{words}{cites}"


def _statement(words: str) -> str:
    rows = [" ".join(row.split()) if row[:1] != " " else row.rstrip() for row in without(words).split("\n")]
    return "\n".join(rows).replace(" .", ".").replace(" ,", ",").strip()


def _departed_from(ws: Workspace, sentences: Iterable[Accounted]) -> Iterator[Position]:
    """The lines that changed sentences were made from, each once."""
    ids = [
        source.position
        for each in sentences
        if each.source is not None and (each.kind.value == "changed" or each.altered)
        for source in (each.source, *each.joined)
    ]
    known = (ws.library.positions.get(id_) for id_ in dict.fromkeys(ids))
    return (line for line in known if line is not None)


def _from_where(response: Response, ref: str) -> str:
    where = COVER[ref] if ref in COVER else question_heading(response.question(ref))
    return f"From our response “{one_line(response.consultation.title)}” ({response.id}), {where}."


def _departs(ws: Workspace, line: Position) -> str:
    agreed = agreed_by_words(line, ws.library.bodies, short=True)
    return f"Departs from “{one_line(line.title)}” ({line.id}){f', {agreed}' if agreed else ''}."
