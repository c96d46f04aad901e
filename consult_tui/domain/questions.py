"""Changes to a response's questions: the officer puts right what was read.

All are pure. An id never changes, and no answer is lost by any of them: a question that goes is kept aside
with its answer, and what cannot stay in an answer (the tick of a box that is gone) becomes an open point.
"""

from __future__ import annotations

from dataclasses import replace

from consult_tui.domain.consultations import Choose, Ignored, Question
from consult_tui.domain.remnants import joined, with_options
from consult_tui.domain.responses import Answer, Aside, Response
from consult_tui.domain.splitting import parts
from consult_tui.errors import BadInput

LONGEST_NUMBER = 24
"""Characters of a question's number; more are words."""


def edit(response: Response, wanted: Question) -> Response:
    """Other words, number, options or facts for the question with the id of `wanted`.

    Parts follow a number that only their parent had. Ticks follow an option that was only worded otherwise;
    the tick of one that is gone becomes an open point.

    Raises:
        BadInput: If it asks nothing, number or word limit are none, or there is no such question.
    """
    was, now = _question(response, wanted.id), tidy(wanted)
    if now.number != was.number and len(now.number) > LONGEST_NUMBER:
        raise BadInput("A number is short, as it is printed: 4(b), 5.1, C1.", "Leave it empty for none.")
    changed = _put(response, now)
    if (
        was.number != now.number
        and was.number
        and [q.number for q in response.questions].count(was.number) == 1
    ):
        for part in response.questions:
            if part.parent == was.number and part.id != was.id:
                changed = _put(changed, replace(part, parent=now.number or None))
    if was.options != now.options:
        answer = with_options(changed.answer(was.id), was, now)
        changed = changed if answer == changed.answer(was.id) else changed.with_answer(was.id, answer)
    return changed


def split(response: Response, id_: str, at: int, new_id: str) -> Response:
    """Two questions out of one, cut before the character `at`; the first part keeps id, options and answer.

    The number with which the second part begins becomes its number.

    Raises:
        BadInput: If one of the parts would be empty, or there is no such question.
    """
    question = _question(response, id_)
    cut = parts(question.text, at)
    if not cut.first or not cut.second:
        raise BadInput("Each of the two parts must ask something.", "Split it between two words.")
    second = Question(
        id=new_id,
        number=_number_of_part(question.number, cut.number),
        text=cut.second,
        section=question.section,
        parent=question.parent,
        kind=question.kind,
        page=question.page,
    )
    changed = _put(response, replace(question, text=cut.first))
    return _working(_insert(changed, second, id_, ()), id_)


def merge(response: Response, id_: str) -> Response:
    """A question joined with the one before it, which keeps its id, its number and its boxes.

    The words of both answers stand one after the other; the second question is kept aside as it was.

    Raises:
        BadInput: If there is none before it, or no such question.
    """
    second = _question(response, id_)
    place = response.questions.index(second)
    if place == 0:
        raise BadInput("There is no question before this one.", "Choose the second of the two.")
    first = response.questions[place - 1]
    whole = replace(
        first,
        text=f"{first.text} {second.text}",
        options=first.options or second.options,
        choose=first.choose if first.options else second.choose,
    )
    read = (*bases(response, first), *bases(response, second))
    answer = joined(response.answer(first.id), response.answer(second.id), first, called(second))
    why = f"joined with {called(first)}"
    changed = _take_out(_put(response, whole), second, why)
    changed = replace(changed, as_read={**changed.as_read, first.id: read, second.id: ()})
    if answer != response.answer(first.id):
        changed = changed.with_answer(first.id, answer)
    assigned = response.assignments.get(second.id)
    if assigned and first.id not in response.assignments:
        changed = replace(changed, assignments={**changed.assignments, first.id: assigned})
    return changed


def drop(response: Response, id_: str, why: str = "dropped") -> Response:
    """A question taken out and kept aside with its answer.

    Raises:
        BadInput: If it is the only one, or there is no such question.
    """
    question = _question(response, id_)
    if len(response.questions) == 1:
        raise BadInput("This is the only question; a response needs one.", "Add another one first.")
    return _take_out(response, question, why)


def bring_back(response: Response, id_: str) -> Response:
    """A question that was taken out, back where it stood, with its answer as it was.

    Raises:
        BadInput: If there is no such question aside.
    """
    found = next((each for each in response.aside if each.question.id == id_), None)
    if found is None:
        raise BadInput(
            "There is no such question kept aside.", f"See them with: consult questions {response.id}"
        )
    aside = tuple(each for each in response.aside if each is not found)
    changed = replace(response, aside=aside)
    changed = _insert(changed, found.question, _behind(response, found), response.as_read.get(id_))
    if found.answer != Answer():
        changed = changed.with_answer(id_, found.answer)
    if found.assignment:
        changed = replace(changed, assignments={**changed.assignments, id_: found.assignment})
    return changed


def take_in(response: Response, ignored: Ignored, question: Question, after: str) -> Response:
    """A question out of what the reader passed over, behind the question `after` ("" for the first).

    Raises:
        BadInput: If it asks nothing, or nothing of these words was passed over.
    """
    if ignored not in response.ignored:
        raise BadInput("The reader passed over nothing of these words.", "")
    place = response.ignored.index(ignored)
    left = response.ignored[:place] + response.ignored[place + 1 :]
    return _insert(replace(response, ignored=left), tidy(question), after, (Question(text=ignored.text),))


def move(response: Response, id_: str, by: int) -> Response:
    """A question so many places up (negative) or down; the others keep their order.

    Raises:
        BadInput: If there is no place there, or no such question.
    """
    question = _question(response, id_)
    others = [q for q in response.questions if q.id != id_]
    place = response.questions.index(question) + by
    if not 0 <= place <= len(others):
        raise BadInput(f"It is the {'first' if by < 0 else 'last'} question already.", "")
    return replace(response, questions=(*others[:place], question, *others[place:]))


def add(response: Response, question: Question, after: str) -> Response:
    """A question that the officer makes, behind the question `after` ("" for the first).

    Raises:
        BadInput: If it asks nothing.
    """
    return _insert(response, tidy(question), after, ())


def bases(response: Response, question: Question) -> tuple[Question, ...]:
    """What the document was read to ask here: the question itself where nobody corrected it."""
    return response.as_read.get(question.id, (replace(question, id=""),))


def called(question: Question) -> str:
    """How a question is named in a sentence: `question 4(b)`, or by its first words."""
    if question.number:
        return f"question {question.number}"
    words = question.text.split()
    return f"“{' '.join(words[:6])}{'…' if len(words) > 6 else ''}”"


def tidy(question: Question) -> Question:
    """The question as it can be kept: blanks run together, each option once, a way to choose among them.

    Raises:
        BadInput: If it asks nothing, or the word limit is none.
    """
    text = "\n".join(" ".join(line.split()) for line in question.text.strip().splitlines())
    if not text:
        raise BadInput("A question needs words.", "Write what it asks, or drop it.")
    if question.word_limit is not None and question.word_limit < 1:
        raise BadInput("A word limit is a number from 1.", "Leave it out where there is none.")
    options = tuple(dict.fromkeys(" ".join(o.split()) for o in question.options if o.strip()))
    return replace(
        question,
        text=text,
        number=" ".join(question.number.split()),
        options=options,
        choose=(question.choose or Choose.ONE) if options else None,
        section=" ".join((question.section or "").split()) or None,
    )


def _question(response: Response, id_: str) -> Question:
    try:
        return response.question(id_)
    except KeyError:
        raise BadInput(
            "There is no such question here any more.", f"See: consult questions {response.id}"
        ) from None


def ids(response: Response) -> set[str]:
    """Ids of the questions, those aside too."""
    return {q.id for q in response.questions} | {each.question.id for each in response.aside}


def _put(response: Response, question: Question) -> Response:
    """The response with a question in place of what has its id; what was read is remembered once."""
    read = bases(response, response.question(question.id))
    held = {**response.as_read, question.id: read}
    if read == (replace(question, id=""),):
        del held[question.id]
    questions = tuple(question if q.id == question.id else q for q in response.questions)
    return replace(response, questions=questions, as_read=held)


def _insert(
    response: Response, question: Question, after: str, read: tuple[Question, ...] | None
) -> Response:
    """A question put in behind another; at the end where that one is not there."""
    if question.id in ids(response) or not question.id:
        raise BadInput("There is a question with this id already.", "")
    there = [q.id for q in response.questions]
    place = 0 if not after else there.index(after) + 1 if after in there else len(there)
    questions = (*response.questions[:place], question, *response.questions[place:])
    held = response.as_read if read is None else {**response.as_read, question.id: read}
    return replace(response, questions=questions, as_read=held)


def _take_out(response: Response, question: Question, why: str) -> Response:
    """A question put aside, with its answer and who was to answer it."""
    id_ = question.id
    place = response.questions.index(question)
    aside = Aside(
        question=question,
        answer=response.answer(id_),
        assignment=response.assignments.get(id_),
        why=why,
        after=response.questions[place - 1].id if place else "",
    )
    return replace(
        response,
        questions=tuple(q for q in response.questions if q.id != id_),
        answers={key: answer for key, answer in response.answers.items() if key != id_},
        assignments={key: held for key, held in response.assignments.items() if key != id_},
        aside=(*response.aside, aside),
    )


def _behind(response: Response, found: Aside) -> str:
    """Id of the question behind which one comes back: that before it, or what stood before that one."""
    before = {each.question.id: each.after for each in response.aside}
    there, after = {q.id for q in response.questions}, found.after
    for _ in before:
        if after in there or after not in before:
            break
        after = before[after]
    return after if after in there else ""


def _working(response: Response, id_: str) -> Response:
    """The answer is working again: what it answers is another question now."""
    answer = response.answer(id_)
    return response.with_answer(id_, replace(answer, ready=False)) if answer.ready else response


def _number_of_part(whole: str, number: str) -> str:
    """`(b)` behind question 4 or 4(a) is 4(b)."""
    return f"{whole.partition('(')[0].rstrip()}{number}" if number.startswith("(") and whole else number
