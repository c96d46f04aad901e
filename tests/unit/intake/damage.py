"""Damaged files, made from sound ones of each format by a seed; and a process that reads a batch of them.

`python -m tests.unit.intake.damage FIRST COUNT [apart]` reads the files of these numbers one after another
and prints for each its name, its seconds of work and what was said; at the end the peak of memory. With
`apart` each is read as the program does it, in a process of its own; else all in this one, under its limit.
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from consult_tui.domain.consultations import Reading
from consult_tui.errors import ConsultError
from consult_tui.intake.apart.limits import limit_memory
from consult_tui.intake.apart.waiting import read_apart
from consult_tui.intake.reading import read_consultation
from tests.conftest import PROJECT

_SAMPLES = PROJECT / "tests" / "data" / "consultations"
_LISTS = {
    "list.csv": b'number,text,options\n1,Is it fair?,Yes|No\n2,"What else, if anything?",\n',
    "list.jsonl": b'{"number": "1", "text": "Is it fair?", "options": ["Yes", "No"]}\n{"text": "Else?"}\n',
}
_ZIPPED = (".docx", ".odt")


@cache
def samples() -> tuple[tuple[str, bytes], ...]:
    """Sound files by name: every format that is read without another program, each as often as the others."""
    by_ending: dict[str, list[tuple[str, bytes]]] = {}
    for path in sorted(_SAMPLES.iterdir()):
        if path.suffix in (".html", ".docx", ".odt", ".pdf", ".txt", ".md") and path.name != "README.md":
            by_ending.setdefault(path.suffix, []).append((path.name, path.read_bytes()))
    for name, data in _LISTS.items():
        by_ending[Path(name).suffix] = [(name, data)]
    most = max(map(len, by_ending.values()))
    return tuple(kind[turn % len(kind)] for turn in range(most) for kind in by_ending.values())


def damaged(number: int) -> tuple[str, bytes]:
    """The damaged file of a number: the same for the same number, everywhere."""
    chance = random.Random(number)
    name, data = samples()[number % len(samples())]
    ways: list[Callable[[bytes, random.Random], bytes]] = [
        _flipped,
        _cut,
        _blanked,
        _doubled,
        _noisy,
        _digits,
    ]
    if name.endswith(_ZIPPED):
        ways += [_swapped, _dropped, _flipped_within, _flipped_within]
    return name, chance.choice(ways)(data, chance)


def _flipped(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 4, 16, 64))):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(1, len(data))]


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, min(len(data), start + chance.choice((1, 16, 256, 4096)))


def _blanked(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + bytes(end - start) + data[end:]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 10, 1000)) + data[end:]


def _noisy(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + chance.randbytes(end - start) + data[end:]


def _digits(data: bytes, chance: random.Random) -> bytes:
    """Other figures: lengths, offsets, counts and references that are wrong."""
    out = bytearray(data)
    places = [index for index, byte in enumerate(out) if 48 <= byte <= 57]
    for index in chance.sample(places, min(len(places), chance.choice((1, 5, 50)))):
        out[index] = chance.randrange(48, 58)
    return bytes(out)


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


def _swapped(data: bytes, chance: random.Random) -> bytes:
    parts = _parts(data)
    one, other = chance.sample(sorted(parts), 2)
    parts[one], parts[other] = parts[other], parts[one]
    return _zipped(parts)


def _dropped(data: bytes, chance: random.Random) -> bytes:
    parts = _parts(data)
    del parts[chance.choice(sorted(parts))]
    return _zipped(parts)


def _flipped_within(data: bytes, chance: random.Random) -> bytes:
    """Damage in one part's XML, which the zip's own sums do not show."""
    parts = _parts(data)
    name = chance.choice(sorted(name for name, part in parts.items() if part))
    way = chance.choice((_flipped, _cut, _blanked, _doubled, _digits))
    parts[name] = way(parts[name], chance)
    return _zipped(parts)


def _said(read: Callable[[Path], Reading], path: Path) -> str:
    try:
        return f"{len(read(path).questions)} questions"
    except ConsultError as error:
        return str(error)


def _work(apart: bool) -> float:
    """Seconds of work so far, here or in the reading processes: a busy machine does not add to it."""
    used = os.times()
    return used.children_user + used.children_system if apart else used.user + used.system


def main(first: int, count: int, apart: bool) -> None:
    """Read a batch; the last line printed before a crash names the file that did it."""
    if not apart:
        limit_memory()
    read = read_apart if apart else read_consultation
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            name, data = damaged(number)
            path = Path(folder) / name
            path.write_bytes(data)
            print(json.dumps({"number": number, "name": name}), flush=True)
            begun = _work(apart)
            said = _said(read, path)
            print(json.dumps({"number": number, "seconds": _work(apart) - begun, "said": said}))
    print(json.dumps({"peak": _peak(apart)}))


def _peak(apart: bool) -> float:
    """Mebibytes of the largest process that read; 0 where the system does not say.

    What a process says of itself begins with the peak of the one that started it, but for Linux's own figure.
    """
    status = Path("/proc/self/status")
    if not apart and status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        return int(found[1]) / 1024 if found else 0.0
    try:
        import resource
    except ImportError:
        return 0.0
    return resource.getrusage(resource.RUSAGE_CHILDREN if apart else resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:] == ["apart"])
