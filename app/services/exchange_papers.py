"""What stands on the sheet of requests for return or exchange (F70): plain JSON values, in Chinese.

`exchange_sheets` freezes it when it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import exchange, numbering
from app.domain.exchange import Bearer, Cause
from app.models.customer import Customer
from app.models.exchange_request import ExchangeRequest
from app.services import settings, voucher_content
from app.services._paper_values import iso
from app.services._use_case import get, require

MOST = 200
"""So many requests on one sheet and its annex."""
WANTS: Mapping[str, str] = MappingProxyType({"return": "退货", "exchange": "换货"})
BEARERS: Mapping[Bearer, str] = MappingProxyType(
    {Bearer.COMPANY: "公司", Bearer.USER: "用户", Bearer.COUNTER: "柜台", Bearer.LIABLE_PARTY: "责任方"}
)
DECISIONS: Mapping[str, str] = MappingProxyType(
    {"open": "", "agreed": "同意", "refused": "不同意", "withdrawn": "撤回"}
)
CAUSES: Mapping[Cause, tuple[str, str, str]] = MappingProxyType(
    {
        Cause.NONCONFORMING: ("产品不合格", "产品不合格", "一律更换，并追究内部责任"),
        Cause.CHANGED_APPEARANCE: ("外观变化", "外观变化，非用户造成，功能正常", "用户要求的，一律更换"),
        Cause.USER_CAUSED: ("用户原因", "用户原因造成", "按用户要求更换，费用由用户承担"),
        Cause.DOUBTFUL: ("可换可不换", "可换可不换", "予以更换，费用由柜台承担"),
        Cause.COUNTER_FAULT: (
            "柜台商品质量",
            "柜台售出商品有质量问题",
            "依消费者法更换、退款或赔偿，费用由售出柜台承担",
        ),
        Cause.UNWANTED: ("无故障不想要", "无故障、不想要，不影响再次销售", "一般予以更换，费用承担逐案决定"),
        Cause.MISUSE: ("使用不当", "使用不当", "说服用户；不成的由厂家修理，费用由用户承担"),
        Cause.DISPUTED: ("质量有争议", "质量有争议", "由国家认可的机构鉴定，鉴定费由责任方承担"),
        Cause.NO_FAULT: ("非用户责任", "明显非用户责任", "按有利于用户处理；紧急的先行赔付，再行追偿"),
        Cause.USER_DAMAGE: ("用户损坏配件", "用户损坏配件", "予以维修，用户按最新市场价付费"),
    }
)
"""Each cause in short for a line, in full, and its rule (`domain.exchange.RULES`), in the words of the paper."""


def exchange_request(subject: str) -> dict[str, Any]:
    """The sheet of one request's number, or of several of one customer or office, apart by commas or blanks.

    Raises UserError for a number that is not there, for requests of different askers or too many; NotPermitted.
    """
    require("return_slip.view")
    rows = _requests(subject)
    first = rows[0]
    customer = Customer.get_by_id(first.customer_id) if first.customer_id else None
    calls = dict.fromkeys(row.call_number for row in rows if row.call_number)
    return {
        "letterhead": voucher_content.letterhead(),
        "number": first.number,
        "asker": first.customer_name,
        "is_office": customer is None,
        "address": customer.address if customer else "",
        "contact": customer.contact_name if customer else "",
        "phone": customer.phone if customer else "",
        "received_at": iso(first.received_at),
        "received_by": "、".join(dict.fromkeys(row.received_by for row in rows)),
        "call_number": "、".join(calls),
        "lines": [_line(row) for row in rows],
        "rules": _rules(rows),
        "bearer_reason": _each(rows, "bearer_reason"),
        "remark": _each(rows, "remark"),
        "is_void": all(row.state == "void" for row in rows),
        **_decided(rows),
    }


def of_that_day(request_id: int) -> tuple[str, ...]:
    """The numbers of what the asker of a request asked for on its day, void ones left out unless it is one itself.

    Raises NotPermitted, or UserError when the request is not there.
    """
    require("return_slip.view")
    row = get(ExchangeRequest, request_id)
    since = clock.local_midnight(clock.local(row.received_at).date())
    asker = ExchangeRequest.customer == row.customer_id
    if row.customer_id is None:
        asker = ExchangeRequest.customer.is_null() & (ExchangeRequest.customer_name == row.customer_name)
    within = ExchangeRequest.received_at.between(since, since + timedelta(days=1, microseconds=-1))
    stands = (ExchangeRequest.state != "void") | (ExchangeRequest.id == row.id)
    rows = ExchangeRequest.select(ExchangeRequest.number).where(asker & within & stands)
    return tuple(one.number for one in rows.order_by(ExchangeRequest.id).limit(MOST))


def _requests(subject: str) -> list[ExchangeRequest]:
    rows = []
    for words in dict.fromkeys(part for part in re.split(r"[,，、;；\s]+", subject) if part):
        known = numbering.parse(words, settings.number_formats())
        row = ExchangeRequest.get_or_none(ExchangeRequest.number == (known.number if known else words.upper()))
        if row is None:
            raise UserError(translate("papers", "There is no request {number}.").format(number=words), "subject")
        rows.append(row)
    if not rows:
        raise UserError(translate("papers", "Write the number of a request for return or exchange."), "subject")
    if len(rows) > MOST:
        text = translate("papers", "At most {most} requests stand on one sheet.")
        raise UserError(text.format(most=MOST), "subject")
    if len({(row.customer_id, row.customer_name if row.customer_id is None else "") for row in rows}) > 1:
        raise UserError(translate("papers", "Requests of different customers stand on different sheets."), "subject")
    return sorted({row.id: row for row in rows}.values(), key=lambda row: row.id)


def _line(row: ExchangeRequest) -> dict[str, Any]:
    return {
        "number": row.number,
        "goods": row.goods,
        "model": row.model,
        "serial": row.serial,
        "quantity": row.quantity,
        "wants": WANTS[row.wants],
        "cause": CAUSES[Cause(row.cause)][0],
        "bearer": BEARERS[Bearer(row.cost_bearer)],
        "decision": "作废" if row.state == "void" else DECISIONS[row.decision],
        "sent_on": iso(row.shipped_on),
        "arrived_on": iso(row.received_on),
    }


def _rules(rows: list[ExchangeRequest]) -> str:
    causes = dict.fromkeys(Cause(row.cause) for row in rows)
    said = []
    for cause in causes:
        _short, full, rule = CAUSES[cause]
        said.append(f"{full}：{rule}（{exchange.RULES[cause].source}）")
    return "；".join(said)


def _each(rows: list[ExchangeRequest], name: str) -> str:
    """A text of the requests: as it is for one, after its number where there are several."""
    said = [(row.number, getattr(row, name)) for row in rows if getattr(row, name)]
    if len(rows) == 1:
        return "".join(text for _number, text in said)
    return "\n".join(f"{number}：{text}" for number, text in said)


def _decided(rows: list[ExchangeRequest]) -> dict[str, Any]:
    """What was decided, by whom and when, where it is the same for all; otherwise it stands in the lines alone."""
    reason = {"decision_reason": "\n".join(filter(None, (_each(rows, "decision_reason"), _each(rows, "void_reason"))))}
    if len({row.decision for row in rows}) > 1 or rows[0].decided_at is None:
        return reason
    last = max(rows, key=lambda row: (row.decided_at, row.id))
    return {
        **reason,
        "decision": DECISIONS[last.decision],
        "decided_by": "、".join(dict.fromkeys(row.decided_by for row in rows)),
        "decided_at": iso(last.decided_at),
    }
