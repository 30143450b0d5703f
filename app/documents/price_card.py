"""维修项目与收费标准卡 – the price list as a pocket card (F28, P04): A6, or four to an A4 sheet with marks to cut."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._fit import in_box
from app.documents._form import Form, Rendered, day, paper_of
from app.documents._grid import put
from app.documents._papers import A6, Paper
from app.documents._press import FRAME, Ink, Press
from app.documents.price_list import PriceData, PriceItem, groups, price, sample

PAPERS = ("A4", "A6")
_ROW = 5.2
_MARGIN = 6.0


class _Cards:
    """The faces of the card as drawings in the corner of a page, A6 in size."""

    def __init__(self, press: Press, data: PriceData) -> None:
        self.press, self.data = press, data
        self.left, self.width = _MARGIN, A6.width - 2 * _MARGIN
        self.bottom = A6.height - _MARGIN - 4
        self.faces: list[Ink] = []
        self._begin()

    def _begin(self) -> None:
        self.ink = Ink(self.press)
        self.faces.append(self.ink)
        head = self.data.letterhead
        middle = A6.width / 2
        company = in_box(f"{head.company}　{head.branch}".strip(), self.width, 3.6, 8, self.ink.chain(heavy=True))
        self.ink.value(middle, _MARGIN + 2, company.lines[0], company.size, align="c", heavy=True)
        self.ink.value(middle, _MARGIN + 7.2, "维修项目与收费标准", 12, align="c", heavy=True)
        valid = f"自 {day(self.data.valid_from)} 起执行" if self.data.valid_from else ""
        phone = f"投诉电话 {head.complaint_phone}" if head.complaint_phone else ""
        self.ink.value(middle, _MARGIN + 12, "　".join(filter(None, (valid, phone))), 6.5, align="c")
        self.y = self.top = _MARGIN + 14.6

    def _close(self) -> None:
        self.ink.box(self.left, self.top, self.width, self.y - self.top, FRAME)
        self.ink.settle()

    def room(self, height: float) -> None:
        if self.y + height > self.bottom:
            self._close()
            self._begin()

    def group(self, words: str) -> None:
        self.room(2 * _ROW)
        self.ink.tint(self.left, self.y, self.width, _ROW - 0.6)
        fit = in_box(words, self.width - 2.6, _ROW - 0.8, 7.5, self.ink.chain(heavy=True))
        put(self.ink, (self.left, self.y, self.width, _ROW - 0.6), fit, heavy=True)
        self.y += _ROW - 0.6
        self.ink.rule(self.left, self.y, self.left + self.width, self.y)

    def item(self, item: PriceItem) -> None:
        words = "，".join(filter(None, (item.item, item.remark)))
        fit = in_box(words, self.width - 38, 30, 7.5, self.ink.chain())
        height = max(_ROW, len(fit.lines) * fit.pitch + 1.4)
        self.room(height)
        middle = self.y + height / 2
        self.ink.value(self.left + 1.2, middle, item.code, 6.5)
        for number, line in enumerate(fit.lines):
            self.ink.value(self.left + 11, middle + (number - (len(fit.lines) - 1) / 2) * fit.pitch, line, fit.size)
        cost = in_box(f"{price(item)} / {item.unit}", 24, height - 0.6, 7.5, self.ink.chain())
        put(self.ink, (self.left + self.width - 26.5, self.y, 26.5, height), cost, align="r")
        self.y += height
        self.ink.rule(self.left, self.y, self.left + self.width, self.y)

    def finish(self) -> list[list[str]]:
        for number, remark in enumerate(self.data.remarks, 1):
            fit = in_box(f"{number}. {remark}", self.width - 2.4, 40, 6.5, self.ink.chain())
            self.room(len(fit.lines) * fit.pitch + 1)
            for line in fit.lines:
                self.ink.value(self.left + 1.2, self.y + 0.6 + fit.pitch / 2, line, fit.size)
                self.y += fit.pitch
        self.y += 1
        self._close()
        for number, face in enumerate(self.faces, 1):
            face.value(A6.width / 2, A6.height - _MARGIN - 0.6, f"{number} / {len(self.faces)}", 6.5, align="c")
        return [face.live for face in self.faces]


def _four(press: Press, paper: Paper, face: list[str]) -> None:
    """The same face four times on the sheet, with marks to cut along."""
    code = "\n".join(face)
    places: list[str] = []
    for column in range(2):
        for row in range(2):
            x, y = column * A6.width * 72 / 25.4, -row * A6.height * 72 / 25.4
            places.append(f"q 1 0 0 1 {x:.3f} {y:.3f} cm\n{code}\nQ")
    ink = Ink(press)
    middle, half = paper.width / 2, 148.0
    for y in (4.0, paper.height - 8.0, half - 2.0):
        ink.rule(middle, y, middle, y + 4)
    for x in (4.0, paper.width - 8.0, middle - 2.0):
        ink.rule(x, half, x + 4, half)
    ink.settle()
    press.page(places, ink.live)


def render(data: PriceData, *, paper: str = PAPERS[0]) -> Rendered:
    """The card as a PDF: one face a page on A6, four equal cards a page on A4."""
    chosen = paper_of(paper, PAPERS)
    press = Press("维修项目与收费标准卡", chosen, author=data.letterhead.company)
    cards = _Cards(press, data)
    for group, items in groups(data.items).items():
        if group:
            cards.group(group)
        for item in items:
            cards.item(item)
    for face in cards.finish():
        if chosen is A6:
            press.page(face)
        else:
            _four(press, chosen, face)
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


FORM = Form(
    "price_card",
    "维修项目与收费标准卡",
    PAPERS,
    PriceData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Price card"),
)
