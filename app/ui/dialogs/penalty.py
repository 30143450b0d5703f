"""Reward and penalty notices (F76): drafted, for the superior too, published, appealed, decided; a month deducted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.errors import AftercareError, UserError
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.core.record import replaced
from app.domain import penalty as rules
from app.domain import penalty_steps as table_rules
from app.services import departments, issuing, penalties, penalty_deductions, penalty_file, penalty_steps
from app.services.penalties import Share
from app.services.penalty_deductions import Debtor
from app.services.penalty_file import PenaltyFile
from app.ui.desk import Desk
from app.ui.dialogs.call_actions import choice
from app.ui.dialogs.corrective_action import people
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.papers import choice_of
from app.ui.widgets.long_text import LongText
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.money_edit import MoneyEdit
from app.ui.widgets.number_edit import NumberEdit

_OF_SHARE = ("responsibility_id", "unit_points", "own_points")
_OF_OTHERS = ("staff_id", "unit_name")


class PenaltyDialog(FormDialog):
    """A new notice, of a case where one is given, or a draft that is changed."""

    help_page = "complaints#penalties"

    def __init__(
        self, desk: Desk, case_id: int = 0, about: str = "", found: PenaltyFile | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        title = found.number if found else translate("penalty", "New reward or penalty notice")
        super().__init__(desk, title, translate("penalty", "Save the draft"), parent=parent, columns=2)
        self._found = found
        self._case_id = found.complaint_id if found else case_id
        self._shares = penalties.shares(self._case_id) if self._case_id else ()
        self.explain(about)
        self._fill()
        if found is not None:
            names = ("kind", "responsibility_id", "staff_id", "unit_points", "own_points", "step", "trigger", "reason")
            self.form.set_values({name: getattr(found, name) for name in names})
            self.form.set_values({"unit_name": found.unit, "amount": found.fine or None})
            for field in ("kind", "responsibility_id", "staff_id", "unit_name"):
                self.form.editor(field).setEnabled(False)
        self._show_kind()
        if found is not None:
            self.form.set_values({"step": found.step, "trigger": found.trigger})
        self.setMinimumWidth(760)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Draft it, or change the draft."""
        run, found = self.desk.bus.run, self._found
        kind = values["kind"]
        given: dict[str, Any] = {
            "reason": values["reason"], "step": values["step"] or "",
            "trigger": values["trigger"] or "",
            "unit_points": values["unit_points"] or 0, "own_points": values["own_points"] or 0,
            "amount": values["amount"],
        }  # fmt: skip
        if found is not None:
            return run(penalties.change, found.id, seen_version=found.row_version, on_error=self.on_error, **given)
        whom: dict[str, Any] = {"responsibility_id": values["responsibility_id"] or 0}
        if kind != "penalty":
            whom = {"staff_id": values["staff_id"] or 0, "unit_name": values["unit_name"]}
        return run(penalties.draft, kind=kind, case_id=self._case_id, on_error=self.on_error, **whom, **given)

    def _fill(self) -> None:
        form = self.form
        kinds = dict(rules.KINDS)
        if not self._shares and self._found is None:
            kinds.pop("penalty")
        kind = form.add("kind", translate("penalty", "Kind"), choice(kinds), wide=True)
        share = form.add(
            "responsibility_id", translate("penalty", "Share of the loss"), _share_choice(self._shares), required=True,
            wide=True,
        )  # fmt: skip
        form.add("staff_id", translate("penalty", "Person"), people(self._found.staff_id if self._found else 0))
        office = form.add("unit_name", translate("penalty", "Unit"), QLineEdit())
        office.setCompleter(QCompleter([one.name for one in departments.listing()], office))
        form.add("step", translate("penalty", "Step"), QComboBox(), wide=True)
        form.add("amount", translate("penalty", "Amount of the reward"), MoneyEdit(), required=True, wide=True)
        trigger = form.add("trigger", translate("penalty", "Situation"), QComboBox(), wide=True)
        trigger.setEditable(True)
        for field, words in (
            ("unit_points", translate("penalty", "Points of the unit")),
            ("own_points", translate("penalty", "Own points")),
        ):
            form.add(field, words, NumberEdit()).edited.connect(self._show_fine)
        form.add("reason", translate("penalty", "Reason"), LongText(3), required=True, wide=True)
        kind.currentIndexChanged.connect(lambda _place: self._show_kind())
        share.currentIndexChanged.connect(lambda _place: self._take_share())

    def _show_kind(self) -> None:
        kind = self.form.editor("kind").currentData()
        for field in _OF_SHARE:
            self.form.set_visible(field, kind == "penalty" and not self._is_superior())
        for field in _OF_OTHERS:
            self.form.set_visible(field, kind != "penalty" or self._is_superior())
        self.form.set_visible("amount", kind == "reward")
        self.form.set_visible("step", kind != "reward")
        self._offer_steps(kind)
        self._offer_triggers(kind)
        self._take_share()
        self.adjustSize()

    def _is_superior(self) -> bool:
        return self._found is not None and bool(self._found.superior_of_id)

    def _offer_steps(self, kind: str) -> None:
        box = self.form.editor("step")
        box.clear()
        names = rules.DISCIPLINE if kind == "discipline" else _names()
        for code, words in names.items():
            box.addItem(shown(words), code)
        box.setEnabled(not self._is_superior())

    def _offer_triggers(self, kind: str) -> None:
        box = self.form.editor("trigger")
        box.clear()
        box.setEditable(kind != "discipline")
        if kind == "discipline":
            for code, words in rules.MISCONDUCT.items():
                box.addItem(shown(words), code)
        else:
            box.addItems(["", *penalties.triggers()])
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)

    def _share(self) -> Share | None:
        chosen = self.form.editor("responsibility_id").currentData()
        return next((one for one in self._shares if one.id == chosen), None)

    def _take_share(self) -> None:
        """The step of the table, and the situation noted with the share."""
        share = self._share()
        if share is None or self.form.editor("kind").currentData() != "penalty" or self._is_superior():
            return
        self.form.set_values({"step": share.step, "trigger": share.trigger})
        step = table_rules.find(share.step, penalty_steps.table())
        worth = shown(step.worth) if step is not None else ""
        name = rules.step_words(share.step, step.paper if step is not None else "")
        text = translate("penalty", "By the table for {amount}: {step}; {worth}.")
        hint = text.format(amount=format_yuan(share.amount, symbol=True), step=name, worth=worth)
        self.form.set_hint("step", hint if share.step else translate("penalty", "The case has no loss."))
        self._show_fine()

    def _show_fine(self) -> None:
        share = self._share()
        try:
            unit, own = (self.form.editor(field).value() or 0 for field in ("unit_points", "own_points"))
            hint = penalty_file.arithmetic(share.amount, unit, own) if share is not None else ""
        except UserError:
            hint = ""
        self.form.set_hint("own_points", hint or translate("penalty", "Without points nothing is deducted."))


def _names() -> dict[str, str]:
    """The steps in force by their code."""
    return {one.code: one.words for one in penalty_steps.table()}


class SuperiorDialog(FormDialog):
    """Whoever is the superior of the person punished: one step lower."""

    help_page = "complaints#penalties"

    def __init__(self, desk: Desk, found: PenaltyFile, parent: QWidget | None = None) -> None:
        title = translate("penalty", "The superior for {number}").format(number=found.number)
        super().__init__(desk, title, translate("penalty", "Save the draft"), parent=parent)
        self._found = found
        text = translate("penalty", "{person}: {step}. The superior one step lower: {lower}.")
        whom = found.person or found.unit
        self.explain(text.format(person=whom, step=found.step_shown, lower=found.lower))
        self.form.add("staff_id", translate("penalty", "Superior"), people(), required=True)
        self.form.add("reason", translate("penalty", "Reason"), LongText(3), required=True)
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Draft it."""
        values["staff_id"] = values["staff_id"] or 0
        return self.desk.bus.run(penalties.draft_for_superior, self._found.id, on_error=self.on_error, **values)


class AppealDecisionDialog(FormDialog):
    """Uphold the notice, or withdraw it."""

    help_page = "complaints#penalties"

    def __init__(self, desk: Desk, found: PenaltyFile, parent: QWidget | None = None) -> None:
        title = translate("penalty", "Decide the appeal against {number}").format(number=found.number)
        super().__init__(desk, title, translate("penalty", "Decide"), parent=parent)
        self._found = found
        self.explain(f"{found.person or found.unit} · {found.reason}\n{found.appeal}")
        box: QComboBox = self.form.add("upheld", translate("penalty", "Decision"), QComboBox())
        box.addItem(translate("penalty", "The notice stands"), True)
        box.addItem(translate("penalty", "The notice is withdrawn"), False)
        taken = found.settled + found.forfeited
        if taken:
            text = translate("penalty", "{amount} is deducted already; withdrawn, it is to be paid back.")
            self.form.set_hint("upheld", text.format(amount=format_yuan(taken, symbol=True)))
        self.form.add("reason", translate("penalty", "Reason"), LongText(3), required=True)
        self.form.add("day", translate("penalty", "Day"), DateEdit(), required=True)
        self.form.set_values({"day": clock.today()})
        self.setMinimumWidth(560)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Decide it."""
        found = self._found
        return self.desk.bus.run(
            penalties.decide_appeal, found.id, seen_version=found.row_version, on_error=self.on_error, **values
        )


class SettleMonthDialog(FormDialog):
    """What a month takes of somebody's fines: their bonus in, the deduction shown with its arithmetic."""

    help_page = "complaints#penalties"

    def __init__(self, desk: Desk, month: str = "", parent: QWidget | None = None) -> None:
        title = translate("penalty", "Deduct a month's part of fines")
        super().__init__(desk, title, translate("penalty", "Deduct"), parent=parent)
        form = self.form
        box: QComboBox = form.add("month", translate("penalty", "Month"), QComboBox())
        for one in penalty_deductions.months():
            box.addItem(one, one)
        form.add("whom", translate("penalty", "Whose bonus"), QComboBox(), required=True)
        form.add("bonus", translate("penalty", "Bonus of the month"), MoneyEdit(), required=True)
        box.setCurrentIndex(max(0, box.findData(month)))
        box.currentIndexChanged.connect(lambda _place: self._offer())
        form.editor("whom").currentIndexChanged.connect(lambda _place: self._take())
        form.editor("bonus").edited.connect(self._show_sum)
        self._debtors: tuple[Debtor, ...] = ()
        self._offer()
        self.setMinimumWidth(620)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Deduct it."""
        debtor = self._debtor()
        if debtor is None:
            self.form.set_error("whom", translate("penalty", "Nobody owes a fine in this month."))
            return None
        if values["bonus"] is None:
            self.form.set_error("bonus", translate("penalty", "Enter the bonus of the month; 0 where there is none."))
            return None
        return self.desk.bus.run(
            penalty_deductions.settle, month=values["month"], bonus=values["bonus"], staff_id=debtor.staff_id,
            person=debtor.person, on_error=self._refused,
        )  # fmt: skip

    def _refused(self, error: UserError) -> None:
        if not self.form.show_error(error):
            self.form.set_error("whom", error.text)

    def _offer(self) -> None:
        box = self.form.editor("whom")
        self._debtors = penalty_deductions.debtors(self.form.editor("month").currentData())
        box.clear()
        for place, one in enumerate(self._debtors):
            text = translate("penalty", "{person}, owes {amount}")
            if one.forfeits:
                text = translate("penalty", "{person}, the whole bonus; owes {amount}")
            elif one.bonus is not None:
                text = translate("penalty", "{person}, owes {amount} (entered)")
            box.addItem(text.format(person=one.person, amount=format_yuan(one.owed, symbol=True)), place)
        self._take()

    def _debtor(self) -> Debtor | None:
        place = self.form.editor("whom").currentData()
        return self._debtors[place] if place is not None and place < len(self._debtors) else None

    def _take(self) -> None:
        debtor = self._debtor()
        self.form.set_values({"bonus": debtor.bonus if debtor is not None else None})
        self.form.set_hint("whom", "、".join(debtor.notices) if debtor is not None else "")
        self._show_sum()

    def _show_sum(self) -> None:
        debtor = self._debtor()
        try:
            bonus = self.form.editor("bonus").value()
            hint = penalty_deductions.expected(debtor, bonus) if debtor is not None and bonus is not None else ""
        except UserError:
            hint = ""
        self.form.set_hint("bonus", hint)


def dated_form(desk: Desk, found: PenaltyFile, event: str, parent: QWidget | None = None) -> FormDialog:
    """The day on which a notice was published (`event` publish), or appealed against with the words of the appeal."""
    step: Callable[..., Changes] = {"publish": penalties.publish, "appeal": penalties.appeal}[event]
    title, verb = {
        "publish": (translate("penalty", "{number} is published"), translate("penalty", "Published")),
        "appeal": (translate("penalty", "Appeal against {number}"), translate("penalty", "Enter the appeal")),
    }[event]

    def save(values: dict[str, Any]) -> Changes | None:
        return desk.bus.run(step, found.id, seen_version=found.row_version, on_error=dialog.on_error, **values)

    dialog = FormDialog(desk, title.format(number=found.number), verb, save, parent)
    if event == "appeal":
        dialog.form.add("reason", translate("penalty", "What they say"), LongText(3), required=True)
        dialog.setMinimumWidth(560)
    dialog.form.add("day", translate("penalty", "Day"), DateEdit(), required=True)
    dialog.form.set_values({"day": clock.today()})
    return dialog


def print_notice(desk: Desk, penalty_id: int) -> None:
    """Show the next copy of a notice in the preview: one sheet a recipient."""
    sheets = _NoticeSheets(desk, penalty_id)
    try:
        pdf = sheets.draw()
    except AftercareError as error:
        desk.prompts.warn(error.text)
        return
    choice = choice_of(penalties.FORM, sheets.draw, penalties.PAPER)
    desk.print_paper(pdf, sheets.title(), sheets.log, replaced(choice, saved=lambda path: sheets.log(path.name, 1)))


class _NoticeSheets:
    """A notice on its way to the printer; every copy is logged."""

    def __init__(self, desk: Desk, penalty_id: int) -> None:
        self._desk, self._penalty_id = desk, penalty_id
        self._copy: issuing.Copy | None = None

    def draw(self, paper: str = "") -> bytes:
        """The next copy. Raises UserError when what is kept of it was altered."""
        self._copy = penalties.for_printing(self._penalty_id, paper=paper)
        return self._copy.pdf

    def log(self, printer: str, copies: int) -> bool:
        """It has left the program, by a printer or as a file."""
        reprint = self._copy.reprint if self._copy else 0
        run = self._desk.bus.run
        return run(penalties.printed, self._penalty_id, printer=printer, copies=copies, reprint=reprint) is not None

    def title(self) -> str:
        """What the preview is called."""
        return translate("penalty", "Notice {number}").format(number=self._copy.number if self._copy else "")


def _share_choice(shares: tuple[Share, ...]) -> QComboBox:
    """The shares of a case; the first without a notice is chosen."""
    box = QComboBox()
    for one in shares:
        who = " ".join(part for part in (one.unit, one.person) if part)
        text = f"{who} · {one.share / 100:.2f} % · {format_yuan(one.amount, symbol=True)}"
        box.addItem(f"{text} · {one.notice}" if one.notice else text, one.id)
    box.setCurrentIndex(next((place for place, one in enumerate(shares) if not one.notice), 0))
    return box
