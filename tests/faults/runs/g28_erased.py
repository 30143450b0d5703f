"""Erased customers among others, then the restore of an older backup: gone from every file, and gone again."""

from __future__ import annotations

from pathlib import Path

from app.core import clock
from app.core.progress import Silent
from app.models import audit, backup_folder, database, maintenance, restoring
from app.models.erasure import Erasure
from app.services import attachments, branch_key, customers, drafts, erasures, finding, service_calls
from app.services.customers import AddressInput, ContactInput
from tests.faults.runs import Figures
from tests.faults.runs._branches import act_as, furnished
from tests.faults.runs.g09_backups import back_up

GUARANTEE, FULL = "G28", 200
PROMISE = "erased means gone, also after the restore of an older backup"
OTHERS = 3
"""So many customers stay for each that is erased."""


def run(folder: Path, count: int) -> Figures:
    """Erase `count` customers."""
    figures, home = Figures(), folder / "home"
    path = furnished(home)
    database.open_database(path)
    act_as("supervisor")
    branch_key.make_by_itself()  # as the program's own backups do
    gone, marks = [], list[str]()
    for at in range(count):
        gone.append(_customer(f"金丝雀{at:05}", f"1390077{at:04}", f"鸟笼路{at:05}"))
        marks += [f"金丝雀{at:05}", f"1390077{at:04}", f"鸟笼路{at:05}"]
        for other in range(OTHERS):
            _customer(f"留下{at:05}{other}", f"1380066{at:04}", f"留下路{at:05}")
    database.close_database()
    found = back_up(path, folder / "place")
    database.open_database(path)
    for customer_id in gone:
        act_as("supervisor")
        erasures.request(customer_id=customer_id, reason="客户书面要求", with_attachments=True)
        row = Erasure.get(Erasure.customer == customer_id)
        act_as("administrator")
        erasures.erase(erasure_id=row.id, seen_version=row.row_version)
        figures.injected += 1
    erasures.tidy()
    _look(figures, home, marks, count, "after erasing")
    database.close_database()
    backup = backup_folder.open_backup(found.folder)
    restoring.decide(restoring.stage(backup, path, "", clock.local(clock.now()), Silent(), lambda _: None), {})
    database.open_database(path)
    act_as("administrator")
    figures.expect(len(erasures.erasures_to_repeat()) == count, "the older backup does not know who was erased")
    erasures.repeat()
    erasures.tidy()
    kept = [one.name for one in home.iterdir() if "before-restore" in one.name]
    figures.expect(kept, "nothing was kept aside")
    _look(figures, home, marks, count, "after the restore", but=kept)
    database.close_database()
    return figures


def _customer(name: str, phone: str, place: str) -> int:
    owner = customers.create(
        name=name, contacts=(ContactInput(f"{name}的人", phone),), addresses=(AddressInput(place),), notes=f"找{name}"
    ).result
    call = service_calls.register(customer_id=owner, fault_text=f"{name}说打印机坏了，回电 {phone}").result
    version = database.scalar("SELECT row_version FROM service_call WHERE id = ?", (call,))
    service_calls.cancel(call, seen_version=version, reason=f"{name}不修了")
    attachments.add(owner_kind="customer", owner_id=owner, content=b"%PDF-1.7 " + name.encode(), name=f"{name}.pdf")
    drafts.save(form=f"customer:{owner}", content={"name": name, "phone": phone})
    return owner


def _look(figures: Figures, home: Path, marks: list[str], count: int, when: str, but: list[str] | None = None) -> None:
    files = [
        path for path in home.rglob("*") if path.is_file() and not {*path.relative_to(home).parts} & {*(but or [])}
    ]
    content = {path.name: path.read_bytes() for path in files if path.name != "template.branch"}
    for mark in marks:
        hits = [name for name, text in content.items() if mark.encode() in text]
        figures.expect(not hits, f"{when}: {mark} stands in {hits}")
    found = sum(bool(finding.find_anything(mark)) for mark in marks[:60])
    figures.expect(not found, f"{when}: {found} of 60 are found by the search")
    figures.expect(audit.verify() is None, f"{when}: the chain is broken")
    rows = database.scalar("SELECT count(*) FROM customer")
    figures.expect(rows == count * (1 + OTHERS), f"{when}: {rows} customers")
    figures.wrong += [f"{when}: {what}" for what in maintenance.check(thorough=True)]
    figures.count("marks looked for", len(marks))
