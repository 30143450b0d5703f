"""A new complaint, by keyboard alone: Ctrl+N, then Alt+C, or from a customer, a device, a call, a visit (R090).

What the call's form knows already is not asked twice. Enter goes from field to field, Ctrl+Enter registers, Esc keeps a
draft. The fields follow the scheme.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QVBoxLayout, QWidget

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.record import record
from app.domain import permissions
from app.services import complaint_repeats, complaint_schemes, complaints, customer_file, drafts, session, staff
from app.services.complaints import Promise
from app.services.drafts import DraftEntry
from app.ui.desk import Desk
from app.ui.desktop.typed_fields import finish_typing
from app.ui.dialogs import _complaint_fields as fields
from app.ui.dialogs._call_words import COMPLAINT_DRAFT, origin_of, untied
from app.ui.dialogs._caller_choice import NEW_DEVICE, CallerChoice
from app.ui.dialogs._caller_panel import CallerPanel
from app.ui.dialogs._complaint_layout import lay_out
from app.ui.dialogs._earlier_complaints import EarlierComplaints
from app.ui.widgets.form_draft import DraftKeeper, form_texts, restore_texts
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import MomentEdit

_BACK_DATED = timedelta(minutes=15)
_LOOK_AFTER_MS = 350
_CALLS = 20
_AS_HERE = {"chat": "online", "social": "online"}
"""Channels of calls that complaints know by another name."""


@record
class Beginning:
    """What is known when the form opens: ids, what the customer said, or what the call's form holds (`caller`).

    `origin` is the kind and id of the opinion, card, survey sheet or anomaly notice that turns out to be a complaint.
    """

    customer_id: int = 0
    device_id: int = 0
    call_id: int = 0
    visit_id: int = 0
    content: str = ""
    channel: str = ""
    origin: tuple[str, int] | None = None
    caller: Any = None
    reception: Any = None


class RegisterComplaintDialog(QDialog):
    """The form of a new complaint. `draft` is the name of a draft to go on with."""

    help_page = "complaints#register"

    def __init__(
        self, desk: Desk, known: Beginning | None = None, draft: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent or QApplication.activeWindow())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("complaint", "Register a complaint"))
        self.desk = desk
        self.opened_at = clock.now()
        self._done = False
        self._visit_id = known.visit_id if known else 0
        self._origin = known.origin if known else None
        self._filled_for = self.case_id = 0
        name = draft or f"{COMPLAINT_DRAFT}:{self.opened_at:%Y%m%dT%H%M%S}"
        self.keeper = DraftKeeper(desk, name, self.content_kept, self)
        self.keeper.kept = self._say_kept
        self.schemes = {scheme.code: scheme for scheme in complaint_schemes.offered()}
        self._build()
        self._show_scheme()
        if draft:
            self._restore(drafts.get(draft))
        elif known is not None:
            self._begin(known)
        if not self.caller.customer_id and not self.caller.is_new:
            self.caller.finder.setFocus()

    # -- saving -------------------------------------------------------------------------------------------------------

    def _submit_by_key(self) -> None:
        finish_typing(self)  # a cell that is typed into still has the focus
        self.submit()

    def submit(self) -> None:
        """Register it; what is wrong is said beside its field and everything stays."""
        self.trouble.hide()
        self.caller.say("")
        who, values = self.caller.values(), self._values()
        if who is None or values is None:
            return
        if not who["customer_id"] and "new_customer" not in who:
            self.caller.say(translate("complaint", "Choose the customer who complains."))
            return
        changes = self.desk.bus.run(
            complaints.register,
            on_error=self.on_error,
            said=translate("complaint", "Registered."),
            scheme=self.scheme_box.currentData(),
            repeat_of=self.earlier.value(),
            visit_id=self._visit_id,
            origin=self._origin,
            **who,
            **values,
        )
        if changes is None:
            return
        self._done = True
        self.case_id = changes.result
        self.keeper.drop()
        self.accept()
        self.desk.open_record("complaint", self.case_id)

    def on_error(self, error: UserError) -> None:
        """Put a refusal where it belongs."""
        if error.field in ("customer_id", "device_id"):
            self.caller.say(error.text)
            return
        if error.field == "origin":
            error, self._origin = untied(error), None
        renamed = {"visit_id": "call_id", "scheme": "category"}.get(error.field or "", error.field or "")
        said = UserError(error.text, renamed)
        forms = (self.matter, self.told, self.product, self.goods, self.reception, self.registration)
        new = (self.caller.new,) if self.caller.is_new else ()
        if any(form.show_error(said) for form in (*forms, *new) if form.isVisibleTo(self)):
            return
        self.trouble.setText(error.text)
        self.trouble.show()

    def _values(self) -> dict[str, Any] | None:
        """What is typed, as the use case wants it; None when something cannot be understood."""
        found: dict[str, Any] = {}
        for form in (self.told, self.matter, self.goods, self.reception, self.registration):
            values = form.values()
            if values is None:
                return None
            found |= values
        product = fields.product_values(self.product)
        if product is None:
            return None
        day, told_by, words = found.pop("promised_on"), found.pop("promise_told_by"), found.pop("words")
        received = found.pop("received_at")
        return {
            **found,
            "call_id": found["call_id"] or 0,
            "owner_id": found["owner_id"] or 0,
            "product_fields": product,
            "promise": Promise(day, told_by, words) if day else None,
            "received_at": received if received != self.opened_at.replace(second=0) else None,
        }

    # -- drafts -------------------------------------------------------------------------------------------------------

    def content_kept(self) -> dict[str, Any]:
        """What is typed, as the draft keeps it."""
        forms = ("told", "matter", "goods", "product", "reception", "registration")
        return {
            "caller": self.caller.draft(), "scheme": self.scheme_box.currentData(), "visit": self._visit_id,
            "origin": self._origin, "said": self.earlier.said(),
            **{name: form_texts(getattr(self, name)) for name in forms},
        }  # fmt: skip

    def reject(self) -> None:
        """Close and keep what was typed."""
        self.keeper.end()
        if not self._done and (self.caller.customer_id or self.caller.is_new or self.content.toPlainText().strip()):
            self.desk.prompts.say(translate("complaint", "The complaint is kept as a draft on the home page."))
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing typed is lost."""
        self.keeper.end()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the next field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def _restore(self, draft: DraftEntry | None) -> None:
        if draft is None:
            return
        kept = draft.content
        self._visit_id, self._origin = int(kept.get("visit") or 0), origin_of(kept)
        self.scheme_box.setCurrentIndex(max(0, self.scheme_box.findData(kept.get("scheme"))))
        self.caller.restore(kept.get("caller", {}))
        for name in ("told", "matter", "goods", "product", "reception", "registration"):
            restore_texts(getattr(self, name), kept.get(name, {}))
        self.earlier.set_said(kept.get("said"))
        fields.show_longer(self.reception, self.scheme)
        self._look()
        when = f"{clock.local(draft.saved_at):%H:%M}"
        self.state.setText(translate("complaint", "Draft of {time}").format(time=when))

    def _begin(self, known: Beginning) -> None:
        """Take over what is known already."""
        if known.caller:
            self._take_typed(known.caller)
        elif known.customer_id:
            self.caller.choose(known.customer_id, known.device_id)
        self._offer_calls(known.call_id)
        self.told.set_values({"content": known.content})
        channel = _AS_HERE.get(known.channel, known.channel)
        if self.matter.editor("channel").findData(channel) >= 0:
            self.matter.set_values({"channel": channel})
        self.reception.set_values({name: text for name, text in (known.reception or {}).items() if text})
        self._look()
        (self.content if self.caller.customer_id or self.caller.is_new else self.caller.finder).setFocus()
        self.keeper.touch()

    def _take_typed(self, caller: dict[str, Any]) -> None:
        """The caller as typed into the call's form; a device nobody knows yet goes into the fields of the goods."""
        is_new_device = caller.get("device_id") == NEW_DEVICE
        if not (caller.get("is_new") and not self._may_enter_customers()):
            self.caller.restore({**caller, "device_id": 0 if is_new_device else caller.get("device_id")})
        if is_new_device:
            self.goods.set_values(caller.get("device", {}))

    # -- parts --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.caller = CallerChoice(self, offers_new=self._may_enter_customers(), offers_new_device=False)
        self.caller.changed.connect(self._caller_changed)
        self.caller.edited.connect(self.keeper.touch)
        self.caller.passed_on.connect(self._to_content)
        self.scheme_box = QComboBox(self)
        for scheme in self.schemes.values():
            self.scheme_box.addItem(scheme.name.shown(), scheme.code)
        self.scheme_box.setAccessibleName(translate("complaint", "Scheme"))
        self.scheme_box.currentIndexChanged.connect(lambda _row: self._show_scheme())
        self.told = FormGrid(1, self)
        self.content = self.told.add("content", translate("complaint", "Content"), LongText(3), required=True)
        self.told.add("demand", translate("complaint", "Demand"), LongText(2))
        self.earlier = EarlierComplaints(self)
        self.earlier.edited.connect(self.keeper.touch)
        self.earlier.case_wanted.connect(lambda case_id: self.desk.open_record("complaint", case_id))
        columns = fields.columns(self)
        self.matter, self.product, self.goods = (FormGrid(columns, self) for _ in range(3))
        self.reception, self.registration = FormGrid(columns, self), FormGrid(columns, self)
        fields.fill_matter(self.matter)
        fields.fill_goods(self.goods)
        fields.fill_reception(self.reception)
        self._fill_registration()
        self.product_place = QWidget(self)
        column = QVBoxLayout(self.product_place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.product)
        self.panel = CallerPanel(self)
        self.panel.call_wanted.connect(lambda call_id: self.desk.open_record("service_call", call_id))
        self.state, self.trouble = QLabel(self), QLabel(self)
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.setInterval(_LOOK_AFTER_MS)
        self._looking.timeout.connect(self._look)
        for form in (self.told, self.matter, self.goods, self.reception, self.registration):
            form.edited.connect(self._edited)
        self.reception.editor("promised_on").edited.connect(
            lambda: fields.show_longer(self.reception, self.scheme)
        )  # fmt: skip
        lay_out(self)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._submit_by_key)

    def _fill_registration(self) -> None:
        form = self.registration
        received = form.add("received_at", translate("complaint", "Received"), MomentEdit())
        received.set_value(self.opened_at)
        received.editingFinished.connect(self._received_changed)
        first = form.add("first_contact", translate("complaint", "First contact"), QComboBox())
        first.setEditable(True)
        people = staff.listing()
        first.addItems([one.name for one in people])
        first.setCurrentText(self.desk.session.full_name)
        form.set_hint("first_contact", translate("complaint", "Stays for ever."))
        owner = form.add("owner_id", translate("complaint", "In charge"), QComboBox())
        owner.addItem("–", 0)
        for one in people:
            owner.addItem(one.name, one.id)
        call = form.add("call_id", translate("complaint", "About the call"), QComboBox())
        call.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        call.setMinimumContentsLength(14)

    # -- what follows from what ---------------------------------------------------------------------------------------

    @property
    def scheme(self) -> Any:
        """The scheme chosen."""
        return self.schemes[self.scheme_box.currentData()]

    def _to_content(self) -> None:
        self.content.setFocus()

    def _may_enter_customers(self) -> bool:
        return permissions.allowed(self.desk.session.role, "customer.create")

    def _show_scheme(self) -> None:
        scheme = self.scheme
        self.scheme_box.setToolTip(scheme.about.shown())
        fields.show_matter(self.matter, scheme)
        fields.show_goods(self.goods, scheme)
        fields.show_reception(self.reception, scheme)
        fields.mark_required(scheme, self.told, self.goods, self.reception)
        kept = form_texts(self.product)
        fresh = fields.product_form(scheme, self.product_place)
        restore_texts(fresh, kept)
        fresh.edited.connect(self._edited)
        self.product_place.layout().replaceWidget(self.product, fresh)  # pyright: ignore[reportOptionalMemberAccess]
        self.product.hide()
        self.product.deleteLater()
        self.product = fresh
        before = self.matter.editor("market")
        for name in fresh.fields():
            QWidget.setTabOrder(before, fresh.editor(name))
            before = fresh.editor(name)
        self.product_place.setVisible(bool(scheme.product_fields))
        self.keeper.touch()

    def _caller_changed(self) -> None:
        context, device = self.caller.context, self.caller.device_row() or {}
        self.panel.show_caller(context)
        goods = {"product_name": device.get("item"), "model": device.get("model"), "serial": device.get("serial")}
        if device or not self.goods.editor("product_name").text():
            self.goods.set_values(goods)
        customer_id = context.customer_id if context else 0
        if customer_id != self._filled_for:
            self._filled_for = customer_id
            who = {"contact_name": context.contact_name, "phone": context.phone} if context else {}
            address = customer_file.customer_file(customer_id).address if customer_id else ""
            self.reception.set_values({"contact_name": "", "phone": "", "address": address, **who})
            self.earlier.set_said(None)
            self._offer_calls(0)
        self._look()

    def _offer_calls(self, call_id: int) -> None:
        box = self.registration.editor("call_id")
        box.blockSignals(True)
        box.clear()
        box.addItem(translate("complaint", "none"), 0)
        if self.caller.customer_id:
            for one in customer_file.last_calls(self.caller.customer_id, _CALLS):
                box.addItem(f"{one.number} {one.fault_text[:24]}", one.id)
        box.setCurrentIndex(max(0, box.findData(call_id)))
        box.blockSignals(False)
        self.registration.set_visible("call_id", box.count() > 1)

    def _edited(self) -> None:
        self.keeper.touch()
        self._looking.start()

    def _look(self) -> None:
        """Look for earlier complaints of this customer."""
        self._looking.stop()
        if not self.caller.customer_id or not session.can_act():  # signed out since it was typed
            self.earlier.show_cases(())
            return
        typed = {name.removeprefix(fields.PRODUCT): str(text) for name, text in form_texts(self.product).items()}
        self.earlier.show_cases(complaint_repeats.earlier(
            self.caller.customer_id, content=self.content.toPlainText(), device_id=self.caller.device_id(),
            serial=self.goods.editor("serial").text(), call_id=self.registration.editor("call_id").currentData() or 0,
            product_fields=typed,
        ))  # fmt: skip

    def _received_changed(self) -> None:
        try:
            received = self.registration.editor("received_at").value()
        except UserError:
            return
        late = received is not None and clock.now() - received > _BACK_DATED
        hint = translate("complaint", "Back-dated: the clocks run from then.") if late else ""
        self.registration.set_hint("received_at", hint)

    def _say_kept(self) -> None:
        now = f"{clock.local(clock.now()):%H:%M:%S}"
        self.state.setText(translate("complaint", "Draft kept {time}").format(time=now))
