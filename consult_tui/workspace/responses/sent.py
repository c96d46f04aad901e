"""What was sent is kept as it went."""

from __future__ import annotations

from consult_tui.domain.responses import Response, ResponseState, response_state
from consult_tui.errors import Refused


def is_sent(response: Response) -> bool:
    """Whether the response was sent: then it is kept as it went, and can be read, not changed."""
    return response_state(response) in (ResponseState.SUBMITTED, ResponseState.PAST)


def check_not_sent(response: Response) -> None:
    """Refuse to change what was sent.

    Raises:
        Refused: If the response was sent.
    """
    if is_sent(response):
        raise Refused("This response was sent; it is kept as it went.", "Answer in a response that is open.")
