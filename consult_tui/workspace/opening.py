"""Opening a workspace, making one, and the sample's copy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from consult_tui.errors import BadInput, NotFound
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places, find_workspace, user_places
from consult_tui.store.settings import new_settings
from consult_tui.workspace.workspace import Workspace

_LEFT_OUT = ("exports", "*.lock", "*.tmp", ".*")
"""What of the sample's folders is not copied: what working in the project may have left there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is, for `consult locate`."""

    name: str
    path: Path
    there: bool


def open_workspace(folder: Path | None = None, today: str = "", user: str = "") -> Workspace:
    """Open the workspace that is named, else the nearest one upward from here.

    Raises:
        NotFound: If there is none.
        Usage: If `today` cannot be read.
        DamagedStore: If its settings cannot be read.
    """
    return Workspace(workspace_folder(folder), today, user)


def workspace_folder(folder: Path | None = None) -> Path:
    """The folder of the workspace that is named, else of the nearest one upward from here; opens nothing.

    Raises:
        NotFound: If there is none.
    """
    found = find_workspace(Path.cwd()) if folder is None else _named(folder)
    if found is None:
        mend = "Make one with: consult init DIR, or look at the sample with: consult demo"
        raise NotFound("There is no workspace here.", mend)
    return found


def init(folder: Path) -> Path:
    """Make a new, empty workspace.

    Raises:
        BadInput: If there is one already, or the folder cannot be written to.
    """
    places = Places(folder.resolve())
    if places.library.exists():
        raise BadInput(f"There is already a workspace in {folder}.", _open_it(folder))
    try:
        places.library.parent.mkdir(parents=True, exist_ok=True)
        places.responses.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(f"{folder} cannot be made: {error.strerror}.", "Name another folder.") from None
    LibraryStore(places).create()
    new_settings(places.settings, name=folder.resolve().name)
    return places.folder


def demo(folder: Path | None = None) -> Path:
    """Make a fresh copy of the sample workspace, in a temporary folder unless one is named.

    Raises:
        BadInput: If the folder holds something already, or cannot be written to.
    """
    import shutil
    import tempfile

    if folder is not None and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        if (folder / "snippets").is_dir():
            raise BadInput(f"There is already a workspace in {folder}.", _open_it(folder))
        raise BadInput(f"{folder} is not empty.", "Name a folder that is new or empty.")
    target = folder or Path(tempfile.mkdtemp(prefix="consult-SAMPLE-"))
    try:
        for part in ("snippets", "responses"):
            # Contents only: an installed sample may be read-only, and its copy is there to be changed.
            shutil.copytree(
                sample_folder() / part,
                target / part,
                ignore=shutil.ignore_patterns(*_LEFT_OUT),
                copy_function=shutil.copyfile,
            )
    except OSError as error:
        message = f"The sample cannot be copied to {target}: {error.strerror or error}."
        raise BadInput(message, "Name another folder, one that you may write to.") from None
    return target.resolve()


def sample_folder() -> Path:
    """Where the sample is kept: inside the installed package, or at the top of the project.

    Raises:
        NotFound: If this installation has none.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "sample", package.parent):
        if (folder / "snippets" / "positions.json").is_file():
            return folder
    raise NotFound("This installation holds no sample.", "Install consult-tui again.")


def locate(folder: Path | None = None) -> list[Place]:
    """Where things are: the workspace's files and the officer's own; needs no workspace."""
    user = user_places()
    found = [
        ("settings", user.config),
        ("state", user.state),
        ("cache", user.cache),
        ("sample", sample_folder()),
    ]
    workspace = find_workspace(Path.cwd()) if folder is None else folder
    if workspace is not None:
        places = Places(workspace.resolve())
        found = [
            ("workspace", places.folder),
            ("library", places.library),
            ("workspace settings", places.settings),
            ("responses", places.responses),
            ("journal", user.journal(places.folder)),
            *found,
        ]
    return [Place(name=name, path=path, there=path.exists()) for name, path in found]


def _named(folder: Path) -> Path:
    if not folder.is_dir():
        raise NotFound(f"There is no folder {folder}.", "Make a workspace with: consult init DIR")
    if not (folder / "snippets").is_dir() or not (folder / "responses").is_dir():
        mend = f"Make it one with: consult init {folder}"
        raise NotFound(f"{folder} is not a workspace: it has no snippets/ and responses/.", mend)
    return folder.resolve()


def _open_it(folder: Path) -> str:
    return f"Open it with: consult --workspace {folder}"
