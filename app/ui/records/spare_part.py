"""A spare part: prices, minimum, where it lies, what moved; take in, move, write off (F26)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.money import format_yuan
from app.domain import permissions
from app.ledgers._declaration import Condition, Operator
from app.services import spare_part_file, spare_parts
from app.services.spare_part_file import Movement, PartFile, StockEntry
from app.ui.desk import Desk
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.spare_moves import AdjustPartsDialog, MovePartsDialog, OpeningStockDialog, ReceivePartsDialog
from app.ui.dialogs.spare_part_editor import SparePartDialog
from app.ui.dialogs.stock_in_test import DeliveryDialog
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip
from app.ui.widgets.timeline import moment_text


class SparePartPane(LivePane):
    """Head with what is short, what can be done, facts, where it lies, what moved."""

    kinds = ("spare_part", "spare_stock", "handover")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: PartFile | None = None
        self.head = Head(self)
        self.short = chip("", parent=self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.short)
        self.head.chips.addWidget(self.state)
        self.facts = Facts(2, self)
        self.places = SmallTable((
            translate("spare_part", "Place"), translate("spare_part", "Quantity"), translate("spare_part", "Worth"),
            translate("spare_part", "Last moved"),
        ), most=8)  # fmt: skip
        self.places.setAccessibleName(translate("spare_part", "Where they are"))
        self.where = Section(translate("spare_part", "Where they are"), self)
        self.where.add(self.places)
        self.moves = SmallTable((
            translate("spare_part", "When"), translate("spare_part", "Quantity"),
            translate("spare_part", "From and to, paper or reason"),
        ), stretch=2, most=8)  # fmt: skip
        self.moves.setAccessibleName(translate("spare_part", "What moved"))
        self.moves.opened.connect(self._open_call)
        self.moved = Section(translate("spare_part", "What moved"), self)
        self.moved.add(self.moves)
        self.more = QLabel(self)
        mark(self.more, role="muted")
        self.moved.add(self.more)
        self.old = link_button(translate("spare_part", "Old parts of it…"), self._show_old_parts, self, flush=True)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addWidget(self.old)
        column.addWidget(self.where)
        column.addWidget(self.moved)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the part and show it."""
        found = self.found = spare_part_file.file(row_id)
        part = found.part
        self.head.set_words(part.number, part.name, part.model)
        set_chip(self.short, translate("spare_part", "below the minimum") if part.is_short else "", Tone.LATE)
        away = translate("spare_part", "not used any more")
        set_chip(self.state, "" if part.is_active else away, Tone.PAUSED)
        counted = translate("spare_part", "{count} {unit}")
        self.facts.set_facts((
            (translate("spare_part", "In the stores"), counted.format(count=part.in_store, unit=part.unit).strip()),
            (translate("spare_part", "In bags"), counted.format(count=part.in_bags, unit=part.unit).strip()),
            (translate("spare_part", "Minimum stock"), str(part.minimum) if part.minimum else ""),
            (translate("spare_part", "Shelf"), part.shelf),
            (translate("spare_part", "Selling price"), format_yuan(part.price, symbol=True)),
            (translate("spare_part", "Buying price"), format_yuan(part.cost, symbol=True)),
            (translate("spare_part", "Old part"), self._old_words(part.needs_old_part)),
            (translate("spare_part", "Notes"), part.notes),
        ))  # fmt: skip
        self.places.put([_place_row(number, one) for number, one in enumerate(found.stock, 1)])
        self.where.setVisible(bool(found.stock))
        self.moves.put([_move_row(one) for one in found.movements])
        self.moved.setVisible(bool(found.movements))
        left = found.movement_count - len(found.movements)
        self.more.setText(translate("spare_part", "Movements before these: {count}").format(count=left))
        self.more.setVisible(left > 0)
        self._show_buttons(found)

    def open_receive(self) -> None:
        """Take goods in; where deliveries are tested first, put this one on record for its test."""
        if self.found is None or not spare_parts.are_tested_first():
            self._dialog(ReceivePartsDialog)
            return
        dialog = DeliveryDialog(self.desk, parent=self.window(), part_id=self.found.part.id)
        dialog.accepted.connect(lambda: self._open_test(dialog.changes))
        dialog.open()

    def open_opening(self) -> None:
        """Enter what lies there already."""
        self._dialog(OpeningStockDialog)

    def open_move(self) -> None:
        """Move some to another place."""
        self._dialog(MovePartsDialog)

    def open_adjust(self) -> None:
        """Write off or find."""
        self._dialog(AdjustPartsDialog)

    def open_change(self) -> None:
        """Change the part."""
        if self.found is not None:
            SparePartDialog(self.desk, self.found.part, self.window()).open()

    def put_away(self) -> None:
        """Take it off the list, or put it back."""
        if self.found is not None:
            part = self.found.part
            act = spare_parts.deactivate if part.is_active else spare_parts.reactivate
            self.desk.bus.run(act, part.id, seen_version=part.row_version)

    def _show_buttons(self, found: PartFile) -> None:
        role, part = self.desk.session.role, found.part
        may_change = permissions.allowed(role, "spare_part.change")
        holds = part.in_store + part.in_bags > 0
        tested = spare_parts.are_tested_first()
        self.receive.setVisible(may_change and part.is_active)
        self.receive.setText(
            translate("spare_part", "Delivery to test…") if tested else translate("spare_part", "Take in…")
        )
        self.opening.setVisible(may_change and part.is_active and tested and not found.movement_count)
        self.move_button.setVisible(holds and permissions.allowed(role, "spare_part.move", own=True))
        self.change.setVisible(may_change)
        self.adjust.setVisible(permissions.allowed(role, "spare_part.adjust"))
        self.away.setVisible(may_change and not holds)
        off, on = translate("spare_part", "Not used any more"), translate("spare_part", "Use again")
        self.away.setText(off if part.is_active else on)
        self.old.setVisible(part.needs_old_part and permissions.allowed(role, "old_part.view", own=True))

    def _buttons(self) -> FlowLayout:
        self.receive = self._button("import", translate("spare_part", "Take in…"), self.open_receive, primary=True)
        self.opening = self._button("spare_stock", translate("spare_part", "Opening stock…"), self.open_opening)
        self.move_button = self._button("move", translate("spare_part", "Move…"), self.open_move)
        self.change = self._button("edit", translate("spare_part", "Change…"), self.open_change)
        self.adjust = self._button("void", translate("spare_part", "Write off or found…"), self.open_adjust)
        self.away = self._button("pause", translate("spare_part", "Not used any more"), self.put_away)
        row = FlowLayout(SPACE // 2)
        for button in (self.receive, self.opening, self.move_button, self.change, self.adjust, self.away):
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
            dialog(self.desk, self.found, self.window()).open()

    def _open_test(self, changes: Changes | None) -> None:
        if changes is not None:
            self.desk.open_record("stock_in_test", changes.result)

    def _open_call(self, movement_id: int) -> None:
        call = next((one.call_id for one in self.found.movements if one.id == movement_id), 0) if self.found else 0
        if call:
            self.desk.open_record("service_call", call)

    def _show_old_parts(self) -> None:
        if self.found is not None:
            mine = (Condition("part_id", Operator.EQ, self.found.part.id),)
            self.desk.show_rows("old_parts", "all", mine)

    def _old_words(self, needed: bool) -> str:
        return translate("spare_part", "is brought back") if needed else ""


def _place_row(number: int, one: StockEntry) -> Row:
    name = translate("stock", "{name}'s bag").format(name=one.place.name) if one.place.is_bag else one.place.name
    return Row(number, (name, str(one.quantity), format_yuan(one.value), moment_text(one.moved_at)))


def _move_row(one: Movement) -> Row:
    paper = one.paper if one.paper not in (one.giver, one.taker) else ""  # a stock-take is its own paper
    words = " · ".join(part for part in (f"{one.giver} → {one.taker}", paper, one.reason) if part)
    return Row(one.id, (moment_text(one.happened_at), str(one.quantity), words))


def enter(desk: Desk, window: QWidget) -> None:
    """Open the form of a new part."""
    SparePartDialog(desk, None, window).open()


RECORD = RecordPane(
    name="spare_part",
    build=SparePartPane,
    title=QT_TRANSLATE_NOOP("records", "Spare part"),
    icon="spare_part",
    enter=enter,
    help_page="spare_parts",
)
