"""The doctor's checks of references: what lines, bodies and answers name is there."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from consult_tui.domain.bodies import Body
from consult_tui.domain.evidence import Evidence
from consult_tui.domain.library import Library
from consult_tui.store.library import LibraryStore
from consult_tui.text.citations import cited
from consult_tui.workspace.library.lines import lacking
from consult_tui.workspace.safety.findings import MEND, Finding, Seen

NOTE = "Added by the doctor, because it is named; to be completed."


def lines(seen: Seen) -> Iterator[Finding]:
    """Every line that a line names as older or newer is there, and one that lapsed says by which, or why."""
    known = seen.library.positions if seen.library else {}
    file = seen.called(seen.places.library)
    for line in known.values():
        if line.supersedes and line.supersedes not in known:
            yield Finding(
                file=file,
                message=f"Line '{line.id}' supersedes '{line.supersedes}', and there is no such line.",
                mend=f"Name the right one: consult position edit {line.id} --supersedes ID",
            )
        if line.superseded_by and line.superseded_by not in known:
            yield Finding(
                file=file,
                message=f"Line '{line.id}' gave way to '{line.superseded_by}', and there is no such line.",
                mend=f"Let the right one say so: consult position edit ID --supersedes {line.id}",
            )
        missing, _, how = lacking(line).partition("; say it with: ")
        if missing:
            yield Finding(
                file=file,
                message=f"Line '{line.id}' is {line.status}. {missing}.",
                mend=f"Say it with: {how}",
            )


def bodies(seen: Seen) -> Iterator[Finding]:
    """Every body that a line, a wording or another body names is there."""
    if seen.library is None:
        return
    for missing, by in _missing(_named_bodies(seen.library), seen.library.bodies):
        body = Body(id=missing, name=missing, notes=NOTE)
        yield Finding(
            file=seen.called(seen.places.library),
            message=f"{by} names the body '{missing}', and there is no such body.",
            mend=f"Add it, to be completed, with: {MEND}",
            act=_adding(seen, missing, bodies=[body]),
        )


def evidence(seen: Seen) -> Iterator[Finding]:
    """Every figure that a line quotes is there."""
    if seen.library is None:
        return
    quoted = [(f"Line '{p.id}'", id_) for p in seen.library.positions.values() for id_ in p.evidence]
    for missing, by in _missing(quoted, seen.library.evidence):
        figure = Evidence(id=missing, statement=missing, notes=NOTE)
        yield Finding(
            file=seen.called(seen.places.library),
            message=f"{by} quotes the evidence '{missing}', and there is no such evidence.",
            mend=f"Add it, to be completed, with: {MEND}",
            act=_adding(seen, missing, evidence=[figure]),
        )


def citations(seen: Seen) -> Iterator[Finding]:
    """Every line that a response cites is there."""
    if seen.library is None:
        return
    known = seen.library.positions
    for id_, response in seen.responses.items():
        numbers = {question.id: question.number or question.id for question in response.questions}
        said = [(f"The answer to {numbers[key]}", a.text) for key, a in response.answers.items()]
        said += [("'About us'", response.about), ("The key messages", response.key_messages)]
        for where, text in said:
            for line in cited(text):
                if line not in known:
                    yield Finding(
                        file=seen.called(seen.places.response(id_)),
                        message=f"{where} cites '{line}', and there is no such line.",
                        mend=f"Add it (consult position add --id {line}), or take the citation out.",
                        response=id_,
                    )


def _named_bodies(library: Library) -> Iterator[tuple[str, str]]:
    """Who names which body."""
    for line in library.positions.values():
        for agreed_by in (line.agreed_by, *(wording.agreed_by for wording in line.wordings)):
            if agreed_by and agreed_by.body:
                yield f"Line '{line.id}'", agreed_by.body
        if line.proposed_to:
            yield f"Line '{line.id}'", line.proposed_to
    for body in library.bodies.values():
        if body.successor:
            yield f"Body '{body.id}'", body.successor


def _missing(named: Iterable[tuple[str, str]], known: Container[str]) -> list[tuple[str, str]]:
    """Each name that is not known, once, with who names it first."""
    found: dict[str, str] = {}
    for by, name in named:
        if name not in known:
            found.setdefault(name, by)
    return list(found.items())


def _adding(
    seen: Seen, id_: str, *, bodies: Sequence[Body] = (), evidence: Sequence[Evidence] = ()
) -> Callable[[], str]:
    def act() -> str:
        LibraryStore(seen.places).save(bodies=bodies, evidence=evidence)
        return f"'{id_}' was added, to be completed."

    return act
