"""A customer with a covered device, and a voucher renderer that is quick: for the tests of calls, dispatch and
vouchers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from app.core import clock
from app.services import (
    customers,
    devices,
    issuing,
    service_call_file,
    service_call_visit,
    service_calls,
    voucher_file,
    vouchers,
)
from tests.services import audited_writes


@pytest.fixture(autouse=True)
def _nothing_goes_past_the_audit_trail(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever use case a test runs here: what it writes stands in the audit trail."""
    with audited_writes.watched(monkeypatch.setattr) as wrong:
        yield
    assert wrong == []


@dataclass(frozen=True)
class Desk:
    """Shortcuts through the main job for the tests that begin in its middle."""

    customer_id: int
    device_id: int
    technician_id: int

    def version(self, call_id: int) -> int:
        return service_call_file.file(call_id).row_version

    def register(self, **more: object) -> int:
        given = {
            "customer_id": self.customer_id,
            "device_id": self.device_id,
            "fault_text": "开机无显示",
            "fault_level": 2,
        }
        return service_calls.register(**{**given, **more}).result

    def scheduled(self, **more: object) -> int:
        at = clock.now() + timedelta(hours=2)
        return self.register(outcome=service_calls.Appointment(at, 90, self.technician_id), **more)

    def dispatched(self, **more: object) -> tuple[int, int]:
        call_id = self.scheduled(**more)
        voucher_id = vouchers.issue(call_id, seen_version=self.version(call_id)).result
        vouchers.printed(voucher_id, printer="test")
        return call_id, voucher_id

    def result(self, **more: object) -> service_call_visit.Result:
        now = clock.now()
        given = {"arrived_at": now - timedelta(hours=1), "finished_at": now, "solution": "更换电源模块"}
        return service_call_visit.Result(**{**given, **more})

    def hand_in(self, voucher_id: int, **more: object) -> None:
        row = voucher_file.file(voucher_id)
        given = {
            "seen_version": row.row_version,
            "result": self.result(),
            "signed": service_call_visit.Signed("王建国", clock.today()),
        }
        vouchers.hand_in(voucher_id, **{**given, **more})


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bytes]:
    """Draws a voucher as its content and marks in words."""

    def render(content: dict, paper: str, marks: issuing.Marks) -> bytes:
        return json.dumps([content, paper, marks.reprint, marks.is_void], ensure_ascii=False, sort_keys=True).encode()

    monkeypatch.setitem(issuing.RENDERERS, "service_voucher", render)
    return render


@pytest.fixture
def work(branch: object, frozen_clock: Callable[[timedelta], None], renderer: object) -> Iterator[Desk]:
    """A branch at nine o'clock on 20 November 2026 with one customer and one device under warranty."""
    customer_id = customers.create(
        name="广州华盛电子科技有限公司",
        contacts=(customers.ContactInput("王建国", "13812345678"),),
        addresses=(customers.AddressInput("广州市天河区科技路12号"),),
    ).result
    device_id = devices.create(
        customer_id=customer_id, product_name="UPS 不间断电源", model="UPS-20K", serial="UP240001",
        installed_on=date(2026, 1, 5), warranty_months=36,
    ).result  # fmt: skip
    return Desk(customer_id, device_id, branch.technician_id)
