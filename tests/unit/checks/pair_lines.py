"""Lines in our own words: near-duplicates, lines that pull opposite ways, and look-alikes that are neither.

Which pairs are true was written down with the lines (`dup-1a` and `dup-1b`, `opp-1a` and `opp-1b`). The
look-alikes (`look-...`) are about another thing in the same words, say the same twice round, name who else is
to do it, hold a form of words before different matters, hold only if something, or deny only a part.
"""

from __future__ import annotations

import json

from consult_tui.domain.positions import Position, Stance, Status
from tests.conftest import PROJECT


def _read() -> tuple[Position, ...]:
    text = (PROJECT / "tests" / "data" / "pairs.jsonl").read_text("utf-8")
    return tuple(
        Position(
            id=row["id"],
            title=row["title"],
            themes=tuple(row["themes"]),
            stance=Stance(row["stance"]) if row["stance"] else None,
            status=Status(row["status"]),
            statement=row["statement"],
        )
        for row in map(json.loads, text.splitlines())
    )


LINES = _read()
DUPLICATES = frozenset(frozenset((f"dup-{n}a", f"dup-{n}b")) for n in range(1, 11))
OPPOSED = frozenset(frozenset((f"opp-{n}a", f"opp-{n}b")) for n in range(1, 7))
