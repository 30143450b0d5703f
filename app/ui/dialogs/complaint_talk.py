"""A word with the customer about a complaint, dated (R118): first reply, promise, progress, talks, result."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain.complaint import CHANNELS, CONTACT_KINDS
from app.services import complaints, staff
from app.services.complaint_file import CaseFile
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit, MomentEdit


class TalkDialog(FormDialog):
    """What was said, to whom, by whom, when; a promise names the day."""

    help_page = "complaints"

    def __init__(self, desk: Desk, case: CaseFile, kind: str = "", parent: QWidget | None = None) -> None:
        title = translate("complaint", "Talk with the customer about {number}").format(number=case.number)
        super().__init__(desk, title, translate("complaint", "Enter"), parent=parent, columns=2)
        self._case = case
        who = " · ".join(part for part in (case.customer_name, case.contact_name, case.phone) if part)
        self.explain(who)
        form = self.form
        kinds = {code: name for code, name in CONTACT_KINDS.items() if complaints.may_talk(code, case.state)}
        self.kind = form.add("kind", translate("complaint", "What about"), choice(kinds))
        form.add("channel", translate("complaint", "Way"), choice(CHANNELS))
        form.add("promised_on", translate("complaint", "Settled by"), DateEdit(), required=True)
        form.add("words", translate("complaint", "What was said"), LongText(3), wide=True)
        form.add("spoken_to", translate("complaint", "Spoken to"), QLineEdit())
        told = form.add("told_by", translate("complaint", "Spoken by"), QComboBox())
        told.setEditable(True)
        told.addItems([one.name for one in staff.listing()])
        form.add("happened_at", translate("complaint", "When"), MomentEdit())
        self.kind.currentIndexChanged.connect(lambda _row: self._show_kind())
        usual = kind or ("first_reply" if case.replied_at is None else "progress")
        form.set_values({
            "kind": usual if usual in kinds else next(iter(kinds)), "spoken_to": case.contact_name,
            "told_by": desk.session.full_name, "happened_at": clock.now().replace(second=0),
            "promised_on": case.promised_on,
        })  # fmt: skip
        self._show_kind()
        self.setMinimumWidth(720)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Write it down."""
        if values["kind"] == "promise" and values["promised_on"] is None:
            self.on_error(UserError(translate("complaint", "Enter the day that the customer was told."), "promised_on"))
            return None
        if values["kind"] != "promise":
            values["promised_on"] = None
        if values["happened_at"] is not None and values["happened_at"] < self._case.received_at:
            same_minute = self._case.received_at.replace(second=0, microsecond=0) == values["happened_at"]
            values["happened_at"] = self._case.received_at if same_minute else values["happened_at"]
        return self.desk.bus.run(
            complaints.contact, self._case.id, seen_version=self._case.row_version, on_error=self.on_error,
            said=translate("complaint", "Entered."), **values,
        )  # fmt: skip

    def _show_kind(self) -> None:
        is_promise = self.kind.currentData() == "promise"
        self.form.set_visible("promised_on", is_promise)
        hint = ""
        if is_promise and self._case.scheme.promise_days:
            text = translate("complaint", "Within {days} days by the scheme; where it takes longer, write why.")
            hint = text.format(days=self._case.scheme.promise_days)
        elif self._case.replied_at is None and self.kind.currentData() in complaints.ANSWERS:
            hint = translate("complaint", "Stops the clock of the first reply.")
        self.form.set_hint("words", hint)
        self.kind.setToolTip(shown(CONTACT_KINDS[self.kind.currentData()]))


def enter_talk(desk: Desk, case: CaseFile, window: QWidget) -> None:
    """Open the form."""
    TalkDialog(desk, case, parent=window).open()
