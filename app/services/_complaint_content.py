"""What the forms of a complaint know of its case, by edition: plain JSON values in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.money import format_yuan, parse_yuan
from app.domain.complaint_scheme import ProductField
from app.models.customer import Customer
from app.services import _complaint_words as words
from app.services._complaint_steps import APPROVAL_STAGE
from app.services._paper_values import day_of, iso
from app.services.complaint_file import CaseFile

_BEFORE_APPROVAL = frozenset(
    {"registered", "verifying", "attributed", "proposing", "pending_approval", "returned", "void"}
)
"""In these the customer is told nothing of the settlement, and no cause that would own up to a fault (R098)."""

_WHOEVER_IS_RESPONSIBLE = "责任部门"
"""The unit of a stage that a scheme leaves open."""

_ONLY_OUR_COST = frozenset({"exchange", "rework", "resupply", "repair", "apology"})
"""Settlements whose amount is what they cost the house, of no concern to a customer who does not pay for them."""

_NOT_TOLD = frozenset({"negotiation"})
"""Talks whose notes are not what the customer was told."""


def of_case(case: CaseFile, *, internal: bool) -> dict[str, Any]:
    """The content for an edition; the customer's has no opinions, responsibility, losses nor decisions."""
    shown = {**_case(case), **_settlement(case)}
    return {**shown, **(_inside(case) if internal else _for_the_customer(case, shown))}


def _case(case: CaseFile) -> dict[str, Any]:
    """What both editions know."""
    customer = Customer.get_by_id(case.customer_id)
    told = [one for one in case.contacts if one.kind == "result"]
    return {
        "number": case.number,
        "previous": next((link.number for link in case.links if link.how == "previous"), ""),
        "customer": case.customer_name,
        "customer_number": customer.number,
        "contact": case.contact_name,
        "phone": case.phone,
        "address": case.address or customer.address,
        "call_number": case.call_number,
        "product": case.product_name,
        "model": case.model,
        "serial": case.serial,
        "facts": [
            {"name": field.name.zh, "value": _value(field, case.product.get(field.code, ""))}
            for field in case.scheme.product_fields
        ],
        "proof": " ".join(part for part in (words.PROOFS.get(case.purchase_proof, ""), case.proof_number) if part),
        "channel": words.CHANNELS.get(case.channel, case.channel),
        "category": case.category_name,
        "content": case.content,
        "demand": case.demand,
        "claim_amount": case.claim_amount,
        "sample": " ".join(part for part in ("已留样" if case.sample_kept else "", case.sample_note) if part),
        "received_at": iso(case.received_at),
        "received_by": case.first_contact,
        "market": case.scheme.market(case.market).name.zh,
        "department": _department(case),
        "handled_on": day_of(case.settled_at),
        "promised_on": iso(case.promised_on),
        "promise_told_by": case.promise_told_by,
        "cause": case.cause,
        "countermeasure": case.countermeasure,
        "result": told[-1].words if told else "",
        "result_on": day_of(told[-1].happened_at) if told else None,
        "result_by": told[-1].told_by if told else "",
        "answer": words.ANSWERS.get(case.customer_answer, ""),
        "answered_on": iso(case.answered_on),
        "signed_by": case.signed_by,
        "signed_on": iso(case.signed_on),
        "visited_at": iso(case.visited_at),
        "visited_by": f"{case.visited_by}　未联系上：{case.unreached}" if case.unreached else case.visited_by,
        "satisfaction": case.satisfaction,
        "is_void": case.voided_at is not None,
    }


def _value(field: ProductField, text: str) -> str:
    """A product field as it is printed."""
    return format_yuan(parse_yuan(text), symbol=True) if field.kind == "money" and text else text


def _department(case: CaseFile) -> str:
    """The unit that has or had it last; a turn of whoever is responsible names nobody to the customer."""
    units = [one.unit for one in case.stages if one.code != APPROVAL_STAGE and one.unit != _WHOEVER_IS_RESPONSIBLE]
    return units[-1] if units else ""


def _settlement(case: CaseFile) -> dict[str, Any]:
    return {
        "settlements": [
            {
                "kind": words.SETTLEMENT_KINDS.get(one.kind, one.kind),
                "goods": one.goods,
                "quantity": one.quantity,
                "amount": one.amount,
                "due_on": iso(one.due_on),
                "done_on": iso(one.done_on),
                "paper": one.paper_number,
                "bearer": words.bearer(one),
            }
            for one in case.settlements
            if one.state != "void"
        ],
        "talks": [
            {
                "kind": words.CONTACT_KINDS.get(one.kind, one.kind),
                "at": iso(one.happened_at),
                "words": one.words,
                "by": one.told_by,
            }
            for one in case.contacts
        ],
        "opinions": _opinions(case),
    }


def _opinions(case: CaseFile) -> list[dict[str, Any]]:
    """Every block of the scheme in order, empty ones too: they are filled in by hand."""
    given = {one.block: one for one in case.opinions}
    found = []
    for block in case.scheme.opinions:
        one = given.get(block.code)
        found.append(
            {
                "title": block.name.zh,
                "words": one.words if one else "",
                "by": " ".join(part for part in (one.unit, one.given_by) if part) if one else "",
                "on": iso(one.given_on) if one else None,
                "is_internal": block.is_internal,
            }
        )
    return found


def _for_the_customer(case: CaseFile, shown: Mapping[str, Any]) -> dict[str, Any]:
    """What the customer's edition has less."""
    promised = case.state not in _BEFORE_APPROVAL
    founded = promised or case.finding in words.TOLD_FINDINGS
    not_told = {words.CONTACT_KINDS[kind] for kind in _NOT_TOLD}
    return {
        "is_internal": False,
        "cause": case.cause if founded else "",
        "countermeasure": case.countermeasure if promised else "",
        "finding": words.TOLD_FINDINGS.get(case.finding, ""),
        "evidence": case.evidence if case.finding in words.TOLD_FINDINGS else "",
        "appraisal": _appraisals(case) if case.finding in words.TOLD_FINDINGS else "",
        "opinions": [one for one in shown["opinions"] if not one["is_internal"]],
        "settlements": _told_settlements(case, shown["settlements"]) if promised else [],
        "talks": [one for one in shown["talks"] if one["kind"] not in not_told],
    }


def _told_settlements(case: CaseFile, shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The settlement as the customer agrees to it: not what it costs the house, but that they pay where they do."""
    told = []
    lines = (one for one in case.settlements if one.state != "void")
    for line, one in zip(lines, shown, strict=True):
        pays = line.cost_bearer == "user"
        amount = 0 if line.kind in _ONLY_OUR_COST and not pays else one["amount"]
        goods = f"{one['goods']}（费用由客户承担）" if pays else one["goods"]
        told.append({**one, "amount": amount, "goods": goods, "bearer": ""})
    return told


def _inside(case: CaseFile) -> dict[str, Any]:
    """What only the internal edition knows."""
    return {
        "is_internal": True,
        "is_repeat": case.is_repeat,
        "scheme": case.scheme_name,
        "severity": words.SEVERITIES.get(case.severity, ""),
        "owner": case.owner_name,
        "reply_due_at": iso(case.reply_due_at),
        "close_due_at": iso(case.close_due_at),
        "finding": words.FINDINGS.get(case.finding, ""),
        "evidence": case.evidence,
        "appraisal": _appraisals(case),
        "receivable": case.receivable_note,
        **_judged(case),
        "turns": [
            {
                "name": one.name,
                "unit": one.unit,
                "entered_at": iso(one.entered_at),
                "due_at": iso(one.due_at),
                "left_at": iso(one.left_at),
            }
            for one in case.stages
        ],
        "departments_told": _told(case),
        "tracks_improvement": True if case.tracks_improvement else False if case.exempt_reason else None,
        "exempt_reason": case.exempt_reason,
        "actions": [
            {
                "action": one.action,
                "unit": one.unit,
                "person": one.person,
                "due_on": iso(one.due_on),
                "done_on": iso(one.done_on),
                "checked": one.check_words or {"effective": "有效", "ineffective": "无效"}.get(one.state, ""),
            }
            for one in case.corrective_actions
            if one.state != "void"
        ],
    }


def _told(case: CaseFile) -> str:
    """Which departments were told of a minor case (000)."""
    if not case.departments_told:
        return ""
    by = " ".join(part for part in (case.departments_told_by, iso(case.departments_told_on) or "") if part)
    return f"{case.departments_told}（{by}）"


def _judged(case: CaseFile) -> dict[str, Any]:
    """Who answers for it, what it cost, who decided."""
    return {
        "shares": [
            {
                "unit": one.unit,
                "person": one.person,
                "share": one.share,
                "party": words.PARTIES.get(one.party, one.party),
                "note": "，".join(part for part in (one.trigger, one.note) if part),
            }
            for one in case.units
        ],
        "losses": [
            {
                "kind": words.LOSS_KINDS.get(one.kind, one.kind),
                "reckoning": words.reckoning(one),
                "amount": one.amount,
            }
            for one in case.losses
        ],
        "loss_amount": case.loss_amount if case.losses else None,
        "decisions": [
            {
                "amount": one.amount,
                "title": one.rung_title,
                "outcome": words.DECISIONS.get(one.decision, one.decision),
                "by": one.decided_by,
                "on": day_of(one.decided_at),
                "words": one.words,
            }
            for one in case.approvals
        ],
    }


def _appraisals(case: CaseFile) -> str:
    return "；".join(
        "，".join(
            part
            for part in (
                f"{one.institution}：{one.conclusion}".strip("：").rstrip("。"),
                f"费用 {format_yuan(one.fee)} 元" if one.fee else "",
                f"由{words.PAYERS.get(one.fee_payer, one.fee_payer)}承担" if one.fee_payer else "",
            )
            if part
        )
        for one in case.reports
        if one.kind == "appraisal" and one.state != "void"
    )
