"""What a document says about itself: by the markup of its page, and in its own words."""

from __future__ import annotations

import pytest

from consult_tui.domain.consultations import Consultation
from consult_tui.intake.blocks import Block, BlockKind, Document
from consult_tui.intake.facts.dates import dates_in
from consult_tui.intake.facts.departments import departments_of
from consult_tui.intake.facts.emails import emails_in
from consult_tui.intake.facts.facts import consultation_of
from consult_tui.intake.facts.nations import nations_of
from consult_tui.intake.facts.timetable import closings_of, opening_of
from consult_tui.intake.facts.ways import ways_of
from consult_tui.intake.readers import html

LANDING = """<main><h1>Fees in ports</h1><dl><dt>From:</dt><dd>
<a href="/government/organisations/x">Department for
Harbours</a> and <a href="/government/people/y">A Minister MP</a></dd></dl>
<p>This consultation {ran}<span class="consultation-date">{times}</span></p>
<div class="consultation-ways-to-respond"><h2>Ways to respond</h2><h3>Email to:</h3>
<p><a href="mailto:Fees@harbours.example?subject=x">Fees@harbours.example</a></p><h3>Write to:</h3>
<div class="contact"><p>Fees team<br>1 Quay Street<br>London<br>SW1A 1AA</p></div></div></main>"""


def read_words(*said: str) -> tuple[Consultation, list[str]]:
    blocks = tuple(Block(text=text) for text in said)
    return consultation_of(Document(blocks=blocks), source="x", sha256="")


def facts(ran: str, times: str) -> tuple[str, str]:
    found = html.read(LANDING.format(ran=ran, times=times).encode(), "x").facts
    return str(found.opens), str(found.closes[0] if found.closes else None)


def time_of(iso: str) -> str:
    return f'<time datetime="{iso}">x</time>'


def test_a_landing_page_marks_its_facts() -> None:
    found = html.read(LANDING.format(ran="", times="").encode(), "x").facts
    assert found.title == "Fees in ports"
    assert found.departments == ("Department for Harbours", "A Minister MP")
    assert found.emails == ("Fees@harbours.example",)
    assert found.address == "Fees team\n1 Quay Street\nLondon\nSW1A 1AA"


def test_times_are_uk_local_time_and_midnight_is_none() -> None:
    closes = time_of("2022-10-14T23:45:00.000+01:00")
    assert facts("closes at", closes) == ("None", "2022-10-14T23:45")
    assert facts("closes at", time_of("2022-07-14T16:00:00Z")) == ("None", "2022-07-14T17:00")
    span = time_of("2022-01-03T09:30:00.000+00:00") + " to " + time_of("2022-03-04T00:00:00.000+00:00")
    assert facts("ran from", span) == ("2022-01-03T09:30", "2022-03-04")
    assert facts("opens at", time_of("2022-01-03T09:30:00.000+00:00")) == ("2022-01-03T09:30", "None")
    assert facts("closes at", time_of("soon")) == ("None", "None")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("3 July 2012", ["2012-07-03"]),
        ("5pm on Friday 14th October 2022", ["2022-10-14T17:00"]),
        ("14 October 2022 at 5.30 p.m.", ["2022-10-14T17:30"]),
        ("noon on 1 May 2011", ["2011-05-01T12:00"]),
        ("midnight on 1 May 2011", ["2011-05-01T23:59"]),
        ("23:59 on 1 September 2022", ["2022-09-01T23:59"]),
        ("12am, 1 May 2011", ["2011-05-01T00:00"]),
        ("July 3, 2012", ["2012-07-03"]),
        ("03/07/2012", ["2012-07-03"]),
        ("2012-07-03", ["2012-07-03"]),
        ("from 3 May to 4 July 2011", ["2011-05-03", "2011-07-04"]),
        ("1 Hydref 2022", ["2022-10-01"]),
        ("31 June 2012", []),
        ("3 July", []),
        ("paragraph 4.15 of 3 July 2012", ["2012-07-03"]),
    ],
)
def test_dates_as_they_are_written(said: str, meant: list[str]) -> None:
    assert [str(one.moment) for one in dates_in(said)] == meant


@pytest.mark.parametrize(
    ("said", "closes"),
    [
        ("The consultation closes at 5pm on 3 July 2012.", ["2012-07-03T17:00"]),
        ("Closing date: 3 July 2012", ["2012-07-03"]),
        ("The deadline for responses is 3 July 2012.", ["2012-07-03"]),
        ("Please send your response to us by 3 July 2012.", ["2012-07-03"]),
        ("This consultation will run from 3 May 2012 to 3 July 2012.", ["2012-07-03"]),
        ("The consultation period began on 3 May 2012 and will run until 3 July 2012.", ["2012-07-03"]),
        ("It closes on 3 July 2012. It closes at noon on 3 July 2012.", ["2012-07-03T12:00"]),
        ("The ceiling would apply from 1 April 2023 to 31 March 2024.", []),
        ("The review was published on 3 July 2012.", []),
        ("Responses were many. The Act of 3 July 2012 applies.", []),
    ],
)
def test_closing_dates_by_the_words_before_them(said: str, closes: list[str]) -> None:
    assert [str(moment) for moment in closings_of([said])] == closes


def test_opening_dates() -> None:
    assert (
        str(opening_of(["The consultation was launched on 3 May 2012 and closes on 3 July 2012."]))
        == "2012-05-03"
    )
    assert opening_of(["The consultation closes on 3 July 2012."]) is None


def test_two_closing_dates_are_both_shown_and_the_earlier_is_taken() -> None:
    blocks = tuple(Block(text=t) for t in ("It closes on 3 July 2012 at 5pm.", "Closing date: 2 July 2012"))
    found, doubts = consultation_of(Document(blocks=blocks), source="a.txt", sha256="")
    assert str(found.closes) == "2012-07-02"
    assert "2012-07-03 17:00, 2012-07-02" in doubts[0]


def test_a_heading_explains_the_date_below_it() -> None:
    blocks = (Block(kind=BlockKind.HEADING, level=3, text="Closing date"), Block(text="3 July 2012, 5pm"))
    found, _ = consultation_of(Document(blocks=blocks), source="a.txt", sha256="")
    assert str(found.closes) == "2012-07-03T17:00"


def test_no_closing_date_is_said() -> None:
    found, doubts = consultation_of(Document(blocks=(Block(text="Words."),)), source="Fees.txt", sha256="")
    assert found.closes is None
    assert doubts == ["No closing date was found."]
    assert found.title == "Fees"


def test_headings_that_every_document_has_are_no_titles() -> None:
    blocks = tuple(
        Block(kind=BlockKind.HEADING, level=1, text=t) for t in ("Contents", "Fees in ports", "Costs")
    )
    assert consultation_of(Document(blocks=blocks), source="", sha256="")[0].title == "Fees in ports"


def test_departments_in_full_and_in_short() -> None:
    assert departments_of(["The Ministry of Harbours asks."]) == ("Ministry of Harbours",)
    assert departments_of(["DfT asks."]) == ("Department for Transport",)
    assert departments_of(["Nobody asks."]) == ()


def test_addresses_in_text_and_links() -> None:
    assert emails_in("a.b@x.gov.uk, A.B@x.gov.uk; mailto:c%2Bd@y.org. no@where") == [
        "a.b@x.gov.uk",
        "c+d@y.org",
    ]


def test_the_post_address_is_the_one_to_respond_to() -> None:
    lines = ("The Data Protection Officer can be written to: write to 2 Old Road, London SW1P 4DF",)
    respond = "Responses may be sent by post to:\nFees team\n1 Quay Street\nLondon SW1A 1AA"
    blocks = tuple(
        Block(text=t) for t in (*lines, respond, "The e-mail is fees@x.org or psi@nationalarchives.gov.uk")
    )
    found, _ = consultation_of(Document(blocks=blocks), source="", sha256="")
    assert found.address == "Fees team\n1 Quay Street\nLondon SW1A 1AA"
    assert found.emails == ("fees@x.org",)


@pytest.mark.parametrize(
    "said",
    [
        "The ceiling would apply from 1 April 2023 to 31 March 2024.",
        "It is proposed that the relief be open for claims from 6 April 2023 until 5 May 2025.",
        "The review period starts on 1 April 2026 and ends on 30 June 2031.",
        "The survey of 2020 ran from 1 May 2020 to 30 June 2020.",
        "This consultation seeks views on a scheme which runs from 3 May 2023 to 4 July 2023.",
        "The consultation covers the period from 1 April 2023 to 31 March 2024.",
        "Evidence collected before 1 May 2021 is in Annex B.",
        "The government will publish its response by 30 November 2022.",
        "We will respond by 3 June 2022.",
        "We will respond to comments by 3 June 2022.",
    ],
)
def test_other_periods_and_dates_are_not_the_consultations(said: str) -> None:
    assert opening_of([said]) is None
    assert closings_of([said]) == []


@pytest.mark.parametrize(
    ("said", "opens", "closes"),
    [
        ("It ran from 9 May until 11:59pm on 3 July 2022.", "2022-05-09", ["2022-07-03T23:59"]),
        ("Duration: 12 weeks. Starts 1 March 2022. Ends 24 May 2022.", "2022-03-01", ["2022-05-24"]),
        ("Date of issue: 14 February 2022. Responses by 9 May 2022.", "2022-02-14", ["2022-05-09"]),
        ("Issue date: 14 February 2022. You have until 9 May 2022.", "2022-02-14", ["2022-05-09"]),
    ],
)
def test_more_ways_to_say_when(said: str, opens: str, closes: list[str]) -> None:
    assert str(opening_of([said])) == opens
    assert [str(moment) for moment in closings_of([said])] == closes


def test_terms_announce_the_dates_beside_them_and_titles_do_not() -> None:
    page = (
        "<main><h1>Ports</h1><dl><dt>Opened</dt><dd>3 May 2022</dd><dt>Closes</dt><dd>30 June 2022</dd></dl>"
    )
    found, _ = consultation_of(html.read(page.encode(), "x"), source="x", sha256="")
    assert (str(found.opens), str(found.closes)) == ("2022-05-03", "2022-06-30")
    dated = "<main><h1>Opened by all: ports</h1><p>3 May 2022</p></main>"
    assert consultation_of(html.read(dated.encode(), "x"), source="x", sha256="")[0].opens is None


def test_opening_and_closing_may_be_marked_apart() -> None:
    times = time_of("2022-05-03T09:30:00.000+01:00")
    closing = '<p>closes at <span class="consultation-date">' + time_of("2022-07-03T23:45:00.000+01:00")
    assert facts("opens at", times + "</span></p>" + closing) == ("2022-05-03T09:30", "2022-07-03T23:45")


def test_the_button_that_shows_more_departments_is_none() -> None:
    more = '<a href="/x">Home Office</a> <a href="#">+ 1 others</a> <a href="/y">Ofsted</a>'
    page = f"<main><h1>Fees</h1><dl><dt>From:</dt><dd>{more}</dd></dl></main>"
    assert html.read(page.encode(), "x").facts.departments == ("Home Office", "Ofsted")


def test_two_closing_times_are_both_said_and_the_earlier_is_taken() -> None:
    found, doubts = read_words("It closes at 5pm on 3 July 2012.", "The deadline is 3 July 2012 at noon.")
    assert str(found.closes) == "2012-07-03T12:00"
    (doubt,) = [one for one in doubts if "closing" in one]
    assert "2012-07-03 17:00" in doubt
    assert "2012-07-03 12:00" in doubt


def test_a_page_whose_words_give_another_time_than_its_mark() -> None:
    def read(words: str) -> tuple[str, list[str]]:
        page = LANDING.format(ran="closes at ", times=time_of("2022-10-14T23:45:00.000+01:00"))
        document = html.read(page.replace("</main>", f"<p>{words}</p></main>").encode(), "x")
        found, doubts = consultation_of(document, source="x", sha256="")
        return str(found.closes), doubts

    closes, doubts = read("Please respond by 5pm on 14 October 2022.")
    assert closes == "2022-10-14T17:00"
    assert "23:45" in doubts[0]
    assert "17:00" in doubts[0]
    closes, doubts = read("Please respond by 12 October 2022.")
    assert closes == "2022-10-14T23:45"
    assert "says another" in doubts[0]
    assert read("Please respond by 14 October 2022.") == ("2022-10-14T23:45", [])


def test_the_last_minute_of_the_day_before_is_the_marked_midnight() -> None:
    page = LANDING.format(ran="closes at ", times=time_of("2022-07-14T00:00:00.000+01:00"))
    page = page.replace("</main>", "<p>This consultation closes at 11:59pm on 13 July 2022.</p></main>")
    found, doubts = consultation_of(html.read(page.encode(), "x"), source="x", sha256="")
    assert (str(found.closes), doubts) == ("2022-07-14", [])


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        ("You can respond online at https://example.org/fees.", ["online: https://example.org/fees"]),
        ("Please complete our short survey: www.example.org/s/1", ["online: www.example.org/s/1"]),
        ("Responses should be sent to fees@example.org.", ["email: fees@example.org"]),
        (
            "Fill in the response form at https://example.org/form.docx and return it to fees@example.org.",
            ["form: https://example.org/form.docx", "email: fees@example.org"],
        ),
        ("More on boats is at https://example.org/boats.", []),
        ("See our privacy notice online form at https://example.org/privacy.", []),
        ("Complaints go to complain@example.org in any case.", []),
    ],
)
def test_ways_to_respond(said: str, ways: list[str]) -> None:
    assert list(ways_of([said])) == ways


def test_a_postal_address_is_a_way() -> None:
    found, _ = read_words("Or in writing to: Fees Team, 1 Quay Street, London SW1A 1AA. E-mail: a@b.example")
    assert found.address == "Fees Team, 1 Quay Street, London SW1A 1AA"
    assert "post: Fees Team, 1 Quay Street, London SW1A 1AA" in found.ways


def test_a_page_names_its_ways_by_its_links() -> None:
    page = LANDING.format(ran="", times="").replace(
        "<h3>Email", "<p><a href='https://example.org/s'>Respond online</a></p><h3>Email"
    )
    page = page.replace(
        "</main>",
        "<p><a href='https://example.org/Form.odt'>Response form</a></p>"
        "<p><a href='https://example.org/map'>A map</a></p></main>",
    )
    found, _ = consultation_of(html.read(page.encode(), "x"), source="x", sha256="")
    assert found.ways == (
        "online: https://example.org/s",
        "form: https://example.org/Form.odt",
        "email: Fees@harbours.example",
        "post: Fees team, 1 Quay Street, London, SW1A 1AA",
    )


@pytest.mark.parametrize(
    ("said", "nations"),
    [
        (["This consultation applies to England only."], ["England"]),
        (["Applies to England and Wales"], ["England", "Wales"]),
        (
            ["These proposals relate to the United Kingdom."],
            ["England", "Scotland", "Wales", "Northern Ireland"],
        ),
        (["Territorial extent", "Great Britain"], ["England", "Scotland", "Wales"]),
        (["Geographical scope: Wales"], ["Wales"]),
        (["The measures extend to the UK, but not Scotland."], ["England", "Wales", "Northern Ireland"]),
        (["The fee in Scotland is lower than that in England."], []),
        (["The Bank of England was consulted."], []),
    ],
)
def test_nations_to_which_it_applies(said: list[str], nations: list[str]) -> None:
    assert list(nations_of(said)) == nations


@pytest.mark.parametrize(
    ("first", "title"),
    [("Consultation Response Form", "Port dues"), ("Summary", "Port dues"), ("Fees", "Fees")],
)
def test_words_of_every_cover_are_no_title(first: str, title: str) -> None:
    blocks = tuple(Block(text=text, kind=BlockKind.HEADING, level=1) for text in (first, "Port dues"))
    assert consultation_of(Document(blocks=blocks), source="x", sha256="")[0].title == title
