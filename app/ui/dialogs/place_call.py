"""Who goes when: the small form behind a block on the dispatch board."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import dispatch
from app.services.dispatch import PlannedCall, TechnicianDay
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.moment_edit import MomentEdit


class PlaceDialog(FormDialog):
    """Technician, time and length of a visit; the reason is asked for where a promise moves."""

    help_page = "dispatch"

    def __init__(
        self, desk: Desk, call: PlannedCall, technicians: tuple[TechnicianDay, ...], start: datetime | None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(desk, call.number, translate("dispatch", "Save"), parent=parent)
        self._call = call
        self.explain(f"{call.customer_name} · {call.fault_text.splitlines()[0] if call.fault_text else ''}")
        box = QComboBox()
        box.addItem(translate("dispatch", "nobody yet"), 0)
        for one in technicians:
            hours = f"{one.load_minutes / 60:.1f}".rstrip("0").rstrip(".")
            load = translate("dispatch", "{count} visits, {hours} h").format(count=len(one.calls), hours=hours)
            box.addItem(f"{one.name}  ({load})", one.staff_id)
        self.form.add("technician_id", translate("dispatch", "Technician"), box)
        self.form.add("appointed_at", translate("dispatch", "Time"), MomentEdit(ahead=True), required=True)
        minutes = QSpinBox()
        minutes.setRange(5, 24 * 60)
        minutes.setSingleStep(15)
        minutes.setSuffix(translate("dispatch", " min"))
        self.form.add("minutes", translate("dispatch", "Length"), minutes)
        self.form.add("reason", translate("dispatch", "Reason"), QLineEdit())
        self.form.set_values({
            "technician_id": call.technician_id,
            "appointed_at": call.starts_at or start,
            "minutes": call.minutes or 120,
        })  # fmt: skip
        self.form.edited.connect(self._ask_reason)
        self._ask_reason()

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Place the call."""
        if values["appointed_at"] is None:
            self.form.set_error("appointed_at", translate("dispatch", "Enter the time of the visit."))
            return None
        return self.desk.bus.run(
            dispatch.assign, self._call.call_id, seen_version=self._call.row_version, on_error=self.on_error, **values
        )

    def _ask_reason(self) -> None:
        start = self._call.starts_at
        hint = translate("dispatch", "Needed when an agreed time moves, or the technician changes.")
        self.form.set_visible("reason", start is not None)
        self.form.set_hint("reason", hint if start is not None else "")
        self.adjustSize()
