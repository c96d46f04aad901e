"""The forms of the steps: to whom a line is proposed, and by which act lines were agreed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from consult_tui.domain.bodies import Body, CanAgree
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.lifecycle import AGREEMENTS
from consult_tui.domain.positions import AgreedBy, Kind, Position
from consult_tui.text.dates import in_words
from consult_tui.text.visible import one_line
from consult_tui.tui.dialogs.form import FormDialog
from consult_tui.tui.widgets.form_field import FormField
from consult_tui.workspace.library import standing
from consult_tui.workspace.library.columns import COLUMNS
from consult_tui.workspace.library.standing import Step
from consult_tui.workspace.workspace import Workspace

NAMED = 3
"""Lines that are named above a form; of more, the rest is counted."""
MEETINGS = 4
"""Known meetings that are named beside a date."""

PLACE = ("minute", "item", "paragraph", "document", "url")
KINDS = {
    Kind.DECISION: "decision of the body",
    Kind.CLEARANCE: "clearance of a response with these words",
}
CAN = {CanAgree.YES: "", CanAgree.ADVISES: " (advises)", CanAgree.NO: " (not known to agree policy)"}


class _StepForm(FormDialog[Step]):
    """What both forms have: a body of the register, and a date with the meetings that are known."""

    def __init__(self, ws: Workspace, title: str, fields: Sequence[FormField], words: str) -> None:
        super().__init__(title, fields, words=words)
        self._ws = ws

    def problems(self) -> dict[str, str]:
        """What cannot be read."""
        found = {}
        for name in self.fields.keys() & COLUMNS.keys():
            try:
                COLUMNS[name].read(self.fields[name].value)
            except ValueError as wrong:
                found[name] = str(wrong)
        return {name: found[name] for name in self.fields if name in found}

    def remark(self, name: str) -> str:
        """When the body is known to meet."""
        body = self._ws.library.bodies.get(self.fields["body"].value)
        known = self.meetings(body) if name == "meeting_date" and body else []
        return f"Known meetings: {', '.join(known)}" if known else ""

    def meetings(self, body: Body) -> list[str]:
        """The meetings that may be meant, in words."""
        raise NotImplementedError

    @property
    def when(self) -> PartialDate | None:
        """The date, where it can be read."""
        when: PartialDate | None = COLUMNS["meeting_date"].read(self.fields["meeting_date"].value)
        return when


class ProposeForm(_StepForm):
    """To which body a line is put, and for which meeting.

    Args:
        ws: The workspace.
        position: A line that may be proposed.
    """

    def __init__(self, ws: Workspace, position: Position) -> None:
        asked, meeting = position.proposed_to, position.proposed_for
        fields = [
            _body_field(ws, "To whom", asked),
            _field("meeting_date", "For the meeting", str(meeting or ""), "2012-06-20, 2012-06; may be open"),
        ]
        super().__init__(ws, "Propose", fields, named([position]))
        self._position = position

    def meetings(self, body: Body) -> list[str]:
        """Those to come, with the day on which their papers are due."""
        said = []
        for meeting in body.meetings:
            if meeting.on.last >= self._ws.context.today:
                due = f" (papers by {in_words(meeting.papers_due)})" if meeting.papers_due else ""
                said.append(f"{in_words(meeting.on)}{due}")
        return said[:MEETINGS]

    def problems(self) -> dict[str, str]:
        """A meeting is of a body."""
        found = super().problems()
        if not found and self.when and not self.fields["body"].value:
            found["body"] = "a meeting is of a body: choose one"
        return found

    def pointed_out(self) -> Sequence[str]:
        """What is odd about it."""
        return standing.weigh_proposing(self._ws, self._position.id, self.fields["body"].value, self.when)

    def writing(self) -> Callable[[], Step]:
        """Put the line to the body."""
        ws, id_, body, when = self._ws, self._position.id, self.fields["body"].value, self.when
        return lambda: standing.propose(ws, id_, body, when)


class AgreeForm(_StepForm):
    """By which act lines were agreed, one or many; historic ones too, where the minute is cited.

    Args:
        ws: The workspace.
        positions: The lines.
    """

    MISSING_LATER = frozenset({"body", "meeting_date"})

    def __init__(self, ws: Workspace, positions: Sequence[Position]) -> None:
        asked = {position.proposed_to for position in positions}
        kinds = [(kind.value, words) for kind, words in KINDS.items()]
        fields = [
            _body_field(ws, "Who agreed", asked.pop() if len(asked) == 1 else ""),
            _field("meeting_date", "When", "", "2011-12-08, 2011-12 or 2011"),
            FormField("kind", "By", Kind.DECISION.value, choices=kinds),
            *(_field(name, name.capitalize() if name != "url" else "Web address") for name in PLACE),
            _field("review_by", "Review by"),
        ]
        count = len(positions)
        super().__init__(
            ws, f"Agree {count} lines by one act" if count > 1 else "Agree", fields, named(positions)
        )
        self._ids = [position.id for position in positions]

    def meetings(self, body: Body) -> list[str]:
        """The latest that were held."""
        held = [m.on for m in body.meetings if m.on.first <= self._ws.context.today]
        return [in_words(on) for on in held[-MEETINGS:]]

    def problems(self) -> dict[str, str]:
        """An agreement is somebody's, on a day."""
        found = super().problems()
        if not self.fields["body"].value:
            found["body"] = "choose who agreed it"
        if not self.fields["meeting_date"].value.strip():
            found["meeting_date"] = "say when it was agreed; a month or a year will do"
        return {name: found[name] for name in self.fields if name in found}

    @property
    def act(self) -> AgreedBy:
        """The act, as far as it is filled in."""
        row = self.row
        kind = COLUMNS["kind"].read(row["kind"])
        made = AgreedBy(kind=kind if kind in AGREEMENTS else Kind.DECISION, body=row["body"])
        place = {name: COLUMNS[name].read(row[name]) for name in PLACE}
        return replace(made, meeting_date=self.when, **place)

    def pointed_out(self) -> Sequence[str]:
        """What is doubtful about it."""
        review_by = COLUMNS["review_by"].read(self.fields["review_by"].value)
        return standing.weigh_agreeing(self._ws, self._ids, self.act, review_by)

    def writing(self) -> Callable[[], Step]:
        """Record the act on every line, or on none."""
        ws, ids, act = self._ws, self._ids, self.act
        review_by = COLUMNS["review_by"].read(self.fields["review_by"].value)
        return lambda: standing.agree(ws, ids, act, review_by)


def named(positions: Sequence[Position]) -> str:
    """The lines by their titles, the first few of many."""
    said = [f"· {one_line(position.title)}" for position in positions[:NAMED]]
    rest = len(positions) - NAMED
    return "\n".join([*said, *([f"· and {rest} more"] if rest > 0 else [])])


def _body_field(ws: Workspace, label: str, now: str) -> FormField:
    """A choice among the bodies of the register, those that can agree our policy first."""
    order = list(CAN)
    bodies = sorted(ws.library.bodies.values(), key=lambda b: (order.index(b.can_agree), b.name.casefold()))
    choices = [(body.id, f"{body.name}{CAN[body.can_agree]}") for body in bodies]
    return FormField("body", label, now if now in ws.library.bodies else "", choices=choices)


def _field(name: str, label: str, value: str = "", help_: str = "") -> FormField:
    return FormField(name, label, value, help_=help_ or COLUMNS[name].help)
