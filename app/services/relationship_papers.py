"""What stands on the relationship card (F06) and the relationship assessment (F07): plain JSON values for the forms."""

from __future__ import annotations

from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.domain.assessment import percent_text, score_text
from app.services import assessments, care, relationship_cards, voucher_content
from app.services.relationship_cards import CardEntry

_IMPORTANCES = {"key": "重要", "ordinary": "一般"}
_KINDS = {
    "useful_information": "提供有用信息",
    "new_product": "新产品信息",
    "promotion": "促销通知",
    "invitation": "邀请",
    "yearly_meeting": "客户年会",
    "holiday_greeting": "节日问候、赠礼",
    "birthday_greeting": "生日问候",
    "loyalty_reward": "忠诚奖励",
    "special_visit": "专程走访",
    "call_on": "巡回拜访",
}
_LATEST = 8
"""Lines of the care log that the card has room for."""


def relationship_card(number: str) -> dict[str, Any]:
    """The cards in use of a customer, whose number they bear, with the latest care. Raises UserError."""
    customer_id = relationship_cards.number_is_known(number)
    if not customer_id:
        raise UserError(translate("paper_content", "There is no customer {number}.").format(number=number), "subject")
    cards = relationship_cards.of_customer(customer_id, active_only=True)
    if not cards:
        raise UserError(translate("paper_content", "This customer has no relationship card."), "subject")
    done = [one for one in care.of_customer(customer_id) if one.done_on is not None]
    return {
        "letterhead": voucher_content.letterhead(),
        "number": cards[0].customer_number,
        "customer": cards[0].customer_name,
        "cards": [_card(card, [one for one in done if one.card_id in (0, card.id)][:_LATEST]) for card in cards],
    }


def relationship_assessment(number: str) -> dict[str, Any]:
    """A whole assessment with its distribution list. Raises UserError when there is none of this number."""
    file = assessments.by_number(number)
    return {
        "letterhead": voucher_content.letterhead(),
        "number": file.number,
        "customer": file.customer_name,
        "customer_number": file.customer_number,
        "assessed_on": file.assessed_on.isoformat(),
        "assessor": file.assessor,
        "lines": [
            {
                "indicator": line.indicator,
                "weight": percent_text(line.weight),
                "score": str(line.score),
                "grade": line.grade,
                "evidence": line.evidence,
                "remark": line.remark,
            }
            for line in file.lines
        ],
        "weights": percent_text(sum(line.weight for line in file.lines)),
        "total": score_text(file.total),
        "grade": file.grade,
        "result": file.advice,
        "remark": file.remark,
        "receivers": list(file.receivers),
        "is_void": file.state == "void",
        "void_reason": file.void_reason,
    }


def _card(card: CardEntry, log: list[care.CareFile]) -> dict[str, Any]:
    return {
        "name": card.name,
        "work_unit": card.work_unit,
        "position": card.position,
        "home_address": card.home_address,
        "phone": card.phone,
        "other_contact": card.other_contact,
        "birthday": card.birthday,
        "holiday_note": card.holiday_note,
        "interests": card.interests,
        "importance": _IMPORTANCES[card.importance],
        "owner": card.owner,
        "reviewed_on": card.reviewed_on.isoformat(),
        "notes": card.notes,
        "log": [
            {
                "on": (one.done_on or one.planned_on).isoformat(),
                "what": " ".join(part for part in (_KINDS[one.kind], one.gift) if part),
                "result": one.result,
                "by": one.owner,
            }
            for one in log
        ],
    }


PAPERS = {"relationship_card": relationship_card, "relationship_assessment": relationship_assessment}
"""By form what knows its content from a subject (`paper_content`)."""
