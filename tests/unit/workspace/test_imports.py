from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult_tui.domain.positions import Status
from consult_tui.errors import BadInput, Conflict, NotFound
from consult_tui.workspace.library import rows as rows_module
from consult_tui.workspace.library.imports import export_lines, import_lines
from consult_tui.workspace.library.lines import add
from consult_tui.workspace.library.rows import HEADER, WHY, as_csv
from consult_tui.workspace.library.standing import withdraw
from consult_tui.workspace.opening import init
from consult_tui.workspace.responses.history import position_history
from consult_tui.workspace.workspace import Workspace

FORMULAS = ("=1+1", "+44", "-5 per cent", "@home", "'quoted'", "'=x", "\tx", "\rx")
cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.sampled_from(FORMULAS)


def written(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


rows_of_cells = st.fixed_dictionaries(
    {"title": cells, "statement": cells.map("{}x".format), "notes": cells},
)


@given(st.lists(rows_of_cells, max_size=3))
def test_a_csv_cell_is_never_a_formula_and_comes_back_as_it_was(rows: list[dict[str, str]]) -> None:
    text = as_csv(rows, ("title", "statement", "notes"))
    for row in list(csv.reader(io.StringIO(text, newline="")))[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert list(rows_module._csv_rows(text, "x.csv")) == rows


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
def test_a_library_goes_out_and_comes_in_as_it_was(ws: Workspace, tmp_path: Path, format_: str) -> None:
    add(ws, {"id": "odd", "statement": "=1+1, \u2028 \u0085 \"x\"\n\n- a\n- 'b'", "notes": "@home|[bold]"})
    path = written(tmp_path, f"lines.{format_}", export_lines(ws, format_))
    other = Workspace(init(tmp_path / "other"), user="Bob")
    done = import_lines(other, path)
    assert done.refused == ()
    assert export_lines(other, format_) == path.read_bytes().decode()


def test_good_rows_go_in_and_the_others_to_a_copy_with_their_reasons(ws: Workspace, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "lines.csv",
        "id,statement,status,body\n"
        "good,A good line,draft,Parish council\n"
        "buses,A line with an id that is taken,draft,\n"
        "bad,=1+1,agreed,\n"
        "\n"
        "also-good,Another,,\n",
    )
    done = import_lines(ws, path)
    assert done.taken == ("good", "also-good")
    assert [number for number, _ in done.refused] == [2, 3]
    assert "already a line 'buses'" in done.refused[0][1]
    assert "meeting_date" in done.refused[1][1]
    assert done.remarks == ("Added the body 'Parish council', not yet known to agree policy.",)
    assert done.refused_file == tmp_path / "lines-not-taken.csv"
    with done.refused_file.open(encoding="utf-8", newline="") as file:
        copied = list(csv.DictReader(file))
    assert [row["id"] for row in copied] == ["buses", "bad"]
    assert copied[1]["statement"] == "'=1+1", "guarded against a spreadsheet"
    assert [bool(row[WHY]) for row in copied] == [True, True]


def test_the_copy_put_right_can_be_imported(ws: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "lines.csv", "id,statement,status\nnew,=1+1,certain\n")
    copy = import_lines(ws, path).refused_file
    assert copy is not None
    copy.write_text(copy.read_text().replace("certain,", "proposed,"))
    assert import_lines(ws, copy).taken == ("new",)
    assert ws.library.positions["new"].statement == "=1+1"
    assert ws.library.positions["new"].status is Status.PROPOSED


def test_rows_see_those_before_them(ws: Workspace, tmp_path: Path) -> None:
    rows = [
        {"id": "one", "statement": "First", "status": "agreed", "body": "New body", "meeting_date": "2011"},
        {"id": "two", "statement": "Second", "status": "agreed", "body": "new BODY", "meeting_date": "2012",
         "supersedes": "one"},
        {"id": "one", "statement": "Third"},
    ]  # fmt: skip
    text = "\n".join(map(json.dumps, rows))
    done = import_lines(ws, written(tmp_path, "lines.jsonl", text))
    assert (done.taken, [number for number, _ in done.refused]) == (("one", "two"), [3])
    assert ws.library.positions["one"].superseded_by == "two"
    assert len([body for body in ws.library.bodies.values() if body.name == "New body"]) == 1


def test_a_line_may_stand_before_the_one_that_it_supersedes(ws: Workspace, tmp_path: Path) -> None:
    rows = [
        {"id": "two", "statement": "Second", "status": "stated", "supersedes": "one", "body": "Parish"},
        {"id": "one", "statement": "First", "status": "stated"},
        {"id": "four", "statement": "Fourth", "status": "stated", "supersedes": "three", "body": "Ward"},
        {"id": "three", "statement": "Third", "status": "stated", "supersedes": "nothing", "body": "Town"},
        {"id": "five", "statement": "Fifth", "body": "Ward"},
    ]
    done = import_lines(ws, written(tmp_path, "lines.jsonl", "\n".join(map(json.dumps, rows))))
    assert done.taken == ("two", "one", "five")
    assert ws.library.positions["one"].superseded_by == "two"
    assert [number for number, _ in done.refused] == [3, 4]
    assert "'three'" in done.refused[0][1]
    assert "'nothing'" in done.refused[1][1]
    names = {body.name for body in ws.library.bodies.values()}
    assert "Town" not in names, "only a row that was refused names it"
    assert {"Parish", "Ward"} <= names
    assert len(done.remarks) == 2


def test_jsonl_takes_lists_and_true_as_they_are_in_json(ws: Workspace, tmp_path: Path) -> None:
    row = {"id": "x", "statement": "S", "themes": ["a", "b"], "internal": True, "notes": None, "item": 4}
    import_lines(ws, written(tmp_path, "x.jsonl", json.dumps(row)))
    kept = ws.library.positions["x"]
    assert (kept.themes, kept.internal, kept.notes) == (("a", "b"), True, "")
    assert kept.agreed_by is not None
    assert kept.agreed_by.item == "4"


BAD: dict[str, tuple[str, str | bytes, str]] = {
    "unknown column": ("x.csv", "statement,colour\nS,red\n", "column 'colour'"),
    "no statement": ("x.csv", "id,title\na,b\n", "no column 'statement'"),
    "column twice": ("x.csv", "statement,statement\na,b\n", "'statement' twice"),
    "more cells than the header": ("x.csv", "statement\na,b\n", "row 1"),
    "unclosed quote": ("x.csv", 'statement\n"abc\n', "not a CSV file"),
    "empty": ("x.csv", "", "holds no lines"),
    "header only": ("x.csv", "statement\n", "holds no lines"),
    "not UTF-8": ("x.csv", b"statement\n\xff\xfe\n", "not UTF-8"),
    "binary": ("x.csv", bytes(range(256)), "x.csv"),
    "unknown key": ("x.jsonl", '{"statement": "S", "colour": 1}', "column 'colour'"),
    "not JSON": ("x.jsonl", '{"statement": "S"}\n{', "line 2"),
    "deep JSON": ("x.jsonl", "[" * 100_000, "line 1"),
    "no object": ("x.jsonl", "[1]", "not an object"),
    "an object inside": ("x.jsonl", '{"statement": {"a": 1}}', "line 1"),
    "another format": ("x.docx", "PK", "neither .csv nor .jsonl"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_cannot_be_taken_is_refused_whole(ws: Workspace, tmp_path: Path, case: str) -> None:
    name, data, says = BAD[case]
    path = written(tmp_path, name, data)
    before = ws.places.library.read_bytes()
    with pytest.raises(BadInput, match=says) as refused:
        import_lines(ws, path)
    assert refused.value.mend
    assert ws.places.library.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("x")] == [name]


def test_a_file_that_is_not_there(ws: Workspace, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        import_lines(ws, tmp_path / "none.csv")
    with pytest.raises(BadInput, match="csv or jsonl"):
        export_lines(ws, "xlsx")


def test_a_spreadsheets_own_csv_is_taken(ws: Workspace, tmp_path: Path) -> None:
    made: Callable[[str], str] = lambda text: text.replace("\n", "\r\n")  # noqa: E731
    text = made('id,statement\nx,"Two\nlines, and a comma"\n')
    import_lines(ws, written(tmp_path, "x.csv", b"\xef\xbb\xbf" + text.encode()))
    assert ws.library.positions["x"].statement == "Two\nlines, and a comma"


def test_the_header_is_that_of_the_contract(ws: Workspace) -> None:
    assert export_lines(ws, "csv").splitlines()[0] == ",".join(HEADER)


def test_an_import_does_not_take_the_place_of_a_line_that_a_colleague_has_just_added(
    ws: Workspace, tmp_path: Path
) -> None:
    assert "trams" not in ws.library.positions
    add(Workspace(ws.folder, user="Bea"), {"id": "trams", "statement": "Hers."})
    path = written(tmp_path, "lines.csv", "id,statement\ntrams,Mine.\n")
    with pytest.raises(Conflict, match="'trams'"):
        import_lines(ws, path)
    assert Workspace(ws.folder).library.positions["trams"].statement == "Hers."


def test_a_row_is_superseded_by_another_or_by_none_that_is_named(ws: Workspace, tmp_path: Path) -> None:
    act = {"body": "Exec", "meeting_date": "2011-12"}
    rows = [
        {"id": "old", "statement": "S", "status": "superseded"},
        {"id": "new", "statement": "S", "status": "agreed", "supersedes": "old", **act},
        {"id": "lost", "statement": "S", "status": "superseded"},
        {"id": "older", "statement": "S", "status": "superseded"},
        {"id": "draft", "statement": "S", "status": "draft", "supersedes": "older"},
    ]
    done = import_lines(ws, written(tmp_path, "lines.jsonl", "\n".join(map(json.dumps, rows))))
    assert done.refused == ()
    kept = Workspace(ws.folder).library.positions
    assert {kept[id_].status for id_ in ("old", "lost", "older")} == {Status.SUPERSEDED}
    assert [kept[id_].superseded_by for id_ in ("old", "lost", "older")] == ["new", "", ""]
    assert kept["draft"].supersedes == "older"
    assert done.remarks == (
        "lost, older: No line is named that took its place; "
        "say it with: consult position supersede ID --by OTHER",
    )
    (entry, _) = position_history(ws, "lost")
    assert entry.note == "superseded; No line is named that took its place"


def test_rows_that_supersede_each_other_are_refused(ws: Workspace, tmp_path: Path) -> None:
    act = {"statement": "S", "status": "agreed", "body": "Exec", "meeting_date": "2011-12"}
    rows = [{"id": "one", "supersedes": "two", **act}, {"id": "two", "supersedes": "one", **act}]
    done = import_lines(ws, written(tmp_path, "lines.jsonl", "\n".join(map(json.dumps, rows))))
    assert done.taken == ()
    assert [number for number, _ in done.refused] == [1, 2]


@pytest.mark.parametrize(
    ("notes", "reason"),
    [
        ("Too old.", "Too old."),
        ("Ours.\n\nWithdrawn: Too old.", "Too old."),
        ("  ", None),
        ("Ours. Withdrawn: ", None),
    ],
)
def test_a_withdrawn_row_has_its_reason_in_the_notes_or_none(
    ws: Workspace, tmp_path: Path, notes: str, reason: str | None
) -> None:
    row = {"id": "x", "statement": "S", "status": "withdrawn", "notes": notes}
    done = import_lines(ws, written(tmp_path, "lines.jsonl", json.dumps(row)))
    assert done.refused == ()
    kept = ws.library.positions["x"]
    assert (kept.status, kept.withdrawn_because) == (Status.WITHDRAWN, reason or "")
    assert any("No reason is recorded" in remark for remark in done.remarks) is (reason is None)


def test_the_reason_of_a_withdrawal_goes_out_and_comes_in(ws: Workspace, tmp_path: Path) -> None:
    withdraw(ws, "bins", "Too old.")
    add(ws, {"id": "bare", "statement": "S", "status": "draft", "notes": "Ours."})
    ws.keep(positions=[replace(ws.library.positions["bare"], status=Status.WITHDRAWN)])
    path = written(tmp_path, "lines.csv", export_lines(ws, "csv"))
    other = Workspace(init(tmp_path / "other"), user="Bob")
    assert import_lines(other, path).refused == ()
    assert other.library.positions["bins"].withdrawn_because == "Too old."
    bare = other.library.positions["bare"]
    assert (bare.notes, bare.withdrawn_because) == ("Ours.", ""), "notes are not taken for a reason"
    assert export_lines(other, "csv") == path.read_bytes().decode()


def test_what_is_doubtful_about_an_agreement_is_said_once_with_its_lines(
    ws: Workspace, tmp_path: Path
) -> None:
    row = {"statement": "S", "status": "agreed", "body": "panel", "meeting_date": "2011-12"}
    rows = [{"id": f"p{n}", **row} for n in range(7)]
    done = import_lines(ws, written(tmp_path, "lines.jsonl", "\n".join(map(json.dumps, rows))))
    assert done.remarks == ("p0, p1, p2, p3, p4, ...: Advisory Panel advises; it cannot agree our policy.",)
