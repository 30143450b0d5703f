"""Rows of a small table: what they hold, the cells they are shown by, how wide their columns are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QTableWidgetItem

from app.ui.theme import Tone, tone_colour

_SURELY_WHOLE = 5
"""Texts of a small table up to this length need no tooltip."""


@dataclass(frozen=True)
class Row:
    """A row of a `SmallTable`: its id, its texts, the tone of its texts (by column where it matters)."""

    row_id: int
    texts: tuple[str, ...]
    tones: tuple[Tone, ...] = ()
    checked: bool | None = None


def share_widths(wanted: Sequence[int], room: int) -> list[int]:
    """Widths for columns that together are too wide: the widest give way first, the narrow ones stay whole."""
    widths = list(wanted)
    for place, column in enumerate(sorted(range(len(widths)), key=lambda column: widths[column])):
        widths[column] = min(widths[column], max(room, 0) // (len(widths) - place))
        room -= widths[column]
    return widths


def side(*, right: bool) -> Qt.AlignmentFlag:
    """Where the words of a cell stand."""
    return (Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter


def cell(row: Row, column: int, *, right: bool) -> QTableWidgetItem:
    """A cell of a row; the first bears its id and its tick."""
    text = row.texts[column]
    item = QTableWidgetItem(text)
    if right:
        item.setTextAlignment(side(right=True))
    item.setToolTip(text if len(text) > _SURELY_WHOLE else "")
    tone = row.tones[column] if column < len(row.tones) else Tone.NORMAL
    if tone is not Tone.NORMAL:
        item.setForeground(QBrush(tone_colour(tone)))
    if column == 0:
        item.setData(Qt.ItemDataRole.UserRole, row.row_id)
        if row.checked is not None:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if row.checked else Qt.CheckState.Unchecked)
    return item


def text_of(item: QTableWidgetItem | None) -> str:
    """The words of a cell, none where there is no cell."""
    return item.text() if item is not None else ""
