"""What a draft for sign-off says of itself: printed by `word`, and known again when an old draft is read."""

from __future__ import annotations

KIND = "Draft response to a consultation"
"""Above its title."""
HOW_TO_READ = (
    "Small raised numbers lead to the annex, which says who agreed each line. "
    "Changes that you make in this file are tracked."
)
"""The last words of its title page and of the lists for sign-off."""
WORKING = "Still being worked on."
NEEDS_AGREEMENT = "Needs agreement."
OPEN_POINT = "Open point:"
ANNEX = "Annex: the lines behind this response"
