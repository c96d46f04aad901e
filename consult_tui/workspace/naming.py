"""Which response, question or line an officer means: an exact id wins, else a unique beginning."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from consult_tui.errors import Ambiguous, BadInput, NotFound
from consult_tui.store.places import is_response_id

if TYPE_CHECKING:
    from consult_tui.domain.consultations import Question
    from consult_tui.domain.responses import Response
    from consult_tui.workspace.workspace import Workspace

Kept = TypeVar("Kept")

_LETTERS = "abcdefghjkmnpqrstuvwxyz"
_SHOWN = 5


def resolve(given: str, known: Collection[str], kind: str, mend: str) -> str:
    """The id that is meant.

    Args:
        given: What was typed.
        known: Every id there is.
        kind: The word for one of them in a message, such as "response".
        mend: What to do when there is none.

    Raises:
        NotFound: If no id is or begins so.
        Ambiguous: If several do.
    """
    if given in known:
        return given
    fits = sorted(id_ for id_ in known if given and id_.startswith(given))
    if len(fits) == 1:
        return fits[0]
    if fits:
        some = ", ".join(fits[:_SHOWN]) + (", ..." if len(fits) > _SHOWN else "")
        raise Ambiguous(f"'{given}' fits more than one {kind}: {some}.", "Write more of it.")
    raise NotFound(f"There is no {kind} '{given}'.", mend)


def find(given: str, known: Mapping[str, Kept], kind: str, mend: str) -> Kept:
    """The thing that is meant, out of a mapping by id; errors as `resolve`."""
    return known[resolve(given, known, kind, mend)]


def find_question(response: Response, given: str) -> Question:
    """The question that is meant: its id, its number as printed, or `:7` for the seventh.

    Raises:
        NotFound: If there is no such question.
        Ambiguous: If the number is printed more than once.
    """
    mend = f"See them with: consult show {response.id}"
    questions = response.questions
    by_id = [q for q in questions if q.id == given]
    if by_id:
        return by_id[0]
    if given.startswith(":") and given[1:].isdecimal():
        place = int(given[1:])
        if 1 <= place <= len(questions):
            return questions[place - 1]
        raise NotFound(f"There is no question {given}: the response has {len(questions)}.", mend)
    fits = [q for q in questions if q.number and q.number == given]
    fits = fits or [q for q in questions if q.number and _bare(q.number) == _bare(given)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        places = ", ".join(f":{questions.index(q) + 1}" for q in fits)
        raise Ambiguous(f"More than one question is numbered {given}.", f"Say which by its place: {places}.")
    raise NotFound(f"There is no question '{given}' in {response.id}.", mend)


def _bare(number: str) -> str:
    """A question's number without the brackets, dots and blanks that an officer may leave out."""
    bare = number.casefold().strip()
    for word in ("question", "q"):
        if bare.startswith(word) and bare[len(word) :].strip(" .")[:1].isdigit():
            bare = bare[len(word) :]
    return "".join(c for c in bare.strip(" .:") if c not in "() ")


def slug(title: str, words: int = 6) -> str:
    """An id made of a title's first words: small letters, figures and hyphens; never only figures."""
    import unicodedata

    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    found = "".join(c if c.isalnum() else " " for c in plain.replace("'", "").casefold()).split()
    made = "-".join(found[:words])[:60].strip("-")
    plain_word = made and not made.replace("-", "").isdigit() and is_response_id(made)
    return made if plain_word else f"n-{made}".strip("-")


def unused(wanted: str, taken: Collection[str]) -> str:
    """The id itself, or with the next free number where it is taken; case does not part two ids."""
    held = {id_.casefold() for id_ in taken}
    if wanted.casefold() not in held:
        return wanted
    number = 2
    while f"{wanted}-{number}".casefold() in held:
        number += 1
    return f"{wanted}-{number}"


def question_ids(count: int) -> list[str]:
    """New question ids, unlike any number a document could print: a letter q and seven more."""
    import secrets

    made: dict[str, None] = {}
    while len(made) < count:
        made["q" + "".join(secrets.choice(_LETTERS) for _ in range(7))] = None
    return list(made)


def checked_id(given: str, taken: Iterable[str], kind: str) -> str:
    """An id that the officer chose: safe as a folder's name, fit to be cited, and free.

    Raises:
        BadInput: If it is not.
    """
    allowed = all(c.isascii() and (c.isalnum() or c in "-_") for c in given)
    if not (given and allowed and given[0].isalnum() and given[-1] != "-" and is_response_id(given)):
        message = f"'{given}' cannot be the id of a {kind}."
        raise BadInput(message, "Use letters, figures and hyphens, such as school-funding-2012.")
    if given.casefold() in {id_.casefold() for id_ in taken}:
        raise BadInput(f"There is already a {kind} '{given}'.", "Choose another id.")
    return given


def position_id(ws: Workspace, given: str) -> str:
    """The line that is meant: an exact id wins, else a unique beginning.

    Raises:
        NotFound: If there is none.
        Ambiguous: If several begin so.
    """
    return resolve(given, ws.library.positions, "line", "Find it with: consult search WORDS")
