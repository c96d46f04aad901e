from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import AgreedBy, Kind, Position, Stance, Status
from consult_tui.workspace.library.columns import COLUMNS, position_from, problems, row_of
from tests.unit.store.made import days, ids, partials

EMPTY = Position(id="x", title="", statement="")

# As a form or an import can give them: no blanks at the ends, no bar inside an item of a list.
plain = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), max_size=12)
items = st.lists(plain.filter(bool).map(lambda t: t.replace("|", "/")), max_size=3, unique=True).map(tuple)
long = st.lists(plain.filter(bool), min_size=1, max_size=4).map("\n\n".join)
kept = st.builds(
    Position,
    id=ids,
    title=plain,
    statement=long,
    status=st.sampled_from(Status),
    stance=st.none() | st.sampled_from(Stance),
    themes=items,
    agreed_by=st.builds(
        AgreedBy,
        kind=st.sampled_from(Kind),
        body=ids,
        meeting_date=st.none() | partials,
        item=plain,
        paragraph=plain,
        minute=plain,
        document=plain,
        url=plain,
    ),
    review_by=st.none() | days,
    owner=plain,
    caveat=plain,
    internal=st.booleans(),
    evidence=items,
    notes=plain,
    supersedes=st.just("") | ids,
)


def test_the_columns_are_those_of_the_contract() -> None:
    contract = (
        "id,title,statement,status,stance,themes,kind,body,meeting_date,item,paragraph,minute,document,url,"
        "review_by,owner,caveat,evidence,internal,notes,supersedes"
    )
    assert ["id", *COLUMNS] == contract.split(",")


@given(kept)
def test_a_line_written_as_text_is_read_back_as_it_was(position: Position) -> None:
    row = row_of(position)
    assert list(row) == ["id", *COLUMNS]
    assert position_from(row, Position(id=position.id, title="", statement="")) == position


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("title", "  Two \n words ", "Two words"),
        ("statement", " One.\r\n\r\nTwo. ", "One.\n\nTwo."),
        ("status", "", Status.DRAFT),
        ("status", " Agreed ", Status.AGREED),
        ("stance", "", None),
        ("stance", "oppose", Stance.OPPOSE),
        ("themes", " a | b||a ", ("a", "b")),
        ("kind", "", Kind.DECISION),
        ("kind", "Report", Kind.REPORT),
        ("meeting_date", "2011-12", PartialDate(2011, 12)),
        ("meeting_date", "", None),
        ("review_by", "2012-12-31", date(2012, 12, 31)),
        ("internal", "YES", True),
        ("internal", "", False),
    ],
)
def test_what_each_field_is_read_as(name: str, text: str, value: object) -> None:
    assert COLUMNS[name].read(text) == value


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({}, {"statement"}),
        ({"statement": "  "}, {"statement"}),
        ({"statement": "S", "status": "fine"}, {"status"}),
        ({"statement": "S", "stance": "for"}, {"stance"}),
        ({"statement": "S", "kind": "vote"}, {"kind"}),
        ({"statement": "S", "meeting_date": "last May"}, {"meeting_date"}),
        ({"statement": "S", "meeting_date": "2011-02-30"}, {"meeting_date"}),
        ({"statement": "S", "review_by": "2012-12"}, {"review_by"}),
        ({"statement": "S", "internal": "perhaps"}, {"internal"}),
        ({"statement": "S", "status": "agreed"}, {"body", "meeting_date"}),
        ({"statement": "S", "status": "AGREED", "body": "Exec"}, {"meeting_date"}),
        ({"statement": "S", "meeting_date": "2011-12", "review_by": "2011-11-30"}, {"review_by"}),
        (
            {"statement": "S", "status": "agreed", "body": "E", "meeting_date": "2011", "kind": "report"},
            {"kind"},
        ),
        ({"statement": "S", "status": "fine", "internal": "perhaps"}, {"status", "internal"}),
        ({"statement": "S"}, set()),
        ({"statement": "S", "status": "agreed", "body": "Exec", "meeting_date": "2011"}, set()),
        ({"statement": "S", "meeting_date": "2011-12", "review_by": "2011-12-01"}, set()),
    ],
)
def test_what_is_wrong_with_a_row_is_said_field_by_field(row: dict[str, str], wrong: set[str]) -> None:
    found = problems(row)
    assert set(found) == wrong
    assert all(found.values())


@given(st.dictionaries(st.sampled_from(list(COLUMNS)), st.text(max_size=12)))
def test_whatever_is_typed_is_read_or_said_to_be_wrong(row: dict[str, str]) -> None:
    if not problems(row):
        position_from(row, EMPTY)


def test_fields_that_are_not_named_stay() -> None:
    base = Position(
        id="x", title="T", statement="S", themes=("a",), agreed_by=AgreedBy(body="exec", item="4")
    )
    changed = position_from({"minute": "12", "owner": "Head of policy"}, base)
    assert changed.agreed_by == AgreedBy(body="exec", item="4", minute="12")
    assert (changed.title, changed.themes, changed.owner) == ("T", ("a",), "Head of policy")


def test_a_kind_alone_records_no_agreement() -> None:
    assert position_from({"kind": "report"}, EMPTY).agreed_by is None
