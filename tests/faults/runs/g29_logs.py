"""Names, phones and addresses that stand nowhere else, through work that succeeds, is refused and breaks down."""

from __future__ import annotations

import contextlib
import logging
import tempfile
from pathlib import Path
from typing import Any

from app.core import log
from app.core.errors import AftercareError
from app.models import database
from app.services import customers, devices, finding, importing, service_calls
from app.services.customers import AddressInput, ContactInput
from app.ui.crash import CrashWatch
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as, furnished
from tests.sheets import workbook

GUARANTEE, FULL = "G29", 200
PROMISE = "logs, crash reports and temporary files carry no personal data"


def run(folder: Path, count: int) -> Figures:
    """`count` customers, each with a name, a phone and an address of its own, each with work that goes wrong."""
    figures = Figures()
    logs, scratch = folder / "log", folder / "scratch"
    scratch.mkdir()
    log.start(logs)
    before, tempfile.tempdir = tempfile.tempdir, str(scratch)
    database.open_database(furnished(folder))
    act_as("representative")
    crashes = CrashWatch(logs, lambda *_: None)
    words: list[str] = []
    try:
        for at in range(count):
            name, phone, place = f"金丝雀{at:05}公司", f"139{at:05}7", f"鸟笼路{at:05}号"
            words += [name, phone, place]
            _work(name, phone, place, at, crashes, scratch)
    finally:
        tempfile.tempdir = before
        database.close_database()
        for handler in logging.getLogger("aftercare").handlers:
            handler.close()
        logging.getLogger("aftercare").handlers.clear()
    files = [path for place in (logs, scratch) for path in place.rglob("*") if path.is_file()]
    content = {path.name: path.read_bytes() for path in files}
    figures.expect(any(name.startswith("crash-") for name in content), "no crash report was written")
    figures.expect("aftercare.log" in content, "nothing was logged")
    figures.injected = len(words)
    for word in words:
        forms = [word.encode(), word.encode("utf-16-le"), word.encode("unicode_escape")]
        hits = [name for name, text in content.items() if any(form in text for form in forms)]
        figures.expect(not hits, f"{word} stands in {hits}")
    figures.count("bytes searched", sum(map(len, content.values())))
    figures.count("files", len(files))
    return figures


def _work(name: str, phone: str, place: str, at: int, crashes: CrashWatch, scratch: Path) -> None:
    owner = customers.create(
        name=name, contacts=(ContactInput(f"{name}的人", phone),), addresses=(AddressInput(place),)
    ).result  # fmt: skip
    device = devices.create(customer_id=owner, product_name="打印机", model="M1", serial=f"SN{at}").result
    service_calls.register(customer_id=owner, device_id=device, fault_text=f"{name} {phone} 卡纸")
    finding.find_anything(phone)
    trials: list[Any] = [
        lambda: customers.change(customer_id=owner, seen_version=99, name=f"{name}改"),
        lambda: customers.create(name="", contacts=(ContactInput(name, phone),)),
        lambda: importing.read(scratch / f"{name}.xlsx"),
        lambda: database.query(f"SELECT '{phone}' FROM nowhere"),
        lambda: int(f"{name}{phone}"),
        lambda: {}[place],
    ]
    for trial in trials:
        try:
            trial()
        except AftercareError:
            pass
        except Exception as error:
            crashes._handle(error)
    if at % 20 == 0:
        spoiled = workbook(scratch / "a.xlsx", [["客户名称", "电话"], [name, phone]])
        spoiled.write_bytes(spoiled.read_bytes()[:900])
        act_as("supervisor")
        with contextlib.suppress(AftercareError):
            importing.read(spoiled)
        spoiled.unlink()
        act_as("representative")
