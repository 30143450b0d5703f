"""Calls of the demonstration branch that were closed before everything was settled: a supervisor said so, and why."""

from __future__ import annotations

from datetime import timedelta

from app._demo_batch import Batch
from app.models import database
from app.models.closing import ClosingWaiver
from app.models.service_call import ServiceCall
from app.services import closing

_WHO, _ACCOUNT = "周建华", "boss"
_WHY = {
    "charge": ("发票已开，财务跟进收款", "客户月结，由财务统一对账", "尾款待客户付款审批"),
    "old_part": ("旧件已随货寄回厂家，待确认", "旧件留在客户机房，下次巡检取回"),
}
_OTHERWISE = ("经主管同意先行归档",)


def write(batch: Batch) -> None:
    """A waiver for all that a closed call left open; nothing is closed without."""
    rows = database.query(
        "SELECT c.id FROM service_call c WHERE c.state = 'closed' AND c.id IN (SELECT call_id FROM charge "
        "WHERE is_open UNION SELECT call_id FROM old_part WHERE state = 'owed') ORDER BY c.id"
    )
    for place, (call_id,) in enumerate(rows):
        call = ServiceCall.get_by_id(call_id)
        moment = (call.archived_at or call.received_at) - timedelta(minutes=5)
        for one in closing.open_matters(call):
            reasons = _WHY.get(one.matter, _OTHERWISE)
            why = reasons[place % len(reasons)]
            batch.put(
                ClosingWaiver,
                {
                    "call": call_id, "matter": str(one.matter), "object_id": one.object_id, "subject": one.subject,
                    "waived_at": moment, "waived_by": _WHO, "reason": why,
                },
                moment,
            )  # fmt: skip
            batch.event(call_id, "closing_waived", moment, moment, _ACCOUNT, "closed", f"{one.subject}\n{why}", "")
    batch.write()
