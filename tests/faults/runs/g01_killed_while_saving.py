"""Killed at any moment while saving: what was confirmed is there, nothing is half there."""

from __future__ import annotations

import os
from pathlib import Path

from app.models import database
from app.services import customers, devices, service_calls
from app.services.customers import ContactInput
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as, furnished, save_one, trouble
from tests.faults.runs._processes import chance_of, killed_after

GUARANTEE, FULL = "G1", 500
PROMISE = "what the program confirmed survives its death; one act is one transaction (G3)"
SHARE_OF_USE_CASES = 0.2
"""So many of the kills hit real use cases (a customer, a device, a service call), the others the bare act."""


def run(folder: Path, count: int, key: str = "") -> Figures:
    """Kill a process that saves for ever `count` times."""
    figures, chance, confirmed = Figures(), chance_of("g1"), set[str]()
    file = folder / "branch.aftercare"
    database.open_database(file, key=key)
    database.close_database()

    def save_for_ever(pipe: int) -> None:
        database.open_database(file, key=key)
        while True:
            os.write(pipe, f"{save_one()}\n".encode())

    bare = count - round(count * SHARE_OF_USE_CASES)
    for turn in range(bare):
        confirmed.update(killed_after(save_for_ever, chance.random() * 0.012, chance.randrange(3)))
        figures.injected += 1
        database.open_database(file, key=key)
        figures.wrong += [f"kill {turn}: {what}" for what in trouble(confirmed)]
        database.close_database()
    figures.count("records confirmed, all there", len(confirmed))
    figures.expect(len(confirmed) >= bare // 2, "too few records were confirmed for the kills to mean anything")
    _use_cases(folder / "real", count - bare, figures)
    return figures


def _use_cases(folder: Path, count: int, figures: Figures) -> None:
    file, chance, confirmed = furnished(folder), chance_of("g1 use cases"), set[str]()

    def work_for_ever(pipe: int) -> None:
        database.open_database(file)
        act_as("representative")
        serial = chance.randrange(10**9)
        while True:
            serial += 1
            owner = customers.create(name=f"远大{serial}", contacts=(ContactInput("张伟", "13800138000"),))
            device = devices.create(customer_id=owner.result, product_name="打印机", model="M428", serial=f"SN{serial}")
            call = service_calls.register(
                customer_id=owner.result, device_id=device.result, fault_text="卡纸",
            )  # fmt: skip
            os.write(pipe, f"{owner.number} {call.number}\n".encode())

    for turn in range(count):
        words = killed_after(work_for_ever, chance.random() * 0.05, chance.randrange(2))
        confirmed.update(number for word in words for number in word.split())
        figures.injected += 1
        chance.random()
        database.open_database(file)
        figures.wrong += [f"use case, kill {turn}: {what}" for what in _trouble(confirmed)]
        database.close_database()
    figures.count("numbers of real use cases confirmed, all there", len(confirmed))


def _trouble(confirmed: set[str]) -> list[str]:
    from app.models import audit, maintenance

    found = []
    numbers = set[str]()
    for table in ("customer", "service_call"):
        some = [number for (number,) in database.query(f"SELECT number FROM {table} ORDER BY id")]
        serials = [int(number[-4:]) for number in some]
        if serials != list(range(1, len(some) + 1)):
            found.append(f"a gap or a repeat in the numbers of {table}: {some[-3:]}")
        numbers.update(some)
    if lost := confirmed - numbers:
        found.append(f"confirmed but lost: {sorted(lost)[:3]}")
    halves = database.scalar(
        "SELECT count(*) FROM service_call WHERE id NOT IN (SELECT call_id FROM service_call_event)"
    )
    if halves:
        found.append(f"{halves} calls without their first event")
    if audit.verify() is not None:
        found.append("the chain is broken")
    return found + maintenance.check()
