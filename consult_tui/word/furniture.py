"""What stands round an outline in a document: header, footer, properties, and marks to read it back by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """How a document is dressed; equal furniture and equal outlines give equal bytes."""

    created: datetime
    """Written into the properties as it stands."""
    header: str = ""
    """At the head of every page, cut to one line."""
    title_page: bool = False
    """Whether the first page is a title page, which says what it is without a header."""
    marks: tuple[str, ...] = ()
    """What nobody may overlook, beside the header: "DRAFT, not cleared", "SAMPLE"."""
    status: str = ""
    """For the properties."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """By id of a line: the number that its citations print. A citation of any other id is shown as typed."""
    export_id: str = ""
    """Goes into the names of bookmarks; "" leaves out every mark that a reviewed draft is read back by."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """Custom properties of the document."""
    track_changes: bool = False
    """Switched on, and never locked."""
