"""Outlines kept beside what was exported: the base that a reviewed draft is compared with."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from consult_tui.domain import outline as nodes
from consult_tui.domain.outline import Outline
from consult_tui.errors import DamagedStore
from consult_tui.store.files import make_folder, replace_file

_NODES = {
    node.__name__: node
    for node in (
        nodes.Outline,
        nodes.Text,
        nodes.Break,
        nodes.Citation,
        nodes.Heading,
        nodes.Paragraph,
        nodes.ListItem,
        nodes.BulletList,
        nodes.Quote,
        nodes.Box,
        nodes.QuestionBox,
        nodes.AnswerArea,
        nodes.Notice,
        nodes.Table,
    )
}


def keep_outline(path: Path, outline: Outline) -> None:
    """Write an outline; its folder is made where missing.

    Raises:
        SaveFailed: If it cannot be written.
    """
    make_folder(path.parent)
    text = json.dumps(_packed(outline), ensure_ascii=False, indent=1)
    replace_file(path, text.encode("utf-8", "surrogatepass") + b"\n")


def read_outline(path: Path) -> Outline:
    """An outline as it was kept.

    Raises:
        DamagedStore: If the file is not there or not one of ours.
    """
    try:
        outline = _unpacked(json.loads(path.read_bytes().decode("utf-8", "surrogatepass")))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        outline = None
    if not isinstance(outline, Outline):
        message = f"{path.name} does not hold what was exported."
        raise DamagedStore(message, "Export the draft again.")
    return outline


def _packed(node: Any) -> Any:
    """A node as an object that names its kind; a tuple as a list."""
    if is_dataclass(node) and not isinstance(node, type):
        return {"is": type(node).__name__} | {f.name: _packed(getattr(node, f.name)) for f in fields(node)}
    if isinstance(node, tuple):
        return [_packed(item) for item in node]
    return node


def _unpacked(value: Any) -> Any:
    if isinstance(value, dict):
        given = {name: _unpacked(inner) for name, inner in value.items() if name != "is"}
        return _NODES[value["is"]](**given)
    if isinstance(value, list):
        return tuple(_unpacked(item) for item in value)
    return value
