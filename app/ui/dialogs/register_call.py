"""A new service call, in under a minute and without the mouse (Ctrl+N; R040–R044).

Enter goes from field to field, Ctrl+Enter registers, Esc closes and keeps a draft; what is typed is kept on disk every
few seconds.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain import codes
from app.services import drafts, fault_categories, service_calls
from app.services.drafts import DraftEntry
from app.services.service_call_cover import verdict_for_call
from app.services.service_calls import BroughtIn
from app.ui.desk import Desk
from app.ui.desktop.typed_fields import finish_typing
from app.ui.dialogs._call_outcome import BROUGHT, OutcomePanel
from app.ui.dialogs._call_to_complaint import offer_others
from app.ui.dialogs._call_words import DRAFT, draft_title, origin_of, promises, untied
from app.ui.dialogs._caller_choice import CallerChoice, in_area
from app.ui.dialogs._caller_panel import CallerPanel, lay_beside
from app.ui.dialogs.receipt_printing import print_receipt_of
from app.ui.papers import may_print
from app.ui.theme import SPACE
from app.ui.widgets.form_draft import DraftKeeper
from app.ui.widgets.form_grid import FormGrid, labelled_row
from app.ui.widgets.level_choice import LevelChoice
from app.ui.widgets.long_text import LongText
from app.ui.widgets.message_strip import MessageStrip
from app.ui.widgets.moment_edit import MomentEdit
from app.ui.widgets.screen_fit import resize_within
from app.ui.widgets.section import link_button

CHANNEL_NAMES = {
    "phone": QT_TRANSLATE_NOOP("call", "Telephone"),
    "letter": QT_TRANSLATE_NOOP("call", "Letter"),
    "mail": QT_TRANSLATE_NOOP("call", "E-mail"),
    "online": QT_TRANSLATE_NOOP("call", "Online"),
    "visit": QT_TRANSLATE_NOOP("call", "In person"),
    "chat": QT_TRANSLATE_NOOP("call", "Chat"),
    "social": QT_TRANSLATE_NOOP("call", "Social media"),
}
CALL_KIND_NAMES = {
    "repair": QT_TRANSLATE_NOOP("call", "Repair"),
    "install": QT_TRANSLATE_NOOP("call", "Installation"),
    "maintenance": QT_TRANSLATE_NOOP("call", "Maintenance"),
    "special": QT_TRANSLATE_NOOP("call", "Special service"),
}
_BACK_DATED = timedelta(minutes=15)


class RegisterCallDialog(QDialog):
    """The form of a new call; of a `draft` by its name, with a `text` for the finder, from an opinion or a visit."""

    help_page = "register_call"

    def __init__(self, desk: Desk, customer_id: int = 0, device_id: int = 0, text: str = "", draft: str = "",
                 parent: QWidget | None = None, origin: tuple[str, int] | None = None) -> None:  # fmt: skip
        super().__init__(parent or QApplication.activeWindow())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("register", "Register a call"))
        self._desk = desk
        self._opened_at, self._done = clock.now(), False
        self.origin, self.call_id, self._prefilled_for = origin, 0, 0
        self._promised_hours: int | None = None
        self.keeper = DraftKeeper(desk, draft or f"{DRAFT}:{self._opened_at:%Y%m%dT%H%M%S}", self.content, self)
        self.keeper.kept = self._say_kept
        self._build()
        self._show_promises()
        if draft:
            self._restore(drafts.get(draft))
        elif customer_id:
            self.caller.choose(customer_id, device_id)
        elif text:
            self.caller.finder.setText(text)
            self.caller.finder.look_up()
        if not draft:
            self._offer_drafts()
        if not customer_id and not draft:
            self.caller.finder.setFocus()

    # -- saving -------------------------------------------------------------------------------------------------------

    def _submit_by_key(self) -> None:
        finish_typing(self)  # a cell that is typed into still has the focus
        self.submit()

    def submit(self) -> None:
        """Register the call; what is wrong is said beside its field and everything stays."""
        self.trouble.hide()
        self.caller.say("")
        who, values, more = self.caller.values(), self.form.values(), self.more.values()
        understood, outcome = self.outcome.value()
        if who is None or values is None or more is None or not understood:
            return
        if not who["customer_id"] and "new_customer" not in who:
            self.caller.say(translate("register", "Choose the customer, or enter a new one."))
            return
        if "new_customer" in who:
            who["new_customer"] = in_area(who["new_customer"], more["area"])
        if isinstance(outcome, BroughtIn) and not may_print(self._desk, [self.caller.draft(), values, outcome]):
            return
        received = more.pop("received_at")
        changes = self._desk.bus.run(
            service_calls.register,
            on_error=self.on_error,
            said=translate("register", "Registered."),
            **{**who, **values, **more},
            fault_level=self.level.value(),
            received_at=received if received and received != self._prefilled_received() else None,
            outcome=outcome,
            origin=self.origin,
        )
        if changes is None:
            return
        self.call_id = changes.result
        self.finish()
        self._desk.open_record("service_call", self.call_id)
        if self.outcome.chosen() == BROUGHT:
            print_receipt_of(self._desk, self.call_id)

    def finish(self) -> None:
        """Close; no draft is left."""
        self._done = True
        self.keeper.drop()
        self.accept()

    def on_error(self, error: UserError) -> None:
        """Put a refusal where it belongs."""
        if error.field in ("customer_id", "device_id"):
            self.caller.say(error.text)
            return
        if error.field == "origin":
            error, self.origin = untied(error), None
        forms = (self.form, self.more, *((self.caller.new,) if self.caller.is_new else ()), self.caller.new_device)
        if any(form.isVisibleTo(self) and form.show_error(error) for form in forms) or self.outcome.show_error(error):
            return
        self.trouble.setText(error.text)
        self.trouble.show()

    # -- drafts -------------------------------------------------------------------------------------------------------

    def content(self) -> dict[str, Any]:
        """What is typed, as the draft keeps it."""
        return {
            "caller": self.caller.draft(),
            "level": self.level.value(),
            "fault_text": self.fault.toPlainText(),
            "category": self.form.editor("category").currentData(),
            "channel": self.more.editor("channel").currentData(),
            "call_kind": self.more.editor("call_kind").currentData(),
            "reporter": self.more.editor("reporter").text(),
            "phone": self.more.editor("phone").text(),
            "received_at": self.more.editor("received_at").text(),
            "area": self.more.editor("area").currentData(),
            "outcome": self.outcome.draft(),
            "origin": self.origin,
        }

    def reject(self) -> None:
        """Close and keep what was typed."""
        self.keeper.end()
        if not self._done and self._has_content():
            self._desk.prompts.say(translate("register", "The call is kept as a draft on the home page."))
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
        self.origin = origin_of(kept)
        self.caller.restore(kept.get("caller", {}))
        self.level.set_value(int(kept.get("level", 3)))
        self.form.set_values({"fault_text": kept.get("fault_text", ""), "category": kept.get("category", "")})
        fields = ("channel", "call_kind", "reporter", "phone", "area")
        self.more.set_values({field: kept[field] for field in fields if field in kept})
        self.more.editor("received_at").setText(kept.get("received_at", ""))
        self.outcome.restore(kept.get("outcome", {}))
        self.state.setText(translate("register", "Draft of {time}").format(time=f"{clock.local(draft.saved_at):%H:%M}"))

    def _offer_drafts(self) -> None:
        kept = [one for one in drafts.listing() if one.form.startswith(DRAFT)]
        if kept:
            text = translate("register", "Unfinished calls kept: {count}. The latest: {what}").format(
                count=len(kept), what=draft_title(kept[0])
            )
            self.offer_text.setText(text)
            self.offer.show()
            self._offered = kept[0]

    def _take_offered(self) -> None:
        self.offer.hide()
        self.keeper.name = self._offered.form
        self._restore(self._offered)

    # -- parts --------------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.caller = CallerChoice(self)
        self.caller.changed.connect(self._caller_changed)
        self.caller.edited.connect(self.keeper.touch)
        self.caller.passed_on.connect(self._to_fault)
        self.form = FormGrid(1, self)
        self.fault = self.form.add("fault_text", translate("register", "Fault"), LongText(3), required=True)
        category = self.form.add("category", translate("register", "Category"), QComboBox())
        category.addItem("–", "")
        for entry in fault_categories.listing():
            category.addItem(entry.title, entry.code)
        category.setMaxVisibleItems(16)
        self.level = LevelChoice(self)
        self.level.changed.connect(lambda _level: self.keeper.touch())
        self.more = FormGrid(2, self)
        self._fill_more()
        self.outcome = OutcomePanel(self)
        self.outcome.edited.connect(self.keeper.touch)
        self.outcome.goes_with(self.more.editor("channel"))
        offer_others(self, self._desk)
        self.caller.new_device.edited.connect(self._show_things)
        self.panel = CallerPanel(self)
        self.panel.call_wanted.connect(lambda call_id: self._desk.open_record("service_call", call_id))
        for form in (self.form, self.more):
            form.edited.connect(self.keeper.touch)
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self._lay_out()
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self._submit_by_key)

    def _fill_more(self) -> None:
        self.more.add("reporter", translate("register", "Reported by"), QLineEdit())
        self.more.add("phone", translate("register", "Telephone"), QLineEdit())
        channel, kind = QComboBox(), QComboBox()
        for box, names in ((channel, CHANNEL_NAMES), (kind, CALL_KIND_NAMES)):
            for value, name in names.items():
                box.addItem(shown(name), value)
        self.more.add("channel", translate("register", "Channel"), channel)
        self.more.add("call_kind", translate("register", "Kind"), kind)
        kind.currentIndexChanged.connect(lambda _: self._show_cover())
        area = self.more.add("area", translate("register", "Area"), QComboBox())
        area.addItem(translate("register", "not known"), "")
        for value, name in codes.AREAS.items():
            area.addItem(shown(name), value)
        area.currentIndexChanged.connect(lambda _: self._show_promises())
        received = self.more.add("received_at", translate("register", "Received"), MomentEdit())
        received.set_value(self._opened_at)
        received.editingFinished.connect(self._received_changed)

    def _lay_out(self) -> None:
        self.offer = QFrame(self)
        self.offer.setObjectName("strip")
        offer_row = QHBoxLayout(self.offer)
        offer_row.setContentsMargins(SPACE * 2, 2, SPACE, 2)
        self.offer_text = QLabel(self.offer)
        offer_row.addWidget(self.offer_text, 1)
        self.take_offered = link_button(translate("register", "Go on with it"), self._take_offered, self.offer)
        offer_row.addWidget(self.take_offered)
        self.offer.hide()
        self.strip = MessageStrip(self)
        self._desk.prompts.attach(self.strip)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 2)
        column.addLayout(labelled_row(translate("register", "Customer") + " *", self.caller))
        column.addWidget(self.form)
        column.addLayout(labelled_row(translate("register", "Fault level"), self.level))
        column.addWidget(self.more)
        column.addLayout(labelled_row(translate("register", "Outcome"), self.outcome))
        column.addWidget(self.trouble)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, SPACE)
        whole.addWidget(self.offer)
        whole.addWidget(self.strip)
        whole.addLayout(lay_beside(self, left, self.panel, 360), 1)
        whole.addLayout(self._buttons())
        resize_within(self, 1240, 690)

    def _buttons(self) -> QHBoxLayout:
        self.state = QLabel(self)
        self.state.setProperty("role", "muted")
        register = QPushButton(translate("register", "Register  (Ctrl+Enter)"), self)
        register.setProperty("role", "primary")
        register.clicked.connect(self.submit)
        later = QPushButton(translate("register", "Keep as draft  (Esc)"), self)
        later.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(SPACE * 2, 0, SPACE * 2, 0)
        row.addWidget(self.state, 1)
        row.addWidget(register)
        row.addWidget(later)
        return row

    # -- what follows from what ---------------------------------------------------------------------------------------

    def _caller_changed(self) -> None:
        context = self.caller.context
        self.panel.show_caller(context)
        if context is None:
            self.more.set_values({"reporter": "", "phone": "", "area": ""})
        elif context.customer_id != self._prefilled_for:
            self.more.set_values({"reporter": context.contact_name, "phone": context.phone})
        if context is not None:
            self.more.set_values({"area": context.area})
        self._prefilled_for = context.customer_id if context else 0
        self._show_things()
        self._show_cover()
        self.keeper.touch()

    def _show_cover(self) -> None:
        """The verdict is about the work that this kind of call asks for."""
        context, kind = self.caller.context, self.more.editor("call_kind").currentData()
        if context is not None:
            shown_now = context.verdict
            if kind != "repair":
                shown_now = verdict_for_call(context.customer_id, self.caller.device_id(), kind)
            self.panel.cover.show_verdict(shown_now)
            self._promised_hours = shown_now.promised_hours
        else:
            self._promised_hours = None
        self._show_promises()

    def _show_things(self) -> None:
        self.outcome.show_caller(self.caller.customer_id, self.caller.device_row())

    def _to_fault(self) -> None:
        self.fault.setFocus()

    def _say_kept(self) -> None:
        time = f"{clock.local(clock.now()):%H:%M:%S}"
        self.state.setText(translate("register", "Draft kept {time}").format(time=time))

    def _received_changed(self) -> None:
        self._show_promises()
        try:
            received = self.more.editor("received_at").value()
        except UserError:
            return
        late = received is not None and clock.now() - received > _BACK_DATED
        text = translate("register", "Back-dated: both times are kept, the clocks run from then.")
        self.more.set_hint("received_at", text if late else "")

    def _show_promises(self) -> None:
        try:
            received = self.more.editor("received_at").value() or self._opened_at
        except UserError:
            return
        area = self.more.editor("area").currentData()
        self.level.set_promises(promises(received, area, self._promised_hours))

    def _prefilled_received(self) -> datetime:
        return self._opened_at.replace(second=0)

    def _has_content(self) -> bool:
        return bool(self.caller.customer_id or self.caller.is_new or self.fault.toPlainText().strip())
