"""Names: departments that are not asked by, bodies that did not meet, short forms that nobody spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from consult_tui.checks.rules.case import Alarm, Case, Level, lead, ref_of
from consult_tui.checks.rules.departments import asked_as_asker, is_one_of
from consult_tui.checks.rules.examples import Example, Said
from consult_tui.checks.rules.rule import Rule
from consult_tui.domain.authority import Cause, doubts
from consult_tui.domain.bodies import Body
from consult_tui.domain.dates import PartialDate
from consult_tui.domain.positions import AgreedBy, Kind
from consult_tui.text.figures import figures


def wrong_department(case: Case) -> Iterator[Alarm]:
    """Departments addressed as the ones that ask ("the DfE's proposals") that are none of the consultation's.

    A sentence that names one of the consultation's own departments too is left alone: it speaks of both.
    """
    own = [name for name in case.response.consultation.departments if name.strip()]
    if not own:
        return
    for key, accounts in case.texts.items():
        for each in accounts:
            for name in asked_as_asker(each.sentence.text, own):
                yield Alarm(
                    ref=ref_of(key),
                    message=f"{lead(key)}“{name}” is addressed; this consultation is by {' and '.join(own)}.",
                    mend=f"Name {own[0]}, or say whose paper is meant.",
                    place=name,
                )


def body_in_doubt(case: Case) -> Iterator[Alarm]:
    """Bodies of the register named in the text beside a day on which they cannot have met."""
    names = _names(case.library.bodies)
    if not names:
        return
    pattern = _beside_a_date(names)
    for key, accounts in case.texts.items():
        for each in accounts:
            for found in pattern.finditer(each.sentence.text):
                said = _meeting(names[_name(found).casefold()], found)
                wanted = {Cause.NOT_YET, Cause.ENDED, Cause.NO_MEETING}
                for doubt in doubts(said, case.library.bodies, case.today) if said else ():
                    if doubt.code in wanted:
                        yield Alarm(
                            ref=ref_of(key),
                            message=lead(key) + doubt.words,
                            mend="Put the body or the date right, here or in the register of bodies.",
                            place=found.group(),
                        )


def _names(bodies: Mapping[str, Body]) -> dict[str, str]:
    return {
        name.casefold(): body.id
        for body in bodies.values()
        for name in (body.name, *body.short_names)
        if name
    }


_MEETING = (
    r"(?:[’']s)?(?:(?: (?:met|agreed|decided|resolved)(?: it| so| this)?)(?: on| in)"
    r"|,?(?: at)?(?: its| their)?(?: meeting| decision)?(?: held)?(?: of| on| in|,)?)"
)


def _beside_a_date(names: Mapping[str, str]) -> re.Pattern[str]:
    """A body's name with a date right behind it, or "the meeting on DATE of" it."""
    any_name = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    date = r"[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+\.? (?:1[89]|20)[0-9]{2}"
    return re.compile(
        rf"\b(?P<after>{any_name})\b{_MEETING} (?P<date>{date})"
        rf"|\bmeeting (?:of|on) (?P<first>{date}) of (?:the )?(?P<before>{any_name})\b",
        re.IGNORECASE,
    )


def _name(found: re.Match[str]) -> str:
    return str(found["after"] or found["before"])


def _meeting(body: str, found: re.Match[str]) -> AgreedBy | None:
    """A report to the body that day: whether it can agree is asked of lines, not of texts."""
    dates = [f.value for f in figures(found["date"] or found["first"]) if f.kind == "date"]
    try:
        return AgreedBy(kind=Kind.REPORT, body=body, meeting_date=PartialDate.parse(dates[0]))
    except (IndexError, ValueError):
        return None


_ACRONYM = re.compile(
    r"(?<![\w@/.-])(?:[A-Z]{2,6}|[A-Z][a-z]?[A-Z]{1,4}|[A-Z]{1,3}[a-z][A-Z])(?=s?(?![\w@-]|\.\w))"
)
_ROMAN = re.compile(r"[IVXLC]+")
_EVERYBODY_KNOWS = frozenset(
    """
    ALL AND ANY DRAFT MUST NEVER NO NOT ONLY OR SAMPLE
    AM BBC BSL CEO CV EU FAQ FOI GB GDP GDPR GP HM HMRC HR ID IT MP NATO NHS NI OK PDF PM QC SME SMS TV UK
    UN US USA VAT WTO
    """.split()  # noqa: SIM905 - a list of words is read as words
)


def acronym_not_spelled_out(case: Case) -> Iterator[Alarm]:
    """Short forms that neither our texts nor the consultation ever spell out; once each, at the first use.

    Those that the consultation uses itself are left alone, and so are a few that everybody knows, and words
    in capitals for their weight.
    """
    facts, questions = case.response.consultation, case.response.questions
    asked = [facts.title, *facts.departments, *(f"{q.text} {q.section or ''}" for q in questions)]
    told = {*_EVERYBODY_KNOWS, *_ACRONYM.findall(" ".join(asked))}
    ours = (each.sentence.text for accounts in case.texts.values() for each in accounts)
    everything = "\n".join([*ours, *asked])
    for key, accounts in case.written.items():
        for each in accounts:
            found = () if each.sentence.text.isupper() else _ACRONYM.findall(each.sentence.text)
            for short in found:
                if short in told or _ROMAN.fullmatch(short) or is_one_of(short, facts.departments):
                    continue
                told.add(short)
                if not _spelled_out(short, everything, case.acronyms):
                    long = case.acronyms.get(short)
                    yield Alarm(
                        ref=ref_of(key),
                        message=f"{lead(key)}“{short}” is never spelled out.",
                        mend=f"Write it out where it first stands{f': {long} ({short})' if long else ''}.",
                        place=short,
                    )


def _spelled_out(short: str, everything: str, acronyms: Mapping[str, str]) -> bool:
    """Whether the long form stands in the text: as the workspace has it, beside the short one, by letters."""
    long = acronyms.get(short)
    if long and long.casefold() in everything.casefold():
        return True
    written = re.escape(short)
    if re.search(rf"\b{written}s? \((?![0-9])[A-Za-z][^)]+ [^)]+\)", everything):
        return True
    if re.search(rf"[a-z]{{3,}}[’']?s?,? [(\[“‘\"']{{1,2}}(?:the )?{written}s?[)\]”’\"',]", everything):
        return True
    little = r"(?:[\s,-]+(?:and|for|of|the|in|on|to|with|&)\b)*[\s,-]+"
    words = little.join(rf"{letter}[\w’']*" for letter in short if letter.isupper())
    return bool(re.search(rf"\b{words}\b", everything, re.IGNORECASE))


WRONG_DEPARTMENT = Rule(
    name="wrong-department",
    says="A department is addressed that is none of those whose consultation this is.",
    level=Level.WARNS,
    check=wrong_department,
    example=Example(said=(Said(text="We support the DfE’s proposals."),)),
    counter=Example(said=(Said(text="The DfE’s own figures bear out DCLG’s proposals."),)),
)
BODY_IN_DOUBT = Rule(
    name="body-in-doubt",
    says="The text names a body beside a day on which it did not exist or did not meet.",
    level=Level.WARNS,
    check=body_in_doubt,
    example=Example(said=(Said(text="The Children's Board agreed on 9 December 2011 to ask."),)),
    counter=Example(said=(Said(text="The Children's Board agreed on 8 December 2011 to ask."),)),
)
ACRONYM_NOT_SPELLED_OUT = Rule(
    name="acronym-not-spelled-out",
    says="A short form is never spelled out.",
    level=Level.OFF,
    check=acronym_not_spelled_out,
    example=Example(said=(Said(text="The MFG protects schools."),)),
    counter=Example(said=(Said(text="The minimum funding guarantee (MFG) protects schools. MFG is good."),)),
)
