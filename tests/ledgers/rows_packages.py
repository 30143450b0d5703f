"""Packages that the branch made, for ledger tests."""

from __future__ import annotations

import json
import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.models import database
from app.models.package_run import PackageRun


def fill(insert: Any) -> None:
    """Forty packages: most verified, some received at head office, two sticks lost."""
    rng = random.Random(45)
    with database.transaction():
        insert(PackageRun, [_run(rng, number) for number in range(1, 41)])


def _run(rng: random.Random, number: int) -> dict[str, Any]:
    made = clock.now() - timedelta(days=400 - number * 9)
    state = rng.choice(("verified", "verified", "verified", "failed", "started"))
    is_received, is_lost = state == "verified" and number % 3 > 0, number in (7, 31)
    return {
        "number": number, "state": state, "begun_at": made, "begun_by": rng.choice(("周建国", "林晓梅")),
        "purpose": rng.choice(("月报", "50%_! 抽查", "")), "reason": "", "ledgers": json.dumps(_ledgers(rng)),
        "formats": "[]", "first_on": rng.choice((None, made.date())), "last_on": made.date(),
        "is_masked": rng.random() < 0.7, "has_attachments": number % 5 == 0, "has_password": number % 2 == 0,
        "target": rng.choice(("E:", "KINGSTON")), "row_count": rng.randrange(9000), "file_count": 9, "size": 10**6,
        "digest": f"{rng.getrandbits(256):064x}", "audit_line": number, "audit_digest": "", "ended_at": made,
        "failure": "stick pulled" if state == "failed" else "",
        "receipt_at": made + timedelta(days=4) if is_received else None,
        "receipt_by": "王芳" if is_received else "", "receipt_office": "", "receipt_key": "",
        "lost_on": made.date() if is_lost else None, "lost_by": "林晓梅" if is_lost else "",
        "lost_where": "出租车上" if is_lost else "", "lost_told": "", "lost_note": "", "lost_reported_by": "",
    }  # fmt: skip


def _ledgers(rng: random.Random) -> list[str]:
    return rng.sample(["customers", "repairs", "vouchers", "ship_logs"], rng.randrange(1, 4))
