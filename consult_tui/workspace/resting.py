"""What words rest on, for what the store says of a response at the head of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from consult_tui.checks.accounting import Accounts
    from consult_tui.store.summary import Resting, Teller


def teller(accounts: Accounts, generation: int) -> Teller:
    """Tells the store what words rest on.

    Args:
        accounts: Of the library.
        generation: The library's, by which the store knows whether what it was told still holds.
    """
    from consult_tui.store.summary import Resting, Teller
    from consult_tui.text.citations import cited

    def tell(text: str) -> Resting:
        sentences = accounts.account(text)
        held = (id_ for each in sentences for id_ in each.rests_on)
        lines = tuple(dict.fromkeys([*cited(text), *held]))
        return Resting(lines, any(each.needs_agreement for each in sentences))

    return Teller(generation, tell)
