"""What a call waits for before it can be closed, each with the way to settle it; what it need not wait for, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import shown, translate
from app.domain import permissions
from app.domain.closing import MATTER_LABELS, Matter
from app.services import closing, dispatch, loan_file, old_parts
from app.services.closing import Gate, Missing, Waived
from app.services.service_call_file import CallFile
from app.ui.desk import Desk
from app.ui.dialogs.hand_in import open_hand_in
from app.ui.dialogs.loan_actions import TakeInDialog
from app.ui.dialogs.old_part import HandInOldPartDialog
from app.ui.dialogs.waive_closing import WaiveClosingDialog
from app.ui.records._pane import breakable
from app.ui.theme import SPACE, Tone, mark
from app.ui.widgets.section import Section, empty_layout, link_button

_SHOWN = 3


class ClosingSection(Section):
    """“Before it can be closed”: a sentence and a button each, the first few until more are asked for.

    `step_wanted` asks the pane for a step of the call, `checklist_wanted` for what was taken along.
    """

    step_wanted = Signal(str)
    checklist_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(translate("closing", "Before it can be closed"), parent)
        self._desk = desk
        self._call: CallFile | None = None
        self.gate: Gate | None = None
        self._all = False
        self.waive_button = link_button(translate("closing", "Do not wait…"), self.waive, self)
        self.waive_button.setObjectName("waive_closing")
        self.head.addWidget(self.waive_button)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.column.addLayout(self.lines)

    def show_call(self, call: CallFile) -> None:
        """Show what a call waits for; hidden where there is nothing to say."""
        if self._call is None or self._call.id != call.id:
            self._all = False
        self._call = call
        self.gate = closing.of_call(call.id)
        self._show()

    def waive(self) -> None:
        """Ask what the call need not wait for, and why."""
        if self._call is not None and self.gate is not None:
            WaiveClosingDialog(self._desk, self.gate, self._call.number, self.window()).open()

    def settle(self, one: Missing) -> None:
        """Open what settles one thing."""
        self._way(one)[1]()

    def _show(self) -> None:
        gate = self.gate
        while self.lines.count():
            item = self.lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
            else:
                empty_layout(item)
        if gate is None or not (gate.missing or gate.waived):
            self.hide()
            return
        count = len(gate.missing)
        title = translate("closing", "Before it can be closed ({count})").format(count=count)
        self.title.setText(title if count else translate("closing", "Not waited for"))
        self.waive_button.setVisible(gate.may_waive)
        told = (*gate.missing, *_together(gate.waived))
        most = len(told) if self._all or len(told) == _SHOWN + 1 else _SHOWN
        for one in told[:most]:
            self.lines.addWidget(self._line(one) if isinstance(one, Missing) else self._waived(one))
        if told[most:]:
            more = translate("closing", "{count} more").format(count=len(told) - most)
            self.lines.addWidget(link_button(more, self._show_all, self, flush=True))
        self.show()

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _line(self, one: Missing) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE // 2)
        words = QLabel(breakable(one.text), holder)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        if one.is_late:
            words.setProperty("role", "error")
            mark(words, tone=Tone.LATE.value)
        verb, act = self._way(one)
        button = link_button(verb, act, holder)
        button.setObjectName(f"settle_{one.matter}")
        button.setAccessibleName(f"{verb}: {one.text}")
        row.addWidget(words, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _waived(self, together: tuple[Waived, ...]) -> QLabel:
        text = translate("closing", "Not waited for: {things} – {reason} ({name}, {day})")
        first = together[0]
        words = text.format(
            things="; ".join(f"{shown(MATTER_LABELS[Matter(one.matter)])} {one.subject}" for one in together),
            reason=first.reason, name=first.waived_by, day=f"{clock.local(first.waived_at):%Y-%m-%d}",
        )  # fmt: skip
        label = QLabel(breakable(words), self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("role", "muted")
        return label

    def _way(self, one: Missing) -> tuple[str, Callable[[], None]]:
        """The word on the button, and what it opens; a record where this person may not settle it at once."""
        actions = self._call.actions if self._call is not None else frozenset()
        row_id = one.row_id
        back = (translate("closing", "Hand back…"), lambda: self.step_wanted.emit("hand_back"), "hand_back" in actions)
        ways: dict[str, tuple[str, Callable[[], None], bool]] = {
            Matter.DEVICE: back,
            Matter.RECEIPT: back,
            Matter.LOANER: (
                translate("closing", "Take in…"), lambda: self._take_in(row_id), self._may("loaner.change"),
            ),
            Matter.CARRIED: (
                translate("closing", "It is back"), lambda: self._is_back(one.object_id),
                self._may("service_call.dispatch"),
            ),
            Matter.OLD_PART: (
                translate("closing", "Hand in…"), lambda: self._old_part(row_id), self._may("old_part.settle"),
            ),
            Matter.VOUCHER: (
                translate("closing", "Enter or file…"), lambda: self._hand_in(row_id),
                bool(actions & {"hand_in", "file"}),
            ),
            Matter.FOLLOW_UP: (translate("closing", "Ask…"), lambda: self._open(one), True),
        }  # fmt: skip
        verb, act, may = ways.get(one.matter, ("", None, False))
        return (verb, act) if may and act is not None else (translate("closing", "Open"), lambda: self._open(one))

    def _may(self, action: str) -> bool:
        return permissions.allowed(self._desk.session.role, action)

    def _open(self, one: Missing) -> None:
        if one.matter == Matter.CARRIED:
            self.checklist_wanted.emit()
            return
        self._desk.open_record(one.kind, one.row_id)

    def _is_back(self, item_id: int) -> None:
        self._desk.bus.run(dispatch.tick, item_id, back=True)

    def _take_in(self, loan_id: int) -> None:
        TakeInDialog(self._desk, loan_file.file(loan_id), self.window()).open()

    def _old_part(self, old_part_id: int) -> None:
        HandInOldPartDialog(self._desk, old_parts.file(old_part_id), self.window()).open()

    def _hand_in(self, voucher_id: int) -> None:
        open_hand_in(self._desk, voucher_id, parent=self.window())


def _together(waived: Sequence[Waived]) -> list[tuple[Waived, ...]]:
    """What was waived at once, for one reason, stands in one line."""
    found: dict[tuple[object, ...], list[Waived]] = {}
    for one in waived:
        found.setdefault((one.waived_at, one.waived_by, one.reason), []).append(one)
    return [tuple(group) for group in found.values()]
