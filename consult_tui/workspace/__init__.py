"""The use cases: the only thing that the command line and the screens call.

A `Workspace` (workspace.py) holds one folder open, with who is acting and what day it is (context.py).
Everything an officer does is a function that takes it first::

    opening.py    open, init, the sample's copy (demo), where things are
    register.py   the list of responses, one response as it stands, archive, rename
    reading.py    a consultation document -> a new response
    drafting.py   answers: boxes, text, ready, no comment; putting a line in
    merging.py    two people at one response: what goes together, and what must be settled
    presence.py   who else has a response open
    copying.py    everything written in a response, into one file elsewhere
    wording.py    where the wording of a response comes from, sentence by sentence
    checking.py   all the rules on a response, at the levels that the workspace sets
    assigning.py  who answers what, by when
    points.py     open points on an answer: added, changed, closed
    facts.py      the fields of a response that can be edited by name
    recovery.py   the journal of typing, and what is recovered from it
    history.py    what was done, as an officer reads it
    restoring.py  a version brought back; what must go, gone
    lines.py      the library: lines added and edited
    standing.py   the life of a line: proposed, agreed, superseded, withdrawn
    using.py      which answers hold a line, by citation or by its words
    evidence.py   figures as records of their own, and what quotes them
    bodies.py     who can agree things, and when they meet
    reserving.py  what a group holds back from, on a line or a response
    columns.py    the fields of a line as text: for forms, options and imports
    fields.py     how text becomes a day, a list, a yes; shared by every table of fields
    anew.py       a change to the library made again where a colleague was quicker
    imports.py    lines in and out as CSV and JSONL
    finding.py    search and suggestions
    exporting.py  Word drafts
    naming.py     which response, question or line an officer means
    doctor.py     every check of the files, and mending; findings.py and doctor_*.py hold the checks
    mishap.py     the details of an error that nobody thought of
"""
