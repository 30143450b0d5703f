"""An import that is killed, or whose disk fills up, is there whole or not at all; work goes on afterwards."""

from __future__ import annotations

import mmap
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import EnvironmentFault, UserError
from app.imports import reading as importing_reading
from app.models import audit, database, maintenance, search
from app.models.customer import Customer, Device
from app.models.import_run import ImportRun
from app.models.organisation import User
from app.services import importing
from app.services import session as sessions
from app.services.importing import ImportList
from app.services.session import Session
from tests.faults.runs import g19_fuzzed_imports
from tests.faults.runs._processes import in_child
from tests.sheets import workbook

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")

KILLS = 8
ROWS = 1_500


def _sheet(folder: Path, rows: int) -> Path:
    lines = [[f"第{at}实业有限公司", f"138{at:08}", f"工业路{at}号", "M-1", f"SN{at:06}"] for at in range(rows)]
    return workbook(folder / "a.xlsx", [["客户名称", "电话", "地址", "型号", "机身号"], *lines])


def _listed(path: Path) -> ImportList:
    file = importing.read(path)
    view = importing.sheet_view(file, "customers", "Sheet1")
    return importing.dry_run(file, "customers", "Sheet1", view.columns)


def _begin() -> None:
    boss = User.get(User.role == "supervisor")
    sessions.begin(Session(boss.id, boss.name, boss.full_name, boss.role))


def _is_whole(expected: set[int]) -> int:
    """Whether everything fits together; how many customers there are."""
    count = Customer.select().count()
    assert count in expected
    assert Device.select().count() == count
    assert ImportRun.select().count() == (1 if count else 0)
    assert len(search.find("customer", "实业", limit=10_000)) == count
    assert audit.verify() is None
    assert maintenance.check(thorough=True) == []
    return count


@pytest.mark.slow
def test_g19_killed_while_it_enters(branch_template: str, engine_name: str, tmp_path: Path) -> None:
    """At once, in the middle and near the end: the moments are spread over what a whole import takes."""
    path, chance, seen = _sheet(tmp_path, ROWS), random.Random(7), set()

    def enter(target: Path, pipe: int) -> None:
        database.open_database(target)
        _begin()
        listed = _listed(path)
        os.write(pipe, b"begins\n")
        importing.carry_out(listed)
        os.write(pipe, b"done\n")

    took = 0.0
    for turn in range(KILLS):
        target = tmp_path / f"branch{turn}.aftercare"
        shutil.copy(branch_template, target)
        pid, reading = in_child(lambda pipe, target=target: enter(target, pipe))
        said = os.read(reading, 64)
        assert said == b"begins\n", said.decode()
        begin = time.perf_counter()
        if turn == 0:
            assert os.read(reading, 64) == b"done\n"
            took = time.perf_counter() - begin
        else:
            time.sleep(took * chance.uniform(0.05, 1.0))
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(reading)
        database.open_database(target)
        seen.add(_is_whole({0, ROWS}))
        database.close_database()
    assert 0 in seen, "no kill came in time"


def test_g19_a_full_disk_is_said_and_nothing_is_half_there(
    branch_template: str, engine_name: str, small_disk: Path, tmp_path: Path
) -> None:
    path = _sheet(tmp_path, 4_000)
    target = small_disk / "branch.aftercare"
    shutil.copy(branch_template, target)
    database.open_database(target)
    _begin()
    listed = _listed(path)
    with pytest.raises(EnvironmentFault) as told:
        importing.carry_out(listed)
    assert told.value.kind == "disk_full"
    _is_whole({0})
    few = _listed(_sheet(tmp_path, 20))
    importing.carry_out(few)
    _is_whole({20})


ENORMOUS = 9_513
"""A file of the whole run: an old .xls of a few kilobytes in which a cell stands at the far end of the sheet."""


def test_g19_a_reader_ends_at_its_own_limit_of_memory(tmp_path: Path) -> None:
    path = g19_fuzzed_imports.file_of(ENORMOUS, g19_fuzzed_imports._originals(tmp_path), tmp_path)
    assert path.stat().st_size < 50_000
    assert 100 < g19_fuzzed_imports.peak_of(path) >> 20 <= g19_fuzzed_imports.MOST_MIB
    with pytest.raises(UserError):
        importing_reading.read(path)


def test_g19_what_a_file_takes_is_told_without_what_the_run_holds(tmp_path: Path) -> None:
    held = bytearray(os.urandom(1024)) * (200 * 1024)
    mapped = mmap.mmap(-1, 3 << 30, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ)
    measured = g19_fuzzed_imports.Reading()
    for rows in (10, 20):
        measured.run(_sheet(tmp_path, rows), importing_reading.Answer(), None)
    assert len(held) == 200 << 20
    assert len(mapped) == 3 << 30
    assert [one.ended for one in measured.taken] == [0, 0]
    assert max(one.over for one in measured.taken) < 60 << 20


def test_g19_a_list_can_be_entered_after_it_failed(branch: Any, as_role: Any, tmp_path: Path, monkeypatch: Any) -> None:
    """Whatever goes wrong in the middle, the same list is carried out whole the next time."""
    with as_role("supervisor"):
        listed = _listed(_sheet(tmp_path, 30))
        real = audit.append_many

        def fails(*given: Any, **named: Any) -> Any:
            real(*given, **named)
            raise EnvironmentFault("the disk is gone", "io")

        monkeypatch.setattr(audit, "append_many", fails)
        with pytest.raises(EnvironmentFault):
            importing.carry_out(listed)
        monkeypatch.setattr(audit, "append_many", real)
        assert Customer.select().count() == 0
        importing.carry_out(listed)
        _is_whole({30})
