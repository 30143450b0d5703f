"""Fixtures that every part of the house shares (see each docstring); those of the window are in
`tests/ui/conftest.py`.
"""

from __future__ import annotations

import contextlib
import copy
import gc
import itertools
import json
import os
import uuid
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.models import _upgrade, database, search
from app.models.organisation import BranchSetting, Staff, User
from app.services import _lockout, _passwords
from app.services import session as sessions
from app.services._renderers import RENDERERS
from app.services.session import Session
from tests import left_behind
from tests.branch_files import BranchFiles, known_to_be_whole
from tests.new_files import STEP_BY_STEP, NewFiles

MOMENT = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
"""Friday 20 November 2026, nine o'clock at the branch: where `frozen_clock` begins."""

PASSWORD = "Blue kettle 2026"
USERS = {
    "representative": ("desk", "林晓梅"),
    "technician": ("tech", "陈志强"),
    "supervisor": ("boss", "周建国"),
    "approver": ("approve", "吴敏"),
    "administrator": ("admin", "何伟"),
}
SETTINGS = {
    "branch_code": "GZ01",
    "branch_name": "广州分公司",
    "company_name": "恒信机电设备有限公司",
    "complaint_phone": "020-83330000",
}
_ON_BOTH_ENGINES = {"models", "services", "ledgers", "indicators", "reports"}


@dataclass(frozen=True)
class Branch:
    """A branch that is set up: `sessions` by role, the id of its technician, the folder of its files."""

    sessions: dict[str, Session]
    technician_id: int
    folder: Path
    password: str = PASSWORD


def pytest_collection_finish() -> None:
    """What was collected stays to the end: no collection of garbage has to look through all those tests again."""
    left_behind.remember()
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """The process ends as it should."""
    left_behind.end()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    """Last of all, after every fixture, and also where one of them failed: see `tests.left_behind`."""
    left_behind.only_the_living(item)
    try:
        return (yield)
    finally:
        left_behind.put_back()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what uses a branch in models, services and ledgers on PostgreSQL too, when a server is configured."""
    if "engine_name" in metafunc.fixturenames:
        part = metafunc.definition.nodeid.split("/")[1]
        both = part in _ON_BOTH_ENGINES and os.environ.get("AFTERCARE_TEST_POSTGRES")
        metafunc.parametrize("engine_name", ["sqlite", "postgresql"] if both else ["sqlite"], scope="session")


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> None:
    """Full strength would cost a fifth of a second a password."""
    _passwords.hashing = _passwords.Hashing(passes=1, memory_kib=1024, lanes=1)


@pytest.fixture(autouse=True)
def _own_data_folder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """No test may touch the user's own data, nor leave a database open or somebody signed in."""
    if "tmp_path" in request.fixturenames:
        folder = request.getfixturevalue("tmp_path")
    else:  # a folder made for nothing, and taken away again, is dearer than most of these tests
        folder = tmp_path_factory.getbasetemp() / f"of-{next(_tests)}"
    monkeypatch.setenv("AFTERCARE_DATA", str(folder / "data"))
    yield
    sessions.begin(None)
    database.close_database()


_tests = itertools.count()


@pytest.fixture(scope="session")
def new_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewFiles]:
    """How new branch files are made, see `tests.new_files`."""
    with pytest.MonkeyPatch.context() as patched:
        new_files = NewFiles(tmp_path_factory.mktemp("model") / "branch.aftercare")
        patched.setattr(_upgrade, "bring_up_to_date", new_files)
        yield new_files


@pytest.fixture(autouse=True)
def _made_quickly(new_files: NewFiles, request: pytest.FixtureRequest) -> None:
    """They are copied, but not where a test is about the steps."""
    new_files.is_on = not request.node.nodeid.startswith(STEP_BY_STEP)


@pytest.fixture(autouse=True)
def _no_garbage_left() -> Iterator[None]:
    """Where a test had a worker's lane, `app.ui.garbage` has taken the collector away from all later tests too."""
    yield
    if not gc.isenabled() and gc.get_count()[0] > 20_000:
        gc.collect(2 if gc.get_count()[2] > 10 else 1)


@pytest.fixture(autouse=True)
def _own_renderers() -> Iterator[None]:
    """What a test says draws a paper is said for that test alone."""
    before = dict(RENDERERS)
    yield
    RENDERERS.clear()
    RENDERERS.update(before)


@pytest.fixture
def frozen_clock() -> Iterator[Callable[[timedelta], None]]:
    """Hold the clock at MOMENT; the fixture is a function that moves it on."""
    with clock.set_to(MOMENT) as advance:
        yield advance


def _server() -> str:
    url = os.environ.get("AFTERCARE_TEST_POSTGRES", "")
    if not url:
        pytest.skip("no PostgreSQL server configured (AFTERCARE_TEST_POSTGRES)")
    return url


def _on_server(statement: str) -> None:
    import psycopg

    with psycopg.connect(_server(), autocommit=True) as conn:
        conn.execute(statement.encode())


def _address_of(name: str) -> str:
    return f"{_server().rpartition('/')[0]}/{name}"


@contextlib.contextmanager
def _server_database() -> Iterator[str]:
    name = f"aftercare_{uuid.uuid4().hex[:12]}"
    _on_server(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'")
    try:
        yield _address_of(name)
    finally:
        _on_server(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def demonstrations(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Demonstration branches to be copied, see `tests.demonstrations`."""
    from tests.demonstrations import Demonstrations

    place = tmp_path_factory.getbasetemp()
    return Demonstrations((place.parent if "PYTEST_XDIST_WORKER" in os.environ else place) / "demonstrations")


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """The address of a fresh, empty database on the server of AFTERCARE_TEST_POSTGRES; skips when there is none."""
    with _server_database() as address:
        yield address
        database.close_database()


@pytest.fixture(scope="session")
def branch_template(engine_name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A migrated branch with people and settings, copied by every test that wants one."""
    if engine_name == "sqlite":
        file = tmp_path_factory.mktemp("template") / "branch.aftercare"
        _furnish(str(file))
        yield str(file)
        return
    with _server_database() as address:
        _furnish(address)
        _remember(address)
        yield address
        for conn in _open.values():
            conn.close()
        _open.clear()


def _remember(address: str) -> None:
    """Keep the rows of a furnished branch aside, with a function that puts them back: a hundredth of a new database."""
    import psycopg

    with psycopg.connect(address, autocommit=True) as conn:
        conn.execute("CREATE SCHEMA furnished")
        conn.execute("CREATE TABLE furnished.last AS SELECT sequencename, last_value FROM pg_sequences")
        every = conn.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        steps = []
        for (table,) in every:
            if table in _FURNISHED:
                conn.execute(f"CREATE TABLE furnished.{table} AS TABLE public.{table}".encode())
                again = f"INSERT INTO public.{table} SELECT * FROM furnished.{table};"
                steps.append(f"DELETE FROM public.{table}; {again}")
            elif table != "schema_migration":
                steps.append(f"IF EXISTS (SELECT FROM public.{table}) THEN DELETE FROM public.{table}; END IF;")
        last = "setval(sequencename::text, coalesce(last_value, 1), last_value IS NOT NULL) FROM furnished.last"
        body = f"BEGIN {' '.join(steps)} PERFORM {last}; END"
        conn.execute(f"CREATE FUNCTION furnished.put_back() RETURNS void LANGUAGE plpgsql AS $${body}$$".encode())


_FURNISHED = ("app_user", "staff", "staff_search", "branch_setting")
_open: dict[str, Any] = {}
"""The connection that puts rows back, kept from test to test: it knows the function's plans."""


def _put_back(address: str) -> None:
    import psycopg

    for _ in range(2):  # a test may have dropped the database below the connection
        try:
            if address not in _open:
                _open[address] = psycopg.connect(address, autocommit=True)
                _open[address].execute("SET session_replication_role = replica")
            _open[address].execute("SELECT furnished.put_back()")
            return
        except psycopg.OperationalError:
            _open.pop(address).close()
    raise RuntimeError(f"the branch of {address} cannot be put back")


def _furnish(target: str) -> None:
    database.open_database(target)
    digest = _passwords.keep(PASSWORD)
    with clock.set_to(MOMENT - timedelta(days=1)), database.transaction():
        stamps = {"created_at": clock.now(), "changed_at": clock.now()}
        for key, value in SETTINGS.items():
            BranchSetting.create(key=key, value=json.dumps(value, ensure_ascii=False))
        for role, (name, full_name) in USERS.items():
            user = User.create(name=name, full_name=full_name, role=role, password_hash=digest, **stamps)
            if role == "technician":
                person = Staff.create(
                    number="S001", name=full_name, pinyin="chen zhi qiang", initials="czq", phone="13800000001",
                    is_technician=True, user=user, **stamps,
                )  # fmt: skip
                search.put(person)
    database.close_database()


@pytest.fixture(scope="session")
def branch_files(branch_template: str, engine_name: str) -> BranchFiles | None:
    """What lends a test its copy of the template; None on the server, where rows are put back."""
    if engine_name != "sqlite":
        return None
    return BranchFiles(Path(branch_template))


@pytest.fixture
def branch(branch_template: str, branch_files: BranchFiles | None, tmp_path: Path) -> Iterator[Branch]:
    """A fresh branch, opened, with five people (desk, tech, boss, approve, admin) and a technician; the
    representative acts.
    """
    file = tmp_path / "branch.aftercare"
    if branch_files is None:
        database.open_database(branch_template)
    else:
        branch_files.lend(file)
        with known_to_be_whole():
            database.open_database(file)
    if branch_template not in _people:
        _people[branch_template] = _sessions(), Staff.get(Staff.number == "S001").id
    known, technician_id = _people[branch_template]
    # who signed in for another test was somebody else: what they asked to see is kept by their session
    people = {role: copy.copy(person) for role, person in known.items()}
    sessions.begin(people["representative"])
    yield Branch(people, technician_id, tmp_path)
    sessions.begin(None)
    database.close_database()
    if branch_files is None:
        _put_back(branch_template)
    else:
        branch_files.take_back(file)
    _lockout._held.clear()


_people: dict[str, tuple[dict[str, Session], int]] = {}
"""By template: who works there, and the technician's id. A copy's people are the same."""


def _sessions() -> dict[str, Session]:
    staff = {person.user_id: person.id for person in Staff.select().where(Staff.user.is_null(False))}
    return {
        user.role: Session(user.id, user.name, user.full_name, user.role, staff.get(user.id, 0))
        for user in User.select()
    }


@pytest.fixture
def as_role(branch: Branch) -> Callable[[str], contextlib.AbstractContextManager[None]]:
    """`with as_role("supervisor"): …` acts as the branch's person of that role."""
    return lambda role: sessions.acting_as(branch.sessions[role])
