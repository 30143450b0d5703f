"""A branch with a few records and a stick to put them on."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.packages.contents import Wish
from app.services import attachments, customers
from app.services import session as sessions
from app.services.customers import ContactInput

WISH = Wish(ledgers=("customers",), purpose="月末上报", formats=("csv",))
PHONE = "13812345678"


@pytest.fixture
def office(branch, frozen_clock) -> None:
    """Four customers, one with a scan; the supervisor acts."""
    person = (ContactInput(name="李敏", phone=PHONE, is_primary=True),)
    for name in ("星河制冷", "=cmd|'/c calc'!A1", "东山幼儿园"):
        customers.create(kind="company", name=name, contacts=person)
    first = customers.create(kind="person", name="陈先生").result
    attachments.add(owner_kind="customer", owner_id=first, content=b"%PDF-1.4 scan", name="合同.pdf")
    sessions.begin(branch.sessions["supervisor"])


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty stick."""
    place = tmp_path / "stick"
    place.mkdir()
    return place
