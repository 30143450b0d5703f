"""The dialogs that commands open, imported when first wanted: none of them is needed to show the first rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QWidget

from app.core.changes import Changes
from app.domain import permissions
from app.services.session import Session
from app.ui.commands import UiCommand
from app.ui.desk import Desk, PaperChoice

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.shift import Shift


def palette(desk: Desk, commands: list[UiCommand], window: QWidget) -> None:
    """Ctrl+K."""
    from app.ui.dialogs.command_palette import CommandPalette

    dialog = CommandPalette(desk, commands, window)
    dialog.place()
    dialog.open()


def register_call(desk: Desk, customer_id: int, device_id: int, text: str) -> None:
    """Ctrl+N."""
    from app.ui.dialogs.register_call import RegisterCallDialog

    RegisterCallDialog(desk, customer_id=customer_id, device_id=device_id, text=text).open()


def register_complaint(desk: Desk, known: dict[str, Any]) -> None:
    """Ctrl+N, then Alt+C, and from records."""
    from app.ui.dialogs.register_complaint import Beginning, RegisterComplaintDialog

    RegisterComplaintDialog(desk, Beginning(**known)).open()


def month_report(desk: Desk, window: QWidget) -> None:
    """The month's report and the month lock, beside the main window: work goes on while it is worked out."""
    from app.ui.dialogs.month_report import MonthReportDialog

    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, MonthReportDialog) and widget.isVisible():
            widget.activateWindow()
            widget.raise_()
            return
    MonthReportDialog(desk, parent=window).show()


def typed_figures(desk: Desk, window: QWidget, **asked: Any) -> None:
    """Figures that nobody can count: cost against budget, the supervisor's scores."""
    from app.ui.dialogs.typed_figures import TypedFiguresDialog

    TypedFiguresDialog(desk, parent=window, **asked).open()


def number_gaps(desk: Desk, window: QWidget, year: int, series: str) -> None:
    """Missing numbers, to be explained."""
    from app.ui.dialogs.number_gaps import NumberGapsDialog

    NumberGapsDialog(desk, year, series, window).open()


def information_analysis(desk: Desk, window: QWidget, **asked: Any) -> None:
    """What was found in the user information of a period, and what is proposed (F35)."""
    from app.ui.dialogs.information_analysis import InformationAnalysisDialog

    InformationAnalysisDialog(desk, parent=window, **asked).open()


def new_opinion(desk: Desk, window: QWidget) -> None:
    """An opinion or suggestion, from anywhere."""
    from app.ui.dialogs.opinion import CustomerOpinionDialog

    CustomerOpinionDialog(desk, parent=window).open()


def blank_book(desk: Desk, window: QWidget) -> None:
    """Blank pages of the opinion book."""
    from app.ui.dialogs.opinion_printing import BlankBookDialog

    BlankBookDialog(desk, window).open()


def new_customer(desk: Desk, window: QWidget) -> None:
    """A customer who did not call; look-alikes are shown while typing. Whoever was entered or taken is opened."""
    from app.ui.dialogs.customer_editor import CustomerEditor

    editor = CustomerEditor(desk, parent=window)
    editor.opened.connect(lambda customer_id: desk.open_record("customer", customer_id))
    editor.accepted.connect(lambda: desk.open_record("customer", editor.changes.result) if editor.changes else None)
    editor.open()


def new_contract(desk: Desk, window: QWidget) -> None:
    """A contract of a customer who is chosen in the form; it is opened once it is entered."""
    from app.ui.dialogs.contract_editor import ContractEditor

    editor = ContractEditor(desk, parent=window)
    editor.accepted.connect(lambda: desk.open_record("contract", editor.changes.result) if editor.changes else None)
    editor.open()


def due_instalments(desk: Desk, window: QWidget) -> None:
    """What customers owe by their contracts."""
    from app.ui.dialogs.due_instalments import DueInstalmentsDialog

    DueInstalmentsDialog(desk, window).open()


def begin_day(desk: Desk) -> None:
    """Write what the calendar alone has changed: suspensions that began or ended, inspections that come into sight."""
    from app.services import contract_terms, inspections
    from app.ui.ledger.on_worker import in_my_name

    if permissions.allowed(desk.session.role, "contract.settle"):
        desk.bus.run(contract_terms.settle)
    if permissions.allowed(desk.session.role, "inspection.plan"):
        desk.tasks.run(in_my_name(desk, lambda _task: inspections.owing()), lambda ids: _make_inspections(desk, ids))


def _make_inspections(desk: Desk, contract_ids: tuple[int, ...]) -> None:
    """Put the inspections that come into sight on record on the worker; of many contracts the strip shows how far."""
    from app.core.i18n import translate
    from app.services import inspections
    from app.ui.ledger.on_worker import in_my_name

    if contract_ids:
        title = translate("commands", "Inspections of the year ahead") if len(contract_ids) > inspections.PART else ""
        work = in_my_name(desk, lambda task: inspections.settle_in_parts(contract_ids, task))
        desk.tasks.run(work, desk.bus.announce, title=title)


def counter_sale(desk: Desk, window: QWidget) -> None:
    """A sale at the counter: customer and device in one step; the file is opened."""
    from app.ui.dialogs.counter_sale import CounterSaleDialog

    dialog = CounterSaleDialog(desk, window)
    dialog.accepted.connect(lambda: desk.open_record("customer", dialog.changes.result) if dialog.changes else None)
    dialog.open()


def exchange_request(desk: Desk, window: QWidget, customer_id: int, device_id: int = 0) -> None:
    """A return or exchange that a customer asks for."""
    from app.ui.dialogs.exchange_request import ExchangeRequestDialog

    ExchangeRequestDialog(desk, customer_id, device_id, parent=window).open()


def duplicate_customers(desk: Desk, window: QWidget) -> None:
    """Files that may be one customer, to compare and merge."""
    from app.ui.dialogs.duplicate_customers import DuplicatesDialog

    DuplicatesDialog(desk, window).open()


def preview_paper(
    desk: Desk,
    pdf: bytes,
    title: str,
    on_printed: Callable[[str, int], object] | None,
    choice: PaperChoice | None,
) -> None:
    """A paper before it is printed."""
    from app.ui.dialogs.print_preview import PrintPreview

    PrintPreview(
        pdf,
        title,
        desk.preferences,
        choice=choice,
        on_printed=on_printed,
        printers=desk.printers,
        parent=QApplication.activeWindow(),
    ).open()


def calibration_page(desk: Desk) -> None:
    """The page that shows how true a printer prints."""
    from app.ui.papers import print_form

    print_form(desk, "calibration_page")


def check_database(desk: Desk) -> None:
    """Everything about the database, said when it is done."""
    from app.ui import soundness

    soundness.check_now(desk)


def rebuild_search_index(desk: Desk) -> None:
    """The search index is built anew, after asking."""
    from app.ui import soundness

    soundness.rebuild_index(desk)


def preferences(shift: Shift, page: str = "") -> None:
    """Settings of the branch and of this person."""
    from app.ui.dialogs.preferences import PreferencesDialog

    PreferencesDialog(shift.desk, shift.local, shift.window, look=shift.set_look, speak=shift.set_language).open_at(
        page
    )


def change_password(desk: Desk, window: QWidget) -> None:
    """One's own password."""
    from app.ui.dialogs.change_password import ChangePasswordDialog

    ChangePasswordDialog(desk, window).open()


def user_list(desk: Desk, window: QWidget) -> None:
    """Accounts."""
    from app.ui.dialogs.users import UsersDialog

    UsersDialog(desk, window).open()


def import_sheet(desk: Desk, window: QWidget, path: Path | None = None, ledger: str = "") -> None:
    """A spreadsheet of customers, devices, contracts or old calls."""
    from app.ui.dialogs.import_wizard import ImportWizard

    ImportWizard(desk, path, ledger, window).open()


def import_history(desk: Desk, window: QWidget) -> None:
    """Past imports, to be taken back."""
    from app.ui.dialogs.import_history import ImportHistory

    ImportHistory(desk, window).open()


def compare_registers(desk: Desk, window: QWidget) -> None:
    """Another unit's register of complaints against ours."""
    from app.ui.dialogs.register_comparison import RegisterComparison

    RegisterComparison(desk, window).open()


def watch_drops(desk: Desk, window: QWidget) -> None:
    """A spreadsheet dropped on the window is imported, by whom may."""
    from app.domain import permissions
    from app.ui.import_drop import SheetDrop

    if permissions.allowed(desk.session.role, "import.run"):
        SheetDrop(window, lambda path: import_sheet(desk, window, path), desk)


def staff_list(desk: Desk, window: QWidget) -> None:
    """People of the branch."""
    from app.ui.dialogs.staff import StaffDialog

    StaffDialog(desk, window).open()


def department_list(desk: Desk, window: QWidget) -> None:
    """Departments."""
    from app.ui.dialogs.departments import DepartmentsDialog

    DepartmentsDialog(desk, window).open()


def scheme_list(desk: Desk, window: QWidget) -> None:
    """Schemes of complaints."""
    from app.ui.dialogs.complaint_schemes import ComplaintSchemesDialog

    ComplaintSchemesDialog(desk, window).open()


def price_list(desk: Desk, window: QWidget) -> None:
    """Repair items and prices."""
    from app.ui.dialogs.price_list import PriceListDialog

    PriceListDialog(desk, window).open()


def controlled_forms(desk: Desk, window: QWidget) -> None:
    """The printed forms as controlled documents."""
    from app.ui.dialogs.controlled_forms import ControlledFormsDialog

    ControlledFormsDialog(desk, window).open()


def category_list(desk: Desk, window: QWidget) -> None:
    """Fault categories."""
    from app.ui.dialogs.fault_categories import FaultCategoriesDialog

    FaultCategoriesDialog(desk, window).open()


def calendar(desk: Desk, window: QWidget) -> None:
    """Holidays and make-up workdays."""
    from app.ui.dialogs.calendar import CalendarDialog

    CalendarDialog(desk, window).open()


def help_window(shift: Shift, topic: str = "", window: QWidget | None = None) -> None:
    """F1: at a page, else at the one about the tab in front."""
    from app.ui.dialogs.help import HelpWindow
    from app.ui.guide_papers import GuidePapers
    from app.ui.help_key import page_in_front

    page = topic or page_in_front(shift.workplace)
    HelpWindow.show_page(page, shift.commands, window or shift.window, GuidePapers(shift.desk))


def help_key(shift: Shift) -> None:
    """F1 in every other window; Ctrl+N, Ctrl+K and the like in windows of records too."""
    from PySide6.QtCore import Qt

    from app.ui.help_key import HelpKey

    if shift.findChild(HelpKey) is None:
        HelpKey(partial(help_window, shift), shift)
    for shortcut in shift.everywhere:
        shortcut.setContext(Qt.ShortcutContext.ApplicationShortcut)


def alt_letters(shift: Shift) -> None:
    """Alt shows a letter on each button and field, Tab goes as the eye does, what is too large scrolls."""
    from app.ui import every_window

    every_window.watch(shift)


def shortcuts(shift: Shift) -> None:
    """The table of keys."""
    from app.ui.dialogs.shortcuts import ShortcutsDialog

    ShortcutsDialog(shift.commands(), shift.window).open()


def about(window: QWidget) -> None:
    """Versions and licences."""
    from app.ui.dialogs.about import AboutDialog

    AboutDialog(window).open()


def unlock(person: Session, window: QWidget) -> bool:
    """Ask for the password; True when the person would rather sign out."""
    from app.ui.desktop.session_end import keep_drafts
    from app.ui.dialogs.sign_in import UnlockDialog

    keep_drafts(goes_on=True)
    dialog = UnlockDialog(person, window)
    dialog.exec()
    return dialog.leaves


def undo_last(desk: Desk) -> None:
    """Ctrl+Z, when the strip that offered it has gone."""
    from app.core.i18n import translate
    from app.services import undo

    found = undo.last_edit()
    if found is None:
        text = translate("commands", "Nothing to take back. What moved a call or printed a paper is corrected instead.")
        desk.prompts.warn(text)
    else:
        desk.bus.run(undo.undo, found.token, said=translate("commands", "Taken back: {edit}.").format(edit=found.text))


def undo_offer(desk: Desk) -> Callable[[Changes], tuple[str, Callable[[], object]] | None]:
    """What the strip offers after each success: to take it back, where that can be done."""

    def offer(changes: Changes) -> tuple[str, Callable[[], object]] | None:
        from app.services import undo

        found = undo.offered(changes)
        return (found.text, lambda: desk.bus.run(undo.undo, found.token)) if found else None

    return offer
