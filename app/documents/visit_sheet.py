"""客户回访清单 – the morning's list of customers to ring: why, what was done last, what is promised, the answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._ruled import RuledTable, Track
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet
from app.documents.return_visit_record import SATISFACTION, occasion

PAPERS = ("A4-landscape", "A4")
TITLE = "客户回访清单"
_LEGEND = "　".join((
    "满意度：" + "　".join(f"{mark} {words}" for mark, words in SATISFACTION.items()),
    "R 不愿评价", "N 未接通", "C 约定再打（写明时间）",
))  # fmt: skip
_TRACKS = (
    Track("序号", 0.7, "c"),
    Track("时限", 1.5, "c"),
    Track("客户 / 联系人 / 电话", 4.2),
    Track("事由", 4.6),
    Track("上次服务凭证与处理", 4.6),
    Track("未了事项", 3.8),
    Track("满意度", 1.2, "c"),
    Track("客户意见", 4),
)


@dataclass(frozen=True)
class ToRing:
    """A customer to ring; `when` in words, `late` whether it is overdue."""

    number: str
    customer: str
    when: str = ""
    is_late: bool = False
    is_key: bool = False
    contact: str = ""
    phone: str = ""
    source: str = "call"
    milestone: str = ""
    subject: str = ""
    attempts: int = 0
    voucher: str = ""
    done: str = ""
    technician: str = ""
    promises: tuple[str, ...] = ()


@dataclass(frozen=True)
class VisitSheetData:
    """A morning."""

    letterhead: Letterhead
    on: date
    rows: tuple[ToRing, ...] = ()
    operator: str = ""
    printed_at: datetime | None = None


def render(data: VisitSheetData, *, paper: str = PAPERS[0]) -> Rendered:
    """The list as a PDF: as many pages as it needs, the heading on each."""
    chosen = paper_of(paper, PAPERS)
    late = sum(row.is_late for row in data.rows)
    sheet = Sheet(
        letterhead=data.letterhead,
        title=TITLE,
        blocks=(),
        facts=(day(data.on), f"共 {len(data.rows)} 位", f"逾期 {late} 位"),
        foot=("", issued_by(data.operator, data.printed_at)),
    )
    table = RuledTable(sheet, chosen, _TRACKS, head_height=20, size=8)
    for place, row in enumerate(data.rows, 1):
        table.row(_cells(place, row))
    if not data.rows:
        table.row(["", "", "今日无待回访客户", *[""] * 5])
    table.closing((_LEGEND, "回访人：＿＿＿＿＿＿＿＿　　录入人：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿＿＿"))
    return table.finish()


def _cells(place: int, row: ToRing) -> list[str]:
    name = f"★ {row.customer}" if row.is_key else row.customer
    who = "\n".join(part for part in (name, "　".join(filter(None, (row.contact, row.phone)))) if part)
    tries = f"（已试 {row.attempts} 次）" if row.attempts else ""
    head = f"{occasion(row.source, row.milestone)}　{row.number}{tries}"
    why = "\n".join(part for part in (head, row.subject) if part)
    last = "\n".join(part for part in ("　".join(filter(None, (row.voucher, row.technician))), row.done) if part)
    when = f"{row.when}\n逾期" if row.is_late else row.when
    return [str(place), when, who, why, last, "\n".join(row.promises), "", ""]


def sample() -> VisitSheetData:
    """A morning with four customers."""
    rows = (
        ToRing(
            "HF-HZ01-2611-0028", "杭州西溪湿地国际会议中心有限公司", "11-22 09:30", contact="沈建国",
            phone="0571-8867 3321", is_key=True, subject="JX-HZ01-2611-0087 会议终端开机后画面卡顿", attempts=1,
            voucher="FW-HZ01-2611-0042", done="更换编解码板并升级固件，连续运行两小时正常", technician="周启明",
            promises=("JX-HZ01-2611-0093 已约定 11-25 14:00 · 投影机不亮",),
        ),
        ToRing(
            "HF-HZ01-2611-0019", "𠮷祥里社区卫生服务站", "11-20", is_late=True, contact="何敏", phone="139 5800 1122",
            source="complaint", subject="TS-HZ01-2611-0004 两次上门未修好", voucher="FW-HZ01-2611-0036",
            done="更换搓纸轮，测试 50 张正常", technician="李志强",
        ),
        ToRing(
            "HF-HZ01-2611-0021", "余杭区文一西路小学", "11-22", contact="赵老师", phone="0571-8860 1200",
            source="contract", milestone="halfway", subject="HT-HZ01-2605-0012", promises=("借出 备用投影机 至 11-30",),
        ),
        ToRing(
            "HF-HZ01-2611-0024", "杭州城北物流园", "11-22", contact="孙浩", phone="137 7712 0065", milestone="handover",
            subject="JX-HZ01-2611-0079 门禁系统安装", attempts=2, voucher="FW-HZ01-2611-0039",
            done="门禁 6 门安装调试完成，已培训 3 人", technician="何嘉辉",
        ),
    )  # fmt: skip
    return VisitSheetData(LETTERHEAD, date(2026, 11, 22), rows, "王芳", ISSUED_AT)


FORM = Form(
    "visit_sheet",
    TITLE,
    PAPERS,
    VisitSheetData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Morning sheet of return visits"),
)
