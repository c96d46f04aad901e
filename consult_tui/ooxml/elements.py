"""Making elements of WordprocessingML.

Every element is made by python-docx's own parser, so that it has python-docx's methods, and every text goes
in as a text node: nothing that an officer or a department wrote can become markup.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from lxml import etree

    Element: TypeAlias = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = "http://www.w3.org/XML/1998/namespace"

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_NAMESPACES = {"w": W, "w14": W14, "r": R, "mc": MC, "xml": XML}
_DECLARED = {prefix: uri for prefix, uri in _NAMESPACES.items() if prefix != "xml"}


@lru_cache(maxsize=512)
def clark(name: str) -> str:
    """`w:p` as `{namespace}p`; a name without a prefix is in no namespace."""
    prefix, _, local = name.rpartition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}" if prefix else local


def make(name: str, attributes: Mapping[str, str] | None = None, *children: Element) -> Element:
    """An element such as `make("w:jc", {"w:val": "right"})`, with its children in this order."""
    element: Element = _parser().makeelement(
        clark(name), {clark(key): value for key, value in (attributes or {}).items()}, nsmap=_DECLARED
    )
    for child in children:
        element.append(child)
    return element


def value(name: str, val: str | int) -> Element:
    """The commonest kind: an element whose only attribute is `w:val`."""
    return make(name, {"w:val": str(val)})


@lru_cache(maxsize=1)
def _parser() -> Any:
    from docx.oxml.parser import oxml_parser

    return oxml_parser
