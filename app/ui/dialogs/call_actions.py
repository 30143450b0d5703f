"""What can be done with a call: a name, an icon and a small form each; which are open to whom is the services' word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import codes
from app.services import (
    call_correction,
    dispatch,
    fault_categories,
    service_call_charges,
    service_call_visit,
    service_calls,
    settings,
    staff,
)
from app.services.service_call_file import CallFile
from app.ui.desk import Desk
from app.ui.dialogs._call_outcome import REMEDY_NAMES
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.register_call import CALL_KIND_NAMES, CHANNEL_NAMES
from app.ui.dialogs.voucher_printing import issue_and_print
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.level_choice import LevelChoice
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import MomentEdit
from app.ui.widgets.money_edit import MoneyEdit

Fill = Callable[[FormGrid, CallFile], None]


@dataclass(frozen=True)
class CallAction:
    """A step of a call. `fill` puts its fields into the form (None: nothing to fill in), `run` is the use case.

    `when` adds the time it happened; a `danger` cannot be undone.
    """

    name: str
    title: str
    icon: str
    run: Callable[..., Changes]
    fill: Fill | None = None
    when: bool = True
    danger: bool = False


def _respond(form: FormGrid, call: CallFile) -> None:
    form.add("detail", translate("call", "What was said"), LongText(2))


def _solve(form: FormGrid, call: CallFile) -> None:
    form.add("solution", translate("call", "Solution"), LongText(4), required=True)
    form.add("remedy", translate("call", "Remedy"), choice(REMEDY_NAMES))
    form.add("remote", "", QCheckBox(translate("call", "by remote connection")))


def _promise(form: FormGrid, call: CallFile) -> None:
    form.add("reply_at", translate("call", "Reply by"), MomentEdit(ahead=True), required=True)
    form.add("interface_person", translate("call", "Interface person"), _people(), required=True)
    form.set_values({"reply_at": call.promised_reply_at, "interface_person": call.interface_person})


def _appoint(form: FormGrid, call: CallFile) -> None:
    form.add("appointed_at", translate("call", "Visit"), MomentEdit(ahead=True), required=True)
    form.add("minutes", translate("call", "Length"), _minutes())
    form.add("technician_id", translate("call", "Technician"), _technicians(translate("call", "Dispatch decides")))
    moved = call.appointed_at is not None
    if moved:
        hint = translate("call", "Needed when an agreed time moves.")
        form.add("reason", translate("call", "Reason"), QLineEdit(), hint)
    minutes = call.appointed_minutes or 120
    form.set_values({"appointed_at": call.appointed_at, "minutes": minutes, "technician_id": call.technician_id})


def _assign(form: FormGrid, call: CallFile) -> None:
    form.add("technician_id", translate("call", "Technician"), _technicians(""), required=True)
    form.add("appointed_at", translate("call", "Visit"), MomentEdit(ahead=True), required=True)
    form.add("minutes", translate("call", "Length"), _minutes())
    form.add("reason", translate("call", "Reason"), QLineEdit(), translate("call", "Needed when an agreed time moves."))
    form.set_values({"appointed_at": call.appointed_at, "minutes": call.appointed_minutes or 120})


def _postpone(form: FormGrid, call: CallFile) -> None:
    form.add("reason", translate("call", "Reason"), LongText(2), required=True)
    form.add("appointed_at", translate("call", "Next visit"), MomentEdit(ahead=True), required=True)
    form.add("minutes", translate("call", "Length"), _minutes())
    form.set_values({"minutes": call.appointed_minutes or 120})


def _reassign(form: FormGrid, call: CallFile) -> None:
    form.add("technician_id", translate("call", "Technician"), _technicians(""), required=True)
    form.add("reason", translate("call", "Reason"), LongText(2), required=True)


def _reason(form: FormGrid, call: CallFile) -> None:
    form.add("reason", translate("call", "Reason"), LongText(3), required=True)


def _pause(form: FormGrid, call: CallFile) -> None:
    reasons = QComboBox()
    reasons.setEditable(True)
    reasons.addItems([shown(text) for text in _PAUSES])
    reasons.setCurrentText("")
    form.add("reason", translate("call", "Reason"), reasons, required=True)


def _resume(form: FormGrid, call: CallFile) -> None:
    form.add("detail", translate("call", "Remark"), QLineEdit())


def _level(form: FormGrid, call: CallFile) -> None:
    form.add("fault_level", translate("call", "Fault level"), LevelChoice(), wide=True)
    form.add("reason", translate("call", "Reason"), LongText(2), required=True)
    form.set_values({"fault_level": call.fault_level})


def _class(form: FormGrid, call: CallFile) -> None:
    form.add("service_class", translate("call", "Service class"), choice(codes.SERVICE_CLASSES))
    form.add("reason", translate("call", "Reason"), LongText(2), required=True)
    form.set_values({"service_class": call.service_class})


def _announce(form: FormGrid, call: CallFile) -> None:
    listed = translate("call", "The sum of the parts and work listed.") if call.charges else ""
    form.add("amount", translate("call", "Amount"), MoneyEdit(), hint=listed, required=True)
    form.add("agreed_by", translate("call", "Agreed by"), QLineEdit(), required=True)
    form.add("settlement", translate("call", "Payment"), choice(settlement_names()), hint=onsite_limit())
    form.set_values({
        "amount": call.charge or None, "agreed_by": call.charge_agreed_by or call.reporter,
        "settlement": call.charge_settlement,
    })  # fmt: skip


def settlement_names() -> dict[str, str]:
    """The ways of paying a charge, after nothing: nobody said."""
    return {"": translate("call", "not agreed yet"), **codes.SETTLEMENTS}


def onsite_limit() -> str:
    """What may be collected on the spot, in a sentence."""
    limit = format_yuan(settings.integer("charge.onsite_limit"), symbol=True)
    return translate("call", "Above {limit} the invoice comes first.").format(limit=limit)


def _change(form: FormGrid, call: CallFile) -> None:
    form.add("fault_text", translate("call", "Fault"), LongText(4), required=True, wide=True)
    categories = {"": "–", **{entry.code: entry.title for entry in fault_categories.listing()}}
    form.add("category", translate("call", "Category"), choice(categories))
    form.add("reporter", translate("call", "Reported by"), QLineEdit())
    form.add("phone", translate("call", "Telephone"), QLineEdit())
    form.add("address", translate("call", "Address"), QLineEdit())
    form.add("area", translate("call", "Area"), choice({"": "–", **codes.AREAS}))
    form.add("order_number", translate("call", "Order number"), QLineEdit())
    form.add("channel", translate("call", "Channel"), choice(CHANNEL_NAMES))
    form.add("call_kind", translate("call", "Kind"), choice(CALL_KIND_NAMES))
    form.add("service_mode", translate("call", "Way of service"), choice(_MODES))
    form.set_values({field: getattr(call, field) for field in form.fields()})


_PAUSES = (
    QT_TRANSLATE_NOOP("call", "Waiting for the customer"),
    QT_TRANSLATE_NOOP("call", "Waiting for parts"),
    QT_TRANSLATE_NOOP("call", "Waiting for the supplier"),
    QT_TRANSLATE_NOOP("call", "Site not accessible"),
)
_MODES = {
    "": "–",
    "phone": QT_TRANSLATE_NOOP("call", "By phone"),
    "remote": QT_TRANSLATE_NOOP("call", "Remotely"),
    "on_site": QT_TRANSLATE_NOOP("call", "On site"),
    "take_back": QT_TRANSLATE_NOOP("call", "Take back"),
    "return_to_factory": QT_TRANSLATE_NOOP("call", "Return to the factory"),
}

_TITLES = {
    "respond": QT_TRANSLATE_NOOP("call", "Responded"),
    "report": QT_TRANSLATE_NOOP("call", "Report to the supervisor"),
    "solve_by_phone": QT_TRANSLATE_NOOP("call", "Solve by phone"),
    "promise_reply": QT_TRANSLATE_NOOP("call", "Promise a reply"),
    "appoint": QT_TRANSLATE_NOOP("call", "Appoint a visit"),
    "assign": QT_TRANSLATE_NOOP("call", "Choose the technician"),
    "arrive": QT_TRANSLATE_NOOP("call", "Arrived"),
    "announce_charge": QT_TRANSLATE_NOOP("call", "Announce the charge"),
    "postpone": QT_TRANSLATE_NOOP("call", "Not solved: come again"),
    "pause": QT_TRANSLATE_NOOP("call", "Hold the clocks"),
    "resume": QT_TRANSLATE_NOOP("call", "Go on"),
    "strike_off": QT_TRANSLATE_NOOP("call", "Strike off"),
    "close": QT_TRANSLATE_NOOP("call", "Archive"),
    "change": QT_TRANSLATE_NOOP("call", "Correct"),
    "change_level": QT_TRANSLATE_NOOP("call", "Change the level"),
    "change_class": QT_TRANSLATE_NOOP("call", "Change the service class"),
    "reassign": QT_TRANSLATE_NOOP("call", "Another technician"),
    "reopen": QT_TRANSLATE_NOOP("call", "Reopen"),
    "cancel": QT_TRANSLATE_NOOP("call", "Cancel the call"),
}
ACTIONS: dict[str, CallAction] = {
    name: CallAction(name, _TITLES[name], icon, run, fill, when=when, danger=name == "cancel")
    for name, icon, run, fill, when in (
        ("respond", "phone", service_calls.respond, _respond, True),
        ("solve_by_phone", "complete", service_calls.solve_by_phone, _solve, True),
        ("promise_reply", "promise", service_calls.promise_reply, _promise, True),
        ("appoint", "calendar", service_calls.appoint, _appoint, True),
        ("assign", "assign", dispatch.assign, _assign, False),
        ("arrive", "arrive", service_call_visit.arrive, None, True),
        ("announce_charge", "money", service_call_charges.announce, _announce, True),
        ("postpone", "clock", service_call_visit.postpone, _postpone, True),
        ("report", "out", service_calls.report, _reason, True),
        ("pause", "pause", service_calls.pause, _pause, True),
        ("resume", "resume", service_calls.resume, _resume, True),
        ("strike_off", "strike_off", service_call_visit.strike_off, None, False),
        ("close", "archive", service_call_visit.close, None, False),
        ("change", "edit", call_correction.correct, _change, False),
        ("change_level", "level", service_calls.change_level, _level, True),
        ("change_class", "covered", service_call_visit.change_class, _class, False),
        ("reassign", "assign", service_calls.reassign, _reassign, True),
        ("reopen", "reopen", service_call_visit.reopen, _reason, True),
        ("cancel", "cancel", service_calls.cancel, _reason, True),
    )
}
"""Every step with a form or a single question, by its event; those of its papers are `next_steps.PAPER_STEPS`."""


class CallActionDialog(FormDialog):
    """The small form of one step."""

    help_page = "register_call"

    def __init__(
        self, desk: Desk, action: CallAction, call: CallFile, parent: QWidget | None = None, *, columns: int = 1
    ) -> None:
        verb = shown(action.title)
        super().__init__(desk, f"{call.number} · {verb}", verb, parent=parent, columns=columns)
        self._action, self._call = action, call
        self.explain(f"{call.customer_name} · {call.fault_text.splitlines()[0] if call.fault_text else ''}")
        if action.fill is not None:
            action.fill(self.form, call)
        if action.when:
            hint = translate("call", "Empty means now. Both times are kept.")
            self.form.add("happened_at", translate("call", "Happened"), MomentEdit(), hint)
        if action.danger:
            self.verb.setProperty("role", "danger")
            self.cancel.setText(translate("call", "Back"))

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Take the step."""
        if any(self._is_missing(field, value) for field, value in values.items()):
            return None
        version = self._call.row_version
        return self.desk.bus.run(
            self._action.run, self._call.id, seen_version=version, on_error=self.on_error, **values
        )

    def _is_missing(self, field: str, value: Any) -> bool:
        if value is None and field in ("reply_at", "appointed_at", "amount"):
            self.form.set_error(field, translate("call", "Please fill this in."))
            self.form.editor(field).setFocus()
            return True
        return False


def take(desk: Desk, name: str, call: CallFile, parent: QWidget | None = None) -> None:
    """Begin a step of a call: its form, or at once where nothing is to be filled in."""
    if name == "issue":
        issue_and_print(desk, call.id, call.row_version)
        return
    action = ACTIONS[name]
    if name == "change":
        from app.ui.dialogs.correct_call import CorrectCallDialog

        CorrectCallDialog(desk, call, parent).open()
        return
    if action.fill is None and not action.when:
        desk.bus.run(action.run, call.id, seen_version=call.row_version, said=f"{call.number} · {shown(action.title)}")
        return
    CallActionDialog(desk, action, call, parent).open()


def choice(names: Mapping[Any, str]) -> QComboBox:
    """A box of stored values with their names."""
    box = QComboBox()
    for value, name in names.items():
        box.addItem(shown(name), value)
    return box


def _people() -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    box.addItems([one.name for one in staff.listing()])
    return box


def _technicians(nobody: str) -> QComboBox:
    box = QComboBox()
    if nobody:
        box.addItem(nobody, 0)
    for one in staff.technicians():
        box.addItem(f"{one.name}  {one.phone}", one.id)
    return box


def _minutes() -> QSpinBox:
    box = QSpinBox()
    box.setRange(5, 24 * 60)
    box.setSingleStep(15)
    box.setSuffix(translate("call", " min"))
    return box
