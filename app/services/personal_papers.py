"""What stands on the report of all that is on file about a customer's people: plain JSON values for the form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.models.customer import Customer
from app.services import personal_data, voucher_content
from app.services.personal_data import OnFile, Told

FORM = "personal_data_report"
_MOST_NUMBERS = 60


def report(number: str) -> dict[str, Any]:
    """The report of a customer's number; making it is on record. Raises UserError, NotPermitted."""
    customer = Customer.get_or_none(Customer.number == number.strip().upper())
    if customer is None:
        raise UserError(translate("paper_content", "There is no customer {number}.").format(number=number), "subject")
    found = personal_data.on_file(customer.id)
    return {
        "letterhead": voucher_content.letterhead(),
        "number": found.number,
        "customer": found.name,
        "lines": [line for told in found.told for line in _lines(told)],
        "accesses": list(_accesses(found)),
    }


def _lines(told: Told) -> Iterator[dict[str, str]]:
    title = f"{told.title} {told.count}" if told.count > 1 else told.title
    for place, facts in enumerate(told.records, 1):
        kind = f"{told.title} {place}/{len(told.records)}" if len(told.records) > 1 else told.title
        for fact in facts:
            yield {"kind": kind, "label": fact.label, "value": fact.value}
    numbers = [one for one in told.numbers if one]
    if numbers and (not told.records or told.count > 1):
        words = "，".join(numbers[:_MOST_NUMBERS])
        more = f" … (+{len(numbers) - _MOST_NUMBERS})" if len(numbers) > _MOST_NUMBERS else ""
        yield {"kind": title, "label": "编号", "value": words + more}


def _accesses(found: OnFile) -> Iterator[dict[str, str]]:
    for one in found.accesses:
        words = " · ".join(part for part in (one.who, one.what, one.about, one.reason) if part)
        yield {"kind": "查阅记录", "label": f"{clock.local(one.at):%Y-%m-%d %H:%M}", "value": words}


PAPERS = {FORM: report}
"""By form what knows its content from a subject (`paper_content`)."""
