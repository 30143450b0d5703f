"""The commands without a branch, and places where no branch can be."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from app import __version__
from tests.cli.conftest import Command, run


def test_help_names_every_command(aftercare: Command) -> None:
    done = aftercare("--help")
    assert done.code == 0
    for name in ("demo", "tour", "selftest", "list", "print"):
        assert name in done.out


def test_an_unknown_command_is_wrong_usage(aftercare: Command) -> None:
    assert aftercare("dance").code == 2


def test_the_help_speaks_the_users_language(aftercare: Command) -> None:
    done = aftercare("--help", LC_ALL="zh_CN.UTF-8", LANG="zh_CN.UTF-8")
    assert "售后" in done.out


@pytest.mark.parametrize("size", ["0", "-3", "many", "5000001"])
def test_a_size_that_makes_no_branch(aftercare: Command, size: str) -> None:
    assert aftercare("demo", "--no-window", "--size", size).code == 2


def test_the_same_seed_makes_the_same_customers(tmp_path: Path) -> None:
    """What happened to them follows the clock, which goes on between two commands: see `tests/test_demo.py`."""
    listed = []
    for place, seed in (("one", 9), ("two", 9), ("three", 10)):
        file = tmp_path / f"{place}.aftercare"
        made = run(tmp_path / place, "--database", file, "demo", "--size", 60, "--seed", seed, "--no-window")
        assert made.code == 0, made.err
        rows = csv.DictReader(io.StringIO(run(tmp_path / place, "--database", file, "list", "customers").out))
        listed.append([row["Name"] for row in rows])
    assert listed[0] == listed[1] != listed[2]
    assert len(listed[0]) > 10


def test_a_demonstration_never_goes_over_a_real_branch(aftercare: Command, real: Path) -> None:
    before = real.read_bytes()
    aftercare("--database", real, "demo", "--size", 10, "--no-window").refused()
    assert real.read_bytes() == before


def test_a_folder_that_is_not_there(aftercare: Command, tmp_path: Path) -> None:
    file = tmp_path / "no" / "such" / "branch.aftercare"
    said = aftercare("--database", file, "list", "customers").refused()
    assert str(file) in said
    assert not (tmp_path / "no").exists()


def test_a_mistyped_file_becomes_no_branch(aftercare: Command, demo: Path) -> None:
    wrong = demo.with_name("demmo.aftercare")
    assert str(wrong) in aftercare("--database", wrong, "list", "customers").refused()
    assert not wrong.exists()


def test_a_scheduled_task_is_not_asked_for_a_password(aftercare: Command, real: Path) -> None:
    said = aftercare("--database", real, "list", "customers", "--user", "anybody").refused()
    assert "--password-file" in said


def test_a_file_that_is_no_branch(aftercare: Command, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("this is no database " * 400, encoding="utf-8")
    before = file.read_bytes()
    aftercare("--database", file, "list", "customers").refused()
    assert file.read_bytes() == before


def test_a_server_that_does_not_answer(aftercare: Command) -> None:
    aftercare("--database", "postgresql://nobody@127.0.0.1:1/none?connect_timeout=2", "list", "customers").refused()


@pytest.mark.slow
def test_this_build_is_whole(aftercare: Command) -> None:
    done = aftercare("selftest")
    assert done.code == 0, done.out
    assert "MISSING" not in done.out
    assert __version__
