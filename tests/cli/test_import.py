"""`aftercare import` in a real process: list, enter, refuse, map, exit codes."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.cli.conftest import Command
from tests.sheets import book, workbook

HEAD = ["客户名称", "电话", "型号", "机身号", "购买日期", "缘由"]
EAST = ["命令行东方电子有限公司", "13812345678", "M-1", "CLI0001", "2023.5.1", "甲"]
BAD = ["命令行西湖机械厂", "13900000002", "M-2", "CLI0002", "去年", "乙"]


def test_a_dry_run_lists_every_row_and_enters_nothing(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "a.xlsx", [HEAD, EAST, BAD])
    done = aftercare("--database", demo, "import", "customers", sheet, "--dry-run")
    assert done.code == 0, done.err
    lines = done.out.splitlines()
    assert lines[0].startswith("2\tAdd\t命令行东方电子有限公司")
    assert lines[1].startswith("3\tRefused\t")
    assert "no date" in lines[1]
    assert "Add 1 · Change 0 · Conflict 0 · Refused 1" in lines[-1]
    again = aftercare("--database", demo, "list", "customers", "--search", "命令行东方")
    assert "命令行东方" not in again.out


def test_rows_go_in_once_and_refused_ones_are_saved(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    sheet = book(tmp_path / "b.xlsx", {"说明": [["说明"]], "客户": [HEAD, EAST, BAD]})
    refused = tmp_path / "refused.xlsx"
    given = ("--database", demo, "import", "customers", sheet, "--sheet", "客户")
    done = aftercare(*given, "--map", "notes=缘由", "--refused", refused)
    assert done.code == 0, done.err
    assert "added 1, changed 0, kept 0, nothing new 0, refused 1" in done.out
    rows = list(openpyxl.load_workbook(refused).active.iter_rows(values_only=True))
    assert rows[1][0] == BAD[0]
    assert "no date" in rows[1][-1]
    listed = aftercare("--database", demo, "list", "devices", "--search", "CLI0001")
    assert "命令行东方电子有限公司" in listed.out
    again = aftercare(*given)
    assert again.code == 1
    assert "imported already" in again.err
    assert "nothing to enter" in again.err.splitlines()[-1]


def test_what_is_refused_is_one_sentence(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "c.xlsx", [HEAD, EAST])
    (tmp_path / "d.xlsx").write_bytes(b"%PDF-1.4")
    where = ("--database", demo, "import")
    assert "neither" in aftercare(*where, "customers", tmp_path / "d.xlsx").refused()
    assert "not there" in aftercare(*where, "customers", tmp_path / "e.xlsx").refused()
    assert "no column has" in aftercare(*where, "customers", sheet, "--map", "notes=没有").refused().lower()
    assert "--map COLUMN=HEADING" in aftercare(*where, "customers", sheet, "--map", "colour=缘由").refused()
    assert "no sheet" in aftercare(*where, "customers", sheet, "--sheet", "别的").refused().lower()
    assert "which column" in aftercare(*where, "customers", sheet, "--map", "name=").refused()


def test_wrong_usage_is_2(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    assert aftercare("--database", demo, "import", "vouchers", tmp_path / "a.xlsx").code == 2
    assert aftercare("--database", demo, "import", "customers").code == 2


def test_only_a_supervisor_may(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    sheet = workbook(tmp_path / "f.xlsx", [HEAD, EAST])
    done = aftercare("--database", demo, "import", "customers", sheet, "--user", "desk")
    assert "supervisor" in done.refused()
