"""How the dialogs of take-back are opened (more of `every_dialog`)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QDialog

from app.core import clock
from app.models.returned_part import ReturnedPart
from app.models.service_call import ServiceCall
from app.services import (
    closing,
    issuing,
    returned_part_file,
    returned_parts,
    service_call_file,
    service_call_take_back,
    service_calls,
    vouchers,
)
from app.services.take_back_receipts import Item
from tests.ui.dialogs.every_dialog import Office, opens


def on_site(call_id: int) -> int:
    """The call with its technician at the customer's."""
    from app.documents._catalogue import render_content

    for form in ("service_voucher", "take_back_receipt"):

        def render(content: dict[str, Any], paper: str, marks: Any, form: str = form) -> bytes:
            return render_content(form, content, paper, reprint=marks.reprint, void=marks.is_void)

        issuing.RENDERERS.setdefault(form, render)
    call = ServiceCall.get_by_id(call_id)
    if call.state in ("logged", "awaiting_reply"):
        technician = service_call_file.file(call_id).technician_id or 1
        at = clock.now()
        service_calls.appoint(call_id, seen_version=call.row_version, appointed_at=at, technician_id=technician)
    call = ServiceCall.get_by_id(call_id)
    if call.state == "scheduled":
        vouchers.issue(call_id, seen_version=call.row_version)
    return call_id


def a_part(call_id: int, state: str = "received") -> int:
    """Something taken back on the call, as far as `state`."""
    on_site(call_id)
    call = ServiceCall.get_by_id(call_id)
    if call.state in ("dispatched", "on_site"):
        service_call_take_back.take_back(
            call_id,
            seen_version=call.row_version,
            items=[Item("", device_id=call.device_id or 0) if call.device_id else Item("投影机")],
        )
    part = ReturnedPart.get(ReturnedPart.call == call_id)
    if state == "received" or part.state != "received":
        return part.id
    returned_parts.enter_test(part.id, seen_version=part.row_version, symptom_reproduced="yes", verdict="faulty")

    def seen() -> int:
        return ReturnedPart.get_by_id(part.id).row_version

    if state == "unrepairable":
        returned_parts.give_up(part.id, seen_version=seen(), reason="主板烧毁")
    elif state in ("repaired", "checked"):
        returned_parts.begin_repair(part.id, seen_version=seen())
        returned_parts.repair(part.id, seen_version=seen(), work="更换电容")
    if state == "checked":
        returned_parts.check(part.id, seen_version=seen(), checked_by="周建国")
    return part.id


@opens("TakeBackDialog")
def _take(office: Office) -> QDialog:
    from app.ui.dialogs.take_back import TakeBackDialog

    on_site(office.call)
    return TakeBackDialog(office.desk, office.file)


@opens("TakeBackDialog at the counter")
def _bring_in(office: Office) -> QDialog:
    from app.ui.dialogs.take_back import TakeBackDialog

    on_site(office.call)
    customer = ServiceCall.get_by_id(office.call).customer_id
    call = service_calls.register(customer_id=customer, fault_text="no picture").result
    return TakeBackDialog(office.desk, service_call_file.file(call))


@opens("CallRepairedDialog")
def _repaired(office: Office) -> QDialog:
    from app.ui.dialogs.call_take_back import CallRepairedDialog

    a_part(office.call)
    return CallRepairedDialog(office.desk, office.file)


@opens("CallReturnDialog")
def _back(office: Office) -> QDialog:
    from app.ui.dialogs.hand_back import CallReturnDialog

    a_part(office.call, "repaired")
    return CallReturnDialog(office.desk, office.file)


@opens("ReceiptReturnDialog")
def _receipt_back(office: Office) -> QDialog:
    from app.ui.dialogs.hand_back import ReceiptReturnDialog

    part = returned_part_file.file(a_part(office.call, "repaired"))
    dialog = ReceiptReturnDialog(office.desk, returned_part_file.receipt(part.entry.receipt_id))
    dialog.form.editor("recovered").setChecked(False)
    return dialog


@opens("PartActionDialog")
def _test(office: Office) -> QDialog:
    from app.ui.dialogs.returned_part_actions import PartActionDialog

    return PartActionDialog(office.desk, "enter_test", returned_part_file.file(a_part(office.call)))


@opens("PartActionDialog to the repairer")
def _send(office: Office) -> QDialog:
    from app.ui.dialogs.returned_part_actions import PartActionDialog

    return PartActionDialog(office.desk, "send_out", returned_part_file.file(a_part(office.call, "tested")))


@opens("PartActionDialog of the maker's other unit")
def _maker_sends(office: Office) -> QDialog:
    from app.ui.dialogs.returned_part_actions import PartActionDialog

    part_id = a_part(office.call, "tested")
    ReturnedPart.update(state="sent_out", supplier_name="视通科技").where(ReturnedPart.id == part_id).execute()
    return PartActionDialog(office.desk, "maker_sends", returned_part_file.file(part_id))


@opens("SwapPartDialog", "supervisor")
def _swap(office: Office) -> QDialog:
    from app.services import take_back_swaps
    from app.ui.dialogs.swap_part import SwapPartDialog

    part_id = a_part(office.call, "unrepairable")
    if not returned_part_file.file(part_id).entry.device_id:
        take_back_swaps.put_on_file(part_id)
    return SwapPartDialog(office.desk, returned_part_file.file(part_id))


@opens("SignReceiptDialog")
def _sign(office: Office) -> QDialog:
    from app.ui.records.take_back_receipt import SignReceiptDialog

    part = returned_part_file.file(a_part(office.call))
    return SignReceiptDialog(office.desk, returned_part_file.receipt(part.entry.receipt_id))


@opens("PromiseDialog")
def _promise(office: Office) -> QDialog:
    from app.ui.records.take_back_receipt import PromiseDialog

    part = returned_part_file.file(a_part(office.call))
    return PromiseDialog(office.desk, returned_part_file.receipt(part.entry.receipt_id))


@opens("WaiveClosingDialog", "supervisor")
def _waive_closing(office: Office) -> QDialog:
    from app.ui.dialogs.waive_closing import WaiveClosingDialog

    a_part(office.call)
    return WaiveClosingDialog(office.desk, closing.of_call(office.call), office.file.number)
