"""Who sits here: the name and the password, at the door and again after a pause."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.core.errors import EnvironmentFault, UserError
from app.core.i18n import shown
from app.domain import permissions
from app.services import users
from app.services.session import Session
from app.ui.theme import SPACE
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.panel import Panel


@dataclass(frozen=True)
class KnownPerson:
    """Somebody of the demonstration branch, whose password is no secret. `role` is its code."""

    name: str
    full_name: str
    role: str
    password: str


class SignInPanel(Panel):
    """Asks for name and password; `signed_in` carries the Session. Only the demonstration branch lists its `people`."""

    help_page = "trouble#sign_in"
    signed_in = Signal(object)

    def __init__(self, branch: str = "", last_name: str = "", people: tuple[KnownPerson, ...] = ()) -> None:
        super().__init__("", branch)
        self.title.setText(self.tr("Sign in"))
        self.form = FormGrid()
        self.name: QLineEdit = self.form.add("name", self.tr("Name"), QLineEdit(last_name))
        self.password: QLineEdit = self.form.add("password", self.tr("Password"), QLineEdit())
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        for line in (self.name, self.password):
            line.setMaxLength(200)
            line.returnPressed.connect(self.submit)
        self.verb = QPushButton(self.tr("Sign in"))
        self.verb.setProperty("role", "primary")
        self.verb.clicked.connect(self.submit)
        self.body.addWidget(self.form)
        self.body.addWidget(self.verb)
        if people:
            self._list(people)
        self.add_languages()

    def _list(self, people: tuple[KnownPerson, ...]) -> None:
        heading = QLabel(self.tr("People of the demonstration branch"))
        heading.setProperty("role", "caption")
        self.body.addSpacing(SPACE)
        self.body.addWidget(heading)
        grid = QGridLayout()
        grid.setSpacing(SPACE)
        for index, person in enumerate(people):
            button = QPushButton(f"{person.full_name}\n{shown(permissions.ROLE_LABELS[permissions.Role(person.role)])}")
            button.setProperty("role", "choice")
            button.setObjectName(f"person_{person.name}")
            button.clicked.connect(lambda _=False, who=person: self._take(who))
            grid.addWidget(button, index // 2, index % 2)
        self.body.addLayout(grid)

    def _take(self, person: KnownPerson) -> None:
        self.name.setText(person.name)
        self.password.setText(person.password)
        self.submit()

    def submit(self) -> None:
        """Try to sign in; what is wrong stands under the password, with how long to wait."""
        self.complain("")
        if not self.name.text().strip():
            self.form.set_error("name", self.tr("Your sign-in name, please."))
            self.name.setFocus()
            return
        try:
            session = users.sign_in(self.name.text(), self.password.text())
        except UserError as error:
            self.password.clear()
            if not self.form.show_error(error):
                self.complain(error.text)
            return
        except EnvironmentFault as error:
            self.complain(error.text)
            return
        self.password.clear()
        self.signed_in.emit(session)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where something is missing."""
        super().showEvent(event)
        (self.password if self.name.text() else self.name).setFocus()


class UnlockDialog(QDialog):
    """Stands over everything while the program is locked; only the same person's password or signing out ends it."""

    def __init__(self, person: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setProperty("lock", True)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(self.tr("Locked"))
        self.leaves = False
        panel = Panel(self.tr("Locked"), self.tr("{name} is signed in.").format(name=person.full_name))
        self.form = FormGrid()
        self.password: QLineEdit = self.form.add("password", self.tr("Password"), QLineEdit())
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setMaxLength(200)
        self.password.returnPressed.connect(self.submit)
        self.verb = QPushButton(self.tr("Unlock"))
        self.verb.setProperty("role", "primary")
        self.verb.setAutoDefault(False)
        self.verb.clicked.connect(self.submit)
        self.other = QPushButton(self.tr("Sign out; unfinished forms are kept"))
        self.other.setProperty("role", "link")
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._leave)
        panel.body.addWidget(self.form)
        panel.body.addWidget(self.verb)
        panel.body.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        self._panel = panel

    def submit(self) -> None:
        """Try the password."""
        self._panel.complain("")
        try:
            users.confirm_password(self.password.text())
        except UserError as error:
            self.password.clear()
            if not self.form.show_error(error):
                self._panel.complain(error.text)
            return
        except EnvironmentFault as error:
            self._panel.complain(error.text)
            return
        self.accept()

    def _leave(self) -> None:
        self.leaves = True
        self.accept()

    def reject(self) -> None:
        """Neither Esc nor Alt+F4 opens what is locked."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc only empties the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.password.clear()
            return
        super().keyPressEvent(event)
