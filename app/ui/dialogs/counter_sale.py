"""A sale at the counter in one form: customer, goods, warranty (F80, R035)."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QWidget

from app.core.changes import Changes
from app.core.i18n import translate
from app.services import counter_sales, customers, devices
from app.ui.desk import Desk
from app.ui.dialogs.device_editor import MonthsEdit, warn_of_serial
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.moment_edit import DateEdit

_PAUSE_MS = 200


class CounterSaleDialog(FormDialog):
    """Who bought what, where and when. A telephone or name that is known is offered as the customer."""

    help_page = "relationship#counter_sale"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            desk, translate("counter_sale", "Counter sale"), translate("counter_sale", "Save"), parent=parent, columns=2
        )
        self.known_id = 0
        form = self.form
        form.section(translate("counter_sale", "Customer"))
        form.add("name", translate("counter_sale", "Name"), QLineEdit(), required=True)
        form.add("phone", translate("counter_sale", "Telephone"), QLineEdit())
        form.add("address", translate("counter_sale", "Address"), QLineEdit(), wide=True)
        self.known = form.add("known", "", QCheckBox(), wide=True)
        form.set_visible("known", False)
        form.section(translate("counter_sale", "Goods"))
        form.add("product_name", translate("counter_sale", "Goods"), _completed(devices.product_names()), required=True)
        form.add("model", translate("counter_sale", "Model"), _completed(devices.models()))
        form.add("serial", translate("counter_sale", "Serial"), QLineEdit())
        form.add("counter", translate("counter_sale", "Shop and counter"), _completed(counter_sales.counters()))
        today = translate("counter_sale", "Empty means today.")
        form.add("sold_on", translate("counter_sale", "Sold on"), DateEdit(), today)
        form.add("warranty_months", translate("counter_sale", "Warranty"), MonthsEdit())
        form.add("warranty_document", translate("counter_sale", "Warranty card"), QLineEdit())
        form.set_values({"warranty_months": counter_sales.USUAL_WARRANTY_MONTHS})
        form.editor("serial").textChanged.connect(lambda _text: warn_of_serial(form))
        form.editor("product_name").editingFinished.connect(self._suggest_models)
        self._ask = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._ask.timeout.connect(lambda: self.look_for_known() if self.isVisible() else None)
        self.finished.connect(self._ask.stop)
        for field in ("name", "phone"):
            form.editor(field).textChanged.connect(lambda _text: self._ask.start())
        self.setMinimumWidth(700)

    def look_for_known(self) -> None:
        """Offer the customer who has this telephone and name already."""
        name, phone = (self.form.editor(field).text() for field in ("name", "phone"))
        hints = customers.duplicates_while_typing(name, phone)
        best = next((hint for hint in hints if hint.status != "inactive"), None)
        if (best.customer_id if best else 0) == self.known_id:
            return
        self.known_id = best.customer_id if best else 0
        self.form.set_visible("known", best is not None)
        self.known.setChecked(best is not None and best.why == "both")
        if best is not None:
            text = translate("counter_sale", "It is {number} {name} {phone}: enter the goods in that file")
            self.known.setText(text.format(number=best.number, name=best.name, phone=best.phone))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Customer and device in one step."""
        known, months = values.pop("known"), values["warranty_months"]
        return self.desk.bus.run(
            counter_sales.sell,
            on_error=self.on_error,
            said=translate("counter_sale", "The sale is entered: customer file and warranty."),
            **{
                **values,
                "warranty_months": None if months < 0 else months,
                "customer_id": self.known_id if known else 0,
            },
        )

    def _suggest_models(self) -> None:
        completer = self.form.editor("model").completer()
        if completer is not None:
            words = devices.models(self.form.editor("product_name").text().strip())
            completer.setModel(QStringListModel(list(words), completer))


def _completed(words: tuple[str, ...]) -> QLineEdit:
    line = QLineEdit()
    completer = QCompleter(list(words), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)
    return line
