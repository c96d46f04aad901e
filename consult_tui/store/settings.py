"""Settings: a workspace's in `snippets/workspace.toml`, a user's own in `settings.toml`.

Keys that this program does not know are left as they are, so that a newer one's settings are not lost.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from consult_tui.errors import BadInput
from consult_tui.store.files import locked, make_folder, replace_file
from consult_tui.store.shapes import FLAG, MOMENT, TEXT, FieldError, Kind, Shape

T = TypeVar("T")


def _words(value: Any) -> dict[str, str]:
    if isinstance(value, dict) and all(isinstance(meaning, str) for meaning in value.values()):
        return value
    raise FieldError("must be a table of texts")


def _sample_day(value: Any) -> str:
    """A day, or a day and a time; as text, or as TOML's own dates."""
    text = str(value) if isinstance(value, date) else value
    return str(MOMENT.decode(text)) if text else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceSettings:
    """What a workspace says of itself."""

    name: str = ""
    """The organisation, as screens and exports name it."""
    sample: bool = False
    """Whether everything in it is a sample, and says so."""
    today: str = ""
    """The sample's own day, `YYYY-MM-DD` or with a time; obeyed only where `sample` is true."""
    acronyms: Mapping[str, str] = field(default_factory=dict)
    """Short form -> long form, for searching: `LA = "local authority"`."""
    checks: Mapping[str, str] = field(default_factory=dict)
    """Rule of `consult check` -> level (blocks, warns, notes, off), as written; see `workspace.checking`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UserSettings:
    """What a user prefers, in every workspace."""

    name: str = ""
    """Who is acting, where nothing else says so."""
    theme: str = ""
    """Name of the colours, "" for the usual ones."""


ABOUT_CHECKS = (
    "How much each rule of `consult check` weighs here: blocks, warns, notes or off. What is not listed",
    "weighs what it does out of the box; see them all with: consult check --rules. For example:",
    'acronym-not-spelled-out = "notes"',
)
"""What a new workspace's settings say of the checks, without a rule being set."""

_WORKSPACE = Shape(
    WorkspaceSettings,
    {
        "name": TEXT,
        "sample": FLAG,
        "today": Kind(_sample_day, str),
        "acronyms": Kind(_words, dict),
        "checks": Kind(_words, dict),
    },
)
_USER = Shape(UserSettings, {"name": TEXT, "theme": TEXT})


def load_settings(path: Path) -> WorkspaceSettings:
    """A workspace's settings; the usual ones where there is no file.

    Raises:
        BadInput: If the file is not TOML or a setting is not what it should be, naming it.
    """
    return _loaded(path, _WORKSPACE)


def load_user_settings(path: Path) -> UserSettings:
    """A user's settings; the usual ones where there is no file.

    Raises:
        BadInput: If the file is not TOML or a setting is not what it should be, naming it.
    """
    return _loaded(path, _USER)


def new_settings(path: Path, *, name: str) -> None:
    """Write the settings of a new workspace, with words on what each does.

    Raises:
        SaveFailed: If they cannot be written.
    """
    import tomlkit

    make_folder(path.parent)
    document = tomlkit.document()
    document.add(
        tomlkit.comment("The workspace's settings; the program leaves comments and other keys alone.")
    )
    document.add("name", tomlkit.item(name))
    document["name"].comment("the organisation, as screens and exports name it")
    document.add(tomlkit.nl())
    acronyms = tomlkit.table()
    acronyms.add(tomlkit.comment('Short forms that a search takes for the long ones: LA = "local authority"'))
    document.add("acronyms", acronyms)
    document.add(tomlkit.nl())
    checks = tomlkit.table()
    for remark in ABOUT_CHECKS:
        checks.add(tomlkit.comment(remark))
    document.add("checks", checks)
    replace_file(path, tomlkit.dumps(document).encode())


def save_settings(path: Path, settings: WorkspaceSettings) -> None:
    """Change a workspace's settings, keeping comments, order and keys that are not ours.

    Raises:
        BadInput: If the file that is there is not TOML: nothing is written over it.
        SaveFailed: If they cannot be written.
    """
    _save(path, _WORKSPACE, settings)


def save_user_settings(path: Path, settings: UserSettings) -> None:
    """Change a user's settings, keeping comments, order and keys that are not ours.

    Raises:
        BadInput: If the file that is there is not TOML: nothing is written over it.
        SaveFailed: If they cannot be written.
    """
    _save(path, _USER, settings)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, UnicodeDecodeError):
        raise BadInput(f"{path} cannot be read.", "Put it right, or take it away.") from None


def _loaded(path: Path, shape: Shape[T]) -> T:
    try:
        found = tomllib.loads(_text_of(path))
    except tomllib.TOMLDecodeError as problem:
        raise BadInput(f"{path} is not TOML: {problem}.", "Put that line right.") from None
    try:
        return shape.decode({key: value for key, value in found.items() if key in shape.names})
    except FieldError as problem:
        raise BadInput(f"{path}, setting '{problem.path}': {problem.reason}.", "Put it right.") from None


def _save(path: Path, shape: Shape[Any], settings: Any) -> None:
    import tomlkit

    make_folder(path.parent)
    with locked(path):
        _loaded(path, shape)
        document = tomlkit.parse(_text_of(path))
        wanted = shape.encode(settings)
        _set(document, {name: wanted.get(name) for name in shape.names})
        replace_file(path, tomlkit.dumps(document).encode())


def _set(table: Any, wanted: Mapping[str, Any]) -> None:
    """Change what differs and nothing else, so that comments and order stay; None takes a key out.

    A table that holds nothing any more stays, for the comments in it.
    """
    for name, value in wanted.items():
        if isinstance(value, Mapping | None) and isinstance(table.get(name), Mapping):
            _set(table[name], {**dict.fromkeys(table[name]), **(value or {})})
        elif value is None:
            table.pop(name, None)
        elif table.get(name) != value:
            table[name] = value
