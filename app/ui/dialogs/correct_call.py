"""A call is corrected; where its kind or device changes what cover says, both verdicts are shown and one is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.services import call_correction, devices
from app.services.service_call_file import CallFile
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import ACTIONS, CallActionDialog
from app.ui.theme import SPACE
from app.ui.widgets.cover_badge import CoverBadge
from app.ui.widgets.screen_fit import room_of
from app.ui.widgets.timeline import moment_text

_WIDE = 860
"""Two verdicts side by side, each with a sentence."""


class CorrectCallDialog(CallActionDialog):
    """The form of a correction; `verdicts` shows the verdict so far beside the new one."""

    help_page = "register_call"

    def __init__(self, desk: Desk, call: CallFile, parent: QWidget | None = None) -> None:
        super().__init__(desk, ACTIONS["change"], call, parent, columns=2)
        self.setMinimumWidth(min(_WIDE, room_of(self).width() - 2 * SPACE))
        stays = translate(
            "call", "Received {time}: that stays. A call entered with a wrong time is cancelled and registered anew."
        )
        self.explain(f"{self.intro.text()}\n{stays.format(time=moment_text(call.received_at))}")
        self._kind: QComboBox = self.form.editor("call_kind")
        self._device = _device_box(call)
        self.form.add("device_id", translate("call", "Device"), self._device)
        self.form.set_values({"device_id": call.device_id})
        self._take = QComboBox()
        self._take.addItem(translate("call", "please choose"), None)
        self._take.addItem(translate("call", "the new verdict"), True)
        self._take.addItem(translate("call", "the verdict so far"), False)
        self.form.add("take_verdict", translate("call", "What holds"), self._take, required=True)
        hint = translate("call", "Needed for the new verdict; the old one stays in the history.")
        self.form.add("reason", translate("call", "Reason"), QLineEdit(), hint)
        self.before, self.after = CoverBadge(self), CoverBadge(self)
        self.verdicts = QWidget(self)
        row = QHBoxLayout(self.verdicts)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        titles = (translate("call", "Cover so far"), translate("call", "Cover after the correction"))
        for words, badge in zip(titles, (self.before, self.after), strict=True):
            caption = QLabel(words, self.verdicts)
            caption.setProperty("role", "caption")
            column = QVBoxLayout()
            column.addWidget(caption)
            column.addWidget(badge, 1)
            row.addLayout(column, 1)
        self.body.addWidget(self.verdicts)
        for box in (self._kind, self._device):
            box.currentIndexChanged.connect(lambda _index: self._ask())
        self._ask()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Correct it; nothing is decided about a verdict that is the same."""
        if self.verdicts.isHidden():
            values |= {"take_verdict": None}
        return super().save(values)

    def _ask(self) -> None:
        """Ask cover again and show what it says, when that differs."""
        wanted = {"call_kind": self._kind.currentData(), "device_id": self._device.currentData()}
        differs = False
        if wanted != {"call_kind": self._call.call_kind, "device_id": self._call.device_id}:
            try:
                asked = call_correction.ask_again(self._call.id, **wanted)
            except UserError as error:
                self.on_error(error)
                return
            differs = asked.differs
            self.before.show_verdict(asked.before)
            self.after.show_verdict(asked.after)
        self.verdicts.setVisible(differs)
        for field in ("take_verdict", "reason"):
            self.form.set_visible(field, differs)
        self._take.setCurrentIndex(0)


def _device_box(call: CallFile) -> QComboBox:
    """The customer's devices, and none."""
    box = QComboBox()
    box.addItem("–", 0)
    theirs = devices.of_customer(call.customer_id)
    if call.device_id and call.device_id not in {one.id for one in theirs}:  # it went to another customer since
        box.addItem(" ".join(part for part in (call.product_name, call.model, call.serial) if part), call.device_id)
    for one in theirs:
        title = " ".join(part for part in (one.product_name, one.model, one.serial) if part) or one.number
        box.addItem(title, one.id)
    return box
