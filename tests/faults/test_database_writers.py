"""Several writers (G7, G22): they wait instead of failing; numbers have neither gaps nor repeats, on both engines."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from app.core.errors import EnvironmentFault
from app.models import _engines, _turn, database
from app.models._file import connect_file
from app.models.organisation import BranchSetting
from tests.faults.runs import g07_writers, holds
from tests.faults.runs._branches import save_one
from tests.faults.runs._processes import in_child, said_by


def test_g7_four_writers_on_a_server_wait_for_each_other(postgres_url):
    holds(g07_writers.run(Path(), 120, postgres_url))


def test_g7_two_programs_open_a_new_file_at_once(tmp_path):
    file = tmp_path / "branch.aftercare"
    children = [in_child(lambda pipe: database.open_database(file)) for _ in range(3)]
    assert [said_by(*child) for child in children] == ["", "", ""]
    database.open_database(file)
    save_one()


def test_g7_two_programs_open_a_new_server_at_once(postgres_url):
    children = [in_child(lambda pipe: database.open_database(postgres_url)) for _ in range(3)]
    assert [said_by(*child) for child in children] == ["", "", ""]
    database.open_database(postgres_url)
    save_one()


def test_g7_a_file_held_by_another_program(tmp_path, monkeypatch):
    monkeypatch.setattr(_turn, "LONGEST_WAIT", 0.15)
    file = tmp_path / "branch.aftercare"
    database.open_database(file)
    database.close_database()
    go_on, let_go = os.pipe()

    def hold(pipe):
        other = connect_file(str(file), "")
        other.execute("BEGIN IMMEDIATE")
        os.write(pipe, b"held")
        os.read(go_on, 1)
        other.execute("ROLLBACK")

    pid, reading = in_child(hold)
    assert os.read(reading, 4) == b"held"
    database.open_database(file)
    with pytest.raises(EnvironmentFault) as caught:
        save_one()
    assert caught.value.kind == "locked"
    assert database.scalar("SELECT count(*) FROM customer") == 0, "reading goes on"
    os.write(let_go, b"x")
    said_by(pid, reading)
    assert save_one() == "K000001"
    os.close(go_on)
    os.close(let_go)


def test_g7_a_server_held_by_another_program(postgres_url, monkeypatch):
    monkeypatch.setattr(_engines, "BUSY_MILLISECONDS", 150)
    database.open_database(postgres_url)
    holding, done = threading.Event(), threading.Event()

    def hold():
        with database.transaction():
            holding.set()
            done.wait(5)

    thread = threading.Thread(target=hold)
    thread.start()
    holding.wait(5)
    with pytest.raises(EnvironmentFault) as caught:
        save_one()
    assert caught.value.kind == "locked"
    done.set()
    thread.join()
    assert save_one() == "K000001"


def test_g34_a_server_that_goes_away_is_named(postgres_url):
    import psycopg

    database.open_database(postgres_url)
    save_one()
    name = postgres_url.rpartition("/")[2]
    with psycopg.connect(f"{postgres_url.rpartition('/')[0]}/postgres", autocommit=True) as boss:
        boss.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))
    with pytest.raises(EnvironmentFault) as caught:
        save_one()
    assert caught.value.kind == "gone"


def test_g7_a_later_reader_sees_what_a_writer_of_another_thread_committed(tmp_path):
    database.open_database(tmp_path / "branch.aftercare")
    thread = threading.Thread(target=lambda: BranchSetting.create(key="a", value="b"))
    thread.start()
    thread.join()
    assert database.scalar("SELECT value FROM branch_setting") == "b"
