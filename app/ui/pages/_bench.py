"""The bench: scan a tag or a receipt, see the thing and its state, take the next step by its number key.

The field for the scanner always has the word: what is typed elsewhere on the bench goes there, digits too – a scanned
serial number may begin with one –, and once a step is taken it waits for the next tag.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QSplitter, QVBoxLayout, QWidget

from app.core.changes import Changes
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain.workflows import returned_part as workflow
from app.services import guarantee, returned_part_file
from app.services.returned_part_file import PartEntry, PartFile
from app.ui.desk import Desk
from app.ui.dialogs.swap_printing import print_note
from app.ui.icons import icon
from app.ui.papers import print_form
from app.ui.records.returned_part import PartSteps, facts_of, part_tone, promise_words
from app.ui.theme import SPACE, Tone
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.guarantee_note import GuaranteeNote
from app.ui.widgets.search_box import offer_emptying
from app.ui.widgets.section import Facts, Row, Section, SmallTable, chip, link_button, set_chip

_MOST_SEEN = 12
_WITH_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_INTERESTING = ("returned_part", "take_back_receipt", "custody_object")


class Bench(QWidget):
    """Left the scanner and what was scanned, right the thing with its steps."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seen: list[int] = []
        self._parts: dict[int, PartEntry] = {}
        self.part: PartFile | None = None
        self.code = QLineEdit(self)
        self.code.setPlaceholderText(translate("bench", "Scan a repair tag or receipt; or type a number, then Enter"))
        self.code.setAccessibleName(translate("bench", "Code"))
        offer_emptying(self.code)
        self.code.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # it would swallow what a scanner types
        self.code.returnPressed.connect(self.take_code)
        self.code.installEventFilter(self)
        self.trouble = QLabel(self)
        self.trouble.setProperty("role", "error")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        heads = (translate("bench", "Number"), translate("bench", "Item"), translate("bench", "State"))
        self.list = SmallTable(heads, stretch=1, most=14)
        self.list.setAccessibleName(translate("bench", "Scanned"))
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda row_id: desk.open_record("returned_part", row_id))
        self.list.installEventFilter(self)
        self.number, self.title, self.customer = QLabel(self), QLabel(self), QLabel(self)
        self.number.setProperty("role", "muted")
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        self.customer.setWordWrap(True)
        self.state, self.promise = chip("", parent=self), chip("", parent=self)
        self.guarantee = GuaranteeNote(self)
        self.steps = PartSteps(desk, self, numbered=True)
        self.facts = Facts(2, self)
        self.record = link_button(translate("bench", "Open the record"), self.open_record, self, flush=True)
        self.tag = QPushButton(icon("print"), translate("bench", "Print the repair tag"), self)
        self.tag.clicked.connect(lambda _on: self.print_tag())
        self.swap_note = QPushButton(icon("print"), translate("part", "Print the swap note"), self)
        self.swap_note.clicked.connect(lambda _on: self.print_swap_note())
        self.nothing = EmptyState(translate("bench", "Scan the tag of a thing: its state and next steps appear here."))
        self._lay_out()
        desk.bus.changed.connect(self.refresh)
        self._show(None)

    def take_code(self) -> None:
        """Show what was scanned; a digit alone is the number of a step."""
        text = self.code.text().strip()
        self.trouble.hide()
        if not text:
            return
        if len(text) == 1 and text.isdigit():
            self.code.clear()
            if not self.steps.take_number(int(text)):
                self._say(translate("bench", "There is no step {number}.").format(number=text))
            return
        try:
            found = returned_part_file.scan(text)
        except UserError as error:
            self.list.clearSelection()
            self._show(None)  # a step must not meet the thing that was scanned before
            self._say(error.text)
            self.code.selectAll()
            return
        self.code.clear()
        for one in reversed(found.parts):
            self._remember(one)
        self._list()
        if not found.parts:
            self._desk.open_record("take_back_receipt", found.receipt_id)
        elif len(found.parts) == 1:
            self.list.choose(found.parts[0].id)
            self._show(found.parts[0].id)
        else:
            first = next((one for one in found.parts if one.is_open), found.parts[0])
            self.list.choose(first.id)
            self._show(first.id)

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the thing afresh when it changed."""
        if changes is not None and changes.touched and not changes.touches(*_INTERESTING):
            return
        for part_id in self._seen:
            try:
                self._parts[part_id] = returned_part_file.file(part_id).entry
            except UserError:
                continue
        self._list()
        if self.part is not None:
            self._show(self.part.entry.id)

    def open_record(self) -> None:
        """The thing with everything about it."""
        if self.part is not None:
            self._desk.open_record("returned_part", self.part.entry.id)

    def print_tag(self) -> None:
        """Show its tag in the preview."""
        if self.part is not None:
            print_form(self._desk, "repair_tag", self.part.entry.number)

    def print_swap_note(self) -> None:
        """Show in the preview which unit went, which came, and how the warranty runs."""
        if self.part is not None:
            print_note(self._desk, self.part.entry.number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes into the list; what is typed over the list does not search there but goes to the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self.list:
            return self._take_key(event)
        if event.key() == Qt.Key.Key_Down and self.list.rowCount():
            self.list.setFocus()
            self.list.selectRow(max(0, self.list.currentRow()))
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a scanner types while something else has the focus goes to its field."""
        if not self._take_key(event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The scanner's field is ready."""
        super().showEvent(event)
        self.code.setFocus()

    def _take_key(self, event: QKeyEvent) -> bool:
        text = event.text()
        if event.modifiers() & _WITH_COMMANDS or not (text.isprintable() and text.strip()):
            return False
        self.code.setFocus()
        self.code.insert(text)
        return True

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()
        self.code.setFocus()

    def _remember(self, one: PartEntry) -> None:
        if one.id in self._seen:
            self._seen.remove(one.id)
        self._seen.insert(0, one.id)
        self._parts[one.id] = one
        for gone in self._seen[_MOST_SEEN * 6 :]:
            del self._parts[gone]
        del self._seen[_MOST_SEEN * 6 :]

    def _list(self) -> None:
        blocked = self.list.blockSignals(True)
        chosen = self.part.entry.id if self.part is not None else 0
        rows = []
        for one in (self._parts[part_id] for part_id in self._seen):
            texts = (one.number, one.title, workflow.state_label(one.state))
            rows.append(Row(one.id, texts, (Tone.NORMAL, Tone.NORMAL, part_tone(one))))
        self.list.put(rows)
        if chosen:
            self.list.choose(chosen)
        self.list.blockSignals(blocked)
        self.scanned.setVisible(bool(rows))

    def _choose(self, part_id: int) -> None:
        if part_id and (self.part is None or self.part.entry.id != part_id):
            self._show(part_id)

    def _show(self, part_id: int | None) -> None:
        try:
            part = self.part = returned_part_file.file(part_id) if part_id else None
        except UserError as error:
            part = self.part = None
            self._say(error.text)
        self.right.setVisible(part is not None)
        self.nothing.setVisible(part is None)
        self.steps.show_part(part)
        if part is None:
            return
        entry = part.entry
        self.number.setText(f"{entry.number} · {entry.receipt_number}")
        self.title.setText(entry.title)
        fault = part.fault_text.strip().splitlines()[0][:120] if part.fault_text.strip() else ""
        self.customer.setText(" · ".join(words for words in (entry.customer_name, fault) if words))
        set_chip(self.state, workflow.state_label(entry.state), part_tone(entry))
        set_chip(self.promise, *promise_words(entry))
        self.guarantee.set_notices(guarantee.notices(entry.device_id))
        self.facts.set_facts(facts_of(part))
        self.done.setText(self._why_no_step(entry))
        self.done.setVisible(bool(self.done.text()))
        self.tag.setVisible(entry.is_open)
        self.swap_note.setVisible(bool(entry.replacement_id))

    def _why_no_step(self, entry: PartEntry) -> str:
        """What is to be said where no step takes the thing on; empty where one does."""
        if entry.state == workflow.State.UNREPAIRABLE and "replace" not in self.steps.names:
            return translate("bench", "A supervisor decides: replace it, scrap it, or give it back as it is.")
        if self.steps.names:
            return ""
        outcome = shown(workflow.OUTCOMES.get(entry.outcome, ""))
        return translate("bench", "Nothing is to be done here any more. {outcome}").format(outcome=outcome).strip()

    def _lay_out(self) -> None:
        scan = Section(translate("bench", "In hand"), self)
        scan.add(self.code)
        scan.add(self.trouble)
        hint = QLabel(translate("bench", "The number of a step and Enter begins it; Down goes into the list."), self)
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        scan.add(hint)
        self.scanned = Section(translate("bench", "Scanned"), self)
        self.scanned.add(self.list)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, SPACE * 2, 0)
        column.setSpacing(SPACE * 2)
        column.addWidget(scan)
        column.addWidget(self.scanned)
        column.addStretch(1)
        side = QWidget(self)
        stack = QVBoxLayout(side)
        stack.setContentsMargins(SPACE, 0, 0, 0)
        stack.addWidget(self.nothing, 1)
        stack.addWidget(self._thing(), 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(side)
        split.setSizes([500, 840])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE)
        whole.addWidget(split)

    def _thing(self) -> QWidget:
        """The thing in hand with its steps."""
        self.right = QWidget(self)
        chips = QHBoxLayout()
        chips.addWidget(self.number)
        chips.addStretch(1)
        chips.addWidget(self.promise)
        chips.addWidget(self.state)
        below = QHBoxLayout()
        below.addWidget(self.tag)
        below.addWidget(self.swap_note)
        below.addWidget(self.record)
        below.addStretch(1)
        self.done = QLabel(self)
        self.done.setProperty("role", "muted")
        column = QVBoxLayout(self.right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addLayout(chips)
        column.addWidget(self.title)
        column.addWidget(self.customer)
        column.addWidget(self.guarantee)
        column.addWidget(self.steps)
        column.addWidget(self.done)
        column.addLayout(below)
        column.addWidget(self.facts)
        column.addStretch(1)
        return self.right
