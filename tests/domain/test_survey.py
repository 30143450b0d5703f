"""Questions, answers typed from paper, the score, the draw that can be repeated."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain import survey
from app.domain.survey import Answer, Option, Question

SCALE = Question("scale", "满意吗？", id=1)
SINGLE = Question("single", "收费？", (Option("合理", 5), Option("一般", 3), Option("高", 1)), id=2)
SEVERAL = Question("several", "改进？", (Option("速度"), Option("配件"), Option("态度")), is_required=False, id=3)
YES_NO = Question("yes_no", "回访过？", id=4)
NUMBER = Question("number", "多少台？", is_required=False, id=5)
WORDS = Question("words", "意见", is_required=False, id=6)
SHEET = (SCALE, SINGLE, SEVERAL, YES_NO, NUMBER, WORDS)


@pytest.mark.parametrize(
    ("question", "typed", "answer"),
    [
        (SCALE, "4", Answer(4)), (SCALE, " ５ ", Answer(5)), (SCALE, "", Answer()), (SCALE, "-", Answer()),
        (SINGLE, "2", Answer(chosen=(2,))), (SEVERAL, "31", Answer(chosen=(1, 3))),
        (SEVERAL, "1，3", Answer(chosen=(1, 3))), (SEVERAL, "2 3", Answer(chosen=(2, 3))),
        (YES_NO, "是", Answer(1)), (YES_NO, "2", Answer(0)), (YES_NO, "Y", Answer(1)), (NUMBER, "120", Answer(120)),
        (WORDS, " 快一点 ", Answer(words="快一点")), (WORDS, "-5", Answer(words="-5")),
    ],
)  # fmt: skip
def test_what_is_typed(question: Question, typed: str, answer: Answer) -> None:
    assert survey.parse_answer(question, typed) == answer


@pytest.mark.parametrize(
    ("question", "typed", "said"),
    [
        (SCALE, "6", "1 to 5"), (SCALE, "0", "1 to 5"), (SCALE, "4.5", "1 to 5"), (SCALE, "好", "1 to 5"),
        (SINGLE, "4", "1 to 3"), (SINGLE, "1,2", "1 to 3"), (SEVERAL, "14", "each once"), (SEVERAL, "11", "each once"),
        (SEVERAL, "1a", "each once"), (YES_NO, "3", "(yes)"), (NUMBER, "-1", "whole number"),
        (NUMBER, "9999999999", "whole number"),
    ],
)  # fmt: skip
def test_outside_what_can_be_answered(question: Question, typed: str, said: str) -> None:
    with pytest.raises(UserError) as refused:
        survey.parse_answer(question, typed)
    assert said in refused.value.text


def test_a_required_question_left_empty() -> None:
    answers = {1: Answer(4), 2: Answer(chosen=(1,))}
    with pytest.raises(UserError, match="Question 4 must be answered") as refused:
        survey.check_sheet(SHEET, answers)
    assert refused.value.field == "answers.3"
    survey.check_sheet(SHEET, {**answers, 4: Answer(0)})


def test_an_answer_outside_the_scale_names_its_question() -> None:
    with pytest.raises(UserError, match="1 to 5") as refused:
        survey.check_sheet(SHEET, {1: Answer(6), 2: Answer(chosen=(1,)), 4: Answer(1)})
    assert refused.value.field == "answers.0"
    with pytest.raises(UserError, match="not on the sheet"):
        survey.check_sheet(SHEET, {99: Answer(1)})


def test_the_score_is_the_mean_of_the_points() -> None:
    assert survey.score_of(SHEET, {1: Answer(4), 2: Answer(chosen=(1,)), 5: Answer(900)}) == 450
    assert survey.score_of(SHEET, {1: Answer(4)}) == 400
    assert survey.score_of(SHEET, {4: Answer(1)}) is None
    assert survey.mean([5, 4, 4]) == 433
    assert survey.mean([1, 1, 1, 1, 1, 1, 1, 2]) == 113  # 1.125
    assert (survey.score_text(433), survey.score_text(None)) == ("4.33", "–")


@given(st.permutations([(f"KH-{place:03}", place) for place in range(40)]), st.integers(0, 999_999))
def test_the_draw_does_not_depend_on_the_order(people: list[tuple[str, int]], seed: int) -> None:
    drawn = survey.draw(people, 12, seed)
    assert drawn == survey.draw(sorted(people), 12, seed)
    assert len(set(drawn)) == 12
    assert drawn == survey.draw(people, 30, seed)[:12]


def test_the_draw_stays_what_it_was() -> None:
    """Written down: another version must draw the same sample."""
    people = [(f"KH-{place:03}", place) for place in range(20)]
    assert survey.draw(people, 5, 7) == EXPECTED
    assert survey.draw(people, 5, 8) != EXPECTED
    assert sorted(survey.draw(people, 0, 7)) == list(range(20))


EXPECTED = (2, 0, 15, 7, 9)


def test_every_customer_is_drawn_about_as_often() -> None:
    people = [(f"KH-{place:03}", place) for place in range(10)]
    dice = random.Random(1)
    times = [0] * 10
    for _ in range(1000):
        for row in survey.draw(people, 3, dice.randrange(10**6)):
            times[row] += 1
    assert all(230 < count < 370 for count in times)


@pytest.mark.parametrize(
    ("size", "population", "said"),
    [(-1, 5, "0 (everybody)"), (6, 5, "larger than the 5"), (0, 0, "No customer"), (0, 2001, "At most 2000")],
)
def test_sizes_that_cannot_be(size: int, population: int, said: str) -> None:
    with pytest.raises(UserError) as refused:
        survey.check_size(size, population)
    assert said in refused.value.text
    assert refused.value.field == "sample_size"


def test_sizes_that_can_be() -> None:
    assert survey.check_size(0, 5) == survey.check_size(5, 5) == 5
    assert survey.check_size(10, 90_000) == 10


def test_the_period() -> None:
    survey.check_period(date(2026, 11, 1), date(2026, 11, 1))
    with pytest.raises(UserError, match="ends before it begins") as refused:
        survey.check_period(date(2026, 11, 2), date(2026, 11, 1))
    assert refused.value.field == "ends_on"
    with pytest.raises(UserError) as refused:
        survey.check_period(None, date(2026, 11, 1))
    assert refused.value.field == "starts_on"


def test_choices_in_one_line() -> None:
    options = survey.options_of("很合理=5；合理＝4; 一般=3 ;；说不准")
    assert options == (Option("很合理", 5), Option("合理", 4), Option("一般", 3), Option("说不准"))
    assert survey.options_of(survey.options_text(options)) == options
    with pytest.raises(UserError, match="points of the choice"):
        survey.options_of("好=五")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (Question("guess", "？"), "kind of question"),
        (Question("scale", ""), "Write the question"),
        (Question("scale", "好吗？", (Option("是"),)), "no choices"),
        (Question("single", "好吗？", (Option("是"),)), "2 to 20"),
        (Question("several", "好吗？", (Option("是", 5), Option("否"))), "only where one choice"),
        (Question("single", "好吗？", (Option("是", 6), Option("否"))), "1 to 5"),
        (Question("single", "好吗？", (Option("是"), Option("是"))), "twice"),
        (Question("single", "好吗？", (Option("是"), Option(""))), "no words"),
    ],
)
def test_questions_that_cannot_be_asked(question: Question, said: str) -> None:
    with pytest.raises(UserError) as refused:
        survey.check_questions([SCALE, question])
    assert said in refused.value.text
    assert refused.value.field == "questions.1"


def test_too_many_questions_and_one_twice() -> None:
    survey.check_questions(SHEET)
    with pytest.raises(UserError, match="at most 40"):
        survey.check_questions([Question("words", f"{place}") for place in range(41)])
    with pytest.raises(UserError, match="twice"):
        survey.check_questions([SCALE, SCALE])


def test_what_is_kept_reads_the_same() -> None:
    assert survey.options_read(survey.options_stored(SINGLE.options)) == SINGLE.options
