"""Opinion cards (F34): those to be sent, and one that came back, entered by keyboard alone."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget

from app.core import clock
from app.core.changes import Changes
from app.core.i18n import shown, translate
from app.domain import opinion as words
from app.domain import permissions
from app.services import opinion_cards
from app.services.opinion_file import CardFile
from app.ui.desk import Desk
from app.ui.dialogs._opinion_links import complain
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.opinion_printing import print_cards
from app.ui.icons import icon
from app.ui.theme import Tone
from app.ui.widgets.long_text import LongText
from app.ui.widgets.mark_choice import MarkChoice
from app.ui.widgets.moment_edit import DateEdit
from app.ui.widgets.section import Row, SmallTable


class GradeChoice(MarkChoice):
    """Four grades; a digit chooses one and goes on, Del takes it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__({grade: shown(name) for grade, name in words.GRADES.items()}, parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Del; everything else as usual."""
        typed = event.text()
        if typed.isdecimal() and int(typed) in words.GRADES:
            self.set_value(int(typed))
            self._to_next()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        else:
            super().keyPressEvent(event)

    def clear(self) -> None:
        """Nothing was ticked."""
        self.group.setExclusive(False)
        for button in self.group.buttons():
            button.setChecked(False)
        self.group.setExclusive(True)

    def _to_next(self) -> None:
        # by way of Qt's own Tab: its chain, asked through PySide, takes widgets from their parents
        self.group.buttons()[-1].setFocus(Qt.FocusReason.TabFocusReason)
        self.focusNextChild()


class CardBackDialog(FormDialog):
    """What the customer ticked and wrote."""

    help_page = "voice#cards"

    def __init__(self, desk: Desk, found: CardFile, parent: QWidget | None = None) -> None:
        title = translate("opinion_card", "Card of call {number}").format(number=found.number)
        super().__init__(desk, title, translate("opinion_card", "Save"), parent=parent)
        self._found = found
        parts = (found.customer_name, found.technician_name, " ".join((found.product_name, found.model)).strip())
        whose = " · ".join(part for part in parts if part)
        keys = translate("opinion_card", "1 poor … 4 excellent; Del: nothing ticked; Ctrl+Enter saves.")
        self.explain(f"{whose}\n{keys}")
        for item, name in words.ITEMS.items():
            self.form.add(item, shown(name), GradeChoice())
        self.form.add("kind", translate("opinion_card", "What is written is"), self._kinds())
        self.form.add("content", translate("opinion_card", "Suggestion or complaint"), LongText(3))
        self.form.add("returned_on", translate("opinion_card", "Came back on"), DateEdit(), required=True)
        self.form.set_values({**found.grades, "kind": found.kind, "content": found.content})
        self.form.set_values({"returned_on": found.returned_on or clock.today()})
        self.complain = QPushButton(icon("complaints"), translate("opinion_card", "Save, then complaint…"), self)
        self.complain.setAutoDefault(False)
        self.complain.clicked.connect(lambda _on: self._save_and_complain())
        may = permissions.allowed(desk.session.role, "complaint.register") and not found.complaint_id
        self.complain.setVisible(may)
        self.buttons.insertWidget(1, self.complain)
        self.setMinimumWidth(640)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Enter it."""
        found = self._found
        given = {**values, **{item: values[item] or None for item in words.ITEMS}, "kind": values["kind"] or ""}
        return self.desk.bus.run(
            opinion_cards.record, found.id, seen_version=found.row_version, on_error=self.on_error, **given
        )

    def _kinds(self) -> QComboBox:
        box = QComboBox()
        box.addItem("–", "")
        for code, name in words.CARD_KINDS.items():
            box.addItem(shown(name), code)
        return box

    def _save_and_complain(self) -> None:
        content, found, desk = self.form.editor("content").toPlainText(), self._found, self.desk
        if not content.strip():
            self.form.set_error("content", translate("opinion_card", "Write what the customer wrote."))
            return
        self.form.set_values({"kind": "complaint"})
        window = self.parentWidget()
        self.submit()
        if self.changes is not None:
            complain_of_card(desk, found, content, window)


def complain_of_card(desk: Desk, found: CardFile, content: str, parent: QWidget | None) -> None:
    """Register the complaint of a card; the card is tied to it."""
    complain(
        desk, ("opinion_card", found.id), parent, customer_id=found.customer_id, call_id=found.call_id, content=content,
    )  # fmt: skip


class CardsToSendDialog(FormDialog):
    """The finished calls that have no card: issued together, and printed."""

    help_page = "voice#cards"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._calls = opinion_cards.to_issue()
        title = translate("opinion_card", "Cards to send")
        super().__init__(desk, title, translate("opinion_card", "Issue and print"), parent=parent)
        said = translate("opinion_card", "Finished calls without a card: {count}. One goes with every call.")
        self.explain(
            said.format(count=len(self._calls))
            if self._calls
            else translate("opinion_card", "Every finished call has its card.")
        )
        heads = (
            translate("opinion_card", "Call"), translate("opinion_card", "Finished"),
            translate("opinion_card", "Customer"), translate("opinion_card", "Technician"),
        )  # fmt: skip
        self.table = SmallTable(heads, stretch=2, most=12, scrolls=True)
        self.body.addWidget(self.table)
        self.table.setAccessibleName(title)
        self.table.put([
            Row(
                one.call_id,
                (one.number, f"{clock.local(one.finished_at):%m-%d %H:%M}", one.customer_name, one.technician_name),
                (Tone.NORMAL,) * len(heads),
            )
            for one in self._calls
        ])  # fmt: skip
        self.table.setVisible(bool(self._calls))
        self.verb.setEnabled(bool(self._calls))
        self.accepted.connect(self._print)
        self.setMinimumWidth(720)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the list."""
        super().showEvent(event)
        if self._calls:
            self.table.setFocus()
            self.table.choose(self._calls[0].call_id)

    def save(self, values: dict[str, Any]) -> Changes | None:
        """Issue them all."""
        ids = [one.call_id for one in self._calls]
        return self.desk.bus.run(opinion_cards.issue, call_ids=ids, on_error=self.on_error)

    def _print(self) -> None:
        """Show them on paper, now that this window no longer stands before the preview."""
        print_cards(self.desk, opinion_cards.of_calls([one.call_id for one in self._calls]))
