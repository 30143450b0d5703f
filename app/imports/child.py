"""The process that reads a spreadsheet (reliability.md G19): whatever a file does to it, the program lives on.

`python -m app.imports.child FILE`, in the frozen program `Aftercare --read-sheet FILE`. It limits its own memory and
time, looks at the file before a parser does, and answers in lines of JSON: what the file is, then the rows of its
sheets. Formulas are never evaluated (the value that was stored is read) and macros never run. When it dies, the answer
lacks its last line. It goes through a pipe: what people import must not lie about in a file of ours (G27).
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import json
import os
import re
import sys
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TextIO

MOST_BYTES = 64 * 1024 * 1024
MOST_UNPACKED = 600 * 1024 * 1024
MOST_TIMES_UNPACKED = 200
MOST_MEMBERS = 2_000
MOST_ROWS = 300_000
MOST_COLUMNS = 200
LONGEST_CELL = 4_000
MEMORY = 1536 * 1024 * 1024
MEMORY_AT_LEAST = 200 * 1024 * 1024
TIMES_IN_MEMORY = 16
"""A parser holds every cell of the rectangle that a sheet fills, strings as often as they stand in it: an honest one
takes 3 to 12 times its unpacked size, one cell at the far end of an empty sheet takes everything there is.
"""
CPU_SECONDS = 120
CHUNK = 1_000
MOST_NOTED = 8

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOOKS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ue000-\uf8ff\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_cleaned: Counter[str] = Counter()
"""How many cells of the file held such a character: they are told, for a text of people has none."""
_DELIMITERS = ",;\t"
_NOT_TEXT = 0.02


class Refused(Exception):
    """The file is not read; `code` tells why (worded by `reading`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def main(given: list[str]) -> int:
    """Read FILE, answer on the standard output. 0 also when the file was refused: the answer says so."""
    file = Path(given[0])
    _limit_myself()
    with _answer() as out:
        try:
            _read(file, out)
        except Refused as refusal:
            _say(out, {"refused": refusal.code})
        except MemoryError:
            _say(out, {"refused": "too_large_unpacked"})
        _say(out, {"end": True})
    return 0


def _answer() -> TextIO:
    """The pipe, by its number: a frozen program without a console has no `sys.stdout`. Nobody else writes into it."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", newline="\n")
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
    return out


def _say(out: TextIO, line: dict[str, Any]) -> None:
    out.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
    out.write("\n")


def _limit_myself() -> None:
    """No more memory nor time than an honest file needs."""
    if sys.platform == "win32":
        from app.imports._windows_limits import limit_memory

        limit_memory(MEMORY)
        return
    import resource

    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _limit_memory(unpacked: int) -> None:
    """No more memory from now on than an honest file of this size needs."""
    most = MEMORY_AT_LEAST + TIMES_IN_MEMORY * unpacked
    if sys.platform == "win32":
        from app.imports._windows_limits import limit_memory

        limit_memory(min(MEMORY, most))
        return
    import resource

    status = Path("/proc/self/statm")
    if not status.exists():
        return
    in_use = int(status.read_text().split()[0]) * resource.getpagesize()
    if in_use + most < MEMORY:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (in_use + most, in_use + most))


def _read(file: Path, out: TextIO) -> None:
    if file.stat().st_size > MOST_BYTES:
        raise Refused("too_large")
    content = file.read_bytes()
    if not content.strip():
        raise Refused("empty")
    kind, unpacked = _kind(content, file.suffix.lower())
    _limit_memory(unpacked)
    sheets = _text_sheets(content) if kind == "text" else _book_sheets(content)
    _say(out, {"digest": hashlib.sha256(content).hexdigest(), "size": len(content), "kind": kind})
    told = rows_read = 0
    cleaned: list[str] = []
    _cleaned.clear()
    for name, rows in sheets:
        shown = _UNSEEN.sub("", name)
        _say(out, {"sheet": shown})
        for chunk in _chunks(_watched(rows, f"{shown}!" if shown else "", cleaned)):
            rows_read += len(chunk)
            if rows_read > MOST_ROWS:
                raise Refused("too_many_rows")
            _say(out, {"rows": chunk})
            out.flush()
            told += len(chunk)
    if not told:
        raise Refused("empty")
    _say(out, {"cleaned": _cleaned.total(), "cleaned_at": cleaned})


def _watched(rows: Iterable[list[Any]], sheet: str, cleaned: list[str]) -> Iterator[list[Any]]:
    """The rows as they are; the first in which a cell had to be cleaned are noted as a spreadsheet names them."""
    before = _cleaned.total()
    for number, row in enumerate(rows, 1):
        if _cleaned.total() > before and len(cleaned) <= MOST_NOTED:
            cleaned.append(f"{sheet}{number}" if len(cleaned) < MOST_NOTED else "…")
        before = _cleaned.total()
        yield row


def _chunks(rows: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    chunk: list[list[Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


# -- what the file is, before a parser sees it -----------------------------------------------------------------------


def _kind(content: bytes, suffix: str) -> tuple[str, int]:
    """book | text, with its unpacked size; Refused for what is neither, locked, or a bomb."""
    if content.startswith(_COMPOUND):
        head = content[:MOST_BYTES]
        if _ENCRYPTED in head:
            raise Refused("password")
        if not any(name in head for name in _BOOKS):
            raise Refused("not_a_table")
        return "book", len(content)
    if content.startswith(b"PK"):
        return "book", _look_into_archive(content)
    if content[:5] in (b"%PDF-", b"{\\rtf") or suffix in (".doc", ".docx", ".pdf", ".jpg", ".png", ".zip", ".rar"):
        raise Refused("not_a_table")
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refused("not_a_table")
    begin = content[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if begin.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"<meta", b"<style")):
        raise Refused("web_page")
    return "text", len(content)


def _look_into_archive(content: bytes) -> int:
    """Only a workbook, and not larger unpacked than an honest one: really inflated, not as it says of itself.

    Returns its unpacked size.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if not names & {"xl/workbook.xml", "xl/workbook.bin"}:
                raise Refused("not_a_table")
            if any(member.flag_bits & 1 for member in members):
                raise Refused("password")
            if len(members) > MOST_MEMBERS:
                raise Refused("bomb")
            wanted = [member for member in members if member.filename.endswith((".xml", ".rels", ".bin"))]
            if sum(member.file_size for member in wanted) > MOST_UNPACKED:
                raise Refused("bomb")
            if len({member.header_offset for member in members}) < len(members):
                raise Refused("bomb")
            return _inflate(content, wanted)
    except (zipfile.BadZipFile, zlib.error, ValueError, RuntimeError, OSError) as error:  # whatever an archive hides
        raise Refused("damaged") from error


def _inflate(content: bytes, members: list[zipfile.ZipInfo]) -> int:
    whole = 0
    for member in members:
        begin = member.header_offset
        head = content[begin : begin + 30]
        if head[:4] != b"PK\x03\x04":
            raise Refused("damaged")
        begin += 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        packed = memoryview(content)[begin : begin + member.compress_size]
        size = len(packed) if member.compress_type == zipfile.ZIP_STORED else _inflated(packed, MOST_UNPACKED - whole)
        whole += size
        if whole > MOST_UNPACKED or (size > 20_000_000 and size > MOST_TIMES_UNPACKED * max(len(packed), 1)):
            raise Refused("bomb")
    return whole


def _inflated(packed: memoryview, most: int) -> int:
    """The unpacked size, counted while it is thrown away."""
    unpacking = zlib.decompressobj(-15)
    size, rest = 0, packed
    while not unpacking.eof and size <= most:
        piece = unpacking.decompress(rest, 1 << 20)
        rest = unpacking.unconsumed_tail  # pyright: ignore[reportAssignmentType] - bytes are as good here
        size += len(piece)
        if not piece and not rest:
            break
    return size


# -- workbooks -------------------------------------------------------------------------------------------------------


def _book_sheets(content: bytes) -> Iterator[tuple[str, Iterator[list[Any]]]]:
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        tables = [one.name for one in book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet]
    except calamine.PasswordError as error:
        raise Refused("password") from error
    except Exception as error:  # the parser has many words for a file it cannot read
        raise Refused("password" if "password" in str(error).lower() else "damaged") from error
    if not tables:
        raise Refused("empty")
    for name in tables:
        try:
            sheet = book.get_sheet_by_name(name)
        except Exception as error:
            raise Refused("damaged") from error
        yield name, _book_rows(sheet)


def _book_rows(sheet: Any) -> Iterator[list[Any]]:
    if sheet.width > MOST_COLUMNS:
        raise Refused("too_many_columns")
    if not sheet.height:
        return
    left, rows = sheet.start[1], sheet.end[0] + 1
    if rows > MOST_ROWS:
        raise Refused("too_many_rows")
    below = _filled_down(sheet.merged_cell_ranges or (), left, rows)
    held: dict[int, Any] = {}
    for at, row in enumerate(sheet.iter_rows()):  # from the sheet's first row, from the table's first column
        plain = [_plain(cell) for cell in row]
        for column, is_first in below.get(at, ()):
            if is_first:
                held[column] = plain[column]
            elif plain[column] is None:
                plain[column] = held.get(column)
        yield plain


def _filled_down(ranges: Iterable[Any], first_column: int, height: int) -> dict[int, list[tuple[int, bool]]]:
    """The cells that are merged with the one above: by row, the column and whether it is the first of them.

    A customer written once beside five devices stands in five rows.
    """
    found: dict[int, list[tuple[int, bool]]] = {}
    for (top, left), (bottom, right) in ranges:
        if left != right or bottom <= top or left < first_column:
            continue
        for row in range(top, min(bottom, height - 1) + 1):
            found.setdefault(row, []).append((left - first_column, row == top))
    return found


def _plain(cell: Any) -> Any:  # noqa: PLR0911 - one answer a type
    """A cell in what JSON can hold; dates as `{"d": …}`."""
    kind = type(cell)
    if kind is str:
        return _text(cell)
    if kind is float:
        return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell
    if kind is bool or kind is int:
        return cell
    if kind is datetime:
        return {"d": cell.isoformat(timespec="seconds")} if cell.time() != time() else {"d": cell.date().isoformat()}
    if kind is date:
        return {"d": cell.isoformat()}
    if kind is time or kind is timedelta:
        return str(cell)[:8]
    return None


def _text(text: str) -> str | None:
    if not text.isascii() or not text.isprintable():
        _cleaned["cells"] += _CONTROL.search(text) is not None
        text = _UNSEEN.sub("", text)
    text = text.strip()
    if len(text) > LONGEST_CELL:
        raise Refused("cell_too_long")
    return text or None


# -- texts -----------------------------------------------------------------------------------------------------------


def _text_sheets(content: bytes) -> Iterator[tuple[str, Iterator[list[Any]]]]:
    text = _decoded(content)
    unprintable = sum(text[:20_000].count(chr(code)) for code in (*range(9), *range(14, 32)))
    if unprintable > _NOT_TEXT * min(len(text), 20_000):
        raise Refused("not_a_table")
    yield "", _text_rows(text)


def _decoded(content: bytes) -> str:
    """By its mark, else UTF-8 when it is that without a doubt, else GB18030 (which holds GBK)."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise Refused("encoding") from error
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode(encoding)
    raise Refused("encoding")


def _text_rows(text: str) -> Iterator[list[Any]]:
    before = csv.field_size_limit(LONGEST_CELL * 4)  # the module's own, for the whole process
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)):
            if len(row) > MOST_COLUMNS:
                raise Refused("too_many_columns")
            yield [_text(_unquoted(cell)) for cell in row]
    except csv.Error as error:
        raise Refused("cell_too_long" if "limit" in str(error) else "damaged") from error
    finally:
        csv.field_size_limit(before)


def _unquoted(cell: str) -> str:
    """`="00123"` is how programs keep a spreadsheet from reading a number: the text is meant."""
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and len(cell) > 2 else cell


def _delimiter(text: str) -> str:
    """The sign that divides the first lines into most columns, alike in most of them."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text[:60_000].splitlines()[:60] if line.strip()]
    lines = lines[: max(len(lines) - 1, 1)]  # the last may be cut

    def weight(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in lines]
        usual = max(set(counts) - {0}, key=counts.count, default=0)
        return counts.count(usual) if usual else 0, usual

    return max(_DELIMITERS, key=weight)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
