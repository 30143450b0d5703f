"""The figures of the day: the role's own as tiles, the others in lines below, zeros only when asked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.core.i18n import shown, translate
from app.services.home import Figure
from app.ui.pages._home_order import ICONS, MOST_TILES, arranged, tiles_beside
from app.ui.theme import SPACE, Tone
from app.ui.widgets.figure_tile import FigureLink, FigureTile
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.section import link_button


class FigureBoard(QWidget):
    """Tiles and links by the keys of their figures; `opened` says which one somebody wants to see."""

    opened = Signal(str)

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._titles: dict[str, str] = {}
        self._shows_zeros = False
        self._columns = MOST_TILES
        self.tiles: dict[str, FigureTile | FigureLink] = {}
        self._parts: list[QWidget] = []
        self.headings: list[QLabel] = []
        self.grid = QGridLayout()
        self.grid.setSpacing(SPACE)
        self._lines = QWidget(self)
        self._flow = FlowLayout(SPACE // 2, self._lines)
        self.zeros = link_button("", self.show_zeros, self._lines, flush=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(self.grid)
        column.addWidget(self._lines)

    def show_figures(self, figures: tuple[Figure, ...]) -> None:
        """Show these; the widgets stay while the same figures are asked for."""
        titles = {figure.key: figure.title for figure in figures}
        if titles != self._titles:
            self._build(titles)
        for figure in figures:
            self.tiles[figure.key].set_figure(figure.count, Tone(figure.tone))
        counts = {figure.key: figure.count for figure in figures}
        self._tuck_away(counts)

    def show_zeros(self) -> None:
        """Also what counts nothing at the moment, or hide it again."""
        self._shows_zeros = not self._shows_zeros
        self._tuck_away({key: int(tile.figure().replace(",", "")) for key, tile in self.tiles.items()})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a small screen the tiles stand in two rows."""
        super().resizeEvent(event)
        columns = tiles_beside(self.width())
        if columns != self._columns:
            self._columns = columns
            self._place_tiles()

    def _place_tiles(self) -> None:
        tiles = [tile for tile in self.tiles.values() if isinstance(tile, FigureTile)]
        for tile in tiles:
            self.grid.removeWidget(tile)
        for place, tile in enumerate(tiles):
            self.grid.addWidget(tile, place // self._columns, place % self._columns)
        for column in range(MOST_TILES):
            self.grid.setColumnStretch(column, int(column < self._columns))

    def _tuck_away(self, counts: dict[str, int]) -> None:
        hidden = 0
        for part in self._parts:
            links = part.findChildren(FigureLink)
            wanted = [bool(counts[link.objectName()]) for link in links]
            hidden += wanted.count(False)
            for link, has_rows in zip(links, wanted, strict=True):
                link.setVisible(has_rows or self._shows_zeros)
            part.setVisible(any(wanted) or self._shows_zeros)
        words = (
            translate("home", "Hide what is 0")
            if self._shows_zeros
            else translate("home", "{count} more are 0").format(count=hidden)
        )
        self.zeros.setText(words)
        self.zeros.setVisible(hidden > 0)
        self._lines.setVisible(bool(self._parts))
        self._flow.invalidate()
        self._lines.updateGeometry()

    def _build(self, titles: dict[str, str]) -> None:
        for old in (*self.tiles.values(), *self._parts):
            self.grid.removeWidget(old)
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._titles, self.tiles, self._parts, self.headings = titles, {}, [], []
        self._flow.removeWidget(self.zeros)
        first, parts = arranged(self._role, tuple(titles))
        for key in first:
            self._keep(key, FigureTile(titles[key], ICONS.get(key, ""), self))
        self._place_tiles()
        for heading, keys in parts:
            self._add_part(shown(heading), keys)
        self._flow.addWidget(self.zeros)

    def _add_part(self, heading: str, keys: tuple[str, ...]) -> None:
        part = QWidget(self._lines)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, SPACE * 2, 0)
        row.setSpacing(0)
        label = QLabel(heading, part)
        label.setProperty("role", "caption")
        row.addWidget(label)
        for key in keys:
            link = FigureLink(self._titles[key], part)
            row.addWidget(link)
            self._keep(key, link)
        self.headings.append(label)
        self._parts.append(part)
        self._flow.addWidget(part)

    def _keep(self, key: str, tile: FigureTile | FigureLink) -> None:
        tile.setObjectName(key)
        tile.clicked.connect(lambda: self.opened.emit(key))
        self.tiles[key] = tile
