"""A loaner unit: where it is, what may be done with it, its loans, its way from hand to hand (F24)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.domain.workflows import loan as loan_workflow
from app.domain.workflows import loaner_unit as workflow
from app.services import loaner_units
from app.services.loaner_units import PastLoan, UnitFile
from app.ui.desk import Desk
from app.ui.dialogs.lend_unit import LendUnitDialog
from app.ui.dialogs.loaner_unit_editor import LoanerUnitEditor
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._custody import TrailSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"lent": Tone.DUE, "damaged": Tone.LATE, "lost": Tone.PAUSED, "scrapped": Tone.PAUSED, "in_stock": Tone.DONE}
_LOAN_TONES = {"lent": Tone.DUE, "lost": Tone.LATE, "void": Tone.PAUSED}


class LoanerUnitPane(LivePane):
    """Head, steps, facts, loans, trail."""

    kinds = ("loaner_unit", "loan", "custody_object", "handover", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: UnitFile | None = None
        self.head = Head(self)
        self.state, self.late = chip("", parent=self), chip("", parent=self)
        self.head.chips.addWidget(self.late)
        self.head.chips.addWidget(self.state)
        self.loan = link_button("", self._open_loan, self, flush=True)
        self.facts = Facts(2, self)
        heads = (
            translate("loan", "Loan"), translate("loan", "Customer"), translate("loan", "Lent"),
            translate("loan", "Back"),
        )  # fmt: skip
        self.loans = SmallTable(heads, stretch=1, most=6)
        self.loans.setAccessibleName(translate("loan", "Loans of this unit"))
        self.loans.opened.connect(lambda row_id: desk.open_record("loan", row_id))
        self.history = Section(translate("loan", "Loans of this unit"), self)
        self.history.add(self.loans)
        self.trail = TrailSection(desk, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addWidget(self.loan)
        column.addLayout(self._buttons())
        for part in (self.facts, self.history, self.trail):
            column.addWidget(part)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the unit and show it."""
        found = self.found = loaner_units.file(row_id)
        entry = found.entry
        self.head.set_words(entry.number, entry.name, " ".join(part for part in (entry.model, entry.serial) if part))
        set_chip(self.state, workflow.state_label(entry.state), _TONES.get(entry.state, Tone.NORMAL))
        late = entry.due_on is not None and entry.due_on < clock.today()
        set_chip(self.late, translate("loan", "Not back in time") if late else "", Tone.LATE)
        self.loan.setText(translate("loan", "Loan {number}").format(number=entry.loan_number))
        self.loan.setVisible(bool(entry.loan_number))
        self.facts.set_facts((
            (translate("loan", "Customer"), entry.customer_name if entry.loan_number else ""),
            (translate("loan", "Back by"), str(entry.due_on or "") if entry.loan_number else ""),
            (translate("loaner", "Place"), entry.place if entry.state in ("in_stock", "damaged") else ""),
            (translate("loaner", "Value"), format_yuan(entry.value, symbol=True) if entry.value else ""),
            (translate("loaner", "Times lent"), str(found.lent_count)),
            (translate("loaner", "In this state since"), moment_text(found.since)),
            (translate("loaner", "Accessories"), entry.accessories),
            (translate("loaner", "Reason"), found.reason if entry.state != "in_stock" else ""),
            (translate("loaner", "Notes"), found.notes),
        ))  # fmt: skip
        self.loans.put([
            Row(one.id, (one.number, one.customer_name, f"{clock.local(one.out_at):%Y-%m-%d}", _back_words(one)),
                (*(Tone.NORMAL,) * 3, _LOAN_TONES.get(one.state, Tone.NORMAL)))
            for one in found.loans
        ])  # fmt: skip
        self.history.setVisible(bool(found.loans))
        self.trail.show_object("loaner_unit", entry.id)
        may_change = permissions.allowed(self.desk.session.role, "loaner.register")
        self.lend.setVisible("lend" in found.actions)
        self.edit.setVisible(may_change and entry.state not in ("lost", "scrapped"))
        self.damage.setVisible("damage" in found.actions)
        self.mend.setVisible("mend" in found.actions)
        self.scrap.setVisible("scrap" in found.actions)
        self.lose.setVisible("lose" in found.actions and entry.state != "lent")

    def open_lend(self) -> None:
        """Lend it."""
        if self.found is not None:
            LendUnitDialog(self.desk, unit_id=self.found.entry.id, parent=self.window()).open()

    def open_editor(self) -> None:
        """Correct what is known of it."""
        LoanerUnitEditor(self.desk, self.found, self.window()).open()

    def step(self, use_case: Callable[..., object], question: str) -> None:
        """A step with its reason."""
        if self.found is None:
            return
        entry = self.found.entry
        reason = self.desk.prompts.ask_text(question.format(number=entry.number))
        if reason:
            self.desk.bus.run(use_case, entry.id, seen_version=entry.row_version, reason=reason)  # pyright: ignore[reportArgumentType]

    def _buttons(self) -> FlowLayout:
        damaged = translate("loaner", "What is wrong with {number}?")
        mended = translate("loaner", "How was {number} mended?")
        scrapped = translate("loaner", "Why is {number} scrapped? It cannot be taken back.")
        lost = translate("loaner", "How was {number} lost? It cannot be taken back.")
        self.lend = self._button("loaners", translate("loan", "Lend…"), self.open_lend, primary=True)
        self.edit = self._button("edit", translate("loaner", "Edit…"), self.open_editor)
        self.mend = self._button(
            "repairs", translate("loaner", "Mended…"), lambda: self.step(loaner_units.mend, mended)
        )
        self.damage = self._button(
            "warning", translate("loaner", "Found damaged…"), lambda: self.step(loaner_units.damage, damaged)
        )
        self.scrap = self._button(
            "delete", translate("loaner", "Scrap…"), lambda: self.step(loaner_units.scrap, scrapped)
        )
        self.lose = self._button("void", translate("loaner", "Lost…"), lambda: self.step(loaner_units.lose, lost))
        row = FlowLayout(SPACE // 2)
        for button in (self.lend, self.edit, self.mend, self.damage, self.scrap, self.lose):
            row.addWidget(button)
        return row

    def _button(self, meaning: str, words: str, clicked: Callable[[], object], *, primary: bool = False) -> QPushButton:
        button = QPushButton(icon(meaning, token="on_accent") if primary else icon(meaning), words, self)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda _on: clicked())
        return button

    def _open_loan(self) -> None:
        loan = next((one for one in self.found.loans if one.state == "lent"), None) if self.found else None
        if loan is not None:
            self.desk.open_record("loan", loan.id)


def _back_words(one: PastLoan) -> str:
    """The day it came back, or why it did not."""
    if one.state == "returned" and one.in_at:
        return f"{clock.local(one.in_at):%Y-%m-%d}"
    return loan_workflow.state_label(one.state)


def _enter(desk: Desk, window: QWidget) -> None:
    LoanerUnitEditor(desk, parent=window).open()


RECORD = RecordPane(
    name="loaner_unit",
    build=LoanerUnitPane,
    title=QT_TRANSLATE_NOOP("records", "Loaner unit"),
    icon="loaners",
    enter=_enter,
    help_page="loaners",
)
