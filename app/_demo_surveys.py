"""The demonstration's surveys: last year's closed, one of key customers with actions open, this year's running."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from app.core import clock
from app.domain.survey import Answer, Question, QuestionKind
from app.models.organisation import User
from app.models.survey import SurveyRespondent
from app.services import survey_actions, survey_answers, survey_file, survey_questions, survey_scope, surveys
from app.services.session import Session, acting_as
from app.services.survey_scope import EVERYBODY, Scope

_WORDS = (
    "工程师态度很好，讲解清楚。", "希望节假日也能及时上门。", "备件等待时间偏长，望改进。", "收费项目能否事先列明？",
    "总体满意，希望继续保持。", "回访很及时，问题都解决了。", "同一故障修了两次，希望一次修好。", "热线中午不易打通。",
)  # fmt: skip
_WEIGHTS = {5: 46, 4: 34, 3: 13, 2: 5, 1: 2}
_REMARKS = ("客户要求书面答复", "", "", "问卷由前台代填", "")
_ANSWERED, _REFUSED, _MISSED, _CROSS = 80, 7, 13, 6
"""Of a hundred customers who were asked."""


def write(now: datetime, seed: int) -> None:
    """Tell it with the use cases of the house; the same for the same seed and day."""
    dice = Random(seed + 63)
    names = {user.name: user.full_name for user in User.select()}
    boss = Session(0, "boss", names.get("boss", ""), "supervisor")
    desk = Session(0, "desk", names.get("desk", ""), "representative")
    year = clock.local(now).year
    with acting_as(boss):
        past = _launched(now - timedelta(days=385), f"{year - 1} 年度客户满意度调查", "satisfaction", 40, EVERYBODY)
        if past:
            _answer(dice, desk, past, now - timedelta(days=380), 12, 100)
            _finish(past, now - timedelta(days=362), _PAST, now)
        key = _launched(now - timedelta(days=70), f"{year} 年重点客户忠诚度调查", "loyalty", 24, Scope(key_only=True))
        if key:
            _answer(dice, desk, key, now - timedelta(days=66), 10, 100)
            _finish(key, now - timedelta(days=48), _KEY, now)
        present = _launched(now - timedelta(days=16), f"{year} 年度客户满意度调查", "satisfaction", 36, EVERYBODY)
        if present:
            _answer(dice, desk, present, now - timedelta(days=13), 12, 66)


_PAST = (
    "1. 总体评价良好，到场速度和服务态度得分最高。\n2. 备件供应和收费透明是客户最希望改进的两项。",
    "常用备件建立安全库存；上门前电话告知收费标准。",
    (
        ("常用备件建立安全库存", "仓库", 30, "安全库存清单已执行"),
        ("收费标准随派工单出示", "技术部", 45, "已列入派工清单"),
    ),
)
_KEY = (
    "1. 多数重点客户愿意续签维保合同。\n2. 少数客户考虑过更换服务商，主要原因是备件等待时间。",
    "重点客户备件优先调拨；每季度专程走访一次。",
    (("重点客户备件优先调拨办法", "仓库", 20, "办法已下发"), ("重点客户季度走访计划", "客户服务部", 75, ""),
     ("续签前一个月主管上门沟通", "销售部", 40, "")),
)  # fmt: skip


def _launched(at: datetime, title: str, kind: str, size: int, scope: Scope) -> int:
    """A survey that runs since then; 0 when the branch has nobody to ask."""
    first = clock.local(at).date()
    people = len(survey_scope.candidates(scope, first))
    if not people:
        return 0
    with clock.set_to(at):
        survey_id = surveys.plan(
            title=title, kind=kind, starts_on=first, ends_on=first + timedelta(days=31), scope=scope,
            sample_size=min(size, people), seed=int(f"{first:%m%d}"), aim=_AIMS[kind],
            method="phone" if kind == "loyalty" else "letter",
        ).result  # fmt: skip
        survey_questions.write(survey_id, seen_version=1, questions=survey_questions.usual(kind))
        surveys.launch(survey_id, seen_version=survey_file.file(survey_id).row_version)
    return survey_id


_AIMS = {
    "satisfaction": "了解客户对报修受理、到场、维修质量和收费的评价，作为下年度服务改进的依据。",
    "loyalty": "了解重点客户续签和推荐的意愿，提早发现可能流失的客户。",
}


def _answer(dice: Random, desk: Session, survey_id: int, begin: datetime, days: int, share: int) -> None:
    """So many of a hundred sheets come in over some days."""
    questions = survey_questions.of_survey(survey_id)
    rows = list(
        SurveyRespondent.select().where(SurveyRespondent.survey == survey_id).order_by(SurveyRespondent.ordinal)
    )
    for row in rows:
        if dice.randrange(100) >= share:
            continue
        at = begin + timedelta(days=dice.uniform(0, days))
        given = {"seen_version": row.row_version, "visitor": desk.full_name}
        (what,) = dice.choices(("answered", "refused", "missed"), (_ANSWERED, _REFUSED, _MISSED))
        with acting_as(desk), clock.set_to(at):
            if what == "refused":
                survey_answers.refuse(row.id, person_reached=row.contact_name, **given)
            elif what == "missed":
                survey_answers.not_reached(row.id, remark="多次拨打无人接听", **given)
            else:
                is_cross = dice.randrange(100) < _CROSS
                answers = {
                    one.id: answer for one in questions if not (answer := _said(dice, one, is_cross=is_cross)).is_empty
                }
                survey_answers.record(
                    row.id, answers=answers, person_reached=row.contact_name, remark=dice.choice(_REMARKS), **given
                )


def _said(dice: Random, question: Question, *, is_cross: bool) -> Answer:
    weights = list(reversed(_WEIGHTS.values())) if is_cross else list(_WEIGHTS.values())
    match question.kind:
        case QuestionKind.SCALE:
            return Answer(dice.choices(list(_WEIGHTS), weights)[0])
        case QuestionKind.SINGLE:
            return Answer(
                chosen=(dice.choices(range(1, len(question.options) + 1), weights[: len(question.options)])[0],)
            )
        case QuestionKind.SEVERAL:
            places = [place for place in range(1, len(question.options) + 1) if dice.random() < 0.35]
            return Answer(chosen=tuple(places))
        case QuestionKind.YES_NO:
            return Answer(int(dice.random() < 0.8))
        case QuestionKind.NUMBER:
            return Answer(dice.randint(1, 12))
    return Answer(words=dice.choice(_WORDS)) if dice.random() < 0.4 else Answer()


_Told = tuple[str, str, tuple[tuple[str, str, int, str], ...]]


def _finish(survey_id: int, at: datetime, told: _Told, now: datetime) -> None:
    """Analysed, reported, with its actions; closed when all of them are done by now."""
    findings, proposals, actions = told
    with clock.set_to(at):
        if not survey_file.file(survey_id).answered_count:
            return
        surveys.analyse(survey_id, seen_version=_version(survey_id))
        surveys.report(
            survey_id, seen_version=_version(survey_id), findings=findings, proposals=proposals,
            recipients=("技术部", "销售部", "总经理室"),
        )  # fmt: skip
        made = [
            survey_actions.add(survey_id, subject=subject, department=office, due_on=_day(at, days)).result
            for subject, office, days, _result in actions
        ]
    for action_id, (_subject, _office, days, result) in zip(made, actions, strict=True):
        if result:
            with clock.set_to(min(at + timedelta(days=days - 3), now)):
                survey_actions.finish(action_id, seen_version=1, result=result)
    if all(one.state == "done" for one in survey_file.file(survey_id).actions):
        with clock.set_to(min(at + timedelta(days=60), now)):
            surveys.close(survey_id, seen_version=_version(survey_id))


def _day(at: datetime, days: int) -> date:
    return clock.local(at).date() + timedelta(days=days)


def _version(survey_id: int) -> int:
    return survey_file.file(survey_id).row_version
