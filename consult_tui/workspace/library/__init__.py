"""The library: lines, figures and bodies, and how they come in and change.

::

    lines.py        lines added and edited
    standing.py     the life of a line: proposed, agreed, superseded, withdrawn
    using.py        which answers hold a line, by citation or by its words
    evidence.py     figures as records of their own, and what quotes them
    bodies.py       who can agree things, and when they meet
    reserving.py    what a group holds back from, on a line or a response
    pairing.py      near-duplicates, and lines that pull opposite ways
    columns.py      the fields of a line as text (fields.py: how any field is read; rows.py: as rows)
    imports.py      lines in and out as CSV and JSONL
    papers.py       lines out of board papers (paper_memory.py: a folder of them; alike.py: had already)
    anew.py         a change to the library made again where a colleague was quicker
"""
