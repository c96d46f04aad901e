"""Documents of our own in other departments' layouts, whose questions were written down first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from consult_tui.intake.reading import read_consultation
from tests.conftest import PROJECT

FOLDER = PROJECT / "tests" / "data" / "consultations"
GOLD: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "gold.jsonl").read_text("utf-8").splitlines()
]


def folded(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def plain(number: str) -> str:
    return "".join(c for c in number.casefold() if c.isalnum())


@pytest.mark.parametrize("document", GOLD, ids=lambda document: Path(document["file"]).stem)
def test_its_questions_are_found_and_no_others(document: dict[str, Any]) -> None:
    read = read_consultation(FOLDER / document["file"]).questions
    may_be = {folded(q["text"]) for q in document["questions"] if q.get("optional")}
    about = {folded(q["text"]) for q in document["questions"] if q.get("kind")}
    asked = [q for q in document["questions"] if not q.get("optional") and not q.get("kind")]
    found = [q for q in read if q.asks_us and folded(q.text) not in may_be]
    assert [(plain(q.number), folded(q.text)) for q in found] == [
        (plain(q["number"]), folded(q["text"])) for q in asked
    ]
    offered = [{folded(o) for o in q["options"]} for q in asked if q.get("options")]
    assert [{folded(o) for o in q.options} for q in found if q.options] == offered
    assert not {folded(q.text) for q in found} & about
