"""The words of a Word document, read without the program that wrote it: paragraph by paragraph."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CITATION = re.compile(r"\s*\[@[^\]]*\]")
_MARKS = re.compile(r"\*\*|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")


def paragraphs(path: Path) -> list[str]:
    """Every paragraph of the document's body, in tables and boxes too; citation numbers left out."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return [_text(paragraph) for paragraph in root.iter(f"{_W}p")]


def _text(paragraph: etree._Element) -> str:
    said = []
    for run in paragraph.iter(f"{_W}r"):
        around = run.getparent()
        if around is not None and around.tag == f"{_W}hyperlink" and around.get(f"{_W}anchor"):
            # A link inside the document is the number of a citation.
            continue
        for part in run:
            if part.tag == f"{_W}t":
                said.append(part.text or "")
            elif part.tag in (f"{_W}br", f"{_W}tab"):
                said.append(" ")
    return one_line("".join(said))


def said(markdown: str) -> list[str]:
    """The lines of an answer as paper has them: no citations, no marks for bold, italics, lists, headings."""
    lines = (re.sub(r"^\s*(?:[-*]|\d+\.|#+|>)\s+", "", line) for line in markdown.splitlines())
    bare = (_MARKS.sub("", _CITATION.sub("", line)) for line in lines)
    return [one_line(line) for line in bare if line.strip()]


def one_line(text: str) -> str:
    return " ".join(text.split())
