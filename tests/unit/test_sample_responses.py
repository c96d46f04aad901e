"""The sample responses, and the documents behind the two open ones."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from consult_tui.domain.library import Library
from consult_tui.domain.responses import AnswerState, Response, ResponseState, answer_state, response_state
from consult_tui.intake.reading import read_consultation
from consult_tui.store.history import read as read_history
from consult_tui.store.library import LibraryStore
from consult_tui.store.places import Places
from consult_tui.store.responses import ResponseStore
from consult_tui.text.citations import cited
from consult_tui.text.fold import fold
from consult_tui.text.markdown import parse
from consult_tui.text.sentences import sentences

TODAY = date(2012, 4, 23)
FUNDING, MUNRO, PAST = "school-funding-2012", "munro-2012", "school-funding-2011"
INVENTED = "invented for the sample"


@pytest.fixture
def places(sample: Path) -> Places:
    return Places(sample)


@pytest.fixture
def library(places: Places) -> Library:
    return LibraryStore(places).load()


@pytest.fixture
def responses(places: Places) -> dict[str, Response]:
    store = ResponseStore(places)
    return {id_: store.load(id_) for id_ in store.ids()}


def states(response: Response, library: Library) -> dict[str, AnswerState]:
    """Of every question that asks us."""
    answers = {q.id: response.answer(q.id) for q in response.questions if q.asks_us}
    return {
        id_: answer_state(answer, [library.positions[c] for c in cited(answer.text)])
        for id_, answer in answers.items()
    }


def test_there_are_three_and_they_are_what_they_say(responses: dict[str, Response]) -> None:
    assert {id_: response_state(r) for id_, r in responses.items()} == {
        FUNDING: ResponseState.DRAFTING,
        MUNRO: ResponseState.DRAFTING,
        PAST: ResponseState.PAST,
    }
    assert responses[FUNDING].consultation.title.startswith("School funding")
    assert "Munro" in responses[MUNRO].consultation.title
    assert str(responses[PAST].consultation.closes) == "2011-05-25"
    assert responses[PAST].submitted is not None


def test_the_open_one_is_about_two_thirds_drafted_and_shows_every_state(
    responses: dict[str, Response], library: Library
) -> None:
    response = responses[FUNDING]
    found = states(response, library)
    assert len(found) >= 18
    assert set(found.values()) == set(AnswerState)
    begun = sum(state is not AnswerState.UNANSWERED for state in found.values())
    assert 0.6 <= begun / len(found) <= 0.75
    asked = [q for q in response.questions if q.asks_us]
    assert len(dict.fromkeys(q.section for q in asked)) == 4
    assert sum(bool(q.options) for q in asked) > len(asked) / 2
    assert len(response.questions) - len(asked) == 2


def test_munro_is_just_begun_and_the_past_one_is_done(
    responses: dict[str, Response], library: Library
) -> None:
    munro, past = states(responses[MUNRO], library), states(responses[PAST], library)
    assert len(munro) >= 10
    assert sum(state is not AnswerState.UNANSWERED for state in munro.values()) <= 2
    assert len(past) >= 6
    assert set(past.values()) == {AnswerState.ANSWERED}


def texts_of(response: Response) -> Iterator[str]:
    yield response.about
    yield response.key_messages
    yield from (answer.text for answer in response.answers.values())


def test_every_citation_is_of_a_known_line_and_its_sentence_is_word_for_word_in_it(
    responses: dict[str, Response], library: Library
) -> None:
    checked = 0
    for text in (text for response in responses.values() for text in texts_of(response)):
        for sentence in sentences(parse(text)):
            for id_ in sentence.cites:
                whole = {fold(s.text) for s in sentences(parse(library.positions[id_].statement))}
                assert fold(sentence.text) in whole, sentence.text
                checked += 1
    assert checked > 25


def test_a_line_that_wants_a_reason_has_one_and_no_other_has(
    responses: dict[str, Response], library: Library
) -> None:
    for response in responses.values():
        used = {id_ for text in texts_of(response) for id_ in cited(text)}
        assert {id_ for id_ in used if library.positions[id_].wants_reason} == set(response.reasons)
    assert responses[FUNDING].reasons


def test_choices_are_options_and_limits_are_kept(responses: dict[str, Response]) -> None:
    for response in responses.values():
        for question in response.questions:
            answer = response.answer(question.id)
            assert set(answer.choices) <= set(question.options), question.id
            if question.word_limit:
                assert sum(s.words for s in sentences(parse(answer.text))) <= question.word_limit
            assert re.fullmatch(r"[a-z]+-[a-z0-9]+", question.id)


def test_nothing_was_done_after_the_samples_day(responses: dict[str, Response]) -> None:
    for response in responses.values():
        assert all(reason.on <= TODAY for reason in response.reasons.values())
        assert response.submitted is None or response.submitted.day <= TODAY


def test_every_response_says_sample_first(responses: dict[str, Response]) -> None:
    for response in responses.values():
        assert response.about.startswith("SAMPLE. ")
        assert INVENTED in response.about
    past = responses[PAST]
    assert all("SAMPLE: this answer is invented" in answer.text for answer in past.answers.values())


def test_each_history_begins_in_the_samples_world(places: Places, responses: dict[str, Response]) -> None:
    for id_ in responses:
        history = read_history(places.history(id_))
        assert [entry.what for entry in history.entries] == ["new"]
        assert not history.unreadable
        assert history.entries[0].today <= TODAY.isoformat()


# The consultation documents behind the two open ones.


@pytest.mark.parametrize("response_id", [FUNDING, MUNRO])
def test_a_document_gives_exactly_the_responses_questions(
    places: Places, responses: dict[str, Response], response_id: str
) -> None:
    response = responses[response_id]
    source = places.sources(response_id) / response.consultation.source
    assert "SAMPLE" in source.name
    assert hashlib.sha256(source.read_bytes()).hexdigest() == response.consultation.source_sha256
    reading = read_consultation(source)
    assert [replace(q, id="", page=None) for q in reading.questions] == [
        replace(q, id="") for q in response.questions
    ]
    read, kept = reading.consultation, response.consultation
    assert (read.title, read.departments, read.opens, read.closes, read.emails) == (
        kept.title,
        kept.departments,
        kept.opens,
        kept.closes,
        kept.emails,
    )
    assert all(email.endswith(".example") for email in kept.emails)
