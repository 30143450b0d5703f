"""LibreOffice opens what the program writes: every cell with the type it was meant to have, and no formula anywhere.

Only where `soffice` is installed. Several files are opened by one start of it, which takes seconds.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from app.core import clock
from app.core.tabular import Table, Value, ValueKind
from app.exports import _refused_rows, csv, xlsx
from app.exports._format import UNPRINTABLE, local_text
from app.ledgers._catalogue import all_ledgers
from app.ledgers._source import LedgerState, open_source
from app.models import database
from app.models.organisation import User
from app.services import session
from tests.demonstrations import Demonstrations
from tests.exports.conftest import TEXTS, hostile_table

PROGRAM = shutil.which("soffice")
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="LibreOffice is not installed")

AS_UTF_8 = "CSV:44,34,76,1"
"""Comma, quotation mark, UTF-8, from the first line on."""
OPENED_WITHIN = 180
OFFICE, TABLE, TEXT = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text"))
KINDS = {
    ValueKind.MONEY: "float", ValueKind.NUMBER: "float", ValueKind.DATE: "date", ValueKind.MOMENT: "date",
}  # fmt: skip

Cell = tuple[str, str]
"""The type LibreOffice gave it, what it holds; ("", "") for an empty one."""
Sheet = list[list[Cell]]


def opened(folder: Path, files: Sequence[Path], read_as: str = "") -> dict[str, list[Sheet]]:
    """The sheets of each file by its name without suffix, as LibreOffice understood them."""
    assert PROGRAM
    wanted = [f"--infilter={read_as}"] if read_as else []
    command = [
        PROGRAM, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", *wanted,
        "--convert-to", "fods", "--outdir", folder / "opened", *files,
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=OPENED_WITHIN, check=True)
    return {file.stem: list(_sheets(folder / "opened" / f"{file.stem}.fods")) for file in files}


def _sheets(file: Path) -> Iterator[Sheet]:
    for table in ElementTree.parse(file).iter(f"{TABLE}table"):
        rows: Sheet = []
        for row in table.iter(f"{TABLE}table-row"):
            cells: list[Cell] = []
            for cell in row.iter(f"{TABLE}table-cell"):
                assert cell.get(f"{TABLE}formula") is None, "a formula"
                cells += [_cell(cell)] * int(cell.get(f"{TABLE}number-columns-repeated", 1))
            filled = max((place for place, cell in enumerate(cells, 1) if cell[0]), default=0)
            if filled:  # rows without anything are told as one that is repeated to the end of the sheet
                rows += [cells[:filled]] * int(row.get(f"{TABLE}number-rows-repeated", 1))
        yield rows


def _cell(cell: ElementTree.Element) -> Cell:
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind == "string":
        return kind, "\n".join(_written(paragraph) for paragraph in cell.findall(f"{TEXT}p"))
    return kind, cell.get(f"{OFFICE}{'date-value' if kind == 'date' else 'value'}", "")


def _written(part: ElementTree.Element) -> str:
    """The text of a paragraph: spaces in a row, tabs and links have elements of their own."""
    text = part.text or ""
    for inner in part:
        if inner.tag == f"{TEXT}s":
            text += " " * int(inner.get(f"{TEXT}c", 1))
        else:
            text += "\t" if inner.tag == f"{TEXT}tab" else _written(inner)
        text += inner.tail or ""
    return text


def meant(kind: ValueKind, value: Value) -> Cell:
    """The cell that a value of a column should be."""
    if value is None or value == "":
        return "", ""
    if isinstance(value, str) and kind is ValueKind.MOMENT:
        value = datetime.fromisoformat(value)
    if isinstance(value, date) and value.year < 1900:
        return "string", local_text(value)
    if isinstance(value, datetime):
        local = clock.local(value)
        return "date", local.strftime("%Y-%m-%dT%H:%M:%S" if local.time() != local.time().min else "%Y-%m-%d")
    if isinstance(value, bool) or not isinstance(value, int | float | date):
        text = local_text(value) if isinstance(value, bool) else value.translate(UNPRINTABLE)
        text = text if len(text) <= 32_767 else f"{text[:32_766]}…"
        return "string", text.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, date):
        return "date", value.isoformat()
    return "float", f"{value / 100 if kind is ValueKind.MONEY else value:.15g}"


def differences(table: Table, rows: Sequence[tuple[Value, ...]], sheet: Sheet) -> list[str]:
    """The cells that are not what they should be; nothing when the sheet is right."""
    if [cell[1] for cell in sheet[0]] != [column.heading for column in table.columns]:
        return [f"{table.title}: the headings are {sheet[0]}"]
    if len(sheet) - 1 != len(rows):
        return [f"{table.title}: {len(sheet) - 1} rows instead of {len(rows)}"]
    wrong: list[str] = []
    for number, (line, row) in enumerate(zip(sheet[1:], rows, strict=True), 2):
        read = line + [("", "")] * (len(row) - len(line))
        for column, value, cell in zip(table.columns, row, read, strict=True):
            expected = meant(column.kind, value)
            if cell != expected and expected[1].strip("\n"):
                wrong.append(f"{table.title}, {column.heading}, row {number}: {cell} instead of {expected}"[:300])
    return wrong


def test_types_of_a_hostile_table(tmp_path: Path) -> None:
    table, rows = hostile_table(), list(hostile_table().rows)
    xlsx.write(hostile_table(), tmp_path / "hostile.xlsx")
    refused = [([text, 7, date(2026, 11, 20), None], "原因") for text in TEXTS[:20]]
    _refused_rows.write(["内容", "次数", "日期", "空", "原因"], refused, tmp_path / "refused.xlsx")
    xlsx.write(hostile_table(), tmp_path / "divided.xlsx", sheet_rows=20)
    found = opened(tmp_path, [tmp_path / f"{name}.xlsx" for name in ("hostile", "divided", "refused")])
    (sheet,) = found["hostile"]
    assert differences(table, rows, sheet) == []
    assert 'table:display-filter-buttons="true"' in (tmp_path / "opened" / "hostile.fods").read_text(encoding="utf-8")
    sheets = found["divided"]
    assert [len(sheet) - 1 for sheet in sheets] == [20, len(rows) - 20]
    assert differences(table, rows, [*sheets[0], *sheets[1][1:]]) == []
    (sheet,) = found["refused"]
    assert [line[1:5] for line in sheet[1:]] == [
        [("float", "7"), ("date", "2026-11-20"), ("", ""), ("string", "原因")]
    ] * len(refused)
    assert {line[0][0] for line in sheet[1:]} == {"string", ""}


def test_a_csv_file_starts_no_formula(tmp_path: Path) -> None:
    table = hostile_table()
    csv.write(table, tmp_path / "a.csv")
    ((sheet,),) = opened(tmp_path, [tmp_path / "a.csv"], AS_UTF_8).values()
    assert [cell[1] for cell in sheet[0]] == [column.heading for column in table.columns]
    assert len(sheet) - 1 == table.row_count
    assert {line[0] for line in sheet[1:]} == {("string", row[0]) for row in hostile_table().rows}
    assert sheet[1][1] == ("string", "平常")
    assert sheet[1][4] == ("date", "2026-01-01")


@pytest.mark.slow
def test_every_ledger_of_a_branch(tmp_path: Path, demonstrations: Demonstrations) -> None:
    """Every column of every row of every ledger, as the person takes it out."""
    database.open_database(demonstrations.everyday(tmp_path / "branch.aftercare"))
    boss = User.get(User.role == "supervisor")
    session.begin(session.Session(boss.id, boss.name, boss.full_name, boss.role))
    tables: dict[str, tuple[Table, list[Any]]] = {}
    with clock.set_to(datetime(2026, 11, 20, 1, 0, tzinfo=UTC)):
        for name, ledger in all_ledgers().items():
            columns = tuple(column.name for column in ledger.columns if column.offered)
            source = open_source(ledger, LedgerState(view="all", columns=columns))
            rows = list(source.table(for_file=True).rows)
            tables[name] = source.table(for_file=True), rows
            xlsx.write(source.table(for_file=True), tmp_path / f"{name}.xlsx")
    found = opened(tmp_path, [tmp_path / f"{name}.xlsx" for name in tables])
    wrong = [said for name, (table, rows) in tables.items() for said in differences(table, rows, found[name][0])]
    assert sum(len(rows) for _, rows in tables.values()) > 1_000
    assert wrong[:5] == []
