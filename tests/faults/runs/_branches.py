"""A furnished branch for runs outside of pytest, its people, and a business act with everything that belongs to it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from app.core import clock
from app.models import audit, database, search
from app.models.customer import Customer
from app.models.organisation import NumberSeries, User
from app.services import _passwords
from app.services import session as sessions
from app.services.session import Session
from tests.conftest import _furnish

_templates: dict[str, Path] = {}


def furnished(folder: Path, name: str = "branch.aftercare") -> Path:
    """A fresh branch with people and settings, closed; made once a process."""
    template = _templates.get("plain")
    if template is None or not template.exists():
        _passwords.hashing = _passwords.Hashing(passes=1, memory_kib=1024, lanes=1)
        template = folder / "template.branch"
        _furnish(str(template))
        _templates["plain"] = template
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(template, folder / name)
    return folder / name


def act_as(role: str) -> Session:
    """Sign in the branch's person of this role."""
    user = User.get(User.role == role)
    session = Session(user.id, user.name, user.full_name, user.role)
    sessions.begin(session)
    return session


def save_one(text: str = "王小明") -> str:
    """One business act: number, row, search tokens and audit line in one transaction; returns the number."""
    now = clock.now()
    with database.transaction():
        number = f"K{database.next_serial(NumberSeries, 'customer', 'GZ01', ''):06d}"
        row = Customer.create(number=number, name=text, created_at=now, changed_at=now)
        search.put(row)
        audit.append(
            at=now, user_name="desk", role="representative", action="customer.create", kind="customer", row_id=row.id,
            row_number=number,
        )  # fmt: skip
    return number


def trouble(confirmed: set[str], *, text: str = "小明") -> list[str]:
    """What is wrong in the open branch in which `save_one` was at work; `confirmed` are the numbers it returned."""
    found: list[str] = []
    numbers = [number for (number,) in database.query("SELECT number FROM customer ORDER BY id")]
    if lost := confirmed - set(numbers):
        found.append(f"{len(lost)} confirmed records lost")
    if numbers != [f"K{serial:06d}" for serial in range(1, len(numbers) + 1)]:
        found.append("a gap or a repeat in the numbers")
    serial = database.scalar("SELECT coalesce(max(last_serial), 0) FROM number_series WHERE series = 'customer'")
    if serial != len(numbers):
        found.append(f"the counter stands at {serial} after {len(numbers)} records")
    lines = database.scalar("SELECT count(*) FROM audit_entry WHERE kind = 'customer'")
    if lines != len(numbers):
        found.append(f"{lines} audit lines for {len(numbers)} records")
    if len(search.find("customer", text, limit=10**6)) != len(numbers):
        found.append("records that cannot be found")
    if (line := audit.verify()) is not None:
        found.append(f"the chain is broken at line {line}")
    if database.query("PRAGMA integrity_check") != [("ok",)]:
        found.append("the file is damaged")
    return found


def own_data_folder(folder: Path) -> None:
    """Nothing of a run touches the user's own data."""
    os.environ["AFTERCARE_DATA"] = str(folder / "data")
