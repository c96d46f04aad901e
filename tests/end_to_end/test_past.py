"""past, lines-from, take-over: what we said before, by command, in words and as JSON."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Consult
from tests.end_to_end.shapes import QUESTION, differences

OPEN, OLD = "school-funding-2012", "school-funding-2011"
TEXT = (
    "LGA response to the Department for Education\n\n"
    "Question 1: Should maintained nurseries be paid by the hour?\n\nYes ☐ No ☒\n\n"
    "Hourly payment punishes nurseries for snow days.\n\n"
    "Question 2: Who should decide?\n\nResponse: The Schools Forum.\n"
)
PAST = {
    "taken": [
        {
            "file": str,
            "id": str,
            "title": str,
            "departments": [str],
            "submitted": str,
            "by_heading": bool,
            "questions": [{**QUESTION, "question": str, "choices": [str]}],
            "left_out": [{"text": str, "why": str}],
            "warnings": [str],
        }
    ],
    "known": [{"file": str, "id": str}],
    "refused": [{"file": str, "why": str}],
}
SAID = {"number": int, "ref": str, "question": str, "text": str, "near": (str, type(None))}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    folder.mkdir()
    (folder / "nurseries.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_a_file_is_taken_searched_and_read_back(consult: Consult, shared: Path) -> None:
    done = consult("past", str(shared / "nurseries.txt"), "--submitted", "2010-06-01", "--json").ok().json
    assert differences(done, PAST) == []
    (taken,) = done["taken"]
    assert [(q["number"], q["choices"], q["text"]) for q in taken["questions"]] == [
        ("1", ["No"], "Hourly payment punishes nurseries for snow days."),
        ("2", [], "The Schools Forum."),
    ]
    assert {"text": "Response:", "why": "says where the answer stands"} in taken["left_out"]
    hits = consult("search", "--answers", "snow", "days", "--json").ok().json
    assert [(hit["response"], hit["state"]) for hit in hits] == [(taken["id"], "past")]
    shown = consult("show", taken["id"], "--json").ok().json
    assert (shown["state"], shown["questions"][0]["choices"]) == ("past", ["No"])
    assert "taken in from nurseries.txt, sent 1 June 2010" in consult("history", taken["id"]).ok().out


def test_a_folder_with_a_bad_file_ends_with_one_and_the_second_time_takes_none(
    consult: Consult, shared: Path
) -> None:
    (shared / "scan.pdf").write_bytes(b"%PDF-1.4\nnothing")
    dry = consult("past", str(shared), "--submitted", "2010-06-01", "--dry-run")
    assert dry.code == 1
    assert "1 would be taken, 0 taken before, 1 not taken." in dry.err
    first = consult("past", str(shared), "--submitted", "2010-06-01")
    assert first.code == 1
    assert "scan.pdf: not taken." in first.err
    assert "2 of 2: scan.pdf" in first.err
    (shared / "scan.pdf").unlink()
    second = consult("past", str(shared), "--submitted", "2010-06-01").ok()
    assert second.out == ""
    assert "0 taken, 1 taken before, 0 not taken." in second.err


@pytest.mark.parametrize("response", [OLD, OPEN])
def test_our_own_draft_is_read_back_question_by_question(
    consult: Consult, tmp_path: Path, response: str
) -> None:
    draft = tmp_path / "sent.docx"
    consult("export", response, "--as", "draft", "-o", str(draft)).ok()
    assert_read_back(consult, response, draft)


@pytest.mark.real_tools
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not here")
@pytest.mark.parametrize("response", [OLD, OPEN])
def test_a_pdf_of_our_own_draft_is_read_back_question_by_question(
    consult: Consult, tmp_path: Path, response: str
) -> None:
    draft = tmp_path / "sent.docx"
    consult("export", response, "--as", "draft", "-o", str(draft)).ok()
    settings = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = ["soffice", "--headless", settings, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(draft)], check=True, capture_output=True, timeout=120)
    assert_read_back(consult, response, draft.with_suffix(".pdf"))


def assert_read_back(consult: Consult, response: str, draft: Path) -> None:
    """Whether a draft gives every question that is ours to answer, with its boxes and words, and no other."""
    (taken,) = consult("past", str(draft), "--submitted", "2012-04-20", "--json").ok().json["taken"]
    shown = consult("show", response, "--json").ok().json
    asked = [q for q in shown["questions"] if q["kind"] == "question"]
    for read, before in zip(taken["questions"], asked, strict=True):
        comment = f"No comment: {before['no_comment']}" if before["no_comment"] else ""
        keys = ("number", "question", "options", "choices")
        assert [read[key] for key in keys] == [before[key] for key in keys]
        assert uncited(read["text"]) == (comment or uncited(before["text"]))
    kept = consult("show", taken["id"], "--json").ok().json
    assert [uncited(kept[name]) for name in ("about", "key_messages")] == [
        uncited(shown[name]) for name in ("about", "key_messages")
    ]
    assert taken["title"] == shown["title"]
    if response == OPEN:
        why = {one["text"]: one["why"] for one in taken["left_out"]}
        assert why["SAMPLE"] == "the title page of a draft"
        assert why["Open points"] == "a list for whoever signs the draft off"
        assert why["Annex: the lines behind this response"] == "the lines behind a draft"


def uncited(text: str) -> str:
    """The words without citations, lines and paragraphs run together."""
    return " ".join(re.sub(r"\s*\[@[\w-]+\]", "", text).split())


def test_lines_are_listed_and_taken(consult: Consult) -> None:
    listed = consult("lines-from", OLD, "--json").ok().json
    assert differences(listed, [SAID]) == []
    done = consult("lines-from", OLD, "--take", "2", "--json").ok().json
    (line,) = done["taken"]
    kept = consult("position", "show", line, "--json").ok().json
    assert (kept["status"], kept["statement"]) == ("stated", listed[1]["text"])
    again = consult("lines-from", OLD, "--json").ok().json
    assert again[1]["near"] == line
    passed = consult("lines-from", OLD, "--take", "all", "--json").ok().json["passed"]
    assert {"number": 2, "near": line} in passed
    consult("lines-from", OLD, "--take", "two").refused(2, "no paragraph's number")
    consult("lines-from", OPEN, "--take", "all").refused(5, "not sent")


def test_an_answer_is_taken_over(consult: Consult) -> None:
    done = consult("take-over", OPEN, "10", "--from", f"{OLD}:4", "--json").ok().json
    old = consult("show", OLD, "--json").ok().json["questions"][3]
    assert done["text"] == old["text"]
    assert (done["choices"], done["ready"]) == ([], False)
    assert [point["text"][:12] for point in done["points"]] == ["Said in 2011"]
    assert "taken over" in consult("history", OPEN, "10").ok().out
    said = consult("take-over", OPEN, "11", "--from", f"{OLD}:4").ok().err
    assert "Said in 2011" in said
    consult("take-over", OPEN, "10", "--from", "4").refused(2, "names no answer")


def test_what_is_wrong_is_one_line(consult: Consult, shared: Path) -> None:
    file = str(shared / "nurseries.txt")
    consult("past", file, "--submitted", "soon").refused(1, "not a date")
    consult("past", str(shared / "none.docx"), "--submitted", "2010-06-01").refused(1, "no file")
    consult("past", file, "--submitted", "2010-06-01", "--consultation", "nothing").refused(1, "nothing")
    consult("past", str(shared), "--submitted", "2010-06-01", "--id", "x").refused(2, "one document")
    consult("past", file).refused(2, "--submitted")
