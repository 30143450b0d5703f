"""A stick that was lost with a package on it: who, when, where, who was told."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import translate
from app.services import package_losses
from app.services.package_runs import RunEntry
from app.ui.desk import Desk
from app.ui.dialogs.board_item import names_box
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit


class LostStickDialog(FormDialog):
    """A new note, or the one that is on record, to be corrected."""

    help_page = "usb"

    def __init__(self, desk: Desk, run: RunEntry, parent: QWidget | None = None) -> None:
        title = translate("packages", "Lost stick: package {number}").format(number=run.number)
        super().__init__(desk, title, translate("packages", "Save"), parent=parent, columns=2)
        self._run = run
        form, today = self.form, clock.today()
        form.add("lost_on", translate("packages", "Lost on"), DateEdit(latest=today), required=True)
        form.add("lost_by", translate("packages", "Lost by"), names_box(), required=True)
        where = translate("packages", "Where and how")
        form.add("where", where, QLineEdit(), required=True, wide=True)
        told = translate("packages", "Who was told")
        form.add("told", told, QLineEdit(), required=True, wide=True)
        form.add("note", translate("packages", "What was done"), LongText(3), wide=True)
        loss = run.loss
        if loss is not None:
            form.set_values({name: getattr(loss, name) for name in form.fields()})
        else:
            form.set_values({"lost_on": today})
        self.explain(_worded(run))
        self.setMinimumWidth(640)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Put it on record."""
        return self.desk.bus.run(
            package_losses.report, self._run.id, seen_version=self._run.row_version, on_error=self.on_error, **values
        )


def _worded(run: RunEntry) -> str:
    """Whether anybody who finds the stick can read it."""
    if run.has_password:
        return translate("packages", "It holds one encrypted zip: nobody reads it without the passphrase.")
    if run.is_masked:
        return translate("packages", "It is not encrypted; telephone numbers on it are masked.")
    return translate("packages", "It is not encrypted, and whole telephone numbers are on it.")
