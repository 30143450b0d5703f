"""The whole way of a stick: made at the branch with scans, taken in at head office, its receipt read at the branch."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app.models import attachment_store, database
from app.packages import receipts, receiving
from app.packages.contents import Wish
from app.packages.drive import FolderDrive
from app.packages.making import Making
from app.services import attachments, branch_key, customers, package_receipts, package_runs, settings
from app.services import session as sessions
from app.services.received_packages import Answers

WISH = Wish(("customers",), "回访", formats=("csv",), masked=False, reason="总公司回访", attachments=True)


@contextmanager
def place(file: Path, branch: Any) -> Iterator[None]:
    """At another computer: its database open, its supervisor at work."""
    database.close_database()
    database.open_database(str(file))
    settings.forget()
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


@pytest.fixture
def computers(branch: Any, branch_template: str, engine_name: str, tmp_path: Path) -> tuple[Path, Path]:
    """The files of branch and head office, each in a folder of its own."""
    if engine_name != "sqlite":
        pytest.skip("two computers, two files")
    files = tmp_path / "branch" / "branch.aftercare", tmp_path / "office" / "branch.aftercare"
    for file in files:
        file.parent.mkdir()
        shutil.copy(branch_template, file)
    with place(files[1], branch), sessions.acting_as(branch.sessions["administrator"]):
        settings.change(values={"branch_code": "HQ01", "branch_name": "总公司"})
    return files


def test_from_the_branch_to_head_office_and_back(
    computers: tuple[Path, Path], branch: Any, stick: Path, frozen_clock: object
) -> None:
    here, there = computers
    with place(here, branch):
        for name in ("星河制冷", "陈先生"):
            made = customers.create(kind="company", name=name).result
            attachments.add(owner_kind="customer", owner_id=made, content=f"%PDF-1.4 {name}".encode(), name="合同.pdf")
        done = Making(WISH, FolderDrive(stick)).run()
    with place(there, branch):
        offer = receiving.look(stick / done.name)
        assert len(offer.scans) == 2
        taken = receiving.take_in(offer, Answers(fingerprint=offer.standing.fingerprint)).result
        rows = database.query("SELECT id, title FROM received_row ORDER BY title")
        kept = [(title, *attachments.listing("received_row", row_id)) for row_id, title in rows]
        assert [(title, attachments.read(entry.id).content.decode()) for title, entry in kept] == [
            (title, f"%PDF-1.4 {title}") for title in sorted(("星河制冷", "陈先生"))
        ]
        assert attachment_store.store_folder() == there.parent / "attachments"
        path = receipts.write(taken, stick)
        shown = branch_key.fingerprint(branch_key.public_key())
    with place(here, branch):
        assert receipts.receipts_in(stick) == (path,)
        package_receipts.enter(receipts.read(path), fingerprint=shown)
        receipt = package_runs.listing()[0].receipt
        assert receipt is not None
        assert (receipt.received_by, receipt.office.split(" · ")[0]) == ("周建国", "总公司")
