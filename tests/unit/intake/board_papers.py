"""Board papers of our own making in six layouts, each with what a careful reader finds in it.

The gold was written by hand before the rules were; bodies, places and words are invented.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.unit.intake.make import docx, level, numbered, odt, p

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class Gold:
    """One numbered paragraph as a careful reader cites it."""

    paragraph: str
    starts: str
    """How its text begins."""
    heading: str
    kind: str = "report"
    take_as: str = "stated"
    item: str = ""
    """"" for the paper's own."""
    minute: str = ""
    body: str = ""
    date: str = ""


@dataclass(frozen=True)
class Paper:
    """A paper and everything that is to be found in it."""

    name: str
    data: bytes
    body: str
    date: str
    item: str
    gold: tuple[Gold, ...]
    left_out: tuple[str, ...]
    """Beginnings of texts that are listed as left out."""


def _word() -> Paper:
    """Word: styles, generated numbers restarting below an appendix, letters, what and when in the header."""
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "(%2)")}'
        "</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    )
    title, head = '<w:pStyle w:val="T"/>', '<w:pStyle w:val="H"/>'
    body = "".join(
        [
            p("Ferries and island schools", title),
            p("Report by the Head of Transport", ""),
            p("Purpose of report", head),
            p("For decision."),
            p("Recommendations", head),
            numbered("That the Board agrees that no island school should lose its Monday ferry.", 1),
            numbered("That the Board notes the timetable in Appendix A.", 1),
            p("Background", head),
            numbered("Island pupils cross by ferry on Mondays. We have asked that", 1),
            numbered("the early ferry keeps running in winter;", 1, 1),
            numbered("fares for pupils stay as they are.", 1, 1),
            numbered("Councils should be paid in full for any new duty to provide crossings.", 1),
            p("The Department has not answered yet, and no date is known."),
            p("Contact officer: Jo Example, 01234 567890"),
            p("Appendix A: Timetable", head),
            numbered("The winter timetable should be published by the first of August each year.", 2),
        ]
    )
    sections = '<w:sectPr><w:headerReference w:type="default"/></w:sectPr>'
    header = f"<w:hdr {W}>" + p("Sample Board") + p("20 June 2012\tItem 4".replace("\t", " ")) + "</w:hdr>"
    data = docx(body + sections, styles=styles, numbering=numbering, **{"word/header1.xml": header})
    recommended = "Recommendations"
    return Paper(
        "ferries.docx",
        data,
        "Sample Board",
        "2012-06-20",
        "4",
        (
            Gold("1", "That the Board agrees that no island", recommended, take_as="proposed"),
            Gold("3", "Island pupils cross", "Background"),
            Gold("3(a)", "the early ferry", "Background"),
            Gold("3(b)", "fares for pupils", "Background"),
            Gold("4", "Councils should be paid in full", "Background"),
            Gold("1", "The winter timetable", "Appendix A: Timetable"),
        ),
        ("That the Board notes", "For decision.", "Contact officer", "The Department has not answered"),
    )


REPORT_TEXT = """\
Coastal Transport Committee
14 March 2012
Agenda item 7

Quieter nights at the harbour

Report of the Director of Places

1. Purpose

1.1 This report asks the Committee to take a view on night work at the harbour.

For information.

2. What we have said

2.1 We have told the Harbour Office that night work should end at eleven, because
families in the old town cannot sleep through the noise of the cranes.

2.2 Our view has been the same since 2009:

2.2.1 Work after eleven needs a permit.

2.2.2 A permit should say which days it is good for and who answers the telephone.

2.3 Members may recall that 3 million tonnes were landed last year.

Coastal Transport Committee
14 March 2012
Agenda item 7

3. Next steps

3.1 We will write to the Harbour Office again in April, and say that the costs of
measuring noise should fall on those who make it.

3.2 A summary for the public is at Annex B.

Action

Director of Places to write to the Harbour Office.

Telephone: 01234 567890
Email: places@example.org
"""

REPORT_GOLD = (
    Gold("1.1", "This report asks the Committee", "Purpose"),
    Gold("2.1", "We have told the Harbour Office that night work should end at eleven, because families",
         "What we have said"),
    Gold("2.2", "Our view has been the same", "What we have said"),
    Gold("2.2.1", "Work after eleven", "What we have said"),
    Gold("2.2.2", "A permit should say", "What we have said"),
    Gold("2.3", "Members may recall that 3 million", "What we have said"),
    Gold("3.1", "We will write to the Harbour Office again in April, and say that the costs of measuring",
         "Next steps"),
    Gold("3.2", "A summary for the public", "Next steps"),
)  # fmt: skip
REPORT_LEFT_OUT = ("For information.", "Director of Places to write", "Telephone", "Email")


def _text() -> Paper:
    """Text as it comes out of a PDF: numbered headings, dotted numbers, wrapped lines, repeated headers."""
    return Paper(
        "harbour-nights.txt", REPORT_TEXT.encode(), "Coastal Transport Committee", "2012-03-14", "7",
        REPORT_GOLD, REPORT_LEFT_OUT,
    )  # fmt: skip


def _minutes() -> Paper:
    """A web page of minutes: the meeting in its title, numbers on headings, RESOLVED with letters."""
    page = """<!doctype html><html><head><title>Minutes</title></head><body><main>
<h1>Minutes of the meeting of the Lighthouse Panel held on Tuesday 6 March 2012</h1>
<p>Present: A. Example (Chair), B. Sample</p>
<h2>11. Apologies</h2>
<p>Apologies were received from C. Instance.</p>
<h2>12. Keeping lights lit</h2>
<p>The Panel discussed the report of the keeper.</p>
<p>RESOLVED that every lighthouse should have a keeper on call at night.</p>
<h2>13. Buoys</h2>
<p>RESOLVED:</p>
<ol type="a"><li>That buoys be painted each spring.</li>
<li>That harbours should be told a month before a buoy is moved.</li></ol>
<h2>14. Fog signals</h2>
<p>Decision</p>
<p>The Panel agreed that fog signals should sound only in fog.</p>
<p>Action: the clerk to tell the keepers.</p>
<h2>15. Date of next meeting</h2>
<p>3 April 2012</p>
</main></body></html>"""
    return Paper(
        "lighthouse-minutes.html", page.encode(), "Lighthouse Panel", "2012-03-06", "",
        (
            Gold("12", "RESOLVED that every lighthouse", "Keeping lights lit", "decision", "proposed",
                 minute="12"),
            Gold("13(a)", "That buoys be painted", "Buoys", "decision", "proposed", minute="13"),
            Gold("13(b)", "That harbours should be told", "Buoys", "decision", "proposed", minute="13"),
            Gold("14", "The Panel agreed that fog", "Fog signals", "decision", "proposed", minute="14"),
        ),
        ("Present", "Apologies were received", "The Panel discussed", "Action: the clerk", "3 April 2012"),
    )  # fmt: skip


def _odt() -> Paper:
    """OpenDocument: labels of its own making for who, when and which, roman parts, "Para 5" typed out."""

    def h(text: str) -> str:
        return f'<text:h text:outline-level="2">{text}</text:h>'

    def t(text: str) -> str:
        return f"<text:p>{text}</text:p>"

    body = "".join(
        [
            t("Report to: Moorland Forum"),
            t("Date of meeting: 2 May 2012"),
            t("Agenda item number: 3(b)"),
            t("Title: Paths for everyone"),
            t("Status: for information"),
            h("Where we stand"),
            t("Para 1 Paths should be open to wheelchairs wherever the ground allows it."),
            t("Para 2: Councils need three things to keep paths open:"),
            t("(i) a grant that rises with prices;"),
            t("(ii) a right to close a path in bad weather; and"),
            t("(iii) volunteers who are insured."),
            h("What comes next"),
            t("Para 3. We will publish a map of open paths in the autumn."),
        ]
    )  # fmt: skip
    return Paper(
        "paths.odt", odt(body), "Moorland Forum", "2012-05-02", "3(b)",
        (
            Gold("1", "Paths should be open", "Where we stand"),
            Gold("2", "Councils need three things", "Where we stand"),
            Gold("2(i)", "a grant that rises", "Where we stand"),
            Gold("2(ii)", "a right to close", "Where we stand"),
            Gold("2(iii)", "volunteers who are insured", "Where we stand"),
            Gold("3", "We will publish a map", "What comes next"),
        ),
        (),
    )  # fmt: skip


def _pack() -> Paper:
    """An agenda pack: a list of items, then each with numbers of its own, and the last meeting's minutes."""
    text = """\
SAMPLE REGIONAL BOARD

Agenda

Thursday 19 April 2012, 10.30am

1. Apologies
2. Minutes of the last meeting
3. Bus passes
4. Any other business

Item 2: Minutes of the meeting held on 8 March 2012

5. Libraries

RESOLVED that no library should close without a year's notice.

Item 3

Bus passes

For information

Background

1. Bus passes for young people should be free until eighteen.

2. We have said so to the Department twice:

a) in 2010, in answer to its consultation; and
b) in 2011, in a letter from the chair.

Recommendation

3. That members note the report.

Item 4 - Night buses

1. Night buses should stop wherever it is safe to do so.

Financial implications

2. There are no costs to the Board.

Contact: Sam Sample
sam@example.org
"""
    board, day = "SAMPLE REGIONAL BOARD", "2012-04-19"
    return Paper(
        "april-pack.txt", text.encode(), board, day, "",
        (
            Gold("5", "RESOLVED that no library should", "Libraries", "decision", "proposed", "2", "5", board,
                 "2012-03-08"),
            Gold("1", "Bus passes for young people", "Background", item="3"),
            Gold("2", "We have said so", "Background", item="3"),
            Gold("2(a)", "in 2010", "Background", item="3"),
            Gold("2(b)", "in 2011", "Background", item="3"),
            Gold("1", "Night buses should stop", "Night buses", item="4"),
            Gold("2", "There are no costs", "Financial implications", item="4"),
        ),
        ("Apologies", "Minutes of the last", "Bus passes", "Any other", "That members note", "Contact: Sam"),
    )  # fmt: skip


def papers() -> dict[str, Paper]:
    """Every paper by its layout."""
    return {"word": _word(), "text": _text(), "minutes": _minutes(), "odt": _odt(), "pack": _pack()}
