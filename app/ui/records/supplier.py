"""A supplier: how its deliveries were, whom one speaks to, the deliveries themselves (F85, R147)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain.workflows import stock_in_test as workflow
from app.services import suppliers
from app.services.suppliers import SupplierFile
from app.ui.desk import Desk
from app.ui.dialogs.stock_in_test import DeliveryDialog
from app.ui.dialogs.supplier_editor import SupplierDialog
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, set_chip


class SupplierPane(LivePane):
    """Head, what can be done, facts, deliveries."""

    kinds = ("supplier", "stock_in_test")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: SupplierFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.facts = Facts(2, self)
        heads = (
            translate("supplier", "Test"), translate("supplier", "Product"), translate("supplier", "Delivered"),
            translate("supplier", "State"),
        )  # fmt: skip
        self.tests = SmallTable(heads, stretch=1, most=12)
        self.tests.setAccessibleName(translate("supplier", "Deliveries"))
        self.tests.opened.connect(lambda row_id: desk.open_record("stock_in_test", row_id))
        self.section = Section(translate("supplier", "Deliveries"), self)
        self.section.add(self.tests)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addWidget(self.section)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the supplier and show it."""
        found = self.found = suppliers.file(row_id)
        entry = found.entry
        self.head.set_words(entry.number, entry.name, entry.products)
        away = translate("supplier", "not used any more")
        set_chip(self.state, "" if entry.is_active else away, Tone.PAUSED)
        text = translate("supplier", "{passed} of {count} passed at once ({rate} %)")
        rate = text.format(passed=found.passed_count, count=found.decided_count, rate=found.pass_rate)
        self.facts.set_facts((
            (translate("supplier", "Deliveries tested"), rate if found.decided_count else ""),
            (translate("supplier", "Contact"), entry.contact_name),
            (translate("supplier", "Telephone"), entry.phone),
            (translate("supplier", "Address"), entry.address),
            (translate("supplier", "Notes"), entry.notes),
        ))  # fmt: skip
        self.tests.put([
            Row(one.id, (one.number, f"{one.product} × {one.quantity}", one.delivered_on.isoformat(),
                         workflow.state_label(one.state)),
                (*(Tone.NORMAL,) * 3, Tone.LATE if one.verdict == "failed" else Tone.NORMAL))
            for one in found.tests
        ])  # fmt: skip
        self.section.setVisible(bool(found.tests))
        self.edit.setVisible(found.may_change)
        self.deliver.setVisible(found.may_change and entry.is_active)
        self.put_away.setVisible(found.may_change)
        again = translate("supplier", "Use it again")
        self.put_away.setText(translate("supplier", "Not used any more") if entry.is_active else again)

    def open_editor(self) -> None:
        """Change it."""
        if self.found is not None:
            SupplierDialog(self.desk, self.found.entry, self.window()).open()

    def open_delivery(self) -> None:
        """It brought something."""
        if self.found is not None:
            DeliveryDialog(self.desk, supplier_id=self.found.entry.id, parent=self.window()).open()

    def switch(self) -> None:
        """Put it away, or take it up again."""
        if self.found is not None:
            entry = self.found.entry
            step = suppliers.deactivate if entry.is_active else suppliers.reactivate
            self.desk.bus.run(step, entry.id, seen_version=entry.row_version)

    def _buttons(self) -> FlowLayout:
        self.deliver = self._button("add", translate("supplier", "Goods delivered…"), self.open_delivery)
        self.edit = self._button("edit", translate("supplier", "Edit…"), self.open_editor)
        self.put_away = self._button("archive", translate("supplier", "Not used any more"), self.switch)
        row = FlowLayout(SPACE // 2)
        for button in (self.deliver, self.edit, self.put_away):
            row.addWidget(button)
        return row

    def _button(self, meaning: str, words: str, clicked: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(meaning), words, self)
        button.clicked.connect(lambda _on: clicked())
        return button


def enter(desk: Desk, window: QWidget) -> None:
    """A new supplier."""
    SupplierDialog(desk, parent=window).open()


RECORD = RecordPane(
    name="supplier",
    build=SupplierPane,
    title=QT_TRANSLATE_NOOP("records", "Supplier"),
    icon="department",
    enter=enter,
    help_page="stock_in_tests",
)
