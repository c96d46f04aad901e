"""An earlier version brought back as a new one; and what must go, gone, with a mark that says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from consult_tui.domain.responses import Answer, Response
from consult_tui.domain.versions import answer_version
from consult_tui.errors import Ambiguous, BadInput, NotFound, Refused
from consult_tui.workspace.responses.history import Done, versions
from consult_tui.workspace.responses.sent import check_not_sent

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace

SHORTEST = 6
"""Figures that the beginning of a version's hash needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """A version that was brought back."""

    answer: Answer
    """As it stands now."""
    before: Answer
    """As it stood."""
    old: int
    """Number of the version that was brought back."""
    changed: bool
    """Whether the answer said anything else before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposed:
    """What a disposal did."""

    entries: int
    """How many entries of the history held something."""
    backups: int
    """How many backups of the response were removed."""
    remains: tuple[str, ...]
    """Where else the same words may stand, and were not touched: one sentence each."""


def restore(ws: Workspace, response_id: str, question_id: str, version: str | int) -> Restored:
    """Bring a version of an answer back, as a new version; the history is only added to.

    Boxes, words and the no-comment come back; open points and the mark for new policy stay as they are, and
    other words than stood there are working until marked ready. What stood there goes to the history first.

    Args:
        ws: The workspace.
        response_id: Exact id.
        question_id: Exact id.
        version: Its number, or a beginning of its hash, six figures at least.

    Raises:
        NotFound: If there is no such version.
        Ambiguous: If several begin so.
        BadInput: If its contents were disposed of.
        Refused: If the response was sent.
        SaveFailed: If it could not be kept.
    """
    ws.check_writable()
    check_not_sent(ws.response(response_id))
    meant = find_version(versions(ws, response_id, question_id), str(version), response_id)
    if meant.answer is None:
        why = meant.note or "it cannot be read"
        raise BadInput(f"Version {meant.number} cannot be brought back: {why}.", "Choose another version.")
    old = meant.answer
    before = Answer()

    def apply(response: Response) -> Response:
        nonlocal before
        check_not_sent(response)
        before = stood = response.answer(question_id)
        if answer_version(stood) == answer_version(old):
            return response
        if not stood.empty:
            # Before the change: a crash between the two must lose nothing.
            note = f"as it stood before version {meant.number} was brought back"
            ws.record(response_id, [ws.entry("found", question_id, stood, note)])
        silent = bool(old.no_comment.strip())
        back = replace(old, ready=silent, new_policy=stood.new_policy, points=stood.points)
        return response.with_answer(question_id, back)

    answer = ws.change(response_id, apply).answer(question_id)
    changed = answer_version(before) != answer_version(answer)
    if changed:
        note = f"version {meant.number} brought back"
        ws.record(response_id, [ws.entry("restore", question_id, answer, note)])
    return Restored(answer=answer, before=before, old=meant.number, changed=changed)


def find_version(known: tuple[Done, ...], given: str, response_id: str) -> Done:
    """The version that is meant: its number, else a beginning of its hash.

    Raises:
        NotFound: If there is none.
        Ambiguous: If several begin so.
    """
    by_number = [done for done in known if str(done.number) == given.strip()]
    if by_number:
        return by_number[-1]
    start = given.strip().casefold()
    fits = [d for d in known if d.version and len(start) >= SHORTEST and d.version.startswith(start)]
    if len({done.version for done in fits}) > 1:
        some = ", ".join(str(done.number) for done in fits[:5])
        raise Ambiguous(f"'{given}' fits more than one version: {some}.", "Write more of it.")
    if fits:
        return fits[-1]
    raise NotFound(
        f"There is no version '{given}' of this answer.", f"See them with: consult history {response_id}"
    )


def dispose(ws: Workspace, response_id: str, question_id: str = "", *, reason: str) -> Disposed:
    """Take what must go out of a response's history, or one question's; the present answer is not touched.

    The entries stay as who did what and when, and a mark says who disposed of their contents, when and why.
    The backups of the response go too, for each holds all answers of its time: the next save makes a new one.

    Raises:
        Refused: If there is no reason.
        SaveFailed: If it could not be done; the history then stands as it was.
    """
    from consult_tui.store.backups import forget
    from consult_tui.store.disposal import dispose as take_out
    from consult_tui.workspace.safety.recovery import journal

    ws.check_writable()
    if not reason.strip():
        raise Refused("What is disposed of needs a reason, which is kept.", "Give one: --reason TEXT")
    ws.response(response_id)
    mark = ws.entry("dispose", question_id, note=" ".join(reason.split()))
    entries = take_out(ws.places.history(response_id), mark)
    backups = forget(ws.places.response(response_id))
    journal(ws).compact()
    return Disposed(entries=entries, backups=backups, remains=tuple(_remains(ws, response_id)))


def _remains(ws: Workspace, response_id: str) -> list[str]:
    """Files that may hold the same words, and are an officer's to delete."""
    said = []
    exports = ws.places.exports(response_id)
    drafts = len(list(exports.glob("*.docx")))
    if drafts:
        many = f"{drafts} Word draft{'s' * (drafts != 1)} in {exports} (and what each was made from)"
        said.append(f"{many} may hold the same words; delete them yourself if they must go.")
    for path in sorted(ws.places.response_folder(response_id).glob("*.damaged-*")):
        said.append(f"{path}, set aside by consult doctor, may hold the same words; delete it yourself.")
    return said
