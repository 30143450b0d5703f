"""Writes small Windows libraries, with nothing in them but import and export tables."""

from __future__ import annotations

import struct
from pathlib import Path

_BEGIN = 0x1000
_HEAD = 0x400


class _Section:
    """Bytes that lie at `_BEGIN` in memory and at `_HEAD` in the file."""

    def __init__(self) -> None:
        self.data = bytearray()

    def add(self, data: bytes) -> int:
        """Append and return the address in memory."""
        address = _BEGIN + len(self.data)
        self.data += data
        return address

    def words(self, *texts: str) -> list[int]:
        return [self.add(text.encode() + b"\0") for text in texts]


def write(
    file: Path, imports: dict[str, list[str]] | None = None, exports: list[str] | None = None, *,
    delayed: dict[str, list[str]] | None = None, machine: int = 0x8664, note: bytes = b"",
) -> Path:  # fmt: skip
    """Write a library that imports names (a name such as "#7" by its number), also delayed, and exports names."""
    section = _Section()
    tables = [0] * 16
    tables[1] = _imports(section, imports or {}, delayed=False)
    tables[13] = _imports(section, delayed or {}, delayed=True)
    if exports:
        named = section.words(*exports)
        listed = section.add(struct.pack(f"<{len(named)}I", *named))
        tables[0] = section.add(struct.pack("<6I4I", 0, 0, 0, 0, 1, len(named), len(named), 0, listed, 0))
    optional = struct.pack("<H", 0x20B) + bytes(106) + struct.pack("<I", 16)
    optional += b"".join(struct.pack("<2I", address, 40 if address else 0) for address in tables)
    head = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x80) + note.ljust(0x40, b"\0")
    head += b"PE\0\0" + struct.pack("<2H3I2H", machine, 1, 0, 0, 0, len(optional), 0x2000) + optional
    head += b".all\0\0\0\0" + struct.pack("<4I", len(section.data), _BEGIN, len(section.data), _HEAD) + bytes(16)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(head.ljust(_HEAD, b"\0") + section.data)
    return file


def _imports(section: _Section, asked: dict[str, list[str]], *, delayed: bool) -> int:
    rows = []
    for library, names in asked.items():
        entries = [
            1 << 63 | int(name[1:]) if name.startswith("#") else section.add(b"\0\0" + name.encode() + b"\0")
            for name in names
        ]
        listed = section.add(struct.pack(f"<{len(entries) + 1}Q", *entries, 0))
        (name_at,) = section.words(library)
        if delayed:
            rows.append(struct.pack("<8I", 1, name_at, 0, listed, listed, 0, 0, 0))
        else:
            rows.append(struct.pack("<5I", listed, 0, 0, name_at, listed))
    if not rows:
        return 0
    return section.add(b"".join(rows) + bytes(len(rows[0])))
