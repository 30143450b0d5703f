"""A take-back that ends in a swap: taken along with a receipt, tested, replaced, handed over and signed."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from app.core.i18n import translate
from app.services import returned_part_file, service_call_file, voucher_file
from app.services.returned_part_file import PartEntry
from app.ui.dialogs.call_actions import CallActionDialog
from app.ui.dialogs.hand_back import ReceiptReturnDialog
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.dialogs.returned_part_actions import PartActionDialog
from app.ui.dialogs.swap_part import SwapPartDialog
from app.ui.dialogs.swap_printing import print_note
from app.ui.dialogs.take_back import TakeBackDialog
from app.ui.pages._bench import Bench
from app.ui.pages._returned_parts_page import ReturnedPartsPage
from app.ui.record_window import RecordWindow
from app.ui.records.service_call import ServiceCallPane
from app.ui.tour._stage import Stage

_SERIAL = "HX26117788"
Form = TypeVar("Form", bound=QWidget)


def play(stage: Stage) -> None:
    """From the customer's door to the replacement that the customer signs for."""
    part = _take(stage, _call_on_site())
    page = stage.tab("returned_parts", ReturnedPartsPage)
    stage.wait(page.bench.isVisible, "bench")
    _give_up(stage, page.bench, part)
    _swap(stage, page.bench)
    _hand_back(stage, page.bench)
    _gate(stage, part)
    page.open_ledger("returned_parts")
    stage.picture(
        "returned-parts",
        translate("tour", "The returned-part ledger: where every thing is, what is late, what is to be decided."),
    )
    ledger = page.open_ledger("exchange_requests")
    stage.wait(ledger.model.rowCount, "exchange_requests")
    ledger.table.go_to(0)
    stage.settle()
    stage.picture(
        "exchange-requests",
        translate("tour", "Returns and exchanges: why, what the rule says, who bears the cost, what was decided."),
    )


def _call_on_site() -> int:
    """A call whose technician is at the customer's, or on the way."""
    out = [voucher.call_id for person in voucher_file.out_with_technicians() for voucher in person.vouchers]
    states = {call_id: service_call_file.file(call_id).state for call_id in out}
    return min(
        (one for one in out if states[one] in ("on_site", "dispatched")), key=lambda one: states[one] != "on_site"
    )


def _take(stage: Stage, call_id: int) -> PartEntry:
    stage.desk.open_record("service_call", call_id)
    window = stage.opened(RecordWindow)
    pane = window.pane
    assert isinstance(pane, ServiceCallPane)
    if service_call_file.file(call_id).state == "dispatched":
        stage.click(stage.button(pane, "step_arrive"))
        arrived = stage.opened(CallActionDialog)
        stage.key("Ctrl+Return", arrived)
        stage.gone(arrived)
    stage.click(stage.button(pane, "step_take_back"))
    form = stage.opened(TakeBackDialog)
    form.items.table.set_cell(0, "accessories", "电源线、遥控器")
    form.items.table.set_cell(0, "condition", "上盖有划痕")
    stage.picture(
        "take-back",
        translate("tour", "The device cannot be repaired here: what is taken along, until when it is promised."),
    )
    stage.key("Ctrl+Return", form)
    preview = stage.opened(PrintPreview)
    stage.wait(preview.go.isEnabled, "printer")
    stage.picture("receipt-preview", translate("tour", "The take-back receipt: the original for the customer, a stub."))
    stage.key("Escape", preview)
    stage.gone(preview)
    stage.key("Ctrl+W", window)
    stage.gone(window)
    return returned_part_file.of_call(call_id)[0]


def _give_up(stage: Stage, bench: Bench, part: PartEntry) -> None:
    stage.type(part.number, bench.code)
    stage.key("Return", bench.code)
    stage.wait(lambda: bench.part is not None, part.number)
    stage.picture("bench", translate("tour", "The bench: the scanned tag shows the thing, its state, its next steps."))
    form = _step(stage, bench, "enter_test", PartActionDialog)
    box = form.form.editor("verdict")
    box.setCurrentIndex(box.findData("unrepairable"))
    form.form.editor("cause").setPlainText("主板多层烧穿")
    stage.key("Ctrl+Return", form)
    stage.gone(form)
    form = _step(stage, bench, "give_up", PartActionDialog)
    form.form.editor("reason").setPlainText("主板烧穿，厂家已停产")
    stage.key("Ctrl+Return", form)
    stage.gone(form)


def _swap(stage: Stage, bench: Bench) -> None:
    form = _step(stage, bench, "replace", SwapPartDialog)
    stage.retype(_SERIAL, form.form.editor("serial"))
    stage.picture(
        "part-swap",
        translate("tour", "It cannot be repaired: another unit takes its place, the cover passes on by a rule."),
    )
    stage.key("Ctrl+Return", form)
    stage.gone(form)
    stage.settle()
    stage.picture("bench-replaced", translate("tour", "Replaced: both serial numbers stand on the ledger's row."))


def _hand_back(stage: Stage, bench: Bench) -> None:
    form = _step(stage, bench, "hand_back", ReceiptReturnDialog)
    cell = form.table.item(0, form.table.columnCount() - 1)
    assert cell is not None
    cell.setText(_SERIAL)
    if not form.form.editor("signed_by").text():
        stage.retype("林经理", form.form.editor("signed_by"))
    stage.picture(
        "hand-back",
        translate(
            "tour", "Handed over: the serial is compared with the receipt, the original recovered, the return signed."
        ),
    )
    stage.key("Ctrl+Return", form)
    stage.gone(form)
    stage.settle()


def _gate(stage: Stage, part: PartEntry) -> None:
    """What its call waits for still, and the paper of the swap."""
    stage.desk.open_record("service_call", part.call_id)
    window = stage.opened(RecordWindow)
    stage.picture(
        "closing-gate",
        translate("tour", "Before a call can be closed: what it waits for, each with the way to settle it."),
    )
    stage.key("Ctrl+W", window)
    stage.gone(window)
    print_note(stage.desk, part.number)
    preview = stage.opened(PrintPreview)
    stage.wait(preview.go.isEnabled, "printer")
    stage.picture(
        "swap-note", translate("tour", "The swap note: both units, the rule of the warranty, for the customer to sign.")
    )
    stage.key("Escape", preview)
    stage.gone(preview)


def _step(stage: Stage, bench: Bench, name: str, kind: type[Form]) -> Form:
    """Begin a step of the bench by its number."""
    stage.settle()
    number = bench.steps.names.index(name) + 1
    stage.type(str(number), bench.code)
    stage.key("Return", bench.code)
    return stage.opened(kind)
