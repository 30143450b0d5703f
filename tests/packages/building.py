"""A package made by hand, as any branch's program would write it: what the tests of this folder damage and receive."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyzipper

from app.core import ciphers
from app.packages.manifest import (
    MANIFEST,
    SIGNATURE,
    AuditHead,
    FileEntry,
    LedgerEntry,
    Manifest,
    Origin,
    Previous,
)

KEY = bytes(range(32))
MADE_AT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
FILES = {
    "cover.pdf": b"%PDF-1.4 a cover\n",
    "ledgers/customers.xlsx": b"PK\x03\x04 not really a workbook" * 3,
    "ledgers/customers.csv": "编号,名称\r\nC001,星河制冷\r\n".encode("utf-8-sig"),
    "records/customers.jsonl": b'{"uid": "1", "number": "C001", "version": 1}\n',
    "attachments/ab/ab12": b"\x89PNG a scan",
}


def public_key(key: bytes = KEY) -> str:
    return ciphers.signing_public(key).hex()


def manifest_of(files: dict[str, bytes], key: bytes = KEY) -> Manifest:
    return Manifest(
        program="1.0",
        schema="0040_packages",
        package="0123456789abcdef" * 2,
        branch=Origin("GZ01", "广州分公司", "恒信机电设备有限公司"),
        number=2,
        previous=Previous(1, "ab" * 32),
        made_at=MADE_AT,
        made_by="周建国",
        purpose="月末上报",
        period=(date(2026, 11, 1), date(2026, 11, 20)),
        masked=True,
        ledgers=(LedgerEntry("customers", "客户台账", 1, ("ledgers/customers.xlsx", "records/customers.jsonl")),),
        audit_head=AuditHead(12, "cd" * 32),
        public_key=public_key(key),
        files=tuple(FileEntry(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in files.items()),
    )


def contents(files: dict[str, bytes] | None = None, key: bytes = KEY, **changes: object) -> dict[str, bytes]:
    """Every file of a whole package; `changes` replace fields of its manifest."""
    files = FILES if files is None else files
    manifest = replace(manifest_of(files, key), **changes).to_bytes()  # pyright: ignore[reportArgumentType]
    return {**files, MANIFEST: manifest, SIGNATURE: ciphers.signature(key, manifest).hex().encode()}


def as_folder(place: Path, files: dict[str, bytes], name: str = "Aftercare_GZ01_000002_20261120") -> Path:
    folder = place / name
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def as_zip(
    place: Path, files: dict[str, bytes], password: str, name: str = "Aftercare_GZ01_000002_20261120.zip"
) -> Path:
    file = place / name
    with pyzipper.AESZipFile(file, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as out:
        out.setpassword(password.encode())
        for path, data in files.items():
            out.writestr(path, data)
    return file
