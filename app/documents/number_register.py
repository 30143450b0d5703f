"""编号登记簿 – register of numbers (R013, peers.md item 19): drawn, void and why, missing and who explained it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._form import Form, Letterhead, Rendered, issued_by, paper_of
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A4", "A4-landscape")
TITLE = "编号登记簿"
_BOOKS = (
    Track("编号种类", 2.6),
    Track("起号", 3.2),
    Track("止号", 3.2),
    Track("已编", 1.2, "r"),
    Track("在册", 1.2, "r"),
    Track("作废", 1.2, "r"),
    Track("缺号", 1.2, "r"),
    Track("待说明", 1.3, "r"),
)
_VOID = (Track("作废编号", 3), Track("作废原因", 7))
_GAPS = (Track("缺号", 4.6), Track("数量", 0.9, "r"), Track("说明", 5), Track("说明人", 1.5), Track("日期", 1.6, "c"))


@dataclass(frozen=True)
class BookLine:
    """The numbers of a kind in the year."""

    name: str
    first: str
    last: str
    drawn: int
    used: int
    void: int = 0
    missing: int = 0
    unexplained: int = 0


@dataclass(frozen=True)
class VoidLine:
    """A void number and why it is."""

    number: str
    reason: str = ""


@dataclass(frozen=True)
class GapLine:
    """Missing numbers; `reason` is empty while nobody has explained them."""

    numbers: str
    count: int
    reason: str = ""
    person: str = ""
    day: str = ""


@dataclass(frozen=True)
class RegisterData:
    """A year's register. `history_code` is what the change history ended with when it was drawn."""

    letterhead: Letterhead
    year: int
    kind: str = ""
    books: tuple[BookLine, ...] = ()
    void: tuple[VoidLine, ...] = ()
    gaps: tuple[GapLine, ...] = ()
    history_code: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def render(data: RegisterData, *, paper: str = PAPERS[0]) -> Rendered:
    """The register as a PDF: the kinds, then the void numbers and the missing ones whole, places to sign."""
    chosen = paper_of(paper, PAPERS)
    sheet = Sheet(
        letterhead=data.letterhead,
        title=TITLE,
        blocks=(),
        facts=(f"{data.year} 年度", data.kind or "全部种类"),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    table = RuledTable(sheet, chosen, _BOOKS, head_height=20, size=9)
    for book in data.books:
        table.row([book.name, book.first, book.last, *_counts(book)])
    if not data.books:
        table.row(["本年度无编号", *[""] * 7])
    sums = [sum(getattr(book, name) for book in data.books) for name in ("drawn", "used", "void", "missing")]
    table.row(["合计", "", "", *map(str, sums), str(sum(book.unexplained for book in data.books) or "")])
    if data.gaps:
        table.begin(_GAPS)
        for gap in data.gaps:
            table.row([gap.numbers, str(gap.count), gap.reason or "（待说明）", gap.person, gap.day])
    if data.void:
        table.begin(_VOID)
        for one in data.void:
            table.row([one.number, one.reason or "（未填原因）"])
    missing = "" if data.gaps else "本登记簿内编号连续，无缺号。"
    code = f"变更记录校验码　{data.history_code}" if data.history_code else ""
    table.closing(tuple(filter(None, (missing, "编号不重复使用；作废的编号保留。", code))))
    table.signatures(("客服主管签字", "经理签字", "日期"))
    return table.finish()


def _counts(book: BookLine) -> list[str]:
    numbers = (book.drawn, book.used, book.void, book.missing, book.unexplained)
    return [str(number) if number or place < 2 else "" for place, number in enumerate(numbers)]


def sample() -> RegisterData:
    """A year with void and missing numbers."""
    return RegisterData(
        LETTERHEAD,
        2026,
        books=(
            BookLine("报修单", "JX-HZ01-2601-0001", "JX-HZ01-2611-0093", 1012, 1012, 2),
            BookLine("服务凭证", "FW-HZ01-2601-0001", "FW-HZ01-2611-0071", 688, 684, 1, 4, 1),
            BookLine("客户", "KH-HZ01-00001", "KH-HZ01-01288", 1288, 1288),
        ),
        void=(
            VoidLine("JX-HZ01-2603-0017", "重复登记，见 JX-HZ01-2603-0016"),
            VoidLine("JX-HZ01-2608-0044", "客户取消"),
            VoidLine("FW-HZ01-2605-0009", "打印机卡纸，凭证损坏"),
        ),
        gaps=(
            GapLine("FW-HZ01-2611-0070", 1),
            GapLine(
                "FW-HZ01-2607-0021 … FW-HZ01-2607-0023", 3, "7 月 9 日停电，恢复备份后三张凭证未能补录，纸质联已归档",
                "周建国", "2026-07-10",
            ),
        ),
        history_code="9f2c 41d7 0be3 5a86 / 18204",
        operator="周建国",
        printed_at=ISSUED_AT,
    )  # fmt: skip


FORM = Form(
    "number_register",
    TITLE,
    PAPERS,
    RegisterData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Register of numbers"),
)
