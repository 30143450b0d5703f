"""`aftercare receipt` in a real process: the stick that comes back from head office."""

from __future__ import annotations

import json
from pathlib import Path

from app.core import ciphers
from app.packages import receipts
from app.packages.manifest import MANIFEST, digest, from_bytes
from tests.cli.conftest import Command
from tests.packages.test_receipts import OFFICE, print_of


def test_a_receipt_goes_in_and_the_log_shows_it(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    (stick := tmp_path / "stick").mkdir()
    where = ("--database", demo)
    made = aftercare(*where, "export", stick, "--ledgers", "suppliers", "--purpose", "monthly")
    assert made.code == 0, made.err
    (folder,) = stick.iterdir()
    content = (folder / MANIFEST).read_bytes()
    manifest = from_bytes(content)
    assert "no receipt for this branch" in aftercare(*where, "receipt", stick).refused()
    told = {
        "format": receipts.FORMAT, "branch": {"code": manifest.branch.code, "name": ""}, "number": manifest.number,
        "package": manifest.package, "digest": digest(content), "received_at": "2026-11-22T08:00:00Z",
        "received_by": "王芳", "head_office": {"code": "HQ", "name": "总公司", "company": ""},
        "public_key": ciphers.signing_public(OFFICE).hex(),
    }  # fmt: skip
    told["signature"] = ciphers.signature(OFFICE, receipts._signed_part(told)).hex()
    path = stick / receipts.file_name(manifest.branch.code, manifest.number)
    path.write_text(json.dumps(told), "utf-8")
    assert "signed sheet" in aftercare(*where, "receipt", path).refused()
    done = aftercare(*where, "receipt", stick, "--fingerprint", print_of(OFFICE))
    assert (done.code, "received at head office" in done.out) == (0, True), done.err
    listed = aftercare(*where, "list", "packages", "--format", "json").out
    assert '"receipt_at": "2026-11-22T08:00:00' in listed
