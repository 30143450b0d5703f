"""Everybody tries to change vouchers that are signed, by every use case; then the file itself is altered by hand.

Through the program the sheet stays what it was, byte for byte, and whatever changes about its voucher stands in the
history. What is altered past the program shows: in the voucher's record, where a copy is asked for, and in the check.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from app.core import clock
from app.core.errors import NotPermitted, UserError
from app.models import database, maintenance
from app.models.customer import Customer, Device
from app.models.organisation import Attachment, AuditEntry, Staff
from app.models.voucher import IssuedPaper, PrintLog, ServiceVoucher
from app.services import (
    attachments,
    call_correction,
    customers,
    devices,
    service_call_charges,
    service_call_visit,
    voucher_file,
    vouchers,
)
from app.services._renderers import RENDERERS
from tests.conftest import MOMENT, USERS
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as, furnished

GUARANTEE, FULL = "G23", 200
PROMISE = "signed papers stay what they were; what is altered past the program shows"
FORGED = {"content": '{"customer_name":"别人"}', "pdf": b"%PDF-1.4 forged"}
_KEPT_BY_ITSELF = {"row_version", "changed_at"}
_ON_THE_PAPER = {"signer_name", "signed_on", "user_opinion", "satisfaction", "content_sha256"}
"""What the customer signed: no use case changes it afterwards; a wrong paper is replaced by another one."""


class Signed(NamedTuple):
    """A voucher that is signed and back, with what it is about."""

    number: str
    voucher: int
    call: int
    device: int
    scan: int


def run(folder: Path, count: int) -> Figures:
    """`count` signed vouchers, each tried by everybody in every way, then altered in one way past the program."""
    figures = Figures()
    with clock.set_to(MOMENT) as advance:
        database.open_database(furnished(folder))
        RENDERERS["service_voucher"] = _drawn
        act_as("representative")
        customer = customers.create(name="广州华盛电子科技有限公司").result
        signed = [_signed(customer, at, advance) for at in range(count)]
        for one in signed:
            for role in USERS:
                act_as(role)
                for name, attempt in PATHS.items():
                    _tried(f"{one.number}: {name} by the {role}", one, attempt, figures)
        figures.wrong += maintenance.check(thorough=True)
        _altered_by_hand(signed, figures)
        database.close_database()
    return figures


def _drawn(content: Mapping[str, Any], paper: str, marks: Any) -> bytes:
    """A quick renderer: what would be drawn, in words."""
    return json.dumps([content, paper, marks.reprint, marks.is_void], ensure_ascii=False, sort_keys=True).encode()


def _signed(customer: int, at: int, advance: Callable[[timedelta], None]) -> Signed:
    """From the telephone to the signed paper; every second call is struck off as well."""
    from tests.services.conftest import Desk

    device = devices.create(
        customer_id=customer, product_name="UPS 不间断电源", model="UPS-20K", serial=f"UP{at:06}",
        installed_on=date(2026, 1, 5), warranty_months=36,
    ).result  # fmt: skip
    desk = Desk(customer, device, Staff.get().id)
    call, voucher = desk.dispatched()
    advance(timedelta(hours=4))
    desk.hand_in(voucher, scan=("回单.png", b"\x89PNG\r\n\x1a\n and a picture"))
    row = ServiceVoucher.get_by_id(voucher)
    if at % 2:
        service_call_visit.strike_off(call, seen_version=desk.version(call), voucher_number=row.number)
    scan = attachments.listing("service_voucher", voucher)[0].id
    return Signed(row.number, voucher, call, device, scan)


# -- through the program ---------------------------------------------------------------------------------------------


def _tried(where: str, one: Signed, attempt: Callable[[Signed], object], figures: Figures) -> None:
    """Whatever comes of it: the sheet is the same, and a change of its voucher is told by the history."""
    sheet, before, lines = _sheet(one), _voucher(one), AuditEntry.select().count()
    figures.injected += 1
    refused = ""
    try:
        attempt(one)
    except NotPermitted:
        refused = "not permitted"
    except UserError:
        refused = "refused with a reason"
    later = list(AuditEntry.select().order_by(AuditEntry.id).offset(lines))
    figures.count(refused or ("carried out, on record" if later else "nothing to change"))
    changed = {name for name, value in _voucher(one).items() if value != before[name]} - _KEPT_BY_ITSELF
    told = [json.loads(line.changes) for line in later if (line.kind, line.row_id) == ("service_voucher", one.voucher)]
    figures.expect(_sheet(one) == sheet, f"{where}: another sheet")
    figures.expect(not (refused and changed), f"{where}: refused, and {changed} changed")
    figures.expect(not changed & _ON_THE_PAPER, f"{where}: {changed & _ON_THE_PAPER} stood on the signed paper")
    figures.expect(changed <= set(chain.from_iterable(told)), f"{where}: {changed} changed, {told} told")


def _sheet(one: Signed) -> list[tuple[Any, ...]]:
    return database.query("SELECT * FROM issued_paper WHERE number = ? ORDER BY id", (one.number,))


def _voucher(one: Signed) -> dict[str, Any]:
    return dict(ServiceVoucher.get_by_id(one.voucher).__data__)


def _version(table: Any, row_id: int) -> int:
    return table.get_by_id(row_id).row_version


def _call_version(one: Signed) -> int:
    return database.scalar("SELECT row_version FROM service_call WHERE id = ?", (one.call,))


def _result() -> service_call_visit.Result:
    now = clock.now()
    return service_call_visit.Result(arrived_at=now - timedelta(hours=1), finished_at=now, solution="别的办法")


def _hand_in_again(one: Signed) -> None:
    vouchers.hand_in(
        one.voucher, seen_version=_version(ServiceVoucher, one.voucher), result=_result(),
        signed=service_call_visit.Signed("别人", clock.today()), opinion="很满意", satisfaction=5,
    )  # fmt: skip


def _complete_again(one: Signed) -> None:
    service_call_visit.complete(
        one.call, seen_version=_call_version(one), result=_result(), signer_name="别人", signed_on=clock.today()
    )


def _add_a_charge(one: Signed) -> None:
    service_call_charges.add(
        one.call, seen_version=_call_version(one), description="电源模块", unit_price=42_000, exclusion="damage",
        agreed_by="王建国",
    )  # fmt: skip


def _correct_the_call(one: Signed) -> None:
    call_correction.correct(
        one.call, seen_version=_call_version(one), call_kind="install", device_id=0, take_verdict=False,
        reason="登记错了",
    )  # fmt: skip


def _rename_the_customer(one: Signed) -> None:
    row = Customer.get(Customer.id == Device.get_by_id(one.device).customer_id)
    customers.change(customer_id=row.id, seen_version=row.row_version, name=f"{row.name[:12]}{clock.now():%H%M%S}新")


def _another_serial(one: Signed) -> None:
    devices.change(
        device_id=one.device, seen_version=_version(Device, one.device), product_name="别的", model="X-1",
        serial=f"X{one.device:06}",
    )  # fmt: skip


PATHS: dict[str, Callable[[Signed], object]] = {
    "handed in again": _hand_in_again,
    "completed again": _complete_again,
    "handed out": lambda one: vouchers.hand_out(one.voucher, seen_version=_version(ServiceVoucher, one.voucher)),
    "voided": lambda one: vouchers.void(
        one.voucher, seen_version=_version(ServiceVoucher, one.voucher), reason="不要了"
    ),
    "copied": lambda one: vouchers.printed(one.voucher, printer="A4", reprint=1),
    "a charge added": _add_a_charge,
    "the call corrected": _correct_the_call,
    "another class": lambda one: service_call_visit.change_class(
        one.call, seen_version=_call_version(one), service_class="C", reason="客户要求"
    ),
    "the call opened again": lambda one: service_call_visit.reopen(
        one.call, seen_version=_call_version(one), reason="客户不满意"
    ),
    "the customer renamed": _rename_the_customer,
    "another serial": _another_serial,
    "the scan taken away": lambda one: attachments.void(
        attachment_id=one.scan, seen_version=_version(Attachment, one.scan), reason="拍糊了"
    ),
    "filed": lambda one: vouchers.file(one.voucher, seen_version=_version(ServiceVoucher, one.voucher), place="第3盒"),
    "corrected": lambda one: vouchers.correct(
        one.voucher, seen_version=_version(ServiceVoucher, one.voucher), reason="写错了"
    ),
}


# -- past the program ------------------------------------------------------------------------------------------------


def _digest(kind: str) -> str:
    value = FORGED[kind]
    return hashlib.sha256(value if isinstance(value, bytes) else value.encode()).hexdigest()


def _altered_by_hand(signed: list[Signed], figures: Figures) -> None:
    """Each sheet in one way, as with any tool that opens the file; then asked for in the window and checked."""
    ways = list(WAYS.items())
    for at, one in enumerate(signed):
        name, alter = ways[at % len(ways)]
        figures.injected += 1
        alter(one.number)
        act_as("supervisor")
        shown = voucher_file.file(one.voucher)
        figures.expect(shown.altered or not shown.paper_id, f"{one.number}: {name}: its record shows nothing")
    found = maintenance.check(thorough=True)
    for at, one in enumerate(signed):
        name, _ = ways[at % len(ways)]
        named = sum(one.number in sentence for sentence in found)
        figures.expect(named, f"{one.number}: {name}: the check does not name it")
        figures.count("altered by hand, shown and named by the check", bool(named))
    figures.expect(len(found) >= len(signed), f"{len(found)} findings: {found[:3]}")


def _paper(number: str, **values: Any) -> None:
    IssuedPaper.update(**values).where(IssuedPaper.number == number).execute()


def _taken_out(number: str) -> None:
    mine = IssuedPaper.select(IssuedPaper.id).where(IssuedPaper.number == number)
    PrintLog.delete().where(PrintLog.paper.in_(mine)).execute()
    IssuedPaper.delete().where(IssuedPaper.number == number).execute()


WAYS: dict[str, Callable[[str], object]] = {
    "content": lambda number: _paper(number, content=FORGED["content"]),
    "sheet": lambda number: _paper(number, pdf=FORGED["pdf"]),
    "content and its digest": lambda number: _paper(
        number, content=FORGED["content"], content_sha256=_digest("content")
    ),
    "everything of the paper": lambda number: _paper(
        number, **FORGED, content_sha256=_digest("content"), pdf_sha256=_digest("pdf")
    ),
    "the digest alone": lambda number: _paper(number, content_sha256="0" * 64),
    "the voucher's digest": lambda number: (
        ServiceVoucher.update(content_sha256="f" * 64).where(ServiceVoucher.number == number).execute()
    ),
    "taken out": _taken_out,
}
