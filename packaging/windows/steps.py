"""The steps of a build: each one's seconds are printed, and one whose inputs have not changed is not repeated."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

_NOT_INPUT = {"__pycache__", ".pytest_cache", ".hypothesis"}


def files_under(place: Path) -> list[Path]:
    """Every file of a folder in the order of its name, without what Python leaves behind; a file is itself."""
    if place.is_file():
        return [place]
    return sorted(one for one in place.rglob("*") if one.is_file() and not _NOT_INPUT & set(one.parts))


def digest(*things: Path | str) -> str:
    """SHA-256 over words, and over the names and bytes of files and folders; a missing one counts as missing."""
    total = hashlib.sha256()
    for thing in things:
        if isinstance(thing, str):
            total.update(f"word {thing}\n".encode())
            continue
        if not thing.exists():
            total.update(f"missing {thing.name}\n".encode())
            continue
        for file in files_under(thing):
            total.update(f"file {file.relative_to(thing.parent).as_posix()}\n".encode())
            with file.open("rb") as stream:
                total.update(hashlib.file_digest(stream, "sha256").digest())
    return total.hexdigest()


class Steps:
    """Runs the steps of one build; what was done is remembered in `done` of the folder that it works in."""

    def __init__(self, folder: Path, only: str = "") -> None:
        self.done = folder / "done"
        self.only = only
        self.names: list[str] = []
        self._begun = time.perf_counter()

    def run(
        self, name: str, work: Callable[[], object], reads: Iterable[Path | str], makes: Path | None = None
    ) -> None:
        """Do one step unless it was done with these inputs and what it made is still as it was.

        With `only`, the other steps are left out, and the one that is named is done whatever was done before.
        A step that fails ends the program by SystemExit.
        """
        self.names.append(name)
        if self.only and self.only != name:
            return
        mark = self.done / f"{name}.json"
        inputs = digest(*reads)
        if not self.only and self._is_done(mark, inputs, makes):
            print(f"{name:10} unchanged", flush=True)
            return
        mark.unlink(missing_ok=True)
        print(f"{name:10} …", flush=True)
        begun = time.perf_counter()
        work()
        seconds = time.perf_counter() - begun
        self.done.mkdir(parents=True, exist_ok=True)
        made = digest(makes) if makes else ""
        mark.write_text(json.dumps({"inputs": inputs, "made": made, "seconds": round(seconds, 1)}), encoding="utf-8")
        print(f"{name:10} {seconds:.1f} s", flush=True)

    def leave_out(self, name: str, why: str) -> None:
        """Say that a step is not done, and why."""
        self.names.append(name)
        if not self.only:
            print(f"{name:10} LEFT OUT: {why}", flush=True)
        elif self.only == name:
            sys.exit(f"{name}: {why}")

    def end(self) -> None:
        """Say how long it all took; refuse a step that there is not."""
        if self.only and self.only not in self.names:
            sys.exit(f"there is no step {self.only!r}; the steps are: {' '.join(self.names)}")
        print(f"{'together':10} {time.perf_counter() - self._begun:.1f} s", flush=True)

    @staticmethod
    def _is_done(mark: Path, inputs: str, makes: Path | None) -> bool:
        if not mark.exists():
            return False
        before = json.loads(mark.read_text(encoding="utf-8"))
        return before["inputs"] == inputs and (makes is None or before["made"] == digest(makes))
