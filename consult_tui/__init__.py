"""consult_tui: answer consultations from agreed positions, in the terminal.

The rooms, each importing only from rooms further left::

    domain <- text, ooxml <- store, search, intake, checks, word <- workspace <- cli, tui
"""

__version__ = "0.1.0"
