"""Packages of a branch called SZ02, as its program would write them, for tests of head office."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from app.packages.manifest import LedgerEntry, Origin, Previous
from tests.packages.building import KEY, as_folder, contents

SHENZHEN = Origin("SZ02", "深圳分公司", "恒信机电设备有限公司")
CALLS: list[dict[str, Any]] = [
    {"number": "WX-1", "customer_name": "广州恒信", "received_at": "2026-11-19T20:00:00Z", "state": "closed"},
    {"number": "WX-2", "customer_name": "深圳蓝海", "received_at": "2026-11-20T01:00:00Z", "state": "logged"},
]


def line(at: int, values: dict[str, Any], version: int = 1) -> dict[str, Any]:
    """A record; the moment of its last change follows from its version."""
    return {
        "uid": f"{at:032x}", "number": values.get("number", ""), "version": version,
        "changed_at": f"2026-11-20T01:00:{version:02}Z", "values": values,
    }  # fmt: skip


def calls() -> list[dict[str, Any]]:
    """Two service calls."""
    return [line(at, values) for at, values in enumerate(CALLS, 1)]


def package(
    place: Path,
    rows: list[dict[str, Any]],
    number: int = 1,
    previous: Previous | None = None,
    *,
    ledger: str = "repairs",
    key: bytes = KEY,
    name: str = "",
    scans: dict[int, bytes] | None = None,
    scan_names: dict[int, str] | None = None,
    **more: Any,
) -> Path:
    """A whole, signed package of one ledger in its folder; `scans` are contents by the row they hang on."""
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    path = f"records/{ledger}.jsonl"
    told = contents(
        {"cover.pdf": b"%PDF", path: text.encode(), **_scans(ledger, scans or {}, scan_names or {})}, key,
        branch=SHENZHEN, number=number, previous=previous,
        schema="0039_filled_fields", ledgers=(LedgerEntry(ledger, "维修台账", len(rows), (path,)),),
        **{"masked": False, **more},
    )  # fmt: skip
    return as_folder(place, told, name or f"Aftercare_SZ02_{number:06}_20261120")


def _scans(ledger: str, scans: dict[int, bytes], names: dict[int, str]) -> dict[str, bytes]:
    """The files of scans in a package, and the list that says whose they are."""
    digests = {at: hashlib.sha256(content).hexdigest() for at, content in scans.items()}
    lines = [
        {
            "ledger": ledger, "uid": f"{at:032x}", "name": names.get(at, f"扫描 {at}.pdf"),
            "media_type": "application/pdf", "sha256": digests[at], "size": len(content),
            "note": "现场", "added_by": "林晓梅", "added_at": "2026-11-18T02:00:00Z",
        }
        for at, content in scans.items()
    ]  # fmt: skip
    found = {f"attachments/{digests[at][:2]}/{digests[at]}": content for at, content in scans.items()}
    if lines:
        text = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in lines)
        found["attachments/list.jsonl"] = text.encode()
    return found
