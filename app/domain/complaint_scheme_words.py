"""Schemes in words: what their codes are called, and the whole of one as a supervisor would read it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain.complaint import CHANNELS, SETTLEMENT_KINDS
from app.domain.complaint_scheme import Scheme, Stage

STEP_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "minor": QT_TRANSLATE_NOOP("complaint_scheme", "Minor cases are filed without a proposal"),
        "promise": QT_TRANSLATE_NOOP("complaint_scheme", "The customer is told a date before a proposal goes on"),
        "customer_signs": QT_TRANSLATE_NOOP("complaint_scheme", "The customer signs the handling slip"),
        "investigation_report": QT_TRANSLATE_NOOP("complaint_scheme", "An investigation report goes to management"),
        "purchase_proof": QT_TRANSLATE_NOOP("complaint_scheme", "Proof of purchase is asked for"),
        "sample": QT_TRANSLATE_NOOP("complaint_scheme", "A sample goes with the form"),
        "appraisal": QT_TRANSLATE_NOOP("complaint_scheme", "Disputed quality may be appraised"),
        "case_study": QT_TRANSLATE_NOOP("complaint_scheme", "Every case is written up before it is archived"),
        "measure_verified": QT_TRANSLATE_NOOP("complaint_scheme", "Quality verifies the measure before a proposal"),
    }
)
APPROVAL_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "amount": QT_TRANSLATE_NOOP("complaint_scheme", "When money or goods are given"),
        "always": QT_TRANSLATE_NOOP("complaint_scheme", "Always"),
        "never": QT_TRANSLATE_NOOP("complaint_scheme", "Never"),
    }
)
CORRECTION_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "required": QT_TRANSLATE_NOOP("complaint_scheme", "In every case"),
        "tracked": QT_TRANSLATE_NOOP("complaint_scheme", "Where the case says so"),
        "never": QT_TRANSLATE_NOOP("complaint_scheme", "Not at all"),
    }
)
REQUIRABLE_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "contact_name": QT_TRANSLATE_NOOP("complaint_scheme", "Contact"),
        "phone": QT_TRANSLATE_NOOP("complaint_scheme", "Telephone"),
        "address": QT_TRANSLATE_NOOP("complaint_scheme", "Address"),
        "demand": QT_TRANSLATE_NOOP("complaint_scheme", "Demand"),
        "device": QT_TRANSLATE_NOOP("complaint_scheme", "Device"),
        "purchase_proof": QT_TRANSLATE_NOOP("complaint_scheme", "Proof of purchase"),
        "sample": QT_TRANSLATE_NOOP("complaint_scheme", "Sample"),
    }
)
FIELD_KIND_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "text": QT_TRANSLATE_NOOP("complaint_scheme", "Text"),
        "number": QT_TRANSLATE_NOOP("complaint_scheme", "Number"),
        "money": QT_TRANSLATE_NOOP("complaint_scheme", "Amount"),
        "date": QT_TRANSLATE_NOOP("complaint_scheme", "Day"),
        "choice": QT_TRANSLATE_NOOP("complaint_scheme", "Choice"),
    }
)
COUNTS_FROM_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "registered": QT_TRANSLATE_NOOP("complaint_scheme", "The registration"),
        "accepted": QT_TRANSLATE_NOOP("complaint_scheme", "The acceptance by the office"),
    }
)
CLOCK_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "calendar": QT_TRANSLATE_NOOP("complaint_scheme", "Calendar days"),
        "working": QT_TRANSLATE_NOOP("complaint_scheme", "Working days"),
    }
)
FORM_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "complaint_registration": QT_TRANSLATE_NOOP(
            "complaint_scheme", "Complaint registration form"
        ),  # 客户投诉登记表
        "complaint_handling_form": QT_TRANSLATE_NOOP("complaint_scheme", "Complaint handling form"),  # 客户投诉处理表
        "quality_feedback_sheet": QT_TRANSLATE_NOOP("complaint_scheme", "Quality feedback sheet"),  # 产品质量信息返馈单
        "complaint_sheet": QT_TRANSLATE_NOOP("complaint_scheme", "Complaint handling sheet"),  # 客户抱怨处理表
        "branch_complaint_record": QT_TRANSLATE_NOOP("complaint_scheme", "Branch complaint record"),  # 顾客投诉记录表
        "complaint_sheet_2part": QT_TRANSLATE_NOOP("complaint_scheme", "Handling sheet, two parts"),  # 顾客投诉处理表
        "service_complaint_record": QT_TRANSLATE_NOOP("complaint_scheme", "Service complaint record"),  # 服务投诉记录单
        "complaint_record": QT_TRANSLATE_NOOP("complaint_scheme", "Complaint record"),  # 客户投诉记录单
        "complaint_handling_slip": QT_TRANSLATE_NOOP("complaint_scheme", "Complaint handling slip"),  # 客户投诉处理单
        "case_study": QT_TRANSLATE_NOOP("complaint_scheme", "Case study"),  # 案例
        "investigation_report": QT_TRANSLATE_NOOP("complaint_scheme", "Investigation report"),  # 调查处理报告
        "petition": QT_TRANSLATE_NOOP("complaint_scheme", "Petition"),  # 签呈
        "reminder_slip": QT_TRANSLATE_NOOP("complaint_scheme", "Reminder slip"),  # 催办单
        "late_cause_slip": QT_TRANSLATE_NOOP("complaint_scheme", "Late-cause slip"),  # 洽办单
        "return_slip": QT_TRANSLATE_NOOP("complaint_scheme", "Return slip"),  # 成品退货单
        "allowance_certificate": QT_TRANSLATE_NOOP("complaint_scheme", "Allowance certificate"),  # 销货折让证明单
        "sales_return_certificate": QT_TRANSLATE_NOOP("complaint_scheme", "Sales return certificate"),  # 销货退回证明单
        "penalty_notice": QT_TRANSLATE_NOOP("complaint_scheme", "Penalty notice"),  # 奖罚通知单
    }
)
"""The forms that a scheme may have copies of; one that is added as a file goes by its code until it is named here."""

EDITION_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "customer": QT_TRANSLATE_NOOP("complaint_scheme", "for the customer"),
        "internal": QT_TRANSLATE_NOOP("complaint_scheme", "internal"),
    }
)


def in_words(scheme: Scheme) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A scheme under headings, a sentence or an item a line."""
    parts = (
        (translate("complaint_scheme", "Days"), _days(scheme)),
        (translate("complaint_scheme", "Stages"), _stages(scheme)),
        (translate("complaint_scheme", "Registration"), _registration(scheme)),
        (translate("complaint_scheme", "Opinions"), _opinions(scheme)),
        (translate("complaint_scheme", "Approval"), _approval(scheme)),
        (translate("complaint_scheme", "Steps"), _steps(scheme)),
        (translate("complaint_scheme", "Forms and copies"), _forms(scheme)),
    )
    return tuple((heading, tuple(lines)) for heading, lines in parts if lines)


def days_text(days: float | None) -> str:
    """A number of days, or that there is no limit."""
    if days is None:
        return translate("complaint_scheme", "no limit")
    if days == 1:
        return translate("complaint_scheme", "1 day")
    return translate("complaint_scheme", "{days} days").format(days=f"{days:g}")


def _days(scheme: Scheme) -> list[str]:
    found = []
    if scheme.first_reply_hours is not None:
        text = translate("complaint_scheme", "First reply within {hours} hours.")
        found.append(text.format(hours=f"{scheme.first_reply_hours:g}"))
    for market in scheme.markets:
        if market.close_days is None:
            found.append(translate("complaint_scheme", "{market}: no limit.").format(market=market.name.shown()))
        else:
            text = translate("complaint_scheme", "{market}: settled within {days} days.")
            found.append(text.format(market=market.name.shown(), days=f"{market.close_days:g}"))
    moment = shown(COUNTS_FROM_WORDS[scheme.counts_from])
    text = translate("complaint_scheme", "Counted in {clock}, from {moment}.")
    found.append(text.format(clock=_low(shown(CLOCK_WORDS[scheme.clock])), moment=_low(moment)))
    if scheme.promise_days is not None:
        text = translate("complaint_scheme", "Promised to the customer for a day within {days} days at most.")
        found.append(text.format(days=scheme.promise_days))
    if scheme.report_days is not None:
        text = translate("complaint_scheme", "Investigation report within {days} days after the investigation.")
        found.append(text.format(days=scheme.report_days))
    if scheme.overall_opinion_days is not None:
        text = translate("complaint_scheme", "Overall opinion within {days} after the talks were reported.")
        found.append(text.format(days=days_text(scheme.overall_opinion_days)))
    text = translate("complaint_scheme", "Return visit within {days} days after the settlement.")
    return [*found, text.format(days=scheme.visit_days)]


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]


def _stages(scheme: Scheme) -> list[str]:
    return [f"{place}. {stage.name.shown()} · {_limit(scheme, stage)}" for place, stage in enumerate(scheme.stages, 1)]


def _limit(scheme: Scheme, stage: Stage) -> str:
    days = [stage.days.get(market.code) for market in scheme.markets]
    if len(set(days)) == 1:
        limit = days_text(days[0])
    else:
        limit = _list(
            f"{market.name.shown()} {days_text(day)}" for market, day in zip(scheme.markets, days, strict=True)
        )
    parts = [stage.unit, limit]
    if stage.is_optional:
        parts.append(translate("complaint_scheme", "may be passed over"))
    return " · ".join(parts)


def _registration(scheme: Scheme) -> list[str]:
    classes = _list(one.name.shown() for one in scheme.classes)
    channels = _list(shown(CHANNELS[one]) for one in scheme.channels)
    found = [
        translate("complaint_scheme", "Classes: {list}.").format(list=classes),
        translate("complaint_scheme", "Channels: {list}.").format(list=channels),
    ]
    if scheme.product_fields:
        names = (f"{one.name.shown()}{' *' if one.required else ''}" for one in scheme.product_fields)
        found.append(translate("complaint_scheme", "Product data: {list}.").format(list=_list(names)))
    if scheme.required:
        names = (shown(REQUIRABLE_WORDS[one]) for one in scheme.required)
        found.append(translate("complaint_scheme", "Required: {list}.").format(list=_list(names)))
    return found


def _opinions(scheme: Scheme) -> list[str]:
    found = []
    for block in scheme.opinions:
        parts = [f"{block.name.shown()} · {block.unit}"]
        if block.is_required:
            parts.append(translate("complaint_scheme", "required"))
        if not block.is_internal:
            parts.append(translate("complaint_scheme", "also on the customer's edition"))
        found.append(" · ".join(parts))
    return found


def _approval(scheme: Scheme) -> list[str]:
    if scheme.approval == "never":
        return [translate("complaint_scheme", "Nothing is put before an approver.")]
    found = [
        translate("complaint_scheme", "Asked for: {when}.").format(when=_low(shown(APPROVAL_WORDS[scheme.approval])))
    ]
    for rung in scheme.rungs:
        if rung.up_to is None:
            text = translate("complaint_scheme", "Any amount: {title}.") if len(scheme.rungs) == 1 \
                else translate("complaint_scheme", "More: {title}.")  # fmt: skip
            found.append(text.format(title=rung.title.shown()))
        else:
            text = translate("complaint_scheme", "Up to {amount} yuan: {title}.")
            found.append(text.format(amount=format_yuan(rung.up_to), title=rung.title.shown()))
    kinds = _list(shown(SETTLEMENT_KINDS[kind]) for kind in scheme.settlements)
    return [*found, translate("complaint_scheme", "Settlements: {list}.").format(list=kinds)]


def _steps(scheme: Scheme) -> list[str]:
    text = translate("complaint_scheme", "Corrective action is followed: {when}.")
    when = _low(shown(CORRECTION_WORDS[scheme.correction]))
    return [*(f"{shown(words)}." for step, words in STEP_WORDS.items() if step in scheme.steps), text.format(when=when)]


def _forms(scheme: Scheme) -> list[str]:
    found = []
    for one in scheme.forms:
        name = shown(FORM_WORDS.get(one.form, one.form))
        for edition, recipients in one.copies.items():
            text = translate("complaint_scheme", "{form} ({edition}) × {count}: {list}.")
            words = {"edition": shown(EDITION_WORDS[edition]), "count": len(recipients), "list": _list(recipients)}
            found.append(text.format(form=name, **words))
    return found


def _list(items: Iterable[str]) -> str:
    return translate("complaint_scheme", ", ").join(items)
