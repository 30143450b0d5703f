"""Opening, refusing, transactions, numbers, readers."""

from __future__ import annotations

import os
import shutil
import stat
import threading
from pathlib import Path

import pytest

from app.core import paths
from app.core.errors import AftercareError, Bug, Cancelled, EnvironmentFault, UserError
from app.models import _upgrade, database
from app.models._file import APPLICATION_ID, connect_file
from app.models.organisation import BranchSetting, NumberSeries

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000) SELECT max(i) FROM n"


def draw(series: str = "service_call", period: str = "2611") -> int:
    return database.next_serial(NumberSeries, series, "GZ01", period)


def test_makes_folder_and_file_for_this_user_only(tmp_path):
    file = tmp_path / "new" / "branch.aftercare"
    database.open_database(file)
    assert database.location() == str(file)
    assert database.folder() == file.parent
    assert database.engine() == "sqlite"
    if os.name == "posix":  # Windows keeps a user's own folder by lists of its own
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    database.close_database()
    assert not database.is_open()
    assert os.listdir(file.parent) == ["branch.aftercare"], "closing folds the write-ahead log into the file"


def test_every_pragma_of_the_recipe_is_in_force(branch):
    if database.engine() != "sqlite":
        pytest.skip("SQLite only")
    wanted = {
        "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000, "cache_size": -4608,
        "temp_store": 2, "trusted_schema": 0, "cell_size_check": 1, "application_id": APPLICATION_ID,
    }  # fmt: skip
    assert {name: database.scalar(f"PRAGMA {name}") for name in wanted} == wanted
    assert database.scalar("PRAGMA mmap_size") > 0


def test_tables_are_strict(branch):
    if database.engine() != "sqlite":
        pytest.skip("SQLite only")
    loose = database.query("SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND NOT strict")
    assert {name for (name,) in loose if not name.startswith("sqlite_")} == {"schema_migration"}


def test_text_sorts_by_code_point_on_both_engines(branch):
    with database.transaction():
        for key in ("王", "a", "Z", "李", "é", "_"):
            BranchSetting.create(key=f"order.{key}", value="")
    rows = database.query("SELECT key FROM branch_setting WHERE key LIKE ? ORDER BY key", ("order.%",))
    assert [key[6:] for (key,) in rows] == sorted(["王", "a", "Z", "李", "é", "_"])


def test_encrypted_file_opens_with_its_key_only(tmp_path):
    file = tmp_path / "secret.aftercare"
    for key in ("correct horse", "0123456789abcdef" * 4):
        database.open_database(file, key=key)
        BranchSetting.create(key="a", value="姓名")
        database.close_database()
        assert "姓名".encode() not in file.read_bytes()
        before = file.read_bytes()
        for wrong, kind in (("", "keys_missing"), ("wrong", "not_ours")):
            with pytest.raises(EnvironmentFault) as caught:
                database.open_database(file, key=wrong)
            assert caught.value.kind == kind
        assert file.read_bytes() == before
        database.open_database(file, key=key)
        assert database.scalar("SELECT value FROM branch_setting") == "姓名"
        database.close_database()
        file.unlink()


def test_refuses_a_file_that_is_not_a_database(tmp_path):
    file = tmp_path / "letter.aftercare"
    file.write_text("Dear customer, " * 500)
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(file)
    assert caught.value.kind == "not_ours"
    assert file.read_text() == "Dear customer, " * 500
    assert not database.is_open()


def test_refuses_a_database_of_another_program(tmp_path):
    file = tmp_path / "other.db"
    other = connect_file(str(file), "")
    other.execute("CREATE TABLE recipe (id INTEGER)")
    other.close()
    before = file.read_bytes()
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(file)
    assert caught.value.kind == "not_ours"
    assert file.read_bytes() == before


def test_refuses_a_server_database_of_another_program(postgres_url):
    import psycopg

    with psycopg.connect(postgres_url, autocommit=True) as conn:
        conn.execute("CREATE TABLE recipe (id INTEGER)")
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(postgres_url)
    assert caught.value.kind == "not_ours"


def test_refuses_an_unreachable_server_without_showing_the_password():
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database("postgresql://desk:geheim@127.0.0.1:1/branch")
    assert caught.value.kind == "gone"
    assert "geheim" not in caught.value.text


def test_location_of_a_server_hides_the_password(postgres_url):
    database.open_database(postgres_url.replace("postgres@", "postgres:geheim@"))
    assert "geheim" not in database.location()
    assert database.location().startswith("postgresql://postgres@")
    assert database.folder() == paths.data_folder() / "server"


@pytest.mark.parametrize("change", ["version", "history"])
def test_refuses_a_newer_file_and_touches_nothing(tmp_path, change):
    file = tmp_path / "branch.aftercare"
    database.open_database(file)
    if change == "version":
        database.execute("PRAGMA user_version = 9999")
    else:
        database.execute("INSERT INTO schema_migration (name, applied) VALUES ('9999_tomorrow', '2030-01-01')")
    database.close_database()
    before = file.read_bytes()
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(file)
    assert caught.value.kind == "too_new"
    assert "newer" in caught.value.text
    assert file.read_bytes() == before
    assert os.listdir(tmp_path) == ["branch.aftercare"]


def test_the_tables_of_a_file_that_says_it_is_ours_are_read_by_one_connection(tmp_path, monkeypatch):
    file = tmp_path / "branch.aftercare"
    database.open_database(file)
    database.close_database()
    looked: list[Path] = []
    look_into = _upgrade._look_into
    monkeypatch.setattr(_upgrade, "_look_into", lambda path, key: looked.append(path) or look_into(path, key))
    database.open_database(file)
    assert looked == []
    database.execute("PRAGMA user_version = 1")
    database.close_database()
    database.open_database(file)
    assert looked == [file], "one that does not say so is looked into before anything may change it"
    database.close_database()
    assert _upgrade._is_ours_by_its_head(file)
    shutil.copy(file, tmp_path / "copy.aftercare")
    (tmp_path / "copy.aftercare-wal").write_bytes(b"not folded in yet")
    assert not _upgrade._is_ours_by_its_head(tmp_path / "copy.aftercare"), "what the log says is not in the head"


def test_refuses_a_newer_server(postgres_url):
    database.open_database(postgres_url)
    database.execute("INSERT INTO schema_migration (name, applied) VALUES ('9999_tomorrow', '2030-01-01')")
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(postgres_url)
    assert caught.value.kind == "too_new"


def test_nothing_works_without_a_database():
    for call in (database.current, database.engine, database.location, lambda: database.query("SELECT 1")):
        with pytest.raises(Bug):
            call()
    database.close_database()


def test_generation_tells_databases_apart(tmp_path):
    database.open_database(tmp_path / "a.aftercare")
    first = database.generation()
    database.open_database(tmp_path / "b.aftercare")
    assert database.generation() != first


def test_an_exception_undoes_the_transaction(branch):
    with pytest.raises(UserError), database.transaction():  # noqa: PT012 - all of it is undone
        BranchSetting.create(key="x", value="1")
        raise UserError("no")
    assert database.scalar("SELECT count(*) FROM branch_setting WHERE key = 'x'") == 0


def test_an_inner_transaction_is_undone_alone(branch):
    with database.transaction():
        BranchSetting.create(key="outer", value="1")
        with pytest.raises(UserError), database.transaction():
            BranchSetting.create(key="outer", value="2")
        BranchSetting.create(key="after", value="1")
    kept = database.query("SELECT key FROM branch_setting WHERE key IN ('outer', 'after') ORDER BY key")
    assert kept == [("after",), ("outer",)]


def test_numbers_count_by_series_and_period(branch):
    with database.transaction():
        assert [draw(), draw(), draw(period="2612"), draw("voucher"), draw()] == [1, 2, 1, 1, 3]


def test_an_undone_number_is_drawn_again(branch):
    with database.transaction():
        draw()
    with pytest.raises(UserError), database.transaction():  # noqa: PT012 - all of it is undone
        assert draw() == 2
        raise UserError("no")
    with database.transaction():
        assert draw() == 2


def test_a_number_needs_a_transaction(branch):
    with pytest.raises(Bug):
        draw()


def test_placeholders_and_percent_signs(branch):
    assert database.query("SELECT ?, 'a%' LIKE 'a%'", ("你",))[0][0] == "你"
    assert database.query("SELECT 7 % 4") == [(3,)]
    assert database.scalar("SELECT key FROM branch_setting WHERE 1 = 0") is None


def test_explain_answers_in_words(branch):
    assert any("service_call" in line for line in database.explain("SELECT * FROM service_call WHERE id = ?", (1,)))


def test_reader_reads_what_is_committed_and_cannot_write(branch):
    with database.reader() as reader:
        assert list(reader.rows("SELECT count(*) FROM app_user")) == [(5,)]
        with database.transaction():
            BranchSetting.create(key="new", value="1")
            assert list(reader.rows("SELECT count(*) FROM branch_setting WHERE key = ?", ("new",))) == [(0,)]
        assert list(reader.rows("SELECT count(*) FROM branch_setting WHERE key = ?", ("new",))) == [(1,)]
        with pytest.raises(AftercareError):
            list(reader.rows("DELETE FROM branch_setting RETURNING id"))
    assert database.scalar("SELECT count(*) FROM branch_setting WHERE key = 'new'") == 1


def test_reader_is_interrupted_from_another_thread(branch):
    with database.reader() as reader:
        timer = threading.Timer(0.15, reader.interrupt)
        timer.start()
        with pytest.raises(Cancelled):
            list(reader.rows(ENDLESS))
        timer.join()
        assert list(reader.rows("SELECT 1")) == [(1,)], "it can be used again"


def test_threads_have_connections_of_their_own(branch):
    seen: list[int] = []
    with database.transaction():
        BranchSetting.create(key="uncommitted", value="1")
        thread = threading.Thread(target=lambda: seen.append(database.scalar("SELECT count(*) FROM app_user")))
        thread.start()
        thread.join()
    assert seen == [5]


def test_errors_are_worded_where_they_happen(branch):
    with pytest.raises(UserError) as caught:
        database.execute("INSERT INTO branch_setting (key, value) VALUES (?, ?)", ("branch_code", "again"))
    assert "already there" in caught.value.text


def test_a_wrong_statement_is_our_own_mistake(branch):
    with pytest.raises(Bug):
        database.query("SELECT nothing FROM nowhere")


@pytest.mark.parametrize("part", ["OneDrive", "OneDrive - 恒信公司", "坚果云", "Dropbox"])
def test_refuses_folders_of_cloud_disks(tmp_path, part):
    folder = tmp_path / part
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(folder / "branch.aftercare")
    assert caught.value.kind == "synced"
    assert not folder.exists()


def test_refuses_network_and_removable_drives(tmp_path, monkeypatch):
    from app.models import _places

    for kind in ("network", "removable"):
        monkeypatch.setattr(_places, "_kind_of_drive", lambda folder, kind=kind: kind)
        with pytest.raises(EnvironmentFault) as caught:
            database.open_database(tmp_path / "x" / "branch.aftercare")
        assert caught.value.kind == kind
        assert not (tmp_path / "x").exists()


def test_refuses_a_folder_in_place_of_a_file(tmp_path):
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(tmp_path)
    assert caught.value.kind == "not_ours"


def test_refuses_a_drive_that_is_gone(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(EnvironmentFault) as caught:
        database.open_database(tmp_path / "file" / "folder" / "branch.aftercare")
    assert caught.value.kind == "gone"


def test_a_large_file_is_checked_behind_the_window(tmp_path, monkeypatch):
    file = tmp_path / "branch.aftercare"
    database.open_database(file)
    assert not database.check_is_due()
    database.close_database()
    monkeypatch.setattr(database, "_CHECKED_AT_ONCE", 1000)
    database.open_database(file)
    assert database.check_is_due()


def test_a_file_that_was_not_closed_is_known_by_its_journal(tmp_path):
    file, left = tmp_path / "branch.aftercare", tmp_path / "left.aftercare"
    database.open_database(file)
    assert not database.ended_badly()
    database.execute("CREATE TABLE written (id INTEGER)")
    for suffix in ("", "-wal"):
        shutil.copy(f"{file}{suffix}", f"{left}{suffix}")
    database.close_database()
    database.open_database(file)
    assert not database.ended_badly()
    database.open_database(left)
    assert database.ended_badly()
    assert database.query("SELECT count(*) FROM written") == [(0,)]
    assert database.check_is_due(), "more than its pages is looked at behind the window"
    database.check_is_done()
    assert not database.check_is_due()


def test_psycopg_stays_out_until_a_server_is_opened():
    import subprocess
    import sys

    code = "import app.models.database, app.models.search, sys; sys.exit('psycopg' in sys.modules)"
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_who_waits_is_told(tmp_path, monkeypatch):
    told = []
    file = tmp_path / "branch.aftercare"
    database.open_database(file, on_wait=lambda: told.append("new"))
    assert told == ["new"]
    database.close_database()
    database.open_database(file, on_wait=lambda: told.append("small"))
    assert told == ["new"]
    database.close_database()
    monkeypatch.setattr(database, "_CHECKED_IN_A_BLINK", 1000)
    database.open_database(file, on_wait=lambda: told.append("checked"))
    assert told == ["new", "checked"]
