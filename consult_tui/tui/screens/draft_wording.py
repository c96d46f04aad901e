"""The draft screen with where the wording comes from: the whole response, the checks, proposing a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from consult_tui.errors import ConsultError
from consult_tui.tui.proposing import propose
from consult_tui.tui.screens.draft_base import SENT
from consult_tui.tui.screens.draft_points import DraftPoints
from consult_tui.workspace.responses.proposing import agreed_words, check_proposable

if TYPE_CHECKING:
    from consult_tui.checks.accounts import Accounted


class DraftWording(DraftPoints):
    """One response open: where its sentences come from, and what the rules say of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+b",
            "propose",
            "Propose these words as a line",
            show=False,
            tooltip="Propose the sentence at the cursor, or what is selected, to the library",
        ),
    ]

    def on_screen_resume(self) -> None:
        """Back from another screen: what stands behind each sentence may have changed there."""
        if self.target is not None:
            self.counter.count(self.pane.editor.text)

    @on(TextArea.Changed)
    def tell_again(self) -> None:
        """Tell the text anew, also where an undo brought back the words that were told before."""
        told = self.pane.editor.told
        if told is not None and told.touched:
            self.counter.count_soon(self.pane.editor.text)
            self.show_strip()

    def action_wording(self) -> None:
        """Show where every sentence of the response comes from, beginning with the one at the cursor."""
        from consult_tui.tui.screens.wording import WordingScreen

        self.leave()
        here = self.target.id if self.target else ""
        number = self.pane.editor.sentence or 0
        self.app.push_screen(WordingScreen(self.response_id, here, number, self.put_back))

    def action_check(self) -> None:
        """Go over the response by all the rules."""
        from consult_tui.tui.screens.checking import CheckScreen

        self.leave()
        self.app.push_screen(CheckScreen(self.response_id, self.target.id if self.target else ""))

    def action_propose(self) -> None:
        """Propose what is selected, or the sentence at the cursor."""
        editor, target = self.pane.editor, self.target
        if target is None:
            return
        self.leave()
        told, number = editor.told, editor.sentence
        if editor.selected_text.strip():
            words, chosen = editor.selected_text, self._selected()
        elif told is None or number is None or (place := told.places[number]) is None:
            self.consult.say("Put the cursor into a sentence, or select the words to propose.", "warning")
            return
        else:
            words, chosen = told.text[place.start : place.end], [told.sentences[number]]
            try:
                check_proposable(chosen[0])
            except ConsultError as error:
                self.consult.report(error)
                return
        propose(self.consult, self.response_id, target.id, words, chosen)

    def _selected(self) -> list[Accounted]:
        """What is known of the sentences that the selection touches."""
        editor = self.pane.editor
        told = editor.told
        start, end = sorted(editor.index_of(place) for place in editor.selection)
        if told is None:
            return []
        pairs = zip(told.sentences, told.places, strict=True)
        return [each for each, place in pairs if place and place.start < end and place.end > start]

    def put_back(self, target_id: str, each: Accounted, occurrence: int) -> bool:
        """Put the agreed words in place of a changed sentence, as one step that undo takes back.

        Args:
            target_id: Question id, or field of the cover matter.
            each: The sentence as it was told.
            occurrence: 0 for the first time that it stands there.

        Returns:
            Whether it was done; why not is said.
        """
        if self.sent:
            self.consult.say(SENT, "warning")
            return False
        self.go_to(target_id)
        editor = self.pane.editor
        place = self.place_of(each.sentence.text, occurrence)
        if place is None:
            self.consult.say("That sentence does not stand there any more.", "warning")
            return False
        try:
            words = agreed_words(self.ws, each, editor.text[place.start : place.end])
        except ConsultError as error:
            self.consult.report(error)
            return False
        editor.put_between(place.start, place.end, words)
        editor.move_cursor(editor.location_of(place.start), center=True)
        self.leave("put-back")
        return True
