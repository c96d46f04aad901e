"""Responses: the register, the answers, and all that is known of each.

::

    register.py     the list of responses, one response as it stands, archive, rename
    drafting.py     answers: boxes, text, ready, no comment; putting a line in (answer_change.py: what
                    changes in one; sent.py: what was sent stays)
    facts.py        the fields of a response that can be edited by name
    assigning.py    who answers what, by when
    points.py       open points on an answer: added, changed, closed (steering.py: a steer sought)
    wording.py      where the wording comes from, sentence by sentence (telling.py: where to mark it;
                    proposing.py: new wording proposed, agreed words put back)
    checking.py     all the rules on a response, at the levels that the workspace sets
    history.py      what was done, as an officer reads it
    restoring.py    a version brought back; what must go, gone
    exporting.py    Word drafts
"""
