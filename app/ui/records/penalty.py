"""A reward and penalty notice: whom and why, its arithmetic, its appeal, its months, its prints (F76, R136–R140)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain import penalty as rules
from app.domain import permissions
from app.domain.workflows import penalty as workflow
from app.services import attachments, penalties, penalty_file
from app.services.penalty_deductions import Taken
from app.services.penalty_file import PenaltyFile
from app.ui.desk import Desk
from app.ui.dialogs.penalty import (
    AppealDecisionDialog,
    PenaltyDialog,
    SettleMonthDialog,
    SuperiorDialog,
    dated_form,
    print_notice,
)
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._pane import Head, LivePane
from app.ui.records._steps import StepRow
from app.ui.records.service_voucher import copy_words
from app.ui.theme import SPACE, Tone
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

TONES = {
    "draft": Tone.DUE, "approved": Tone.NORMAL, "appealed": Tone.DUE, "upheld": Tone.NORMAL, "withdrawn": Tone.DONE,
    "void": Tone.PAUSED,
}  # fmt: skip


class PenaltyPane(LivePane):
    """Head, links, steps, facts, months, prints."""

    kinds = ("penalty", "penalty_deduction", "complaint", "issued_paper", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: PenaltyFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.case, self.below, self.above = (
            link_button("", partial(self._open, place), self, flush=True) for place in range(3)
        )
        self.others = link_button(
            translate("penalty", "All notices of this person"), self._show_others, self, flush=True
        )
        links = QHBoxLayout()
        for link in (self.case, self.below, self.above, self.others):
            links.addWidget(link)
        links.addStretch(1)
        self.facts = Facts(2, self)
        heads = (
            translate("penalty", "Month"), translate("penalty", "Bonus"), translate("penalty", "Owed before"),
            translate("penalty", "Deducted"), translate("penalty", "Bonus taken"), translate("penalty", "Carried on"),
        )  # fmt: skip
        self.months = SmallTable(heads, stretch=0, most=8)
        self.months.setAccessibleName(translate("penalty", "Deductions by month"))
        self.month_section = Section(translate("penalty", "Deductions by month"), self)
        self.month_section.add(self.months)
        heads = (translate("voucher", "Printed"), translate("voucher", "By"), translate("voucher", "Copy"))
        self.prints = SmallTable(heads, stretch=1, most=5)
        self.prints.setAccessibleName(translate("voucher", "Prints"))
        self.print_section = Section(translate("voucher", "Prints"), self)
        self.print_section.add(self.prints)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(links)
        column.addLayout(self._buttons())
        self.attachments = AttachmentsSection(desk, "penalty", self)
        for part in (self.facts, self.month_section, self.print_section, self.attachments):
            column.addWidget(part)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the notice and show it."""
        found = self.found = penalty_file.file(row_id)
        whom = " · ".join(part for part in (found.person, found.unit) if part)
        altered = translate("voucher", "What is kept of this paper was altered after it was issued.")
        self.head.set_words(found.number, whom, altered if found.altered else shown(rules.KINDS[found.kind]))
        set_chip(self.state, workflow.state_label(found.state), TONES[found.state])
        self.case.setText(found.complaint_number)
        self.case.setVisible(bool(found.complaint_id))
        self.below.setText(translate("penalty", "Superior of {number}").format(number=found.superior_of))
        self.below.setVisible(bool(found.superior_of_id))
        self.above.setText(translate("penalty", "Superior: {number}").format(number=found.superior_notice))
        self.above.setVisible(bool(found.superior_notice_id))
        self.others.setVisible(bool(found.staff_id))
        self.facts.set_facts((*_facts(found), *_course(found)))
        self.months.put([
            _taken_row(one)
            for one in found.months
        ])  # fmt: skip
        self.month_section.setVisible(bool(found.months))
        self.prints.put([
            Row(place, (moment_text(one.printed_at), " ".join((one.user_name, one.printer)).strip(), copy_words(one)))
            for place, one in enumerate(found.prints, 1)
        ])  # fmt: skip
        self.print_section.setVisible(bool(found.prints))
        self._show_steps(found)
        if permissions.allowed(self.desk.session.role, "attachment.view"):
            self.attachments.show_entries(found.id, attachments.listing("penalty", found.id))

    def run(self, event: str) -> None:
        """Begin a step as its button does."""
        if self.found is not None:
            self._acts()[event](self.found)

    def _acts(self) -> dict[str, Callable[[PenaltyFile], object]]:
        desk, window = self.desk, self.window()
        return {
            "approve": self._approve,
            "change": lambda found: PenaltyDialog(desk, about=about(found), found=found, parent=window).open(),
            "superior": lambda found: SuperiorDialog(desk, found, window).open(),
            "publish": lambda found: dated_form(desk, found, "publish", window).open(),
            "appeal": lambda found: dated_form(desk, found, "appeal", window).open(),
            "uphold": lambda found: AppealDecisionDialog(desk, found, window).open(),
            "deduct": lambda _found: SettleMonthDialog(desk, parent=window).open(),
            "print": lambda found: print_notice(desk, found.id),
            "discard": lambda found: self._end(penalties.discard, found),
            "void": lambda found: self._end(penalties.void, found),
        }

    def _approve(self, found: PenaltyFile) -> None:
        question = translate("penalty", "Approve {number}? It is then frozen and printed in four copies.")
        if self.desk.prompts.confirm(question.format(number=found.number), translate("penalty", "Approve")):
            self.desk.bus.run(penalties.approve, found.id, seen_version=found.row_version)

    def _end(self, step: Callable[..., object], found: PenaltyFile) -> None:
        reason = self.desk.prompts.ask_text(translate("penalty", "Why is {number} void?").format(number=found.number))
        if reason:
            self.desk.bus.run(step, found.id, seen_version=found.row_version, reason=reason)  # pyright: ignore[reportArgumentType]

    def _show_steps(self, found: PenaltyFile) -> None:
        for event, button in self.steps.items():
            button.setVisible(event in found.actions)
        may = permissions.allowed(self.desk.session.role, "penalty.change")
        awaits = bool(found.bonus_month) and not found.forfeited and found.state in workflow.STANDING
        self.steps["deduct"].setVisible(may and (found.owed > 0 or awaits))
        self.steps["print"].setVisible(may and found.approved_at is not None)

    def _buttons(self) -> StepRow:
        row = StepRow(self, (
            ("approve", "approve", translate("penalty", "Approve…"), partial(self.run, "approve")),
            ("change", "edit", translate("penalty", "Edit…"), partial(self.run, "change")),
            ("print", "print", translate("penalty", "Print"), partial(self.run, "print")),
            ("publish", "out", translate("penalty", "Publish…"), partial(self.run, "publish")),
            ("deduct", "money", translate("penalty", "Deduct…"), partial(self.run, "deduct")),
            ("superior", "technician", translate("penalty", "Superior…"), partial(self.run, "superior")),
            ("appeal", "undo", translate("penalty", "Appeal…"), partial(self.run, "appeal")),
            ("uphold", "assessment", translate("penalty", "Decide the appeal…"), partial(self.run, "uphold")),
            ("discard", "void", translate("penalty", "Give up…"), partial(self.run, "discard")),
            ("void", "void", translate("penalty", "Void…"), partial(self.run, "void")),
        ))  # fmt: skip
        self.steps = row.buttons
        return row

    def _show_others(self) -> None:
        """What stands under the person's name (R140)."""
        if self.found is not None:
            self.desk.show_rows("penalties", "all", (("staff_id", "eq", self.found.staff_id),))

    def _open(self, place: int) -> None:
        if self.found is not None:
            kind = "penalty" if place else "complaint"
            ids = (self.found.complaint_id, self.found.superior_of_id, self.found.superior_notice_id)
            self.desk.open_record(kind, ids[place])


def _taken_row(one: Taken) -> Row:
    """A month: its bonus, what was owed, taken, carried; the whole bonus where a step took it."""
    amounts = (one.bonus, one.before, one.amount, one.forfeited, one.carried)
    return Row(one.id, (one.month, *(format_yuan(fen) for fen in amounts)))


def about(found: PenaltyFile) -> str:
    """Whom a notice is about, in one line."""
    return " · ".join(part for part in (found.complaint_number, found.unit, found.person) if part)


def _money(fen: int) -> str:
    return format_yuan(fen, symbol=True) if fen else ""


def _facts(found: PenaltyFile) -> tuple[tuple[str, str], ...]:
    reward = found.kind == "reward"
    step = " · ".join(part for part in (found.step_shown, found.worth) if part)
    return (
        (translate("penalty", "Reason"), found.reason),
        (translate("penalty", "Situation"), penalty_file.trigger_words(found.trigger)),
        (translate("penalty", "Share of the loss"), _money(found.share_amount)),
        (translate("penalty", "Step"), step),
        (translate("penalty", "Reward") if reward else translate("penalty", "Fine"), _money(found.fine)),
        (translate("penalty", "Arithmetic"), found.arithmetic),
        (translate("penalty", "Whole bonus of the month"), _bonus(found)),
        (translate("penalty", "Deducted so far"), _money(found.settled)),
        (translate("penalty", "Still owed"), _money(found.owed)),
        (translate("penalty", "To be paid back"), _money(found.pay_back)),
    )


def _bonus(found: PenaltyFile) -> str:
    """Of which month the step takes the bonus, and how much that was; empty where it takes none."""
    if not found.bonus_month:
        return ""
    if found.forfeited:
        text = translate("penalty", "{month}: {amount} taken")
        return text.format(month=found.bonus_month, amount=_money(found.forfeited))
    return translate("penalty", "{month}: to be taken").format(month=found.bonus_month)


def _course(found: PenaltyFile) -> tuple[tuple[str, str], ...]:
    def dated(who: str, when: object) -> str:
        return " ".join(part for part in (who, str(when) if when else "") if part)

    approved = moment_text(found.approved_at) if found.approved_at else ""
    return (
        (translate("penalty", "Drafted"), dated(found.issued_by, moment_text(found.issued_at))),
        (translate("penalty", "Approved"), dated(found.approved_by, approved)),
        (translate("penalty", "Published"), dated("", found.published_on)),
        (translate("penalty", "Appeal"), dated(found.appeal, found.appealed_on)),
        (translate("penalty", "Decision of the appeal"), found.appeal_decision),
        (translate("penalty", "Decided by"), dated(found.appeal_decided_by, found.appeal_decided_on)),
        (translate("penalty", "Void because"), found.void_reason),
    )


def enter(desk: Desk, window: QWidget) -> None:
    """A new notice without a case: a reward, or a discipline note."""
    if not penalties.is_enabled():
        desk.prompts.warn(translate("penalty", "Penalties are switched off. An administrator may switch them on."))
        return
    PenaltyDialog(desk, parent=window).open()


RECORD = RecordPane(
    name="penalty",
    build=PenaltyPane,
    title=QT_TRANSLATE_NOOP("records", "Reward or penalty notice"),
    icon="assessment",
    enter=enter,
    help_page="complaints#penalties",
)
