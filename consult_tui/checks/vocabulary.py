"""The words that commit us, by what they do: deny, oblige, count, name a party, set a condition.

Two words of one value do the same thing: "don't" for "do not", or "local authorities" for "councils", changes
no commitment. The lists are the field's own, from responses to consultations of English departments; a word
that is in none of them commits nobody by itself.
"""

from __future__ import annotations

from consult_tui.checks.accounts import Commitment
from consult_tui.text.stems import stem


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _valued(text: str) -> dict[str, str]:
    """Word -> value, from lines of words that do the same thing, the first of which names it."""
    return {word: line.split()[0] for line in text.strip().splitlines() for word in line.split()}


_NEGATIONS = _valued(
    """
    not
    never
    no none nobody nothing nowhere
    neither nor
    without
    hardly scarcely barely
    rarely seldom
    fail fails failed failing failure
    lack lacks lacked lacking
    unable
    refuse refuses refused refusing refusal
    stop stops stopped stopping cease ceases ceased
    avoid avoids avoided avoiding
    rather instead
    yet
    decline declines declined declining
    oppose opposes opposed opposing opposition against
    reject rejects rejected rejecting rejection
    object objects objected objecting objection
    disagree disagrees disagreed disagreement
    """
)
_MODALS = _valued(
    """
    must
    shall
    should ought
    will
    would
    can
    could
    may
    might
    need needs needed
    require requires required requirement requirements obliged duty duties
    expect expects expected
    urge urges urged demand demands demanded insist insists
    ask asks asked request requests requested
    """
)
_AMOUNTS = _valued(
    """
    all every each
    some
    any
    most
    many
    few
    several
    both
    half
    least
    up
    majority
    minority
    only solely
    entirely fully wholly
    partly partially
    double twice
    first
    second
    third
    fourth
    fifth
    """
)
_CONDITIONS = _valued(
    """
    if
    unless
    provided providing
    subject
    conditional condition conditions
    except excepting excluding exception exceptions
    mandatory compulsory obligatory
    voluntary optional discretionary
    only solely
    until
    principle
    long
    where
    when
    once
    wherever
    whenever
    case
    """
)
_PARTIES = _valued(
    """
    council councils authority authorities borough boroughs county counties district districts
    government ministers minister whitehall
    department departments ministry secretary
    school schools headteachers headteacher
    academy academies
    governors governor governing
    forum forums
    parents parent carers
    providers provider
    employers employer
    employees employee
    businesses business firms companies company
    residents resident
    tenants tenant
    landlords landlord
    developers developer
    operators operator
    regulators regulator ofsted
    inspectors inspector inspectorate
    police
    nhs hospitals hospital
    courts court tribunal tribunals
    board boards
    committee committees
    executive
    agency agencies
    charities charity
    unions union
    colleges college universities university
    members member councillors councillor
    commissioner commissioners
    taxpayers taxpayer
    teachers teacher staff workers worker
    association
    treasury
    parliament
    dfe
    dclg mhclg dluhc
    defra
    dwp
    dhsc
    moj
    lga
    adcs
    adass
    solace
    cib
    """
)
_OURS = _valued("we\nthey\nyou\ni")
_OPPOSITES = (
    ("support favour back endorse approve", "oppose resist against object"),
    ("agree", "disagree"),
    ("accept acceptable", "reject unacceptable"),
    ("welcome", "regret deplore"),
    ("increase raise higher rise grow growth", "decrease reduce reduction lower cut fall"),
    ("more greater", "less fewer smaller"),
    ("strengthen", "weaken"),
    ("gain", "lose loss"),
    ("keep retain maintain continue", "abolish scrap remove end drop"),
    ("allow permit enable", "prevent prohibit ban forbid"),
    ("include", "exclude"),
    ("sufficient adequate enough", "insufficient inadequate"),
    ("before", "after"),
    ("above over", "below under"),
    ("maximum", "minimum"),
    ("always", "never"),
    ("success succeed", "failure fail"),
    ("start begin introduce", "stop cease"),
)
_SIDES = {
    stem(word): (pair, side)
    for pair, sides in enumerate(_OPPOSITES)
    for side, words in enumerate(sides)
    for word in words.split()
}
"""Stem -> number of the pair and side of it."""

_CONTRARY = ("un", "dis", "in", "im", "non", "ir", "il")


def part_of(word: str) -> tuple[Commitment, str] | None:
    """What a word in small letters does, and its value; None where it commits nobody."""
    for part, words in (
        (Commitment.NEGATION, _NEGATIONS),
        (Commitment.MODAL, _MODALS),
        (Commitment.CONDITION, _CONDITIONS),
        (Commitment.FIGURE, _AMOUNTS),
        (Commitment.PARTY, _OURS),
        (Commitment.PARTY, _PARTIES),
    ):
        value = words.get(word)
        if value is not None:
            return part, value
    return None


def opposed(one: str, other: str) -> bool:
    """Whether two words in small letters turn each other round: support and oppose, fair and unfair."""
    here, there = _SIDES.get(stem(one)), _SIDES.get(stem(other))
    if here and there and here[0] == there[0] and here[1] != there[1]:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 3 and any(long == prefix + short for prefix in _CONTRARY)


def side_of(word: str) -> int | None:
    """Which side of its pair of opposites a word in small letters takes: 0 ("more"), 1 ("less"), or None."""
    side = _SIDES.get(stem(word))
    return side[1] if side else None


def axis(key: str) -> str:
    """One name for the first words of a stance, so that "we oppose it" is laid beside "we support it"."""
    side = _SIDES.get(key)
    return f"~{side[0]}" if side and side[0] <= _LAST_STANCE else key


_LAST_STANCE = 3
"""The pairs of `_OPPOSITES` up to this one take a stance."""

SMALL_WORDS = _words(
    """
    not never no none nobody nothing nowhere neither nor without hardly scarcely barely rarely seldom
    rather instead yet must shall should ought will would can could may might if unless until where when once
    wherever whenever all every each some any most many few several both up least only we they you i
    a an and as at be been being by for from has have had having in into is are was were it its of on or so
    than that the then there these this those to too very which who whom whose with do does did done also but
    however therefore such other about out
    """
)
"""Words that say little by themselves: two sentences are not alike for sharing them."""
