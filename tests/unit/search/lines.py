"""A small library to search in."""

from __future__ import annotations

from consult_tui.domain.dates import PartialDate
from consult_tui.domain.evidence import Evidence
from consult_tui.domain.positions import AgreedBy, Position, Status
from consult_tui.search.index import Index, build


def line(
    key: str,
    title: str,
    statement: str,
    *,
    status: Status = Status.AGREED,
    themes: tuple[str, ...] = (),
    body: str = "executive",
    evidence: tuple[str, ...] = (),
) -> Position:
    return Position(
        id=key,
        title=title,
        statement=statement,
        status=status,
        themes=themes,
        agreed_by=AgreedBy(body=body, meeting_date=PartialDate(2011, 12, 8)),
        evidence=evidence,
    )


LINES = (
    line(
        "formula",
        "Councils and schools agree the local formula",
        "School funding should be shared out by a formula that each council agrees with its schools. "
        "The Dedicated Schools Grant (DSG) leaves room for this.",
        themes=("school funding",),
    ),
    line(
        "floor",
        "Minimum Funding Guarantee",
        "A minimum funding guarantee protects small schools from sudden losses when the formula changes. "
        "It ought to fall away over time.",
        themes=("school funding", "small schools"),
        evidence=("mfg",),
    ),
    line(
        "academies",
        "Academies share in fair access",
        "Academies and maintained schools alike take their part in fair-access protocols. Councils champion "
        "children’s interests where admissions go wrong.",
        themes=("admissions",),
    ),
    line(
        "grant",
        "Keep the DSG ring-fenced",
        "The DSG is for schools, and its ring fence should stand.",
        themes=("school funding",),
        status=Status.STATED,
        body="children-board",
    ),
    line(
        "munro",
        "Less bureaucracy for social workers",
        "Social workers freed from needless bureaucracy have time for children and families, as Munro found.",
        themes=("children's social care",),
        body="children-board",
    ),
    line(
        "cafe",
        "Résumés of naïve café owners",
        "Re-organise the by-laws for cafés.",
        themes=("licensing",),
        status=Status.PROPOSED,
    ),
    line("old", "School funding as it was", "School funding by Spend Plus.", status=Status.SUPERSEDED),
    line("begun", "School funding to come", "School funding, notes.", status=Status.DRAFT),
    line("gone", "School funding given up", "School funding by lot.", status=Status.WITHDRAWN),
)


def small_index(acronyms: dict[str, str] | None = None) -> Index:
    return build(
        LINES,
        {
            p.id: "LGA Executive, 8 December 2011"
            for p in LINES
            if p.agreed_by and p.agreed_by.body == "executive"
        },
        {"mfg": Evidence(id="mfg", statement="Held at minus 1.5 % a pupil", source="Zedtown return")},
        acronyms or {},
    )
