"""Old responses are taken in: a file, or a folder file by file; what was taken is known by its contents."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from consult_tui.domain.consultations import Consultation, Question
from consult_tui.domain.dates import Moment
from consult_tui.domain.past import PastReading
from consult_tui.domain.responses import Answer, Response
from consult_tui.errors import BadInput, ConsultError, NotFound, Stopped, Usage
from consult_tui.text.dates import in_words
from consult_tui.workspace.naming import checked_id, question_ids, resolve, slug, unused
from consult_tui.workspace.responses.facts import when

if TYPE_CHECKING:
    from consult_tui.workspace.workspace import Workspace

AUTO = "auto"
"""In place of a day: each document's own, from its letterhead or its file's name."""
MOST_FILES = 1_000
"""Files of one folder, those in it included: more is a home folder, taken by mistake."""
_NOT_OURS = frozenset({"thumbs.db", "desktop.ini"})
"""Files that a system leaves in a folder."""
_FAR = 60
"""Days between the day given and the one that a letter is dated, from which on that is pointed out."""

Progress = Callable[[int, int, str], None]
"""Told how many files are done, of how many, and the name of the one that is next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How documents are to be taken in."""

    submitted: str
    """The day they were sent, ISO 8601 with or without a time; or `AUTO`."""
    departments: tuple[str, ...] = ()
    """Whom they were sent to; () for what each document says."""
    title: str = ""
    """"" for what each document says."""
    id_: str = ""
    """"" for one made from the title."""
    consultation: str = ""
    """The consultation document, or a response to the same consultation: its questions' words and numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One document that was taken in, or would be."""

    path: Path
    id: str
    submitted: Moment
    reading: PastReading
    remarks: tuple[str, ...]
    """What the officer should look at."""

    @property
    def in_words(self) -> str:
        """`12 answers`, or `4 parts by heading`."""
        count = len(self.reading.parts)
        kind = "answer" if self.reading.follows_questions else "part"
        by = "" if self.reading.follows_questions else " by heading"
        return f"{count} {kind}{'s' * (count != 1)}{by}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What came of taking old responses in; every file is in one of these."""

    taken: tuple[Taken, ...] = ()
    known: tuple[tuple[Path, str], ...] = ()
    """Files that were taken in before, each with the response that it became."""
    refused: tuple[tuple[Path, str], ...] = ()
    """Files that could not be taken in, each with why."""
    left: int = 0
    """How many were not looked at, because the officer stopped."""


def take_in(
    ws: Workspace,
    path: Path,
    wanted: Wanted,
    *,
    dry_run: bool = False,
    progress: Progress = lambda done, of, name: None,
    stopped: Callable[[], bool] = lambda: False,
) -> TakenIn:
    """Take an old response in, or every document of a folder and of the folders in it.

    A document that was taken in before is passed over; one that cannot be taken in hides no other.

    Args:
        ws: The workspace.
        path: A document, or a folder.
        wanted: How they are to be taken in.
        dry_run: Whether they are only read, to see what would be taken.
        progress: Told before each file.
        stopped: Asked before each file and while it is read; those taken by then stay.

    Raises:
        NotFound: If there is no such file, folder or consultation.
        BadInput: If the day, the id or the consultation cannot be taken.
        Usage: If one title or id is given for a folder.
        Stopped: If the officer stopped while the folder was looked through.
    """
    if not dry_run:
        ws.check_writable()
    errand = _Errand(ws, wanted, dry_run, stopped)
    one = not path.is_dir()
    if one and not path.exists():
        raise NotFound(f"There is no file '{path}'.", "Check the name and the folder.")
    if not one and (wanted.title or wanted.id_):
        raise Usage("A title or an id is for one document.", "Leave it out for a folder.")
    files = [path] if one else _documents(path, ws.folder, stopped)
    take = errand.take if one else errand.take_one_of_many
    with errand.apart:
        for number, file in enumerate(files):
            progress(number, len(files), file.name)
            try:
                take(file)
            except Stopped:
                return errand.result(left=len(files) - number)
    if not one:
        progress(len(files), len(files), "")
    return errand.result()


class _Errand:
    """Documents on their way in, each knowing those before it."""

    def __init__(
        self, ws: Workspace, wanted: Wanted, dry_run: bool, stopped: Callable[[], bool] = lambda: False
    ) -> None:
        from consult_tui.intake.apart.waiting import Apart, Watch

        self.apart = Apart()
        """Reads them in a process of its own, the next after one that broke it in a new one; to be closed."""
        self._watch = Watch(stopped=stopped)
        self._ws, self._wanted, self._dry_run = ws, wanted, dry_run
        self._day = day_sent(ws, wanted.submitted)
        self._asked, self._facts = _consultation(ws, wanted.consultation)
        self._ids = list(ws.response_ids)
        self._id = checked_id(wanted.id_, self._ids, "response") if wanted.id_ else ""
        self._sources = sources(ws)
        self._taken: list[Taken] = []
        self._known: list[tuple[Path, str]] = []
        self._refused: list[tuple[Path, str]] = []

    def result(self, left: int = 0) -> TakenIn:
        """What came of it so far."""
        taken, known, refused = tuple(self._taken), tuple(self._known), tuple(self._refused)
        return TakenIn(taken=taken, known=known, refused=refused, left=left)

    def take_one_of_many(self, path: Path) -> None:
        """Take a document in, or note why not.

        Raises:
            Stopped: If the officer stopped it.
        """
        try:
            self.take(path)
        except Stopped:
            raise
        except ConsultError as error:
            self._refused.append((path, str(error)))

    def take(self, path: Path) -> None:
        """Take a document in, unless it was before.

        Raises:
            NotFound: If there is no such file.
            BadInput: If it cannot be read, says nothing, or gives no day where it is to give it.
            Stopped: If the officer stopped it.
        """
        if self._watch.stopped():
            raise Stopped("Stopped.", "What was taken before stays.")
        sha256 = _sha256(path)
        if sha256 in self._sources:
            self._known.append((path, self._sources[sha256]))
            return
        reading = self.apart.past(path, self._asked, self._watch)
        taken = self._made(path, reading)
        if not self._dry_run:
            self._ws.create(self._response(taken), path)
            note = f"taken in from {path.name}, sent {in_words(taken.submitted)}"
            self._ws.record(taken.id, [self._ws.entry("past", note=note)])
        self._ids.append(taken.id)
        self._sources[reading.sha256] = taken.id
        self._taken.append(taken)

    def _made(self, path: Path, reading: PastReading) -> Taken:
        submitted = self._day or _own_day(self._ws, path, reading)
        title = " ".join(self._wanted.title.split()) or reading.title
        departments = self._wanted.departments or self._facts.departments or reading.departments
        reading = replace(reading, title=title, departments=departments)
        remarks = list(reading.warnings)
        if reading.dated and self._day and abs((reading.dated - submitted.day).days) > _FAR:
            remarks.append(f"It is dated {in_words(reading.dated)}.")
        if not departments:
            remarks.append("It names no department.")
        id_ = self._id or unused(slug(title), self._ids)
        return Taken(path=path, id=id_, submitted=submitted, reading=reading, remarks=tuple(remarks))

    def _response(self, taken: Taken) -> Response:
        reading = taken.reading
        ids = question_ids(len(reading.parts))
        pairs = list(zip(reading.parts, ids, strict=True))
        answers = {
            id_: Answer(choices=part.choices, text=part.text, ready=True)
            for part, id_ in pairs
            if part.choices or part.text.strip()
        }
        consultation = replace(
            self._facts,
            title=reading.title,
            departments=reading.departments,
            source=reading.source,
            source_sha256=reading.sha256,
        )
        return Response(
            id=taken.id,
            consultation=consultation,
            questions=tuple(replace(part.question, id=id_) for part, id_ in pairs),
            answers=answers,
            about=reading.about,
            key_messages=reading.key_messages,
            submitted=taken.submitted,
            past=True,
        )


def sources(ws: Workspace) -> dict[str, str]:
    """SHA-256 of the document that each response was made from, with the response's id.

    A response that cannot be read is passed over: `doctor` says what is wrong with it.
    """
    found: dict[str, str] = {}
    for id_ in ws.response_ids:
        with suppress(ConsultError):
            sha256 = ws.response(id_).consultation.source_sha256
            if sha256:
                found.setdefault(sha256, id_)
    return found


def _documents(folder: Path, own: Path, stopped: Callable[[], bool]) -> list[Path]:
    """The files of a folder and of those in it, in order; not what a system or an open Word leaves there.

    Raises:
        BadInput: If there are so many that it cannot be a folder of responses.
        Stopped: If the officer stopped.
    """
    found: list[Path] = []
    for path in _walked(folder, own):
        if stopped():
            raise Stopped("Stopped; nothing was taken.")
        if path.name.casefold() not in _NOT_OURS and path.is_file():
            found.append(path)
        if len(found) > MOST_FILES:
            message = f"'{folder.name}' holds more than {MOST_FILES} files, with the folders in it."
            raise BadInput(message, "Name a folder that holds only responses.")
    return sorted(found)


def _walked(folder: Path, own: Path) -> Iterator[Path]:
    """Every file below a folder, as they come; hidden ones and the workspace's own left out."""
    for above, folders, names in os.walk(folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and Path(above, name).resolve() != own
        ]
        yield from (Path(above, name) for name in names if not name.startswith((".", "~$")))


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise BadInput(f"'{path.name}' cannot be opened.", "Check that you may read it.") from None


def day_sent(ws: Workspace, given: str) -> Moment | None:
    """When they were sent: `2011-10-11`, `11 October 2011`; None for `AUTO`, each document's own day.

    Raises:
        BadInput: If it is no day, or one that is yet to come.
    """
    from consult_tui.intake.facts.dates import dates_in

    if given.strip().casefold() == AUTO:
        return None
    written = dates_in(given)
    moment = written[0].moment if len(written) == 1 and "-" not in given else when(given)
    if moment is None:
        raise BadInput("It has to be known when it was sent.", "Write the day, such as 2011-10-11.")
    if moment.day > ws.context.today:
        raise BadInput(f"{in_words(moment)} is yet to come.", "Give the day on which it was sent.")
    return moment


def _own_day(ws: Workspace, path: Path, reading: PastReading) -> Moment:
    """The day of a document itself.

    Raises:
        BadInput: If it gives none, or one that is yet to come.
    """
    from consult_tui.intake.past.reading import dated_by_name

    day = reading.dated or dated_by_name(path.name)
    if day is None or day > ws.context.today:
        raise BadInput(f"'{path.name}' does not say when it was sent.", "Take it in by itself, with its day.")
    return Moment(day)


def _consultation(ws: Workspace, given: str) -> tuple[tuple[Question, ...], Consultation]:
    """The questions and the facts of the consultation that was answered; none where none is named.

    Raises:
        NotFound: If it is neither a file nor a response.
        BadInput: If the file cannot be read, or asks nothing.
    """
    if not given.strip():
        return (), Consultation(title="")
    if Path(given).is_file():
        from consult_tui.workspace.consultations.reading import read

        found = read(Path(given))
        if not found.questions:
            raise BadInput(f"No questions were found in '{Path(given).name}'.", "Leave it out.")
        return found.questions, found.consultation
    mend = "Name the consultation document, or a response to it; see them with: consult responses"
    kept = ws.response(resolve(given, ws.response_ids, "response", mend))
    return tuple(replace(question, id="") for question in kept.questions), kept.consultation
