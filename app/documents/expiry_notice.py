"""保养到期通知书 – contract expiry notice (F05, P17): a letter with the offer of renewal, and a reply slip to cut off.

One page; devices that do not fit go to an annex.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from app.core.money import capital, format_yuan
from app.documents import _annex
from app.documents._fit import in_box, pitch
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._grid import Columns, Leftover
from app.documents._papers import POINTS, Paper
from app.documents._press import FRAME, Ink, Press
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Marks, Sheet, foot, ghost, head, label
from app.documents._text import broken, fitted, units

PAPERS = ("A4",)
_SIZE = 10.5
_STEP = pitch(_SIZE, 1.62)
_SLIP = 66.0
"""Height of the reply slip with its cut line, in millimetres."""
_CLOSING = 31.0
"""Height of what stands between the last paragraph and the cut line: seal, issuer, date."""
_ROW = 5.6
_INDENT = "　　"
_FIRST = Marks()
_COLUMNS = (("序号", 0.7, "c"), ("设备名称", 3.4, "l"), ("型号", 2.6, "l"), ("序列号", 3.2, "l"))


@dataclass(frozen=True)
class CoveredDevice:
    """A device that the contract covers."""

    name: str
    model: str = ""
    serial: str = ""


@dataclass(frozen=True)
class NoticeData:
    """Everything on a notice. The offer's fee is fen; without an offer it is left to be talked about."""

    letterhead: Letterhead
    number: str  # the contract's
    customer: str
    ends_on: date
    starts_on: date | None = None
    version: int = 1
    customer_number: str = ""
    address: str = ""
    contact: str = ""
    phone: str = ""
    project: str = ""
    kind: str = "维保合同"
    covers_all: bool = False
    equipment: tuple[CoveredDevice, ...] = ()
    offer_fee: int | None = None
    offer_months: int | None = None
    offer_starts_on: date | None = None
    offer_ends_on: date | None = None
    reply_by: date | None = None
    issuer: str = ""
    service_phone: str = ""
    issued_on: date | None = None
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


def opening(data: NoticeData) -> str:
    """The paragraph that says what ends and when."""
    project = f"，项目名称：{data.project}" if data.project else ""
    since = f"自{day(data.starts_on)}起履行，" if data.starts_on else ""
    return (
        f"感谢贵单位对我公司服务工作的信任与支持。贵单位与我公司签订的{data.kind}（合同编号：{data.number}{project}）"
        f"{since}将于{day(data.ends_on)}到期。为使设备持续得到保养与维修，现将有关事项通知如下："
    )


def offer(data: NoticeData) -> str:
    """What is offered, the amount in figures and in capitals."""
    if data.offer_fee is None and not data.offer_months:
        return "二、续签方案：续签的期限与费用由我公司客户服务人员与贵单位商定。"
    span = ""
    if data.offer_starts_on and data.offer_ends_on:
        span = f"（{day(data.offer_starts_on)}至{day(data.offer_ends_on)}）"
    term = f"续签期限 {data.offer_months} 个月{span}" if data.offer_months else "续签期限由双方商定"
    if data.offer_fee is None:
        return f"二、续签方案：{term}，费用由双方商定。"
    amount = f"{format_yuan(data.offer_fee, symbol=True)}（大写：{capital(data.offer_fee)}）"
    return f"二、续签方案：{term}，续签费用 {amount}。服务内容与原合同相同，如有变更由双方另行约定。"


def consequence(data: NoticeData) -> str:
    """What follows without a renewal, and how to answer."""
    until = f"于{day(data.reply_by)}前" if data.reply_by else "尽快"
    phone = f"，或致电 {data.service_phone}" if data.service_phone else ""
    return (
        f"三、合同到期后未续签的，自到期次日起发生的服务按我公司收费标准收取费用。请贵单位{until}"
        f"填写下方回执并寄回或交我公司服务人员{phone}。"
    )


class _Letter:
    """The page in the making."""

    def __init__(self, press: Press, paper: Paper, data: NoticeData) -> None:
        self.press, self.paper, self.data = press, paper, data
        self.sheet = Sheet(
            letterhead=data.letterhead,
            title="保养到期通知书",
            number=data.number,
            subtitle=f"第 {data.version} 次通知" if data.version > 1 else "",
            blocks=(),
            foot=(f"内容摘要 {data.digest[:12]}" if data.digest else "", issued_by(data.operator, data.printed_at)),
        )
        self.ink = Ink(press)
        left, self.top, width, height = paper.frame
        self.left, self.width = left + 4, width - 8
        self.bottom = self.top + height - paper.look.foot
        head(self.ink, self.sheet, paper)
        self.y = self.top + paper.look.head + 3

    def pages(self) -> list[list[str]]:
        """The letter, and an annex for devices that do not fit."""
        data = self.data
        self._addressee()
        self.paragraph(opening(data))
        self.paragraph(self._covered())
        cut = self.bottom - _SLIP
        after = sum(self._lines(words) for words in (offer(data), consequence(data))) * _STEP + _STEP + 5
        over = self._devices(cut - _CLOSING - after)
        self.paragraph(offer(data))
        self.paragraph(consequence(data))
        self.paragraph("特此通知。")
        self._closing(cut)
        self._slip(cut)
        self.ink.settle()
        return [self.ink.live, *_annex.pages(self.press, self.sheet, over)]

    def paragraph(self, words: str) -> None:
        """Words over the whole width, the first line indented."""
        chain = self.ink.chain()
        room = int(self.width * POINTS * 1000 / _SIZE)
        for line in broken(fitted(units(_INDENT + words, chain), room, chain), room).lines:
            self.ink.value(self.left, self.y + _STEP / 2, line, _SIZE)
            self.y += _STEP

    def _lines(self, words: str) -> int:
        chain = self.ink.chain()
        room = int(self.width * POINTS * 1000 / _SIZE)
        return len(broken(fitted(units(_INDENT + words, chain), room, chain), room).lines)

    def _addressee(self) -> None:
        data = self.data
        fit = in_box(f"{data.customer}：", self.width, 12, 12.5, self.ink.chain(heavy=True))
        for line in fit.lines:
            self.ink.value(self.left, self.y + fit.pitch / 2, line, fit.size, heavy=True)
            self.y += fit.pitch
        told = (data.customer_number and f"客户编号 {data.customer_number}", data.address,
                " ".join(part for part in (data.contact, data.phone) if part))  # fmt: skip
        words = "　".join(part for part in told if part)
        small = in_box(words, self.width, 8, 8.5, self.ink.chain())
        for line in small.lines:
            self.ink.value(self.left, self.y + 2.6, line, small.size)
            self.y += small.pitch
        self.y += 3.5

    def _covered(self) -> str:
        count = len(self.data.equipment)
        if not count:
            return (
                "一、合同所保养的设备：贵单位在我公司登记的全部设备。"
                if self.data.covers_all
                else ("一、合同所保养的设备：见合同所附清单。")
            )
        whole = "贵单位在我公司登记的全部设备，" if self.data.covers_all else ""
        return f"一、合同所保养的设备：{whole}共 {count} 台，如下："

    def _devices(self, limit: float) -> list[Leftover]:
        """The devices as far as there is room; the rest for the annex."""
        rows = tuple((str(place), one.name, one.model, one.serial) for place, one in enumerate(self.data.equipment, 1))
        if not rows:
            return []
        look = self.paper.look
        room = max(3, int((limit - self.y - 3) / _ROW) - 1)
        shown = min(len(rows), room)
        table = Columns("设备清单", _COLUMNS, rows, most_rows=shown, row_height=_ROW / look.row)
        height = (shown + 1) * _ROW
        self.y += 1
        over = table.draw(self.ink, (self.left, self.y, self.width, height), look.value, look)
        self.ink.box(self.left, self.y, self.width, height, FRAME)
        self.y += height + 2
        return over

    def _closing(self, cut: float) -> None:
        """Company, date and place for the seal at the right, who issued it at the left."""
        data, right = self.data, self.left + self.width
        middle = right - 34
        low = cut - 4
        company = in_box(data.letterhead.company, 62, 6, _SIZE, self.ink.chain(heavy=True))
        self.ink.circle(middle, low - 13, 18)
        self.ink.caption(middle, low - 24, "（盖章处）", 8.5, align="c")
        self.ink.value(middle, low - 14, company.lines[0] if company.lines else "", company.size, align="c", heavy=True)
        self.ink.value(middle, low - 7, day(data.issued_on, "　　年　　月　　日"), _SIZE, align="c")
        told = (("经办人", data.issuer), ("服务电话", data.service_phone))
        at = low - 14
        for caption, words in told:
            if words:
                self.ink.value(self.left, at, f"{caption}：{words}", 9.5)
                at += 7

    def _slip(self, cut: float) -> None:
        """The reply slip under the line to cut along."""
        ink, data, left, width = self.ink, self.data, self.left, self.width
        words = "沿此线剪下"
        half = ink.measure(words, 8) / 2 + 3
        middle = self.paper.width / 2
        ink.dotted(self.paper.frame[0], cut, middle - half)
        ink.dotted(middle + half, cut, self.paper.frame[0] + self.paper.frame[2])
        ink.caption(middle, cut, words, 8, align="c")
        y = cut + 7
        ink.caption(middle, y, "回　　执", 14, align="c", heavy=True)
        ink.qr(left + width - 14, cut + 3, 14, data.number)
        y += 7.5
        told = in_box(f"致：{data.letterhead.company}", width * 0.55, 5, 9.5, ink.chain())
        ink.value(left, y, told.lines[0] if told.lines else "", told.size)
        ink.value(left + width * 0.58, y, f"合同编号：{data.number}", 9.5)
        y += 7
        name = in_box(f"单位名称：{data.customer}", width - 20, 5, 9.5, ink.chain())
        ink.value(left, y, name.lines[0], name.size)
        fee = f"（{format_yuan(data.offer_fee, symbol=True)}）" if data.offer_fee is not None else ""
        for choice, line in (
            (f"☐ 同意按上述方案续签{fee}", False),
            ("☐ 希望面谈，请于　　　月　　　日与我方联系，联系人／电话：", True),
            ("☐ 暂不续签，原因：", True),
        ):
            y += 7.4
            ink.value(left, y, choice, 9.5)
            if line:
                ink.dotted(left + ink.measure(choice, 9.5) + 1, y + 2, left + width)
        y += 9.5
        for place, caption in enumerate(("签字（盖章）", "联系电话", "日期")):
            at = left + place * width / 3
            ink.caption(at, y, f"{caption}：", 9.5)
            ink.dotted(at + ink.measure(f"{caption}：", 9.5) + 1, y + 2, at + width / 3 - 5)


def render(data: NoticeData, *, paper: str = PAPERS[0], reprint: int = 0, void: bool = False) -> Rendered:
    """The notice as a PDF: a letter, with an annex where its devices need one."""
    chosen = paper_of(paper, PAPERS)
    press = Press(f"保养到期通知书 {data.number}", chosen, author=data.letterhead.company, subject=data.number)
    _add(press, chosen, data, Marks(reprint, void))
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def _add(press: Press, paper: Paper, data: NoticeData, marks: Marks) -> None:
    letter = _Letter(press, paper, data)
    pages = letter.pages()
    for number, page in enumerate(pages, 1):
        feet = Ink(press)
        foot(feet, letter.sheet, paper, number, len(pages))
        press.page(ghost(press, paper, marks), page, feet.live, label(press, paper, data.number, "", marks))


def sample() -> NoticeData:
    """A notice with an offer."""
    return NoticeData(
        letterhead=replace(LETTERHEAD, document_number="QR-KF-021"),
        number="HT-HZ01-2512-0031",
        customer="杭州西溪湿地国际会议中心有限公司",
        customer_number="KH-HZ01-00316",
        address="浙江省杭州市余杭区文一西路 998 号 18 幢",
        contact="沈建国",
        phone="0571-8867 3321",
        project="三层视频会议系统",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
        equipment=(
            CoveredDevice("高清视频会议终端", "TE50-1080P60", "2102350BTS10H6000187"),
            CoveredDevice("高清摄像机", "VPC620", "2102310QRS10H7000452"),
            CoveredDevice("数字会议话筒", "DCS-1021D", "DC1021D-2209-0144"),
        ),
        offer_fee=2_680_000,
        offer_months=12,
        offer_starts_on=date(2027, 1, 1),
        offer_ends_on=date(2027, 12, 31),
        reply_by=date(2026, 12, 24),
        issuer="王芳",
        service_phone="400-820-0571",
        issued_on=ISSUED_AT.date(),
        digest="7be21904cc5f0e3a91d2",
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form("expiry_notice", "保养到期通知书", PAPERS, NoticeData, sample, render)
