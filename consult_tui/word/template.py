"""Our Word template: made here, shipped as `template.docx` so that anyone can open it and look at the styles.

`python -m consult_tui.word.template` writes the file anew after a change to the styles; a test holds the file
and this module to each other. python-docx's own template is not used: it is American, holds a stray
bibliography, disagrees with itself about styles, and lacks half of what we need.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from consult_tui.ooxml.elements import make, value
from consult_tui.ooxml.fields import page_count, page_number
from consult_tui.ooxml.package import CONTENT_TYPES, pack
from consult_tui.ooxml.paragraphs import paragraph
from consult_tui.ooxml.text import run
from consult_tui.word.template_parts import numbering, styles
from consult_tui.word.template_styles import FONT
from consult_tui.word.template_theme import theme

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element

NAME = "template.docx"

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_PARTS = ("styles", "settings", "numbering", "fontTable", "header1", "header2", "footer1", "footer2", "theme")
"""Parts of the document, each named for its kind; header1 and footer1 are the first page's."""


def template() -> bytes:
    """The template as it is shipped."""
    return files(__package__).joinpath(NAME).read_bytes()


def build() -> bytes:
    """The template as this module makes it."""
    roots = {
        "document": _document(),
        "styles": styles(),
        "settings": _settings(),
        "numbering": numbering(),
        "fontTable": _fonts(),
        "header1": make("w:hdr", None, paragraph("FirstHeader")),
        "header2": make("w:hdr", None, paragraph("Header")),
        "footer1": make("w:ftr", None, _footer()),
        "footer2": make("w:ftr", None, _footer()),
    }
    parts = {f"word/{name}.xml": _bytes(root) for name, root in roots.items()}
    parts["word/theme.xml"] = theme()
    parts |= {CONTENT_TYPES: _content_types(), "_rels/.rels": _package_relationships()}
    parts["word/_rels/document.xml.rels"] = _document_relationships()
    parts |= {"docProps/core.xml": _core(), "docProps/app.xml": _app()}
    return pack(parts)


def _document() -> Element:
    edges = [
        make(f"w:{edge}Reference", {"w:type": kind, "r:id": f"rId{_PARTS.index(name) + 1}"})
        for edge, kind, name in (
            ("header", "first", "header1"),
            ("header", "default", "header2"),
            ("footer", "first", "footer1"),
            ("footer", "default", "footer2"),
        )
    ]
    a4 = make("w:pgSz", {"w:w": "11906", "w:h": "16838"})
    margins = {"top": 1361, "right": 1304, "bottom": 1247, "left": 1304, "header": 624, "footer": 567}
    room = {f"w:{side}": str(width) for side, width in margins.items()} | {"w:gutter": "0"}
    section = make("w:sectPr", None, *edges, a4, make("w:pgMar", room), make("w:titlePg"))
    # A program that does not know Word 2010's tick-boxes is told to pass over what it does not know of them.
    return make("w:document", {"mc:Ignorable": "w14"}, make("w:body", None, section))


def _settings() -> Element:
    mode = {"w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15"}
    return make(
        "w:settings",
        None,
        make("w:zoom", {"w:percent": "100"}),
        value("w:defaultTabStop", 720),
        value("w:characterSpacingControl", "doNotCompress"),
        make("w:compat", None, make("w:compatSetting", mode)),
        make("w:themeFontLang", {"w:val": "en-GB"}),
        value("w:decimalSymbol", "."),
        value("w:listSeparator", ","),
    )


def _fonts() -> Element:
    kinds = [value("w:family", "swiss"), value("w:pitch", "variable")]
    stand_in = value("w:altName", "Liberation Sans")
    return make("w:fonts", None, make("w:font", {"w:name": FONT}, stand_in, *kinds))


def _footer() -> Element:
    count = [run("\tPage "), page_number(), run(" of "), page_count()]
    return paragraph("Footer", count)


def _bytes(root: Element) -> bytes:
    from lxml import etree

    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def _content_types() -> bytes:
    kinds = {name: f"{_MAIN}.{name.rstrip('12')}+xml" for name in _PARTS}
    kinds["document"] = f"{_MAIN}.document.main+xml"
    kinds["theme"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides = {f"/word/{name}.xml": kind for name, kind in kinds.items()}
    overrides["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    overrides["/docProps/app.xml"] = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    listed = "".join(f'<Override PartName="{n}" ContentType="{k}"/>' for n, k in overrides.items())
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = f'<Default Extension="rels" ContentType="{relationships}"/>'
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    return f'{_HEAD}<Types xmlns="{_TYPES}">{defaults}{listed}</Types>'.encode()


def _package_relationships() -> bytes:
    return _relationships(
        [
            (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{_CORE.replace('metadata', 'relationships/metadata')}", "docProps/core.xml"),
            (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ]
    )


def _document_relationships() -> bytes:
    return _relationships([(f"{_OFFICE}/relationships/{n.rstrip('12')}", f"{n}.xml") for n in _PARTS])


def _relationships(targets: list[tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_RELS}">{listed}</Relationships>'.encode()


def _core() -> bytes:
    names = f'xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    language = "<dc:language>en-GB</dc:language>"
    return f"{_HEAD}<cp:coreProperties {names}>{language}</cp:coreProperties>".encode()


def _app() -> bytes:
    namespace = f"{_OFFICE}/extended-properties"
    return (
        f'{_HEAD}<Properties xmlns="{namespace}"><Application>consult_tui</Application></Properties>'.encode()
    )


if __name__ == "__main__":
    Path(__file__).with_name(NAME).write_bytes(build())
