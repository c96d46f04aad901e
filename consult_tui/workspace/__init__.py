"""The use cases: the only thing that the command line and the screens call.

A `Workspace` (workspace.py) holds one folder open, with who is acting and what day it is (context.py).
Everything an officer does is a function that takes it first. They stand in rooms by what they are about::

    consultations/   a document read in and put right, read again, followed by a second stage; old responses
    responses/       the register, answers, who does what, where the wording comes from, history, Word drafts
    library/         lines and their life, figures, bodies, imports, board papers
    finding/         search and suggestions, the index, what was chosen before
    safety/          several officers at once, typing recovered, copies, every check of the files

Beside them stand what all of them use::

    opening.py       open, init, the sample's copy (demo), where things are
    naming.py        which response, question or line an officer means
    resting.py       what words rest on, for the heads of the response files
    mishap.py        the details of an error that nobody thought of
"""
