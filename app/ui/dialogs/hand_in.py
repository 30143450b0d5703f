"""The signed voucher is back: what stands on it is entered once, the call struck off and the paper filed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import capital, format_yuan
from app.domain import permissions
from app.services import scans, service_call_file, service_call_visit, spare_part_file, voucher_file, vouchers
from app.services.scans import ScanPage
from app.services.service_call_charges import INVOICE_FIRST, ChargeEntry, is_large
from app.services.service_call_visit import Result, Signed
from app.ui.desk import Desk
from app.ui.desktop.typed_form import TypedForm
from app.ui.dialogs._call_outcome import REMEDY_NAMES
from app.ui.dialogs._voucher_charges import VoucherCharges
from app.ui.dialogs._voucher_stock import VoucherStock
from app.ui.dialogs.call_actions import choice, onsite_limit, settlement_names
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.icons import icon
from app.ui.theme import mark
from app.ui.widgets.form_draft import DraftKeeper
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit, MomentEdit
from app.ui.widgets.section import Section

_PLACE = "voucher.filing_place"
_PAID = "A"
ENTERED_FROM = ("issued", "out")
"""The states of a voucher whose paper is still to be entered."""


def open_hand_in(
    desk: Desk, voucher_id: int, scan: Path | ScanPage | None = None, parent: QWidget | None = None
) -> HandInDialog | None:
    """Open the form of a signed voucher; says why when this person may not see it."""
    try:
        dialog = HandInDialog(desk, voucher_id, scan, parent)
    except UserError as error:
        desk.prompts.warn(error.text)
        return None
    dialog.open()
    return dialog


class HandInDialog(FormDialog):
    """Stage one: what stands on the paper. Stage two, at once or later: struck off and filed.

    `scan` is a picture or PDF of the signed paper that is attached with it; of a dropped stack its page alone.
    """

    help_page = "paper_return"

    def __init__(
        self, desk: Desk, voucher_id: int, scan: Path | ScanPage | None = None, parent: QWidget | None = None
    ) -> None:
        self.voucher = voucher_file.file(voucher_id)
        self.call = service_call_file.file(self.voucher.call_id)
        title = translate("hand_in", "Signed voucher {number}").format(number=self.voucher.number)
        super().__init__(desk, title, translate("hand_in", "Enter, strike off and file"), parent=parent, columns=2)
        self._scan = scan
        late = translate("hand_in", " · handed in late") if self.voucher.is_late else ""
        fault = self.call.fault_text.strip()[:60]
        self.explain(f"{self.voucher.customer_name} · {fault} · {self.voucher.technician_name}{late}")
        self._fill_form()
        self._fill_charges()
        self.filing = FormGrid(2, self)
        self._fill_filing()
        self.keeper = DraftKeeper(desk, f"service_voucher:{voucher_id}", self.content, self)
        self._prefill()
        if self.voucher.state in ENTERED_FROM:  # what I typed on a paper that another has entered stays as it is
            for part in (self.form, self.filing, self.charges):
                part.edited.connect(self.keeper.touch)
        self._show_stage()
        self.setMinimumWidth(960 if self._stock is not None else 820)

    # -- saving -------------------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Enter the paper, then strike off and file; each step that was refused is said and can be repeated."""
        self.trouble.hide()
        if self.voucher.state in ENTERED_FROM and not self._hand_in():
            return
        if self.strikes.isChecked() and not self._strike_off_and_file():
            return
        self.accept()

    def content(self) -> dict[str, Any]:
        """What is typed, for the draft; nothing once the paper is entered."""
        return self._typed.content() if self.voucher.state in ENTERED_FROM else {}

    def reject(self) -> None:
        """Close; what was typed stays as a draft."""
        self.keeper.end()
        super().reject()

    def total(self) -> int:
        """The sum of the charges in fen, as far as they can be read."""
        return self.charges.total()

    def on_error(self, error: UserError) -> None:
        """A refusal of a charge belongs to its row."""
        if self.filing.show_error(error):
            return
        self.charges.show_error(error)
        super().on_error(error)

    def _hand_in(self) -> bool:
        values = self.form.values()
        if values is None or self._misses_times(values):
            return False
        try:
            charges = self.charges.entries()
        except UserError as error:
            self.trouble.setText(error.text)
            self.trouble.show()
            return False
        announced = values["announced"]
        result = Result(
            arrived_at=values["arrived_at"],
            finished_at=values["finished_at"],
            solution=values["solution"],
            cause=values["cause"],
            remedy=values["remedy"],
            work_minutes=values["work_minutes"],
            announced_at=(self.call.charge_announced_at or values["arrived_at"]) if announced else None,
            agreed_by=values["agreed_by"] if announced else "",
            settlement=values["settlement"],
        )
        try:
            scan = _attached(self._scan)
        except OSError as error:
            text = translate("hand_in", "{name} cannot be read any more: {reason}")
            return self._refused(text.format(name=error.filename, reason=error.strerror))
        except UserError as error:
            return self._refused(error.text)
        changes = self._run(result, charges, values, scan)
        if changes is None:
            return False
        self.changes = changes
        self.keeper.drop()
        self.voucher = voucher_file.file(self.voucher.id)
        self._show_stage()
        return True

    def _run(
        self, result: Result, charges: tuple[ChargeEntry, ...], values: dict[str, Any], scan: tuple[str, bytes] | None
    ) -> Changes | None:
        return self.desk.bus.run(
            vouchers.hand_in,
            self.voucher.id,
            seen_version=self.voucher.row_version,
            result=result,
            signed=Signed(values["signer_name"], values["signed_on"]),
            charges=charges,
            opinion=values["opinion"],
            satisfaction=values["satisfaction"],
            technician_back_at=values["technician_back_at"],
            scan=scan,
            on_error=self.on_error,
        )

    def _refused(self, why: str) -> bool:
        self.trouble.setText(why)
        self.trouble.show()
        return False

    def _strike_off_and_file(self) -> bool:
        values = self.filing.values()
        if values is None:
            return False
        if self.voucher.call_state in ("completed", "phone_resolved"):
            struck = self.desk.bus.run(
                service_call_visit.strike_off, self.voucher.call_id, seen_version=self.voucher.call_row_version,
                on_error=self.on_error,
            )  # fmt: skip
            if struck is None:
                return False
            self.voucher = voucher_file.file(self.voucher.id)
        filed = self.desk.bus.run(
            vouchers.file, self.voucher.id, seen_version=self.voucher.row_version, place=values["place"],
            on_error=self.on_error,
            said=translate("hand_in", "{number} is struck off and filed.").format(number=self.voucher.call_number),
        )  # fmt: skip
        if filed is None:
            self.voucher = voucher_file.file(self.voucher.id)
            return False
        self.desk.preferences.put(_PLACE, values["place"])
        return True

    def _misses_times(self, values: dict[str, Any]) -> bool:
        for field in ("arrived_at", "finished_at"):
            if values[field] is None:
                self.form.show_error(UserError(translate("hand_in", "Enter the time written on the paper."), field))
                return True
        return False

    # -- parts --------------------------------------------------------------------------------------------------------

    def _fill_form(self) -> None:
        form = self.form
        form.add("arrived_at", translate("hand_in", "Arrived"), MomentEdit(), required=True)
        form.add("finished_at", translate("hand_in", "Finished"), MomentEdit(), required=True)
        form.add("technician_back_at", translate("hand_in", "Back in the office"), MomentEdit())
        minutes = QSpinBox()
        minutes.setRange(0, 60 * 24 * 31)
        minutes.setSingleStep(15)
        minutes.setSpecialValueText(translate("hand_in", "from arrival to end"))
        minutes.setSuffix(translate("hand_in", " min"))
        form.add("work_minutes", translate("hand_in", "Work"), minutes)
        form.add("solution", translate("hand_in", "Work done"), LongText(3), required=True, wide=True)
        form.add("cause", translate("hand_in", "Cause"), QLineEdit())
        form.add("remedy", translate("hand_in", "Remedy"), choice(REMEDY_NAMES))
        form.add("signer_name", translate("hand_in", "Signed by"), QLineEdit(), required=True)
        form.add("signed_on", translate("hand_in", "Signed on"), DateEdit(), required=True)
        satisfaction = QComboBox()
        satisfaction.addItem(translate("hand_in", "not ticked"), None)
        for ticked, words in satisfaction_names().items():
            satisfaction.addItem(f"{ticked}  {words}", ticked)
        form.add("satisfaction", translate("hand_in", "Satisfaction"), satisfaction)
        form.add("opinion", translate("hand_in", "User's opinion"), QLineEdit())
        form.add("announced", "", QCheckBox(translate("hand_in", "The charge was announced before the work")))
        form.add("agreed_by", translate("hand_in", "Agreed by"), QLineEdit())
        form.add("settlement", translate("hand_in", "Payment"), choice(settlement_names()), hint=onsite_limit())

    def _fill_charges(self) -> None:
        sees_stock = permissions.allowed(self.desk.session.role, "spare_part.view") and spare_part_file.found("", 1)
        self._stock = VoucherStock(self.call) if sees_stock else None
        self.charges = VoucherCharges(self.call, self, stock=self._stock)
        self.charges.edited.connect(self._show_total)
        self.taken, self.short = QLabel(self), QLabel(self)
        for label, role in ((self.taken, "muted"), (self.short, "error")):
            mark(label, role=role)
            label.setWordWrap(True)
        self.sum = QLabel(self)
        self.sum.setProperty("role", "value")
        section = Section(translate("hand_in", "Parts and charges"), self)
        section.head.addWidget(self.sum)
        section.add(self.charges)
        section.add(self.short)
        section.add(self.taken)
        self.body.addWidget(section)

    def _fill_filing(self) -> None:
        self.strikes = QCheckBox(translate("hand_in", "Strike off the call and file the paper now"), self)
        role = self.desk.session.role
        steps = ("service_call.strike_off", "service_voucher.file")
        may_file = all(permissions.allowed(role, step) for step in steps)
        self.strikes.setChecked(may_file)
        self.strikes.setEnabled(may_file)
        self.strikes.toggled.connect(lambda _on: self._show_stage())
        self.filing.add("strikes", "", self.strikes)
        self.filing.add("place", translate("hand_in", "Filed in"), QLineEdit(), required=True)
        self.filing.set_values({"place": self.desk.preferences.get(_PLACE, f"{clock.today():%Y-%m}")})
        self.scan_button = QPushButton(icon("attach"), "", self)
        self.scan_button.setAutoDefault(False)
        self.scan_button.clicked.connect(self.choose_scan)
        self.buttons.insertWidget(0, self.scan_button)
        self.body.addWidget(self.filing)
        self._show_scan()

    def choose_scan(self) -> None:
        """Ask for the scan of the signed paper."""
        kinds = translate("hand_in", "Pictures and PDFs") + " (*.pdf *.png *.jpg *.jpeg *.tif *.tiff *.bmp)"
        path = self.desk.prompts.open_file(translate("hand_in", "Scan of the signed voucher"), kinds)
        if path is not None:
            self._scan = path
            self._show_scan()

    def _show_scan(self) -> None:
        attach = translate("hand_in", "Attach a scan…")
        self.scan_button.setText(_named(self._scan) or attach)

    def _prefill(self) -> None:
        call, voucher = self.call, self.voucher
        back = voucher.technician_back_at
        announced = call.charge_announced_at is not None
        self.form.set_values({
            "arrived_at": voucher.arrived_at or voucher.appointed_at, "finished_at": voucher.finished_at,
            "technician_back_at": back, "work_minutes": call.work_minutes, "solution": call.solution_text,
            "cause": call.cause_text, "remedy": call.remedy or "repair",
            "signer_name": voucher.signer_name or call.reporter,
            "signed_on": voucher.signed_on or _day(voucher.finished_at or voucher.appointed_at),
            "satisfaction": voucher.satisfaction, "opinion": voucher.user_opinion,
            "announced": announced, "agreed_by": call.charge_agreed_by or call.reporter,
            "settlement": call.charge_settlement,
        })  # fmt: skip
        self._typed = TypedForm(self)
        if voucher.state in ENTERED_FROM:
            self._typed.put_back(self.keeper)
        self._show_total()

    def _show_total(self) -> None:
        for label, words in zip((self.taken, self.short), self.charges.stock_notes(), strict=True):
            label.setText(words)
            label.setVisible(bool(words))
        total = self.total()
        self.sum.setText(f"{format_yuan(total, symbol=True)}   {capital(total)}" if total else "")
        paid = self.call.service_class == _PAID or total > 0
        for field in ("announced", "agreed_by", "settlement"):
            self.form.set_visible(field, paid)
        settlement = self.form.editor("settlement")
        if is_large(total) and not settlement.currentData():
            self.form.set_values({"settlement": INVOICE_FIRST})

    def _show_stage(self) -> None:
        """Entered papers cannot be typed over; only striking off and filing is left."""
        waiting = self.voucher.state in ENTERED_FROM
        self.form.setEnabled(waiting)
        self.charges.setEnabled(waiting)
        self.scan_button.setVisible(waiting)
        self.filing.set_visible("place", self.strikes.isChecked())
        if waiting and self.strikes.isChecked():
            self.verb.setText(translate("hand_in", "Enter, strike off and file"))
        elif waiting:
            self.verb.setText(translate("hand_in", "Enter the signed voucher"))
        else:
            self.verb.setText(translate("hand_in", "Strike off and file"))


def satisfaction_names() -> dict[int, str]:
    """The five marks in words, the best first."""
    return {
        5: translate("hand_in", "very satisfied"),
        4: translate("hand_in", "satisfied"),
        3: translate("hand_in", "neither"),
        2: translate("hand_in", "dissatisfied"),
        1: translate("hand_in", "very dissatisfied"),
    }


def _day(moment: datetime | None) -> Any:
    """The day of the work as far as it is known; nobody signed tomorrow."""
    return min(clock.local(moment).date(), clock.today()) if moment else clock.today()


def _attached(scan: Path | ScanPage | None) -> tuple[str, bytes] | None:
    """Name and bytes of what is attached: a chosen file whole, of a dropped stack this voucher's page alone."""
    if isinstance(scan, ScanPage):
        return scans.take_out(scan)
    return (scan.name, scan.read_bytes()) if scan else None


def _named(scan: Path | ScanPage | None) -> str:
    if isinstance(scan, ScanPage):
        return f"{Path(scan.file).name} · {scan.page}"
    return scan.name if scan else ""
