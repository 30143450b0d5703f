"""The way back: head office signs, the branch reads; forged, foreign and damaged receipts are refused by name."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from app.core import ciphers
from app.core.errors import EnvironmentFault, UserError
from app.models import database
from app.packages import receipts, receiving
from app.packages.drive import FolderDrive
from app.packages.making import Made, Making
from app.services import branch_key, package_receipts, package_runs, received_packages, settings
from app.services import session as sessions
from app.services.package_receipts import SignedReceipt
from app.services.received_packages import Answers
from tests.packages.branch_packages import calls, package
from tests.packages.conftest import WISH

OFFICE = bytes(range(2, 34))
FORGER = bytes(range(3, 35))


@pytest.fixture(autouse=True)
def _supervisor(branch: Any, frozen_clock: object) -> Iterator[None]:
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


@pytest.fixture
def made(office: None, stick: Path) -> Made:
    return Making(WISH, FolderDrive(stick)).run()


def print_of(key: bytes) -> str:
    return branch_key.fingerprint(ciphers.signing_public(key).hex())


def receipt(place: Path, made: Made, key: bytes = OFFICE, **changes: Any) -> Path:
    """A receipt as head office's program would write it."""
    manifest = made.manifest
    told = {
        "format": receipts.FORMAT, "branch": {"code": manifest.branch.code, "name": manifest.branch.name},
        "number": manifest.number, "package": manifest.package, "digest": made.digest,
        "received_at": "2026-11-22T08:00:00Z", "received_by": "王芳",
        "head_office": {"code": "HQ", "name": "总公司", "company": "恒信机电"}, "rows": 4, "added": 4, "changed": 0,
        "unchanged": 0, "conflicts": 0, "scans": 0, "public_key": ciphers.signing_public(key).hex(), **changes,
    }  # fmt: skip
    told["signature"] = ciphers.signature(key, receipts._signed_part(told)).hex()
    path = place / receipts.file_name(manifest.branch.code, manifest.number)
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    return path


def enter(path: Path, key: bytes | None = None) -> None:
    package_receipts.enter(receipts.read(path), fingerprint=print_of(key) if key else "")


def test_head_office_writes_what_the_branch_reads(tmp_path: Path) -> None:
    offer = receiving.look(package(tmp_path, calls()))
    done = receiving.take_in(offer, Answers(fingerprint=offer.standing.fingerprint)).result
    path = receipts.write(done, tmp_path)
    assert path.name == "receipt_SZ02_000001.json"
    told = receipts.read(path)
    assert told == SignedReceipt(
        "SZ02", 1, offer.head.package_uid, offer.head.digest, received_packages.file(done).received_at, "周建国",
        "广州分公司 · 恒信机电设备有限公司", branch_key.public_key(),
    )  # fmt: skip
    assert received_packages.file(done).receipt_at is not None
    assert receipts.write(done, tmp_path) == path  # once more, over the old one
    text = pypdfium2.PdfDocument(receipts.sheet(done))[0].get_textpage().get_text_range()
    assert branch_key.fingerprint(branch_key.public_key()) in text
    assert "SZ02 深圳分公司" in text
    received_packages.undo(done, reason="falscher Stick")
    with pytest.raises(UserError, match="not in force"):
        receipts.write(done, tmp_path)


def test_a_stick_that_is_gone(tmp_path: Path) -> None:
    offer = receiving.look(package(tmp_path, calls()))
    done = receiving.take_in(offer, Answers(fingerprint=offer.standing.fingerprint)).result
    with pytest.raises(EnvironmentFault):
        receipts.write(done, tmp_path / "pulled")
    assert received_packages.file(done).receipt_at is None  # nobody is told of a receipt that is nowhere


@pytest.mark.skipif(sys.platform == "win32", reason="no links without rights of one's own")
def test_a_strangers_stick_does_not_have_us_write_on_this_computer(tmp_path: Path) -> None:
    offer = receiving.look(package(tmp_path, calls()))
    done = receiving.take_in(offer, Answers(fingerprint=offer.standing.fingerprint)).result
    (mine := tmp_path / "mine.txt").write_text("mine")
    (stick := tmp_path / "stick").mkdir()
    for name in ("receipt_SZ02_000001.json.part", "receipt_SZ02_000001.json"):
        (stick / name).symlink_to(mine)
    path = receipts.write(done, stick)
    assert (mine.read_text(), path.is_symlink(), receipts.read(path).number) == ("mine", False, 1)
    with FolderDrive(stick).create("folder/in.txt") as file:
        file.write(b"x")
    (stick / "away").symlink_to(tmp_path)
    with FolderDrive(stick).create("away/mine.txt") as file:
        file.write(b"x")
    assert mine.read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
def test_a_pipe_by_a_receipts_name_is_not_waited_for(made: Made, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "receipt_GZ01_000001.json")
    assert receipts.receipts_in(tmp_path) == ()


def test_the_branch_compares_the_first_key_and_knows_it_then(made: Made, tmp_path: Path) -> None:
    path = receipt(tmp_path, made)
    for wrong, said in ((None, "type the fingerprint .* signed sheet"), (FORGER, "not the fingerprint of the key")):
        with pytest.raises(UserError, match=said) as asked:
            enter(path, wrong)
        assert asked.value.field == "fingerprint"
    enter(path, OFFICE)
    (run,) = package_runs.listing()
    assert run.receipt is not None
    assert (run.receipt.received_by, run.receipt.office) == ("王芳", "总公司 · 恒信机电")
    assert f"{run.receipt.received_at:%Y-%m-%d %H:%M}" == "2026-11-22 08:00"
    version = run.row_version
    enter(path)  # read again: nothing new
    assert package_runs.listing()[0].row_version == version
    enter(receipt(tmp_path, made, received_at="2026-11-22T09:00:00Z"))
    enter(receipt(tmp_path, made))  # the older one once more
    last = package_runs.listing()[0].receipt
    assert last is not None
    assert f"{last.received_at:%H:%M}" == "09:00"
    with pytest.raises(UserError, match="another key") as refused:
        enter(receipt(tmp_path, made, FORGER))
    assert (refused.value.field, print_of(FORGER) in refused.value.text) == ("fingerprint", True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"branch": {"code": "SZ02", "name": ""}}, "SZ02-000001, a package of another branch"),
        ({"number": 9}, "GZ01-000009, but this branch never made"),
        ({"digest": "ab" * 32}, "another package GZ01-000001"),
        ({"package": "cd" * 16}, "another package GZ01-000001"),
    ],
)
def test_a_foreign_receipt_is_refused_by_name(made: Made, tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    assert settings.text("branch_code") == "GZ01"
    with pytest.raises(UserError, match=said):
        enter(receipt(tmp_path, made, **changes), OFFICE)
    assert package_runs.listing()[0].receipt is None


def test_the_branch_cannot_write_its_own(made: Made, tmp_path: Path) -> None:
    own = bytes.fromhex(database.scalar("SELECT private_key FROM branch_key"))
    key = own
    with pytest.raises(UserError, match="this branch itself"):
        enter(receipt(tmp_path, made, key), key)


def test_a_changed_byte_is_noticed(made: Made, tmp_path: Path) -> None:
    path = receipt(tmp_path, made)
    whole = path.read_bytes()
    for at in range(0, len(whole), 7):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(UserError, match=r"receipt_GZ01_000001\.json"):
            receipts.read(path)


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b"[" * 9_000, b'{"format": "aftercare-receipt/1"}'])
def test_what_is_no_receipt_is_named(tmp_path: Path, content: bytes) -> None:
    (path := tmp_path / "receipt_X_000001.json").write_bytes(content)
    with pytest.raises(UserError, match="no receipt"):
        receipts.read(path)
    with pytest.raises(UserError, match="There is no file"):
        receipts.read(tmp_path / "nothing.json")


def test_a_stick_is_searched_for_this_branchs_own(made: Made, tmp_path: Path) -> None:
    mine = receipt(tmp_path, made)
    (tmp_path / "receipt_SZ02_000001.json").write_text("{}")
    (tmp_path / "receipt_GZ01_1.json").write_text("{}")
    assert receipts.receipts_in(tmp_path) == (mine,)
    assert receipts.receipts_in(mine) == (mine,)
