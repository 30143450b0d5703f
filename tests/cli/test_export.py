"""`aftercare export` and `aftercare verify` in real processes: made on one machine, verified on another."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.conftest import PASSWORD


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


def _only(place: Path) -> Path:
    (found,) = place.iterdir()
    return found


def test_every_ledger_and_every_damage(aftercare: Command, demo: Path, stick: Path) -> None:
    done = aftercare("--database", demo, "export", stick, "--purpose", "月报", "--format", "csv")
    assert done.code == 0, done.err
    package = _only(stick)
    assert package.name in done.out
    whole = aftercare("verify", stick)
    assert whole.code == 0, whole.err
    digest = next(line.split()[-1] for line in done.out.splitlines() if "Digest" in line or "摘要" in line)
    assert digest in whole.out
    repairs = package / "records/repairs.jsonl"
    assert repairs.read_text(encoding="utf-8").count("\n") >= 300
    content = bytearray(repairs.read_bytes())
    content[1000] ^= 1
    repairs.write_bytes(content)
    (package / "ledgers/customers.csv").unlink()
    damaged = aftercare("verify", package)
    assert damaged.code == 1
    assert "records/repairs.jsonl" in damaged.err
    assert "ledgers/customers.csv" in damaged.err
    assert len(damaged.err.splitlines()) == 2
    _only(stick)
    with sqlite3.connect(demo) as file:
        kept = file.execute("SELECT state, purpose FROM package_run").fetchall()
    file.close()
    assert kept == [("verified", "月报")]


def test_a_zip_with_a_drawn_passphrase(aftercare: Command, demo: Path, stick: Path, tmp_path: Path) -> None:
    secret = tmp_path / "passphrase"
    done = aftercare(
        "--database", demo, "export", stick, "--purpose", "回访", "--ledgers", "repairs,customers", "--full", "回访",
        "--attachments", "--period", "2020-01-01..2030-12-31", "--passphrase-file", secret, "--eject",
    )  # fmt: skip
    assert done.code == 1  # a folder cannot be ejected, which is said
    assert len(secret.read_text().strip()) == 19
    assert _only(stick).suffix == ".zip"
    assert aftercare("verify", stick, "--password-file", secret).code == 0
    secret.write_text("something else\n")
    assert aftercare("verify", stick, "--password-file", secret).refused()
    assert aftercare("verify", stick).refused()


@pytest.mark.parametrize(
    "wrong",
    [
        ("--ledgers", "nonsense"),
        ("--format", "doc"),
        ("--period", "November"),
        ("--attachments",),
        ("--resume",),
    ],
)
def test_what_is_refused(aftercare: Command, demo: Path, stick: Path, wrong: tuple[str, ...]) -> None:
    done = aftercare("--database", demo, "export", stick, "--purpose", "月报", *wrong)
    assert done.refused()
    assert not list(stick.iterdir())


def test_without_purpose_or_drive(aftercare: Command, demo: Path, stick: Path) -> None:
    assert aftercare("--database", demo, "export", stick).refused()
    assert "nowhere" in aftercare("--database", demo, "export", stick / "nowhere", "--purpose", "月报").refused()
    assert aftercare("verify", stick).refused()


def test_only_a_supervisor(aftercare: Command, branch, stick: Path, tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text(PASSWORD)
    file = branch.folder / "branch.aftercare"
    done = aftercare(
        "--database", file, "export", stick, "--purpose", "月报", "--user", "desk", "--password-file", secret
    )  # fmt: skip
    assert done.refused()
    assert not list(stick.iterdir())
