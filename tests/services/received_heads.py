"""Packages as head office sees them, without a stick."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from app.core.changes import Changes
from app.domain.receiving import Head, Incoming, Link
from app.models import database
from app.services import received_packages
from app.services.branch_key import fingerprint
from app.services.received_packages import Answers

KEYS = {code: hashlib.sha256(code.encode()).hexdigest() for code in ("SZ02", "FS03", "ZH04")}
NAMES = {"SZ02": "深圳分公司", "FS03": "佛山分公司", "ZH04": "珠海分公司"}


def head(code: str, number: int, previous: Link | None = None, *, key: str = "", rows: int = 0, **more: Any) -> Head:
    """Package `number` of a branch; `variant` makes another one of the same number."""
    variant = more.pop("variant", "")
    given: dict[str, Any] = {
        "branch_code": code, "branch_name": NAMES[code], "company": "恒信机电设备有限公司", "number": number,
        "digest": hashlib.sha256(f"{code} {number} {variant}".encode()).hexdigest(), "previous": previous,
        "public_key": key or KEYS[code], "package_uid": f"{number:032x}", "schema": "0039_filled_fields",
        "program": "1.0", "made_at": datetime(2026, 11, 1, 1, tzinfo=UTC), "made_by": "林晓梅", "purpose": "月报",
        "first_day": None, "last_day": None, "is_masked": False, "rows": {"repairs": rows}, "audit_line": 7,
        "audit_digest": "0" * 64, **more,
    }  # fmt: skip
    return Head(**given)


def row(uid: str, version: int = 1, ledger: str = "repairs", **values: Any) -> Incoming:
    """A row whose last change follows from its version."""
    return Incoming(
        ledger, uid, f"W-{uid}", version, f"2026-11-20T01:00:{version:02}Z", values, values.get("customer", ""),
        f"{ledger}.closed", "2026-11-20", values.get("amount"),
    )  # fmt: skip


def taken_in(package: Head, rows: Iterable[Incoming], **answers: Any) -> Changes:
    """Take a package in as somebody who compared the fingerprint."""
    given = {"fingerprint": fingerprint(package.public_key), "many": True, **answers}
    by_ledger: dict[str, list[Incoming]] = {}
    for one in rows:
        by_ledger.setdefault(one.ledger, []).append(one)
    return received_packages.take_in(package, list(by_ledger.values()), answers=Answers(**given))


def link(package: Head) -> Link:
    """A package as its successor names it."""
    return Link(package.number, package.digest)


def rows_here(code: str = "") -> list[tuple[Any, ...]]:
    """What is here of a branch, in an order that does not depend on when it came."""
    found = database.query(
        "SELECT branch_code, ledger, row_uid, number, title, state, day, amount, version, changed_at, contents, "
        "package_serial FROM received_row"
    )
    return sorted((one for one in found if code in ("", one[0])), key=lambda one: one[:3])
