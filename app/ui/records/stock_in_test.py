"""A test before stock: what was delivered, how it was sampled, items and verdict, what became of it (F85)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.sampling import RULES
from app.domain.workflows import stock_in_test as workflow
from app.services import attachments, stock_in_file, stock_in_tests
from app.services.stock_in_file import TestFile
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.stock_in_test import (
    BookInDialog,
    DeliveryDialog,
    ExchangeDialog,
    RetestDialog,
    SendBackDialog,
    TestResultDialog,
)
from app.ui.dialogs.store_printing import print_issued
from app.ui.icons import icon
from app.ui.papers import print_form
from app.ui.records import RecordPane
from app.ui.records._attachments import AttachmentsSection
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text

_TONES = {"failed": Tone.LATE, "exchanged": Tone.LATE, "passed": Tone.DUE, "delivered": Tone.NORMAL}


class StockInTestPane(LivePane):
    """Head, links, what can be done next, facts, items."""

    kinds = ("stock_in_test", "stock_in_test_line", "issued_paper", "attachment")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: TestFile | None = None
        self.head = Head(self)
        self.state, self.late = chip("", parent=self), chip("", parent=self)
        self.head.chips.addWidget(self.late)
        self.head.chips.addWidget(self.state)
        self.links = FlowLayout(0)
        self.supplier = link_button("", lambda: self._open("supplier", "supplier_id"), self, flush=True)
        self.part = link_button("", lambda: self._open("spare_part", "part_id"), self, flush=True)
        self.before = link_button("", lambda: self._open("stock_in_test", "retest_of_id"), self, flush=True)
        self.after = link_button("", lambda: self._open("stock_in_test", "retest_id"), self, flush=True)
        self.first = link_button("", lambda: self._open("stock_in_test", "first_retest_id"), self, flush=True)
        for link in (self.supplier, self.part, self.before, self.first, self.after):
            self.links.addWidget(link)
        self.warning = QLabel(
            translate("stock_in_test", "What is kept of this record was altered after it was issued."), self
        )
        mark(self.warning, role="error")
        self.warning.setWordWrap(True)
        self.facts, self.outcome = Facts(2, self), Facts(2, self)
        self.outcome_section = Section(translate("stock_in_test", "What became of it"), self)
        self.outcome_section.add(self.outcome)
        heads = (
            translate("stock_in_test", "Item"), translate("stock_in_test", "Result"),
            translate("stock_in_test", "Defective"), translate("stock_in_test", "Remark"),
        )  # fmt: skip
        self.items = SmallTable(heads, stretch=3, most=10)
        self.items.setAccessibleName(translate("stock_in_test", "Items"))
        self.section = Section(translate("stock_in_test", "Items"), self)
        self.section.add(self.items)
        self.attachments = AttachmentsSection(desk, "stock_in_test", self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self.links)
        column.addWidget(self.warning)
        column.addLayout(self._buttons())
        for part in (self.facts, self.outcome_section, self.section, self.attachments):
            column.addWidget(part)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the test and show it."""
        found = self.found = stock_in_file.file(row_id)
        what = " ".join(part for part in (found.product, found.model) if part)
        self.head.set_words(found.number, f"{what} × {found.quantity}", found.supplier_name)
        set_chip(self.state, workflow.state_label(found.state), _TONES.get(found.state, Tone.DONE))
        set_chip(self.late, translate("stock_in_test", "Not tested in time") if found.is_late else "", Tone.LATE)
        self._show_links(found)
        self.warning.setVisible(found.altered)
        self.facts.set_facts(_delivered(found))
        outcome = _outcome(found)
        self.outcome.set_facts(outcome)
        self.outcome_section.setVisible(any(value for _label, value in outcome))
        self.items.put([
            Row(place, (one.item, shown(workflow.RESULTS[one.result]), str(one.defective or ""),
                        " · ".join(part for part in (one.method, one.notes) if part)),
                (Tone.NORMAL, Tone.LATE if one.result == "faulty" else Tone.NORMAL))
            for place, one in enumerate(found.lines, 1)
        ])  # fmt: skip
        self.attachments.show_entries(found.id, attachments.listing("stock_in_test", found.id))
        for event, button in self.steps.items():
            button.setVisible(event in found.actions)
        may = "enter" in found.actions or found.verdict != ""
        self.record.setVisible(bool(found.verdict) and may)
        self.label.setVisible(bool(found.verdict))
        self.correct.setVisible("enter" in found.actions)

    def print_record(self) -> None:
        """Show the next copy of the record."""
        if self.found is not None:
            print_issued(self.desk, stock_in_tests.FORM, self.found.id)

    def print_label(self) -> None:
        """Show the labels."""
        if self.found is not None:
            print_form(self.desk, "stock_in_test_label", self.found.number)

    def void(self) -> None:
        """It was entered by mistake."""
        if self.found is None:
            return
        question = translate("stock_in_test", "Why is {number} void? Its number stays.")
        reason = self.desk.prompts.ask_text(question.format(number=self.found.number))
        if reason:
            self.desk.bus.run(
                stock_in_tests.void, self.found.id, seen_version=self.found.row_version, reason=reason
            )  # fmt: skip

    def _show_links(self, found: TestFile) -> None:
        self.supplier.setText(found.supplier_name)
        self.part.setText(translate("stock_in_test", "Part {number}").format(number=found.part_number))
        self.part.setVisible(bool(found.part_id))
        self.before.setText(translate("stock_in_test", "Tests {number} again").format(number=found.retest_of_number))
        self.before.setVisible(bool(found.retest_of_id))
        again = translate("stock_in_test", "Tested again as {number}")
        self.first.setText(again.format(number=found.first_retest_number))
        self.first.setVisible(bool(found.first_retest_id))
        self.after.setText(again.format(number=found.retest_number))
        self.after.setVisible(bool(found.retest_id))

    def _buttons(self) -> FlowLayout:
        self.steps: dict[str, QPushButton] = {
            "enter": self._button(
                "checklist", translate("stock_in_test", "Enter the test…"), lambda: self._dialog(TestResultDialog),
                primary=True,
            ),
            "book_in": self._button(
                "archive", translate("stock_in_test", "Book in…"), lambda: self._dialog(BookInDialog), primary=True
            ),
            "send_back": self._button(
                "back", translate("stock_in_test", "Back to the supplier…"), lambda: self._dialog(SendBackDialog),
                primary=True,
            ),
            "exchange": self._button(
                "refresh", translate("stock_in_test", "Exchanged…"), lambda: self._dialog(ExchangeDialog), primary=True
            ),
            "retest": self._button(
                "stock_tests", translate("stock_in_test", "Test again…"), lambda: self._dialog(RetestDialog)
            ),
            "void": self._button("void", translate("stock_in_test", "Void…"), self.void),
        }  # fmt: skip
        self.record = self._button("print", translate("stock_in_test", "Print the record"), self.print_record)
        self.label = self._button("price_item", translate("stock_in_test", "Labels"), self.print_label)
        self.correct = self._button(
            "edit", translate("stock_in_test", "Correct…"), lambda: self._dialog(DeliveryDialog)
        )  # fmt: skip
        row = FlowLayout(SPACE // 2)
        for button in (*list(self.steps.values())[:-1], self.correct, self.record, self.label, self.steps["void"]):
            row.addWidget(button)
        return row

    def _button(self, meaning: str, words: str, clicked: Callable[[], object], *, primary: bool = False) -> QPushButton:
        button = QPushButton(icon(meaning, token="on_accent") if primary else icon(meaning), words, self)
        if primary:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda _on: clicked())
        return button

    def _dialog(self, dialog: Callable[..., FormDialog]) -> None:
        if self.found is not None:
            dialog(self.desk, self.found, parent=self.window()).open()

    def _open(self, kind: str, field: str) -> None:
        if self.found is not None:
            self.desk.open_record(kind, getattr(self.found, field))


def _delivered(found: TestFile) -> tuple[tuple[str, str], ...]:
    text = translate("stock_in_test", "{count} of {quantity}, at most {most} defective")
    sample = text.format(count=found.sample_size, quantity=found.quantity, most=found.accept_most)
    return (
        (translate("stock_in_test", "Delivered"), found.delivered_on.isoformat()),
        (translate("stock_in_test", "Test by"), found.due_on.isoformat() if not found.verdict else ""),
        (translate("stock_in_test", "Order"), found.order_number),
        (translate("stock_in_test", "Delivery note"), found.delivery_number),
        (translate("stock_in_test", "Batch"), found.batch),
        (translate("stock_in_test", "Tester"), found.tester_name),
        (translate("stock_in_test", "Sampling"), shown(RULES[found.sampling])),
        (translate("stock_in_test", "Sample"), sample),
        (translate("stock_in_test", "Serials"), found.serials),
        (translate("stock_in_test", "Notes"), found.notes),
        (translate("stock_in_test", "Void because"), found.void_reason),
    )


def _outcome(found: TestFile) -> tuple[tuple[str, str], ...]:
    text = translate("stock_in_test", "{verdict}, {count} defective")
    verdict = text.format(verdict=shown(workflow.VERDICTS[found.verdict]), count=found.defective)
    back = translate("stock_in_test", "{day}, {count} pieces").format(
        day=found.returned_on or "", count=found.returned_quantity
    )
    stocked = " ".join(part for part in (moment_text(found.stocked_at) if found.stocked_at else "", found.stocked_place)
                       if part)  # fmt: skip
    return (
        (translate("stock_in_test", "Verdict"), verdict if found.verdict else ""),
        (translate("stock_in_test", "Tested on"), found.tested_on.isoformat() if found.tested_on else ""),
        (translate("stock_in_test", "Decided by"), found.decided_by),
        (translate("stock_in_test", "Why it failed"), found.reason),
        (translate("stock_in_test", "Sent back"), back if found.returned_on else ""),
        (translate("stock_in_test", "Return paper"), found.return_paper),
        (translate("stock_in_test", "Exchanged"), found.exchanged_on.isoformat() if found.exchanged_on else ""),
        (translate("stock_in_test", "Booked in"), stocked),
    )


def enter(desk: Desk, window: QWidget) -> None:
    """Goods were delivered."""
    DeliveryDialog(desk, parent=window).open()


RECORD = RecordPane(
    name="stock_in_test",
    build=StockInTestPane,
    title=QT_TRANSLATE_NOOP("records", "Test before stock"),
    icon="stock_tests",
    enter=enter,
    help_page="stock_in_tests",
)
