"""Words and their forms: Markdown to outline and back, sentences, word differences, dates in words.

Pure: nothing here reads a file or a clock. What each module is for::

    citations.py    `[@id]` in an answer: finding, adding
    markdown.py     Markdown -> outline
    normal.py       the normal form of outline blocks, in which both ways meet
    to_markdown.py  outline -> Markdown, such that reading it again gives the same outline
    inlines_to_markdown.py  the part of it inside one paragraph
    compose.py      a response -> the outline that preview, version and Word share
    sentences.py    blocks -> sentences, the unit that is accounted for
    fold.py         what does not count when words are compared: blanks, quotes, case
    differences.py  the words put in and taken out between two texts
    dates.py        "8 December 2011", "12 days left"
    days.py         "21 May" -> the day
    authority.py    "LGA Executive, 8 December 2011, item 1, paragraph 5"
    visible.py      text from outside, made safe to show in a terminal
"""
