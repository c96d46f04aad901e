"""An answer's versions: the list left, the highlighted one right, with its differences to the present."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList
from textual.worker import get_current_worker

from consult_tui.domain.versions import answer_version
from consult_tui.errors import ConsultError
from consult_tui.text.differences import Change, Stretch, differences
from consult_tui.tui.changes import marked_changes
from consult_tui.tui.content import shown
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.targets import Target
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.then_pane import ThenPane
from consult_tui.tui.widgets.top_bar import TopBar
from consult_tui.tui.widgets.version_list import VersionList
from consult_tui.workspace.responses import history, restoring
from consult_tui.workspace.responses.history import Done
from consult_tui.workspace.responses.restoring import Restored
from consult_tui.workspace.responses.sent import is_sent
from consult_tui.workspace.safety.merging import Words

NONE_YET = (
    "No version of this answer is kept yet.\n\n"
    "One is kept each time you leave the answer after a change, put a line in, or write a draft."
)


class HistoryScreen(ConsultScreen):
    """The versions of one answer; one of them can be brought back.

    Args:
        response_id: Exact id.
        target: The question.
        brought_back: Told what was brought back, once it is kept and this screen has gone.
    """

    HELP_TITLE = "Versions of an answer"
    HELP = (
        "Every version that was kept of this answer, newest first, and right what the highlighted one says. "
        "Against the answer as it stands, words that it would bring in are underlined, words that it would "
        "take out are struck through. Bringing one back makes a new version: nothing is lost."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+r", "bring_back", "Bring back", show=False, tooltip="Bring this version back"),
        Binding("f6,escape", "back", "Back", tooltip="Back to the answer, which stays as it is"),
    ]

    def __init__(self, response_id: str, target: Target, brought_back: Callable[[Restored], None]) -> None:
        super().__init__()
        self._response = response_id
        self._target = target
        self._brought_back = brought_back
        self._busy = False
        self.versions = VersionList()
        self.then = ThenPane()

    def compose(self) -> ComposeResult:
        """Top line, two panes, keys."""
        yield TopBar(self.ws, f"{self._target.title} · versions")
        with Horizontal(id="history"):
            yield self.versions
            yield self.then
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the history once all that was typed has its version there."""
        self.versions.border_title = "Versions"
        self.set_focus(self.versions)
        self.consult.saver.submit(lambda: None, self._begin, self._failed)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a version is being brought back, nothing else; what was sent cannot be changed."""
        if action in ("bring_back", "back") and self._busy:
            return False
        return not self._sent if action == "bring_back" else True

    @property
    def _sent(self) -> bool:
        return is_sent(self.ws.response(self._response))

    # Reading.

    def _begin(self, _: None) -> None:
        if self.is_attached:
            self._read()

    @work(thread=True, exclusive=True, group="read", exit_on_error=False)
    def _read(self) -> None:
        try:
            found = history.versions(self.ws, self._response, self._target.id)
            damage = history.damage(self.ws, self._response)
        except ConsultError as error:
            wrong = error
            self.consult.errand(lambda: self._failed(wrong))
            return
        self.consult.errand(lambda: self._show(found, damage))

    def _show(self, found: Sequence[Done], damage: str) -> None:
        if not self.is_attached:
            return
        self.versions.border_title = f"{len(found)} version{'s' * (len(found) != 1)}"
        self.versions.show_versions(
            found, answer_version(self.ws.response(self._response).answer(self._target.id))
        )
        self.refresh_bindings()
        if not found:
            self._say("", shown(NONE_YET, "$text-muted"))
        if damage:
            self.consult.say(damage, "warning")

    # The version.

    @on(OptionList.OptionHighlighted)
    def highlighted(self) -> None:
        """Show the version under the highlight."""
        version = self.versions.version
        if version is not None:
            self._compare(version)

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self, version: Done) -> None:
        """Compare it with the answer as it stands: a long one takes a moment."""
        if version.answer is None:
            about, words = "", shown(version.note or "It cannot be read.", "$text-muted")
        else:
            present = history.said(self.ws.response(self._response).answer(self._target.id))
            about, words = _compared(differences(present, version.said), version)
        if not get_current_worker().is_cancelled:
            self.consult.errand(lambda: self._say(about, words))

    def _say(self, about: str, words: Content) -> None:
        if self.is_attached:
            version = self.versions.version
            self.then.say(f"Version {version.number}" if version else "", about, words)

    # Keys.

    def action_back(self) -> None:
        """Leave the answer as it is."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def action_bring_back(self) -> None:
        """Bring the highlighted version back, after all that was typed; the screen waits for it."""
        version, ws, id_, target = self.versions.version, self.ws, self._response, self._target
        if version is None or self._busy:
            return
        saver = self.consult.saver

        def restore() -> Restored:
            done = restoring.restore(ws, id_, target.id, version.number)
            saver.follow(id_, target.id, Words.of(done.before), Words.of(done.answer))
            return done

        self._busy = True
        self.refresh_bindings()
        saver.submit(restore, self._done, self._failed)

    def _done(self, restored: Restored) -> None:
        if self.is_attached:
            self.dismiss(None)
        self._brought_back(restored)

    def _failed(self, error: ConsultError) -> None:
        """Say why not; the answer stays as it is."""
        self._busy = False
        self.consult.report(error)
        if self.is_attached:
            self.refresh_bindings()


def _compared(stretches: Sequence[Stretch], version: Done) -> tuple[str, Content]:
    """What to say about a version, and its words with the differences to the present marked in them."""
    words = marked_changes(stretches)
    kinds = {each.change for each in stretches}
    if kinds <= {Change.SAME}:
        about = "It says what the answer says now."
    else:
        marks = {Change.IN: "underlined: would come in", Change.OUT: "struck through: would go"}
        about = "; ".join(said for kind, said in marks.items() if kind in kinds) + "."
    return f"{about} {version.note}".strip(), words
