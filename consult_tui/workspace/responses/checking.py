"""`consult check`: a response with all that the rules ask about it, at the levels that the workspace sets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias

from consult_tui.checks.accounts import Accounted
from consult_tui.checks.rules.case import COVER, Alarm, Case, Level, lead
from consult_tui.checks.rules.rule import Rule
from consult_tui.checks.rules.table import BY_NAME, RULES, check, levels_in_force, switched_off
from consult_tui.domain.responses import Response
from consult_tui.errors import BadInput
from consult_tui.store.settings import load_settings, save_settings
from consult_tui.workspace.responses.sent import is_sent
from consult_tui.workspace.workspace import Workspace

_NOTED = {Level.BLOCKS: Level.NOTES, Level.WARNS: Level.NOTES, Level.NOTES: Level.NOTES, Level.OFF: Level.OFF}
Account: TypeAlias = Callable[[str], tuple[Accounted, ...]]
"""Where the wording of a Markdown text comes from, sentence by sentence."""


def check_response(ws: Workspace, response_id: str) -> tuple[Alarm, ...]:
    """Every alarm about a response: what blocks first, then in the order of the questions.

    Of a response that was sent nothing is blocked or warned of any more: what today's library would say of
    it is noted.

    Args:
        ws: The workspace.
        response_id: Exact id.

    Raises:
        BadInput: If the workspace's settings name a rule or a level that there is not.
        NotFound: If there is no such response.
    """
    response, in_force = ws.response(response_id), levels(ws)
    if is_sent(response):
        in_force = {name: _NOTED[level] for name, level in in_force.items()}
    return check(case_of(ws, response), in_force)


def blocking(alarms: Iterable[Alarm]) -> tuple[Alarm, ...]:
    """Those that block."""
    return tuple(alarm for alarm in alarms if alarm.level is Level.BLOCKS)


def case_of(ws: Workspace, response: Response) -> Case:
    """A response with all that the rules ask about it."""
    return Case(
        response=response,
        library=ws.library,
        now=ws.context.now,
        accounts=accounts_of(response, ws.accounts.account),
        acronyms=ws.settings.acronyms,
    )


def accounts_of(response: Response, account: Account) -> dict[str, tuple[Accounted, ...]]:
    """Where the wording of everything that leaves comes from: by question id, and the cover matter by field.

    A reason for no comment is ours too, and stands in the answer's place. Empty texts are left out.
    """
    texts = {key: str(getattr(response, key)) for key in COVER}
    for question in response.questions:
        answer = response.answer(question.id)
        texts[question.id] = answer.no_comment if answer.no_comment.strip() else answer.text
    return {key: account(text) for key, text in texts.items() if text.strip()}


def levels(ws: Workspace) -> dict[str, Level]:
    """The level of every rule in this workspace.

    Raises:
        BadInput: If the settings name a rule or a level that there is not.
    """
    return levels_in_force(_given(ws))


def rules_in_force(ws: Workspace) -> tuple[tuple[Rule, Level], ...]:
    """Every rule with its level in this workspace, those that block out of the box first.

    Raises:
        BadInput: If the settings name a rule or a level that there is not.
    """
    in_force = levels(ws)
    return tuple((rule, in_force[rule.name]) for rule in RULES)


def in_all(alarms: Iterable[Alarm]) -> str:
    """`3 block, 5 warn`, or that nothing was found."""
    counts = Counter(alarm.level for alarm in alarms)
    speaking = (Level.BLOCKS, Level.WARNS, Level.NOTES)
    said = [f"{n} {level if n == 1 else level[:-1]}" for level in speaking if (n := counts[level])]
    return ", ".join(said) or "Nothing found"


def target_of(alarm: Alarm) -> str:
    """What an alarm is about: id of the question, field of the cover matter, "" for the whole response."""
    return alarm.ref or next((key for key in COVER if alarm.message.startswith(lead(key))), "")


def level_meant(rule: str, level: str) -> tuple[str, Level]:
    """A rule and a level as they were typed.

    Raises:
        BadInput: If there is no such rule or level.
    """
    name = rule.strip().casefold()
    if name not in BY_NAME:
        raise BadInput(f"There is no rule '{rule}'.", "See them all with: consult check --rules")
    try:
        return name, Level(level.strip().casefold())
    except ValueError:
        raise BadInput(f"There is no level '{level}'.", f"Write {', '.join(Level)}.") from None


def set_levels(ws: Workspace, wanted: Mapping[str, Level]) -> None:
    """Set how much rules weigh in this workspace; what is as out of the box is not written down.

    Args:
        ws: The workspace.
        wanted: By name of the rule.

    Raises:
        BadInput: If the settings cannot be read.
        Refused: If this is the template of the sample.
        SaveFailed: If they could not be kept.
    """
    ws.check_writable()
    settings = load_settings(ws.places.settings)
    given = {**settings.checks, **wanted}
    checks = {name: str(v) for name, v in given.items() if name not in wanted or v != BY_NAME[name].level}
    save_settings(ws.places.settings, replace(settings, checks=checks))
    ws.settings = replace(ws.settings, checks=checks)


def checks_switched_off(ws: Workspace) -> tuple[str, ...]:
    """Names of the rules that speak out of the box and that this workspace has switched off.

    Raises:
        BadInput: If the settings name a rule or a level that there is not.
    """
    return switched_off(_given(ws))


def _given(ws: Workspace) -> Mapping[str, Level]:
    found = {}
    for name, level in ws.settings.checks.items():
        where = f"{ws.places.settings}, table [checks]"
        if name not in BY_NAME:
            raise BadInput(f"{where}: there is no rule '{name}'.", "See them all with: consult check --rules")
        try:
            found[name] = Level(level.strip().casefold())
        except ValueError:
            message = f"{where}, rule '{name}': there is no level '{level}'."
            raise BadInput(message, f"Write {', '.join(Level)}.") from None
    return found
