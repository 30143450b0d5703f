"""How it stands with the encryption of the branch, for its administrator: encrypt it, or give it another key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.errors import EnvironmentFault, UserError
from app.services import encryption
from app.ui.desk import Desk
from app.ui.dialogs.recovery_sheet import RecoverySheetDialog
from app.ui.theme import SPACE
from app.ui.widgets.form_grid import FormGrid

_SHOWN = 8


class EncryptionDialog(QDialog):
    """`begin(change)` is called when the sheet is printed: the branch is closed, encrypted, and opened again."""

    help_page = "encryption"

    def __init__(
        self, desk: Desk, begin: Callable[[encryption.KeyChange], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Encryption"))
        self.setFixedWidth(560)
        self._desk, self._begin = desk, begin
        state = encryption.state()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        for text, role in self._said(state):
            label = QLabel(text, self)
            label.setWordWrap(True)
            if role:
                label.setProperty("role", role)
            column.addWidget(label)
        self.form = FormGrid(parent=self)
        self.password: QLineEdit = self.form.add("password", self.tr("Your password"), QLineEdit(), required=True)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaxLength(200)
        self.verb = QPushButton(self.tr("Change the key …") if state.is_encrypted else self.tr("Encrypt …"), self)
        self.verb.setProperty("role", "primary")
        self.verb.clicked.connect(self.submit)
        self.form.setVisible(state.is_possible)
        self.verb.setVisible(state.is_possible)
        leave = QPushButton(self.tr("Close"), self)
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.verb)
        row.addWidget(leave)
        column.addWidget(self.form)
        column.addLayout(row)

    def _said(self, state: encryption.State) -> list[tuple[str, str]]:
        if not state.is_possible:
            return [(self.tr("A branch on a server, and the demonstration, are not encrypted by the program."), "")]
        if state.is_encrypted:
            said = [
                (self.tr("This branch is encrypted. Key {mark}.").format(mark=state.mark), "title"),
                (
                    self.tr(
                        "Give it another key when somebody has left who knew a password, or when the recovery sheet "
                        "was lost or used. The old sheet still opens backups made before."
                    ),
                    "",
                ),
            ]
        else:
            said = [
                (self.tr("This branch is not encrypted."), "title"),
                (
                    self.tr(
                        "Whoever takes this computer or its disk can read everything. Encrypted, the file opens only "
                        "with a password of its people or with the recovery sheet."
                    ),
                    "",
                ),
                (
                    self.tr(
                        "Backups and copies made before stay readable: destroy them or lock them away. On a "
                        "solid-state disk traces of the old file may remain."
                    ),
                    "muted",
                ),
            ]
        if state.without_slot:
            names = "、".join(state.without_slot[:_SHOWN]) + (" …" if len(state.without_slot) > _SHOWN else "")
            text = self.tr("Not signed in with a present password yet, so a new one has to be given to: {names}.")
            said.append((text.format(names=names), "muted"))
        return said

    def submit(self) -> None:
        """Prove who it is, then show the sheet."""
        self.form.clear_errors()
        try:
            if not self.password.text():
                raise UserError(self.tr("Please fill this in."), "password")
            change = encryption.prepare(self.password.text())
        except UserError as error:
            self.password.clear()
            if not self.form.show_error(error):
                self._desk.prompts.warn(error.text)
            self._make_room()
            return
        except EnvironmentFault as fault:
            self._desk.prompts.fault(fault)
            return
        sheet = RecoverySheetDialog(change, self._desk.session.full_name, self.parentWidget())
        sheet.accepted.connect(lambda: self._begin(change))
        self.accept()
        sheet.open()

    def _make_room(self) -> None:
        """For what is said below a field: a dialog of fixed width does not grow by itself."""
        column = self.layout()
        assert column is not None
        column.activate()
        self.resize(self.width(), column.totalHeightForWidth(self.width()))
