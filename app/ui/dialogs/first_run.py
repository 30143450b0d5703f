"""The very first start: which branch this is and who administers it, or a look at the demonstration branch instead."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton

from app.core import i18n
from app.core.errors import EnvironmentFault, UserError
from app.services import branch
from app.ui.icons import icon
from app.ui.theme import SPACE
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.panel import Panel


class FirstRunPanel(Panel):
    """`set_up` with the administrator's sign-in name when the branch exists.

    `demonstration_wanted` when the user would rather look around first, `restore_wanted` when this is the new computer
    of a branch that was backed up.
    """

    help_page = "install"
    set_up = Signal(str)
    demonstration_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", width=884)
        self.title.setText(self.tr("Welcome to Aftercare"))
        self.text.setText(
            self.tr("Five minutes to set up this branch. Everything can be changed later, except the branch code.")
        )
        self.text.show()
        self._build_form()
        self.encrypt = QCheckBox(self.tr("Encrypt the branch (recommended): a stolen computer then tells nothing"))
        self.encrypt.setChecked(True)
        self.encrypt.setToolTip(
            self.tr(
                "The file then opens only with a password of its people. A recovery sheet for the safe is printed next."
            )
        )
        self.verb = QPushButton(self.tr("Set up the branch"))
        self.verb.setProperty("role", "primary")
        self.verb.clicked.connect(self.submit)
        rule = QFrame()
        rule.setProperty("role", "rule")
        self.demonstration = QPushButton(icon("demonstration"), self.tr("Open the demonstration branch"))
        self.demonstration.clicked.connect(self.demonstration_wanted)
        other = QHBoxLayout()
        look = QLabel(self.tr("Only looking around? Years of invented customers and calls, kept apart from your own."))
        look.setProperty("role", "muted")
        look.setWordWrap(True)
        other.addWidget(look, 1)
        other.addSpacing(SPACE * 2)
        other.addWidget(self.demonstration)
        self.restore = QPushButton(icon("backup"), self.tr("Restore a backup …"))
        self.restore.setObjectName("restore")
        self.restore.clicked.connect(self.restore_wanted)
        moved = QHBoxLayout()
        had = QLabel(self.tr("A new computer, or the file is lost? Bring the branch back from a backup or a stick."))
        had.setProperty("role", "muted")
        had.setWordWrap(True)
        moved.addWidget(had, 1)
        moved.addSpacing(SPACE * 2)
        moved.addWidget(self.restore)
        self.body.addWidget(self.form)
        self.body.addWidget(self.encrypt)
        self.body.addWidget(self.verb)
        self.body.addSpacing(SPACE)
        self.body.addWidget(rule)
        self.body.addLayout(moved)
        self.body.addLayout(other)
        self.add_languages()

    def _build_form(self) -> None:
        self.form = FormGrid()
        self.form.section(self.tr("The branch"))
        add = self.form.add
        add(
            "branch_code",
            self.tr("Branch code"),
            QLineEdit(),
            required=True,
            hint=self.tr(
                "Two to eight letters and digits, such as GZ01. It stands in every number, so each branch needs its "
                "own."
            ),
        )
        add("branch_name", self.tr("Branch name"), QLineEdit(), required=True)
        add("company_name", self.tr("Company"), QLineEdit(), required=True)
        add(
            "complaint_phone",
            self.tr("Complaint telephone"),
            QLineEdit(),
            required=True,
            hint=self.tr("Printed on every form."),
        )
        self.form.section(self.tr("The administrator"))
        add("full_name", self.tr("Your name"), QLineEdit(), required=True)
        add("name", self.tr("Sign-in name"), QLineEdit(), required=True)
        add(
            "password",
            self.tr("Password"),
            QLineEdit(),
            required=True,
            hint=self.tr("At least 12 characters; a short sentence is easiest to remember."),
        )
        add("repeated", self.tr("Once more"), QLineEdit(), required=True)
        for field in ("password", "repeated"):
            self.form.editor(field).setEchoMode(QLineEdit.EchoMode.Password)

    def typed(self) -> dict[str, str]:
        """What is typed so far, so that a change of language loses nothing."""
        texts = {field: self.form.editor(field).text() for field in self.form.fields()}
        return {**texts, "encrypt": "yes" if self.encrypt.isChecked() else "no"}

    def fill(self, typed: dict[str, str]) -> None:
        """Put back what was typed."""
        self.encrypt.setChecked(typed.get("encrypt") != "no")
        self.form.set_values({field: text for field, text in typed.items() if field != "encrypt"})

    def password_to_encrypt(self) -> str:
        """The administrator's password when the branch is to be encrypted, else nothing."""
        return self.form.editor("password").text() if self.encrypt.isChecked() else ""

    def submit(self) -> None:
        """Set the branch up; what is wrong stands beside its field."""
        self.complain("")
        values = self.form.values()
        if values is None:
            return
        empty = [field for field, text in values.items() if not text.strip()]
        for field in reversed(empty):
            self.form.show_error(UserError(self.tr("Please fill this in."), field))
        if empty:
            return
        if values["password"] != values.pop("repeated"):
            self.form.show_error(UserError(self.tr("The two passwords differ."), "repeated"))
            return
        try:
            branch.set_up(**values, language=i18n.language())
        except UserError as error:
            if not self.form.show_error(error):
                self.complain(error.text)
            return
        except EnvironmentFault as error:
            self.complain(error.text)
            return
        self.set_up.emit(values["name"].strip())
