"""G24: wrong passwords open nothing, whatever the clock says. G29: logs hold nobody's data."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core import log
from app.core.errors import AftercareError, UserError
from app.models import database
from app.services import _lockout as lockout
from app.services import (
    customers,
    erasures,
    finding,
    opinions,
    personal_data,
    service_calls,
    settings,
    users,
)
from app.services.customers import AddressInput, ContactInput
from tests.conftest import PASSWORD

CANARIES = ("王晓彤", "赵思远", "13977781234", "云影路 77 号", "zhao.siyuan@example.cn", "Blue kettle 2026", "wrong-17")


@pytest.fixture
def ticking(monkeypatch: pytest.MonkeyPatch, frozen_clock: Callable[[timedelta], None]) -> Callable[..., None]:
    seconds = [1000.0]
    monkeypatch.setattr(lockout, "steady", lambda: seconds[0])

    def tick(delta: timedelta, *, clock_too: bool = True) -> None:
        seconds[0] += delta.total_seconds()
        if clock_too:
            frozen_clock(delta)

    return tick


def test_a_thousand_wrong_tries_open_nothing(
    branch: Any, ticking: Callable[..., None], frozen_clock: Callable[[timedelta], None]
) -> None:
    """A clock moved by a year either way neither lets anybody in nor keeps anybody out for ever (G24)."""
    chance = random.Random(24)
    names = ("desk", "tech", "boss", "nobody", "ADMIN ")
    tried = refused_at_once = 0
    for _ in range(1_000):
        name = chance.choice(names)
        with pytest.raises(UserError) as caught:
            users.sign_in(name, f"wrong-{chance.randrange(10**9)}")
        tried += 1
        refused_at_once += "Too many" in caught.value.text
        move = chance.random()
        if move < 0.02:
            frozen_clock(timedelta(days=chance.choice((-365, 365))))
        elif move < 0.3:
            ticking(timedelta(seconds=chance.randrange(120)))
    assert tried == 1_000
    assert refused_at_once > 500  # waiting, not guessing
    assert database.scalar("SELECT count(*) FROM audit_entry WHERE action = 'user.sign_in'") == 0
    ticking(timedelta(minutes=16))
    for name in ("desk", "tech", "boss", "admin"):
        try:
            users.sign_in(name, PASSWORD)
        except UserError:  # the clock stands before the wait's end: it begins once more, by the steady one
            ticking(timedelta(minutes=16))
            users.sign_in(name, PASSWORD)


def test_logs_hold_nobodys_data(branch: Any, as_role: Any, tmp_path: Path, ticking: Callable[..., None]) -> None:
    """A day with refusals, denials, trouble with the engine and a mistake of ours, all about one customer (G29)."""
    import logging

    root = logging.getLogger("aftercare")
    before, kept = list(root.handlers), log._file
    root.handlers = []
    file = log.start(tmp_path / "log")
    try:
        _a_day(as_role)
        log.logger("test").error("the day is over")
        for handler in root.handlers:
            handler.flush()
        text = file.read_text(encoding="utf-8")
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers, log._file = before, kept
    assert "denied: role technician" in text
    assert "the day is over" in text
    assert [one for one in CANARIES if one in text] == []


def _a_day(as_role: Any) -> None:
    person = ContactInput(name="赵思远", phone="13977781234", email="zhao.siyuan@example.cn", is_primary=True)
    place = AddressInput(address="云影路 77 号", is_primary=True)
    with as_role("supervisor"):
        customer_id = customers.create(name="王晓彤", contacts=(person,), addresses=(place,)).result
        service_calls.register(customer_id=customer_id, fault_text="赵思远说不开机，13977781234", fault_level=3)
        opinions.register(customer_id=customer_id, content="赵思远表扬", kind="praise")
        finding.find_anything("13977781234")
        finding.find_callers("王晓彤")
        personal_data.on_file(customer_id)
    refused = [
        lambda: customers.create(name="", contacts=(person,)),
        lambda: customers.create(name="王晓彤", contacts=(person._replace(email="赵思远"),)),
        lambda: service_calls.register(customer_id=customer_id, fault_text="赵思远", fault_level=9),
        lambda: service_calls.change(1, seen_version=99, phone="13977781234"),
        lambda: database.execute("INSERT INTO contact (name, phone) VALUES (?, ?)", ("赵思远", "13977781234")),
        lambda: database.query("SELECT '赵思远' FROM nowhere"),
        lambda: settings.change(values={"company_name": "王晓彤" * 200}),
        lambda: users.sign_in("desk", "wrong-17"),
        lambda: erasures.request(customer_id=customer_id, reason="赵思远来函"),
    ]
    for act in refused:
        for role in ("supervisor", "technician"):
            with as_role(role), pytest.raises(AftercareError):
                act()
