"""E-mail addresses in text and links."""

from __future__ import annotations

import re
from urllib.parse import unquote

_EMAIL = re.compile(r"[A-Za-z0-9][\w.+'&-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}")
_MAILTO = re.compile(r"mailto:\s*", re.IGNORECASE)


def emails_in(text: str) -> list[str]:
    """Every address in the text, each once whatever its capitals, in order.

    >>> emails_in("Write to policy@example.gov.uk, or mailto:Policy@example.gov.uk?subject=x")
    ['policy@example.gov.uk']
    """
    if "@" not in text and "%40" not in text:
        return []
    text = _MAILTO.sub(" ", unquote(text) if "mailto:" in text.casefold() else text)
    found = {email.casefold(): email for email in reversed([e.rstrip(".-") for e in _EMAIL.findall(text)])}
    return list(reversed(found.values()))
