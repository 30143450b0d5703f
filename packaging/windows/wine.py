"""A Windows to build and to test with, on Debian: its packages, a Wine prefix of its own, a screen, and running there.

Three small libraries stand in for what Wine 8 lacks (see `stubs`). They lie in the prefix alone and are never shipped:
`import_tables` refuses a folder that holds one.
"""

from __future__ import annotations

import contextlib
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
STUBS = HERE / "stubs"

FEWEST = ("wine", "wine64", "nsis", "xvfb", "xdotool", "gcc-mingw-w64-x86-64-win32", "locales")
"""Debian's packages that the program is built and tried with. 64-bit alone: the 32-bit half of Wine is not needed."""
PACKAGES = (*FEWEST, "fonts-noto-cjk")
"""With what the pages of the installer are drawn with in Chinese."""

_OVERRIDES = "mscoree=d;mshtml=d;winedbg.exe=d;mscms=n"
_LIBRARIES = {"icuuc": ["-nostdlib", "-lkernel32", "-Wl,-e,0"], "mscms": [], "bcryptprimitives": ["-ladvapi32"]}
_LOCALE = "zh_CN.UTF-8"
_PATIENCE = 900.0
_QUIET = 3.0
"""Seconds without a word after which a program that has ended is not listened to any more."""


def missing_packages(wanted: Sequence[str] = PACKAGES) -> list[str]:
    """Which of these packages of Debian are not installed."""
    if not shutil.which("dpkg-query"):
        return list(wanted)
    asked = ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Abbrev}\n", *wanted]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    there = {line.split()[0].partition(":")[0] for line in said.splitlines() if line.split()[1:] == ["ii"]}
    return [name for name in wanted if name not in there]


def has_chinese_locale() -> bool:
    """Whether this machine can speak Chinese, by which Wine becomes a Chinese Windows with code page 936."""
    said = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout
    return _LOCALE.lower().replace("-", "") in said.lower().split()


class Wine:
    """One Wine prefix: a Windows 10 in Chinese."""

    def __init__(self, prefix: Path, display: str = "") -> None:
        self.prefix = prefix
        self.display = display or os.environ.get("DISPLAY", "")

    @property
    def environment(self) -> dict[str, str]:
        """What a Windows program is started with."""
        return {
            **os.environ,
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": _OVERRIDES,
            "LANG": _LOCALE,
            "LC_ALL": _LOCALE,
            "DISPLAY": self.display,
        }

    def make(self) -> None:
        """Make the prefix with its stand-ins unless it is there."""
        if not has_chinese_locale():
            subprocess.run(["localedef", "-i", "zh_CN", "-f", "UTF-8", _LOCALE], check=True)
        ready = self.prefix / ".ready"
        if ready.exists():
            return
        self.prefix.mkdir(parents=True, exist_ok=True)
        self._quietly("wineboot", "-i")
        self._quietly("winecfg", "-v", "win10")
        system = self.prefix / "drive_c" / "windows" / "system32"
        for name, options in _LIBRARIES.items():
            target = system / f"{name}.dll"
            target.unlink(missing_ok=True)  # a placeholder of Wine's, which may be a link
            compiler = ["x86_64-w64-mingw32-gcc", "-O2", "-shared", "-s", "-o", str(target)]
            subprocess.run([*compiler, str(STUBS / f"{name}.c"), *options], check=True)
        self._quietly("wineserver", "-w")
        ready.touch()

    def run(
        self, program: Path | str, *words: str | Path, env: Mapping[str, str] | None = None, cwd: Path | None = None,
        seconds: float = _PATIENCE, loud: bool = True,
    ) -> tuple[int, str]:  # fmt: skip
        """Run a Windows program; returns its exit code and what it said. A path among the words becomes its Windows
        name. What takes longer than `seconds` is ended, with exit code 124.
        """
        named = [self.path(word) if isinstance(word, Path) else word for word in words]
        process = subprocess.Popen(
            ["wine", str(program), *named],
            stdin=subprocess.DEVNULL,  # a plain file as one of the three would kill the Windows Python
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**self.environment, **(env or {})},
            cwd=cwd,
        )
        said: list[str] = []
        lines: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=_pass_on, args=(process, lines), daemon=True).start()
        until = time.monotonic() + seconds
        while True:
            if time.monotonic() >= until and process.poll() is None:  # whatever it still says
                process.kill()
                process.wait()
                return 124, "\n".join([*said, f"ended after {seconds:.0f} s"])
            try:
                line = lines.get(timeout=min(_QUIET, max(0.01, until - time.monotonic())))
            except queue.Empty:
                if process.poll() is not None:  # what it left behind (a console of a killed one) still holds the pipe
                    break
                continue
            if not line:
                break
            said.append(_read(line))
            if loud:
                print(f"  {said[-1]}", flush=True)
        return process.wait(), "\n".join(said)

    def path(self, place: Path) -> str:
        """The Windows name of a file of this machine: Wine's drive Z is its root."""
        return "Z:" + str(place.absolute()).replace("/", "\\")

    def end(self) -> None:
        """End what still runs in this prefix."""
        self._quietly("wineserver", "-k")

    def _quietly(self, *words: str) -> None:
        nowhere = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(list(words), env=self.environment, check=False, **nowhere)  # pyright: ignore[reportCallIssue, reportArgumentType]


@contextlib.contextmanager
def small_disk(place: Path, holds: str = "size=9m") -> Iterator[dict[str, str]]:
    """An empty disk for what fills one, at `place`, and how the tests are told of it; nothing is told where mounting is
    not allowed. It holds 9 MB, or what the options of a tmpfs say.
    """
    place.mkdir()
    words = ["mount", "-t", "tmpfs", "-o", holds, "aftercare-test", str(place)]
    if not shutil.which("mount") or subprocess.run(words, capture_output=True, check=False).returncode:
        yield {}
        return
    try:
        yield {"AFTERCARE_TEST_SMALL_DISK": "Z:" + str(place.absolute()).replace("/", "\\")}
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def _pass_on(process: subprocess.Popen[bytes], lines: queue.Queue[bytes]) -> None:
    """Hand the lines over as they come, and an empty one at the end."""
    assert process.stdout
    with process.stdout as stream:
        for line in stream:
            lines.put(line)
    lines.put(b"")


def _read(line: bytes) -> str:
    """A line of a Chinese Windows, which writes to a pipe in its code page, or in UTF-8 when the program says so."""
    text = line.rstrip(b"\r\n")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode("gbk", "replace")


@contextlib.contextmanager
def screen() -> Iterator[str]:
    """A screen of 1366×768 of our own for as long as it is needed; yields its name."""
    if not shutil.which("Xvfb"):
        sys.exit("there is no Xvfb to show a window on")
    reading, writing = os.pipe()
    words = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(words, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as stream:
            yield f":{stream.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
