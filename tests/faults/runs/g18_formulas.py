"""Strings that a spreadsheet might run, in files that the program writes: text stays text."""

from __future__ import annotations

import csv as reading
import random
from pathlib import Path

import openpyxl

from app.core.tabular import Table, TableColumn, ValueKind
from app.exports import csv, xlsx
from tests.faults.runs import Figures
from tests.faults.runs._processes import chance_of

GUARANTEE, FULL = "G18", 5_000
PROMISE = "exported sheets cannot run anything"
CLASSIC = (
    "=1+1", "+1", "-1", "@SUM(1)", "=cmd|' /C calc'!A0", "\t=1", " =1", "＝1+1", '=HYPERLINK("http://a.example","b")',
    "{=1}", "=\n1", "＠SUM(1)",
)  # fmt: skip
_SIGNS = "=+-@＝＋－＠\t|'\"(),;!0123456789ABCdef中文 \n{}<&>"
_LEADS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def run(folder: Path, count: int) -> Figures:
    """`count` random strings beside the classic ones, in a workbook and a CSV file."""
    figures, chance = Figures(), chance_of("g18")
    texts = [*CLASSIC, *(_random(chance) for _ in range(count))]
    column = TableColumn("text", "内容", ValueKind.TEXT)
    xlsx.write(Table("t", (column,), [(text,) for text in texts], len(texts)), folder / "a.xlsx")
    csv.write(Table("t", (column,), [(text,) for text in texts], len(texts)), folder / "a.csv")
    figures.injected = 2 * len(texts)
    sheet = openpyxl.load_workbook(folder / "a.xlsx").worksheets[0]
    cells = [row[0] for row in sheet.iter_rows(min_row=2, max_row=len(texts) + 1)]
    for text, cell in zip(texts, cells, strict=True):
        figures.expect(cell.data_type != "f", f"a formula in the workbook: {text!r}")
        figures.expect((cell.value or "") == text, f"{text!r} came back as {cell.value!r}")
    with (folder / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [line[0] if line else "" for line in list(reading.reader(file))[1:]]
    for text, line in zip(texts, lines, strict=True):
        figures.expect(not line.lstrip(" ").startswith(_LEADS), f"a formula in the CSV file: {line!r}")
        figures.expect(line.removeprefix("'") == text.removeprefix("'"), f"{text!r} came back as {line!r}")
    figures.count("cells that stayed text", figures.injected - len(figures.wrong))
    return figures


def _random(chance: random.Random) -> str:
    return "".join(chance.choice(_SIGNS) for _ in range(chance.randrange(1, 25)))
