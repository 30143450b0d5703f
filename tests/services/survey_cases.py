"""Surveys for tests: customers, a plan with a questionnaire of every kind of question, sheets filled in."""

from __future__ import annotations

from datetime import date

from app.domain.survey import Answer, Option, Question
from app.models.customer import Customer
from app.models.survey import Survey, SurveyRespondent
from app.services import customers, survey_answers, survey_questions, surveys
from app.services.customers import ContactInput
from app.services.survey_scope import EVERYBODY, Scope

FIRST, LAST = date(2026, 11, 1), date(2026, 12, 15)
QUESTIONS = (
    Question("scale", "您对响应速度是否满意？"),
    Question("single", "收费是否合理？", (Option("合理", 5), Option("一般", 3), Option("偏高", 1))),
    Question("several", "希望改进哪些方面？", (Option("速度"), Option("配件"), Option("态度")), is_required=False),
    Question("yes_no", "是否做过回访？"),
    Question("number", "在用设备多少台？", is_required=False),
    Question("words", "其他意见", is_required=False),
)


def people(count: int = 8) -> list[int]:
    """So many customers; every second is a key customer."""
    return [
        customers.create(
            name=f"调查客户{place}有限公司",
            contacts=(ContactInput(name=f"联系人{place}", phone=f"1380000{place:04}", is_primary=True),),
            is_key_customer=bool(place % 2),
        ).result
        for place in range(count)
    ]


def planned(size: int = 0, scope: Scope = EVERYBODY, seed: int = 7, title: str = "2026 年客户满意度调查") -> int:
    """A survey that is planned, with its questionnaire."""
    made = surveys.plan(title=title, starts_on=FIRST, ends_on=LAST, scope=scope, sample_size=size, seed=seed)
    survey_questions.write(made.result, seen_version=version(made.result), questions=QUESTIONS)
    return made.result


def running(size: int = 0) -> int:
    """A survey that runs."""
    survey_id = planned(size)
    surveys.launch(survey_id, seen_version=version(survey_id))
    return survey_id


def version(survey_id: int) -> int:
    """The survey's version now."""
    return Survey.get_by_id(survey_id).row_version


def sheets(survey_id: int) -> list[SurveyRespondent]:
    """Who was drawn, in order."""
    return list(
        SurveyRespondent.select().where(SurveyRespondent.survey == survey_id).order_by(SurveyRespondent.ordinal)
    )


def given(survey_id: int, points: int = 5, choice: int = 1) -> dict[int, Answer]:
    """Answers to the questionnaire's required questions, and to some of the others."""
    ids = [one.id for one in survey_questions.read(survey_id)]
    return {
        ids[0]: Answer(points), ids[1]: Answer(chosen=(choice,)), ids[2]: Answer(chosen=(1, 3)), ids[3]: Answer(1),
        ids[4]: Answer(12), ids[5]: Answer(words="上门快一点"),
    }  # fmt: skip


def answer(survey_id: int, place: int = 0, points: int = 5, choice: int = 1) -> int:
    """Fill in the sheet at a place of the draw."""
    row = sheets(survey_id)[place]
    survey_answers.record(row.id, seen_version=row.row_version, answers=given(survey_id, points, choice))
    return row.id


def analysed(points: tuple[int, ...] = (5, 4, 2)) -> int:
    """A survey whose sheets have these points, and that takes no more."""
    survey_id = running(len(points) + 1)
    for place, one in enumerate(points):
        answer(survey_id, place, one)
    surveys.analyse(survey_id, seen_version=version(survey_id))
    return survey_id


def customer_number(customer_id: int) -> str:
    """The number on a customer's file."""
    return Customer.get_by_id(customer_id).number
