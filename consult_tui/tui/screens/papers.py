"""A board paper: its paragraphs with boxes, the highlighted one whole beside them, taken by a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from consult_tui.domain.papers import PaperState
from consult_tui.domain.positions import Status
from consult_tui.errors import ConsultError
from consult_tui.tui.aside import aside
from consult_tui.tui.content import row
from consult_tui.tui.dialogs import paper_forms as forms
from consult_tui.tui.dialogs.choose_paper import ALL_DONE
from consult_tui.tui.dialogs.short_form import Row
from consult_tui.tui.screens.base import ConsultScreen
from consult_tui.tui.widgets.candidate_list import CandidateList
from consult_tui.tui.widgets.candidate_view import candidate_content, left_out_content
from consult_tui.tui.widgets.key_bar import KeyBar
from consult_tui.tui.widgets.save_bar import SaveBar
from consult_tui.tui.widgets.top_bar import TopBar
from consult_tui.workspace.library import paper_memory, papers
from consult_tui.workspace.library.papers import How, Looked, Taken

STATES = {
    PaperState.OPEN: "to do",
    PaperState.LOOKED_THROUGH: "looked through",
    PaperState.SKIPPED: "skipped",
}
NONE_TICKED = "Nothing is ticked: space ticks a paragraph, a ticks all."


class PapersScreen(ConsultScreen):
    """One paper, and with a folder the way to the next.

    Args:
        looked: The paper, read.
        folder: The folder that is worked through; None for this one paper.
    """

    HELP_TITLE = "Board paper"
    HELP = (
        "Every numbered paragraph of the paper, the highlighted one whole with where it stands; below them "
        "what was left out, with why. What is ticked becomes lines: what was reported as stated, what was "
        "recommended or decided as proposed, as agreed only with its minute."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4,s", "status", "Take as", tooltip="As what the paragraphs are taken"),
        Binding("ctrl+e,e", "meeting", "Meeting", tooltip="Correct body, date and item, or set themes"),
        Binding("f5,n", "next", "Next paper", tooltip="The next paper of the folder that is not done"),
        Binding("f6,d", "done", "Done", tooltip="This paper is looked through; on to the next"),
        Binding("f7,k", "skip", "Skip", tooltip="Skip this paper; on to the next"),
        Binding("f8,o", "others", "All papers", tooltip="Every paper of the folder, with what is done"),
        Binding("escape", "back", "Back", tooltip="Back; what is ticked is not taken"),
    ]

    def __init__(self, looked: Looked, folder: Path | None = None) -> None:
        super().__init__()
        self.looked = looked
        self.how = How()
        self._folder = folder
        self._busy = False
        self.list = CandidateList()

    def compose(self) -> ComposeResult:
        """The meeting above, two panes, keys."""
        yield TopBar(self.ws, "Board paper")
        yield Static(id="meeting", markup=False)
        with Horizontal(id="paper"):
            yield self.list
            with VerticalScroll(id="candidate", classes="pane"):
                yield Static(id="whole", markup=False)
        yield SaveBar(quiet=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the paper; the keys go to its paragraphs."""
        self.query_one("#candidate").border_title = "Paragraph"
        self.list.focus()
        self._show(self.looked)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of a folder only where there is one; nothing while lines are taken."""
        if action in ("next", "others") and self._folder is None:
            return False
        return not (self._busy and action in ("take", "done", "skip", "next", "back"))

    # Showing.

    def _show(self, looked: Looked) -> None:
        """Show a paper, or the same one beside the library as it is now."""
        if looked.paper.sha256 != self.looked.paper.sha256:
            self.how = How(status=None, themes=self.how.themes)
        self.looked = looked
        self.list.show_paper(looked)
        for warning in looked.paper.warnings:
            self.consult.say(warning, "warning")
        self._say_where()

    def _say_where(self) -> None:
        paper, state = self.looked.paper, self.looked.record.state
        self.query_one(TopBar).show_place(f"Board paper · {paper.name}")
        first = row(paper.document, "bold")
        if state:
            first = row(f"{STATES[state]} by {self._when()}", "$text-success") + Content(" · ") + first
        parts = [row(part, style) for part, style in forms.meeting_parts(paper, self.how)]
        self.query_one("#meeting", Static).update(first + Content("\n") + Content(" · ").join(parts))
        self._say_ticked()
        self._show_highlighted()

    def _when(self) -> str:
        record = self.looked.record
        return f"{record.by}, {record.on}"

    @on(CandidateList.Ticked)
    def _say_ticked(self) -> None:
        count = len(self.looked.paper.candidates)
        self.list.border_title = f"{count} paragraph{'s' * (count != 1)}"
        ticked = len(self.list.ticked)
        self.list.border_subtitle = f"{ticked} ticked" if ticked else ""
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted)
    def _show_highlighted(self) -> None:
        """The highlighted paragraph whole, or what was left out."""
        whole, candidate, left_out = self.query_one("#whole", Static), self.list.candidate, self.list.left_out
        if candidate:
            whole.update(candidate_content(self.looked, candidate, self.how))
        else:
            whole.update(left_out_content(left_out) if left_out else "")
        self.query_one("#candidate").scroll_home(animate=False)

    # Taking.

    def action_take(self) -> None:
        """Take what is ticked; asks for the minute where it is to be agreed and none is known."""
        wanted = tuple(sorted(self.list.ticked))
        if not wanted or self._busy:
            self.consult.say(NONE_TICKED, "warning") if not wanted else None
            return
        chosen = [each for each in self.looked.paper.candidates if each.n in wanted]
        minuted = self.how.minute or all(each.minute for each in chosen)
        if self.how.status is Status.AGREED and not minuted:
            self.app.push_screen(forms.ask_minute(), lambda said: self._with_minute(said, wanted))
        else:
            self._take(wanted)

    def _with_minute(self, minute: str | None, wanted: tuple[int, ...]) -> None:
        if minute:
            self.how = replace(self.how, minute=minute)
            self._take(wanted)

    def _take(self, wanted: tuple[int, ...]) -> None:
        ws, looked, how = self.ws, self.looked, self.how

        def write() -> tuple[Taken, Looked]:
            taken = papers.take(ws, looked, wanted, how)
            return taken, papers.again(ws, looked)

        self._begin()
        self.consult.saver.submit(write, self._taken, self._failed)

    def _begin(self) -> None:
        self._busy = True
        self.refresh_bindings()

    def _taken(self, done: tuple[Taken, Looked]) -> None:
        taken, looked = done
        self._busy = False
        count = len(taken.taken)
        self.consult.say(f"{count} line{'s' * (count != 1)} taken into the library.")
        for remark in taken.remarks:
            self.consult.say(remark, "warning")
        if self.is_attached:
            self._show(looked)

    def _failed(self, error: ConsultError) -> None:
        """Say why not; what is ticked stays ticked."""
        self._busy = False
        self.consult.report(error)
        if self.is_attached:
            self.refresh_bindings()

    # As what, and whose.

    def action_status(self) -> None:
        """Choose as what the paragraphs are taken."""
        from consult_tui.tui.dialogs.choose import Choose

        now = self.how.status.value if self.how.status else ""
        self.app.push_screen(Choose("Take as", forms.STATUSES, now), self._take_as)

    def _take_as(self, chosen: str | None) -> None:
        if chosen is None:
            return
        self.how = replace(self.how, status=Status(chosen) if chosen else None, minute="")
        self._say_where()

    def action_meeting(self) -> None:
        """Correct what the paper says of its meeting."""

        def kept(given: Row | None) -> None:
            if given is not None:
                self.how = forms.how_from(given, self.looked.paper, self.how)
                self._say_where()

        self.app.push_screen(forms.meeting_form(self.ws, self.looked.paper, self.how), kept)

    # Going on.

    def action_back(self) -> None:
        """Leave; asks first where something is ticked."""
        self._unless_ticked(self._leave)

    def _leave(self) -> None:
        self.dismiss(None)

    def action_next(self) -> None:
        """The next paper that is not done; this one stays as it is."""
        self._unless_ticked(self._go_on)

    def action_done(self) -> None:
        """This paper is looked through."""
        self._unless_ticked(lambda: self._mark(PaperState.LOOKED_THROUGH))

    def action_skip(self) -> None:
        """This paper is skipped."""
        self._unless_ticked(lambda: self._mark(PaperState.SKIPPED))

    def _unless_ticked(self, go: Callable[[], None]) -> None:
        from consult_tui.tui.dialogs.ask import Confirm

        count = len(self.list.ticked)
        if not count:
            go()
            return
        words = "What is ticked is not taken yet. Escape goes back to it; Enter there takes it."
        title = f"Go on without the {count} that {'is' if count == 1 else 'are'} ticked?"
        self.app.push_screen(Confirm(title, words), lambda yes: go() if yes else None)

    def _mark(self, state: PaperState) -> None:
        ws, looked = self.ws, self.looked

        def write() -> Looked:
            paper_memory.remember(ws, looked.paper.sha256, looked.paper.name, state, {})
            return papers.again(ws, looked)

        self._begin()
        self.consult.saver.submit(write, self._marked, self._failed)

    def _marked(self, looked: Looked) -> None:
        self._busy = False
        self.consult.say(f"{looked.paper.name}: {STATES[looked.record.state]}.")
        if self.is_attached:
            self._show(looked)
            if self._folder is not None:
                self._go_on()

    def _go_on(self) -> None:
        ws, folder, after = self.ws, self._folder, self.looked.paper.sha256
        assert folder is not None

        def opened(found: tuple[Looked | None, tuple[tuple[Path, str], ...]]) -> None:
            looked, unread = found
            for path, why in unread:
                self.consult.say(f"Passed over {path.name}. {why}", "warning")
            if looked is None:
                self.consult.say(ALL_DONE if not unread else "No other paper is left to do.")
            elif self.is_attached:
                self._show(looked)

        aside(
            self.consult,
            str(folder),
            lambda stopped: papers.next_in(ws, folder, after=after, stopped=stopped),
            opened,
            self.consult.report,
        )

    def action_others(self) -> None:
        """Every paper of the folder, with what is done; Enter opens one."""
        ws, folder = self.ws, self._folder
        assert folder is not None
        aside(
            self.consult,
            str(folder),
            lambda _: list(paper_memory.papers_in(ws, folder)),
            self._choose_other,
            self.consult.report,
        )

    def _choose_other(self, filed: list[paper_memory.Filed]) -> None:
        from consult_tui.tui.dialogs.choose import Choose

        ws = self.ws
        given = [(str(each.path), forms.filed_words(each, STATES)) for each in filed]
        here = next((str(f.path) for f in filed if f.sha256 == self.looked.paper.sha256), "")
        done = sum(each.done for each in filed)

        def chosen(path: str | None) -> None:
            if path is not None and path != here:
                self._unless_ticked(
                    lambda: aside(
                        self.consult,
                        path,
                        lambda stopped: papers.look(ws, Path(path), stopped=stopped),
                        self._show,
                        self.consult.report,
                    )
                )

        self.app.push_screen(Choose(f"{done} of {len(filed)} done", given, here), chosen)
