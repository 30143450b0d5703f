"""What stands on the papers of a survey (F33): the questionnaire, blank or for who was drawn, and its report."""

from __future__ import annotations

from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import survey as rules
from app.domain.charts import Chart
from app.domain.shares import share_text
from app.domain.survey import Question
from app.domain.survey_results import Labels, QuestionResult, Results, chart_of, response_chart, scores_chart
from app.domain.workflows import survey as workflow
from app.models.survey import Survey, SurveyRespondent
from app.services import survey_file, survey_questions, voucher_content
from app.services._paper_values import iso
from app.services._use_case import get, require
from app.services.survey_file import SurveyFile
from app.services.survey_scope import Scope

KINDS = {"satisfaction": "客户满意度调查", "loyalty": "客户忠诚度调查", "user": "用户调查"}
METHODS = {
    "phone": "电话", "on_site": "上门", "letter": "信函", "mail": "电子邮件", "online": "网上", "chat": "微信等",
}  # fmt: skip
LABELS = Labels(
    {5: "很满意", 4: "满意", 3: "一般", 2: "不满意", 1: "很不满意"},
    "是",
    "否",
    {"pending": "未答", "answered": "已答", "refused": "拒答", "unreachable": "未联系上"},
    "应答情况",
    "各题平均得分（满分 5 分）",
)
"""Words of the papers, which are Chinese in every language of the program."""

_ACTIONS = {"open": "进行中", "done": "已完成", "dropped": "已取消"}
MOST_TEXTS = 60
"""Answers in words on the report; the ledger has them all."""


def questionnaire(subject: str) -> dict[str, Any]:
    """The questionnaire of a survey by its number: a blank one, or one for each customer who has not answered.

    By a sheet's code: that sheet. Raises UserError when there is none, or nothing is asked yet.
    """
    require("survey.view")
    code = subject.strip().upper()
    one = SurveyRespondent.get_or_none(SurveyRespondent.number == code)
    survey_id = one.survey_id if one is not None else survey_file.find_by_number(code)
    if not survey_id:
        raise UserError(translate("survey", "There is no survey or sheet {number}.").format(number=subject), "subject")
    survey = get(Survey, survey_id)
    questions = survey_questions.read(survey_id)
    if not questions:
        raise UserError(translate("survey", "The questionnaire has no question yet."), "subject")
    rows = [one] if one is not None else _waiting(survey)
    return {
        "letterhead": voucher_content.letterhead(),
        "number": survey.number,
        "title": survey.title,
        "kind": survey.kind,
        "ends_on": iso(survey.ends_on),
        "is_void": survey.state == workflow.State.VOID,
        "questions": [_asked(question) for question in questions],
        "sheets": [
            {"code": row.number, "customer": row.customer_name, "contact": row.contact_name, "phone": row.phone}
            for row in rows
        ],
    }


def report(number: str) -> dict[str, Any]:
    """The report of a survey by its number. Raises UserError when there is none, or while nobody was asked."""
    found = survey_file.find_by_number(number)
    if not found:
        raise UserError(translate("survey", "There is no survey {number}.").format(number=number), "subject")
    file = survey_file.file(found)
    if file.launched_at is None:
        text = translate("survey", "{number} is not launched yet: there is no result.")
        raise UserError(text.format(number=file.number), "subject")
    outcome = survey_file.outcome(found, LABELS)
    scores = scores_chart(outcome, LABELS)
    is_out = file.state in workflow.DONE_STATES
    return {
        "letterhead": voucher_content.letterhead(),
        "number": file.number,
        "title": file.title,
        "is_draft": not is_out,
        "is_void": file.state == workflow.State.VOID,
        "facts": [list(pair) for pair in _facts(file, outcome)],
        "aim": file.aim,
        "charts": [_drawn(response_chart(outcome, LABELS)), *([_drawn(scores)] if scores else [])],
        "questions": [_result(one) for one in outcome.questions],
        "findings": file.findings,
        "proposals": file.proposals,
        "actions": [
            {
                "subject": one.subject, "who": " ".join(part for part in (one.unit, one.person) if part),
                "due_on": iso(one.due_on), "state": _ACTIONS[one.state], "result": one.result or one.drop_reason,
            }
            for one in file.actions
        ],
        "recipients": list(file.recipients),
        "owner": file.owner,
        "reported_at": iso(file.reported_at),
    }  # fmt: skip


def scope_words(scope: Scope) -> str:
    """Whom a survey asks, as the papers say it."""
    parts = [
        "重点客户" if scope.key_only else "",
        f"等级 {'、'.join(scope.grades)}" if scope.grades else "",
        f"地区 {'、'.join(scope.regions)}" if scope.regions else "",
        f"近 {scope.served_months} 个月内服务过" if scope.served_months else "",
        f"近 {scope.rest_months} 个月内未答过调查" if scope.rest_months else "",
    ]
    return "；".join(part for part in parts if part) or "全部在册客户"


def _waiting(survey: Survey) -> list[SurveyRespondent]:
    """Who has not answered while it runs; nobody otherwise, so that the sheet comes out blank."""
    if survey.state != workflow.State.RUNNING:
        return []
    wanted = (SurveyRespondent.survey == survey.id) & (SurveyRespondent.state == "pending")
    rows = list(SurveyRespondent.select().where(wanted).order_by(SurveyRespondent.ordinal))
    if not rows:
        raise UserError(translate("survey", "Every sheet of this survey is entered."), "subject")
    return rows


def _asked(question: Question) -> dict[str, Any]:
    return {
        "kind": question.kind,
        "wording": question.wording,
        "options": [option.words for option in question.options],
        "is_required": question.is_required,
    }


def _facts(file: SurveyFile, outcome: Results) -> tuple[tuple[str, str], ...]:
    response = "–" if outcome.response is None else share_text(outcome.response)
    return (
        ("调查类别", KINDS[file.kind]),
        ("调查方式", METHODS[file.method]),
        ("调查时间", f"{file.starts_on.isoformat()} 至 {file.ends_on.isoformat()}"),
        ("负责人", file.owner),
        ("调查对象", scope_words(file.scope)),
        ("符合条件", f"{file.population} 户"),
        ("抽样", f"{file.sent_count} 户（随机种子 {file.seed}）"),
        ("收回", f"{outcome.answered} 份，应答率 {response}"),
        ("总平均分", f"{rules.score_text(outcome.score)} 分（满分 5 分）"),
        ("未应答", f"拒答 {outcome.states['refused']}，未联系上 {outcome.states['unreachable']}，"
                   f"未答 {outcome.states['pending']}"),
    )  # fmt: skip


def _result(one: QuestionResult) -> dict[str, Any]:
    chart = chart_of(one)
    share = "–" if one.satisfied is None else share_text(one.satisfied)
    return {
        "wording": one.question.wording,
        "answered": one.answered,
        "missing": one.missing,
        "mean": rules.score_text(one.mean),
        "satisfied": share,
        "chart": _drawn(chart) if chart and one.answered else None,
        "span": f"最小 {one.least}，最大 {one.most}" if one.least is not None else "",
        "texts": list(one.texts[:MOST_TEXTS]),
        "more_texts": max(0, len(one.texts) - MOST_TEXTS),
    }


def _drawn(chart: Chart) -> dict[str, Any]:
    parts = [{"label": one.label, "value": one.value, "shown": one.shown} for one in chart.slices]
    return {"title": chart.title, "kind": chart.kind.value, "parts": parts}


PAPERS = {"survey_questionnaire": questionnaire, "survey_report": report}
"""By form what knows its content from a subject (`paper_content`)."""
