"""The life of a line: which standing may follow which, what is kept of the one before, and why not."""

from __future__ import annotations

from datetime import date

import pytest

from consult_tui.domain import lifecycle
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import AgreedBy, Kind, Position, Status, Wording

TODAY = date(2012, 4, 23)
ACT = AgreedBy(body="board", meeting_date=PartialDate(2012, 4, 18), minute="7")
EARLIER = AgreedBy(body="board", meeting_date=PartialDate(2011, 1))
WORDS = "We support it."


def _line(status: Status = Status.DRAFT, **more: object) -> Position:
    fields: dict[str, object] = {"id": "a", "title": "A", "statement": WORDS, "status": status}
    if status in (Status.AGREED, Status.STATED):
        fields["agreed_by"] = EARLIER
    return Position(**{**fields, **more})  # type: ignore[arg-type]


def _other(status: Status, **more: object) -> Position:
    return _line(status, **{"id": "b", **more})


@pytest.mark.parametrize(
    ("status", "propose", "agree", "withdraw"),
    [
        (Status.DRAFT, True, True, True),
        (Status.PROPOSED, True, True, True),
        (Status.STATED, True, True, True),
        # Policy stands until changed: an agreed line is not proposed anew, but a body may agree it anew.
        (Status.AGREED, False, True, True),
        # Another line stands in its place.
        (Status.SUPERSEDED, False, False, False),
        # For no recorded reason, so that one may still be given.
        (Status.WITHDRAWN, True, True, True),
    ],
)
def test_what_may_follow(status: Status, propose: bool, agree: bool, withdraw: bool) -> None:
    line = _line(status)
    bars = (
        lifecycle.proposing_barred(line),
        lifecycle.agreeing_barred(line, ACT),
        lifecycle.withdrawing_barred(line),
    )
    assert [bar is None for bar in bars] == [propose, agree, withdraw]
    assert all(bar.why and bar.mend for bar in bars if bar)


@pytest.mark.parametrize(
    ("old", "new", "may"),
    [
        (Status.AGREED, Status.AGREED, True),
        (Status.AGREED, Status.STATED, False),
        (Status.AGREED, Status.PROPOSED, False),
        (Status.STATED, Status.AGREED, True),
        (Status.STATED, Status.STATED, True),
        (Status.STATED, Status.DRAFT, False),
        (Status.DRAFT, Status.STATED, True),
        (Status.DRAFT, Status.SUPERSEDED, False),
        (Status.PROPOSED, Status.WITHDRAWN, False),
        # By no line that is named, so that one may still be.
        (Status.SUPERSEDED, Status.AGREED, True),
        (Status.SUPERSEDED, Status.DRAFT, False),
        (Status.WITHDRAWN, Status.AGREED, False),
    ],
)
def test_what_takes_the_place_of_what(old: Status, new: Status, may: bool) -> None:
    bar = lifecycle.superseding_barred(_line(old), _other(new), {})
    assert (bar is None) is may


def test_an_end_that_is_told_whole_is_not_told_again() -> None:
    withdrawn = _line(Status.WITHDRAWN, withdrawn_because="It is done")
    bar = lifecycle.withdrawing_barred(withdrawn)
    assert bar is not None
    assert bar.why == "'a' is withdrawn already: It is done."
    gone = _line(Status.SUPERSEDED, superseded_by="c")
    by = lifecycle.superseding_barred(gone, _other(Status.AGREED), {})
    assert by is not None
    assert by.why == "'a' is superseded already, by 'c'."


def test_no_line_supersedes_itself_and_none_goes_round_in_a_circle() -> None:
    line = _line(Status.AGREED)
    assert lifecycle.superseding_barred(line, line, {"a": line})
    middle = _line(Status.SUPERSEDED, id="c", superseded_by="a")
    first = _other(Status.AGREED, superseded_by="c")
    bar = lifecycle.superseding_barred(line, first, {"a": line, "b": first, "c": middle})
    assert bar is not None
    assert bar.why == "'b' is itself superseded by 'a'."


def test_an_agreement_ends_a_proposal_and_a_withdrawal() -> None:
    line = _line(
        Status.PROPOSED, proposed_to="board", proposed_for=PartialDate(2012, 4), withdrawn_because="Old."
    )
    after = lifecycle.agreed(line, ACT, None, TODAY)
    assert (after.status, after.agreed_by) == (Status.AGREED, ACT)
    assert (after.proposed_to, after.proposed_for, after.withdrawn_because) == ("", None, "")
    assert after.wordings == (), "nobody could rest on a proposal"


@pytest.mark.parametrize(
    ("when", "until"),
    [
        # The former standing ended with the meeting; where only its month is known, when it was recorded.
        (PartialDate(2012, 4, 18), date(2012, 4, 18)),
        (PartialDate(2012, 4), TODAY),
    ],
)
def test_agreed_anew_the_former_agreement_is_kept(when: PartialDate, until: date) -> None:
    act = AgreedBy(body="board", meeting_date=when)
    after = lifecycle.agreed(_line(Status.AGREED), act, None, TODAY)
    assert after.agreed_by == act
    assert after.wordings == (
        Wording(
            statement=WORDS, status=Status.AGREED, agreed_by=EARLIER, since=PartialDate(2011, 1), until=until
        ),
    )


def test_the_same_act_again_only_adds_what_is_newly_said_of_it() -> None:
    line = _line(Status.AGREED, agreed_by=AgreedBy(body="board", meeting_date=ACT.meeting_date, item="3"))
    after = lifecycle.agreed(line, ACT, None, TODAY)
    assert after.agreed_by == AgreedBy(body="board", meeting_date=ACT.meeting_date, item="3", minute="7")
    assert after.wordings == ()


def test_an_older_act_does_not_take_the_place_of_a_newer_one() -> None:
    line = _line(Status.AGREED, agreed_by=ACT)
    assert lifecycle.agreeing_barred(line, EARLIER)
    assert lifecycle.agreeing_barred(line, AgreedBy(body="board", meeting_date=PartialDate(2012, 4))) is None
    stated = _line(Status.STATED, agreed_by=ACT)
    assert lifecycle.agreeing_barred(stated, EARLIER) is None, "an agreement that is traced at last"


@pytest.mark.parametrize("kind", [Kind.REPORT, Kind.STATEMENT])
def test_a_report_or_a_statement_is_no_agreement(kind: Kind) -> None:
    assert lifecycle.agreeing_barred(_line(), AgreedBy(kind=kind, body="board"))


@pytest.mark.parametrize(
    ("review", "given", "after"),
    [
        (None, None, None),
        (date(2013, 1, 31), None, date(2013, 1, 31)),
        (date(2013, 1, 31), date(2014, 1, 31), date(2014, 1, 31)),
        # A review that was due before this agreement is done with.
        (date(2012, 4, 17), None, None),
        (date(2012, 4, 18), None, date(2012, 4, 18)),
    ],
)
def test_when_it_is_to_be_looked_at_again(
    review: date | None, given: date | None, after: date | None
) -> None:
    line = _line(Status.AGREED, review_by=review)
    assert lifecycle.agreed(line, ACT, given, TODAY).review_by == after


def test_a_line_and_its_successor_name_each_other() -> None:
    old, new = lifecycle.superseded(_line(Status.AGREED), _other(Status.AGREED), TODAY)
    assert (old.status, old.superseded_by, new.supersedes) == (Status.SUPERSEDED, "b", "a")
    assert old.agreed_by == EARLIER, "who agreed it once stays on record"
    assert [(w.status, w.until) for w in old.wordings] == [(Status.AGREED, TODAY)]


def test_a_successor_of_two_goes_on_naming_the_first() -> None:
    _, new = lifecycle.superseded(_line(Status.AGREED), _other(Status.AGREED, supersedes="c"), TODAY)
    assert new.supersedes == "c"


def test_the_one_that_gives_way_no_longer_claims_the_others_place() -> None:
    old, _ = lifecycle.superseded(_line(Status.STATED, supersedes="b"), _other(Status.AGREED), TODAY)
    assert old.supersedes == ""


def test_a_withdrawn_line_says_why_and_keeps_its_standing() -> None:
    after = lifecycle.withdrawn(_line(Status.STATED), " It is done. ", TODAY)
    assert (after.status, after.withdrawn_because) == (Status.WITHDRAWN, "It is done.")
    assert [(w.status, w.agreed_by, w.until) for w in after.wordings] == [(Status.STATED, EARLIER, TODAY)]


def test_a_stated_line_that_is_proposed_keeps_that_it_was_stated() -> None:
    after = lifecycle.proposed(_line(Status.STATED), "board", PartialDate(2012, 6, 20), TODAY)
    assert (after.status, after.proposed_to) == (Status.PROPOSED, "board")
    assert [w.status for w in after.wordings] == [Status.STATED]
