"""Several officers at once, and nothing lost.

::

    merging.py      two people at one response: what goes together, and what must be settled
    presence.py     who else has a response open
    recovery.py     the journal of typing, and what is recovered from it
    copying.py      everything written in a response, into one file elsewhere
    doctor.py       every check of the files, and mending; findings.py and doctor_*.py hold the checks
"""
