"""The bundle of a furnished branch with a talkative log: nothing in it tells of anybody."""

import json
import sqlite3
import zipfile
from pathlib import Path

from tests.cli.conftest import Command

PLACES = {
    "app_user": ("name", "full_name"),
    "address": ("address",),
    "contact": ("name", "phone", "email"),
    "customer": ("name", "phone", "address", "contact_name"),
    "device": ("serial",),
    "staff": ("name", "phone"),
    "supplier": ("name", "contact_name", "phone", "address"),
}
OURS = {"admin", "boss", "desk", "tech", "approve"}
"""Sign-in names of the demonstration, which the README names too; as words of a log they go all the same."""


def canaries(file: Path) -> set[str]:
    """Everything in the branch that names somebody or something of theirs."""
    with sqlite3.connect(file) as conn:
        found = {
            str(text)
            for table, columns in PLACES.items()
            for row in conn.execute(f"SELECT {', '.join(columns)} FROM {table}")
            for text in row
            if text and len(str(text)) > 1
        }
    conn.close()
    return found


def read(bundle: Path) -> dict[str, str]:
    with zipfile.ZipFile(bundle) as opened:
        return {name: opened.read(name).decode("utf-8") for name in opened.namelist()}


def test_nothing_in_the_bundle_tells_of_anybody(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    secrets = canaries(demo) | {"Zhang San", "li.si", "HOST-4711-X", "/home/li.si/branch"}
    assert len(secrets) > 300
    log = tmp_path / "data" / "log" / "aftercare.log"
    log.parent.mkdir(parents=True)
    lines = [f"2026-11-20 09:30:01,123 WARNING aftercare.somewhere: trouble with {secret} again" for secret in secrets]
    log.write_text("\n".join(["2026-11-20 09:30:00,000 INFO aftercare.updates: nothing new", *lines]), encoding="utf-8")
    (log.parent / "crash-20261120-093001-1.txt").write_text(
        f"Aftercare 0.8\nbuiltins.KeyError\n  app/ui/shift.py:12 in begin\n{min(secrets)}\n", encoding="utf-8"
    )
    place = {"USER": "li.si", "USERNAME": "Zhang San", "COMPUTERNAME": "HOST-4711-X", "HOME": "/home/li.si"}
    done = aftercare("--database", demo, "diagnose", tmp_path / "bundle", **place)
    assert done.code == 0, done.err
    parts = read(tmp_path / "bundle.zip")
    assert set(parts) == {"computer.json", "settings.json", "branch.json", "check.txt", "log.txt", "crashes.txt"}
    whole = "\n".join(parts.values())
    assert not [secret for secret in secrets - OURS if secret in whole]
    assert not [name for name in OURS if f"with {name} again" in whole]
    assert str(tmp_path) not in whole
    assert "aftercare.updates: nothing new" in parts["log.txt"], "what helps stays"
    assert "app/ui/shift.py:12 in begin" in parts["crashes.txt"]
    assert parts["log.txt"].count("trouble with") == len(lines)
    assert parts["check.txt"] == "sound"
    inside = json.loads(parts["branch.json"])
    assert inside["rows"]["service_call"] == 300
    assert inside["bytes"]["file"] > 100_000
    settings = json.loads(parts["settings.json"])["branch"]
    assert {"set", "not set"} <= {value for value in settings.values() if isinstance(value, str)}
    assert isinstance(settings["session.idle_lock_minutes"], int)
    assert "log.txt" in done.out


def test_where_the_branch_does_not_open_there_is_a_bundle_all_the_same(aftercare: Command, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.aftercare"
    damaged.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5_000)
    done = aftercare("--database", damaged, "diagnose", tmp_path / "a.zip")
    assert done.code == 0, done.err
    assert json.loads(read(tmp_path / "a.zip")["branch.json"]) == {"not looked at": "not_ours"}
    done = aftercare("diagnose", tmp_path / "b.zip")
    assert done.code == 0, done.err
    assert json.loads(read(tmp_path / "b.zip")["branch.json"]) == {"not looked at": "there is no branch"}


def test_only_who_answers_for_the_branch_looks_inside(aftercare: Command, real: Path, tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text("Correct horse 12", encoding="utf-8")
    nobody = aftercare("--database", real, "diagnose", tmp_path / "a.zip")
    assert nobody.code == 0, nobody.err
    assert json.loads(read(tmp_path / "a.zip")["branch.json"]) == {"not looked at": "nobody is signed in"}
    from tests.conftest import PASSWORD

    password.write_text(PASSWORD, encoding="utf-8")
    refused = aftercare(
        "--database", real, "diagnose", tmp_path / "c.zip", "--user", "desk", "--password-file", password
    )
    assert refused.refused()
    assert not (tmp_path / "c.zip").exists()
    done = aftercare("--database", real, "diagnose", tmp_path / "c.zip", "--user", "boss", "--password-file", password)
    assert done.code == 0, done.err
    assert "rows" in read(tmp_path / "c.zip")["branch.json"]


def test_a_place_that_cannot_be_written(aftercare: Command, tmp_path: Path) -> None:
    assert "not there" in aftercare("diagnose", tmp_path / "nowhere" / "a.zip").refused()
