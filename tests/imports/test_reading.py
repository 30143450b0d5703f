"""Real files and hostile ones, through the reading process: every refusal is one sentence, and the process is gone."""

from __future__ import annotations

import contextlib
import io
import os
import struct
import subprocess
import sys
import time
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import AftercareError, Cancelled, EnvironmentFault, UserError
from app.core.progress import Silent
from app.imports import child, reading
from tests.sheets import book, workbook

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(__file__).resolve().parents[1] / "data"


def refused(path: Path) -> str:
    with pytest.raises(UserError) as told:
        reading.read(path)
    text = told.value.text
    assert path.name in text
    assert text.count(". ") <= 2
    return text


# -- what is read ----------------------------------------------------------------------------------------------------


def test_cells_are_what_they_are(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [["名称", 1, 2.5, date(2023, 5, 1), datetime(2023, 5, 1, 9, 30), "=1+1", "0001", None, True, " 空 格 "]],
    )
    file = reading.read(path)
    assert file.sheets[0].rows == (
        ("名称", 1, 2.5, date(2023, 5, 1), datetime(2023, 5, 1, 9, 30), "=1+1", "0001", None, True, "空 格"),
    )
    assert (len(file.digest), file.size) == (64, path.stat().st_size)


def test_formulas_are_not_evaluated_the_stored_value_counts(tmp_path: Path) -> None:
    from xlsxwriter import Workbook

    made = Workbook(str(tmp_path / "a.xlsx"))
    sheet = made.add_worksheet()
    sheet.write_formula(0, 0, "=1+1", None, 7)
    sheet.write_formula(0, 1, '=HYPERLINK("http://evil","x")', None, "x")
    sheet.write_formula(0, 2, "=NA()", None, "#N/A")
    made.close()
    assert reading.read(tmp_path / "a.xlsx").sheets[0].rows == ((7, "x", None),)


def test_a_cell_merged_over_rows_stands_in_all_of_them(tmp_path: Path) -> None:
    rows = [["客户", "型号"], [None, "M1"], [None, "M2"], [None, "M3"]]
    from xlsxwriter import Workbook

    made = Workbook(str(tmp_path / "a.xlsx"))
    sheet = made.add_worksheet()
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, [cell or "" for cell in row])
    sheet.merge_range(1, 0, 3, 0, "甲公司")
    made.close()
    assert [row[0] for row in reading.read(tmp_path / "a.xlsx").sheets[0].rows] == [
        "客户",
        "甲公司",
        "甲公司",
        "甲公司",
    ]


def test_rows_are_counted_as_excel_does(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[], [], ["客户"], [], ["甲"]])
    rows = reading.read(path).sheets[0].rows
    assert [row[0] if row else None for row in rows] == [None, None, "客户", None, "甲"]


def test_sheets_keep_their_order(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", {"二": [["a"]], "一": [], "三": [["b"]]})
    assert [sheet.name for sheet in reading.read(path).sheets] == ["二", "一", "三"]


def test_an_old_xls_with_chinese_is_read() -> None:
    (sheet,) = reading.read(DATA / "old_format.xls").sheets
    assert sheet.rows[0][:3] == ("客户名称", "电话", "购买日期")
    assert sheet.rows[1][:3] == ("重庆朝天门电器厂", "023-63830000", date(2023, 5, 1))


TABLE = '客户名称{0}电话{0}备注\r\n重庆东方{0}023-63830000{0}"有{0}引号"\r\n'


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_csv_in_every_usual_form(tmp_path: Path, sign: str, encoding: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(TABLE.format(sign).encode(encoding))
    (sheet,) = reading.read(path).sheets
    assert sheet.rows == (("客户名称", "电话", "备注"), ("重庆东方", "023-63830000", f"有{sign}引号"))


def test_characters_beyond_gbk_and_excels_protected_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('名称,编号\n𠮷田公司,="00123"\n'.encode("gb18030"))
    assert reading.read(path).sheets[0].rows[1] == ("𠮷田公司", "00123")


# -- what is refused -------------------------------------------------------------------------------------------------


def _archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def _with_sheet(path: Path, xml: bytes) -> Path:
    """A workbook whose only sheet is this XML."""
    workbook(path, [["a"]])
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    members["xl/worksheets/sheet1.xml"] = xml
    return _archive(path, members)


_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def test_200_mb_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "big.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    begin = time.monotonic()
    assert "64 MB" in refused(path)
    assert time.monotonic() - begin < 5


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = _with_sheet(tmp_path / "bomb.xlsx", _SHEET % (b" " * 400_000_000))
    assert path.stat().st_size < 2_000_000
    begin = time.monotonic()
    assert "unpacks" in refused(path)
    assert time.monotonic() - begin < 15


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = _with_sheet(tmp_path / "bomb.xlsx", _SHEET % (b" " * 400_000_000))
    content = bytearray(path.read_bytes())
    name = b"xl/worksheets/sheet1.xml"
    central = content.rfind(name) - 46
    struct.pack_into("<I", content, central + 24, 1000)
    path.write_bytes(content)
    refused(path)


def test_one_cell_at_the_far_end_is_refused_or_read_quickly(tmp_path: Path) -> None:
    far = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    begin = time.monotonic()
    refused(_with_sheet(tmp_path / "far.xlsx", _SHEET % far))
    assert time.monotonic() - begin < 20


@pytest.mark.parametrize("name", ["locked.xlsx", "locked.xls"])
def test_a_password_is_named(tmp_path: Path, name: str) -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(400)
    (tmp_path / name).write_bytes(content)
    assert "password" in refused(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"", "Nothing stands"),
        ("a.csv", b" \r\n", "Nothing stands"),
        ("a.csv", b",,,\r\n,,\r\n", "Nothing stands"),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "damaged"),
        ("a.pdf", b"%PDF-1.7 x", "neither"),
        ("a.csv", bytes(range(256)) * 20, "neither"),
        ("a.xls", b"<html><table><tr><td>1</td></tr></table></html>", "web page"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "neither"),
        ("a.csv", "名称\n".encode("gb18030") + b"\xff\xff\xff\xff" * 9, "cannot be read"),
        ("a.csv", "名\n".encode() + b"x" * 5_000, "4,000"),
        ("a.csv", (b"," * 300 + b"a\n") * 2, "200 columns"),
    ],
)
def test_what_is_no_table_says_what_to_do(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in refused(path)


def test_an_archive_that_is_no_workbook(tmp_path: Path) -> None:
    assert "neither" in refused(_archive(tmp_path / "a.xlsx", {"word/document.xml": b"<a/>"}))


def test_too_many_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b\n" * 300_001)
    assert "300,000" in refused(path)


def test_a_cut_workbook_is_damaged(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a"] * 20] * 200)
    content = path.read_bytes()
    for part in (0.3, 0.6, 0.95):
        path.write_bytes(content[: int(len(content) * part)])
        assert "damaged" in refused(path)


def test_bits_turned_over_never_crash_the_program(tmp_path: Path) -> None:
    content = workbook(tmp_path / "a.xlsx", [["客户", 1, date(2023, 1, 1)]] * 30).read_bytes()
    for at in range(40, len(content), len(content) // 12):
        spoiled = bytearray(content)
        spoiled[at] ^= 0xFF
        (tmp_path / "b.xlsx").write_bytes(spoiled)
        with contextlib.suppress(AftercareError):
            reading.read(tmp_path / "b.xlsx")


# -- the world -------------------------------------------------------------------------------------------------------


def test_a_file_that_is_open_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a"]])

    def locked(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(EnvironmentFault, match="Close it in Excel") as told:
        reading.read(path)
    assert told.value.kind == "locked"


def test_a_file_that_is_gone_and_excels_own_mark(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as told:
        reading.read(tmp_path / "a.xlsx")
    assert told.value.kind == "gone"
    (tmp_path / "~$a.xlsx").write_bytes(b"x")
    assert "~$" in refused(tmp_path / "~$a.xlsx")


class _Stops(Silent):
    def report(self, done: int, total: int, text: str = "") -> None:
        self.cancel()
        super().report(done, total, text)


def _children() -> set[str]:
    return set(Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split())


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc")
def test_stopping_ends_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a"]])
    monkeypatch.setattr(reading, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    before = _children()
    with pytest.raises(Cancelled):
        reading.read(path, _Stops())
    assert _children() == before


def test_a_process_that_hangs_or_dies_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a"]])
    monkeypatch.setattr(reading, "LONGEST_SECONDS", 0.2)
    monkeypatch.setattr(reading, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    assert "too long" in refused(path)
    monkeypatch.setattr(reading, "LONGEST_SECONDS", 60)
    monkeypatch.setattr(reading, "_command", lambda: [sys.executable, "-c", "import os; os.abort()"])
    assert "memory" in refused(path)


def test_the_frozen_programs_switch_reads_too(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["客户"]])
    launch = ROOT / "packaging" / "launch.py"
    done = subprocess.run(
        [sys.executable, str(launch), reading.SWITCH, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "客户" in done.stdout.decode()


def test_the_limits_hold_in_the_process_itself() -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from app.imports import child; child._limit_myself(); "
        "bytes(2_000_000_000)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(ROOT)], capture_output=True, check=False, timeout=60)
    assert b"MemoryError" in done.stderr


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a,b\n1,2", ","),
        ("a;b\n1,5;2,5\n3,5;4,5", ";"),
        ("a\tb\n1,2\t3", "\t"),
        ("只有一列\n甲\n乙", ","),
        ('"a;b",c\n"d;e",f', ","),
    ],
)
def test_the_sign_between_columns_is_found(text: str, sign: str) -> None:
    assert child._delimiter(text + "\nlast") == sign


def test_memory_is_given_back(tmp_path: Path) -> None:
    """A large sheet leaves no process and no file behind."""
    import tempfile

    before = set(Path(tempfile.gettempdir()).glob("aftercare-*"))
    buffer = io.StringIO()
    for at in range(20_000):
        buffer.write(f"客户{at},138{at:08}\n")
    path = tmp_path / "a.csv"
    path.write_text(buffer.getvalue(), encoding="utf-8")
    assert len(reading.read(path).sheets[0].rows) == 20_000
    assert set(Path(tempfile.gettempdir()).glob("aftercare-*")) <= before


def test_characters_that_no_text_can_hold_are_left_out_and_told(tmp_path: Path) -> None:
    """Of U+0000 no server's text may have any; nearer to the beginning the file counts as none of text."""
    path = tmp_path / "a.csv"
    path.write_text("名称,电话\n" + "甲公司,1\n" * 900 + "乙\0公司,1\x073\n丙\u200b公司,2\n", encoding="utf-8")
    file = reading.read(path)
    assert file.sheets[0].rows[-2:] == (("乙公司", "13"), ("丙\u200b公司", "2"))
    assert file.cleaned == 2
    assert "(U+0000 and the like): 2." in file.remark()
    assert file.remark().endswith("before you import: 902.")
    path.write_text("名称\n" + "甲公司\n" * 900 + "乙\0公司\n" * 20, encoding="utf-8")
    assert reading.read(path).remark().endswith("902, 903, 904, 905, 906, 907, 908, 909, ….")
    path.write_text("名称,电话\n甲公司,1\n", encoding="utf-8")
    assert (reading.read(path).cleaned, reading.read(path).remark()) == (0, "")


def test_the_name_of_a_sheet_is_cleaned_as_its_cells_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, out = tmp_path / "a.csv", io.StringIO()
    path.write_text("x", encoding="utf-8")
    rows = ([child._text(cell)] for cell in ("x", "\0"))
    monkeypatch.setattr(child, "_text_sheets", lambda _: iter([("客\0户", rows)]))
    monkeypatch.setattr(child, "_limit_memory", lambda _: None)
    child._read(path, out)
    assert '{"sheet":"客户"}' in out.getvalue().splitlines()
    assert out.getvalue().splitlines()[-1] == '{"cleaned":1,"cleaned_at":["客户!2"]}'


@pytest.mark.skipif(sys.platform == "win32", reason="starts a process that outlives its parent")
def test_somebody_who_holds_the_pipe_does_not_hold_us(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a"]])
    code = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(6)'])"
    monkeypatch.setattr(reading, "_LAST_WORDS_SECONDS", 0.1)
    monkeypatch.setattr(reading, "_command", lambda: [sys.executable, "-c", code])
    begun = time.monotonic()
    assert "memory" in refused(path)
    assert time.monotonic() - begun < 5
