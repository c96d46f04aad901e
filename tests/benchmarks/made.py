"""Made libraries and typed sessions, the same in every run: policy English of our own, with rare names.

Templates repeat, so hit rates are for comparison side by side only.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from consult_tui.domain.positions import Position, Status


def _listed(text: str) -> list[str]:
    """The pieces of a list parted by bars and lines."""
    return [piece.strip() for piece in text.replace("\n", "|").split("|") if piece.strip()]


SUBJECTS = _listed("""
    school funding|home to school transport|early years places|adult social care charging|bus franchising
    council tax support|business rates retention|social housing rents|planning fees|air quality zones
    waste collection|flood defences|library closures|youth justice|children's safeguarding|foster care
    special educational needs|academy conversion|pupil premium|fair access protocols|apprenticeship levy
    public health grants|drug treatment|domestic abuse refuges|homelessness prevention|rough sleeping
    electoral registration|local audit|pension pooling|procurement thresholds|data sharing|fire cover
    road maintenance|parking enforcement|taxi licensing|gambling premises|food hygiene ratings
    coroners' services|burial grounds|heritage listing|tree preservation|neighbourhood plans|right to buy
    supported living|mental capacity|hospital discharge|carers' assessments|refugee resettlement
""")
ANGLES = _listed("""
    transition arrangements|minimum funding guarantee|inspection burden|workforce shortages|statutory guidance
    local discretion|ring-fenced grants|joint commissioning|appeals|performance data|rural sparsity
    deprivation weighting|capital allocations|risk sharing|fees and charges|consultation duties|timetables
    accountability|digital records|multi-year settlements|complaints handling|peer review|eligibility
""")
ACTORS = _listed("Councils|Schools|Lead members|Directors|Combined authorities|District councils|Providers")
VERBS = _listed("should keep|ought to share|must retain|need|cannot give up|should be funded for|would lose")
ENDS = _listed("""
    where costs fall on local budgets|without new burdens|subject to a full assessment of costs
    with parents and carers involved from the start|before any national formula is fixed
    as long as local elected members decide|within the spending review period
    provided that regulations leave room for local needs|and report on it each year
""")
SYLLABLES = (
    _listed(
        "ash|brad|cor|dun|el|farn|grim|hol|ing|ket|lang|mar|nor|os|pel|quar|rud|sel|thorn|ul|ven|wex|yar"
    ),
    _listed("a|e|i|o|u|al|en|er|is|on|bridge|combe|den|field|ham|ring|stan|tem|wal"),
    _listed("bury|by|cester|dale|ford|gate|hurst|ley|mere|ness|port|stead|ton|wick|worth"),
)
ACRONYMS = {
    "school funding": ("Dedicated Schools Grant", "DSG"),
    "special educational needs": ("Special Educational Needs and Disability", "SEND"),
    "waste collection": ("Resources and Waste Strategy", "RWS"),
}


def _name(draw: random.Random) -> str:
    first, middle, last = SYLLABLES
    return "".join((draw.choice(first), draw.choice(middle), draw.choice(last))).capitalize()


def library(size: int, seed: int = 1) -> list[Position]:
    """Positions of about 110 words each, three of them rare names, mostly agreed."""
    draw = random.Random(seed)
    positions = []
    for number in range(size):
        subject, angle = draw.choice(SUBJECTS), draw.choice(ANGLES)
        place = _name(draw)
        positions.append(
            Position(
                id=f"p{number:05}",
                title=f"{angle.capitalize()} for {subject} after {place}",
                statement=" ".join(_sentences(draw, subject, angle, place)),
                status=draw.choices((Status.AGREED, Status.STATED), (8, 2))[0],
                themes=(subject.split()[-1],),
            )
        )
    return positions


def _sentences(draw: random.Random, subject: str, angle: str, place: str) -> list[str]:
    said = [
        f"{draw.choice(ACTORS)} {draw.choice(VERBS)} {draw.choice(ANGLES)} in {subject}, {draw.choice(ENDS)}."
        for _ in range(6)
    ]
    said.insert(draw.randrange(6), f"{place} council's experience of {subject} shows why {angle} matters.")
    said.append(
        f"The {_name(draw)} pilot and the {_name(draw).lower()}{_name(draw)[-4:]} fund bear this out."
    )
    if subject in ACRONYMS and draw.random() < 0.5:
        full, short = ACRONYMS[subject]
        said.append(f"The {full} ({short}) carries this.")
    return said


@dataclass(frozen=True)
class Session:
    """What somebody types who remembers one line, and the line."""

    kind: str
    text: str
    wanted: str

    def keystrokes(self) -> Iterator[str]:
        """What stands in the box after each key."""
        return (self.text[:end] for end in range(1, len(self.text) + 1))


def _slip(draw: random.Random, word: str) -> str:
    """One letter left out, doubled, changed or swapped with the next; never the first."""
    if len(word) < 5:
        return word
    at = draw.randrange(1, len(word) - 1)
    how = draw.randrange(4)
    if how == 0:
        return word[:at] + word[at + 1 :]
    if how == 1:
        return word[:at] + word[at] + word[at:]
    if how == 2:
        return word[:at] + draw.choice("aeiourst") + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def sessions(positions: list[Position], each: int = 30, seed: int = 2) -> list[Session]:
    """For each manner of typing `each` sessions: two or three words of a title and its place name."""
    draw = random.Random(seed)
    small = {"for", "after", "and", "to", "the", "of"}
    made = []
    for kind in ("plain", "prefix", "one typo", "two typos", "swapped", "typo and prefix"):
        for _ in range(each):
            position = draw.choice(positions)
            words = [w for w in position.title.lower().replace("'", "").split() if w not in small]
            remembered = [*sorted(draw.sample(range(len(words) - 1), 2)), len(words) - 1]
            typed = _changed(draw, kind, [words[at] for at in remembered])
            made.append(Session(kind, " ".join(typed), position.id))
    return made


def _changed(draw: random.Random, kind: str, words: list[str]) -> list[str]:
    words = list(words)
    if kind == "swapped":
        draw.shuffle(words)
    if kind in ("one typo", "typo and prefix"):
        at = draw.randrange(len(words) - 1)
        words[at] = _slip(draw, words[at])
    if kind == "two typos":
        words[0], words[-1] = _slip(draw, words[0]), _slip(draw, words[-1])
    if kind in ("prefix", "typo and prefix"):
        words[-1] = words[-1][: max(4, len(words[-1]) - 3)]
    return words
