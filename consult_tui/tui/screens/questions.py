"""The screen where what was read is put right, before a response is made and at any time after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from consult_tui.domain.consultations import Ignored, Question, Reading
from consult_tui.domain.questions import called
from consult_tui.domain.responses import Aside, Response
from consult_tui.errors import ConsultError
from consult_tui.tui.dialogs.short_form import Row
from consult_tui.tui.screens.correcting import Correcting
from consult_tui.tui.screens.questions_base import Pending
from consult_tui.workspace.consultations import correcting, following
from consult_tui.workspace.consultations.asked import Checked
from consult_tui.workspace.consultations.correcting import Correction
from consult_tui.workspace.consultations.places import places, source_of
from consult_tui.workspace.consultations.reading import read
from consult_tui.workspace.consultations.rereading import Reread, read_again
from consult_tui.workspace.responses.register import RegisterRow, register
from consult_tui.workspace.responses.sent import is_sent

SENT = "This response was sent: its questions can be looked at, not changed."
NOT_KEPT = "Leave without a response? What was put right here is not kept."
ON_A_QUESTION = frozenset({"edit", "number", "split", "merge", "drop", "move"})
"""What is done to a question that is highlighted."""


class QuestionsScreen(Correcting):
    """What was read, put right by one key each; every correction can be undone."""

    HELP_TITLE = "Checking what was read"
    HELP = (
        "Left is what was read from the document: doubtful questions first, each with the reason; below what "
        "is kept aside and what the reader passed over. Right is the question as it was read, and the "
        "document around it with its own words marked.\n\n"
        "? doubtful, ✎ put right by hand, × kept aside. Nothing is lost: a question that is dropped or "
        "joined is kept aside with its answer, and u undoes the last correction."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "make", "Make response", tooltip="Make the response from what is read here"),
        Binding("e", "edit", "Edit", tooltip="Edit its words, number, boxes and facts (Enter does the same)"),
        Binding("n", "number", "Number", tooltip="Give it another number"),
        Binding("s", "split", "Split", tooltip="Make two questions of it"),
        Binding("m", "merge", "Join", tooltip="Join it with the question before it"),
        Binding("d", "drop", "Drop", tooltip="Take it out; it is kept aside with its answer"),
        Binding("b", "bring_back", "Bring back", tooltip="Bring it back, or make a question of it"),
        Binding("a", "add", "Add", tooltip="Add a question behind the highlighted one"),
        Binding("u", "undo", "Undo", tooltip="Undo the last correction"),
        Binding("left_square_bracket,shift+up", "move(-1)", "Up", tooltip="Move it one place up"),
        Binding("right_square_bracket,shift+down", "move(1)", "Down", tooltip="Move it one place down"),
        Binding(
            "r",
            "reread",
            "Read again",
            show=False,
            tooltip="Read the document again; corrections stay",
        ),
        Binding("f8", "next_doubt", "Next doubt", tooltip="To the next doubtful question"),
        Binding("o", "order", "Order", tooltip="Doubtful ones first, or in the document's order"),
        Binding("f", "follow", "Follows", tooltip="Carry over the answers of an earlier response"),
        Binding("f7", "seen", "Seen", tooltip="You have seen what changed in the question"),
        Binding("f2", "consultations", "Consultations", show=False, tooltip="The register of responses"),
        Binding("escape", "back", "Back", tooltip="Back to where you came from"),
    ]

    def __init__(
        self, response_id: str = "", *, pending: Pending | None = None, question_id: str = ""
    ) -> None:
        super().__init__(response_id, pending=pending, question_id=question_id)
        self.follows = ""
        """Id of the earlier response whose answers are carried over; "" for none."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done to what is highlighted."""
        thing = self.list.thing
        open_ = self.pending is not None or not is_sent(self.drawn)
        if action in ON_A_QUESTION:
            first = action == "merge" and isinstance(thing, Checked) and thing.place == 1
            return isinstance(thing, Checked) and open_ and not first
        return {
            "make": self.pending is not None,
            "follow": self.pending is not None,
            "bring_back": isinstance(thing, Aside | Ignored) and open_,
            "add": open_,
            "reread": open_ and self.pending is None,
            "undo": bool(self.done) and open_,
            "next_doubt": bool(self.list.doubtful),
            "seen": isinstance(thing, Checked) and following.to_see(self.drawn, thing.question) is not None,
        }.get(action, True)

    @property
    def holds_words(self) -> bool:
        """Whether something was put right that leaving the program would lose."""
        return self.pending is not None and bool(self.done)

    # Corrections.

    @on(OptionList.OptionSelected)
    def chosen(self) -> None:
        """Enter: edit a question, bring back what is none."""
        if self.check_action("edit", ()):
            self.action_edit()
        elif self.check_action("bring_back", ()):
            self.action_bring_back()
        elif isinstance(self.list.thing, Checked):
            self.consult.say(SENT, "warning")

    def action_edit(self) -> None:
        """Ask for its words and facts."""
        from consult_tui.tui.dialogs.question_form import question_form, taken

        question = self.question
        if question is None:
            return

        def take(given: Row | None) -> None:
            if given is not None:
                self.do(lambda r: correcting.edit(r, taken(question, given)))

        self.app.push_screen(question_form(f"Edit {called(question)}", question), take)

    def action_number(self) -> None:
        """Ask for its number."""
        from consult_tui.tui.dialogs.ask import AskText

        question = self.question
        if question is None:
            return

        def take(number: str | None) -> None:
            if number is not None:
                self.do(lambda r: correcting.edit(r, replace(question, number=number)))

        words = "As the document prints it, such as 4(b). Empty where it has none."
        dialog = AskText(f"Number of {called(question)}", words, value=question.number, check=lambda _: "")
        self.app.push_screen(dialog, take)

    def action_split(self) -> None:
        """Ask where, and make two questions of it."""
        from consult_tui.tui.dialogs.split import SplitDialog

        question = self.question
        if question is None:
            return
        if len(question.text.split()) < 2:
            self.consult.say("It is one word; it cannot be split.", "warning")
            return

        def take(at: int | None) -> None:
            if at is not None:
                self.do(lambda r: correcting.split(r, question.id, at))

        self.app.push_screen(SplitDialog(called(question), question.text), take)

    def action_merge(self) -> None:
        """Join it with the question before it."""
        self._with(lambda r, q: correcting.merge(r, q.id))

    def action_drop(self) -> None:
        """Take it out."""
        self._with(lambda r, q: correcting.drop(r, q.id))

    def action_move(self, by: int) -> None:
        """Move it up or down."""
        self._with(lambda r, q: correcting.move(r, q.id, by))

    def action_bring_back(self) -> None:
        """Bring back what was kept aside, or make a question of what was passed over."""
        thing = self.list.thing
        if isinstance(thing, Aside):
            self.do(lambda r: correcting.bring_back(r, thing.question.id))
        elif isinstance(thing, Ignored):
            after = self._before(thing)
            self.do(lambda r: correcting.take_in(r, thing, after))

    def action_add(self) -> None:
        """Ask for a question of the officer's own."""
        from consult_tui.tui.dialogs.question_form import question_form, taken

        here = self.question or self.drawn.questions[-1]
        blank = Question(text="", section=here.section)

        def take(given: Row | None) -> None:
            if given is not None:
                self.do(lambda r: correcting.add(r, taken(blank, given), here.id))

        self.app.push_screen(question_form(f"Add behind {called(here)}", blank), take)

    def action_undo(self) -> None:
        """Take the last correction back."""
        if self.done and not self.busy:
            last = self.done[-1]
            undone = correcting.undo(last.corrected, last.correction.said, last.looked_at)
            self.do(lambda _: undone, undoing=True)

    def _with(self, make: Callable[[Response, Question], Correction]) -> None:
        """Do something to the highlighted question."""
        question = self.question
        if question is not None:
            self.do(lambda r: make(r, question))

    def _before(self, ignored: Ignored) -> str:
        """Id of the question behind which a text stands in the document; of the last where nobody knows."""
        last = self.drawn.questions[-1].id
        here = self.place_of(self.text, ignored) if self.text else None
        if self.text is None or here is None:
            return last
        before = ""
        found = places(self.text, self.drawn.questions)
        for question in self.drawn.questions:
            place = found.get(question.id)
            if place and (place.line, place.spans[0].start) < (here.line, here.spans[0].start):
                before = question.id
        return before

    # Looking.

    def action_order(self) -> None:
        """Doubtful ones first, or the document's order; the highlight stays."""
        self.list.in_order = not self.list.in_order
        self.draw(at=self.question.id if self.question else "")

    def action_next_doubt(self) -> None:
        """To the next doubtful question, round the end."""
        ids = [each.question.id for each in self.list.found]
        here = ids.index(self.question.id) + 1 if self.question else 0
        round_ = ids[here:] + ids[:here]
        there = next((id_ for id_ in round_ if id_ in self.list.doubtful), "")
        if there:
            self.list.go_to(there)

    def action_seen(self) -> None:
        """Say that what changed in the question was seen."""
        question, ws, id_ = self.question, self.ws, self.response_id
        if question is None:
            return

        def seen(response: Response) -> None:
            self.drawn = response
            if self.is_attached:
                self.draw(at=question.id)
                self.tell(f"The change in {called(question)} is seen; it is no longer shown.")

        self.consult.saver.submit(
            lambda: following.acknowledge(ws, id_, [question.id]), seen, self.consult.report
        )

    # Reading again.

    @work(thread=True, exclusive=True, group="reread", exit_on_error=False)
    def action_reread(self) -> None:
        """Read the document again in a worker, then keep what came of it; what was put right stays."""
        try:
            found = read(source_of(self.ws, self.drawn))
        except ConsultError as error:
            self.consult.errand(partial(self.consult.report, error))
            return
        self.consult.errand(partial(self._keep_reading, found))

    def _keep_reading(self, found: Reading) -> None:
        ws, id_ = self.ws, self.response_id
        if self.is_attached and not self.busy:
            self.busy = True
            self.consult.saver.submit(lambda: read_again(ws, id_, found=found), self._read_again, self.failed)

    def _read_again(self, done: Reread) -> None:
        self.busy = False
        self.drawn = done.response
        self.done.clear()
        if self.is_attached:
            self.draw(at=self.question.id if self.question else "")
            self.tell(done.said)

    # Making the response, and leaving.

    def action_make(self) -> None:
        """Make the response from what is read here."""
        if self.pending and not self.busy:
            self.busy = True
            self.pending.made(self.pending.response, self.follows)

    def not_made(self, error: ConsultError) -> None:
        """Say why it could not be made; everything stays as it is here."""
        self.busy = False
        self.consult.report(error)

    def action_follow(self) -> None:
        """Choose the earlier response whose answers are carried over."""
        ws = self.ws
        self.consult.saver.submit(
            lambda: [*register(ws), *register(ws, archived=True)], self._choose, self.consult.report
        )

    def _choose(self, rows: Sequence[RegisterRow]) -> None:
        from consult_tui.tui.dialogs.choose import Choose

        choices = [("", "None: begin with empty answers"), *((row.id, row.title) for row in rows)]

        def take(id_: str | None) -> None:
            if id_ is not None:
                self.follows = id_
                said = f"Answers are carried over from {id_} once the response is made (ctrl+s)."
                self.tell(said if id_ else "No answers are carried over.")

        if self.is_current:
            self.app.push_screen(Choose("Carry over the answers of", choices, self.follows), take)

    def action_consultations(self) -> None:
        """Back to the register; what is not made yet is not lost unasked."""
        if self.pending:
            self.action_back()
        else:
            self.consult.action_consultations()

    def action_back(self) -> None:
        """Leave; what is not made yet only after a question, where something was put right."""
        from consult_tui.tui.dialogs.ask import Confirm

        if not self.holds_words:
            if self.pending:
                self.consult.say("No response was made.")
            self.dismiss(None)
            return

        def leave(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)

        self.app.push_screen(Confirm("Not made yet", NOT_KEPT), leave)
