"""The helpers for writing: any text becomes legal XML, any name a name that Word takes."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from consult_tui.ooxml import bookmarks, controls, settings
from consult_tui.ooxml.elements import clark, make
from consult_tui.ooxml.links import safe_address
from consult_tui.ooxml.package import pack
from consult_tui.ooxml.text import legal, one_line, run

any_text = st.text(st.characters(exclude_categories=()))


@given(any_text)
def test_any_text_goes_into_a_run_and_comes_back(text: str) -> None:
    element = etree.fromstring(etree.tostring(run(text)))
    kinds = {clark("w:br"): "\n", clark("w:tab"): "\t"}
    back = "".join(kinds.get(str(child.tag), child.text or "") for child in element)
    lines = re.sub("\r\n|[\r\x85\u2028\u2029]", "\n", text)
    assert back == "".join(c if c in "\n\t" else legal(c) for c in lines)
    assert not any(set("\n\r\t") & set(words.text or "") for words in element.iter(clark("w:t")))


@given(any_text)
def test_legal_text_keeps_its_length_and_all_that_xml_can_hold(text: str) -> None:
    shown = legal(text)
    assert len(shown) == len(text)
    for before, after in zip(text, shown, strict=True):
        allowed = (
            before in "\t\n\r"
            or " " <= before < "\ud800"
            or "\ue000" <= before <= "\ufffd"
            or before > "\uffff"
        )
        if allowed:
            assert after == before
        else:
            assert after == "�" or "\u2400" <= after <= "\u241f"


def test_what_xml_cannot_hold_is_shown_as_a_symbol() -> None:
    assert legal("a\x00b\x1bc\ud800d\uffff") == "a␀b␛c�d�"
    assert one_line("  a\n\tb\x07 ") == "a b␇"


def test_faces_and_style_stand_in_the_order_of_the_schema() -> None:
    properties = run("x", "CitationNumber", bold=True, italic=True)[0]
    assert [child.tag for child in properties] == [clark("w:rStyle"), clark("w:b"), clark("w:i")]


@given(any_text, any_text)
def test_bookmark_names_are_names_and_differ_with_the_key(one: str, other: str) -> None:
    first, second = bookmarks.name_for("ct_a_", one), bookmarks.name_for("ct_a_", other)
    assert re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", first)
    assert first == bookmarks.name_for("ct_a_", one)
    assert (first == second) == (one == other)


def test_plain_keys_stay_readable() -> None:
    assert bookmarks.name_for("ct_a_", "e17_q12") == "ct_a_e17_q12"
    assert bookmarks.name_for("ct_a_", "q-1") != bookmarks.name_for("ct_a_", "q_1")


def test_tags_and_titles_are_no_longer_than_word_takes() -> None:
    control = controls.tick_box("1", "t" * 100, "a\nb" * 100, ticked=True)
    for name in ("w:tag", "w:alias"):
        found = control.find(f"{clark('w:sdtPr')}/{clark(name)}")
        assert found is not None
        assert len(found.get(clark("w:val"), "")) == 64


def test_tracking_goes_into_its_place_and_only_once() -> None:
    root = make("w:settings", None, make("w:zoom"), make("w:revisionView"), make("w:defaultTabStop"))
    settings.track_changes(root)
    settings.track_changes(root)
    names = [etree.QName(child).localname for child in root]
    assert names == ["zoom", "revisionView", "trackRevisions", "defaultTabStop"]


@given(any_text)
def test_no_address_is_followed_but_web_and_mail(text: str) -> None:
    for address in (text, f"https://{text}", f"mailto:{text}"):
        stored = safe_address(address)
        assert stored == "" or re.fullmatch(r"(?i:https?://|mailto:)[!-~]+", stored)


@pytest.mark.parametrize(
    "address", ["ftp://a.uk", "//a.uk", "a.uk", "data:text/html,x", "https://a.uk/" + "x" * 3000]
)
def test_other_addresses_are_not_links(address: str) -> None:
    assert safe_address(address) == ""


def test_equal_parts_give_equal_zips_whatever_their_order() -> None:
    parts = {"b.xml": b"<b/>", "[Content_Types].xml": b"<t/>", "a.xml": b"<a/>"}
    assert pack(parts) == pack(dict(sorted(parts.items())))
    with zipfile.ZipFile(BytesIO(pack(parts))) as package:
        assert package.namelist() == ["[Content_Types].xml", "a.xml", "b.xml"]
