"""What the day board draws: rows, blocks, which of them clash, and how one of them looks."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from app.core import clock
from app.ui.theme import Tone, tokens, tone_colour, tone_wash


@dataclass(frozen=True)
class BoardRow:
    """One technician's row; id 0 is "nobody yet". `load` is shown under the name, as a warning when it is too much."""

    technician_id: int
    name: str
    load: str = ""
    is_overloaded: bool = False


@dataclass(frozen=True)
class BoardBlock:
    """One visit: aware start, length, whose, what is written on it. `fixed` blocks are done and cannot be moved."""

    call_id: int
    technician_id: int
    starts_at: datetime
    minutes: int
    title: str
    detail: str = ""
    tone: Tone = Tone.NORMAL
    hint: str = ""
    fixed: bool = False

    @property
    def ends_at(self) -> datetime:
        """When it is planned to be over."""
        return self.starts_at + timedelta(minutes=self.minutes)


def conflicts(blocks: Sequence[BoardBlock]) -> set[int]:
    """Calls whose visits overlap another visit of the same technician."""
    found: set[int] = set()
    for own in _by_technician(blocks, with_nobody=False):
        open_ones: list[BoardBlock] = []
        for block in own:
            open_ones = [one for one in open_ones if one.ends_at > block.starts_at]
            clashing = [one for one in open_ones if block.ends_at > one.starts_at]
            if clashing:
                found.update(one.call_id for one in (block, *clashing))
            open_ones.append(block)
    return found


def lanes(blocks: Sequence[BoardBlock]) -> dict[int, int]:
    """In which lane of its row each call is drawn, so that overlapping visits stand one below the other: the first that
    is free by then.
    """
    placed: dict[int, int] = {}
    for own in _by_technician(blocks, with_nobody=True):
        used: list[tuple[datetime, int]] = []
        free: list[int] = []
        for block in own:
            while used and used[0][0] <= block.starts_at:
                heapq.heappush(free, heapq.heappop(used)[1])
            lane = heapq.heappop(free) if free else len(used)
            heapq.heappush(used, (block.ends_at, lane))
            placed[block.call_id] = lane
    return placed


def _by_technician(blocks: Sequence[BoardBlock], *, with_nobody: bool) -> list[list[BoardBlock]]:
    """Each technician's blocks by their beginnings: all pairs of visits of a full day would be a million."""
    rows: dict[int, list[BoardBlock]] = {}
    for block in sorted(blocks, key=lambda one: (one.starts_at, one.call_id)):
        if with_nobody or block.technician_id:
            rows.setdefault(block.technician_id, []).append(block)
    return list(rows.values())


def hours_text(block: BoardBlock) -> str:
    """From when to when, on the branch's clock."""
    return f"{clock.local(block.starts_at):%H:%M}–{clock.local(block.ends_at):%H:%M}"


def draw_block(
    painter: QPainter, rect: QRect, block: BoardBlock, font: QFont, *, chosen: bool, clashes: bool, faded: bool
) -> None:
    """One visit: its tone as ground and edge, two lines of words, a red outline when it clashes."""
    colours = tokens()
    painter.save()
    painter.setOpacity(0.35 if faded else 1.0)
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    normal = block.tone is Tone.NORMAL
    ground = QColor(colours.accent_wash) if normal else tone_wash(block.tone)
    edge = QColor(colours.accent) if normal else tone_colour(block.tone)
    painter.setBrush(ground)
    if clashes:
        painter.setPen(QPen(QColor(colours.late), 1.6, Qt.PenStyle.DashLine))
    else:
        painter.setPen(QPen(edge if chosen else ground, 1.8 if chosen else 1.0))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(edge)
    painter.drawRoundedRect(QRectF(box.left(), box.top(), 4, box.height()), 2, 2)
    words = rect.adjusted(9, 2, -4, -2)
    painter.setClipRect(words)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    small = QFont(font)
    small.setPointSizeF(max(7.5, font.pointSizeF() * 0.9))
    half = words.height() // 2
    painter.setFont(bold)
    painter.setPen(QColor(colours.text))
    title = f"⚠ {block.title}" if clashes else block.title
    title = QFontMetrics(bold).elidedText(title, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(QRect(words.left(), words.top(), words.width(), half), Qt.AlignmentFlag.AlignVCenter, title)
    painter.setFont(small)
    painter.setPen(QColor(colours.muted))
    detail = QFontMetrics(small).elidedText(block.detail, Qt.TextElideMode.ElideRight, words.width())
    words.setTop(words.top() + half)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, detail)
    painter.restore()


def draw_ghost(painter: QPainter, rect: QRect, block: BoardBlock, font: QFont) -> None:
    """Where a lifted visit would land, with its time."""
    painter.save()
    wash = QColor(tokens().accent)
    wash.setAlpha(60)
    painter.setBrush(wash)
    painter.setPen(QPen(QColor(tokens().accent), 1.4, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    painter.setFont(bold)
    painter.setPen(QColor(tokens().accent_strong))
    painter.drawText(rect.adjusted(8, 0, -2, 0), Qt.AlignmentFlag.AlignVCenter, hours_text(block))
    painter.restore()
