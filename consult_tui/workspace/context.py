"""Who is acting and what day it is: decided once, here, and handed down as an argument.

"Today" is, first match wins: what the command line says (`--today`, CONSULT_TODAY); the sample's own day,
where the workspace is a sample; the clock in UK local time. Every rule about dates uses it; the history
records it beside the real clock. The user is: `--user`, CONSULT_USER; the name in the personal settings; the
login.
"""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from consult_tui.domain.dates import Moment
from consult_tui.errors import Usage

UK = "Europe/London"


@dataclass(frozen=True, slots=True)
class Context:
    """Who is acting, and the UK local time that every rule goes by."""

    now: datetime
    _user: Callable[[], str]

    @property
    def user(self) -> str:
        """Who is acting; looked up when first asked, for most commands only look."""
        return self._user()

    @property
    def today(self) -> date:
        """The day that every rule goes by."""
        return self.now.date()


def context(
    today: str = "",
    user: str = "",
    *,
    sample_day: str = "",
    personal_name: Callable[[], str] = lambda: "",
) -> Context:
    """Decide today and the user.

    Args:
        today: `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` from the command line, "" where it says nothing.
        user: A name from the command line, "" where it says nothing.
        sample_day: The sample's own day, "" in a workspace that is no sample.
        personal_name: Reads the name in the personal settings.

    Raises:
        Usage: If a day cannot be read.
    """
    given = today or sample_day
    now = _moment(given) if given else _uk_now()
    return Context(now, cache(lambda: user or personal_name() or _login()))


def _moment(text: str) -> datetime:
    try:
        moment = Moment.parse(text)
    except ValueError:
        message = f"'{text}' is not a day."
        raise Usage(message, "Write --today 2012-04-23 or 2012-04-23T17:00.") from None
    return datetime.combine(moment.day, moment.at or time())


def _uk_now() -> datetime:
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(UK)).replace(tzinfo=None)


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "officer"
