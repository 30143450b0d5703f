"""Branches, packages and rows of head office for ledger tests."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

from app.core import clock
from app.models import database, search
from app.models.received import KnownBranch, ReceivedPackage, ReceivedRow

BRANCHES = {"SZ02": "深圳分公司", "FS03": "佛山分公司", "ZH04": "珠海分公司", "DG05": "东莞分公司"}
STATES = {"repairs": ("logged", "closed", "cancelled"), "customers": ("active", "inactive"), "ship_logs": ("x",)}


def fill(insert: Any) -> None:
    """Four branches, twelve packages each, two hundred rows."""
    rng = random.Random(31)
    with database.transaction():
        insert(KnownBranch, [_branch(rng, number, code) for number, code in enumerate(BRANCHES, 1)])
        insert(ReceivedPackage, [_package(rng, code, number) for code in BRANCHES for number in range(1, 13)])
        ReceivedRow.insert_many([_row(rng, number) for number in range(1, 201)]).execute()
    for kind in ("known_branch", "received_package", "received_row"):
        search.rebuild(kind)


def _branch(rng: random.Random, number: int, code: str) -> dict[str, Any]:
    made = clock.now() - timedelta(days=number * 20)
    return {
        "code": code, "name": BRANCHES[code], "company": "恒信机电设备有限公司", "public_key": f"{number:064x}",
        "fingerprint": "0a1b " * 8, "trusted_at": made, "trusted_by": "周建国", "packages": 12,
        "row_count": rng.randrange(500), "last_number": 12, "last_digest": f"{number:064x}", "last_made_at": made,
        "last_received_at": made + timedelta(days=1),
    }  # fmt: skip


def _package(rng: random.Random, code: str, number: int) -> dict[str, Any]:
    made = clock.now() - timedelta(days=400 - number * 30 - rng.randrange(9))
    return {
        "number": f"{code}-{number:06}", "branch_code": code, "branch_name": BRANCHES[code], "serial": number,
        "package_uid": f"{rng.getrandbits(128):032x}", "digest": f"{rng.getrandbits(256):064x}", "made_at": made,
        "made_by": "林晓梅", "purpose": rng.choice(("月报", "50%_! 抽查")), "previous_digest": "",
        "row_count": rng.randrange(1000), "added": rng.randrange(100), "changed": rng.randrange(50),
        "unchanged": rng.randrange(900), "conflicts": rng.choice((0, 0, 3)), "program": "1.0", "schema_name": "0044",
        "state": rng.choice(("taken_in", "taken_in", "undone", "set_aside")), "refusal": "", "audit_digest": "",
        "received_at": made + timedelta(days=2), "received_by": "周建国", "undone_by": "", "undo_reason": "",
        "is_masked": rng.random() < 0.3, "has_gap": number == 1,
    }  # fmt: skip


def _row(rng: random.Random, number: int) -> dict[str, Any]:
    ledger = rng.choice(tuple(STATES))
    changed = clock.now() - timedelta(hours=rng.randrange(5000))
    return {
        "branch_code": rng.choice(tuple(BRANCHES)), "ledger": ledger, "row_uid": f"{number:032x}",
        "number": f"W-{number:04}", "title": rng.choice(("广州恒信科技", "𠮷野中学", "Blue Sea Ltd")),
        "state": rng.choice((f"{ledger}.{rng.choice(STATES[ledger])}", "")),
        "day": rng.choice((None, changed.date())), "amount": rng.choice((None, rng.randrange(100_000))),
        "version": rng.randrange(1, 9), "changed_at": changed, "contents": "{}", "package_id": rng.randrange(1, 30),
        "package_serial": rng.randrange(1, 12), "received_at": changed + timedelta(days=3),
    }  # fmt: skip
