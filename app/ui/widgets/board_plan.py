"""What the day board draws: rows, blocks, which of them clash, and how one of them looks."""

from __future__ import annotations

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
    for place, one in enumerate(blocks):
        for other in blocks[place + 1 :]:
            same = one.technician_id == other.technician_id != 0
            if same and one.starts_at < other.ends_at and other.starts_at < one.ends_at:
                found |= {one.call_id, other.call_id}
    return found


def lanes(blocks: Sequence[BoardBlock]) -> dict[int, int]:
    """In which lane of its row each call is drawn, so that overlapping visits stand one below the other."""
    placed: dict[int, int] = {}
    ends: dict[tuple[int, int], datetime] = {}
    for block in sorted(blocks, key=lambda one: (one.starts_at, one.call_id)):
        lane = 0
        while (block.technician_id, lane) in ends and ends[block.technician_id, lane] > block.starts_at:
            lane += 1
        ends[block.technician_id, lane] = block.ends_at
        placed[block.call_id] = lane
    return placed


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
