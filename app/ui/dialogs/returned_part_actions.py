"""What can be done with a returned part: a name, an icon, a small form each; which are open is the services' word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.record import record
from app.domain import permissions
from app.domain.workflows import returned_part as workflow
from app.services import returned_part_file, returned_parts, staff, take_back_swaps
from app.services.returned_part_file import PartFile
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.hand_back import ReceiptReturnDialog, people_box
from app.ui.dialogs.swap_part import open_swap
from app.ui.widgets.form_grid import FormGrid
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit

Fill = Callable[[FormGrid, PartFile, Desk], None]


@record
class PartAction:
    """A step of a returned part. `fill` puts its fields into the form; None: nothing is asked."""

    title: str
    icon: str
    run: Callable[..., Changes]
    fill: Fill | None = None


def _test(form: FormGrid, part: PartFile, desk: Desk) -> None:
    form.add("symptom_reproduced", translate("part", "Symptom"), choice(workflow.REPRODUCED))
    form.add("verdict", translate("part", "Verdict"), choice(workflow.VERDICTS))
    form.add("cause", translate("part", "Cause found"), LongText(3))
    form.add("tested_by", translate("part", "Tested by"), _people(part.tested_by or desk.session.full_name))
    form.add("tested_on", translate("part", "Tested on"), DateEdit())
    form.set_values({
        "symptom_reproduced": part.symptom_reproduced or "yes", "verdict": part.verdict or "faulty",
        "cause": part.cause, "tested_on": part.tested_on or clock.today(),
    })  # fmt: skip


def _send(form: FormGrid, part: PartFile, desk: Desk) -> None:
    outside = {code: words for code, words in workflow.ROUTES.items() if code != "own"}
    form.add("route", translate("part", "Sent to"), choice(outside), required=True)
    names = tuple(name for _, name in returned_part_file.repairers())
    form.add("supplier_name", translate("part", "Name"), people_box(names, part.supplier_name), required=True)
    form.add("sent_on", translate("part", "Sent out on"), DateEdit())
    form.add("due_back_on", translate("part", "Due back on"), DateEdit(), required=True)
    form.add("note", translate("part", "Waybill or remark"), QLineEdit())
    form.set_values({"sent_on": clock.today()})


def _come(form: FormGrid, part: PartFile, desk: Desk) -> None:
    form.add("back_on", translate("part", "Came back on"), DateEdit())
    form.add("cost", translate("part", "Cost"), MoneyEdit())
    form.add("condition", translate("part", "Condition"), QLineEdit())
    form.set_values({"back_on": clock.today()})


def _maker_sends(form: FormGrid, part: PartFile, desk: Desk) -> None:
    next_step = translate(
        "part", "A supervisor then decides with “Replace…”: the new serial and the warranty are entered there."
    )
    form.add("serial", translate("part", "Serial of the other unit"), QLineEdit(), next_step)
    if part.entry.state == workflow.State.SENT_OUT:
        form.add("back_on", translate("part", "Came on"), DateEdit())
        form.add("cost", translate("part", "Cost"), MoneyEdit())
        form.add("keeps_old", "", QCheckBox(translate("part", "The old unit does not come back")))
        form.set_values({"back_on": clock.today(), "keeps_old": True})
    form.add("note", translate("part", "Waybill or remark"), QLineEdit())


def _repair(form: FormGrid, part: PartFile, desk: Desk) -> None:
    form.add("work", translate("part", "Work done"), LongText(3), required=True)
    form.add("parts_text", translate("part", "Parts replaced"), QLineEdit())
    minutes = QSpinBox()
    minutes.setRange(0, returned_parts.LONGEST_WORK)
    minutes.setSingleStep(15)
    minutes.setSuffix(translate("part", " min"))
    form.add("minutes", translate("part", "Time used"), minutes)
    form.add("cost", translate("part", "Cost"), MoneyEdit())
    outside = part.supplier_name if part.entry.state == workflow.State.BACK else ""
    repairer = part.repaired_by or outside or desk.session.full_name
    form.add("repaired_by", translate("part", "Repaired by"), _people(repairer))
    form.add("repaired_on", translate("part", "Repaired on"), DateEdit())
    form.set_values({"repaired_on": clock.today(), "cost": part.cost or None, "minutes": part.repair_minutes})


def _check(form: FormGrid, part: PartFile, desk: Desk) -> None:
    hint = translate("part", "Somebody else than {name}, who repaired it.").format(name=part.repaired_by)
    own = desk.session.full_name
    form.add("checked_by", translate("part", "Checked by"), _people("" if own == part.repaired_by else own), hint)


def _reason(form: FormGrid, part: PartFile, desk: Desk) -> None:
    form.add("reason", translate("part", "Reason"), LongText(2), required=True)


def _consent(form: FormGrid, part: PartFile, desk: Desk) -> None:
    hint = translate("part", "Who agreed on the customer's side, and why.")
    form.add("reason", translate("part", "Consent and reason"), LongText(2), hint, required=True)


def _move(form: FormGrid, part: PartFile, desk: Desk) -> None:
    form.add("place", translate("part", "Shelf or bench"), QLineEdit(part.place))
    if permissions.allowed(desk.session.role, "returned_part.create"):
        box = QComboBox()
        box.addItem(part.entry.technician_name or translate("part", "nobody yet"), None)
        for one in staff.technicians():
            box.addItem(one.name, one.id)
        form.add("technician_id", translate("part", "Technician"), box)


ACTIONS: dict[str, PartAction] = {
    "begin_test": PartAction(QT_TRANSLATE_NOOP("part", "Begin the test"), "stock_tests", returned_parts.begin_test),
    "enter_test": PartAction(
        QT_TRANSLATE_NOOP("part", "Enter the test"), "stock_tests", returned_parts.enter_test, _test
    ),
    "begin_repair": PartAction(QT_TRANSLATE_NOOP("part", "Begin the repair"), "repairs", returned_parts.begin_repair),
    "send_out": PartAction(QT_TRANSLATE_NOOP("part", "Send out"), "out", returned_parts.send_out, _send),
    "come_back": PartAction(QT_TRANSLATE_NOOP("part", "Came back"), "hand_in", returned_parts.come_back, _come),
    "maker_sends": PartAction(
        QT_TRANSLATE_NOOP("part", "The maker sends another unit"), "loaners", take_back_swaps.maker_sends, _maker_sends
    ),
    "repair": PartAction(QT_TRANSLATE_NOOP("part", "Repaired"), "complete", returned_parts.repair, _repair),
    "find_no_fault": PartAction(QT_TRANSLATE_NOOP("part", "Ready: no fault"), "complete", returned_parts.find_no_fault),
    "check": PartAction(QT_TRANSLATE_NOOP("part", "Checked"), "approve", returned_parts.check, _check),
    "repair_again": PartAction(QT_TRANSLATE_NOOP("part", "Repair again"), "undo", returned_parts.repair_again, _reason),
    "give_up": PartAction(QT_TRANSLATE_NOOP("part", "Cannot be repaired"), "void", returned_parts.give_up, _reason),
    "scrap": PartAction(QT_TRANSLATE_NOOP("part", "Scrap"), "delete", returned_parts.scrap, _consent),
    "leave_as_is": PartAction(
        QT_TRANSLATE_NOOP("part", "Give back as it is"), "take_back", returned_parts.leave_as_is, _reason
    ),
    "move": PartAction(QT_TRANSLATE_NOOP("part", "Put elsewhere"), "move", returned_parts.move, _move),
}
"""Every step with a form or a single key, by its event; `OTHER_STEPS` are those with screens of their own."""

OTHER_STEPS = {
    "replace": (QT_TRANSLATE_NOOP("part", "Replace…"), "loaners"),
    "hand_back": (QT_TRANSLATE_NOOP("part", "Hand back…"), "take_back"),
    "close": (QT_TRANSLATE_NOOP("part", "Close"), "archive"),
}

NATURAL = ("come_back", "begin_test", "enter_test", "begin_repair", "find_no_fault", "repair", "check", "hand_back",
           "replace", "close")  # fmt: skip
"""What takes a part on, the most natural first."""


class PartActionDialog(FormDialog):
    """The small form of one step."""

    help_page = "returned_parts#bench"

    def __init__(self, desk: Desk, name: str, part: PartFile, parent: QWidget | None = None) -> None:
        action = ACTIONS[name]
        super().__init__(desk, f"{part.entry.number} · {shown(action.title)}", shown(action.title), parent=parent)
        self._action, self._part = action, part
        self.explain(f"{part.entry.customer_name} · {part.entry.title}")
        if action.fill is not None:
            action.fill(self.form, part, desk)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Take the step."""
        if "supplier_name" in values:
            values["supplier_id"] = {name: key for key, name in returned_part_file.repairers()}.get(
                values["supplier_name"].strip(), 0
            )
        if "cost" in values and values["cost"] is None:
            values.pop("cost")
        entry = self._part.entry
        return self.desk.bus.run(
            self._action.run, entry.id, seen_version=entry.row_version, on_error=self.on_error,
            said=self.windowTitle(), **values,
        )  # fmt: skip


def ordered(actions: tuple[str, ...]) -> tuple[str, ...]:
    """The steps with the natural ones first; putting it elsewhere last."""

    def rank(name: str) -> tuple[bool, int]:
        return name == "move", NATURAL.index(name) if name in NATURAL else len(NATURAL)

    return tuple(sorted(actions, key=rank))


def step_words(name: str) -> tuple[str, str]:
    """The title and the icon of a step; one that asks something ends with an ellipsis."""
    if name in OTHER_STEPS:
        title, meaning = OTHER_STEPS[name]
        return shown(title), meaning
    action = ACTIONS[name]
    title = shown(action.title)
    return translate("part", "{step}…").format(step=title) if action.fill is not None else title, action.icon


def take(desk: Desk, name: str, part: PartFile, parent: QWidget | None = None) -> None:
    """Begin a step: its form, or at once where nothing is to be filled in."""
    entry = part.entry
    said = f"{entry.number} · {step_words(name)[0]}"
    if name == "hand_back":
        ReceiptReturnDialog(desk, returned_part_file.receipt(entry.receipt_id), parent).open()
    elif name == "replace":
        open_swap(desk, part, parent)
    elif name == "close":
        desk.bus.run(returned_parts.close, part_ids=(entry.id,), said=said)
    elif ACTIONS[name].fill is None:
        desk.bus.run(ACTIONS[name].run, entry.id, seen_version=entry.row_version, said=said)
    else:
        PartActionDialog(desk, name, part, parent).open()


def _people(chosen: str) -> QComboBox:
    return people_box(tuple(one.name for one in staff.listing()), chosen)
