"""Settings of a document, in the strict order of their schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from consult_tui.ooxml.elements import clark, make

if TYPE_CHECKING:
    from consult_tui.ooxml.elements import Element

_BEFORE_TRACKING = [
    "writeProtection",
    "view",
    "zoom",
    "removePersonalInformation",
    "removeDateAndTime",
    "doNotDisplayPageBoundaries",
    "displayBackgroundShape",
    "printPostScriptOverText",
    "printFractionalCharacterWidth",
    "printFormsData",
    "embedTrueTypeFonts",
    "embedSystemFonts",
    "saveSubsetFonts",
    "saveFormsData",
    "mirrorMargins",
    "alignBordersAndEdges",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "hideSpellingErrors",
    "hideGrammaticalErrors",
    "activeWritingStyle",
    "proofState",
    "formsDesign",
    "attachedTemplate",
    "linkStyles",
    "stylePaneFormatFilter",
    "stylePaneSortMethod",
    "documentType",
    "mailMerge",
    "revisionView",
]
"""CT_Settings of ISO/IEC 29500-1 up to `trackRevisions`."""


def track_changes(settings: Element) -> None:
    """Switch change tracking on; it stays for the reader to switch off, for nothing is locked."""
    if settings.find(clark("w:trackRevisions")) is not None:
        return
    earlier = {clark(f"w:{name}") for name in _BEFORE_TRACKING}
    place = sum(1 for child in settings if child.tag in earlier)
    settings.insert(place, make("w:trackRevisions"))
