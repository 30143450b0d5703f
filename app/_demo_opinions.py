"""What customers of the demonstration branch said these months, and the cards they sent back, told by use cases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from app._demo_story import office
from app.core import clock
from app.models.customer import Customer
from app.models.opinion import Opinion, OpinionCard
from app.models.organisation import Department, User
from app.models.service_call import ServiceCall
from app.services import opinion_analysis, opinion_cards, opinions
from app.services import session as sessions
from app.services.session import Session

_SMALL = 200
_CARDS = 48


class Said(NamedTuple):
    """How many days ago it came, by which way, what it is and about what; how far it has come, and the answer.

    `steps` are the hours until it was passed on, the days until it was answered and until the customer was told; an
    open one has fewer. `who` is a passer-by's name where there is no file.
    """

    days: int
    channel: str
    kind: str
    category: str
    content: str
    steps: tuple[float, ...] = ()
    answer: str = ""
    who: str = ""
    page: str = ""
    wants_reply: bool = False
    key: bool = False
    visit: bool = False


SAID = (
    Said(
        96,
        "hotline",
        "suggestion",
        "speed",
        "建议把上门时间精确到半天，现在只说“明天到”，要整天等人。",
        (3, 4, 5),
        "已改为预约到两小时内，上门前半小时再电话确认。",
        wants_reply=True,
        key=True,
    ),
    Said(88, "site", "opinion", "use", "网站上找不到旧型号的说明书下载。", (20, 6), "旧型号说明书已全部补传。"),
    Said(
        81,
        "field",
        "information",
        "quality",
        "客户机房夏季温度常到 35 ℃，UPS 风扇报警多，想知道是否有加强型风扇。",
        (5, 3, 4),
        "提供加强型风扇选件，报价已发客户。",
        wants_reply=True,
        key=True,
        visit=True,
    ),
    Said(
        74,
        "mailbox",
        "suggestion",
        "charges",
        "希望收费标准里把上门费和检测费分开写，并注明是否含税。",
        (30, 9),
        "收费标准已修订，分列并注明含税。",
        key=True,
    ),
    Said(
        66,
        "opinion_book",
        "praise",
        "attitude",
        "前台讲解很耐心，遥控器配对当场教会了老人。",
        (2, 1),
        "谢谢鼓励，已转告本人。",
        who="李女士",
        page="12",
    ),
    Said(
        59,
        "branch",
        "opinion",
        "delivery",
        "备件包装太简单，外箱到货时已经压扁。",
        (8, 5, 6),
        "备件改用加厚纸箱，易碎件加气泡袋。",
        wants_reply=True,
        key=True,
    ),
    Said(
        52,
        "hotline",
        "opinion",
        "software",
        "手机端报修后看不到进度，只能再打电话问。",
        (4, 6),
        "已列入下季度改进计划。",
    ),
    Said(
        45,
        "opinion_book",
        "suggestion",
        "speed",
        "建议周六也安排人员值班，我们的会议大多在周末。",
        (16, 8),
        "自下月起周六 9:00–17:00 值班。",
        who="沈先生",
        page="13",
    ),
    Said(
        38,
        "field",
        "opinion",
        "parts",
        "常用电源模块经常缺货，上次等了六天。",
        (3, 4, 5),
        "电源模块安全库存由 4 个提高到 10 个。",
        wants_reply=True,
        key=True,
    ),
    Said(
        31,
        "site",
        "information",
        "use",
        "希望提供年度巡检计划的电子版，方便并入我们的维护日历。",
        (10, 3),
        "已按月提供电子版。",
        key=True,
    ),
    Said(
        26, "hotline", "praise", "skill", "工程师判断准确，一次修好，还教了日常保养。", (1, 1), "谢谢，已在例会上表扬。"
    ),
    Said(
        23,
        "mailbox",
        "opinion",
        "charges",
        "发票寄送太慢，报账周期错过了。",
        (28, 10, 11),
        "改为开票当日电子发票先行发送。",
        wants_reply=True,
    ),
    Said(
        17,
        "opinion_book",
        "opinion",
        "quality",
        "说明书字太小，老年人看不清。",
        (6, 5),
        "大字版说明书可在前台免费领取。",
        who="周奶奶",
        page="14",
    ),
    Said(
        13,
        "hotline",
        "suggestion",
        "software",
        "建议增加微信报修，值班人员不方便一直打电话。",
        (4, 5),
        "已立项，预计明年一季度上线。",
        key=True,
        wants_reply=True,
    ),
    Said(
        9,
        "field",
        "information",
        "parts",
        "客户明年要扩容，询问旧主机能否兼容新电池组。",
        (2,),
        key=True,
        wants_reply=True,
    ),
    Said(8, "branch", "opinion", "speed", "郊区上门总排在下午，上午能不能也安排。", (6,)),
    Said(3, "hotline", "suggestion", "charges", "建议维保合同可以按季度付款。", (), wants_reply=True, key=True),
    Said(2, "opinion_book", "opinion", "attitude", "周三下午前台没有人，等了二十分钟。", (), who="赵先生", page="15"),
    Said(0, "site", "information", "use", "想了解会议终端能否接入现有的录播系统。", (), key=True),
)

WORDS = (
    ("suggestion", "上门前请先打电话确认，会议室有时被占用。"),
    ("suggestion", "希望随身带一些常用配件，少跑一趟。"),
    ("complaint", "约好上午到，下午三点才到，也没有电话说明。"),
    ("suggestion", "维修报告写得再详细一点，便于我们存档。"),
)


def write(now: datetime, size: int, seed: int) -> None:
    """Tell all of it, the earliest first; nothing in a very small branch."""
    if size < _SMALL:
        return
    people = {str(row.role): Session(row.id, row.name, row.full_name, row.role) for row in User.select()}
    dice = Random(seed + 131)
    _opinions(now, people, dice)
    _cards(now, people, dice)
    with clock.set_to(now - timedelta(days=1)), sessions.acting_as(people["supervisor"]):
        _analysis(now)


def _opinions(now: datetime, people: dict[str, Session], dice: Random) -> None:
    key = list(Customer.select().where(Customer.is_key_customer).order_by(Customer.id).limit(40))
    other = list(Customer.select().where(~Customer.is_key_customer).order_by(Customer.id).limit(80))
    units = [row.id for row in Department.select().where(Department.is_active).order_by(Department.id)]
    for said in SAID:
        came = office(now - timedelta(days=said.days)) + timedelta(minutes=dice.randint(5, 300))
        whose = None if said.who else dice.choice(key if said.key and key else other)
        _tell(now, min(came, now - timedelta(minutes=50)), said, whose, units, people, dice)


def _tell(
    now: datetime,
    came: datetime,
    said: Said,
    customer: Customer | None,
    units: list[int],
    people: dict[str, Session],
    dice: Random,
) -> None:
    def step(after: timedelta, act: Callable[..., Any], **given: Any) -> None:
        seen = Opinion.get_by_id(row_id).row_version
        with clock.set_to(min(came + after, now)), sessions.acting_as(people["representative"]):
            act(row_id, seen_version=seen, **given)

    with clock.set_to(came), sessions.acting_as(people["representative"]):
        row_id = opinions.register(
            content=said.content, customer_id=customer.id if customer else 0, customer_name=said.who, kind=said.kind,
            category=said.category, channel=said.channel, page=said.page, wants_reply=said.wants_reply,
        ).result  # fmt: skip
    if said.steps and units:
        step(timedelta(hours=said.steps[0]), opinions.forward, department_id=dice.choice(units))
    if len(said.steps) > 1:
        step(timedelta(days=said.steps[1]), opinions.answer, answer=said.answer, wants_visit=said.visit)
    if len(said.steps) > 2:
        step(timedelta(days=said.steps[2]), opinions.tell, told_how=dice.choice(("phone", "mail", "chat")))


def _cards(now: datetime, people: dict[str, Session], dice: Random) -> None:
    """The cards of the latest finished calls: half of them came back, some with words."""
    done = ("completed", "struck_off", "followed_up", "closed")
    calls = list(
        ServiceCall.select()
        .where(ServiceCall.technician.is_null(False) & ServiceCall.state.in_(done))
        .order_by(ServiceCall.finished_at.desc(), ServiceCall.id.desc())
        .limit(_CARDS + 6)
    )[6:]  # the latest few still wait for theirs
    for place, call in enumerate(reversed(calls)):
        issued = min(office(call.finished_at + timedelta(days=1)), now - timedelta(minutes=90))
        with clock.set_to(issued), sessions.acting_as(people["representative"]):
            opinion_cards.issue(call_ids=[call.id])
        back = office(issued + timedelta(days=dice.randint(2, 9))) + timedelta(minutes=dice.randint(5, 200))
        if dice.random() < 0.6 and back < now:
            _back(call, back, place, people, dice)
    _settle_suggestions(now, people)


def _back(call: ServiceCall, back: datetime, place: int, people: dict[str, Session], dice: Random) -> None:
    card = OpinionCard.get(OpinionCard.call == call.id)
    low = place % 11 == 4
    grades = [dice.choice((1, 2)) if low else dice.choices((4, 3, 2), (6, 3, 1))[0] for _ in range(4)]
    kind, content = WORDS[place % len(WORDS)] if place % 3 == 0 else ("", "")
    with clock.set_to(back), sessions.acting_as(people["representative"]):
        opinion_cards.record(
            card.id, seen_version=card.row_version, returned_on=clock.today(), attitude=grades[0], skill=grades[1],
            arrival=grades[2], promises=grades[3], kind=kind, content=content,
        )  # fmt: skip
        card = OpinionCard.get_by_id(card.id)
        if card.follow_up == "due" and place % 2:
            opinion_cards.spoken(
                card.id, seen_version=card.row_version, note="已电话致歉，客户表示理解，下次派资深人员。"
            )


def _settle_suggestions(now: datetime, people: dict[str, Session]) -> None:
    """What stood on the cards was passed on and answered, but for the latest."""
    unit = Department.select().where(Department.is_active).order_by(Department.id).first()
    waiting = (Opinion.channel == "opinion_card") & (Opinion.received_at < now - timedelta(days=6))
    for row in Opinion.select().where(waiting).order_by(Opinion.received_at):
        passed_on = row.received_at + timedelta(hours=5)
        with sessions.acting_as(people["representative"]):
            with clock.set_to(passed_on):
                opinions.forward(row.id, seen_version=row.row_version, department_id=unit.id)
            with clock.set_to(passed_on + timedelta(days=2)):
                seen = Opinion.get_by_id(row.id).row_version
                opinions.answer(row.id, seen_version=seen, answer="已在班前会传达，纳入上门规范。")


def _analysis(now: datetime) -> None:
    """What the supervisor found in the quarter before this one."""
    day = clock.local(now).date().replace(day=1)
    first = day.replace(month=(day.month - 1) // 3 * 3 + 1) - timedelta(days=1)
    opinion_analysis.write(
        span="quarter",
        first_on=first.replace(day=1, month=first.month - 2),
        findings="重点客户最关心上门时间的准确性和常用备件的库存，其次是收费项目写得不清楚。",
        proposals="一、预约精确到两小时；二、提高电源模块安全库存；三、修订收费标准并注明含税。",
    )
