"""The use cases: the only thing that the command line and the screens call.

A `Workspace` (workspace.py) holds one folder open, with who is acting and what day it is (context.py).
Everything an officer does is a function that takes it first.

Consultations read in, and put right::

    reading.py      a consultation document -> a new response
    asked.py        the questions as they are checked, doubtful ones first
    correcting.py   questions edited, split, joined, dropped, brought back
    places.py       where in its document a question stands
    rereading.py    a document read again; what was put right stays
    following.py    a second stage: answers carried over (matching.py: which questions are the same)
    past.py         old responses taken in (past_lines.py: lines out of them; taking_over.py: an answer)

Responses::

    register.py     the list of responses, one response as it stands, archive, rename
    drafting.py     answers: boxes, text, ready, no comment; putting a line in
    facts.py        the fields of a response that can be edited by name
    assigning.py    who answers what, by when
    points.py       open points on an answer: added, changed, closed (steering.py: a steer sought)
    wording.py      where the wording comes from, sentence by sentence (telling.py: where to mark it;
                    proposing.py: new wording proposed, agreed words put back)
    checking.py     all the rules on a response, at the levels that the workspace sets
    history.py      what was done, as an officer reads it
    restoring.py    a version brought back; what must go, gone
    exporting.py    Word drafts

The library::

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

Finding::

    finding.py      search and suggestions (choosing.py: what officers took and refused before)
    indexing.py     the search index, made when first asked for and kept in step
    naming.py       which response, question or line an officer means

Several officers, and safety::

    opening.py      open, init, the sample's copy (demo), where things are
    merging.py      two people at one response: what goes together, and what must be settled
    presence.py     who else has a response open
    recovery.py     the journal of typing, and what is recovered from it
    copying.py      everything written in a response, into one file elsewhere
    doctor.py       every check of the files, and mending; findings.py and doctor_*.py hold the checks
    mishap.py       the details of an error that nobody thought of
"""
