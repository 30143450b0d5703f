"""Returns and exchanges that the demonstration branch was asked for these weeks, told through the use cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from app._demo_story import office
from app.core import clock
from app.models.customer import Device
from app.models.exchange_request import ExchangeRequest
from app.models.organisation import User
from app.services import exchange_requests
from app.services import session as sessions
from app.services.session import Session

_SMALL = 200


class Wish(NamedTuple):
    """How many days ago it was asked, what and why, how far it has come, and what was decided."""

    days: int
    wants: str
    cause: str
    end: str
    reason: str = ""
    remark: str = ""
    bearer: str = ""
    office: str = ""
    goods: tuple[str, str, int] = ("", "", 1)
    """Goods, model and quantity where they are not a device on file."""


WISHES = (
    Wish(34, "exchange", "nonconforming", "received", "到货即不合格，按规定一律更换", "开箱即无法开机"),
    Wish(
        12,
        "return",
        "counter_fault",
        "shipped",
        "批次质量问题，同意退回总部，费用由售出柜台承担",
        "同批 6 台均有异响",
        office="佛山分公司",
        goods=("标签打印机", "LP-80", 6),
    ),
    Wish(9, "exchange", "misuse", "refused", "检测为进水所致，已说服用户付费维修", "用户要求免费更换"),
    Wish(4, "exchange", "unwanted", "agreed", "未拆封，不影响再次销售，由用户承担运费", "型号买错", bearer="user"),
    Wish(0, "return", "disputed", "requested", remark="用户与柜台对故障原因说法不一"),
)


def write(now: datetime, size: int, seed: int) -> None:
    """Ask for all of it, the earliest first; for nothing in a very small branch."""
    if size < _SMALL:
        return
    people = {str(row.role): Session(row.id, row.name, row.full_name, row.role) for row in User.select()}
    dice = Random(seed + 91)
    devices = _devices(dice)
    for wish in WISHES:
        asked = office(now - timedelta(days=wish.days)) + timedelta(minutes=dice.randint(5, 300))
        asked = min(asked, now - timedelta(minutes=40))
        _tell(now, asked, wish, None if wish.office else next(devices), people)


def _devices(dice: Random) -> Iterator[Device]:
    """Devices in use that were sold not long ago, in no order."""
    sold = (Device.status == "in_use") & (Device.serial != "")
    rows = list(Device.select().where(sold).order_by(Device.purchased_on.desc(), Device.id).limit(60))
    dice.shuffle(rows)
    yield from rows


def _tell(now: datetime, asked: datetime, wish: Wish, device: Device | None, people: dict[str, Session]) -> None:
    def do(days: int, role: str, act: Callable[..., Any], *args: Any, **given: Any) -> Any:
        with clock.set_to(min(asked + timedelta(days=days), now)), sessions.acting_as(people[role]):
            return act(*args, **given).result

    def step(days: int, role: str, act: Callable[..., Any], **given: Any) -> None:
        seen = ExchangeRequest.get_by_id(row_id).row_version
        do(days, role, act, row_id, seen_version=seen, **given)

    goods, model, quantity = wish.goods
    who = {"customer_id": device.customer_id, "device_id": device.id} if device else {"office": wish.office}
    row_id = do(
        0, "representative", exchange_requests.request, wants=wish.wants, cause=wish.cause, goods=goods, model=model,
        quantity=quantity, cost_bearer=wish.bearer, remark=wish.remark, **who,
    )  # fmt: skip
    if wish.end == "requested":
        return
    decision = "refused" if wish.end == "refused" else "agreed"
    step(1, "supervisor", exchange_requests.decide, decision=decision, reason=wish.reason)
    if wish.end in ("shipped", "received"):
        step(3, "representative", exchange_requests.shipped, day=_day(asked, 3, now))
    if wish.end == "received":
        step(7, "representative", exchange_requests.received, day=_day(asked, 7, now))


def _day(asked: datetime, days: int, now: datetime) -> Any:
    return clock.local(min(asked + timedelta(days=days), now)).date()
