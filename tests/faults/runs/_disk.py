"""A process whose disk is watched: what it wrote is written down, or its k-th write fails."""

from __future__ import annotations

import ctypes
import json
import os
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
SECTOR = 512
EXISTS, CREATE, WRITE, TRUNCATE, SYNC, UNLINK, RENAME, MKDIR, SYNCDIR = range(1, 10)


def compiled(folder: Path) -> Path | None:
    """The library that stands between a process and its disk; None where it cannot be built."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    library = folder / "disk.so"
    if not library.exists():
        source = Path(__file__).with_name("_disk.c")
        subprocess.run([compiler, "-O1", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def in_watched_process(library: Path, work: Callable[..., Any], *given: Any) -> Any:
    """What a module's function `work(disk, *given)` returns (as JSON) in a fresh process with the library."""
    code = (
        "import json, sys; from importlib import import_module; from tests.faults.runs._disk import Disk; "
        "module, name, library, given = json.loads(sys.argv[1]); "
        "print(json.dumps(getattr(import_module(module), name)(Disk(library), *given)))"
    )
    words = json.dumps([work.__module__, work.__name__, str(library), [*map(_plain, given)]])
    environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code, words], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AssertionError(f"the watched process ended with {done.returncode}: {done.stderr[-3000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else value


class Disk:
    """The library as the process that runs on it speaks to it."""

    def __init__(self, library: str) -> None:
        self._library = ctypes.CDLL(library)
        self._library.fail.argtypes = (ctypes.c_long, ctypes.c_int, ctypes.c_int)
        self._library.writes_done.restype = ctypes.c_long
        self._library.failed_kind.restype = ctypes.c_char

    def watch(self, folder: str) -> None:
        """Look at what happens below this folder, from files opened from now on."""
        self._library.watch(folder.encode())

    def record_into(self, file: str) -> None:
        """Write down what happens."""
        assert self._library.record_into(file.encode()) >= 0

    def fail(self, at: int, error: int, *, ever: bool) -> None:
        """Let the write, sync or cut with this number (from 1) fail, also all later ones when `ever`; 0 ends it."""
        self._library.fail(at, error, int(ever))

    @property
    def failures(self) -> int:
        """How many failed since `fail`."""
        return int(self._library.failures())

    @property
    def failed_kind(self) -> str:
        """What failed last: w(rite), s(ync), t(runcate), r(ename)."""
        return self._library.failed_kind().decode()


@dataclass(frozen=True)
class Step:
    """One thing a process did to its disk."""

    op: int
    id: int
    at: int
    size: int
    name: str
    other: str
    data: bytes


def steps_of(recording: Path) -> Iterator[Step]:
    """What was written down, in order."""
    content, place = recording.read_bytes(), 0
    head = struct.Struct("=IIQQII")
    while place < len(content):
        op, number, at, size, first, second = head.unpack_from(content, place)
        place += head.size
        name = content[place : place + first].decode()
        other = content[place + first : place + first + second].decode()
        place += first + second
        data = content[place : place + size] if op == WRITE else b""
        place += len(data)
        yield Step(op, number, at, size, name, other, data)


@dataclass
class _File:
    """A file's bytes: those that a sync has made last, and what came since."""

    lasting: bytearray = field(default_factory=bytearray)
    since: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        for step in self.since:
            _apply(self.lasting, step)
        self.since.clear()

    def after_cut(self, keep: Callable[[], bool]) -> bytes:
        """The bytes after a power cut: of each sector written since the last sync the old or the new."""
        content = bytearray(self.lasting)
        for step in self.since:
            if step.op == TRUNCATE:
                if keep():
                    _apply(content, step)
                continue
            for begin in range(step.at // SECTOR * SECTOR, step.at + step.size, SECTOR):
                if keep():
                    low, high = max(begin, step.at), min(begin + SECTOR, step.at + step.size)
                    _put(content, low, step.data[low - step.at : high - step.at])
        return bytes(content)


def _put(content: bytearray, at: int, data: bytes) -> None:
    if len(content) < at:
        content.extend(bytes(at - len(content)))
    content[at : at + len(data)] = data


def _apply(content: bytearray, step: Step) -> None:
    if step.op == WRITE:
        _put(content, step.at, step.data)
    elif len(content) > step.at:
        del content[step.at :]
    else:
        content.extend(bytes(step.at - len(content)))


@dataclass
class _Folder:
    """A folder's names: those that a sync has made last, those that the running process sees, and what came since."""

    lasting: dict[str, _Node] = field(default_factory=dict)
    live: dict[str, _Node] = field(default_factory=dict)
    since: list[_NameChange] = field(default_factory=list)

    def sync(self) -> None:
        for change in self.since:
            change.settle(lambda folder: folder.lasting)
        self.since.clear()


_Node = _File | _Folder
_Names = Callable[[_Folder], dict[str, _Node]]


@dataclass
class _NameChange:
    """A name made, removed (`node` is None) or moved here from another name, which it then no longer has there."""

    folder: _Folder
    name: str
    node: _Node | None
    source: tuple[_Folder, str] | None = None

    def settle(self, names: _Names) -> None:
        if self.source is not None:
            names(self.source[0]).pop(self.source[1], None)
        if self.node is None:
            names(self.folder).pop(self.name, None)
        else:
            names(self.folder)[self.name] = self.node


class RebuiltDisk:
    """The disk as it would be found after a power cut between two recorded steps.

    A file's bytes last when the file was synced, a name when its folder was. Nothing else is promised, as POSIX has it.
    """

    def __init__(self, base: Path) -> None:
        self._files: dict[int, _File] = {}
        self._top = self._loaded(base)

    def _loaded(self, place: Path) -> _Folder:
        folder = _Folder()
        for path in place.iterdir():
            folder.lasting[path.name] = (
                self._loaded(path) if path.is_dir() else _File(bytearray(path.read_bytes()))
            )  # fmt: skip
        folder.live = dict(folder.lasting)
        return folder

    def _at(self, path: str) -> _Folder:
        """The folder that has this path now."""
        folder = self._top
        for part in Path(path).parts:
            inner = folder.live[part]
            assert isinstance(inner, _Folder), path
            folder = inner
        return folder

    def do(self, step: Step) -> None:
        """One step further."""
        if step.op in (WRITE, TRUNCATE):
            self._files[step.id].since.append(step)
        elif step.op == SYNC:
            self._files[step.id].sync()
        elif step.op == SYNCDIR:
            self._at(step.name).sync()
        elif step.op == EXISTS:
            path = Path(step.name)
            known = self._at(str(path.parent)).live[path.name]
            assert isinstance(known, _File), step.name
            self._files[step.id] = known
        else:
            self._change_name(step)

    def _change_name(self, step: Step) -> None:
        path = Path(step.other or step.name)
        folder = self._at(str(path.parent))
        if step.op == CREATE:
            node = self._files[step.id] = _File()
            change = _NameChange(folder, path.name, node)
        elif step.op == MKDIR:
            change = _NameChange(folder, path.name, _Folder())
        elif step.op == UNLINK:
            change = _NameChange(folder, path.name, None)
        else:
            old = Path(step.name)
            source = self._at(str(old.parent))
            change = _NameChange(folder, path.name, source.live[old.name], (source, old.name))
        change.settle(lambda one: one.live)
        folder.since.append(change)

    def write_to(self, place: Path, mode: str, chance: random.Random) -> None:
        """What is found after the cut; of what no sync made last, none, all, or what chance keeps."""
        after: dict[int, dict[str, _Node]] = {}
        waiting: list[_NameChange] = []

        def names(folder: _Folder) -> dict[str, _Node]:
            if id(folder) not in after:
                after[id(folder)] = dict(folder.lasting)
                kept = {"none": 0, "all": len(folder.since)}.get(mode, chance.randrange(len(folder.since) + 1))
                waiting.extend(folder.since[:kept])
            return after[id(folder)]

        def reach(folder: _Folder) -> None:
            names(folder)
            while waiting:
                waiting.pop(0).settle(names)
            for node in list(after[id(folder)].values()):
                if isinstance(node, _Folder) and id(node) not in after:
                    reach(node)

        reach(self._top)
        keep = {"none": lambda: False, "all": lambda: True, "random": lambda: chance.random() < 0.5}[mode]
        self._put(self._top, place, after, keep)

    def _put(self, folder: _Folder, place: Path, after: dict[int, dict[str, _Node]], keep: Callable[[], bool]) -> None:
        for name, node in after.get(id(folder), {}).items():
            if isinstance(node, _Folder):
                (place / name).mkdir()
                self._put(node, place / name, after, keep)
            else:
                (place / name).write_bytes(node.after_cut(keep))
