"""What a document says of itself: core properties, and custom ones that we read back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from consult_tui.ooxml.text import one_line

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The format id that [MS-OSHARED] gives to properties of the user's own."""

LONGEST_VALUE = 255
"""Characters of a core property."""


def set_core(document: Any, *, title: str, status: str, language: str, at: datetime) -> None:
    """Title, status, language and times; nobody's name, whatever the template held.

    Args:
        document: A python-docx document.
        title: Cut to 255 characters.
        status: Such as "Draft".
        language: Such as "en-GB".
        at: When it was made, as the caller counts time; written as it stands.
    """
    core = document.core_properties
    core.title = one_line(title)[:LONGEST_VALUE]
    core.content_status = one_line(status)[:LONGEST_VALUE]
    core.language = language
    core.author = core.last_modified_by = core.comments = core.keywords = ""
    core.created = core.modified = at.replace(microsecond=0)
    core.revision = 1


def add_custom(document: Any, values: Mapping[str, str]) -> None:
    """Custom properties, in this order; a document that has some already must not be given more."""
    if not values:
        return
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={"cp": _CUSTOM, "vt": _TYPES})
    for number, (name, text) in enumerate(values.items(), start=2):
        attributes = {"fmtid": _FORMAT, "pid": str(number), "name": one_line(name)}
        held = etree.SubElement(root, f"{{{_CUSTOM}}}property", attributes)
        etree.SubElement(held, f"{{{_TYPES}}}lpwstr").text = one_line(text)
    package = document.part.package
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    package.relate_to(Part(PackURI("/docProps/custom.xml"), _CONTENT_TYPE, xml, package), _RELATIONSHIP)
