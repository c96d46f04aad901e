"""Accounting for sentences: where the wording comes from, and the rules that a response is checked by.

From a library's lines and a text to an account of each sentence::

    sources.py      the sentences of every wording of a line, present and past
    wordings.py     those of all lines, found by their exact words or their rarest ones
    compared.py     a sentence as words with their stems, and what each commits to (vocabulary.py)
    alignment.py    two sentences side by side: what they share, in order or moved, and what is left
    likeness.py     whether one was made from the other
    commitments.py  what of a commitment differs between them
    accounting.py   the text accounted for
    accounts.py     what is then known of a sentence

The rules, one small function each, are in `rules/`, all listed in `rules/table.py`. Two smaller checks stand
beside them: `doubts.py`, what is doubtful in the questions that were read; and `pairs.py`, lines that say the
same or pull opposite ways (`pair_candidates.py`, `pair_subjects.py`, `polarity.py`).
"""
