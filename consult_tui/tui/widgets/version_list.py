"""The versions of an answer, newest first: number, what was done, when and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from consult_tui.tui.content import row
from consult_tui.workspace.responses.history import Done


class VersionOption(Option):
    """An option that carries its version."""

    def __init__(self, version: Done, *, present: bool) -> None:
        super().__init__(_prompt(version, present))
        self.version = version


class VersionList(OptionList):
    """One answer's versions; Enter brings the highlighted one back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Bring back", tooltip="Bring this version back, as a new one"),
    ]

    def __init__(self) -> None:
        super().__init__(id="versions", classes="pane", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Brought back is what there is."""
        return self.version is not None if action == "select" else True

    @property
    def version(self) -> Done | None:
        """The highlighted version."""
        option = self.highlighted_option
        return option.version if isinstance(option, VersionOption) else None

    def show_versions(self, versions: Sequence[Done], present: str) -> None:
        """Show these and highlight the newest.

        Args:
            versions: Oldest first.
            present: Hash of the answer as it stands.
        """
        newest = next((v.number for v in reversed(versions) if v.version == present), 0)
        shown = [VersionOption(each, present=each.number == newest) for each in reversed(versions)]
        self.set_options(shown)
        self.highlighted = 0 if shown else None


def _prompt(version: Done, present: bool) -> Content:
    """Number and what was done; when; who, and the day that the rules went by where it is another."""
    first = Content.styled(f"{version.number:>3} ", "bold") + row(version.in_words, "bold")
    if present:
        first += Content.styled(" · as it stands", "$text-success")
    elif version.disposed:
        first += Content.styled(" · disposed of", "$text-warning")
    lines = [first, Content("    ") + row(version.when), Content("    ") + row(version.user)]
    if version.going_by:
        lines.append(Content("    ") + row(f"by {version.going_by}", "$text-muted"))
    return Content("\n").join(lines)
