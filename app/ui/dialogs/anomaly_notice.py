"""An anomaly notice (F44): noted or changed; what the unit improved."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import translate
from app.services import anomaly_notices, customer_file, departments, devices
from app.services.anomaly_notice_file import NoticeFile
from app.ui.desk import Desk
from app.ui.dialogs._caller_choice import find_hits
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.customer_finder import CustomerFinder, Hit
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit

_GOODS = ("product_name", "model", "serial")
_FIELDS = ("content", *_GOODS, "visited_by", "visited_on", "finding", "department_id", "due_on")


class AnomalyNoticeDialog(FormDialog):
    """A new notice (of a customer, device or call where they are given), or one that is open."""

    help_page = "complaints#anomaly"

    def __init__(
        self,
        desk: Desk,
        customer_id: int = 0,
        device_id: int = 0,
        call_id: int = 0,
        found: NoticeFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = found.number if found else translate("anomaly_notice", "New anomaly notice")
        super().__init__(desk, title, translate("anomaly_notice", "Save"), parent=parent, columns=2)
        self._found, self._call_id = found, call_id
        self._customer_id = found.customer_id if found else customer_id
        self._asks = not self._customer_id
        self.explain(
            translate("anomaly_notice", "For what caused no loss. It does not count as a complaint.")
            if self._asks
            else found.customer_name if found else customer_file.customer_file(customer_id).name
        )  # fmt: skip
        self._fill()
        if found is not None:
            self.form.set_values({name: getattr(found, name) for name in _FIELDS})
            self.form.set_visible("device_id", False)
        else:
            self._offer(device_id)
            self._take_device()
        self.setMinimumWidth(760)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Note it, or change it."""
        device_id = values.pop("device_id", 0) or 0
        values.pop("customer_id", None)
        given = {**values, "department_id": values["department_id"] or 0}
        run, found = self.desk.bus.run, self._found
        if found is not None:
            return run(
                anomaly_notices.change, found.id, seen_version=found.row_version, on_error=self.on_error, **given
            )
        if not self._customer_id:
            self.on_error(UserError(translate("anomaly_notice", "Choose the customer."), "customer_id"))
            return None
        return run(
            anomaly_notices.record, customer_id=self._customer_id, device_id=device_id, call_id=self._call_id,
            on_error=self.on_error, **given,
        )  # fmt: skip

    def _fill(self) -> None:
        form = self.form
        if self._asks:
            finder = form.add(
                "customer_id", translate("anomaly_notice", "Customer"),
                CustomerFinder(find_hits, self, offers_new=False), required=True, wide=True,
            )  # fmt: skip
            finder.chosen.connect(self._take_customer)
        device = form.add("device_id", translate("anomaly_notice", "Device"), QComboBox(), wide=True)
        device.currentIndexChanged.connect(lambda _row: self._take_device())
        content = translate("anomaly_notice", "What the customer reports")
        form.add("content", content, LongText(3), required=True, wide=True)
        form.add("product_name", translate("anomaly_notice", "Product"), QLineEdit())
        form.add("model", translate("anomaly_notice", "Model"), QLineEdit())
        form.add("serial", translate("anomaly_notice", "Serial"), QLineEdit())
        add_department(form)
        form.add("due_on", translate("anomaly_notice", "To be improved by"), DateEdit())
        form.add("visited_by", translate("anomaly_notice", "Looked at by"), QLineEdit())
        form.add("visited_on", translate("anomaly_notice", "Looked at on"), DateEdit())
        form.add("finding", translate("anomaly_notice", "What was found"), LongText(2), wide=True)

    def _take_customer(self, hit: Hit) -> None:
        self._customer_id = hit.customer_id
        self.form.set_error("customer_id", "")
        self._offer(hit.device_id)
        self._take_device()
        self.form.editor("content").setFocus()

    def _offer(self, device_id: int) -> None:
        own = devices.of_customer(self._customer_id) if self._customer_id else ()
        box = self.form.editor("device_id")
        box.blockSignals(True)
        box.clear()
        box.addItem(translate("anomaly_notice", "none"), 0)
        for one in own:
            box.addItem(one.title, one.id)
        box.setCurrentIndex(max(0, box.findData(device_id)))
        box.blockSignals(False)
        self.form.set_visible("device_id", bool(own))

    def _take_device(self) -> None:
        device_id = self.form.editor("device_id").currentData()
        if device_id:
            device = devices.entry(device_id)
            self.form.set_values({name: getattr(device, name) for name in _GOODS})


class AnomalyImprovedDialog(FormDialog):
    """What the unit improved, and when."""

    help_page = "complaints#anomaly"

    def __init__(self, desk: Desk, found: NoticeFile, parent: QWidget | None = None) -> None:
        title = translate("anomaly_notice", "{number} was improved").format(number=found.number)
        super().__init__(desk, title, translate("anomaly_notice", "Improved"), parent=parent)
        self._found = found
        self.explain(" · ".join(part for part in (found.customer_name, found.content.replace("\n", " ")[:80]) if part))
        add_department(self.form, required=True)
        self.form.add("result", translate("anomaly_notice", "What was improved"), LongText(3), required=True)
        self.form.add("done_on", translate("anomaly_notice", "Improved on"), DateEdit(), required=True)
        self.form.set_values({"department_id": found.department_id, "done_on": clock.today()})
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Close the notice."""
        found = self._found
        given = {**values, "department_id": values["department_id"] or 0}
        return self.desk.bus.run(
            anomaly_notices.improved, found.id, seen_version=found.row_version, on_error=self.on_error, **given
        )


def add_department(form: FormGrid, *, required: bool = False) -> None:
    """The unit that has to improve it."""
    box = form.add("department_id", translate("anomaly_notice", "Unit to improve it"), QComboBox(), required=required)
    box.addItem("–", 0)
    for one in departments.listing():
        box.addItem(one.name, one.id)
