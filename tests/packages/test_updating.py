"""An update from the stick to the next start, and back, with programs that stand for frozen ones."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import app
from app.core import installed
from app.core.errors import Cancelled, EnvironmentFault, NotPermitted, UserError
from app.core.progress import Silent
from app.models import database
from app.packages import _update_trial, _update_unpacking, update_package, updating
from app.packages.drive import FolderDrive
from app.packages.update_package import UpdatePackage
from app.services import backups, customers, encryption, updates, users
from tests.conftest import PASSWORD
from tests.packages import fake_program
from tests.packages.update_branch import House, house


@pytest.fixture
def here(branch: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_role: Any) -> Iterator[House]:
    customers.create(name="甲公司")
    with as_role("administrator"):
        yield house(tmp_path, monkeypatch.setattr)


def install(package: UpdatePackage) -> updating.Updated:
    return updating.install(package, Silent(), lambda _: None)


def started(here: House, *given: str, **more: str) -> tuple[int, str]:
    """What the installed program says: its exit code and its words."""
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C", "PYTHONIOENCODING": "utf-8", **more}
    pinned = more.get("PINNED", "")
    program = (here.folder / "versions" / pinned if pinned else here.folder) / installed.WINDOW
    done = subprocess.run(
        [str(program), *given], env=env, capture_output=True, encoding="utf-8", check=False, timeout=100
    )
    return done.returncode, (done.stdout + done.stderr).strip()


def which(here: House, pinned: str = "") -> str:
    """The version that starts, also where the one that is pinned to the taskbar is started."""
    return started(here, "which", ONLY_WHICH="1", PINNED=pinned)[1]


def steps_told() -> list[str]:
    rows = database.query("SELECT changes FROM audit_entry WHERE kind = 'program_version' ORDER BY id")
    return [json.loads(changes)["step"][1] for (changes,) in rows]


def left_over(here: House) -> list[str]:
    found = [*here.folder.rglob("*.part"), *(here.folder.parent.parent / "data").glob("update-trial-*")]
    return [one.name for one in found]


def signed_in(tmp_path: Path) -> tuple[str, ...]:
    file = tmp_path / "password.txt"
    file.write_text(PASSWORD)
    return "--user", "admin", "--password-file", str(file)


def test_put_in_started_and_back_without_new_tables(here: House) -> None:
    assert which(here) == app.__version__
    done = install(here.opened())
    assert (done.version, done.place) == ("9.1", here.folder / "versions" / "9.1")
    assert (here.folder / "current.txt").read_text().splitlines()[0] == "9.1"
    assert installed.is_whole(done.place)
    assert (which(here), which(here, "9.1")) == ("9.1", "9.1")
    assert steps_told() == ["begun", "chosen"]
    assert left_over(here) == []
    assert backups.last_run((backups.FIRST,), (backups.PROVEN,)) is not None
    before, app.__version__ = app.__version__, "9.1"
    try:
        assert (updating.after_start(), updating.after_start()) == ("9.1", "")
        way = updates.way_back()
        assert way == updates.WayBack(before)
        assert updates.prepare_back(way, Silent(), lambda _: None) is None
        with pytest.raises(UserError):
            updates.go_back(way, None, "  ")
        updates.go_back(way, None, "drucker")
    finally:
        app.__version__ = before
    assert which(here) == before
    assert which(here, "9.1") == before
    assert updating.after_start() == before
    assert updates.way_back() is None
    assert steps_told() == ["begun", "chosen", "started", "back", "started"]


def test_new_tables_are_put_back_with_the_data_of_before(here: House, tmp_path: Path) -> None:
    file, who = Path(database.location()), signed_in(tmp_path)
    package = here.package(steps={"0999_next": fake_program.STEP})
    database.close_database()
    on_branch = ("--database", str(file), "update", *who)
    code, said = started(here, *on_branch, str(here.stick))
    assert code == 0, said
    assert which(here) == "9.1"
    opened = started(here, "--database", str(file), "list", "customers", "--limit", "1", "--user", "boss", *who[2:])
    assert opened[0] == 0, opened
    assert package.is_dir()
    with pytest.raises(EnvironmentFault) as fault:
        database.open_database(file)
    assert fault.value.kind == "too_new"
    code, said = started(here, *on_branch, "--back", "--reason", "the printer")
    assert code == 0, said
    assert "were put back" in said
    (kept,) = [line.rpartition(" kept in ")[2] for line in said.splitlines() if " kept in " in line]
    assert which(here) == app.__version__
    database.open_database(file)
    assert (Path(kept) / file.name).is_file()
    assert database.scalar("SELECT count(*) FROM customer") == 1
    assert "0999_next" not in {name for (name,) in database.query("SELECT name FROM schema_migration")}


def test_entered_since_is_counted_and_kept_aside(here: House, monkeypatch: pytest.MonkeyPatch, as_role: Any) -> None:
    before = updates.schema()
    install(here.opened(steps={"0999_next": fake_program.STEP}))
    monkeypatch.setattr(app, "__version__", "9.1")
    monkeypatch.setattr(updates, "schema", lambda: "0999_next")
    with as_role("representative"):
        made = customers.create(name="乙公司").result
        customers.change(customer_id=made, seen_version=1, name="丙公司")
    way = updates.way_back()
    assert way is not None
    assert (way.version, way.records, way.lines) == ("0.1.0", 1, 2)
    assert before != "0999_next"
    assert way.backup is not None
    shutil.rmtree(way.backup)
    with pytest.raises(UserError, match="not to be found"):
        updates.way_back()


@pytest.mark.parametrize("at", ["write", "decide", "settle"])
def test_a_way_back_that_is_broken_off_is_done_or_not(
    here: House, monkeypatch: pytest.MonkeyPatch, at: str, tmp_path: Path
) -> None:
    """The data and the version go back together, wherever the power fails."""
    install(here.opened(steps={"0999_next": fake_program.STEP}))
    file, today = Path(database.location()), app.__version__
    with monkeypatch.context() as later:
        later.setattr(app, "__version__", "9.1")
        later.setattr(updates, "schema", lambda: "0999_next")
        way = updates.way_back()
        assert way is not None
        staged = updates.prepare_back(way, Silent(), lambda _: None)
        place: Any = {"write": installed, "decide": updates.restores, "settle": installed}[at]
        inner, calls = getattr(place, at), []

        def fails(*given: Any) -> Any:
            calls.append(given)
            if at == "settle" and len(calls) == 1:  # before anything was decided
                return inner(*given)
            raise KeyboardInterrupt

        later.setattr(place, at, fails)
        if at == "decide":
            later.setattr(installed, "settle", installed.read)
        with pytest.raises(KeyboardInterrupt):
            updates.go_back(way, staged, "why")
    assert which(here) == (today if at == "settle" else "9.1")
    assert installed.read(here.folder).going is None
    assert file.with_name(f"{file.name}.restoring").exists() is (at == "settle")


def test_a_start_in_between_does_not_part_the_data_from_the_version(
    here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(here.opened(steps={"0999_next": fake_program.STEP}))
    today = app.__version__
    with monkeypatch.context() as later:
        later.setattr(app, "__version__", "9.1")
        later.setattr(updates, "schema", lambda: "0999_next")
        way = updates.way_back()
        assert way is not None
        staged = updates.prepare_back(way, Silent(), lambda _: None)
        decide = updates.restores.decide

        def slow(*given: Any) -> None:
            assert installed.settle(here.folder).version == "9.1"  # as somebody's second start does
            decide(*given)

        later.setattr(updates.restores, "decide", slow)
        updates.go_back(way, staged, "why")
    assert installed.read(here.folder).version == today
    assert which(here) == today


def test_what_is_damaged_is_not_repaired_with_another_systems_files(
    here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = here.opened()
    (install(package).place / "_internal" / "深" / "资源.bin").unlink()
    monkeypatch.setattr(update_package, "SYSTEM", "another")
    with pytest.raises(UserError, match="not the one"):
        updating.repair(package, Silent())


def test_a_damaged_version_says_so_and_the_one_of_before_starts(here: House) -> None:
    done = install(here.opened())
    (done.place / "_internal" / "深" / "资源.bin").unlink()
    code, said = started(here, "which", ONLY_WHICH="1")
    assert app.__version__ in said.splitlines()
    assert "9.1 of this program is damaged" in said
    assert updating.is_damaged(here.folder)
    code, said = started(here, "update", str(here.stick))  # nobody signs in: the branch is not touched
    assert (code, said.splitlines()[0]) == (0, str(done.place))
    assert which(here) == "9.1"
    with pytest.raises(UserError, match="damaged now"):
        updating.repair(update_package.open_package(here.stick / "aftercare-update-9.1"), Silent())


def test_of_two_that_came_on_sticks_the_one_before_takes_its_place(
    here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(here.opened("9.1"))
    monkeypatch.setattr(app, "__version__", "9.1")
    done = install(here.opened("9.2"))
    (done.place / installed.WINDOW).write_text("cut")
    said = which(here).splitlines()
    assert "9.1" in said
    assert "9.2 of this program is damaged" in said[-1]


def test_a_version_that_fails_its_own_test_is_not_taken(here: House) -> None:
    with pytest.raises(UserError, match="MISSING fonts"):
        install(here.opened(selftest="MISSING fonts"))
    assert steps_told() == ["begun", "refused"]
    assert installed.versions(here.folder) == []
    assert which(here) == app.__version__
    assert left_over(here) == []


@pytest.mark.parametrize(
    ("step", "says"), [(fake_program.LOSSY, "records are missing"), ("def up(migrator, db):\n    1 / 0\n", "test")]
)
def test_a_version_that_spoils_the_copy_of_the_branch_is_not_taken(here: House, step: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        install(here.opened(steps={"0999_next": step}))
    assert installed.versions(here.folder) == []
    assert database.scalar("SELECT count(*) FROM staff") == 1
    assert which(here) == app.__version__


@pytest.mark.skipif(sys.platform == "win32", reason="what starts a script on Windows would outlive it")
def test_one_that_hangs_is_ended(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    script = here.folder.parent / "made-9.2"
    fake_program.make(script, "9.2")
    (script / "Aftercare").write_text("#!/bin/sh\nexec sleep 60\n")
    package = here.opened("9.2")
    monkeypatch.setattr(_update_trial, "SELF_TEST_SECONDS", 0.3)
    with pytest.raises(UserError, match="did not come to an end"):
        install(package)
    assert which(here) == app.__version__


def test_stopped_in_the_middle_leaves_nothing(here: House) -> None:
    package = here.opened()

    class Stops(Silent):
        def report(self, done: int, total: int, text: str = "") -> None:
            if text.startswith("Unpacking") and (here.folder / "versions" / "9.1.part").exists():
                self.cancel()
            super().report(done, total, text)

    with pytest.raises(Cancelled):
        updating.install(package, Stops(), lambda _: None)
    assert left_over(here) == []
    assert installed.versions(here.folder) == []
    assert steps_told() == ["begun", "refused"]


def test_a_disk_that_gives_back_something_else_is_refused(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    package, inner = here.opened(), FolderDrive.read
    monkeypatch.setattr(FolderDrive, "read", lambda self, path: (chunk[:-1] + b"?" for chunk in inner(self, path)))
    with pytest.raises(EnvironmentFault, match="does not give back"):
        install(package)
    assert which(here) == app.__version__


def test_a_disk_that_fills_up_is_not_laid_to_the_stick(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    package = here.opened()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(FolderDrive, "write", full)
    with pytest.raises(EnvironmentFault) as fault:
        _update_unpacking.unpack(package, here.folder, Silent())
    assert f"cannot be written to {here.folder / 'versions'}: no room" in fault.value.text
    assert left_over(here) == []


def test_without_room_or_without_a_proven_backup_nothing_begins(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    package = here.opened()
    with monkeypatch.context() as full:
        full.setattr(_update_unpacking, "SPARE", 1 << 60)
        with pytest.raises(EnvironmentFault) as fault:
            install(package)
        assert fault.value.kind == "disk_full"
    failed = backups.Outcome(backups.FIRST, Path("x"), backups.FAILED, trouble="no disk")
    monkeypatch.setattr(backups, "run", lambda *_, **__: (failed,))
    with pytest.raises(EnvironmentFault, match=r"without a proven backup. no disk"):
        install(package)
    assert installed.versions(here.folder) == []


def test_only_an_administrator_and_not_in_the_demonstration(
    here: House, as_role: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = here.opened()
    with as_role("supervisor"):
        with pytest.raises(NotPermitted):
            install(package)
        with pytest.raises(NotPermitted):
            updates.way_back()
    monkeypatch.setattr(updates.branch, "demonstration_people", lambda: (("a", "b", "c", "d"),))
    with pytest.raises(UserError, match="demonstration"):
        install(package)


def test_old_versions_are_let_go_and_the_one_before_stays(here: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("9.1", "9.2", "9.3"):
        install(here.opened(version))
        monkeypatch.setattr(app, "__version__", version)
        assert updating.after_start() == version
    assert sorted(installed.versions(here.folder)) == ["9.2", "9.3"]
    way = updates.way_back()
    assert way is not None
    assert way.version == "9.2"
    assert installed.read(here.folder).installed == "0.1.0"


def test_an_encrypted_branch_is_tried_with_its_key(here: House, branch: Any) -> None:
    users.sign_in("admin", branch.password)
    change = encryption.prepare(branch.password)
    database.close_database()
    encryption.carry_out(change, Silent())

    def opened(key: str) -> None:
        database.open_database(change.path, key=key)

    encryption.enter(str(change.path), "admin", branch.password, opened, database.close_database)
    assert database.key()
    done = install(here.opened(steps={"0999_next": fake_program.STEP}))
    assert done.version == "9.1"
    assert left_over(here) == []
