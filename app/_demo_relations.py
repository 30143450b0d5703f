"""The relationships of the demonstration branch: cards, care of the past and of these days, assessments, losses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from app._demo_batch import Batch
from app._demo_people import Person, Population
from app._demo_rows import Numbers
from app.core import clock
from app.domain import assessment as rules
from app.domain.assessment import Weighted
from app.domain.numbering import NumberKind
from app.models.customer import Customer
from app.models.relationship import (
    AssessmentLine,
    CareActivity,
    CustomerLoss,
    RelationshipAssessment,
    RelationshipCard,
    WinBackNote,
)
from app.services import assessments

_LOOKED_AT = 600
_KEPT, _ASSESSED, _LOST = 40, 14, 4
_OWNERS = ("陈晓敏", "周建华")
_UNITS = ("办公室", "设备科", "信息中心", "后勤部", "工程部")
_INTERESTS = ("羽毛球、茶", "钓鱼、摄影", "书法", "登山、骑行", "足球", "园艺", "京剧、象棋")
_HOLIDAYS = ("春节回老家过年", "中秋在本地，喜欢清淡口味", "国庆常外出旅游", "节日不收礼，发短信问候即可", "")
_DONE = (
    ("holiday_greeting", "中秋节 问候", "中秋节", "月饼礼盒", 16_800, "本人收到，表示感谢"),
    ("call_on", "巡回拜访", "", "", 0, "设备运行正常，计划明年增加两台"),
    ("new_product", "新品资料", "", "", 0, "对节能机型有兴趣，约定下月演示"),
    ("useful_information", "行业补贴政策通知", "", "", 0, "已转发给其财务部"),
    ("special_visit", "专程走访", "", "茶叶", 9_800, "确认续签意向，价格待定"),
    ("loyalty_reward", "老客户积分奖励", "", "保养券一张", 12_000, "当场登记使用"),
)
_COMING = (
    (-6, "call_on", "巡回拜访"), (-2, "promotion", "年末配件优惠通知"), (0, "call_on", "巡回拜访"),
    (0, "special_visit", "专程走访"), (0, "birthday_greeting", "生日问候"), (1, "call_on", "巡回拜访"),
    (3, "new_product", "新品资料"), (4, "invitation", "邀请参观新机房"), (6, "call_on", "巡回拜访"),
    (9, "useful_information", "冬季用电安全提示"), (14, "yearly_meeting", "客户年会"),
    (24, "holiday_greeting", "元旦问候"),
)  # fmt: skip
_EVIDENCE = (
    ("低于同类客户平均", "近一年明显下降", "多次协商未果"),
    ("与上年持平", "偶有延误，均已解决", "处于平均水平"),
    ("近 12 个月稳步上升", "无逾期记录", "多次主动推荐新客户"),
)
"""Why a score is low, middling or high."""
_LOSSES = (
    ("competitor", "竞争对手报价低一成", "电话了解情况，客户对响应时间满意", "送新的保养方案"),
    ("price", "认为年费偏高", "约见采购负责人", "按两年期重新报价"),
    ("closed", "门店歇业", "", ""),
    ("dissatisfied", "去年夏季两次上门超时", "主管登门致歉，说明已增加技术员", "免费保养一次"),
)


@dataclass(frozen=True)
class _Told:
    """What everything of this file is written with."""

    batch: Batch
    numbers: Numbers
    dice: Random
    now: datetime

    @property
    def today(self) -> date:
        """The day on which the demonstration is made."""
        return clock.local(self.now).date()

    def moment(self, day: date) -> datetime:
        """Some time of a working day, never after now."""
        return min(self.now, clock.local_midnight(day) + timedelta(hours=9 + self.dice.randint(0, 7)))


def write(batch: Batch, numbers: Numbers, people: Population, now: datetime) -> None:
    """Put everything aside in the batch and write it; the same for the same seed and day."""
    told = _Told(batch, numbers, Random(people.seed + 41), now)
    known = [people.customer(number) for number in range(1, min(_LOOKED_AT, people.customer_count) + 1)]
    in_use = [person for person in known if person.marks.get("status", "active") == "active"]
    key = [person for person in in_use if person.marks.get("is_key_customer")][:_KEPT]
    plain = [person for person in in_use if not person.marks.get("is_key_customer")]
    kept = [*key, *plain[: max(6, len(key) // 2)]]
    cards = [card for person in kept for card in _cards(told, person, key=person in key)]
    _past_care(told, cards)
    _coming_care(told, cards)
    for person in kept[:_ASSESSED]:
        _assess(told, person)
    batch.write()
    _losses(told, plain[-_LOST:])


def _cards(told: _Told, person: Person, *, key: bool) -> Iterator[tuple[int, Person, str]]:
    """A card for the first contact, for key customers also for the second; some have birthday these days."""
    dice = told.dice
    for place, (name, position, phone) in enumerate(person.contacts[: 2 if key else 1]):
        soon = told.today + timedelta(days=dice.randint(0, 6))
        born = date(dice.randint(1962, 1996), dice.randint(1, 12), dice.randint(1, 28))
        birthday = soon if dice.random() < 0.06 else born
        values = {
            "customer": person.id,
            "customer_name": person.name,
            "name": name,
            "work_unit": f"{person.name} {dice.choice(_UNITS)}" if place == 0 else "",
            "position": position,
            "home_address": "",
            "phone": phone,
            "phone_digits": phone,
            "other_contact": "微信同号" if dice.random() < 0.5 else "",
            "birthday_key": birthday.strftime("%m-%d"),
            "birth_year": born.year if dice.random() < 0.6 else None,
            "holiday_note": dice.choice(_HOLIDAYS),
            "interests": dice.choice(_INTERESTS),
            "importance": "key" if key and place == 0 else "ordinary",
            "owner": _OWNERS[person.id % 2],
            "reviewed_on": told.today - timedelta(days=dice.randint(3, 480)),
            "is_active": True,
        }
        yield told.batch.put(RelationshipCard, values, told.moment(values["reviewed_on"])), person, name


def _past_care(told: _Told, cards: list[tuple[int, Person, str]]) -> None:
    """What was done in the last months, in the order of its days."""
    found = []
    for card_id, person, name in cards:
        for kind, subject, occasion, gift, cost, result in told.dice.sample(_DONE, told.dice.randint(0, 3)):
            day = told.today - timedelta(days=told.dice.randint(4, 240))
            found.append((day, card_id, person, name, kind, subject, occasion, gift, cost, result))
    for day, card_id, person, name, kind, subject, occasion, gift, cost, result in sorted(
        found, key=lambda one: one[:2]
    ):
        _activity(
            told, person, day, kind, subject, card=card_id, person=name, occasion=occasion, gift=gift, state="done",
            done_on=day, cost=cost, result=result,
        )  # fmt: skip


def _coming_care(told: _Told, cards: list[tuple[int, Person, str]]) -> None:
    """What is late, due and ahead."""
    for place, (days, kind, subject) in enumerate(_COMING):
        card_id, person, name = cards[place % len(cards)]
        _activity(told, person, told.today + timedelta(days=days), kind, subject, card=card_id, person=name)


def _activity(told: _Told, customer: Person, day: date, kind: str, subject: str, **more: object) -> None:
    made = told.moment(min(day - timedelta(days=10), told.today))
    told.batch.add(
        CareActivity,
        made,
        number=told.numbers.draw(NumberKind.CARE_ACTIVITY, made),
        customer=customer.id,
        customer_name=customer.name,
        kind=kind,
        subject=subject,
        planned_on=day,
        owner=_OWNERS[customer.id % 2],
        entered_by="desk",
        **more,
    )


def _assess(told: _Told, person: Person) -> None:
    """A whole assessment of the last year."""
    dice = told.dice
    base = dice.randint(40, 92)
    lines = [(line, min(100, max(5, base + dice.randint(-14, 14)))) for line in assessments.shipped_indicators()]
    total = rules.total([Weighted(line.weight, score) for line, score in lines])
    day = told.today - timedelta(days=dice.randint(2, 330))
    made = told.moment(day)
    assessed = told.batch.add(
        RelationshipAssessment,
        made,
        number=told.numbers.draw(NumberKind.RELATIONSHIP_ASSESSMENT, made),
        customer=person.id,
        customer_name=person.name,
        assessed_on=day,
        assessor=_OWNERS[person.id % 2],
        grade=rules.suggested_grade(total),
        total=total,
        advice=rules.suggested_advice(total),
        remark="",
        distribution="\n".join((*assessments.RECEIVERS, "客户服务部")),
        entered_by="desk",
    )
    for ordinal, (line, score) in enumerate(lines, 1):
        told.batch.add(
            AssessmentLine,
            made,
            assessment=assessed,
            ordinal=ordinal,
            indicator=line.indicator,
            weight=line.weight,
            score=score,
            grade=rules.suggested_grade(score * 100),
            evidence=dice.choice(_EVIDENCE[score * 3 // 101]),
        )


def _losses(told: _Told, people: list[Person]) -> None:
    """Customers who went, one of them came back; the customers themselves are in the database already."""
    for place, (person, (reason, note, said, step)) in enumerate(zip(people, _LOSSES, strict=False)):
        day = told.today - timedelta(days=20 + 37 * place)
        back = day + timedelta(days=60) if place == len(_LOSSES) - 1 else None
        loss = told.batch.add(
            CustomerLoss, told.moment(day), customer=person.id, customer_name=person.name, lost_on=day,
            was_key_customer=False, loss_reason=reason, note=note, won_back_on=back,
            won_back_note="签订一年期保养合同" if back else "", entered_by="boss",
        )  # fmt: skip
        if said:
            told.batch.add(
                WinBackNote, told.moment(day), loss=loss, noted_on=day + timedelta(days=9), by=_OWNERS[0], said=said,
                next_step=step, next_step_on=day + timedelta(days=30),
            )  # fmt: skip
        Customer.update(lost_on=None if back else day, lost_reason="" if back else reason, won_back_on=back).where(
            Customer.id == person.id
        ).execute()
    told.batch.write()
