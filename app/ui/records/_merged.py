"""What a customer file says of merges: that it went into another, or which files went into it; the way back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core import clock
from app.core.i18n import translate
from app.domain import permissions
from app.services.customer_merges import MergeEntry
from app.ui.desk import Desk
from app.ui.dialogs.merge_customers import TakeBackDialog
from app.ui.theme import SPACE
from app.ui.widgets.section import empty_layout, link_button


class MergedStrip(QWidget):
    """A line for every merge, with a link to the other file; hidden where there is none."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.lines: list[str] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)

    def show_merges(self, into: MergeEntry | None, others: tuple[MergeEntry, ...]) -> None:
        """Show where this file went (None: it stands) and which went into it."""
        empty_layout(self._column)
        self.lines = []
        if into is not None:
            text = translate("merge", "Merged on {day} by {person} into:")
            self._add(text, into, into.kept.id, f"{into.kept.number} {into.kept.name}")
        for one in others:
            text = translate("merge", "On {day} {person} merged into this file:")
            self._add(text, one, one.merged.id, f"{one.merged.number} {one.merged.name}")
        self.setVisible(bool(self.lines))

    def _add(self, text: str, entry: MergeEntry, other_id: int, other: str) -> None:
        day = clock.local(entry.merged_at).strftime("%Y-%m-%d")
        label = QLabel(text.format(day=day, person=entry.merged_by))
        label.setProperty("role", "muted")
        label.setToolTip(entry.reason)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(label)
        row.addWidget(link_button(other, partial(self._desk.open_record, "customer", other_id), holder))
        if permissions.allowed(self._desk.session.role, "customer.merge"):
            row.addWidget(link_button(translate("merge", "Take back…"), partial(self._take_back, entry.id), holder))
        row.addStretch(1)
        self._column.addWidget(holder)
        self.lines.append(f"{label.text()} {other}")

    def _take_back(self, merge_id: int) -> None:
        TakeBackDialog(self._desk, merge_id, self.window()).open()
