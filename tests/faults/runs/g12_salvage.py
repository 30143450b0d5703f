"""Pages of a branch are destroyed; salvage and the last backup bring the rows back, none of them altered if sealed."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.core.errors import EnvironmentFault
from app.core.progress import Silent
from app.models import database, salvage
from tests.faults.runs import Figures
from tests.faults.runs._branches import save_one
from tests.faults.runs._processes import chance_of
from tests.faults.runs.g11_damage import KEY, PAGE

GUARANTEE, FULL = "G12", 100
PROMISE = "damage is survivable: at least 995 of 1,000 rows come back, none altered from an encrypted file"
ROWS, SINCE_BACKUP = 600, 40


def run(folder: Path, count: int) -> Figures:
    """`count` files with one to three destroyed pages, half of them encrypted."""
    figures, read, lost, altered = Figures(), 0, 0, 0
    for key in (KEY, ""):
        chance, home = chance_of(f"g12 {key}"), folder / ("encrypted" if key else "plain")
        home.mkdir()
        file, backup = home / "branch.aftercare", home / "backup.aftercare"
        database.open_database(file, key=key)
        for at in range(ROWS):
            if at == ROWS - SINCE_BACKUP:
                database.close_database()
                shutil.copy(file, backup)
                database.open_database(file, key=key)
            save_one("".join(chr(chance.randrange(0x4E00, 0x9000)) for _ in range(60)))
        truth = _content()
        database.close_database()
        content = file.read_bytes()
        for turn in range(count // 2):
            spoiled = bytearray(content)
            for page in chance.sample(range(len(content) // PAGE), chance.randrange(1, 4)):
                spoiled[page * PAGE : page * PAGE + PAGE] = chance.randbytes(PAGE) if turn % 2 else bytes(PAGE)
            file.write_bytes(spoiled)
            figures.injected += 1
            where = f"{'encrypted' if key else 'plain'} {turn}"
            target = home / "new.aftercare"
            try:
                salvage.salvage(file, target, Silent(), key=key, backup=backup)
                database.open_database(target, key=key)
            except EnvironmentFault:
                figures.count("only the backup was left")
                database.open_database(backup, key=key)
            found = _content()
            figures.expect(database.query("PRAGMA integrity_check") == [("ok",)], f"{where}: the new file is damaged")
            save_one("接着干")  # and work goes on
            database.close_database()
            read, lost = read + len(truth), lost + len(truth.keys() - found.keys())
            wrong = sum(found[one] != truth[one] for one in found.keys() & truth.keys())
            altered += wrong
            figures.expect(not (wrong and key), f"{where}: {wrong} altered rows")
            for end in ("", "-wal", "-shm"):
                target.with_name(target.name + end).unlink(missing_ok=True)
                if end:
                    backup.with_name(backup.name + end).unlink(missing_ok=True)
    figures.expect(lost <= read * 0.005, f"{lost} of {read} rows are lost")
    figures.count("rows looked for", read)
    figures.notes["rows back"] = f"{(read - lost) / max(read, 1):.3%}"
    figures.notes["altered in plain files, nobody can tell"] = str(altered)
    return figures


def _content() -> dict[str, tuple[object, ...]]:
    rows = database.query("SELECT number, name, created_at, uid FROM customer")
    return {row[0]: row for row in rows}
