"""The door of an encrypted branch: whoever cannot unlock it learns nothing, not even which branch it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton

from app.core.errors import UserError
from app.services import encryption
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.panel import Panel


class UnlockPanel(SignInPanel):
    """Name and password as at every door; `wanted` carries them, for the branch has to be opened first.

    `sheet_wanted` when somebody has come with the recovery sheet, `restore_wanted` where there is `trouble` with the
    key file and a backup is to help.
    """

    wanted = Signal(str, str)
    sheet_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, last_name: str = "", trouble: str = "") -> None:
        super().__init__("", last_name)
        self.text.setText(self.tr("This branch is encrypted. Your password unlocks it."))
        self.text.show()
        self.sheet = QPushButton(self.tr("Open with the recovery sheet …"))
        self.sheet.setProperty("role", "link")
        self.sheet.clicked.connect(self.sheet_wanted)
        self.body.addWidget(self.sheet)
        if trouble:
            restore = QPushButton(self.tr("Restore a backup …"))
            restore.setObjectName("restore")
            restore.setProperty("role", "link")
            restore.clicked.connect(self.restore_wanted)
            self.body.addWidget(restore)
            self.complain(trouble)

    def submit(self) -> None:
        """Hand over name and password."""
        self.complain("")
        if not self.name.text().strip():
            self.form.set_error("name", self.tr("Your sign-in name, please."))
            self.name.setFocus()
            return
        password = self.password.text()
        self.password.clear()
        self.wanted.emit(self.name.text(), password)

    def refuse(self, error: UserError) -> None:
        """Say why it stays closed."""
        if not self.form.show_error(error):
            self.complain(error.text)
        self.password.setFocus()


class RecoveryPanel(Panel):
    """Asks for the recovery key, scanned or typed; `wanted` carries what was typed, `back` leads to the door."""

    help_page = "encryption#lost"
    wanted = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__("", width=640)
        self.title.setText(self.tr("Open with the recovery sheet"))
        self.text.setText(
            self.tr("Scan the code on the sheet, or type its 14 groups. Spaces and small letters do not matter.")
        )
        self.text.show()
        self.form = FormGrid()
        self.secret: QLineEdit = self.form.add("secret", self.tr("Recovery key"), QLineEdit(), required=True)
        self.secret.setMaxLength(300)
        self.secret.setPlaceholderText("XXXX XXXX XXXX XXXX XXXX XXXX XXXX XXXX XXXX XXXX XXXX XXXX XXXX XXXX")
        self.secret.returnPressed.connect(self.submit)
        self.verb = QPushButton(self.tr("Open"))
        self.verb.setProperty("role", "primary")
        self.verb.clicked.connect(self.submit)
        leave = QPushButton(self.tr("Back to the door"))
        leave.setProperty("role", "link")
        leave.clicked.connect(self.back)
        for part in (self.form, self.verb, leave):
            self.body.addWidget(part)
        self.setFocusProxy(self.secret)

    def submit(self) -> None:
        """Hand over what was typed."""
        self.complain("")
        self.form.clear_errors()
        if self.secret.text().strip():
            self.wanted.emit(self.secret.text())
        else:
            self.form.set_error("secret", self.tr("Please scan or type the recovery key."))
            self.secret.setFocus()

    def refuse(self, error: UserError) -> None:
        """Say why it stays closed."""
        if not self.form.show_error(error):
            self.complain(error.text)


class NewPasswordPanel(Panel):
    """The sheet has opened the branch: an administrator may take a new password. `done` leads to signing in."""

    help_page = "encryption#lost"
    done = Signal(str)

    def __init__(self, administrators: tuple[tuple[str, str], ...]) -> None:
        super().__init__("", width=520)
        self.title.setText(self.tr("The branch is open"))
        self.text.setText(
            self.tr("Give an administrator a new password, or sign in with the one you know. Both are on record.")
        )
        self.text.show()
        self.form = FormGrid()
        self.who: QComboBox = self.form.add("name", self.tr("Administrator"), QComboBox())
        for name, full_name in administrators:
            self.who.addItem(f"{full_name} ({name})", name)
        self.password: QLineEdit = self.form.add("password", self.tr("New password"), QLineEdit(), required=True)
        self.repeated: QLineEdit = self.form.add("repeated", self.tr("Once more"), QLineEdit(), required=True)
        for line in (self.password, self.repeated):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setMaxLength(200)
            line.returnPressed.connect(self.submit)
        self.verb = QPushButton(self.tr("Set the password"))
        self.verb.setProperty("role", "primary")
        self.verb.clicked.connect(self.submit)
        self.skip = QPushButton(self.tr("Sign in with the password I know"))
        self.skip.setProperty("role", "link")
        self.skip.clicked.connect(lambda: self.done.emit(""))
        for part in (self.form, self.verb, self.skip):
            self.body.addWidget(part)

    def submit(self) -> None:
        """Set it; what is wrong stands beside its field."""
        self.complain("")
        if self.password.text() != self.repeated.text():
            self.form.show_error(UserError(self.tr("The two passwords differ."), "repeated"))
            return
        name = str(self.who.currentData() or "")
        try:
            encryption.recover(name, self.password.text())
        except UserError as error:
            if not self.form.show_error(error):
                self.complain(error.text)
            return
        self.done.emit(name)
