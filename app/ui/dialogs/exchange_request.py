"""A request for return or exchange (F70): taken in or changed; decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSpinBox, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import exchange
from app.services import customer_file, devices, exchange_request_file, exchange_requests
from app.services.exchange_request_file import RequestFile
from app.ui.desk import Desk
from app.ui.dialogs._caller_choice import find_hits
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.widgets.customer_finder import CustomerFinder, Hit
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit

_MOST = 9_999
_CALLS = 20


class ExchangeRequestDialog(FormDialog):
    """A new request (of a customer or device where they are given), or one that is not decided yet."""

    help_page = "returned_parts#exchange"

    def __init__(
        self,
        desk: Desk,
        customer_id: int = 0,
        device_id: int = 0,
        found: RequestFile | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = found.number if found else translate("exchange_request", "New return or exchange")
        super().__init__(desk, title, translate("exchange_request", "Save"), parent=parent, columns=2, folds=True)
        self._found = found
        self._customer_id = found.customer_id if found else customer_id
        self._asks = found is None and not customer_id
        if self._asks:
            self._ask_who()
        self._fill_goods()
        self._fill_cause()
        if found is not None:
            self.explain(found.customer_name)
        elif customer_id:
            self.explain(customer_file.customer_file(customer_id).name)
        self._offer(found.device_id if found else device_id, found.call_id if found else 0)
        if found is not None:
            names = ("goods", "model", "serial", "quantity", "wants", "cause", "cost_bearer", "bearer_reason", "remark")
            self.form.set_values({name: getattr(found, name) for name in names})
        elif device_id:
            self._take_device()
        self._show_rule(suggests=found is None)
        self.setMinimumWidth(760)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Take it in, or change it."""
        run, found = self.desk.bus.run, self._found
        is_office = self._asks and values.pop("asked_by") == "office"
        values.pop("customer_id", None)
        office = values.pop("office", "")
        given: dict[str, Any] = {**values, **{name: values[name] or 0 for name in ("device_id", "call_id")}}
        if found is not None:
            return run(
                exchange_requests.change, found.id, seen_version=found.row_version, on_error=self.on_error, **given
            )
        if is_office:
            given |= {"office": office, "device_id": 0, "call_id": 0}
        else:
            given["customer_id"] = self._customer_id
        return run(exchange_requests.request, on_error=self.on_error, **given)

    def _ask_who(self) -> None:
        form = self.form
        box: QComboBox = form.add("asked_by", translate("exchange_request", "Asked by"), QComboBox())
        box.addItem(translate("exchange_request", "a customer"), "customer")
        box.addItem(translate("exchange_request", "another branch office"), "office")
        finder = form.add(
            "customer_id", translate("exchange_request", "Customer"),
            CustomerFinder(find_hits, self, offers_new=False), required=True, wide=True,
        )  # fmt: skip
        finder.chosen.connect(self._take_customer)
        finder.textEdited.connect(lambda _text: self._forget_customer())
        office = form.add(
            "office", translate("exchange_request", "Branch office"), QLineEdit(), required=True, wide=True
        )
        office.setCompleter(QCompleter(list(exchange_request_file.offices()), office))
        box.currentIndexChanged.connect(lambda _place: self._show_who())

    def _fill_goods(self) -> None:
        form = self.form
        device = form.add("device_id", translate("exchange_request", "Device"), QComboBox())
        device.currentIndexChanged.connect(lambda _place: self._take_device())
        form.add("call_id", translate("exchange_request", "Call"), QComboBox())
        form.add("goods", translate("exchange_request", "Goods"), QLineEdit(), required=True)
        form.add("model", translate("exchange_request", "Model"), QLineEdit())
        form.add("serial", translate("exchange_request", "Serial"), QLineEdit())
        form.add("quantity", translate("exchange_request", "Quantity"), _count())
        for field in ("device_id", "call_id"):
            box = form.editor(field)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(18)

    def _fill_cause(self) -> None:
        form = self.form
        form.add("wants", translate("exchange_request", "Wanted"), choice(exchange.WANTS))
        form.set_values({"wants": "exchange"})
        cause = form.add(
            "cause", translate("exchange_request", "Cause"), _optional(exchange.CAUSES), required=True, wide=True
        )
        cause.currentIndexChanged.connect(lambda _place: self._show_rule(suggests=True))
        bearer = form.add("cost_bearer", translate("exchange_request", "Cost borne by"), _optional(exchange.BEARERS))
        bearer.currentIndexChanged.connect(lambda _place: self._show_reason())
        why = translate("exchange_request", "Why not as suggested")
        form.add("bearer_reason", why, QLineEdit(), required=True, wide=True)
        form.add("remark", translate("exchange_request", "Remark"), LongText(2), wide=True)

    def _take_customer(self, hit: Hit) -> None:
        self._customer_id = hit.customer_id
        self.form.set_error("customer_id", "")
        self._offer(hit.device_id, 0)
        self._take_device()

    def _forget_customer(self) -> None:
        if self._customer_id:
            self._customer_id = 0
            self._offer(0, 0)

    def _show_who(self) -> None:
        is_office = self.form.editor("asked_by").currentData() == "office"
        self.form.set_visible("customer_id", not is_office)
        self.form.set_visible("office", is_office)
        self._offer_visible(not is_office)
        self.adjustSize()

    def _offer_visible(self, visible: bool) -> None:
        for field in ("device_id", "call_id"):
            self.form.set_visible(field, visible and self._customer_id != 0)

    def _offer(self, device_id: int, call_id: int) -> None:
        """The devices and last calls of the customer."""
        own = devices.of_customer(self._customer_id) if self._customer_id else ()
        calls = customer_file.last_calls(self._customer_id, _CALLS) if self._customer_id else ()
        none = translate("exchange_request", "none")
        for field, wanted, rows in (
            ("device_id", device_id, [(one.title, one.id) for one in own]),
            ("call_id", call_id, [(f"{one.number} {one.fault_text[:30]}", one.id) for one in calls]),
        ):
            box = self.form.editor(field)
            box.blockSignals(True)
            box.clear()
            for words, key in ((none, 0), *rows):
                box.addItem(words, key)
            box.setCurrentIndex(max(0, box.findData(wanted)))
            box.blockSignals(False)
        if self._asks:
            self._show_who()
        else:
            self._offer_visible(True)

    def _take_device(self) -> None:
        device_id = self.form.editor("device_id").currentData()
        if device_id:
            device = devices.entry(device_id)
            self.form.set_values({"goods": device.product_name, "model": device.model, "serial": device.serial})

    def _show_rule(self, *, suggests: bool) -> None:
        cause = self.form.editor("cause").currentData()
        self.form.set_hint("cause", exchange.rule_words(cause) if cause else "")
        if suggests:
            self.form.set_values({"cost_bearer": exchange.suggested(cause) if cause else ""})
        self._show_reason()

    def _show_reason(self) -> None:
        cause = self.form.editor("cause").currentData()
        rule = exchange.suggested(cause) if cause else ""
        self.form.set_visible("bearer_reason", self.form.editor("cost_bearer").currentData() != rule and bool(rule))


class ExchangeDecisionDialog(FormDialog):
    """Agree or refuse, with the reason; who bears the cost may be another."""

    help_page = "returned_parts#exchange"

    def __init__(self, desk: Desk, found: RequestFile, parent: QWidget | None = None) -> None:
        title = translate("exchange_request", "Decide {number}").format(number=found.number)
        super().__init__(desk, title, translate("exchange_request", "Decide"), parent=parent)
        self._found = found
        about = " · ".join(part for part in (found.customer_name, found.goods, found.model) if part)
        cause = shown(exchange.CAUSES[exchange.Cause(found.cause)])
        self.explain(f"{about}\n{cause} · {exchange.rule_words(found.cause)}")
        form = self.form
        decisions = {  # what is to be done, not what it will have been
            "agreed": QT_TRANSLATE_NOOP("exchange_request", "Agree"),
            "refused": QT_TRANSLATE_NOOP("exchange_request", "Refuse"),
        }
        form.add("decision", translate("exchange_request", "Decision"), choice(decisions))
        form.add("reason", translate("exchange_request", "Reason"), LongText(2), required=True)
        bearer = form.add("cost_bearer", translate("exchange_request", "Cost borne by"), _optional(exchange.BEARERS))
        form.add("bearer_reason", translate("exchange_request", "Why not as suggested"), QLineEdit(), required=True)
        form.set_values({"cost_bearer": found.cost_bearer, "bearer_reason": found.bearer_reason})
        bearer.currentIndexChanged.connect(lambda _place: self._show_reason())
        self._show_reason()
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Decide it."""
        found = self._found
        return self.desk.bus.run(
            exchange_requests.decide, found.id, seen_version=found.row_version, on_error=self.on_error, **values
        )

    def _show_reason(self) -> None:
        rule = exchange.suggested(self._found.cause)
        self.form.set_visible("bearer_reason", self.form.editor("cost_bearer").currentData() != rule and bool(rule))


def day_form(desk: Desk, found: RequestFile, event: str, parent: QWidget | None = None) -> FormDialog:
    """The day on which the goods were sent (`event` ship) or arrived (receive)."""
    step, title, verb = {
        "ship": (
            exchange_requests.shipped, translate("exchange_request", "The goods of {number} were sent"),
            translate("exchange_request", "Sent"),
        ),
        "receive": (
            exchange_requests.received, translate("exchange_request", "The goods of {number} arrived"),
            translate("exchange_request", "Arrived"),
        ),
    }[event]  # fmt: skip

    def save(values: dict[str, Any]) -> Changes | None:
        return desk.bus.run(step, found.id, seen_version=found.row_version, on_error=dialog.on_error, **values)

    dialog = FormDialog(desk, title.format(number=found.number), verb, save, parent)
    dialog.form.add("day", translate("exchange_request", "Day"), DateEdit(), required=True)
    dialog.form.set_values({"day": clock.today()})
    return dialog


def _optional(names: Mapping[Any, str]) -> QComboBox:
    """A box whose first line is no choice yet."""
    box = choice(names)
    box.insertItem(0, translate("exchange_request", "choose"), "")
    box.setCurrentIndex(0)
    return box


def _count() -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, _MOST)
    return box
