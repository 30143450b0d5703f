"""How the dialogs of charge records and cash hand-over slips are opened (more of `every_dialog`)."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

from PySide6.QtWidgets import QDialog

from app.core import clock
from app.models.charge import Charge
from app.services import _charge_records, charge_file, charges, service_calls
from app.services._use_case import UnitOfWork, get, transact
from app.services.charge_file import ChargeFile
from app.services.session import current
from tests.ui.dialogs.every_dialog import Maker, Office, opens


def a_charge(call_id: int, *, lines: bool = True) -> ChargeFile:
    """The record of a call, of 320 yuan, agreed; with a damaged part among its lines."""
    from app.models.service_call import ChargeLine, ServiceCall

    unit = UnitOfWork("charge.record", current())
    now = clock.now()

    def make() -> Charge:
        call = get(ServiceCall, call_id)
        if lines:
            unit.insert(
                ChargeLine, call=call.id, description="液晶屏", unit="块", unit_price=32_000, amount=32_000,
                exclusion="misuse", kind="part", announced_at=now, agreed_by="王建国",
            )  # fmt: skip
        known = {"state": "open", "settlement": "", "amount": 32_000, "began_at": now}
        standing = {name: known.get(name) for name in _charge_records._STANDING} | {"waived_amount": 0}
        return unit.insert(
            Charge, number=unit.number("charge"), call=call.id, call_number=call.number, customer=call.customer_id,
            customer_name=call.customer_name, service_class="A", announced_at=now, agreed_by="王建国",
            part=Charge.select().where(Charge.call == call.id).count() + 1,
            technician=call.technician_id, technician_name=call.technician_name, **known,
            **_charge_records.standing(**standing),
        )  # fmt: skip

    return charge_file.file(transact(unit, make).id)


def _of_charge(name: str) -> Maker:
    def make(office: Office) -> QDialog:
        return getattr(import_module("app.ui.dialogs.charge_money"), name)(office.desk, a_charge(office.call))

    return make


for _name in ("CollectDialog", "InvoiceDialog", "MailDialog", "SettlementDialog", "PlanCollectionDialog"):
    opens(_name)(_of_charge(_name))
opens("WaiveDialog", "supervisor")(_of_charge("WaiveDialog"))


@opens("DamagedPartDialog")
def _damaged(office: Office) -> QDialog:
    from app.ui.dialogs.charge_money import DamagedPartDialog

    return DamagedPartDialog(office.desk, a_charge(office.call).lines[0], "王建国")


@opens("CashHandoverDialog")
def _cash(office: Office) -> QDialog:
    from app.ui.dialogs.cash_handover import CashHandoverDialog

    alone = service_calls.register(fault_text="无法开机", customer_id=office.customer).result  # no damaged part on it
    found = a_charge(alone, lines=False)
    charges.collect(found.id, seen_version=found.row_version, amount=32_000, happened_at=clock.now() - timedelta(0))
    return CashHandoverDialog(office.desk, (found.id,))
