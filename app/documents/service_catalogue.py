"""服务目录 – the service catalogue with the one telephone for complaints (F91, R012): published, hung up, enclosed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._form import Form, Letterhead, Rendered, issued_by, paper_of
from app.documents._one_page import OnePage
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A4",)
_ROW = 9.0
_LEVELS = 6


@dataclass(frozen=True)
class Promise:
    """What is promised for a level of fault: answered and on site within, in words."""

    level: str
    response: str
    arrival: str


@dataclass(frozen=True)
class CatalogueData:
    """The catalogue: services, hours, promises."""

    letterhead: Letterhead
    services: tuple[str, ...]
    hours: str = ""
    promises: tuple[Promise, ...] = ()
    operator: str = ""
    printed_at: datetime | None = None


def render(data: CatalogueData, *, paper: str = PAPERS[0]) -> Rendered:
    """The catalogue as a PDF of one page."""
    sheet = Sheet(
        letterhead=data.letterhead, title="服务目录", blocks=(),
        foot=("", issued_by(data.operator, data.printed_at)),
    )  # fmt: skip
    page = OnePage(sheet, paper_of(paper, PAPERS))
    promises = data.promises[:_LEVELS]
    left, width, y = page.left, page.width, page.top
    page.frame(left, y, width, 24)
    page.ink.caption(left + width / 2, y + 7, "客户投诉电话", 14, align="c", heavy=True)
    phone = data.letterhead.complaint_phone or "（未设置）"
    page.ink.value(left + width / 2, y + 16, page.short(phone, width - 6, 22, heavy=True), 22, align="c", heavy=True)
    y += 30
    rows = min(_ROW, (page.height - 30 - 12 - 10 - 8 * (len(promises) + 1)) / max(1, len(data.services)))
    page.band(left, y, width, 8, "服务项目", 11)
    top, y = y, y + 8
    for number, words in enumerate(data.services, 1):
        page.ink.caption(left + 8, y + rows / 2, str(number), 10.5, align="c")
        page.ink.value(left + 18, y + rows / 2, page.short(words, width - 20, 11), 11)
        y += rows
        page.ink.rule(left, y, left + width, y, 0.25)
    page.ink.rule(left + 15, top + 8, left + 15, y)
    page.frame(left, top, width, y - top)
    y += 6
    if promises:
        y = _promises(page, promises, y)
    if data.hours:
        page.ink.value(left, y + 3, page.short(f"服务时间：{data.hours}", width, 10), 10)
        y += 6
    page.ink.value(left, y + 3, "收费服务在开始前出示《维修项目与收费标准表》，用户同意后实施。", 10)
    return page.finish()


def _promises(page: OnePage, promises: tuple[Promise, ...], top: float) -> float:
    left, width, y = page.left, page.width, top
    column = width / 3
    page.ink.tint(left, y, width, 8, 0.9)
    for place, words in enumerate(("故障级别", "电话响应", "到达现场")):
        page.ink.caption(left + (place + 0.5) * column, y + 4, words, 10, align="c", heavy=True)
    y += 8
    for one in promises:
        page.ink.rule(left, y, left + width, y, 0.25)
        for place, words in enumerate((one.level, one.response, one.arrival)):
            short = page.short(words, column - 3, 10)
            page.ink.value(left + (place + 0.5) * column, y + 4, short, 10, align="c")
        y += 8
    for place in (1, 2):
        page.ink.rule(left + place * column, top, left + place * column, y)
    page.frame(left, top, width, y - top)
    return y + 4


def sample() -> CatalogueData:
    """The catalogue of a usual branch."""
    services = (
        "电话技术支持",
        "上门维修",
        "带回维修",
        "安装调试",
        "定期巡检与保养",
        "备件更换",
        "借用备机",
        "特约服务",
        "投诉与建议受理",
    )
    promises = (
        Promise("一级故障", "1 小时内", "立即出发"), Promise("二级故障", "2 小时内", "24 小时内"),
        Promise("三级故障", "2 小时内", "48 小时内"), Promise("四级故障", "2 小时内", "72 小时内"),
    )  # fmt: skip
    return CatalogueData(
        LETTERHEAD, services, "周一至周五 08:30–17:30", promises, operator="王芳", printed_at=ISSUED_AT
    )


FORM = Form(
    "service_catalogue",
    "服务目录",
    PAPERS,
    CatalogueData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Service catalogue"),
)
