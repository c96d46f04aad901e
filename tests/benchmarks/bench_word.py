"""A draft beside plain python-docx writing the same text, in one run: time and peak memory.

    python -m tests.benchmarks.bench_word [QUESTIONS ...]

The plain version has no boxes, marks, citations, title page or annex: `Document().add_heading` and
`add_paragraph` of the same words, on python-docx's own template. Each is timed in a process of its own (so
that neither pays for the other's imports), the median of five writings after a first that loads everything;
peak memory is of the whole process.
"""

from __future__ import annotations

import io
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from consult_tui.domain.outline import Heading, QuestionBox
from consult_tui.text.compose import response_outline
from consult_tui.word.draft import write_draft
from consult_tui.word.drafted import Draft
from tests.word.made import large
from tests.word.read_back import lines_of

SIZES = (30, 100)
ROUNDS = 5


def ours(draft: Draft) -> bytes:
    out = io.BytesIO()
    write_draft(draft, out)
    return out.getvalue()


def plain_docx(draft: Draft) -> bytes:
    from docx import Document

    document = Document()
    document.add_heading(draft.response.consultation.title, 0)
    for block in response_outline(draft.response).blocks:
        lines = list(lines_of((block,)))
        if isinstance(block, Heading):
            document.add_heading(lines[0], block.level)
        else:
            style = "Intense Quote" if isinstance(block, QuestionBox) else "Body Text"
            for line in lines:
                document.add_paragraph(line, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


WRITERS: dict[str, Callable[[Draft], bytes]] = {"ours": ours, "python-docx": plain_docx}


def measure(writer: str, questions: int) -> dict[str, float]:
    """Run inside a process of its own."""
    draft = large(questions)
    took = []
    for _ in range(ROUNDS + 1):
        began = time.perf_counter()
        data = WRITERS[writer](draft)
        took.append(time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "first ms": took[0] * 1000,
        "median ms": statistics.median(took[1:]) * 1000,
        "worst ms": max(took[1:]) * 1000,
        "peak MiB": peak,
        "kB": len(data) / 1000,
    }


def main(sizes: list[int]) -> None:
    heads = ("first ms", "median ms", "worst ms", "peak MiB", "kB")
    print(f"{'questions':>9} {'writer':>12} " + " ".join(f"{head:>9}" for head in heads))
    for questions in sizes:
        medians = {}
        for writer in WRITERS:
            command = [sys.executable, "-m", "tests.benchmarks.bench_word", "--one", writer, str(questions)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            row = json.loads(done.stdout)
            medians[writer] = row["median ms"]
            print(f"{questions:>9} {writer:>12} " + " ".join(f"{row[head]:>9.0f}" for head in heads))
        print(f"{questions:>9} {'ratio':>12} {'':>9} {medians['ours'] / medians['python-docx']:>9.2f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(sys.argv[2], int(sys.argv[3]))))
    else:
        main([int(size) for size in sys.argv[1:]] or list(SIZES))
