"""The list of scans in a package: what one branch writes, head office reads; nothing else is taken for a scan."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import UserError
from app.packages import scan_list
from app.packages.contents import Wish, offered
from app.packages.drive import FolderDrive
from app.packages.making import Making
from app.packages.manifest import MANIFEST, FileEntry, from_bytes
from app.packages.verifying import verify
from app.services.package_attachments import Scan

DIGEST = hashlib.sha256(b"scan").hexdigest()
FILE = FileEntry(f"attachments/{DIGEST[:2]}/{DIGEST}", 4, DIGEST)
SCAN = Scan(7, "合同.pdf", "application/pdf", DIGEST, 4, "", "林晓梅", datetime(2026, 11, 20, 1, tzinfo=UTC))


def test_what_a_branch_writes_is_read_back(office: None, stick: Path) -> None:
    wish = Wish(("customers",), "回访", formats=("csv",), masked=False, reason="总公司回访", attachments=True)
    made = Making(wish, FolderDrive(stick)).run()
    folder = stick / made.name
    assert verify(folder).is_whole
    manifest = from_bytes((folder / MANIFEST).read_bytes())
    (scan,) = scan_list.read((folder / scan_list.PATH).read_bytes().splitlines(), manifest.files)
    records = [json.loads(line) for line in (folder / "records/customers.jsonl").read_text("utf-8").splitlines()]
    (owner,) = (one for one in records if one["values"]["name"] == "陈先生")
    assert (scan.ledger, scan.uid, scan.name, scan.media_type) == (
        "customers", owner["uid"], "合同.pdf", "application/pdf",
    )  # fmt: skip
    assert (folder / scan.path).read_bytes() == b"%PDF-1.4 scan"


def test_the_log_of_packages_does_not_travel(office: None) -> None:
    names = {ledger.name for ledger in offered()}
    assert "customers" in names
    assert not {"packages", "received_rows"} & names


def test_a_scan_that_was_missing_at_the_branch_is_left_out() -> None:
    line = scan_list.line("customers", "1" * 32, SCAN).encode()
    assert len(scan_list.read([line], [FILE])) == 1
    assert scan_list.read([line], []) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "../../etc/passwd"}, {"name": "a\x00b"}, {"name": None}, {"added_at": "gestern"}, {"uid": 7},
        {"note": "x" * 1_001}, {"ledger": "\ud800"},
    ],
)  # fmt: skip
def test_what_is_no_scan_is_refused_with_its_line(change: dict[str, Any]) -> None:
    told = {**json.loads(scan_list.line("customers", "1" * 32, SCAN)), **change}
    files = [FILE, FileEntry("attachments/../../../etc/passwd", 4, DIGEST)]
    with pytest.raises(UserError, match="line 2"):
        scan_list.read([scan_list.line("customers", "1" * 32, SCAN).encode(), json.dumps(told).encode()], files)


def test_a_file_of_another_content_is_refused() -> None:
    other = FileEntry(FILE.path, 4, hashlib.sha256(b"nacs").hexdigest())
    with pytest.raises(UserError, match="line 1"):
        scan_list.read([scan_list.line("customers", "1" * 32, SCAN).encode()], [other])
