"""Files hold the same rows in the same order as the table, whatever is in it; stopped or refused they leave nothing."""

from __future__ import annotations

import csv as reading
import errno
import io
import json as jsons
import os
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from app.core import clock
from app.core.errors import Cancelled, EnvironmentFault
from app.core.tabular import Table, TableColumn, ValueKind
from app.exports import csv, json, xlsx
from app.exports._book import Book
from app.exports._catalogue import all_formats
from app.exports._format import UNPRINTABLE

FORMATS = tuple(all_formats().values())


def rows_of(table: Table) -> tuple[Table, list[tuple[Any, ...]]]:
    """The same table with its rows in hand."""
    rows = list(table.rows)
    return Table(table.title, table.columns, iter(rows), table.row_count, table.notes), rows


class Recorder:
    """Progress that may stop at a report."""

    def __init__(self, stop_at: int = -1) -> None:
        self.seen: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def report(self, done: int, total: int, text: str = "") -> None:
        self.seen.append((done, total))
        if len(self.seen) - 1 == self._stop_at:
            raise Cancelled("stopped")


def test_csv_round_trip(table: Table, tmp_path: Path) -> None:
    table, rows = rows_of(table)
    path = tmp_path / "a.csv"
    assert csv.write(table, path) == len(rows)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    read = list(reading.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert read[0] == [column.heading for column in table.columns]
    assert len(read) - 1 == len(rows)
    for line, row in zip(read[1:], rows, strict=True):
        plain = row[1].translate(UNPRINTABLE)
        assert line[0] == row[0]
        assert line[1].removeprefix("'") == plain.removeprefix("'")
        assert line[2] == ("" if row[2] is None else f"{row[2] / 100:.2f}")
        assert line[4] == ("" if row[4] is None else row[4].isoformat())
        assert line[5] == ("" if row[5] is None else clock.local(row[5]).strftime("%Y-%m-%d %H:%M:%S"))


def test_csv_never_starts_a_formula(table: Table, tmp_path: Path) -> None:
    csv.write(table, tmp_path / "a.csv")
    written = (tmp_path / "a.csv").read_bytes().decode("utf-8-sig")
    for line in reading.reader(io.StringIO(written, newline="")):
        for place, cell in enumerate(line):
            if place != 2:  # amounts may be negative numbers
                assert not cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "＝")), cell


def test_json_round_trip(table: Table, tmp_path: Path) -> None:
    table, rows = rows_of(table)
    json.write(table, tmp_path / "a.json")
    read = jsons.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [list(line) for line in read] == [[column.identifier for column in table.columns]] * len(rows)
    for line, row in zip(read, rows, strict=True):
        expected = [value.isoformat() if isinstance(value, date | datetime) else value for value in row]
        expected[1] = expected[1].encode("utf-8", "replace").decode()
        assert list(line.values()) == expected


def test_xlsx_round_trip(table: Table, tmp_path: Path) -> None:
    table, rows = rows_of(table)
    xlsx.write(table, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book.worksheets[0]
    read = list(sheet.iter_rows(values_only=True))
    assert list(read[0]) == [column.heading for column in table.columns]
    assert len(read) - 1 == len(rows)
    for line, row in zip(read[1:], rows, strict=True):
        text = row[1].translate(UNPRINTABLE)
        text = text if len(text) <= 32_767 else text[:32_766] + "…"
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        assert (line[1] or "").replace(
            "_x005F_", "_"
        ) == text  # how the format escapes its own escapes; openpyxl leaves it
        assert line[2] == (None if row[2] is None else row[2] / 100)
        assert line[3] == row[3]
        if row[4] is not None and row[4].year > 1900:
            assert line[4] == datetime(row[4].year, row[4].month, row[4].day)
            assert line[5] == clock.local(row[5]).replace(tzinfo=None)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:H{len(rows) + 1}"
    assert all(
        cell.data_type in ("s", "n", "inlineStr") for line in sheet.iter_rows(min_row=2, max_col=2) for cell in line
    )
    assert sheet["A2"].number_format == "@"
    assert sheet["E2"].number_format == "yyyy-mm-dd"


def test_xlsx_goes_on_with_the_next_sheet(long_table: Table, tmp_path: Path) -> None:
    table, rows = rows_of(long_table)
    assert xlsx.write(table, tmp_path / "a.xlsx", sheet_rows=1000) == len(rows)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", read_only=True)
    read = [line for sheet in book.worksheets for line in list(sheet.iter_rows(values_only=True))[1:]]
    assert [line[0] for line in read] == [row[0] for row in rows]
    assert len(book.worksheets) == 4
    book.close()


def test_xlsx_full_sheet_needs_no_empty_next_one(tmp_path: Path) -> None:
    column = TableColumn("number", "n", ValueKind.NUMBER)
    for count in (0, 1, 10, 11):
        table = Table("t", (column,), iter([(number,) for number in range(count)]), count)
        assert xlsx.write(table, tmp_path / "a.xlsx", sheet_rows=10) == count
        assert len(openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets) == (2 if count == 11 else 1)


def test_many_different_texts_are_written_as_few(table: Table, tmp_path: Path) -> None:
    """A column goes over to texts in their cells; what must be escaped stays right on both sides of that."""
    hostile = [str(row[1])[:50] for row in table.rows]
    texts = [f"{text} {number}" for number in range(100) for text in hostile]
    table = Table(
        "t", (TableColumn("a", "A"), TableColumn("b", "B")), iter([(text, "同") for text in texts]), len(texts)
    )
    xlsx.write(table, tmp_path / "a.xlsx")
    read = list(openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(min_row=2, values_only=True))
    clean = [text.translate(UNPRINTABLE).replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert [str(line[0]).replace("_x005F_", "_") for line in read] == clean
    assert {line[1] for line in read} == {"同"}


STORED = ["2026-01-01T16:05:09Z", None, "1988-07-01T15:59:59Z", "1990-04-15T17:30:00Z", "1850-01-01T00:00:00Z"]


def both_ways(kind: Any, folder: Path, stored: list[str | None]) -> tuple[Path, Path]:
    """A file from moments as they are stored, and one from moments."""
    ways = {"a": stored, "b": [text and datetime.fromisoformat(text) for text in stored]}
    for name, rows in ways.items():
        table = Table("t", (TableColumn("at", "At", ValueKind.MOMENT),), iter([(value,) for value in rows]), len(rows))
        kind.write(table, folder / f"{name}{kind.suffix}")
    return folder / f"a{kind.suffix}", folder / f"b{kind.suffix}"


@pytest.mark.parametrize("stored", [STORED[:4], STORED])
def test_moments_may_come_as_they_are_stored(tmp_path: Path, stored: list[str | None]) -> None:
    for kind in (csv.EXPORT, json.EXPORT):
        one, other = both_ways(kind, tmp_path, stored)
        assert one.read_bytes() == other.read_bytes()
    one, other = (
        list(openpyxl.load_workbook(path).worksheets[0].iter_rows(values_only=True))
        for path in both_ways(xlsx.EXPORT, tmp_path, stored)
    )
    assert one == other
    assert one[1] == (datetime(2026, 1, 2, 0, 5, 9),)
    assert one[3] == (datetime(1988, 7, 2, 0, 59, 59),), "summer time"
    assert one[5:] == [("1850-01-01 08:05:43",)] * (len(stored) - 4)


def test_a_sheet_too_large_for_its_zip_ends_early(tmp_path: Path) -> None:
    table = Table("t", (TableColumn("a", "A"),), iter([(str(number),) for number in range(3000)]), 3000)
    with Book(tmp_path / "a.xlsx") as book:
        rows = iter(table.rows)
        assert book.add_sheet(table, rows, 10_000, largest=30_000) == 1000
        assert book.add_sheet(table, rows, 10_000) == 2000
    read = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    assert [sheet.max_row for sheet in read] == [1001, 2001]


def test_a_full_disk_is_named_whichever_thread_meets_it(
    long_table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: Any, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(zipfile._ZipWriteFile, "write", full)  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(EnvironmentFault) as caught:
        xlsx.write(long_table, tmp_path / "a.xlsx")
    assert caught.value.kind == "disk_full"
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("kind", FORMATS, ids=lambda kind: kind.name)
class TestEveryFormat:
    def test_reports_and_counts(self, kind: Any, long_table: Table, tmp_path: Path) -> None:
        progress = Recorder()
        written = kind.write(long_table, tmp_path / f"a{kind.suffix}", progress)
        assert written == long_table.row_count
        assert progress.seen[0] == (0, written)
        assert progress.seen[-1] == (written, written)
        assert len(progress.seen) > 5

    @pytest.mark.parametrize("at", [0, 2])
    def test_stopped_leaves_nothing(self, kind: Any, long_table: Table, tmp_path: Path, at: int) -> None:
        path = tmp_path / f"a{kind.suffix}"
        path.write_bytes(b"before")
        with pytest.raises(Cancelled):
            kind.write(long_table, path, Recorder(at))
        assert os.listdir(tmp_path) == [path.name]
        assert path.read_bytes() == b"before"

    def test_rows_that_fail_leave_nothing(self, kind: Any, tmp_path: Path) -> None:
        def rows() -> Any:
            yield ("a",)
            raise EnvironmentFault("The drive is gone.", "gone")

        with pytest.raises(EnvironmentFault):
            kind.write(Table("t", (TableColumn("a", "A"),), rows(), 2), tmp_path / f"a{kind.suffix}", Recorder())
        assert os.listdir(tmp_path) == []

    def test_folder_that_is_gone(self, kind: Any, table: Table, tmp_path: Path) -> None:
        with pytest.raises(EnvironmentFault) as caught:
            kind.write(table, tmp_path / "no" / f"a{kind.suffix}", Recorder())
        assert caught.value.text.endswith(".")

    def test_empty_table(self, kind: Any, tmp_path: Path) -> None:
        path = tmp_path / f"a{kind.suffix}"
        assert kind.write(Table("t", (TableColumn("a", "A"),), iter(()), 0), path, Recorder()) == 0
        assert path.stat().st_size > 0
