"""Everybody tries to make a package, in every way: without the right, a purpose and its log row nothing is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.core.errors import NotPermitted, UserError
from app.models import database
from app.models.organisation import AuditEntry
from app.packages.drive import FolderDrive
from app.packages.making import Making
from app.services import package_runs
from tests.conftest import USERS
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as
from tests.faults.runs._sticks import WISH, numbers_on, office

GUARANTEE, FULL = "G17", 60
PROMISE = "no export without permission, purpose and log row"


def run(folder: Path, count: int) -> Figures:
    """`count` tries, in turn by every role, with and without a purpose, masked and whole, with a password."""
    figures, stick = Figures(), folder / "stick"
    office(folder / "home", records=2)
    stick.mkdir()
    wishes = [
        WISH, replace(WISH, purpose=""), replace(WISH, reason=""),
        replace(WISH, masked=True, attachments=False, reason=""),
    ]  # fmt: skip
    for turn in range(count):
        role, wish = list(USERS)[turn % len(USERS)], wishes[turn // len(USERS) % len(wishes)]
        act_as(role)
        before = set(stick.iterdir())
        denials = AuditEntry.select().where(AuditEntry.kind == "denial").count()
        figures.injected += 1
        may = role == "supervisor" and bool(wish.purpose) and (wish.masked or bool(wish.reason))
        where = f"{turn}: {role}, {wish}"
        try:
            Making(wish, FolderDrive(stick), "correct horse battery" if turn % 3 == 0 else "").run()
            figures.expect(may, f"{where}: was allowed")
            figures.count("packages made by supervisors")
        except (NotPermitted, UserError) as refusal:
            figures.expect(not may, f"{where}: {refusal}")
            figures.expect(set(stick.iterdir()) == before, f"{where}: refused, and something was written")
            if role != "supervisor":
                later = AuditEntry.select().where(AuditEntry.kind == "denial").count()
                figures.expect(later > denials, f"{where}: the denial is not in the history")
            figures.count("refused, nothing written")
        act_as("supervisor")
        known = {one.number for one in package_runs.listing(9_999)}
        figures.expect(numbers_on(stick) <= known, f"{where}: something without a log row")
    database.close_database()
    return figures
