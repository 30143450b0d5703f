"""An own item of the boards: what it is, whose, how it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.domain.board import ITEM_STATES
from app.services import board_items
from app.services.board_items import ItemFile
from app.ui.desk import Desk
from app.ui.dialogs.board_item import BoardItemDialog, drop_item
from app.ui.icons import icon
from app.ui.records import RecordPane
from app.ui.records._pane import Head, LivePane
from app.ui.theme import SPACE, Tone
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import Facts, chip, set_chip


class BoardItemPane(LivePane):
    """The item with its buttons: done, open again, edit, drop."""

    kinds = ("board_item",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.item: ItemFile | None = None
        self.head = Head(self)
        self.state = chip("", parent=self)
        self.head.chips.addWidget(self.state)
        self.facts = Facts(2, self)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.head)
        column.addLayout(self._buttons())
        column.addWidget(self.facts)
        column.addStretch(1)

    def read(self, row_id: int) -> None:
        """Read the item and show it."""
        one = self.item = board_items.file(row_id)
        span = one.due_on.isoformat()
        if one.starts_on != one.due_on:
            span = f"{one.starts_on.isoformat()} – {span}"
        self.head.set_words(span, one.subject, one.owner)
        set_chip(self.state, shown(ITEM_STATES[one.state]), item_tone(one))
        self.facts.set_facts((
            (translate("board", "Note"), one.note),
            (translate("board", "Done by"), one.done_by),
            (translate("board", "Done"), clock.local(one.done_at).strftime("%Y-%m-%d %H:%M") if one.done_at else ""),
            (translate("board", "Dropped because"), one.drop_reason),
            (translate("board", "Entered by"), one.entered_by),
        ))  # fmt: skip
        for button in (self.done, self.edit_button, self.drop_button):
            button.setVisible(one.may_change and one.is_open)
        self.again.setVisible(one.may_change and not one.is_open)

    def finish(self) -> None:
        """It is done."""
        if self.item is not None:
            self.desk.bus.run(board_items.finish, item_id=self.item.id, seen_version=self.item.row_version)

    def reopen(self) -> None:
        """It is to be done after all."""
        if self.item is not None:
            self.desk.bus.run(board_items.reopen, item_id=self.item.id, seen_version=self.item.row_version)

    def edit(self) -> None:
        """Change it."""
        if self.item is not None:
            BoardItemDialog(self.desk, self.item, self.window()).open()

    def drop(self) -> None:
        """It will not be done."""
        if self.item is not None:
            drop_item(self.desk, self.item)

    def _buttons(self) -> FlowLayout:
        self.done = QPushButton(icon("complete", token="on_accent"), translate("board", "Done"), self)
        self.done.setProperty("role", "primary")
        self.done.clicked.connect(lambda _on: self.finish())
        self.again = QPushButton(icon("reopen"), translate("board", "Open again"), self)
        self.again.clicked.connect(lambda _on: self.reopen())
        self.edit_button = QPushButton(icon("edit"), translate("board", "Edit"), self)
        self.edit_button.clicked.connect(lambda _on: self.edit())
        self.drop_button = QPushButton(translate("board", "Drop"), self)
        self.drop_button.clicked.connect(lambda _on: self.drop())
        row = FlowLayout(SPACE // 2)
        for button in (self.done, self.again, self.edit_button, self.drop_button):
            row.addWidget(button)
        return row


def item_tone(one: ItemFile) -> Tone:
    """How an item stands, as a colour."""
    if not one.is_open:
        return Tone.DONE if one.state == "done" else Tone.PAUSED
    return Tone.LATE if one.is_late else Tone.DUE if one.due_on == clock.today() else Tone.NORMAL


RECORD = RecordPane(
    name="board_item",
    build=BoardItemPane,
    title=QT_TRANSLATE_NOOP("records", "Board item"),
    icon="checklist",
    help_page="boards",
)
