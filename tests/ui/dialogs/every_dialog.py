"""Every dialog of the program, opened as its users open it, and what may be asked of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QWidget,
)

import app.ui
from app.core import clock
from app.ledgers._catalogue import all_ledgers
from app.services import branch, devices, dispatch, service_call_file, users
from app.services.branch import CalendarDayEntry
from app.ui.desk import Desk


@dataclass(frozen=True)
class Office:
    """What dialogs are opened about."""

    desk: Desk
    customer: int
    device: int
    call: int
    voucher: int
    local: Any
    folder: Path
    window: QWidget

    @property
    def file(self) -> Any:
        """The call as it stands."""
        return service_call_file.file(self.call)


Maker = Callable[[Office], QDialog]
MAKERS: dict[str, tuple[str, Maker]] = {}
"""The dialogs by their class and a word that tells two of one class apart: who opens it, and how."""


def opens(name: str, role: str = "representative") -> Callable[[Maker], Maker]:
    """Declare how a dialog is opened."""

    def keep(maker: Maker) -> Maker:
        assert name not in MAKERS, f"{name}: say which one, a word behind its class tells them apart"
        MAKERS[name] = (role, maker)
        return maker

    return keep


def dialog_classes() -> Iterator[type[QDialog]]:
    """Every dialog class of the program that is opened itself."""
    for found in walk_packages(app.ui.__path__, "app.ui."):
        import_module(found.name)
    waiting: list[type] = [QDialog]
    while waiting:
        for one in waiting.pop().__subclasses__():
            waiting.append(one)
            opened_itself = not any(below.__module__.startswith("app.") for below in one.__subclasses__())
            if one.__module__.startswith("app.") and opened_itself:
                yield one


# -- how each is opened ---------------------------------------------------------------------------------------------


@opens("RegisterCallDialog")
def _register(office: Office) -> QDialog:
    from app.ui.dialogs.register_call import RegisterCallDialog

    return RegisterCallDialog(office.desk, customer_id=office.customer)


def _outcome(key: str) -> Maker:
    def make(office: Office) -> QDialog:
        from app.ui.dialogs.register_call import RegisterCallDialog

        made = RegisterCallDialog(office.desk)
        made.caller.begin_new()
        made.outcome.choose(key)
        return made

    return make


for _key in ("solved", "promised", "appointed"):
    opens(f"RegisterCallDialog {_key}")(_outcome(_key))


@opens("HandInDialog")
def _hand_in(office: Office) -> QDialog:
    from app.ui.dialogs.hand_in import HandInDialog

    return HandInDialog(office.desk, office.voucher)


def _step(name: str) -> Maker:
    def make(office: Office) -> QDialog:
        from app.ui.dialogs.call_actions import ACTIONS, CallActionDialog

        return CallActionDialog(office.desk, ACTIONS[name], office.file)

    return make


def steps() -> list[str]:
    """The steps of a call that open a form."""
    from app.ui.dialogs.call_actions import ACTIONS

    return [name for name, action in ACTIONS.items() if action.fill is not None or action.when]


for _name in steps():
    opens(f"CallActionDialog {_name}", "supervisor")(_step(_name))


@opens("ChargeLineDialog")
def _charge_line(office: Office) -> QDialog:
    from app.ui.dialogs.charge_line import ChargeLineDialog

    return ChargeLineDialog(office.desk, office.file)


def _of_renewal(name: str) -> Maker:
    def make(office: Office) -> QDialog:
        from app.services import renewal_file
        from app.ui.dialogs import renewal

        return getattr(renewal, name)(office.desk, renewal_file.file(_agreed(office).id))

    return make


for _key in ("LogContactDialog", "NextStepDialog", "ToldDialog", "OfferDialog", "LapseDialog", "RenewDialog"):
    opens(_key)(_of_renewal(_key))


def _of_inspection(name: str) -> Maker:
    def make(office: Office) -> QDialog:
        from app.services import contracts, inspection_file
        from app.ui.dialogs import inspection_result

        entry = _agreed(office)
        if not inspection_file.of_contract(entry.id):
            contracts.change(
                contract_id=entry.id, seen_version=entry.row_version, starts_on=entry.starts_on, ends_on=entry.ends_on,
                fee=entry.fee, inspection_months=3,
            )  # fmt: skip
        found = inspection_file.of_contract(entry.id)[0]
        return getattr(inspection_result, name)(office.desk, inspection_file.file(found.id))

    return make


for _key in ("InspectionResultDialog", "PlanInspectionDialog", "MoveInspectionDialog"):
    opens(_key)(_of_inspection(_key))


@opens("PlaceDialog")
def _place(office: Office) -> QDialog:
    from app.ui.dialogs.place_call import PlaceDialog

    plan = dispatch.day_plan(clock.today())
    call = next(call for one in plan.technicians for call in one.calls)
    return PlaceDialog(office.desk, call, plan.technicians, None)


@opens("CustomerEditor")
def _customer(office: Office) -> QDialog:
    from app.ui.dialogs.customer_editor import CustomerEditor

    return CustomerEditor(office.desk)


@opens("MergeDialog", "supervisor")
def _merge(office: Office) -> QDialog:
    from app.services import customers
    from app.ui.dialogs.merge_customers import MergeDialog

    other = customers.create(name="白云宾馆（新）", region="白云", notes="门卫登记，上午来电").result
    return MergeDialog(office.desk, office.customer, other)


@opens("TakeBackDialog of a merge", "supervisor")
def _take_back(office: Office) -> QDialog:
    from app.services import customer_merges, customers
    from app.ui.dialogs.merge_customers import TakeBackDialog

    first, second = (customers.create(name=name).result for name in ("恒信", "恒信公司"))
    customer_merges.merge(
        kept_id=first, merged_id=second, kept_version=1, merged_version=1, answers={}, reason="同一执照"
    )
    entry = customer_merges.merge_of(second)
    assert entry is not None
    return TakeBackDialog(office.desk, entry.id)


@opens("DuplicatesDialog", "supervisor")
def _duplicates(office: Office) -> QDialog:
    from app.ui.dialogs.duplicate_customers import DuplicatesDialog

    return DuplicatesDialog(office.desk)


@opens("DeviceEditor")
def _device(office: Office) -> QDialog:
    from app.ui.dialogs.device_editor import DeviceEditor

    return DeviceEditor(office.desk, office.customer, devices.entry(office.device))


@opens("ContractEditor")
def _contract(office: Office) -> QDialog:
    from app.ui.dialogs.contract_editor import ContractEditor

    return ContractEditor(office.desk, office.customer)


@opens("ContractEditor without a customer")
def _any_contract(office: Office) -> QDialog:
    from app.ui.dialogs.contract_editor import ContractEditor

    return ContractEditor(office.desk)


def _agreed(office: Office) -> Any:
    """A contract with its entry."""
    from datetime import date

    from app.services import contracts

    known = contracts.of_customer(office.customer)
    if known:
        return known[0]
    made = contracts.create(
        customer_id=office.customer, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), fee=480_000
    )
    return contracts.entry(made.result)


@opens("ExtendDialog")
def _extend(office: Office) -> QDialog:
    from app.ui.dialogs.contract_actions import ExtendDialog

    return ExtendDialog(office.desk, _agreed(office))


@opens("SuspendDialog", "supervisor")
def _suspend(office: Office) -> QDialog:
    from app.ui.dialogs.contract_actions import SuspendDialog

    return SuspendDialog(office.desk, _agreed(office))


@opens("FromDayDialog", "supervisor")
def _from_day(office: Office) -> QDialog:
    from app.ui.dialogs.contract_actions import FromDayDialog

    return FromDayDialog(office.desk, _agreed(office), resumes=False)


@opens("InstalmentsDialog")
def _instalments(office: Office) -> QDialog:
    from app.ui.dialogs.contract_actions import InstalmentsDialog

    return InstalmentsDialog(office.desk, _agreed(office), ())


@opens("PaymentDialog")
def _payment(office: Office) -> QDialog:
    from app.services import contract_instalments
    from app.ui.dialogs.contract_actions import PaymentDialog

    entry = _agreed(office)
    parts = contract_instalments.proposed(entry.fee, entry.starts_on, 4, 3)
    if not contract_instalments.of_contract(entry.id):
        contract_instalments.plan(contract_id=entry.id, seen_version=entry.row_version, instalments=parts)
    return PaymentDialog(office.desk, contract_instalments.of_contract(entry.id)[0])


@opens("DueInstalmentsDialog")
def _due(office: Office) -> QDialog:
    from app.ui.dialogs.due_instalments import DueInstalmentsDialog

    _payment(office).reject()
    return DueInstalmentsDialog(office.desk)


@opens("SwapDialog")
def _swap(office: Office) -> QDialog:
    from app.ui.dialogs.swap_device import SwapDialog

    return SwapDialog(office.desk, devices.entry(office.device))


@opens("VisitResultDialog")
def _visit(office: Office) -> QDialog:
    from app.services import return_visits, service_calls
    from app.services.service_calls import SolvedByPhone
    from app.ui.records.return_visit import VisitResultDialog

    call = service_calls.register(customer_id=office.customer, fault_text="卡纸", outcome=SolvedByPhone("重启")).result
    return VisitResultDialog(office.desk, return_visits.file(service_call_file.file(call).visits[0].id))


@opens("AttachmentView picture")
def _picture(office: Office) -> QDialog:
    from app.services.attachments import AttachmentContent
    from app.ui.dialogs.attachment_view import AttachmentView

    file = office.folder / "seen.png"
    picture = QPixmap(2000, 1500)
    picture.fill(Qt.GlobalColor.gray)
    picture.save(str(file))
    return AttachmentView(office.desk, AttachmentContent("现场照片.png", "image/png", file.read_bytes()))


@opens("AttachmentView")
def _file(office: Office) -> QDialog:
    from app.services.attachments import AttachmentContent
    from app.ui.dialogs.attachment_view import AttachmentView

    return AttachmentView(office.desk, AttachmentContent("日志.txt", "text/plain", b"log"))


@opens("PrintPreview")
def _preview(office: Office) -> QDialog:
    from app.services import vouchers
    from app.ui.dialogs.print_preview import PrintPreview

    return PrintPreview(vouchers.for_printing(office.voucher).pdf, "派工单", office.desk.preferences)


@opens("PrinterCalibration")
def _calibration(office: Office) -> QDialog:
    from app.ui.dialogs.printer_calibration import PrinterCalibration
    from app.ui.printing import Printers

    return PrinterCalibration("HP LaserJet M428", office.desk.preferences, Printers())


@opens("CommandPalette")
def _palette(office: Office) -> QDialog:
    from app.ui.dialogs.command_palette import CommandPalette

    return CommandPalette(office.desk, [], office.window)


def _preferences(office: Office) -> QDialog:
    from app.ui.dialogs.preferences import PreferencesDialog

    return PreferencesDialog(office.desk, office.local, office.window)


opens("PreferencesDialog own")(_preferences)


def setting_groups() -> int:
    """How many groups of settings there are, without one's own."""
    from app.domain import settings

    return len({one.group for one in settings.SETTINGS.values()})


def _group(place: int) -> Maker:
    def make(office: Office) -> QDialog:
        made = _preferences(office)
        made.groups.setCurrentRow(place)  # pyright: ignore[reportAttributeAccessIssue]
        return made

    return make


for _place_of_group in range(1, setting_groups() + 1):
    opens(f"PreferencesDialog {_place_of_group}", "administrator")(_group(_place_of_group))


@opens("CorrectCallDialog")
def _correct(office: Office) -> QDialog:
    from app.ui.dialogs.correct_call import CorrectCallDialog

    dialog = CorrectCallDialog(office.desk, office.file, office.window)
    dialog.verdicts.show()
    for field in ("take_verdict", "reason"):
        dialog.form.set_visible(field, True)
    return dialog


@opens("NoticeListDialog")
def _notices(office: Office) -> QDialog:
    from app.services import contracts, expiry_notices
    from app.ui.dialogs.notice_list import NoticeListDialog

    today = clock.today()
    span = {"starts_on": today.replace(day=1), "ends_on": today.replace(year=today.year + 1, day=1)}
    if not contracts.of_customer(office.customer):
        contracts.create(customer_id=office.customer, kind="warranty", **span)
    made = tuple(one.id for one in contracts.of_customer(office.customer))
    return NoticeListDialog(expiry_notices.candidates(made), lambda ids: None, office.window)


@opens("ChangePasswordDialog")
def _password(office: Office) -> QDialog:
    from app.ui.dialogs.change_password import ChangePasswordDialog

    return ChangePasswordDialog(office.desk)


@opens("ChangedMeanwhileDialog")
def _changed(office: Office) -> QDialog:
    from app.ui.dialogs.changed_meanwhile import ChangedMeanwhileDialog

    return ChangedMeanwhileDialog(
        "两个人改了同一客户。", {"电话": ("13800138000", "13900139000"), "备注": ("", "先电联")}
    )


@opens("UsersDialog", "administrator")
def _users(office: Office) -> QDialog:
    from app.ui.dialogs.users import UsersDialog

    return UsersDialog(office.desk)


@opens("UserForm", "administrator")
def _user(office: Office) -> QDialog:
    from app.ui.dialogs.users import UserForm

    return UserForm(office.desk, None, office.window)


@opens("NewPasswordForm", "administrator")
def _new_password(office: Office) -> QDialog:
    from app.ui.dialogs.users import NewPasswordForm

    return NewPasswordForm(office.desk, users.listing()[0], office.window)


@opens("CalendarDialog", "administrator")
def _calendar(office: Office) -> QDialog:
    from app.ui.dialogs.calendar import CalendarDialog

    return CalendarDialog(office.desk)


@opens("DayForm", "administrator")
def _day(office: Office) -> QDialog:
    from app.ui.dialogs.calendar import DayForm

    day = clock.today()
    return DayForm(
        office.desk, CalendarDayEntry(0, day, "holiday", "国庆节", branch.OWN, False, ""), None, office.window
    )


def _list(module: str, name: str, *, form: bool = False) -> Maker:
    def make(office: Office) -> QDialog:
        made = getattr(import_module(f"app.ui.dialogs.{module}"), name)(office.desk)
        if not form:
            return made
        made.add()
        inner = next(one for one in made.findChildren(QDialog))
        inner.setProperty("kept", made)
        return inner

    return make


for _module, _class in (
    ("staff", "StaffDialog"), ("departments", "DepartmentsDialog"), ("price_list", "PriceListDialog"),
    ("fault_categories", "FaultCategoriesDialog"),
):  # fmt: skip
    opens(_class, "administrator")(_list(_module, _class))
    opens(f"{_class} form", "administrator")(_list(_module, _class, form=True))


@opens("HelpWindow")
def _help(office: Office) -> QDialog:
    from app.ui.dialogs.help import HelpWindow

    return HelpWindow(list)


@opens("ShortcutsDialog")
def _shortcuts(office: Office) -> QDialog:
    from app.ui.commands import UiCommand
    from app.ui.dialogs.shortcuts import ShortcutsDialog

    names = ("Register a call", "New customer", "Preferences", "Help", "Lock", "Find anything", "Refresh")
    return ShortcutsDialog([UiCommand(name, name, "help", list, f"Ctrl+{name[0]}") for name in names])


@opens("WhatsNewDialog")
def _whats_new(office: Office) -> QDialog:
    from app.services import changelog
    from app.ui.dialogs.whats_new import WhatsNewDialog

    return WhatsNewDialog(changelog.entries("en"))


@opens("AboutDialog")
def _about(office: Office) -> QDialog:
    from app.ui.dialogs.about import AboutDialog

    return AboutDialog()


@opens("DiagnosisDialog", role="supervisor")
def _diagnosis(office: Office) -> QDialog:
    from app.services.diagnostics import Part
    from app.ui.dialogs.diagnosis import DiagnosisDialog

    parts = (Part("computer.json", "The computer and the program", "{}"), Part("log.txt", "The log", "a line\n" * 300))
    return DiagnosisDialog(office.desk.prompts, parts, office.window)


@opens("UnlockDialog")
def _unlock(office: Office) -> QDialog:
    from app.ui.dialogs.sign_in import UnlockDialog

    return UnlockDialog(office.desk.session, office.window)


@opens("CrashReport")
def _crash(office: Office) -> QDialog:
    from app.ui.dialogs.crash_report import CrashReport

    return CrashReport("Aftercare 1.0\nTraceback", office.folder / "crash.txt")


@opens("ExplanationDialog")
def _explanation(office: Office) -> QDialog:
    from app.ui.widgets.clock_explained import ExplanationDialog

    return ExplanationDialog(())


@opens("ColumnsDialog")
def _columns(office: Office) -> QDialog:
    from app.ui.ledger.columns_dialog import ColumnsDialog

    ledger = all_ledgers()["repairs"]
    return ColumnsDialog(ledger, [ledger.columns[0].name], [ledger.columns[0].name])


def _filter(column: str) -> Maker:
    def make(office: Office) -> QDialog:
        from app.ui.ledger.filter_editor import FilterEditor

        return FilterEditor(all_ledgers()["repairs"].column(column))

    return make


for _column in ("customer_name", "received_at", "state", "fault_level"):
    opens(f"FilterEditor {_column}")(_filter(_column))
