"""The ground of the installer's exercise: a Wine prefix, the installers, and the list of what went right and wrong."""

from __future__ import annotations

import filecmp
import hashlib
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import installer
from wine import Wine

KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Aftercare"
WINDOWS_KEY = r"HKLM\Software\Microsoft\Windows NT\CurrentVersion"
DRIVES_KEY = r"HKLM\Software\Wine\Drives"
BEFORE, BETWEEN = "0.0.9", "0.0.10"
"""The release before, and one between it and ours, which compared as a text would be older than it."""
CHINESE = "售后服务台"


class Ground:
    """A prefix with the installers, and the list of what went right and wrong."""

    def __init__(self, wine: Wine, folder: Path, work: Path, before: Path | None = None) -> None:
        self.wine, self.folder, self.work = wine, folder, work
        self.before = before or folder
        self.failed: list[str] = []
        self.count = 0
        self.begun = time.monotonic()
        (self.home,) = (one for one in wine.prefix.glob("drive_c/users/*") if one.name != "Public")
        self.program = self.home / "AppData/Local/Programs/Aftercare"
        self.data = self.home / "AppData/Local/Aftercare"
        self.menu = self.home / "AppData/Roaming/Microsoft/Windows/Start Menu/Programs"
        self.desktop = self.home / "Desktop"
        self.setups: dict[str, Path] = {}
        self.branch = self.call = ""
        self.awake: subprocess.Popen[bytes] | None = None

    def wake(self, language: str = "") -> None:
        """Begin Windows anew, in a language of this machine's (Chinese when empty).

        One program stays, or every other one would have to begin it again.
        """
        self.sleep()
        spoken = {**self.wine.environment, **({"LANG": language, "LC_ALL": language} if language else {})}
        nowhere = subprocess.DEVNULL
        self.awake = subprocess.Popen(
            ["wine", "cmd"], stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere, env=spoken
        )
        first = ["wine", "cmd", "/c", "exit"]  # the services of Windows begin with it, and hold no pipe of ours
        subprocess.run(first, stdin=nowhere, stdout=nowhere, stderr=nowhere, env=spoken, check=True)

    def sleep(self) -> None:
        """End everything that still runs there."""
        self.wine.end()
        if self.awake is not None:
            assert self.awake.stdin
            self.awake.stdin.close()
            self.awake.wait(30)
            self.awake = None

    # -- telling --------------------------------------------------------------------------------------------------

    def check(self, what: str, found: object, wanted: object = True) -> None:
        """Print a step and whether it went as it should."""
        self.count += 1
        after = f"{time.monotonic() - self.begun:6.1f} s"
        if found == wanted:
            print(f"ok    {after}  {what}", flush=True)
        else:
            self.failed.append(what)
            print(f"FAIL  {after}  {what}: {found!r} instead of {wanted!r}", flush=True)

    # -- doing ----------------------------------------------------------------------------------------------------

    def install(self, version: str, place: str = "") -> int:
        """Run an installer silently; its exit code."""
        code, _ = self.wine.run(self.setups[version], "/S", *[f"/D={place}"] * bool(place), seconds=300.0, loud=False)
        return code

    def uninstaller(self, place: Path) -> int:
        """Run the uninstaller of a folder silently and wait for it; its exit code."""
        given = ("/S", f"_?={self.windows_path(place)}")
        return self.wine.run(place / "uninstall.exe", *given, seconds=120.0, loud=False)[0]

    def command(self, place: Path, *words: str | Path) -> tuple[int, str]:
        """Run the program's command of a folder; exit code and what it said."""
        return self.wine.run(place / "Aftercare-command.exe", *words, seconds=300.0, loud=False)

    def registered(self, name: str) -> str:
        """A value of what Windows knows of the installed program; empty when there is none."""
        _, said = self.wine.run("reg", "query", KEY, "/v", name, seconds=60.0, loud=False)
        found = re.search(rf"{name}\s+REG_\w+\s+(.*)", said)
        return found[1].strip() if found else ""

    def write_registry(self, key: str, name: str, value: str) -> None:
        """Write a word into the registry."""
        self.wine.run("reg", "add", key, "/v", name, "/d", value, "/f", seconds=60.0, loud=False)

    def shortcuts(self) -> list[str]:
        """The shortcuts of start menu and desktop."""
        places = (("menu", self.menu), ("desktop", self.desktop))
        return sorted(f"{where}: {one.stem}" for where, place in places for one in place.rglob("*.lnk"))

    def is_as_built(self, place: Path, built: Path | None = None) -> bool:
        """Whether a folder holds the program's files byte for byte (those of `built`, when it is another one), and
        besides them the uninstaller alone.
        """
        built = built or self.folder
        names = installer.files_of(built)
        there = {one.relative_to(place).as_posix() for one in place.rglob("*") if one.is_file()}
        if there - {"uninstall.exe"} != {str(name) for name in names}:
            return False
        return all(filecmp.cmp(built / name, place / name, shallow=False) for name in names)

    def at(self, name: str) -> Path:
        """Where a path of drive C lies on this machine."""
        return self.wine.prefix / "drive_c" / name.removeprefix("C:\\").replace("\\", "/")

    def windows_path(self, place: Path) -> str:
        """What a place on drive C is called by Windows."""
        return "C:\\" + str(place.relative_to(self.wine.prefix / "drive_c")).replace("/", "\\")


def wait_until(happened: Callable[[], bool], seconds: float = 60.0) -> bool:
    """Wait until something has happened; whether it has."""
    until = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > until:
            return False
        time.sleep(0.2)
    return True


def digests(folder: Path) -> dict[str, str]:
    """Every file of a folder with the digest of its bytes."""
    files = (one for one in sorted(folder.rglob("*")) if one.is_file())
    return {one.relative_to(folder).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest() for one in files}
