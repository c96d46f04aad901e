"""Why a piece of a paper is no candidate, in words: nothing vanishes silently."""

from __future__ import annotations

HEADING = "a heading"
MEETING = "says which meeting the paper is for"
ITEM = "begins an item of the agenda"
NO_NUMBER = "a paragraph without a number"
TABLE = "stands in a table"
LEAD = "leads in to what stands below it"
AGENDA = "an entry of the agenda"
PURPOSE = "says what the paper is for"
CONTACT = "says whom to ask"
ACTION = "says who is to do something"
FORMAL = "a formality of every meeting"
NOTES = "asks for nothing to be agreed: it is to be noted or discussed"
NO_DECISION = "minutes a discussion, and no decision"
BY = "says who wrote the paper"
FURNITURE = "runs at the head or foot of the pages"
