"""One's own password, proven by the old one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.services import users
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog


class ChangePasswordDialog(FormDialog):
    """Old password, new one, and the new one once more."""

    help_page = "settings"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent=parent)
        self.setWindowTitle(self.tr("Change password"))
        self.verb.setText(self.tr("Change"))
        self.form.add("old_password", self.tr("Present password"), QLineEdit(), required=True)
        self.form.add("new_password", self.tr("New password"), QLineEdit(), required=True,
                      hint=self.tr("A short sentence is easiest to remember."))  # fmt: skip
        self.form.add("repeated", self.tr("Once more"), QLineEdit(), required=True)
        for field in self.form.fields():
            self.form.editor(field).setEchoMode(QLineEdit.EchoMode.Password)
            self.form.editor(field).setMaxLength(200)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Change it."""
        if values["new_password"] != values.pop("repeated"):
            self.on_error(UserError(self.tr("The two passwords differ."), "repeated"))
            return None
        return self.desk.bus.run(
            users.change_own_password, on_error=self.on_error, said=self.tr("Your password has been changed."), **values
        )
