"""What concerns the house rather than the day's work: preferences, the lists of the branch, help, leaving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from app.core import paths
from app.core.i18n import translate
from app.domain import permissions
from app.ui import opened_dialogs as dialogs
from app.ui.commands import UiCommand

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.desk import Desk
    from app.ui.shift import Shift


def house_commands(shift: Shift) -> Iterator[UiCommand]:
    """The commands behind the person's name, as far as the role allows."""
    yield from _day(shift)
    yield UiCommand(
        "preferences",
        translate("commands", "Preferences"),
        "preferences",
        partial(dialogs.preferences, shift),
        "Ctrl+,",
        group="house",
    )
    for name, title, icon, run, permission in _lists(shift):
        if permissions.allowed(shift.desk.session.role, permission):
            yield UiCommand(name, title, icon, run, group="lists")
    yield from _month(shift)
    yield from _tools(shift)
    yield from _safety(shift)
    yield from _packages(shift)
    yield from _head_office(shift)
    yield from _leaving(shift)


def _day(shift: Shift) -> Iterator[UiCommand]:
    """What the day's work begins with."""
    role = shift.desk.session.role
    if permissions.allowed(role, "complaint.register"):
        yield UiCommand(
            "register_complaint",
            translate("commands", "Register a complaint"),
            "complaints",
            shift.desk.register_complaint,
            "" if permissions.allowed(role, "service_call.register") else "Ctrl+N",
            group="day",
        )
    if permissions.allowed(role, "opinion.record"):
        yield UiCommand(
            "new_opinion", translate("commands", "Register an opinion"), "opinions",
            partial(dialogs.new_opinion, shift.desk, shift.window), group="day",
        )  # fmt: skip
    if permissions.allowed(role, "customer.create"):
        yield UiCommand(
            "new_customer",
            translate("commands", "New customer"),
            "customer",
            partial(dialogs.new_customer, shift.desk, shift.window),
            "Ctrl+Shift+N",
            group="day",
        )
    if permissions.allowed(role, "customer.sell"):
        yield UiCommand(
            "counter_sale",
            translate("commands", "Counter sale"),
            "counter_sale",
            partial(dialogs.counter_sale, shift.desk, shift.window),
            group="day",
        )
    yield UiCommand(
        "undo", translate("commands", "Take back the last edit"), "undo", partial(dialogs.undo_last, shift.desk),
        "Ctrl+Z", group="day",
    )  # fmt: skip
    if permissions.allowed(role, "contract.create"):
        yield UiCommand(
            "new_contract",
            translate("commands", "New contract"),
            "contract",
            partial(dialogs.new_contract, shift.desk, shift.window),
            group="day",
        )


def _month(shift: Shift) -> Iterator[UiCommand]:
    """The month's report and the month lock."""
    if permissions.allowed(shift.desk.session.role, "month.view"):
        words = translate("commands", "Month's report")
        opened = partial(dialogs.month_report, shift.desk, shift.window)
        yield UiCommand("month_report", words, "reports", opened, group="tools")


def _tools(shift: Shift) -> Iterator[UiCommand]:
    """What is done now and then."""
    role = shift.desk.session.role
    if permissions.allowed(role, "import.run"):
        for name, title, meaning, opened in (
            ("import", translate("commands", "Import a spreadsheet"), "import", dialogs.import_sheet),
            ("import_history", translate("commands", "Past imports"), "history", dialogs.import_history),
        ):
            yield UiCommand(name, title, meaning, partial(opened, shift.desk, shift.window), group="tools")
    if permissions.allowed(role, "reconciliation.run"):
        yield UiCommand(
            "reconciliation",
            translate("commands", "Reconcile complaint registers"),
            "complaints",
            partial(dialogs.compare_registers, shift.desk, shift.window),
            group="tools",
        )
    yield UiCommand(
        "calibration",
        translate("commands", "Printer calibration page"),
        "calibrate",
        partial(dialogs.calibration_page, shift.desk),
        group="tools",
    )
    if permissions.allowed(role, "opinion.view"):
        yield UiCommand(
            "opinion_book", translate("commands", "Opinion book, blank pages"), "opinions",
            partial(dialogs.blank_book, shift.desk, shift.window), group="tools",
        )  # fmt: skip
    if permissions.allowed(role, "contract.instalment"):
        yield UiCommand(
            "due_instalments",
            translate("commands", "Instalments due"),
            "charges",
            partial(dialogs.due_instalments, shift.desk, shift.window),
            group="tools",
        )
    if permissions.allowed(role, "customer.merge"):
        yield UiCommand(
            "duplicates",
            translate("commands", "Customers on file twice"),
            "merge",
            partial(dialogs.duplicate_customers, shift.desk, shift.window),
            group="tools",
        )


def _safety(shift: Shift) -> Iterator[UiCommand]:
    """What keeps the branch safe and sound."""
    role = shift.desk.session.role
    if permissions.allowed(role, "audit.view"):  # who answers for the branch: supervisor and administrator
        yield UiCommand("backups", translate("commands", "Backups"), "backup", shift.show_backups, group="tools")
    if permissions.allowed(role, "encryption.change"):
        yield UiCommand(
            "encryption", translate("commands", "Encryption"), "lock", partial(_encryption, shift), group="tools"
        )
    if permissions.allowed(role, "program.update") and paths.program_folder() is not None:
        words = translate("commands", "Update the program")
        yield UiCommand("update", words, "import", partial(_update, shift), group="tools")
    if permissions.allowed(role, "backup.run"):
        yield UiCommand(
            "check",
            translate("commands", "Check the database"),
            "checklist",
            partial(dialogs.check_database, shift.desk),
            group="tools",
        )
        yield UiCommand(
            "rebuild_index",
            translate("commands", "Build the search index anew"),
            "search",
            partial(dialogs.rebuild_search_index, shift.desk),
            group="tools",
        )


def _packages(shift: Shift) -> Iterator[UiCommand]:
    """What leaves for head office."""

    def opened() -> None:
        from app.ui.dialogs.export_package import ExportPackage

        ExportPackage(shift.desk, shift.window).open()

    if permissions.allowed(shift.desk.session.role, "package.make"):
        words = translate("commands", "Ledger package to a USB stick")
        yield UiCommand("export_package", words, "usb", opened, group="tools")


def _head_office(shift: Shift) -> Iterator[UiCommand]:
    """What comes from other branches."""

    def opened() -> None:
        from app.ui.dialogs.receive_package import ReceiveDialog

        ReceiveDialog(shift.desk, shift.window).open()

    if permissions.allowed(shift.desk.session.role, "package.receive"):
        words = translate("commands", "Receive a branch's package")
        yield UiCommand("receive_package", words, "department", opened, group="tools")


def _personal_data(desk: Desk, window: QWidget) -> None:
    from app.ui.dialogs.personal_data import PersonalDataDialog

    PersonalDataDialog(desk, window).open()


def _update(shift: Shift) -> None:
    from app.ui.updating import open_dialog

    open_dialog(shift.desk, shift.window)


def _encryption(shift: Shift) -> None:
    from app.ui.dialogs.encryption import EncryptionDialog

    EncryptionDialog(shift.desk, shift.key_change_wanted.emit, shift.window).open()


def _diagnose(shift: Shift) -> None:
    from app.core.paths import log_folder
    from app.ui.dialogs.diagnosis import diagnose

    diagnose(shift.desk, shift.local, log_folder(), shift.window)


def _first_day(shift: Shift) -> None:
    from app.ui.first_day import walkthrough

    walkthrough.open_walk(shift)


def _whats_new(window: QWidget) -> None:
    from app.ui.whats_new import show_all

    show_all(window)


def _leaving(shift: Shift) -> Iterator[UiCommand]:
    """Help, and the ways out."""
    yield UiCommand("help", translate("commands", "Help"), "help", shift.help, "F1", group="help")
    if shift.window.is_demonstration():
        words = translate("commands", "Walk through the first day")
        yield UiCommand("first_day", words, "demonstration", partial(_first_day, shift), "Shift+F1", group="help")
    yield UiCommand(
        "shortcuts", translate("commands", "Keys"), "keyboard", partial(dialogs.shortcuts, shift), group="help"
    )
    if permissions.allowed(shift.desk.session.role, "diagnostics.save"):
        words = translate("commands", "Save a diagnostic bundle…")
        yield UiCommand("diagnose", words, "save", partial(_diagnose, shift), group="help")
    yield UiCommand(
        "whats_new", translate("commands", "What is new"), "about", partial(_whats_new, shift.window),
        group="help",
    )  # fmt: skip
    yield UiCommand(
        "about", translate("commands", "About Aftercare"), "about", partial(dialogs.about, shift.window), group="help"
    )
    yield UiCommand(
        "change_password",
        translate("commands", "Change password"),
        "password",
        partial(dialogs.change_password, shift.desk, shift.window),
        group="leave",
    )
    yield UiCommand("lock", translate("commands", "Lock"), "lock", shift.lock_now, "Ctrl+L", group="leave")
    yield UiCommand("sign_out", translate("commands", "Sign out"), "sign_out", shift.sign_out, group="leave")


def _lists(shift: Shift) -> list[tuple[str, str, str, Callable[[], object], str]]:
    """The lists of the branch: name, title, icon, what opens it, who may see it."""
    opened = partial(partial, desk=shift.desk, window=shift.window)
    return [
        ("users", translate("commands", "Users"), "users", opened(dialogs.user_list), "users.view"),
        ("staff", translate("commands", "Staff"), "staff", opened(dialogs.staff_list), "staff.change"),
        (
            "departments",
            translate("commands", "Departments"),
            "department",
            opened(dialogs.department_list),
            "staff.change",
        ),
        ("prices", translate("commands", "Price list"), "price_item", opened(dialogs.price_list), "price_list.view"),
        (
            "categories",
            translate("commands", "Fault categories"),
            "fault_category",
            opened(dialogs.category_list),
            "fault_category.change",
        ),
        (
            "schemes",
            translate("commands", "Complaint schemes"),
            "complaints",
            opened(dialogs.scheme_list),
            "complaint_scheme.view",
        ),
        (
            "personal_data",
            translate("commands", "Personal data"),
            "users",
            opened(_personal_data),
            "personal.view",
        ),
        (
            "controlled_forms",
            translate("commands", "Controlled forms"),
            "page",
            opened(dialogs.controlled_forms),
            "settings.view",
        ),
        (
            "calendar",
            translate("commands", "Holidays and workdays"),
            "calendar",
            opened(dialogs.calendar),
            "calendar.view",
        ),
    ]
