"""Facts that GOV.UK marks as such in its pages: those about consultations, and documents as HTML.

Source of the rules: the markup of GOV.UK consultation pages of 2018 to 2022 (`dt` "From", `span` of the class
"consultation-date" with `time` in it, "consultation-ways-to-respond").
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from consult_tui.domain.dates import Moment
from consult_tui.intake.blocks import FoundFacts
from consult_tui.intake.clean import clean, one_line
from consult_tui.intake.facts.emails import emails_in
from consult_tui.intake.readers.html_main import main_part

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST_LINK, _MOST_LINKS = 500, 500
"""Characters of a link's address and of the words around it; links of a page."""
_CLASS = "contains(concat(' ', normalize-space(@class), ' '), ' {} ')"


def facts_of(root: HtmlElement) -> FoundFacts:
    """What the page's own markup says; empty where it says nothing."""
    opens, closes = _dates(root)
    return FoundFacts(
        title=_title(root),
        departments=_departments(root),
        opens=opens,
        closes=closes,
        emails=_emails(root),
        address=_address(root),
        links=_links(root),
    )


def _with_class(root: HtmlElement, word: str) -> list[HtmlElement]:
    return list(root.xpath(f".//*[{_CLASS.format(word)}]"))


def _words(element: HtmlElement) -> str:
    return one_line(element.text_content())


def _title(root: HtmlElement) -> str:
    for path in ("//main//h1", "//h1", "//title"):
        for element in root.xpath(path):
            if words := _words(element):
                return words
    return ""


def _departments(root: HtmlElement) -> tuple[str, ...]:
    """Those beside "From", ministers too where the page names them; on a document, those in its logos."""
    for term in root.xpath("//dt"):
        if _words(term).rstrip(":").casefold() == "from":
            value = term.getnext()
            links = value.xpath(".//a[not(starts-with(@href, '#'))]") if value is not None else []
            if links:
                return tuple(dict.fromkeys(_words(link) for link in links))
    return tuple(dict.fromkeys(filter(None, map(_logo, _with_class(root, "gem-c-organisation-logo__name")))))


def _logo(element: HtmlElement) -> str:
    return one_line(" ".join(element.itertext()))


def _dates(root: HtmlElement) -> tuple[Moment | None, tuple[Moment, ...]]:
    """Opening and closing as the page marks them: one `time` is the closing, two are from and to."""
    opens: Moment | None = None
    for marked in _with_class(root, "consultation-date"):
        moments = [m for m in map(_moment, marked.iter("time")) if m]
        if len(moments) >= 2:
            return moments[0], (moments[1],)
        if moments:
            said = _words(marked.getparent()) if marked.getparent() is not None else ""
            if opens or not re.search(r"\bopens\b", said) or re.search(r"\bcloses\b", said):
                return opens, (moments[0],)
            opens = moments[0]
    return opens, ()


def _moment(element: HtmlElement) -> Moment | None:
    """A `time` in UK local time; midnight stands for a day without a time."""
    from zoneinfo import ZoneInfo

    try:
        when = datetime.fromisoformat(element.get("datetime", "").replace("Z", "+00:00"))
    except ValueError:
        return None
    if when.tzinfo:
        when = when.astimezone(ZoneInfo("Europe/London"))
    at = when.time().replace(second=0, microsecond=0)
    return Moment(when.date(), at if (at.hour, at.minute) != (0, 0) else None)


def _emails(root: HtmlElement) -> tuple[str, ...]:
    found: list[str] = []
    for part in _with_class(root, "consultation-ways-to-respond"):
        links = [link.get("href", "") for link in part.iter("a")]
        found += emails_in("\n".join([*links, *part.itertext()]))
    return tuple(dict.fromkeys(found))


def _links(root: HtmlElement) -> tuple[tuple[str, str], ...]:
    """The links of the page's main part: below "Ways to respond" with that said before their words."""
    ways = {link for part in _with_class(root, "consultation-ways-to-respond") for link in part.iter("a")}
    out = []
    for link in main_part(root).iter("a"):
        target = str(link.get("href") or "").strip()
        if len(target) <= _LONGEST_LINK and target.casefold().startswith("http"):
            said = _words(link)
            around = _words(link.getparent()) if link.getparent() is not None else said
            out.append((f"Respond online: {said}" if link in ways else around[:_LONGEST_LINK], target))
    return tuple(out[:_MOST_LINKS])


def _address(root: HtmlElement) -> str | None:
    """The contact block below "Write to"."""
    for part in _with_class(root, "consultation-ways-to-respond"):
        for heading in part.xpath(".//h3"):
            if not _words(heading).casefold().startswith("write to"):
                continue
            for sibling in heading.itersiblings():
                lines = [one_line(line) for line in clean(_with_breaks(sibling)).split("\n")]
                if any(lines):
                    return "\n".join(filter(None, lines))
    return None


def _with_breaks(element: HtmlElement) -> str:
    parts = []
    for node in element.iter():
        if node.tag in ("br", "p", "div"):
            parts.append("\n")
        parts.append(re.sub(r"\s+", " ", node.text or ""))
        if node is not element:
            parts.append(re.sub(r"\s+", " ", node.tail or ""))
    return "".join(parts)
