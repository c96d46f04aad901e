"""The part of a page that holds what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def main_part(root: HtmlElement) -> HtmlElement:
    """The element that holds what the page is about: main, else article, else the body."""
    for path in ("//main", "//*[@role='main']", "//*[@id='main-content' or @id='content']"):
        found = root.xpath(path)
        if found:
            return found[0]
    articles = root.xpath("//article")
    return articles[0] if len(articles) == 1 else root
