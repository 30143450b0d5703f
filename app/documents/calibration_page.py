"""打印校准页 – rulers in millimetres and marks in the four corners.

Shows how far a printer is off, and whether it scales.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._form import Form, Rendered, moment, paper_of
from app.documents._papers import Paper
from app.documents._press import Ink, Press
from app.documents._samples import ISSUED_AT

PAPERS = ("A4", "A5", "241x139.7")
CORNER = 10.0
"""Distance of the corner marks from the edges of the sheet in millimetres; from the sides of continuous paper twice
that.
"""


@dataclass(frozen=True)
class CalibrationData:
    """Which printer the page is for, and the correction in force (millimetres to the right and down)."""

    printer: str = ""
    offset: tuple[float, float] = (0.0, 0.0)
    printed_at: datetime | None = None


def _cross(ink: Ink, x: float, y: float) -> None:
    ink.rule(x - 5, y, x + 5, y, 0.5)
    ink.rule(x, y - 5, x, y + 5, 0.5)


def _steps(aside: float) -> tuple[str, ...]:
    return (
        "1. 打印时不要缩放（实际大小）。用钢尺量两条标尺：100 mm 处应正好是 100 mm。",
        f"2. 量左上角十字中心到纸边的距离：距左边应为 {aside:g} mm，距上边应为 {CORNER:g} mm。",
        "3. 把差值填入“打印机校准”：偏左填正的横向值，偏上填正的纵向值，再打印一次确认。",
    )


def _rulers(ink: Ink, paper: Paper, left: float, top: float) -> None:
    across = int((paper.width - left - CORNER - 6) // 10 * 10)
    down = int((paper.height - top - CORNER - 6) // 10 * 10)
    ink.rule(left, top, left + across, top, 0.5)
    ink.rule(left, top, left, top + down, 0.5)
    for at in range(across + 1):
        length = 5 if at % 10 == 0 else 3.5 if at % 5 == 0 else 2
        ink.rule(left + at, top, left + at, top + length, 0.3)
        if at % 10 == 0 and at:
            ink.caption(left + at, top + 7, str(at), 7, align="c")
    for at in range(1, down + 1):
        length = 5 if at % 10 == 0 else 3.5 if at % 5 == 0 else 2
        ink.rule(left, top + at, left + length, top + at, 0.3)
        if at % 10 == 0 and at > 10:
            ink.caption(left + 6, top + at, str(at), 7)


def render(data: CalibrationData, *, paper: str = PAPERS[0]) -> Rendered:
    """The page for a paper."""
    chosen = paper_of(paper, PAPERS)
    press = Press("打印校准页", chosen)
    ink = Ink(press)
    aside = 2 * CORNER if chosen.carbonless else CORNER  # the strips with holes are torn off
    for x in (aside, chosen.width - aside):
        for y in (CORNER, chosen.height - CORNER):
            _cross(ink, x, y)
    left = aside + 16
    _rulers(ink, chosen, left, 24)
    middle = chosen.width / 2
    ink.caption(
        middle, 13, f"打印校准页　{chosen.title}（{chosen.width:g} × {chosen.height:g} mm）", 12, align="c", heavy=True
    )
    text_left, y = left + 22, 44.0
    for step in _steps(aside):
        ink.caption(text_left, y, step, 8.5)
        y += 5.6
    facts = (
        f"打印机：{data.printer}" if data.printer else "",
        f"当前偏移：横向 {data.offset[0]:+.1f} mm，纵向 {data.offset[1]:+.1f} mm",
        f"打印时间：{moment(data.printed_at)}" if data.printed_at else "",
    )
    for fact in filter(None, facts):
        y += 5.2
        ink.value(text_left, y, fact, 8.5)
    y += 8
    ink.box(text_left, y, 50, 50 if chosen.height > 150 else 40, 0.4)
    ink.caption(text_left + 25, y + 20, "此框宽 50 mm", 8.5, align="c")
    ink.settle()
    press.page(ink.live)
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def sample() -> CalibrationData:
    """A page for an invented printer."""
    return CalibrationData("HP LaserJet 1020", (0.5, -0.3), ISSUED_AT)


FORM = Form(
    "calibration_page",
    "打印校准页",
    PAPERS,
    CalibrationData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Printer calibration page"),
)
