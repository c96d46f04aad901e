"""Where things are: the files of a workspace, and the user's own folders outside it."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from consult_tui.errors import BadInput

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices."""

HOME_VARIABLE = "CONSULT_HOME"
"""Environment variable: one folder to hold configuration, state and cache in place of the user's own."""


def is_response_id(text: str) -> bool:
    """Whether `text` can name a response's folder on every system, and leads nowhere else."""
    return bool(_ID.fullmatch(text)) and not text.endswith(".") and not _RESERVED.fullmatch(text)


@dataclass(frozen=True, slots=True)
class Places:
    """The files of one workspace. Nothing here reads or makes any of them."""

    folder: Path

    @property
    def snippets(self) -> Path:
        """The folder of the library and the workspace's settings."""
        return self.folder / "snippets"

    @property
    def library(self) -> Path:
        """Positions, bodies and evidence."""
        return self.snippets / "positions.json"

    @property
    def library_history(self) -> Path:
        """Who changed which line, when."""
        return self.snippets / "history.jsonl"

    @property
    def papers(self) -> Path:
        """Which board papers were worked through, and what was taken from each."""
        return self.snippets / "papers.json"

    @property
    def choices(self) -> Path:
        """Which line was taken or refused for which question."""
        return self.snippets / "choices.jsonl"

    @property
    def settings(self) -> Path:
        """The workspace's settings."""
        return self.snippets / "workspace.toml"

    @property
    def hidden(self) -> Path:
        """What the program keeps for itself: backups, and what was set aside."""
        return self.folder / ".consult"

    @property
    def backups(self) -> Path:
        """One folder a file, with what stood there before the last saves."""
        return self.hidden / "backups"

    @property
    def responses(self) -> Path:
        """The folder that holds one folder a response."""
        return self.folder / "responses"

    def response_folder(self, response_id: str) -> Path:
        """The folder of one response.

        Raises:
            BadInput: If the id cannot name a folder, or would lead out of the workspace.
        """
        if not is_response_id(response_id):
            raise BadInput(
                f"'{response_id}' cannot be the id of a response.",
                "Use letters, digits, dots and hyphens, beginning with a letter or a digit, 80 at most.",
            )
        return self.responses / response_id

    def response(self, response_id: str) -> Path:
        """The response as it is now."""
        return self.response_folder(response_id) / "response.json"

    def history(self, response_id: str) -> Path:
        """Versions of its answers, and who did what."""
        return self.response_folder(response_id) / "history.jsonl"

    def sources(self, response_id: str) -> Path:
        """The consultation document as it was read."""
        return self.response_folder(response_id) / "sources"

    def exports(self, response_id: str) -> Path:
        """Documents made from it."""
        return self.response_folder(response_id) / "exports"

    def evidence(self, response_id: str) -> Path:
        """What proves its clearances: e-mails kept."""
        return self.response_folder(response_id) / "evidence"


def find_workspace(start: Path) -> Path | None:
    """The nearest folder from `start` upward that has `snippets/` and `responses/`; None where none has."""
    here = Path(os.path.abspath(start))
    for folder in (here, *here.parents):
        if (folder / "snippets").is_dir() and (folder / "responses").is_dir():
            return folder
    return None


@dataclass(frozen=True, slots=True)
class UserPlaces:
    """The user's own folders; each may be missing until something is written there."""

    config: Path
    state: Path
    cache: Path

    @property
    def settings(self) -> Path:
        """The user's own settings."""
        return self.config / "settings.toml"

    def journal(self, workspace_folder: Path) -> Path:
        """The journal of typing in one workspace, named by a hash of where the workspace is."""
        return self.state / "journal" / f"{_hashed(workspace_folder)}.jsonl"

    def index(self, workspace_folder: Path) -> Path:
        """The search index of one workspace, so named too; it can be thrown away at any time."""
        return self.cache / "index" / f"{_hashed(workspace_folder)}.bin"


def _hashed(folder: Path) -> str:
    import hashlib

    key = hashlib.sha256(os.path.realpath(folder).encode("utf-8", "surrogateescape"))
    return key.hexdigest()[:32]


def user_places() -> UserPlaces:
    """The folders that the system gives a user's programs; those below `CONSULT_HOME` where that is set."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        return UserPlaces(Path(home) / "config", Path(home) / "state", Path(home) / "cache")
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("consult-tui", appauthor=False)
    return UserPlaces(dirs.user_config_path, dirs.user_state_path, dirs.user_cache_path)
