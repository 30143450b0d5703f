"""`aftercare list` in a real process: formats, filters, order, who may."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import ROOT, Command
from tests.conftest import PASSWORD


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.lstrip("\ufeff"))))


CALLS = 300
"""How many calls the demonstration was asked for."""


def test_every_format_has_the_same_rows(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    for kind in ("csv", "xlsx", "json", "pdf"):
        done = aftercare("--database", demo, "list", "repairs", "--format", kind, "--out", tmp_path / f"rows.{kind}")
        assert done.code == 0, done.err
        assert str(CALLS) in done.out
    lines = _rows((tmp_path / "rows.csv").read_text(encoding="utf-8-sig"))
    sheet = openpyxl.load_workbook(tmp_path / "rows.xlsx").active
    numbers = {row["number"] for row in _records(json.loads((tmp_path / "rows.json").read_text(encoding="utf-8")))}
    assert len(numbers) == CALLS
    for number in numbers:
        assert number.startswith("JX-")
    assert sum(any(cell in numbers for cell in line) for line in lines) == CALLS
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert sum(any(cell in numbers for cell in row) for row in cells) == CALLS
    assert (tmp_path / "rows.pdf").read_bytes().startswith(b"%PDF")


def _records(loaded: object) -> list[dict[str, object]]:
    if isinstance(loaded, dict):
        return next(value for value in loaded.values() if isinstance(value, list) and value)
    assert isinstance(loaded, list)
    return loaded


def test_search_where_sort_limit(aftercare: Command, demo: Path) -> None:
    done = aftercare(
        "--database", demo, "list", "repairs", "--search", "JX", "--where", "fault_level=2", "--sort", "-number",
        "--limit", 5, "--format", "json",
    )  # fmt: skip
    assert done.code == 0, done.err
    rows = _records(json.loads(done.out))
    assert len(rows) == 5
    assert {row["fault_level"] for row in rows} == {2}
    numbers = [str(row["number"]) for row in rows]
    assert numbers == sorted(numbers, reverse=True)


def test_chinese_arrives_whole_on_a_plain_locale(aftercare: Command, demo: Path) -> None:
    done = aftercare("--database", demo, "list", "customers", "--search", "有限公司", "--limit", 3)
    assert done.code == 0, done.err
    assert done.raw.decode("utf-8").count("有限公司") >= 3


@pytest.mark.parametrize("ledger", ["customers", "devices", "contracts", "vouchers", "visits"])
def test_every_ledger_lists_itself(aftercare: Command, demo: Path, ledger: str) -> None:
    done = aftercare("--database", demo, "list", ledger, "--limit", 2)
    assert done.code == 0, done.err
    assert len(_rows(done.out)) >= 2


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (("--where", "nothing=1"), "nothing"),
        (("--where", "fault_level"), "fault_level"),
        (("--sort", "nowhere"), "nowhere"),
        (("--where", "received_at=yesterday evening"), "yesterday evening"),
    ],
)
def test_what_cannot_be_understood_is_refused(
    aftercare: Command, demo: Path, given: tuple[str, ...], names: str
) -> None:
    assert names in aftercare("--database", demo, "list", "repairs", *given).refused()


@pytest.mark.parametrize("given", [("nothing",), (), ("repairs", "--format", "doc"), ("repairs", "--limit", "some")])
def test_wrong_usage_is_two(aftercare: Command, given: tuple[str, ...]) -> None:
    done = aftercare("list", *given)
    assert done.code == 2
    assert "usage" in done.err


def test_a_real_branch_asks_who(aftercare: Command, real: Path, tmp_path: Path) -> None:
    words = tmp_path / "password.txt"
    words.write_text(f"{PASSWORD}\n", encoding="utf-8")
    given = ("--database", real, "list", "customers")
    assert "--user" in aftercare(*given).refused()
    assert aftercare(*given, "--user", "boss", "--password-file", words).code == 0
    words.write_text("not this one\n", encoding="utf-8")
    assert "not this one" not in aftercare(*given, "--user", "boss", "--password-file", words).refused()
    aftercare(*given, "--user", "boss", "--password-file", tmp_path / "missing.txt").refused()


def test_only_a_supervisor_writes_files(aftercare: Command, real: Path, tmp_path: Path) -> None:
    words = tmp_path / "password.txt"
    words.write_text(f"{PASSWORD}\n", encoding="utf-8")
    file = tmp_path / "rows.csv"
    as_who = ("--password-file", words, "--out", file)
    aftercare("--database", real, "list", "customers", "--user", "desk", *as_who).refused()
    assert not file.exists()
    assert aftercare("--database", real, "list", "customers", "--user", "boss", *as_who).code == 0
    assert file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of our own is needed")
def test_others_read_on_a_terminal_but_pipe_nothing(aftercare: Command, real: Path, tmp_path: Path) -> None:
    words = tmp_path / "password.txt"
    words.write_text(f"{PASSWORD}\n", encoding="utf-8")
    given = ("--database", real, "list", "customers", "--user", "desk", "--password-file", words)
    aftercare(*given).refused()
    ours, theirs = os.openpty()
    try:
        shown = subprocess.run(
            [sys.executable, "-m", "app", *map(str, given)], cwd=ROOT, check=False, timeout=120, stdout=theirs,
            stdin=subprocess.DEVNULL, stderr=subprocess.PIPE,
            env={**os.environ, "AFTERCARE_DATA": str(tmp_path / "data"), "LC_ALL": "C"},
        )  # fmt: skip
        os.close(theirs)
        assert (shown.returncode, shown.stderr) == (0, b"")
        assert b"," in os.read(ours, 4096)
    finally:
        os.close(ours)


def test_a_place_that_cannot_be_written(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    said = aftercare("--database", demo, "list", "customers", "--out", tmp_path / "no" / "where.csv").refused()
    assert "where.csv" in said or "no" in said
