"""The people who sign in: open an account, change its role, give a new password, close it (R003)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import shown
from app.domain import permissions
from app.services import encryption, staff, users
from app.services.users import UserEntry
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.i18n import NAMES
from app.ui.icons import icon
from app.ui.theme import SPACE
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.screen_fit import resize_within


class UsersDialog(QDialog):
    """The list and what can be done with the person marked."""

    help_page = "settings"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._entries: tuple[UserEntry, ...] = ()
        self.setWindowTitle(self.tr("Users"))
        resize_within(self, 860, 460)
        self.table = QTableWidget(0, 5)
        self.table.setHorizontalHeaderLabels(
            [self.tr("Name"), self.tr("Sign-in name"), self.tr("Role"), self.tr("Last sign-in"), self.tr("State")]
        )
        self.table.setAccessibleName(self.tr("Users"))
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.itemSelectionChanged.connect(self._enable)
        self.table.itemDoubleClicked.connect(lambda _: self.change())
        may = permissions.allowed(desk.session.role, "users.change")
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout()
        for name, text, meaning, action in (
            ("create", self.tr("New user …"), "add", self.create_user),
            ("change", self.tr("Change …"), "edit", self.change),
            ("password", self.tr("New password …"), "password", self.reset_password),
            ("unlock", self.tr("End the wait"), "unlock", self.unlock),
            ("close", self.tr("Close the account"), "void", self.deactivate),
            ("open", self.tr("Open it again"), "reopen", self.reactivate),
        ):
            button = QPushButton(icon(meaning), text, self)
            button.clicked.connect(action)
            button.setAutoDefault(False)
            button.setVisible(may)
            self.buttons[name] = button
            column.addWidget(button)
        column.addStretch(1)
        leave = QPushButton(self.tr("Done"), self)
        leave.clicked.connect(self.accept)
        column.addWidget(leave)
        self.strip = MessageStrip()
        desk.prompts.attach(self.strip)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 2)
        row.addWidget(self.table, 1)
        row.addLayout(column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        outer.addLayout(row)
        outer.addWidget(self.strip)
        desk.bus.changed.connect(self._changed)
        self._fill()

    def _changed(self, changes: Changes) -> None:
        if changes.touches("app_user"):
            self._fill()

    def _fill(self) -> None:
        marked = self.marked()
        self._entries = users.listing()
        self.table.setRowCount(len(self._entries))
        for row, one in enumerate(self._entries):
            seen = f"{clock.local(one.last_sign_in_at):%Y-%m-%d %H:%M}" if one.last_sign_in_at else self.tr("never")
            for column, text in enumerate((one.full_name, one.name, role_word(one.role), seen, self._state(one))):
                self.table.setItem(row, column, QTableWidgetItem(text))
        if self._entries:
            ids = [one.id for one in self._entries]
            self.table.selectRow(ids.index(marked.id) if marked and marked.id in ids else 0)
        self._enable()

    def _state(self, one: UserEntry) -> str:
        if not one.is_active:
            return self.tr("closed")
        return self.tr("waiting after failed sign-ins") if one.is_waiting else self.tr("active")

    def marked(self) -> UserEntry | None:
        """The person marked in the list."""
        row = self.table.currentRow()
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def _enable(self) -> None:
        one = self.marked()
        for name, button in self.buttons.items():
            button.setEnabled(name == "create" or one is not None)
        if one is not None:
            self.buttons["close"].setEnabled(one.is_active)
            self.buttons["open"].setEnabled(not one.is_active)
            self.buttons["unlock"].setEnabled(one.is_waiting)

    def create_user(self) -> None:
        """Open an account."""
        UserForm(self._desk, None, self).open()

    def change(self) -> None:
        """Change the account marked."""
        one = self.marked()
        if one is not None and permissions.allowed(self._desk.session.role, "users.change"):
            UserForm(self._desk, one, self).open()

    def reset_password(self) -> None:
        """Give somebody who forgot theirs a new password."""
        one = self.marked()
        if one is not None:
            NewPasswordForm(self._desk, one, self).open()

    def unlock(self) -> None:
        """End the wait after failed sign-ins."""
        one = self.marked()
        if one is not None:
            self._desk.bus.run(users.unlock, user_id=one.id)

    def deactivate(self) -> None:
        """Close an account; its name stays in the records."""
        one = self.marked()
        if one is None or not self._desk.prompts.confirm(
            self.tr("Close the account of {name}?").format(name=one.full_name),
            self.tr("Close the account"),
            self.tr("The name stays in all records; the account can be opened again."),
        ):
            return
        self._desk.bus.run(users.deactivate, user_id=one.id, seen_version=one.row_version)

    def reactivate(self) -> None:
        """Open a closed account again."""
        one = self.marked()
        if one is None or not self._desk.bus.run(users.reactivate, user_id=one.id, seen_version=one.row_version):
            return
        if encryption.is_encrypted():  # the old password unlocks nothing any more
            NewPasswordForm(self._desk, one, self).open()


class UserForm(FormDialog):
    """One account; a new one with its first password."""

    help_page = "settings"

    def __init__(self, desk: Desk, entry: UserEntry | None, parent: QWidget) -> None:
        super().__init__(desk, "", "", parent=parent)
        self._entry = entry
        self.setWindowTitle(self.tr("Change a user") if entry else self.tr("New user"))
        self.verb.setText(self.tr("Save") if entry else self.tr("Open the account"))
        self.form.add("full_name", self.tr("Name"), QLineEdit(), required=True)
        if entry is None:
            self.form.add("name", self.tr("Sign-in name"), QLineEdit(), required=True)
        roles = self.form.add("role", self.tr("Role"), QComboBox(), required=True)
        for role in permissions.ROLES:
            roles.addItem(role_word(role), str(role))
        people = self.form.add("staff_id", self.tr("Person of the staff list"), QComboBox(),
                               hint=self.tr("A technician sees the jobs of this person as their own."))  # fmt: skip
        people.addItem(self.tr("none"), 0)
        for person in staff.listing():
            people.addItem(f"{person.name} · {person.number}", person.id)
        self.form.add(
            "approval_limit",
            self.tr("Approves up to, yuan"),
            MoneyEdit(),
            hint=self.tr("For complaints. Empty: decides nothing."),
        )
        languages = self.form.add("language", self.tr("Language"), QComboBox())
        languages.addItem(self.tr("as the computer"), "")
        for code, word in NAMES.items():
            languages.addItem(word, code)
        if entry is None:
            password = self.form.add("password", self.tr("First password"), QLineEdit(), required=True)
            password.setEchoMode(QLineEdit.EchoMode.Password)
        else:
            self.form.set_values({"full_name": entry.full_name, "role": entry.role, "staff_id": entry.staff_id,
                                  "approval_limit": entry.approval_limit, "language": entry.language})  # fmt: skip

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Save the account."""
        if self._entry is None:
            return self.desk.bus.run(
                users.create, on_error=self.on_error, said=self.tr("The account is open."), **values
            )
        return self.desk.bus.run(
            users.change, on_error=self.on_error, user_id=self._entry.id, seen_version=self._entry.row_version, **values
        )


class NewPasswordForm(FormDialog):
    """A new password for somebody else."""

    help_page = "settings"

    def __init__(self, desk: Desk, entry: UserEntry, parent: QWidget) -> None:
        super().__init__(desk, "", "", parent=parent)
        self._entry = entry
        self.setWindowTitle(self.tr("New password for {name}").format(name=entry.full_name))
        self.verb.setText(self.tr("Give this password"))
        line = self.form.add("password", self.tr("New password"), QLineEdit(), required=True)
        line.setEchoMode(QLineEdit.EchoMode.Password)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Give it."""
        return self.desk.bus.run(
            users.reset_password,
            on_error=self.on_error,
            said=self.tr("The new password is in force."),
            user_id=self._entry.id,
            **values,
        )


def role_word(role: str) -> str:
    """A role in the language of the program."""
    return shown(permissions.ROLE_LABELS[permissions.Role(role)])
