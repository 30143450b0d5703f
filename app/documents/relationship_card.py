"""客户关系卡 – customer relationship card (F06): a page a person; those of key customers are a set of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.i18n import QT_TRANSLATE_NOOP
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._form import Form, Letterhead, Rendered, day, issued_by, paper_of
from app.documents._grid import Cell, Columns, Fields, Paragraph
from app.documents._press import Press
from app.documents._samples import ISSUED_AT, LETTERHEAD
from app.documents._sheet import Sheet

PAPERS = ("A5", "A4")
MOST_CONTACTS = 8
_CONTACTS = (("日期", 1.3, "c"), ("方式和事由", 3, "l"), ("结果", 4.4, "l"), ("经办", 1.2, "c"))


@dataclass(frozen=True)
class Contacted:
    """A line of the care log on the back of the card."""

    on: date
    what: str
    result: str = ""
    by: str = ""


@dataclass(frozen=True)
class Card:
    """One person."""

    name: str
    work_unit: str = ""
    position: str = ""
    home_address: str = ""
    phone: str = ""
    other_contact: str = ""
    birthday: str = ""
    holiday_note: str = ""
    interests: str = ""
    importance: str = ""  # 重要 or 一般
    owner: str = ""
    reviewed_on: date | None = None
    notes: str = ""
    log: tuple[Contacted, ...] = ()


@dataclass(frozen=True)
class CardData:
    """The cards of a customer; `number` is the customer's number, which the cards bear."""

    letterhead: Letterhead
    number: str
    customer: str = ""
    cards: tuple[Card, ...] = ()
    operator: str = ""
    printed_at: datetime | None = None


def _sheet(data: CardData, card: Card) -> Sheet:
    who = Section(
        "客户",
        (
            Fields((Cell("客户姓名", card.name, heavy=True), Cell("类　别", card.importance, heavy=True))),
            Fields((Cell("客户名称", data.customer, 2), Cell("职　位", card.position))),
            Fields((Cell("工作单位", card.work_unit, 2), Cell("生　日", card.birthday))),
        ),
    )
    reached = Section(
        "联系",
        (
            Fields((Cell("联系电话", card.phone), Cell("其他方式", card.other_contact))),
            Fields((Cell("住　址", card.home_address),)),
        ),
    )
    kept = Section(
        "维系",
        (
            Paragraph("节日安排", card.holiday_note, 1, 0.5, ruled=False),
            Paragraph("兴趣爱好", card.interests, 1, 0.5, ruled=False),
            Paragraph("备　注", card.notes, 1, 0.5, ruled=False),
            Fields((Cell("负责人", card.owner), Cell("最近更新", day(card.reviewed_on)))),
        ),
    )
    log = [(one.on.isoformat(), one.what, one.result, one.by) for one in card.log]
    record = Section("记录", (Columns("记录", _CONTACTS, tuple(log), least_rows=3, most_rows=MOST_CONTACTS, grow=1),))
    return Sheet(
        letterhead=data.letterhead,
        title="客户关系卡",
        number=data.number,
        blocks=(Block((who, reached, kept)), Block((record,))),
        foot=("", issued_by(data.operator, data.printed_at)),
    )


def render(data: CardData, *, paper: str = PAPERS[0]) -> Rendered:
    """The cards as a PDF, one page each; a customer without any gets an empty one to fill in."""
    press = Press(f"客户关系卡 {data.number}".strip(), paper_of(paper, PAPERS), author=data.letterhead.company)
    for card in data.cards or (Card(""),):
        _layout.add(press, _sheet(data, card), _layout.Marks())
    return Rendered(press.finish(), press.page_count, tuple(press.missing))


def sample() -> CardData:
    """Two people at one customer."""
    return CardData(
        letterhead=LETTERHEAD,
        number="KH-HZ01-00128",
        customer="杭州西溪湿地国际会议中心有限公司",
        cards=(
            Card(
                name="沈建国",
                work_unit="西溪湿地国际会议中心 信息部",
                position="部长",
                home_address="杭州市西湖区文三路 90 号 6 幢 1203 室",
                phone="13805710088",
                other_contact="微信 shen-jg，shen@xixi.example.cn",
                birthday="1975-06-12",
                holiday_note="春节回绍兴老家，中秋在杭州",
                interests="羽毛球、龙井茶、摄影",
                importance="重要",
                owner="王芳",
                reviewed_on=date(2026, 11, 3),
                notes="上午开会，下午两点后联系",
                log=(
                    Contacted(date(2026, 9, 22), "节日问候 中秋月饼", "本人收到，表示感谢", "王芳"),
                    Contacted(date(2026, 11, 3), "专程走访", "二期场馆 2027 年 3 月招标", "周启明"),
                ),
            ),
            Card(
                name="陆敏", position="设备主管", phone="13905710199", importance="一般", birthday="09-30", owner="王芳"
            ),
        ),
        operator="王芳",
        printed_at=ISSUED_AT,
    )


FORM = Form(
    "relationship_card",
    "客户关系卡",
    PAPERS,
    CardData,
    sample,
    render,
    issued=False,
    label=QT_TRANSLATE_NOOP("papers", "Relationship card"),
)
