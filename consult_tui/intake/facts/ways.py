"""How one may respond: online, by e-mail, by post, on a form; each with where to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from consult_tui.intake.facts.emails import emails_in

_URL = re.compile(r"https?://[^\s<>\"'|()\[\]]{4,300}|\bwww\.[^\s<>\"'|()\[\]]{4,300}", re.IGNORECASE)
_ONLINE = re.compile(
    r"\b(?:respond(?:ing)? (?:online|on-line|here|by completing|via|using|at|through)|online (?:survey|form"
    r"|response|questionnaire|consultation|tool|portal|service)|(?:complete|completing|fill in|take)"
    r" (?:the|our|this|an?)\b.{0,30}(?:survey|questionnaire|form)"
    r"|consultation hub|citizen space|response can be made"
    r"|(?:survey|submit (?:your )?(?:response|evidence)).{0,40}(?:at|here|online|using))",
    re.IGNORECASE,
)
_SURVEYS = re.compile(
    r"citizenspace|smartsurvey|surveymonkey|forms\.(?:office|gle|cloud)|qualtrics|engagementhq|snapsurveys"
    r"|online1\.|/surveys?/",
    re.IGNORECASE,
)
"""Addresses at which nothing stands but surveys."""
_FORM = re.compile(r"\b(?:response|reply|answer|consultation) (?:form|template|proforma)\b", re.IGNORECASE)
_FILE = re.compile(r"\.(?:docx?|odt|rtf|pdf|dotx?)(?:$|[?#])", re.IGNORECASE)
_NOT_TO_RESPOND = re.compile(
    r"privacy|charter|complain|licen[cs]e|information commissioner|data protection", re.IGNORECASE
)
_BY_MAIL = re.compile(
    r"\b(?:respon\w+|repl(?:y|ies)|send|sent|submit\w*|return\w*|comments?|views|e-?mail)\b", re.IGNORECASE
)
_BEFORE = 200
"""Characters before an address that say what it is for."""


def ways_of(
    texts: Sequence[str],
    *,
    links: Iterable[tuple[str, str]] = (),
    emails: Sequence[str] = (),
    address: str | None = None,
) -> tuple[str, ...]:
    """The ways to respond, each once: "online: URL", "email: ADDRESS", "post: ADDRESS", "form: URL".

    Args:
        texts: The document's paragraphs.
        links: Words and address of each link, where the format has any.
        emails: Those that the format marks as a way to respond; else those in a sentence about responding.
        address: The postal address found.

    >>> ways_of(["You can respond online at https://example.org/fees or write to fees@example.org."])
    ('online: https://example.org/fees', 'email: fees@example.org')
    """
    found = [*_from_links(links), *_from_texts(texts)]
    found += [f"email: {email}" for email in emails or _emails(texts)]
    if address:
        lines = (line.strip(" ,") for line in address.split("\n"))
        found.append(f"post: {', '.join(filter(None, lines))}")
    return tuple(dict.fromkeys(found))


def _from_links(links: Iterable[tuple[str, str]]) -> Iterable[str]:
    for words, target in links:
        if not target.casefold().startswith(("http://", "https://")) or _NOT_TO_RESPOND.search(words):
            continue
        if _FILE.search(target) and _FORM.search(words):
            yield f"form: {target}"
        elif _ONLINE.search(words) or _SURVEYS.search(target):
            yield f"online: {target}"


def _from_texts(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        if "://" not in text and "ww." not in text.casefold():
            continue
        for found in _URL.finditer(text):
            before = text[max(0, found.start() - _BEFORE) : found.start()].rpartition(". ")[2]
            target = found[0].rstrip(".,;:")
            if _NOT_TO_RESPOND.search(before):
                continue
            if _FORM.search(before) and _FILE.search(target):
                yield f"form: {target}"
            elif _ONLINE.search(before) or _SURVEYS.search(target):
                yield f"online: {target}"


def _emails(texts: Iterable[str]) -> list[str]:
    out: list[str] = []
    for text in texts:
        if "@" in text and _BY_MAIL.search(text) and not _NOT_TO_RESPOND.search(text):
            out += emails_in(text)
    return list(dict.fromkeys(out))
