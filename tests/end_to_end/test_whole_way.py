"""The main job from end to end: a published document, answers out of agreed lines, a Word draft read back."""

from __future__ import annotations

import re
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.conftest import Consult
from tests.end_to_end.test_changing import HOSTILE, files, history
from tests.end_to_end.word_text import one_line, paragraphs, said

OPEN = "school-funding-2012"


def shown(consult: Consult, response: str) -> dict[str, Any]:
    found = consult("show", response, "--json").ok().json
    assert isinstance(found, dict)
    return found


def assert_holds_everything(words: list[str], response: dict[str, Any]) -> None:
    """Every question in order with its boxes, and every answer below its question, word for word."""
    at = 0
    for question in response["questions"]:
        wanted = one_line(f"{question['number']}{question['question']}").replace(" ", "")
        places = [n for n in range(at, len(words)) if wanted in words[n].replace(" ", "")]
        assert places, f"question {question['number'] or question['ref']} is missing or out of place"
        at = places[0]
        below = words[at + 1 :]
        for option in question["options"]:
            sign = "☒" if option in question["choices"] else "☐"
            assert f"{sign}{option}" in [line.replace(f"{sign} ", sign) for line in below], option
        for line in said(question["text"]):
            assert line in below, line
        if question["no_comment"]:
            assert any(one_line(question["no_comment"]) in line for line in below)


def test_from_a_published_document_to_a_draft(consult: Consult, sample: Path) -> None:
    (source,) = sample.glob(f"responses/{OPEN}/sources/*.docx")
    made = consult("new", str(source), "--id", "mine", "--json").ok().json
    asked = shown(consult, "mine")["questions"]
    assert made["questions"] == len(asked) == len(shown(consult, OPEN)["questions"])

    for place, question in enumerate(asked, 1):
        which = f":{place}"
        if question["options"]:
            consult("answer", "mine", which, "--choose", question["options"][0]).ok()
        if place % 3 == 0:
            consult("answer", "mine", which, "--text", f"Words of answer {place}.\n\n- **one**\n- two").ok()
        (found,) = consult("suggest", "mine", which, "--json").ok().json
        usable = [s for s in found["suggestions"] if s["status"] in ("agreed", "stated")]
        if usable:
            consult("insert", "mine", which, usable[0]["id"], "--reason", "For the test.").ok()
        consult("answer", "mine", which, "--ready")
    consult("answer", "mine", ":2", "--no-comment", "Left for others.").ok()
    consult("edit", "mine", "about", "We are **councils**.").ok()
    consult("edit", "mine", "key_messages", "- First things\n- Second things").ok()

    done = consult("export", "mine", "--as", "draft", "--json").ok()
    path = Path(done.json["path"])
    assert path.parent == sample.resolve() / "responses" / "mine" / "exports"
    assert "DRAFT" in path.name
    assert "SAMPLE" in path.name
    words = paragraphs(path)
    after = shown(consult, "mine")
    assert_holds_everything(words, after)
    assert {"DRAFT, not cleared", "SAMPLE", "We are councils.", "First things"} <= set(words)
    text = "\n".join(words)
    lines = {row["id"]: row for row in consult("position", "list", "--json").json}
    for id_ in {id_ for question in after["questions"] for id_ in question["citations"]}:
        assert lines[id_]["title"] in text
    assert re.search(r"\[@", text) is None
    assert re.fullmatch(r"[0-9a-f]{64}", done.json["version"])
    assert [entry["what"] for entry in history(sample, "mine")][-1] == "export"


def test_the_samples_own_response_comes_out_whole(consult: Consult) -> None:
    path = Path(consult("export", OPEN, "--as", "draft", "-o", "mine.docx").ok().out.strip())
    assert path == Path("mine.docx")
    words = paragraphs(path)
    after = shown(consult, OPEN)
    assert_holds_everything(words, after)
    unanswered = sum(q["state"] == "unanswered" for q in after["questions"])
    assert unanswered
    assert words.count("Not yet answered.") == unanswered


def test_a_draft_has_the_rights_of_any_file_and_is_kept_with_its_outline(
    consult: Consult, sample: Path
) -> None:
    Path("plain").touch()
    first, second = (Path(consult("export", OPEN, "--as", "draft").ok().out.strip()) for _ in range(2))
    assert first != second
    assert stat.S_IMODE(first.stat().st_mode) == stat.S_IMODE(Path("plain").stat().st_mode)
    assert first.read_bytes() == second.read_bytes(), "the same response gives the same file"
    version = consult("export", OPEN, "--as", "draft", "--json").json["version"]
    assert (first.parent / f"{version[:12]}.outline.json").is_file()
    assert not list(first.parent.glob(".*tmp"))


def test_a_draft_of_hostile_text_holds_it_as_it_is(consult: Consult) -> None:
    consult("answer", OPEN, "3", "--text", HOSTILE).ok()
    consult("edit", OPEN, "title", "School [bold]x[/ {{title}} <w:t> \x1b[31m").ok()
    consult("export", OPEN, "--as", "draft", "-o", "x.docx").ok()
    text = "\n".join(paragraphs(Path("x.docx")))
    assert "School [bold]x[/ {{title}} <w:t>" in text
    assert "[bold]x[/ [/] [link=x]" in text
    assert "👩‍👩‍👧 {{x}} <b>&" in text
    assert "w" * 10_000 in text


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--as", "response"], 2, ["no document 'response'", "draft"]),
        (["--as", "draft", "-o", "x.pdf"], 1, ["x.pdf", ".docx"]),
        (["--as", "draft", "-o", "no/such/x.docx"], 1, ["x.docx", "folder"]),
        ([], 2, ["--as"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_draft_that_cannot_be_written(
    consult: Consult, sample: Path, arguments: list[str], code: int, words: list[str]
) -> None:
    before = files(sample)
    consult("export", OPEN, *arguments).refused(code, *words)
    assert files(sample) == before


def test_a_draft_takes_the_place_of_a_file_only_when_it_is_whole(
    consult: Consult, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("x.docx").write_bytes(b"before")

    def broken(draft: object, path: Path, *_: object) -> None:
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("consult_tui.word.draft.write_draft", broken)
        consult("export", OPEN, "--as", "draft", "-o", "x.docx").refused(1, "x.docx", "No space left")
    assert Path("x.docx").read_bytes() == b"before"
    assert [path.name for path in Path().iterdir() if path.is_file()] == ["x.docx"]
    consult("export", OPEN, "--as", "draft", "-o", "x.docx").ok()
    assert len(Path("x.docx").read_bytes()) > 1_000


@pytest.mark.real_tools
def test_libreoffice_opens_the_draft_and_shows_every_question_and_answer(
    consult: Consult, tmp_path: Path
) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("needs LibreOffice (soffice)")
    consult("export", OPEN, "--as", "draft", "-o", str(tmp_path / "draft.docx")).ok()
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [soffice, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "draft.docx"]
    subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    printed = one_line((tmp_path / "draft.txt").read_text(encoding="utf-8-sig"))
    for question in shown(consult, OPEN)["questions"]:
        assert one_line(question["question"]) in printed
        for line in said(question["text"]):
            for sentence in re.split(r"(?<=[.;:?]) ", line):
                assert sentence.rstrip(".;:?") in printed
