"""Vouchers: issued, out, signed and back, struck off, filed; void, corrected, reprinted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.models.voucher import IssuedPaper, ServiceVoucher
from app.services import (
    customers,
    devices,
    dispatch,
    issuing,
    return_visits,
    service_call_file,
    service_call_visit,
    voucher_file,
    vouchers,
)
from app.services.service_call_visit import ChargeEntry, Signed


def test_from_the_telephone_to_the_archive(work, frozen_clock):
    call_id, voucher_id = work.dispatched()
    file = service_call_file.file(call_id)
    assert (file.state, file.voucher_number) == ("dispatched", "FW-GZ01-2611-0001")
    assert voucher_file.file(voucher_id).state == "out"
    frozen_clock(timedelta(hours=4))
    scan = ("回单.png", b"\x89PNG\r\n\x1a\n and a picture")
    work.hand_in(
        voucher_id, charges=(ChargeEntry("电源模块", 1, 42000, "个", "P002"),), opinion="满意", satisfaction=5, scan=scan,
    )
    file = service_call_file.file(call_id)
    assert (file.state, file.charge, file.satisfaction, file.is_open) == ("completed", 42000, 5, True)
    assert [event.kind for event in file.events] == ["register", "appoint", "dispatch", "arrive", "complete"]
    assert file.arrival.state == "met"
    assert [entry.name for entry in file.attachments] == ["回单.png"]
    service_call_visit.strike_off(call_id, seen_version=file.row_version, voucher_number="FW-GZ01-2611-0001")
    assert service_call_file.file(call_id).state == "struck_off"
    vouchers.file(voucher_id, seen_version=voucher_file.file(voucher_id).row_version, place="2026-11 第3盒")
    visit = service_call_file.file(call_id).visits[0]
    assert visit.due_on == date(2026, 11, 23)
    frozen_clock(timedelta(days=3))
    return_visits.enter_result(visit.id, seen_version=visit.row_version, satisfaction=4, comment="运行正常")
    file = service_call_file.file(call_id)
    assert (file.state, file.is_open) == ("followed_up", False)
    service_call_visit.close(call_id, seen_version=file.row_version)
    assert service_call_file.file(call_id).state == "closed"
