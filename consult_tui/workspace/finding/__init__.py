"""Finding: lines by words, lines for a question, what was said before.

::

    finding.py      search and suggestions
    choosing.py     what officers took and refused before
    indexing.py     the search index, made when first asked for and kept in step
"""
