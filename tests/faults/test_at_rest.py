"""Beside an encrypted branch nothing is readable, not even for a moment, while people take out and bring in (G27)."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.cli import list as list_command
from app.core.errors import EnvironmentFault
from app.core.progress import Progress
from app.core.tabular import Table, TableColumn
from app.exports import _refused_rows, csv
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import database
from app.models._file import OpenFile, connect_file
from app.packages import verifying
from app.packages.contents import FORMATS, Wish
from app.packages.drive import FolderDrive
from app.packages.making import Making, resumable, wish_of
from app.services import attachments, backups, customers, encryption, exporting, importing, users
from app.services import session as sessions
from app.services.customers import ContactInput
from tests.faults.runs._watching import watching
from tests.packages.failing_drive import PulledDrive
from tests.sheets import workbook

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")

NAME, PHONE, PURPOSE = "金丝雀电器", "13900777", "月末上报给总部"
MARKS = [text.encode(coding) for text in (NAME, PHONE, PURPOSE) for coding in ("utf-8", "utf-16-le", "gb18030")]
WISH = Wish(("customers",), PURPOSE, FORMATS, masked=False, reason="总部要求", attachments=True)


@pytest.fixture
def office(branch: Any, engine_name: str, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any) -> Any:
    """An encrypted branch of 60 customers; what is temporary goes to a folder of its own."""
    if engine_name != "sqlite":
        pytest.skip("only a file is encrypted")
    users.sign_in("admin", branch.password)
    with sessions.acting_as(branch.sessions["administrator"]):
        change = encryption.prepare(branch.password)
    database.close_database()
    encryption.carry_out(change, Silenced())
    database.open_database(change.path, key=change.new_key)
    sessions.begin(branch.sessions["supervisor"])
    for at in range(60):
        person = ContactInput(name=f"{NAME}联系人", phone=f"{PHONE}{at:03}")
        customers.create(name=f"{NAME}{at}", contacts=(person,))
    last = database.scalar("SELECT max(id) FROM customer")
    attachments.add(owner_kind="customer", owner_id=last, content=b"%PDF-1.7 " + MARKS[0] * 9_000, name="a.pdf")
    temporary, stick = tmp_path_factory.mktemp("temporary"), tmp_path_factory.mktemp("stick")
    rows = [["客户名称", "电话"], *([f"{NAME}外来{at}", f"{PHONE}{at:03}"] for at in range(2_500))]
    workbook(stick / "own.xlsx", rows)
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    return SimpleNamespace(folder=branch.folder, temporary=temporary, stick=stick)


class Silenced:
    """Nobody looks."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """So far."""


def package(office: Any, progress: Progress) -> None:
    made = Making(WISH, FolderDrive(office.stick)).run(progress)
    assert verifying.verify(office.stick / made.name).is_whole
    assert MARKS[0] in (office.stick / made.name / "ledgers" / "customers.csv").read_bytes(), "the stick is theirs"


def package_under_a_password(office: Any, progress: Progress) -> None:
    made = Making(WISH, FolderDrive(office.stick), "green-kettle-2026-pump").run(progress)
    assert verifying.verify(office.stick / made.name, "green-kettle-2026-pump").is_whole


def package_interrupted(office: Any, progress: Progress) -> None:
    """What is kept for resuming it tells nothing either; and it does resume."""
    for password, at in (("", 90), ("green-kettle-2026-pump", 12)):
        with pytest.raises(EnvironmentFault, match="drive"):
            Making(WISH, PulledDrive(office.stick, at), password).run(progress)
        (journal,) = office.folder.glob("packages/*/journal.json")
        assert b"sha256" not in journal.read_bytes()
        run = resumable()
        assert run is not None
        made = Making(wish_of(run), FolderDrive(office.stick), resumed=run).run(progress)
        assert verifying.verify(office.stick / made.name, password).is_whole


def listing(office: Any, progress: Progress) -> None:
    out = io.BytesIO()
    for kind in ("csv", "xlsx", "json", "pdf"):
        given = SimpleNamespace(
            ledger="customers", view="", search="", where=[], sort="", limit=None, format=kind, out=None
        )
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(sys, "stdout", SimpleNamespace(buffer=out, isatty=lambda: False))
            assert list_command.run(given, lambda: None) == 0  # pyright: ignore[reportArgumentType]
    assert MARKS[0] in out.getvalue()


def export(office: Any, progress: Progress) -> None:
    ledger = all_ledgers()["customers"]
    source = open_source(ledger, LedgerState(view=ledger.views[0].name))
    for kind in exporting.formats_offered():
        kind.write(source.table(for_file=True), office.stick / f"rows{kind.suffix}", progress)
    assert MARKS[0] in (office.stick / "rows.csv").read_bytes()


def bring_in(office: Any, progress: Progress) -> None:
    file = importing.read(office.stick / "own.xlsx", progress)
    view = importing.sheet_view(file, "customers", file.sheets[0].name)
    importing.dry_run(file, "customers", view.name, view.columns)


def give_back(office: Any, progress: Progress) -> None:
    """The rows that an import refused, as a workbook to mend."""
    rows = [((f"{NAME}{at}", f"{PHONE}{at:03}", None), "没有地址") for at in range(900)]
    assert _refused_rows.write(("名称", "电话", "地址", "原因"), rows, office.stick / "mend.xlsx", progress) == 900


def back_up(office: Any, progress: Progress) -> None:
    with sessions.acting_as(users.sign_in("admin", "Blue kettle 2026")):
        (outcome,) = backups.run(progress, lambda _: None, to=office.temporary)
    assert outcome.path is not None, outcome.trouble


def sort(office: Any, progress: Progress) -> None:
    """More than fits the engine's own memory, on every kind of connection."""
    opened = database.current().file  # pyright: ignore[reportAttributeAccessIssue]
    assert isinstance(opened, OpenFile)
    many = "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)"
    sql = f"{many} SELECT '{NAME}{PHONE}' || i || hex(randomblob(30)) AS t FROM n ORDER BY t"
    for conn in (opened.new_connection(), opened.new_connection(read_only=True), connect_file(opened.path, opened.key)):
        rows = conn.execute(sql)
        rows.fetchone()
        progress.report(0, 0)
        rows.close()
        conn.close()


@pytest.mark.parametrize(
    "work",
    [package, package_under_a_password, package_interrupted, listing, export, bring_in, give_back, back_up, sort],
    ids=lambda work: work.__name__,
)
def test_nothing_is_readable_while_it_runs(office: Any, work: Callable[[Any, Progress], None]) -> None:
    with watching([office.folder, office.temporary], MARKS) as watch:
        work(office, watch)
    assert watch.looks > 3
    assert watch.found == set()
    database.close_database()
    watch.look()
    assert watch.found == set()


def test_the_watch_sees_what_is_there_for_a_moment(tmp_path: Path) -> None:
    table = Table("", (TableColumn("a", "A"),), [(NAME,)], 1)
    with watching([tmp_path], MARKS) as watch:
        csv.write(table, tmp_path / "rows.csv")
        (tmp_path / "rows.csv").unlink()
    assert any("rows.csv" in name for name in watch.found)
    with watching([tmp_path], MARKS) as watch, tempfile.TemporaryFile(dir=tmp_path, buffering=0) as nameless:
        nameless.write(MARKS[0])
        watch.report(0, 0)
    assert watch.found
