"""Consultations read in and put right, and old responses.

::

    reading.py      a consultation document -> a new response
    asked.py        the questions as they are checked, doubtful ones first
    correcting.py   questions edited, split, joined, dropped, brought back
    places.py       where in its document a question stands
    rereading.py    a document read again; what was put right stays
    following.py    a second stage: answers carried over (matching.py: which questions are the same)
    past.py         old responses taken in (past_lines.py: lines out of them; taking_over.py: an answer)
"""
