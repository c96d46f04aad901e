"""The draft screen with others at the same response: their changes are drawn, none is written over."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from consult_tui.domain.responses import Answer, Response
from consult_tui.errors import ConsultError
from consult_tui.text.merging import merge, one_after_the_other
from consult_tui.text.visible import editable
from consult_tui.tui.dialogs.conflict import Choice, ConflictDialog, MergeDialog
from consult_tui.tui.folders import meant, usual_folder, written
from consult_tui.tui.screens.draft_base import DraftBase
from consult_tui.tui.targets import Target, targets
from consult_tui.tui.watching import News
from consult_tui.workspace.responses import drafting
from consult_tui.workspace.safety.copying import save_copy
from consult_tui.workspace.safety.merging import Words, words_at
from consult_tui.workspace.safety.recovery import set_aside

QUIET = 1.0
"""Seconds without a key before the two texts are shown: a letter that was meant for the answer decides
nothing."""
ALL = 5
"""Answers that changed at once from which the whole list is drawn again."""


class DraftTogether(DraftBase):
    """One response open, by several people perhaps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the editor, which would select everything.
        Binding(
            "f7",
            "save_copy",
            "Save a copy",
            priority=True,
            tooltip="Write everything here into a file elsewhere",
        ),
        Binding(
            "f7",
            "seen",
            "Seen",
            priority=True,
            show=False,
            tooltip="You have seen what changed in this question",
        ),
    ]

    def __init__(self, response_id: str, question_id: str = "", words: str = "") -> None:
        super().__init__(response_id, question_id, words)
        self.ticking = 0
        """Changes of boxes and marks that are under way."""
        self._keys = 0
        self._offered: set[str] = set()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A copy elsewhere is offered while something is not saved."""
        return self.consult.save_state.failed if action == "save_copy" else True

    # What others did.

    def hear(self, news: News) -> None:
        """Others changed something: draw it. The highlight, the focus and the cursor stay."""
        if self.target is None:
            return
        self.catch_up()
        if news.library:
            self.draw_list()
            self.lines.again()
            self.counter.count(self.pane.editor.text)
        if news.company is not None:
            self.draw_place()

    def on_saved(self, response_id: str, target_id: str) -> None:
        """Something that was typed is in its response now, and what a colleague did meanwhile with it."""
        super().on_saved(response_id, target_id)
        if response_id == self.response_id and self.is_attached:
            self.catch_up()

    def catch_up(self) -> None:
        """Draw what changed in the response since it was last drawn, whoever changed it."""
        before, now = self.drawn, self.response
        self.drawn = now
        if self.target is None:
            return
        if before.questions != now.questions:
            self._take_questions(now)
        changed = [thing.id for thing in targets(now) if _differs(before, now, thing.id)]
        if len(changed) > ALL or before.consultation != now.consultation:
            self.draw_list()
        for id_ in changed:
            self.refresh_state(id_)
        self._take_words(self.target, words_at(now, self.target.id))
        if self.answer and not self.ticking and self.pane.boxes.choices != self.answer.choices:
            self.pane.boxes.show_choices(self.answer.choices)

    def _take_words(self, target: Target, words: Words) -> None:
        """Show other words of the answer that is shown, unless something unsaved stands in the editor."""
        saver, editor = self.consult.saver, self.pane.editor
        typing = saver.pending(self.response_id, target.id) is not None or editor.text != self.shown_text
        if typing or words == saver.base(self.response_id, target.id):
            return
        if editor.text != editable(words.text):
            self.put_words(words.text)
            self.consult.say(f"{self._who()} changed this answer; you see it as it is now.")
        saver.shown(self.response_id, target.id, words)

    def _take_questions(self, now: Response) -> None:
        """Draw the list anew: questions were added, taken out, moved or worded otherwise."""
        self.take_typing()
        things = {thing.id: thing for thing in targets(now)}
        self.questions.show_things(list(things.values()))
        self.draw_list()
        was = self.target
        if was is None or things.get(was.id) == was:
            self.questions.go_to(was.id if was else next(iter(things)))
            return
        self.leave()
        self.target = None
        self.go_to(was.id if was.id in things else now.questions[0].id)

    def put_words(self, text: str) -> None:
        """Put other words into the editor: they are not typed."""
        self.pane.editor.follow(editable(text))
        self.shown_text = self.pane.editor.text
        self.pane.show_counts()
        self.counter.count_soon(self.shown_text)

    def _who(self) -> str:
        names = self.consult.company.get(self.response_id, ())
        return names[0] if len(names) == 1 else "Somebody else"

    def seen(self, target: Target, choices: tuple[str, ...]) -> Answer:
        """The answer as the officer sees it: these boxes, and the words of the editor."""
        saver = self.consult.saver
        typed = saver.pending(self.response_id, target.id)
        words = saver.base(self.response_id, target.id) or words_at(self.response, target.id)
        words = words if typed is None else Words(typed)
        return Answer(choices=choices, text=words.text, no_comment=words.no_comment)

    # Two texts for one answer.

    def take_typing(self) -> None:
        """Hand over what was typed; a letter just typed puts off what would take the next one for a key."""
        before = self.shown_text
        super().take_typing()
        self._keys += self.shown_text != before

    def on_conflict(self, response_id: str, target_id: str) -> None:
        """A colleague changed the same words: show both texts, once the officer pauses."""
        if response_id == self.response_id and self.is_attached:
            self._offered.discard(target_id)
            self.catch_up()
            self._offer_when_quiet()

    def on_screen_resume(self) -> None:
        """Back from another screen: what could not be asked there is asked here."""
        if self.target is not None:
            self.catch_up()
            self._offer_when_quiet()

    def _offer_when_quiet(self) -> None:
        target = self.consult.saver.conflict(self.response_id)
        if not target or target in self._offered:
            return
        if QUIET:
            self.set_timer(QUIET, partial(self._offer_if_quiet, self._keys))
        else:
            self.settle()

    def _offer_if_quiet(self, keys: int) -> None:
        if keys != self._keys:
            self._offer_when_quiet()
        elif self.is_current and self.consult.saver.conflict(self.response_id) not in self._offered:
            self.settle()

    def settle(self) -> bool:
        """Show both texts of the first answer that has two; whether there is one."""
        id_ = self.consult.saver.conflict(self.response_id)
        mine = self.consult.saver.pending(self.response_id, id_) if id_ else None
        things = {thing.id: thing for thing in targets(self.response)}
        if mine is None or id_ not in things:
            return False
        self._offered.add(id_)
        theirs, target = words_at(self.response, id_), things[id_]
        said = theirs.text if not theirs.no_comment else f"No comment: {theirs.no_comment}"
        dialog = ConflictDialog(target.title, mine, said, self._who())
        self.app.push_screen(dialog, partial(self._settled, target, theirs))
        return True

    def _settled(self, target: Target, theirs: Words, choice: Choice | None) -> None:
        """Do what the officer chose."""
        mine = self.consult.saver.pending(self.response_id, target.id)
        if choice is None or mine is None:
            return
        if choice is Choice.MINE:
            self._let_stand(target, mine, theirs)
        elif choice is Choice.THEIRS:
            self._take_theirs(target, mine, theirs)
        else:
            base = self.consult.saver.base(self.response_id, target.id)
            merged = merge(base.text if base else "", mine, theirs.text)
            text = one_after_the_other(mine, theirs.text) if merged is None else merged
            dialog = MergeDialog(target.title, text, merged=merged is not None)
            self.app.push_screen(dialog, lambda made: self._merged(target, theirs, made))

    def _merged(self, target: Target, theirs: Words, made: str | None) -> None:
        if made is not None:
            if target == self.target:
                self.put_words(made)
            self._let_stand(target, made, theirs)

    def _let_stand(self, target: Target, text: str, theirs: Words) -> None:
        """Save a text in place of theirs, and give it its version."""
        self.consult.saver.settle(self.response_id, target.id, text, theirs)
        if target.question is not None:
            self._keep(partial(drafting.checkpoint, self.ws, self.response_id, target.id, "settle"))

    def _take_theirs(self, target: Target, mine: str, theirs: Words) -> None:
        """Leave theirs in the answer and show it; mine goes to the history."""
        self.consult.saver.let_go(self.response_id, target.id, theirs)
        self._keep(partial(set_aside, self.ws, self.response_id, target.id, mine))
        if target == self.target:
            self.put_words(theirs.text)
        self.catch_up()

    def _keep(self, write: partial[None]) -> None:
        self.consult.saver.submit(write, lambda _: None, self.consult.report, again=True)

    # A copy elsewhere.

    def action_save_copy(self) -> None:
        """Ask where, then write everything that is here into one file."""
        from consult_tui.tui.dialogs.ask import AskText

        self.take_typing()
        words = "Everything written in this response goes into one new Markdown file, outside the workspace."
        path = written(usual_folder() / f"{self.response_id}-copy.md")
        self.app.push_screen(AskText("Save a copy", words, value=path), self._copy)

    def _copy(self, where: str | None) -> None:
        if where:
            saver, response = self.consult.saver, self.response
            typed = {t.id: saver.pending(response.id, t.id) for t in targets(response)}
            unsaved = {id_: text for id_, text in typed.items() if text is not None}
            self.run_worker(
                partial(self._write_copy, response, unsaved, meant(where)), thread=True, exit_on_error=False
            )

    def _write_copy(self, response: Response, unsaved: dict[str, str], path: Path) -> None:
        app = self.consult
        try:
            save_copy(response, unsaved, path)
        except ConsultError as error:
            app.errand(partial(app.report, error))
        else:
            app.errand(partial(app.say, f"A copy is in {path}."))


def _differs(before: Response, now: Response, target: str) -> bool:
    if before.assignments.get(target) != now.assignments.get(target):
        return True
    if target in before.answers or target in now.answers:
        return before.answer(target) != now.answer(target)
    return words_at(before, target) != words_at(now, target)
