"""Whether a folder of Windows programs can be loaded by Windows: every import table is read, nothing is run.

    python packaging/windows/import_tables.py FOLDER

Refused: a library that Wine lent, or one of Windows' own that was copied (a carried `icuuc.dll` ends the program on
Windows 10 1809); a second copy of a Visual C++ runtime file; a library that is neither in the folder nor known to be
Windows'; a name that the library in the folder does not offer; a file for another processor.
"""

from __future__ import annotations

import struct
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

_NAMES = """
    advapi32 authz bcrypt bcryptprimitives cabinet cfgmgr32 comctl32 comdlg32 crypt32 d2d1 d3d11 d3d12 d3d9 dbghelp
    dnsapi dwmapi dwrite dxgi gdi32 gdiplus hid icuuc imagehlp imm32 iphlpapi kernel32 kernelbase mpr mscms msi
    msimg32 msvcrt ncrypt netapi32 ntdll ole32 oleaut32 opengl32 powrprof propsys psapi rpcrt4 secur32 setupapi
    shcore shell32 shlwapi uiautomationcore user32 userenv usp10 uxtheme version wevtapi winhttp wininet winmm
    winspool.drv wldap32 ws2_32 wsock32 wtsapi32
"""
WINDOWS = frozenset(_NAMES.split())
"""Libraries that every Windows from 10 1809 on has."""

NEVER_CARRIED = ("icuuc.dll", "icuin.dll", "icu.dll", "mscms.dll", "bcryptprimitives.dll", "ucrtbase.dll")
"""Windows' own, which differ from one Windows to the next; with them all `api-ms-win-…`."""

RUNTIME = ("msvcp140", "vcruntime140", "concrt140")
"""The Visual C++ runtime: Windows keeps whichever copy is loaded first, so there has to be one."""

_AMD64 = 0x8664
_BY_NUMBER = 1 << 63


@dataclass
class Library:
    """What one executable file asks of others and offers to them. Names only; what goes by number counts as offered."""

    place: Path
    machine: int = 0
    is_wines: bool = False
    asks: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    offers: set[str] = field(default_factory=set)


class _Image:
    """The tables of a portable executable, found by the addresses that they would have in memory."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        start = self.number("<I", 0x3C)
        if data[:2] != b"MZ" or data[start : start + 4] != b"PE\0\0":
            raise ValueError("not a Windows program")
        self.machine = self.number("<H", start + 4)
        sections, optional = self.number("<H", start + 6), self.number("<H", start + 20)
        head = start + 24
        is_wide = self.number("<H", head) == 0x20B
        self.tables = head + (112 if is_wide else 96)
        self.step = 8 if is_wide else 4
        self.sections = [
            struct.unpack_from("<4I", data, head + optional + 40 * index + 8)  # size, address, size in file, place
            for index in range(sections)
        ]

    def number(self, form: str, place: int) -> int:
        return struct.unpack_from(form, self.data, place)[0]

    def table(self, index: int) -> int:
        """The address of a table, 0 when there is none."""
        return self.number("<I", self.tables + 8 * index)

    def place(self, address: int) -> int:
        """Where in the file an address lies."""
        for size, begin, stored, where in self.sections:
            if begin <= address < begin + max(size, stored):
                return address - begin + where
        raise ValueError(f"address {address:#x} lies in no section")

    def text(self, address: int) -> str:
        begin = self.place(address)
        return self.data[begin : self.data.index(b"\0", begin)].decode("ascii", "replace")


def read(file: Path) -> Library:
    """The import, delayed import and export tables of one file. Raises ValueError when it is no Windows program."""
    image = _Image(file.read_bytes())
    marks = image.data[0x40:0x60]
    library = Library(file, image.machine, marks.startswith((b"Wine builtin DLL", b"Wine placeholder DLL")))
    for table, width, name_at, names_at in ((1, 20, 12, 0), (13, 32, 4, 16)):
        address = image.table(table)
        if not address:
            continue
        at = image.place(address)
        while name := image.number("<I", at + name_at):
            names = image.number("<I", at + names_at) or image.number("<I", at + 16)
            library.asks[image.text(name).lower()] |= set(_names(image, names))
            at += width
    if address := image.table(0):
        at = image.place(address)
        count, names = image.number("<I", at + 24), image.number("<I", at + 32)
        listed = image.place(names) if count else 0
        library.offers = {image.text(image.number("<I", listed + 4 * index)) for index in range(count)}
    return library


def _names(image: _Image, address: int) -> list[str]:
    found = []
    at = image.place(address)
    form, by_number = ("<Q", _BY_NUMBER) if image.step == 8 else ("<I", _BY_NUMBER >> 32)
    while entry := image.number(form, at):
        if not entry & by_number:
            found.append(image.text(entry + 2))
        at += image.step
    return found


def problems(folder: Path) -> list[str]:
    """Everything that Windows would stumble over, worded; empty when the folder is sound."""
    libraries = [
        read(file)
        for file in sorted(folder.rglob("*"))
        if file.suffix.lower() in {".dll", ".pyd", ".exe", ".drv"} and file.is_file()
    ]
    if not libraries:
        return [f"no Windows program in {folder}"]
    there: dict[str, list[Library]] = defaultdict(list)
    for library in libraries:
        there[library.place.name.lower()].append(library)
    found = []
    for library in libraries:
        found += _own(library, folder)
        found += _imports(library, there, folder)
    for name, copies in sorted(there.items()):
        if name.startswith(RUNTIME) and len(copies) > 1:
            where = ", ".join(_shown(copy, folder) for copy in copies)
            found.append(f"{len(copies)} copies of the Visual C++ runtime {name}: {where}")
    return found


def _own(library: Library, folder: Path) -> list[str]:
    name, found = library.place.name.lower(), []
    if library.is_wines:
        found.append(f"{_shown(library, folder)} is Wine's")
    if name in NEVER_CARRIED or name.startswith(("api-ms-win-", "ext-ms-")):
        found.append(f"{_shown(library, folder)} is Windows' own and must not be carried")
    if library.machine != _AMD64:
        found.append(f"{_shown(library, folder)} is for another processor ({library.machine:#x})")
    return found


def _imports(library: Library, there: dict[str, list[Library]], folder: Path) -> list[str]:
    found = []
    for name, asked in sorted(library.asks.items()):
        if name in there:
            for copy in there[name]:  # whichever is loaded first is the one for all
                if missing := sorted(asked - copy.offers):
                    more = f" and {len(missing) - 3} more" if len(missing) > 3 else ""
                    words = ", ".join(missing[:3]) + more
                    found.append(f"{_shown(library, folder)} wants of {_shown(copy, folder)}: {words}")
        elif name.removesuffix(".dll") not in WINDOWS and not name.startswith(("api-ms-win-", "ext-ms-")):
            found.append(f"{_shown(library, folder)} wants {name}, which is not there")
    return found


def _shown(library: Library, folder: Path) -> str:
    return library.place.relative_to(folder).as_posix()


def main(folder: Path) -> int:
    """Print the problems; 0 when there is none."""
    found = problems(folder)
    for problem in found:
        print(f"  {problem}")
    print(f"  import tables: {len(found)} problems" if found else "  import tables: sound")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
