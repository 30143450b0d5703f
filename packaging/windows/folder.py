"""The folder that is handed over: what its megabytes are, when its files were made, how two of them differ."""

from __future__ import annotations

import filecmp
import os
import zipfile
from collections import Counter
from pathlib import Path

from windows.steps import files_under

MOST = 110e6
"""The folder may not be larger, in bytes."""

_PARTS = (
    ("Qt", ("_internal/PySide6", "_internal/shiboken6")),
    ("fonts", ("_internal/resources/fonts",)),
    ("the program's modules", ("Aftercare.exe", "Aftercare-command.exe", "Aftercare", "_internal/app")),
    ("Python", ("_internal/python", "_internal/libpython", "_internal/base_library", "_internal/lib-dynload",
                "_internal/_", "_internal/unicodedata", "_internal/pyexpat", "_internal/select", "_internal/sqlite3",
                "_internal/libffi", "_internal/libcrypto", "_internal/libssl")),
    ("PDF: pdfium", ("_internal/pypdfium2",)),
    ("PostgreSQL", ("_internal/psycopg",)),
    ("SQLCipher", ("_internal/sqlcipher3",)),
    ("pictures, codes", ("_internal/PIL", "_internal/pillow", "_internal/zxingcpp")),
    ("pinyin", ("_internal/resources/readings",)),
    ("sealing, passwords", ("_internal/Cryptodome", "_internal/argon2", "_internal/_argon2", "_internal/_cffi")),
    ("sheets", ("_internal/python_calamine",)),
    ("texts, help, other resources", ("_internal/resources",)),
)  # fmt: skip


def part_of(place: str) -> str:
    """Which part of the program a file belongs to: the longest beginning that fits."""
    fitting = [(len(begin), name) for name, begins in _PARTS for begin in begins if place.startswith(begin)]
    return max(fitting)[1] if fitting else "the rest"


def print_sizes(folder: Path) -> None:
    """Print what the folder's megabytes are (of 10⁶ bytes), the largest part first."""
    if not folder.exists():
        return
    total: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for file in files_under(folder):
        part = part_of(file.relative_to(folder).as_posix())
        total[part] += file.stat().st_size
        count[part] += 1
    for part, size in total.most_common():
        print(f"  {size / 1e6:7.1f} MB {count[part]:5} files  {part}")
    print(f"  {total.total() / 1e6:7.1f} MB {count.total():5} files  together", flush=True)


def stamp(folder: Path, moment: int) -> None:
    """Give every file and folder the same time, so that what is packed of it is the same twice."""
    for place in [*folder.rglob("*"), folder]:
        os.utime(place, (moment, moment))


def put_in_order(archive: Path) -> None:
    """Write a zip file's members by name: PyInstaller takes those of the standard library in the order of a set."""
    with zipfile.ZipFile(archive) as made:
        members = sorted(((one, made.read(one)) for one in made.infolist()), key=lambda each: each[0].filename)
    with zipfile.ZipFile(archive, "w") as ordered:
        for member, content in members:
            ordered.writestr(member, content)


def compare(one: Path, other: Path) -> int:
    """Name every file that is in one folder alone or differs; 0 when there is none."""
    left = {file.relative_to(one).as_posix() for file in files_under(one)}
    right = {file.relative_to(other).as_posix() for file in files_under(other)}
    named = [f"only in {one}: {name}" for name in sorted(left - right)]
    named += [f"only in {other}: {name}" for name in sorted(right - left)]
    for name in sorted(left & right):
        if not filecmp.cmp(one / name, other / name, shallow=False):
            first, second = (one / name).read_bytes(), (other / name).read_bytes()
            where = next(
                (at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b),
                min(len(first), len(second)),
            )
            named.append(f"differs: {name} ({len(first)} and {len(second)} bytes, first at {where})")
    print(*(named or [f"the same: {len(left)} files"]), sep="\n")
    return 1 if named else 0
