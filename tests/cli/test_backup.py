"""`backup`, `restore` and `check` in processes of their own."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.conftest import PASSWORD


@pytest.fixture
def signed(tmp_path: Path) -> tuple[str, ...]:
    """The administrator's sign-in."""
    file = tmp_path / "password"
    file.write_text(PASSWORD)
    return "--user", "admin", "--password-file", str(file)


def test_backed_up_worked_on_restored_and_checked(
    aftercare: Command, real: Path, tmp_path: Path, signed: tuple[str, ...]
) -> None:
    done = aftercare("--database", real, "backup", *signed)
    assert done.code == 0, done.err
    backup = Path(done.out.strip())
    assert (backup / "backup.json").is_file()
    conn = sqlite3.connect(real)
    conn.execute("INSERT INTO branch_setting (key, value) VALUES ('later', '1')")
    conn.commit()
    conn.close()
    listed = backup.parent / f"Aftercare_{backup.name.split('_')[1]}_erased.jsonl"
    listed.write_text('{"uid": "a stranger wrote this"}\n', encoding="utf-8")
    assert "--reason" in aftercare("--database", real, "restore", backup, *signed).refused()
    done = aftercare("--database", real, "restore", backup, "--reason", "disk", *signed)
    assert done.code == 0, done.err
    assert "real-before-restore-" in done.out
    assert "this branch did not write: 1." in done.err
    sound = aftercare("--database", real, "check", *signed)
    assert (sound.code, sound.err) == (0, "")
    conn = sqlite3.connect(real)
    assert conn.execute("SELECT count(*) FROM branch_setting WHERE key = 'later'").fetchone()[0] == 0
    reasons = [text for (text,) in conn.execute("SELECT reason FROM audit_entry WHERE action = 'backup.restore'")]
    conn.close()
    assert reasons == ["disk"]
    bare = tmp_path / "bare" / "branch.aftercare"
    done = aftercare("--database", bare, "restore", backup)
    assert done.code == 0, done.err
    assert bare.is_file()


def test_an_altered_line_is_named_and_others_are_refused(
    aftercare: Command, real: Path, tmp_path: Path, signed: tuple[str, ...]
) -> None:
    assert aftercare("--database", real, "check", *signed).code == 0
    conn = sqlite3.connect(real)
    conn.execute("DROP TRIGGER audit_entry_no_update")
    conn.execute("UPDATE audit_entry SET user_name = 'nobody' WHERE id = 1")
    conn.commit()
    conn.close()
    done = aftercare("--database", real, "check", *signed)
    assert done.code == 1
    assert "line 1" in done.err
    other = ("--user", "desk", *signed[2:])
    assert "role" in aftercare("--database", real, "backup", *other).refused()
    gone = aftercare("--database", real, "backup", "--to", tmp_path / "away", *signed)
    assert gone.code == 1
    assert "is not there" in gone.err


def test_a_branch_that_is_too_damaged_to_open_is_replaced_and_kept_as_it_is(
    aftercare: Command, real: Path, signed: tuple[str, ...]
) -> None:
    backup = Path(aftercare("--database", real, "backup", *signed).out.strip())
    content = bytearray(real.read_bytes())
    content[4096:-4096] = bytes(len(content) - 8192)
    real.write_bytes(content)
    assert "damaged" in aftercare("--database", real, "check", *signed).refused()
    done = aftercare("--database", real, "restore", backup, "--reason", "disk")
    assert done.code == 0, done.err
    assert aftercare("--database", real, "check", *signed).code == 0
    (kept,) = real.parent.glob("real-before-restore-*/real.aftercare")
    assert kept.read_bytes() == bytes(content)
    conn = sqlite3.connect(real)
    told = conn.execute("SELECT user_name, reason FROM audit_entry WHERE action = 'backup.restore'").fetchall()
    conn.close()
    assert told == [("", "disk")]
