"""The rules for board papers one by one: numbers, meetings, sections, and what is joined to what."""

from __future__ import annotations

import doctest
from pathlib import Path
from types import ModuleType

import pytest

from consult_tui.domain.papers import BoardPaper
from consult_tui.intake.papers import meetings, numbers, sections
from consult_tui.intake.papers.meetings import from_file_name, sighted
from consult_tui.intake.papers.numbers import Counting, marked
from consult_tui.intake.papers.reading import read_paper
from consult_tui.intake.papers.sections import is_resolution, only_notes


@pytest.mark.parametrize("module", [meetings, numbers, sections])
def test_the_examples_in_the_rules_hold(module: ModuleType) -> None:
    done = doctest.testmod(module)
    assert done.attempted > 0
    assert done.failed == 0


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1. Councils", "1", "Councils"),
        ("12) Councils", "12", "Councils"),
        ("(3) Councils", "3", "Councils"),
        ("2.3.1 Councils", "2.3.1", "Councils"),
        ("2.1. retain a role", "2.1", "retain a role"),
        ("Para 5 We agree", "5", "We agree"),
        ("Paragraph 2.4: we agree", "2.4", "we agree"),
        ("45/11 School funding", "45/11", "School funding"),
        ("Minute 12: School funding", "12", "School funding"),
        ("A4. Councils", "A4", "Councils"),
        ("(iv) fares", "iv", "fares"),
        ("b) fares", "b", "fares"),
        ("IV. Conclusions", "IV", "Conclusions"),
    ],
)
def test_numbers_are_read_as_they_are_printed(text: str, number: str, rest: str) -> None:
    found = marked(text)
    assert found is not None
    assert (found.number, found.text) == (number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2.5 million people",
        "29 councils agree",
        "3 May 2012",
        "Paragraph 5 of the report",
        "Councils",
        "12/11/2011 it",
    ],
)
def test_figures_that_number_nothing_are_left_alone(text: str) -> None:
    assert marked(text) is None


def test_letters_are_cited_below_what_they_are_parts_of() -> None:
    counting = Counting()
    cited = []
    for text in (
        "3. A",
        "(a) b",
        "(b) c",
        "(i) d",
        "(ii) e",
        "(c) f",
        "4. G",
        "(a) h",
        "2.1 I",
        "(i) j",
        "(ii) k",
    ):
        mark = marked(text)
        assert mark is not None
        cited.append(counting.cite(mark))
    assert cited == [
        "3", "3(a)", "3(b)", "3(b)(i)", "3(b)(ii)", "3(c)", "4", "4(a)", "2.1", "2.1(i)", "2.1(ii)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "body", "date", "item"),
    [
        ("LGA Executive 8 December 2011", "LGA Executive", "2011-12-08", ""),
        ("LGA Executive | Thursday 8 December 2011 | Item 1", "LGA Executive", "2011-12-08", "1"),
        ("AGENDA ITEM 6(b)", "", "None", "6(b)"),
        ("Agenda Item No: 4a", "", "None", "4a"),
        ("Meeting of the Harbour Board, January 2011", "Harbour Board", "2011-01", ""),
        ("Report to: Moorland Forum", "Moorland Forum", "None", ""),
        ("Harbour Board: minutes, 6 March 2012", "Harbour Board", "2012-03-06", ""),
        ("CABINET", "CABINET", "None", ""),
    ],
)
def test_a_line_that_is_only_a_meeting_names_it(text: str, body: str, date: str, item: str) -> None:
    found = sighted(text)
    assert found is not None
    assert (found.stands.body, str(found.stands.meeting_date), found.stands.item) == (body, date, item)


@pytest.mark.parametrize(
    "text",
    [
        "Report of the Children Board",
        "The Board agreed its priorities in January 2011.",
        "Item 3 was withdrawn by the chair before the meeting.",
        "Background",
    ],
)
def test_a_sentence_names_no_meeting(text: str) -> None:
    assert sighted(text) is None


def test_a_body_of_the_register_is_known_whatever_it_is_called() -> None:
    assert sighted("The Nine, 4 May 2012") is None
    found = sighted("The Nine, 4 May 2012", ["The Nine"])
    assert found is not None
    assert found.stands.body == "The Nine"


@pytest.mark.parametrize(
    ("stem", "body", "date", "item"),
    [
        ("lga-executive-2011-12-08-item-1", "", "2011-12-08", "1"),
        ("LGA Executive 20111208 Item 4", "LGA Executive", "2011-12-08", "4"),
        ("LGA_Executive_08-12-2011", "LGA Executive", "2011-12-08", ""),
        ("notes", "", "None", ""),
    ],
)
def test_a_file_name_says_what_it_can(stem: str, body: str, date: str, item: str) -> None:
    found = from_file_name(stem, ())
    assert (found.body, str(found.meeting_date), found.item) == (body, date, item)


def test_noting_is_not_agreeing_and_telling_is_not_deciding() -> None:
    assert only_notes("Members are asked to note that councils should be told.")
    assert not only_notes("Members are asked to note the report and agree the cap.")
    assert not is_resolution("The Board agreed its priorities.", minutes=False)
    assert is_resolution("The Board agreed its priorities.", minutes=True)
    assert is_resolution("RESOLVED that fees fall.", minutes=False)


def read(folder: Path, text: str, name: str = "x.txt") -> BoardPaper:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_paper(path)


def test_bullets_and_what_goes_on_stay_with_their_paragraph(tmp_path: Path) -> None:
    found = read(
        tmp_path, "1. We ask for:\n\n- lower fares\n- more routes\n\nA paragraph of its own stands here.\n"
    )
    assert [c.text for c in found.candidates] == ["We ask for:\n\n- lower fares\n- more routes"]
    assert [(o.text, o.why) for o in found.left_out] == [
        ("A paragraph of its own stands here.", "a paragraph without a number")
    ]


def test_a_minute_in_one_paragraph_gives_its_title_and_its_words(tmp_path: Path) -> None:
    text = "Minutes of the Harbour Board, 6 March 2012\n\n12. School funding. RESOLVED that fees fall.\n"
    (found,) = read(tmp_path, text).candidates
    assert (found.paragraph, found.minute, found.heading, found.kind.value, found.text) == (
        "12", "12", "School funding", "decision", "RESOLVED that fees fall.",
    )  # fmt: skip


def test_a_paper_without_numbers_lists_its_paragraphs_and_says_so(tmp_path: Path) -> None:
    found = read(
        tmp_path, "# Hedges\n\nHedges should be cut only in winter, so that birds nest in peace.\n", "x.md"
    )
    assert [(c.paragraph, c.heading) for c in found.candidates] == [("", "Hedges")]
    assert "numbers no paragraphs" in found.warnings[0]


def test_an_empty_paper_says_that_nothing_was_found(tmp_path: Path) -> None:
    found = read(tmp_path, "Background\n")
    assert found.candidates == ()
    assert "No paragraph" in found.warnings[-1]


def test_the_board_below_its_organisation_is_the_body_and_bullets_stay_with_what_is_recommended(
    tmp_path: Path,
) -> None:
    path = tmp_path / "streets.txt"
    path.write_text(
        "Association of Ports\nHarbour Lights Board\n12 March 2012\nItem 4\n\nStreet names\n\n"
        "1. Councils name streets, and they know best who lives in them and who should be asked first.\n\n"
        "Recommendations\n\n"
        "2. That the Board agrees that asking about a name should be proportionate:\n\n"
        "- by letter where a street is short;\n\n- by a web page elsewhere.\n\n"
        "3. That the Board notes the report.\n"
    )
    found = read_paper(path)
    assert found.stands.body == "Harbour Lights Board"
    second = next(each for each in found.candidates if each.paragraph == "2")
    assert second.text.endswith(
        "proportionate:\n\n- by letter where a street is short;\n- by a web page elsewhere."
    )
