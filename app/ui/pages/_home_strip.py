"""A supervisor's strip: a few indicators of the month so far, and how they changed against the month before."""

from __future__ import annotations

import time

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QWidget

from app.core.i18n import shown, translate
from app.domain import permissions
from app.indicators import _strip
from app.indicators._declaration import NO_VALUE, Opened, worded
from app.indicators._strip import Compared
from app.ui.desk import Desk
from app.ui.ledger.on_worker import in_my_name
from app.ui.pages._home_order import MOST_TILES, tiles_beside
from app.ui.tasks import Task
from app.ui.theme import SPACE, Tone
from app.ui.widgets.figure_tile import IndicatorTile

_STALE_SECONDS = 300.0
_ROLES = (permissions.Role.SUPERVISOR, permissions.Role.APPROVER)


class KpiStrip(QWidget):
    """Read on the worker when the page is seen, and again after some minutes; hidden from who has no use for it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task | None = None
        self._read_at = -_STALE_SECONDS
        self.tiles: dict[str, IndicatorTile] = {}
        self.found: dict[str, Compared] = {}
        self._columns = MOST_TILES
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        said = QLabel(translate("home", "This month\nagainst the last"), self)
        said.setProperty("role", "caption")
        self._grid.addWidget(said, 0, 0)
        self.setVisible(desk.session.role in _ROLES and bool(_strip.offered()))

    def refresh(self, *, now: bool = False) -> None:
        """Read the indicators when they are old, or `now`."""
        is_old = time.monotonic() - self._read_at >= _STALE_SECONDS
        if self.isHidden() or self._task is not None or not (now or is_old):
            return
        self._task = self._desk.tasks.run(
            in_my_name(self._desk, lambda _task: _strip.compared()), self._show, lambda _error: self._forget()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the indicators stand in two rows."""
        super().resizeEvent(event)
        columns = tiles_beside(self.width())
        if columns != self._columns:
            self._columns = columns
            self._place_tiles()

    def _place_tiles(self) -> None:
        for tile in self.tiles.values():
            self._grid.removeWidget(tile)
        for place, tile in enumerate(self.tiles.values()):
            self._grid.addWidget(tile, place // self._columns, 1 + place % self._columns)
        for column in range(1, MOST_TILES + 1):
            self._grid.setColumnStretch(column, int(column <= self._columns))

    def open_figure(self, name: str) -> None:
        """Show the rows of an indicator; where two kinds of rows make it, ask which."""
        parts = opened_parts(self.found[name])
        if len(parts) == 1:
            self._open(parts[0][1])
            return
        menu = QMenu(self)
        for words, rows in parts:
            menu.addAction(words, lambda rows=rows: self._open(rows))
        tile = self.tiles[name]
        menu.popup(tile.mapToGlobal(QPoint(0, tile.height())))

    def _open(self, rows: Opened) -> None:
        conditions = tuple((one.column, one.operator.value, one.value) for one in rows.conditions)
        self._desk.show_rows(rows.ledger, "all", conditions)

    def _forget(self) -> None:
        self._task = None

    def _show(self, found: tuple[Compared, ...]) -> None:
        self._task, self._read_at = None, time.monotonic()
        self.found = {one.now.indicator.name: one for one in found}
        for name, one in self.found.items():
            if name not in self.tiles:
                tile = IndicatorTile(shown(one.now.indicator.title), parent=self)
                tile.clicked.connect(lambda name=name: self.open_figure(name))
                self.tiles[name] = tile
                self._place_tiles()
            tone = {True: Tone.DONE, False: Tone.DUE, None: Tone.NORMAL}[one.is_better]
            self.tiles[name].set_figure(one.now.words, change_words(one), tone)
            self.tiles[name].setToolTip(explained(one))


def change_words(one: Compared) -> str:
    """An arrow and by how much; a dash where there is nothing to compare with."""
    change = one.change
    if change is None:
        return NO_VALUE
    if not change:
        return "→"
    size = worded(abs(change), one.now.indicator.unit).removesuffix(" %")
    return f"{'↑' if change > 0 else '↓'} {size}"


def explained(one: Compared) -> str:
    """Formula, what is divided, and which days are compared."""
    indicator = one.now.indicator
    counts = "" if one.now.bottom is None else f"{one.now.top:,} ÷ {one.now.bottom:,}"
    days = translate("home", "{now} against {before}").format(now=one.now.period.words, before=one.before.period.words)
    return "\n".join(part for part in (shown(indicator.formula), counts, days) if part)


def opened_parts(one: Compared) -> list[tuple[str, Opened]]:
    """The rows behind an indicator with the words of a menu: those that met it, and all it was asked of."""
    reading, parts = one.now, []
    if reading.opens_top is not None and not reading.indicator.is_mean:
        parts.append((translate("home", "The {count} that count").format(count=reading.top), reading.opens_top))
    if reading.opens_bottom is not None:
        text = translate("home", "All {count} it is measured by").format(count=reading.bottom)
        parts.append((text, reading.opens_bottom))
    return parts
