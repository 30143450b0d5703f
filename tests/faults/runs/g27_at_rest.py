"""Phones, names and scans that are easy to recognise, in an encrypted branch at work: no file holds them readable."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from app.core import log
from app.core.errors import AftercareError
from app.core.progress import Silent
from app.models import database
from app.packages.contents import FORMATS, Wish
from app.packages.drive import FolderDrive
from app.packages.making import Making
from app.services import _door_tries, attachments, customers, drafts, encryption, importing, service_calls, users
from app.services.customers import AddressInput, ContactInput
from tests.conftest import PASSWORD
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as, furnished
from tests.faults.runs.g09_backups import back_up
from tests.sheets import workbook

GUARANTEE, FULL = "G27", 2_000
PROMISE = "nothing is readable at rest in an encrypted branch"
MARKS = ("13900777", "金丝雀", "鸟笼路")
"""Every phone, name and address of the run has one of these in it."""


def run(folder: Path, count: int) -> Figures:
    """`count` people, half of them entered before the branch was encrypted, half afterwards."""
    figures, scratch, before = Figures(), folder / "scratch", tempfile.tempdir
    scratch.mkdir()
    tempfile.tempdir = str(scratch)
    log.start(folder / "log")
    try:
        home = folder / "home"
        path = furnished(home)
        database.open_database(path)
        for name in ("desk", "boss", "admin"):
            users.sign_in(name, PASSWORD)
        _work(0, count // 2)
        figures.expect(_hits(home), "the plain branch should be readable: the search is blind")
        act_as("administrator")
        change = encryption.prepare(PASSWORD)
        database.close_database()
        encryption.carry_out(change, Silent())
        _note(figures, folder, "after encrypting")
        database.open_database(path, key=change.new_key)
        _work(count // 2, count)
        _import(scratch)
        _note(figures, folder, "at work")
        _take_out(folder)
        _note(figures, folder, "after a package under a password")
        back_up(path, folder / "place", change.new_key)
        _note(figures, folder, "after a backup")
        database.close_database()
        _note(figures, folder, "closed")
        figures.injected = count
        figures.count("bytes searched", sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()))
    finally:
        tempfile.tempdir = before
        _door_tries._held.clear()
        database.close_database()
    return figures


def _work(first: int, last: int) -> None:
    act_as("representative")
    for at in range(first, last):
        name, phone = f"金丝雀{at:05}公司", f"13900777{at % 1000:03}"
        owner = customers.create(
            name=name, contacts=(ContactInput(f"{name}的人", phone),), addresses=(AddressInput(f"鸟笼路{at}号"),)
        ).result  # fmt: skip
        if at % 20 == 0:
            drafts.save(form=f"customer:{at}", content={"phone": phone, "name": name})
            scan = b"%PDF-1.7 " + f"{name} {phone} ".encode() * 3_000
            attachments.add(owner_kind="customer", owner_id=owner, content=scan, name=f"{name}.pdf")
            service_calls.register(customer_id=owner, fault_text=f"{name}说打印机坏了", phone=phone)
            with contextlib.suppress(AftercareError):
                customers.change(customer_id=owner, seen_version=99, name=f"{name}改")


def _import(scratch: Path) -> None:
    """What the reading process writes for us is gone when it was read; the sheet itself is the user's own file."""
    act_as("supervisor")
    sheet = workbook(scratch / "own.xlsx", [["客户名称", "电话"], ["金丝雀外来公司", "13900777999"]])
    file = importing.read(sheet)
    view = importing.sheet_view(file, "customers", file.sheets[0].name)
    importing.carry_out(importing.dry_run(file, "customers", view.name, view.columns))
    sheet.unlink()


def _take_out(folder: Path) -> None:
    """A package that is readable would be the user's own; one under a password is nobody's without it."""
    act_as("supervisor")
    (folder / "stick").mkdir()
    wish = Wish(("customers",), "金丝雀月报", FORMATS, masked=False, reason="总部要求", attachments=True)
    Making(wish, FolderDrive(folder / "stick"), "green-kettle-2026-pump").run()


def _note(figures: Figures, folder: Path, when: str) -> None:
    hits = _hits(folder)
    figures.expect(not hits, f"{when}: {hits[:5]}")
    figures.count("searches of every file")


def _hits(folder: Path) -> list[str]:
    forms = [mark.encode(coding) for mark in MARKS for coding in ("utf-8", "utf-16-le", "gb18030", "unicode_escape")]
    found = []
    for path in folder.rglob("*"):
        if path.is_file() and path.name != "template.branch":
            content = path.read_bytes()
            found += [path.name for form in set(forms) if form in content]
            if any(mark in os.fsdecode(path.name) for mark in MARKS):
                found.append(path.name)
    return found
