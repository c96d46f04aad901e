"""Choose a board paper, or with a key the whole folder that is listed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, cast

from textual.binding import Binding, BindingType

from consult_tui.tui.dialogs.choose_file import ChooseFile

WORDS = (
    "A board paper, minutes or a pack: Word, PDF, a saved web page, ODT or text. "
    "Ctrl+s takes the folder that is listed: its papers one after another, with what is done remembered."
)

ALL_DONE = "Every paper in this folder is done."


class ChoosePaper(ChooseFile):
    """Choose a paper or a folder of them; stays open until it was read.

    Args:
        folder: Where to begin.
        take: Gets the file or the folder.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "folder", "This folder", tooltip="Work through the folder that is listed"),
    ]

    def __init__(self, folder: Path, take: Callable[[ChoosePaper, Path], None]) -> None:
        super().__init__(
            "Board paper", WORDS, folder, lambda dialog, path: take(cast("ChoosePaper", dialog), path)
        )

    def action_folder(self) -> None:
        """Take the folder that is typed, else the one that is listed."""
        typed = Path(self.box.value).expanduser()
        if self.box.value.strip() and typed.is_dir():
            self._take(self, typed)
        elif self._listing is not None and self._listing.typed == self.box.value:
            self._take(self, self._listing.folder)
