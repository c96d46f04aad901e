"""Whatever is typed, the check ends, and what it highlights stands in the text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from consult_tui.checks.rules.case import Level
from consult_tui.checks.rules.examples import YES_NO, Example, Said, line
from consult_tui.checks.rules.table import RULES, check
from consult_tui.domain.positions import Status
from tests.unit.text.outlines import any_text, markdown_like

ON = {rule.name: Level.WARNS for rule in RULES}
LINES = (line("costs", "Councils should not pay £5m."), line("old", "Councils pay.", Status.WITHDRAWN))
pieces = st.sampled_from(
    [
        "[XX]",
        "TBC",
        "We do not support this proposal. ",
        "the DfE's proposals ",
        "The Children's Board on 9 December 2011 ",
        "The MFG (so-called) ",
        "38 per cent, £5m and 2009 ",
        "Councils pay. ",
        "[@costs] ",
        "[@nobody; @old]",
        "\n\n",
        "- ",
    ]
)
texts = any_text | markdown_like | st.lists(pieces, max_size=6).map("".join)


@given(texts, texts, st.lists(st.sampled_from(YES_NO), unique=True, max_size=2).map(tuple))
def test_the_check_ends_and_highlights_what_is_there(one: str, other: str, choices: tuple[str, ...]) -> None:
    said = (Said(text=one, options=YES_NO, choices=choices), Said(text=other))
    case = Example(said=said, lines=LINES, key_messages=other).case()
    found = check(case, ON)
    for alarm in found:
        assert alarm.message
        assert alarm.mend
        keys = [alarm.ref] if alarm.ref else ["about", "key_messages"]
        held = [case.words(key) for key in keys]
        held += [each.sentence.text for key in keys for each in case.texts.get(key, ())]
        held += [*case.response.answer(alarm.ref).choices]
        assert any(alarm.place in text for text in held), (alarm.rule, alarm.place)
    assert found == check(replace(case), ON)
