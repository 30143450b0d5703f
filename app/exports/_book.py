"""The parts of a workbook (ECMA-376, transitional): what a spreadsheet program finds in the file beside the rows."""

from __future__ import annotations

import contextlib
import queue
import re
import threading
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import IO

from app.core.tabular import Table, TableColumn, Value
from app.exports import _cells as cells

BATCH = 500
LARGEST_SHEET = 2_000_000_000
"""Bytes of XML of one sheet: beyond 2 GiB a zip needs an extension of which Excel complains."""

_QUICK = 1
_WAITING = 4
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_COLUMN, _FIXED = re.compile("([A-Z]+)"), r"$\1$"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_FORMATS = ("#,##0.00", "0", "yyyy-mm-dd", "yyyy-mm-dd hh:mm", "@")
"""Number formats in the order of `_cells.STYLES`."""


class Book:
    """A workbook being written, sheets one after the other, rows as they come; the end of the context ends the file."""

    def __init__(self, target: Path | IO[bytes]) -> None:
        self._file = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=_QUICK)
        self._sheets: list[tuple[str, str]] = []
        self._shared = cells.SharedTexts()

    def __enter__(self) -> Book:
        """Ready for sheets."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        """Write what belongs to all sheets; after trouble the file is just let go of."""
        if kind is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            return
        try:
            self._finish()
        finally:
            self._file.close()

    def add_sheet(
        self, table: Table, rows: Iterator[tuple[Value, ...]], most: int, largest: int = LARGEST_SHEET
    ) -> int:
        """Write at most so many rows as the next sheet; how many it were."""
        number = len(self._sheets) + 1
        parts = cells.parts_of(table.columns, self._shared)
        count = 0
        with (
            self._file.open(f"xl/worksheets/sheet{number}.xml", "w") as entry,
            _Compressing(entry) as out,
        ):
            out.put(_sheet_begin(table.columns).encode())
            while count < most and out.bytes < largest and (batch := list(islice(rows, min(BATCH, most - count)))):
                out.put(cells.rows(parts, batch, count + 2))
                count += len(batch)
            last = f"{cells.letters(max(len(table.columns) - 1, 0))}{max(count, 1) + 1}"
            out.put(_sheet_end(last if table.columns else "").encode())
        self._sheets.append((_sheet_name(table.title, number), last if table.columns else ""))
        return count

    def _finish(self) -> None:
        sheets = range(1, len(self._sheets) + 1)
        texts = "".join(f"<si>{cells.text_element(text)}</si>" for text in self._shared.places)
        self._put(
            "xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}" uniqueCount="{len(self._shared.places)}">{texts}</sst>'
        )
        self._put("xl/styles.xml", _styles())
        self._put("xl/workbook.xml", _workbook(self._sheets))
        related = [(f"worksheets/sheet{number}.xml", "worksheet") for number in sheets]
        self._put("xl/_rels/workbook.xml.rels", _relations([*related, ("styles.xml", "styles"),
                                                            ("sharedStrings.xml", "sharedStrings")]))  # fmt: skip
        self._put("_rels/.rels", _relations([("xl/workbook.xml", "officeDocument")]))
        self._put("[Content_Types].xml", _contents(sheets))

    def _put(self, name: str, xml: str) -> None:
        self._file.writestr(name, _HEAD + xml)


class _Compressing:
    """Compresses on a thread of its own what is put, in that order: it leaves the interpreter to who makes the rows."""

    def __init__(self, entry: IO[bytes]) -> None:
        self._entry = entry
        self._waiting: queue.Queue[bytes] = queue.Queue(_WAITING)
        self._failed: list[OSError] = []
        self._thread = threading.Thread(target=self._work, name="aftercare-compressing", daemon=True)
        self.bytes = 0

    def __enter__(self) -> _Compressing:
        self._thread.start()
        return self

    def __exit__(self, *_trouble: object) -> None:
        self._waiting.put(b"")
        self._thread.join()
        self._raise()

    def put(self, data: bytes) -> None:
        """Hand this over. Raises OSError when the file cannot be written."""
        self._raise()
        self.bytes += len(data)
        self._waiting.put(data)

    def _raise(self) -> None:
        if self._failed:
            raise self._failed.pop()

    def _work(self) -> None:
        while data := self._waiting.get():
            if not self._failed:
                try:
                    self._entry.write(data)
                except OSError as error:
                    self._failed.append(error)


def _sheet_begin(columns: Sequence[TableColumn]) -> str:
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{max(column.width, 4) * 1.1 + 2:.2f}" customWidth="1"'
        f' style="{cells.STYLES.get(column.kind, 0)}"/>'
        for place, column in enumerate(columns, 1)
    )
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    cols = f"<cols>{widths}</cols>" if widths else ""
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/>{cols}<sheetData>{cells.heading(columns)}'
    )


def _sheet_end(last: str) -> str:
    filters = f'<autoFilter ref="A1:{last}"/>' if last else ""
    return f"</sheetData>{filters}</worksheet>"


def _workbook(sheets: Sequence[tuple[str, str]]) -> str:
    from xml.sax.saxutils import escape, quoteattr  # brings half of the internet along

    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, (name, _last) in enumerate(sheets, 1)
    )
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{place}" hidden="1">'
        f"'{escape(name)}'!$A$1:{_COLUMN.sub(_FIXED, last)}</definedName>"
        for place, (name, last) in enumerate(sheets)
        if last
    )
    named = f"<definedNames>{filters}</definedNames>" if filters else ""
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f"<sheets>{listed}</sheets>{named}</workbook>"
    )


def _styles() -> str:
    from xml.sax.saxutils import quoteattr

    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>' for number, code in enumerate(_FORMATS, 164)
    )
    shown = "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
        for number in range(164, 164 + len(_FORMATS))
    )
    font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
    sides = "<left/><right/><top/>"
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="{len(_FORMATS)}">{formats}</numFmts>'
        f'<fonts count="2"><font>{font}</font><font><b/>{font}</font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill><fill><patternFill patternType="solid"><fgColor rgb="FFE9EEF1"/></patternFill></fill></fills>'
        f'<borders count="2"><border>{sides}<bottom/></border><border>{sides}<bottom style="thin"/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{2 + len(_FORMATS)}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1"/>'
        f'{shown}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
        "</styleSheet>"
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _contents(sheets: Iterable[int]) -> str:
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles"),
             ("/xl/sharedStrings.xml", "sharedStrings")]  # fmt: skip
    parts += [(f"/xl/worksheets/sheet{number}.xml", "worksheet") for number in sheets]
    listed = "".join(f'<Override PartName="{name}" ContentType="{_KIND}.{kind}+xml"/>' for name, kind in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _sheet_name(title: str, number: int) -> str:
    name = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:25] or "Sheet"
    return name if number == 1 else f"{name} {number}"
