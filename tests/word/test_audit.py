"""The schemas of Office, as openxml-audit knows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from consult_tui.domain.outline import Outline
from consult_tui.word.drafted import Draft
from tests.word.made import DRAFT, any_outline, hostile_draft, large, rendered, written
from tests.word.read_back import faults


def complaints(data: bytes, path: Path) -> list[str]:
    from openxml_audit import OpenXmlValidator

    path.write_bytes(data)
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


DRAFTS = {"made": DRAFT, "hostile": hostile_draft(), "one question": large(1), "a hundred": large(100)}


@pytest.mark.parametrize("draft", DRAFTS.values(), ids=DRAFTS)
def test_drafts_obey_the_schemas(draft: Draft, tmp_path: Path) -> None:
    assert complaints(written(draft), tmp_path / "draft.docx") == []


@pytest.mark.slow
def test_a_draft_of_a_thousand_questions_obeys_the_schemas(tmp_path: Path) -> None:
    data = written(large(1_000))
    assert faults(data) == []
    assert complaints(data, tmp_path / "draft.docx") == []


@pytest.mark.slow
@settings(
    max_examples=60,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(outline=any_outline)
def test_every_outline_obeys_the_schemas(outline: Outline, tmp_path: Path) -> None:
    assert complaints(rendered(outline), tmp_path / "outline.docx") == []
