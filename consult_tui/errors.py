"""What can go wrong, in the officer's words.

One small tree; every message is a plain sentence, and `mend` is the smallest thing that clears it::

    ConsultError            exit 1   an error, said in one line with what to do about it
    +-- NotFound            exit 1   no such response, question, position or body
    +-- Ambiguous           exit 1   a beginning that fits more than one
    +-- BadInput            exit 1   a file or a value from outside that cannot be taken
    +-- DamagedStore        exit 1   a file of the workspace that cannot be read: nothing is written over it
    +-- SaveFailed          exit 1   the disk is full, gone or read-only: the text is kept
    +-- Usage               exit 2   a command that cannot be meant
    +-- Conflict            exit 4   somebody else changed the same thing
    +-- Refused             exit 5   refused by a rule
    +-- Stopped             exit 1   the officer stopped something long

Exit codes are those of the command line's contract; the screens show `message` and `mend` and ignore them.
"""

from __future__ import annotations


class ConsultError(Exception):
    """Base of everything this program says no to.

    Args:
        message: What is wrong: one sentence, in the officer's words, without a stack of names.
        mend: The smallest thing that clears it: one sentence, or "" where nothing does.
    """

    exit_code = 1

    def __init__(self, message: str, mend: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend

    def __str__(self) -> str:
        return f"{self.message} {self.mend}".strip()


class NotFound(ConsultError):
    """No such response, question, position, body or file."""


class Ambiguous(ConsultError):
    """The beginning of an id that fits more than one."""


class BadInput(ConsultError):
    """A file or a value from outside that cannot be taken."""


class DamagedStore(ConsultError):
    """A file of the workspace that cannot be read; nothing is written over it."""


class SaveFailed(ConsultError):
    """A save that did not happen; what was to be saved is still in memory and in the journal."""


class Usage(ConsultError):
    """A command that cannot be meant."""

    exit_code = 2


class Conflict(ConsultError):
    """Somebody else changed the same thing; both versions are kept."""

    exit_code = 4


class Refused(ConsultError):
    """Refused by a rule: a line that needs a reason, a clean copy that is not cleared."""

    exit_code = 5


class Stopped(ConsultError):
    """The officer stopped something long; nothing was changed."""
