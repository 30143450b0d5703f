"""入库检测标签 – labels on what was tested before stock (F85): passed or failed, with the number to scan.

On A4 sixteen to be cut apart, as many as pieces, sixty at most; on an A6 card one for the pallet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._fit import in_box
from app.documents._form import Form, Rendered, paper_of
from app.documents._press import FRAME, Ink, Press
from app.documents._samples import LETTERHEAD

PAPERS = ("A4", "A6")
MOST = 60
WORDS = {"passed": "合 格", "failed": "不合格"}
_ACROSS, _DOWN = 2, 8


@dataclass(frozen=True)
class LabelData:
    """What stands on every label; `copies` pieces want one."""

    company: str
    number: str
    supplier: str
    product: str
    quantity: int
    model: str = ""
    batch: str = ""
    part_number: str = ""
    verdict: str = ""
    reason: str = ""
    tester: str = ""
    tested_on: date | None = None
    copies: int = 1
    operator: str = ""
    printed_at: datetime | None = None


def _label(ink: Ink, data: LabelData, area: tuple[float, float, float, float], size: float) -> None:
    """One label in `area` (left, top, width, height)."""
    left, top, width, height = area
    ink.box(left, top, width, height, FRAME)
    code = min(height * 0.5, width * 0.3)
    ink.qr(left + width - code - 2, top + 2, code, data.number)
    words = WORDS.get(data.verdict, data.verdict)
    head = size * 1.7
    ink.value(left + 2, top + head * 0.4, words, head, heavy=True)
    if data.verdict == "failed":
        ink.box(left + 1, top + 0.8, ink.measure(words, head) + 4, head * 0.62, FRAME)
    ink.caption(left + width - 2, top + code + 4, data.number, size * 0.72, align="r")
    lines = (
        " ".join(part for part in (data.product, data.model) if part),
        " ".join(part for part in (data.part_number, f"批号 {data.batch}" if data.batch else "") if part),
        data.supplier,
        " ".join(part for part in (data.tested_on.isoformat() if data.tested_on else "", data.tester) if part),
        data.reason if data.verdict == "failed" else "",
        data.company,
    )
    y = top + head * 0.62 + 1.6
    shown = [line for line in lines if line]
    pitch = (top + height - y - 1) / max(1, len(shown))
    for number, line in enumerate(shown):
        at = y + number * pitch
        narrow = width - 4 if at > top + code + 6 else width - code - 6
        fit = in_box(line, narrow, pitch, size, ink.chain())
        for place, piece in enumerate(fit.lines):
            ink.value(left + 2, at + fit.pitch * (place + 0.5), piece, fit.size)


def render(data: LabelData, *, paper: str = PAPERS[0]) -> Rendered:
    """The labels as a PDF."""
    chosen = paper_of(paper, PAPERS)
    press = Press("入库检测标签", chosen, author=data.company)
    left, top, width, height = chosen.frame
    if chosen.name == "A6":
        ink = Ink(press)
        _label(ink, data, (left, top, width, height * 0.6), 12)
        ink.caption(left, top + height * 0.6 + 6, f"本批数量 {data.quantity}", 9)
        ink.settle()
        press.page(ink.live)
        return Rendered(press.finish(), press.page_count, tuple(press.missing))
    count, each = max(1, min(data.copies, MOST)), _ACROSS * _DOWN
    for begin in range(0, count, each):
        ink = Ink(press)
        for place in range(min(each, count - begin)):
            row, column = divmod(place, _ACROSS)
            area = (left + column * width / 2, top + row * height / _DOWN, width / 2 - 3, height / _DOWN - 3)
            _label(ink, data, area, 8)
        ink.settle()
        press.page(ink.live)
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def sample() -> LabelData:
    """Labels of goods that passed."""
    return LabelData(
        company=LETTERHEAD.company,
        number="RJ-HZ01-2611-0005",
        supplier="华东电子配件有限公司",
        product="电源模块",
        model="R4850G2",
        batch="2611A",
        part_number="P02",
        quantity=20,
        verdict="passed",
        tester="周启明",
        tested_on=date(2026, 11, 21),
        copies=20,
    )


FORM = Form(
    "stock_in_test_label",
    "入库检测标签",
    PAPERS,
    LabelData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Test label"),
)
