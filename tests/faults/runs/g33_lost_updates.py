"""Four programs change the same record again and again; whoever was too late is told, nobody writes over another."""

from __future__ import annotations

import os
import time
from pathlib import Path

from app.core.errors import ChangedMeanwhile
from app.models import database
from app.models.customer import Customer
from app.services import customers
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as, furnished
from tests.faults.runs._processes import in_child, said_by

GUARANTEE, FULL = "G33", 400
PROMISE = "no update is lost"
WRITERS = 4


def run(folder: Path, count: int) -> Figures:
    """`count` changes by four processes, each of which adds one to what it read."""
    figures, file = Figures(), furnished(folder)
    database.open_database(file)
    act_as("representative")
    row_id = customers.create(name="远大印刷", notes="0").result
    database.close_database()

    def change(pipe: int) -> None:
        database.open_database(file)
        act_as("representative")
        done = late = 0
        while done < count // WRITERS:
            row = Customer.get_by_id(row_id)
            try:
                customers.change(
                    customer_id=row_id, seen_version=row.row_version, name=row.name, notes=str(int(row.notes) + 1)
                )
                done += 1
            except ChangedMeanwhile:
                late += 1
            time.sleep(0.01)
        os.write(pipe, f"{done} {late}".encode())

    said = [said_by(*child) for child in [in_child(change) for _ in range(WRITERS)]]
    figures.injected = count // WRITERS * WRITERS
    broken = [text for text in said if "FAILED" in text]
    if not figures.expect(not broken, "".join(broken)):
        return figures
    database.open_database(file)
    stands = int(Customer.get_by_id(row_id).notes)
    database.close_database()
    figures.expect(stands == figures.injected, f"{stands} of {figures.injected} changes stand")
    figures.count("changes stand", stands)
    figures.count("told that somebody was quicker", sum(int(text.split()[1]) for text in said))
    return figures
