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
from dataclasses import dataclass, field, replace
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


class RebuiltDisk:
    """The disk as it would be found after a power cut between two recorded steps."""

    def __init__(self, base: Path) -> None:
        self._files: dict[int, _File] = {}
        self._base = base
        self._names: dict[str, int] = {}  # what lasts: name → file
        self._folders: set[str] = {""}
        self._waiting: dict[str, list[Step]] = {}  # by folder: names made, renamed, removed since it was synced
        self._now: dict[str, int] = {}  # name → file as the running process sees it
        self._unseen = {str(path.relative_to(base)) for path in base.rglob("*") if path.is_file()}
        self._folders |= {str(path.relative_to(base)) for path in base.rglob("*") if path.is_dir()}

    def do(self, step: Step) -> None:
        """One step further."""
        if step.op == EXISTS:
            self._files[step.id] = _File(bytearray((self._base / step.name).read_bytes()))
            self._names[step.name] = self._now[step.name] = step.id
            self._unseen.discard(step.name)
        elif step.op == CREATE:
            self._files[step.id] = _File()
            self._now[step.name] = step.id
            self._wait(step.name, step)
        elif step.op in (WRITE, TRUNCATE):
            self._files[step.id].since.append(step)
        elif step.op == SYNC:
            self._files[step.id].sync()
        elif step.op == SYNCDIR:
            for waiting in self._waiting.pop(step.name, []):
                self._settle(waiting, self._names, self._folders)
        elif step.op == RENAME:
            number = self._now.pop(step.name)
            self._now[step.other] = number
            self._wait(step.other, replace(step, id=number))
        else:
            self._now.pop(step.name, None)
            self._wait(step.name, step)

    def _wait(self, name: str, step: Step) -> None:
        parent = str(Path(name).parent)
        self._waiting.setdefault("" if parent == "." else parent, []).append(step)

    @staticmethod
    def _settle(step: Step, names: dict[str, int], folders: set[str]) -> None:
        if step.op == CREATE:
            names[step.name] = step.id
        elif step.op == UNLINK:
            names.pop(step.name, None)
        elif step.op == MKDIR:
            folders.add(step.name)
        else:
            names.pop(step.name, None)
            names[step.other] = step.id

    def write_to(self, folder: Path, mode: str, chance: random.Random) -> None:
        """What is found after the cut; of what no sync made last, none, all, or what chance keeps."""
        keep = {"none": lambda: False, "all": lambda: True, "random": lambda: chance.random() < 0.5}[mode]
        names, folders = dict(self._names), set(self._folders)
        for steps in self._waiting.values():
            kept = {"none": 0, "all": len(steps)}.get(mode, chance.randrange(len(steps) + 1))
            for step in steps[:kept]:
                self._settle(step, names, folders)
        for name in self._unseen:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(self._base / name, folder / name)
        for name, number in names.items():
            parent = str(Path(name).parent)
            if ("" if parent == "." else parent) not in folders:
                continue  # the folder itself did not last
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(self._files[number].after_cut(keep))
