"""What stands on a reward and penalty notice (F76): plain JSON values, frozen when it is approved."""

from __future__ import annotations

from typing import Any

from app.core import clock
from app.domain import penalty as rules
from app.domain import penalty_steps
from app.domain.complaint_shares import percent
from app.models.penalty import Penalty
from app.services import settings, voucher_content
from app.services._use_case import UnitOfWork
from app.services.complaint_schemes import scheme_of

DISCIPLINE = {"warning": "警告", "demerit": "记过", "dismissal": "劝退"}
MISCONDUCT = {
    "first_contact": "违反首问责任制",
    "hiding": "隐瞒投诉不报",
    "second_complaint": "造成二次投诉",
    "attitude": "服务态度",
}
"""Words on paper are Chinese."""


def to_issue(unit: UnitOfWork, row: Penalty) -> dict[str, Any]:
    """The content of a notice that is approved now."""
    case, share = row.complaint, row.responsibility
    step = penalty_steps.find(row.step, penalty_steps.parse(row.steps))
    return {
        "letterhead": voucher_content.letterhead(),
        "number": row.number,
        "kind": row.kind,
        "unit": row.unit,
        "person": row.person,
        "case_number": row.complaint_number,
        "customer": case.customer_name if case else "",
        "category": case.category_name if case else "",
        "loss": case.loss_amount if case and row.kind == "penalty" else None,
        "share": percent(share.share) if share else "",
        "share_amount": row.share_amount or None,
        "trigger": MISCONDUCT.get(row.trigger, row.trigger),
        "reason": row.reason,
        "step": row.step_words,
        "worth": step.paper_worth if step is not None else "",
        "superior_of": f"{row.superior_of.person or row.superior_of.unit}（{row.superior_of.number}）"
        if row.superior_of_id
        else "",
        "unit_points": row.unit_points,
        "own_points": row.own_points,
        "fine": row.fine or None,
        "cap": _deducted(row),
        "drafted_by": row.issued_by,
        "drafted_on": clock.local(row.issued_at).date().isoformat(),
        "approved_by": unit.session.full_name,
        "approved_on": clock.local(unit.now).date().isoformat(),
        "copies": _recipients(row),
        "operator": unit.session.full_name,
        "printed_at": unit.now.isoformat(),
    }


def _deducted(row: Penalty) -> str:
    """How it is taken from the bonus (4.6, 4.7)."""
    cap = settings.number("penalty.bonus_cap")
    said = (
        f"罚没 {row.bonus_month} 当月效益奖金全额。" if row.bonus_month else "",
        f"每月罚扣以当月效益奖金的 {cap:g} % 为限，不足部分递延至以后月份。" if row.fine else "",
    )
    return "".join(said)


def _recipients(row: Penalty) -> list[str]:
    """Who gets the original and the photocopies by the scheme of the case, the unit concerned by its name."""
    of_scheme = scheme_of(row.complaint).copies("penalty_notice", "internal") if row.complaint else ()
    named = (words.replace(rules.UNIT_CONCERNED, row.unit or rules.UNIT_CONCERNED) for words in of_scheme)
    return [*named] or list(rules.recipients(row.unit))
