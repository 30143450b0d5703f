"""A branch with something to take along, and what lies on a stick afterwards."""

from __future__ import annotations

import os
from pathlib import Path

from app.core.errors import AftercareError
from app.models import database
from app.packages import manifest, verifying
from app.packages.contents import Wish
from app.services import attachments, customers
from app.services.customers import ContactInput
from tests.faults.runs._branches import act_as, furnished

WISH = Wish(
    ledgers=("customers",), purpose="月末上报", formats=("csv",), masked=False, reason="总公司要求", attachments=True
)


def office(folder: Path, records: int = 5) -> Path:
    """A branch with a few customers and scans, open, the supervisor acts; returns its file."""
    file = furnished(folder)
    database.open_database(file)
    act_as("supervisor")
    for at in range(records):
        owner = customers.create(name=f"星河制冷{at}", contacts=(ContactInput("李敏", "13812345678"),)).result
        scan = b"%PDF-1.4 scan" + os.urandom(20_000)
        attachments.add(owner_kind="customer", owner_id=owner, content=scan, name=f"{at}.pdf")
    return file


def packages_on(stick: Path) -> dict[str, bool]:
    """What lies on the stick under a package's own name, and whether it is whole."""
    found = {}
    for path in sorted(stick.iterdir()):
        if manifest.is_package_name(path.name.removesuffix(".zip")):
            try:
                found[path.name] = verifying.verify(path).is_whole
            except AftercareError:
                found[path.name] = False
    return found


def numbers_on(stick: Path) -> set[int]:
    """The numbers of all packages of which anything lies on the stick, whole or not."""
    parts = [path.name.split("_") for path in stick.iterdir() if path.name.startswith("Aftercare_")]
    return {int(part[2]) for part in parts}
