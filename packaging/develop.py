"""One door for a fresh machine that has only Python 3.11 and pip.

    python3 packaging/develop.py demo     install what is needed and open the demonstration branch (no screen: the tour)
    python3 packaging/develop.py test     install what is needed and pass the tests; with --windows the program for
                                          Windows is frozen, installed, upgraded and removed beside them, under Wine
    python3 packaging/develop.py build    the one-folder program, which then has to pass its own self-test

Everything Python goes into `.venv` beside pyproject.toml. On Debian and its kin, libraries that Qt needs and a
PostgreSQL for the tests are installed with apt when this user may do so; elsewhere the missing ones are named.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import hashlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
EXERCISE = ("packaging/build.py", "exercise")
CANNOT = 3
"""What the exercise ends with on a machine where there is no Wine and none can be installed."""
TESTS_FAILED = 1
"""What pytest ends with when tests failed, and nothing else was wrong."""
MOST_UNSTEADY = 5
PATIENCE = 180
"""Seconds that are waited, once the tests are over, for what was to be done beside them."""
QT_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "xkbcommon": "libxkbcommon0",
    "fontconfig": "libfontconfig1",
    "glib-2.0": "libglib2.0-0",
    "dbus-1": "libdbus-1-3",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xkbcommon-x11": "libxkbcommon-x11-0",
}


def run(*command: str | Path, **options: object) -> None:
    """Run a command from the project's root and stop here when it fails."""
    words = [str(word) for word in command]
    print("+", " ".join(words), flush=True)
    outcome = subprocess.run(words, cwd=ROOT, check=False, **options)  # pyright: ignore[reportCallIssue, reportArgumentType]
    if outcome.returncode:
        sys.exit(f"failed with exit code {outcome.returncode}: {' '.join(words)}")


def is_debian_root() -> bool:
    """Whether packages of the system can be installed from here."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None and os.geteuid() == 0


def install_system(packages: list[str], why: str) -> None:
    """Install Debian packages, or say which are missing."""
    if not packages:
        return
    if not is_debian_root():
        print(f"note: {why} needs these packages of your system: {' '.join(packages)}", flush=True)
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", "-qq", env=quiet)
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages, env=quiet, stdout=subprocess.DEVNULL)


def install(*extras: str, system: Sequence[str] = ()) -> None:
    """Make `.venv` and put the program with its exact versions into it, unless that was done; `system` are Debian's."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is the one that an older Python may be asked to run
        sys.exit("Aftercare needs Python 3.11 or later.")
    if sys.platform == "linux":
        missing = [package for library, package in QT_LIBRARIES.items() if not ctypes.util.find_library(library)]
        install_system([*missing, *system], "the tests" if system else "the window")
    stamp, wanted = VENV / "installed.txt", _what_is_wanted(extras)
    if PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not PYTHON.exists():
        # without pip, because Debian's own Python has no ensurepip; this interpreter's pip installs into it
        run(sys.executable, "-m", "venv", "--without-pip", VENV)
    what = f".[{','.join(extras)}]" if extras else "."
    pip = [sys.executable, "-m", "pip", "--python", PYTHON]
    run(*pip, "install", "--quiet", "--disable-pip-version-check", "-e", what)
    # uncompiled, the first start takes three times as long
    run(PYTHON, "-m", "compileall", "-q", "-j", "0", "app")
    stamp.write_text(wanted, encoding="utf-8")


def _what_is_wanted(extras: tuple[str, ...]) -> str:
    """What is to be installed, and by which Python: other words, other installation."""
    project = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    return f"{project} {','.join(extras)} {sys.version}"


def postgres_binary(name: str) -> str | None:
    """The newest installed PostgreSQL program of this name."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(found[-1]) if found else shutil.which(name)


@contextlib.contextmanager
def postgres() -> Iterator[dict[str, str]]:
    """A throw-away PostgreSQL on the loopback address, named by AFTERCARE_TEST_POSTGRES.

    Without one the tests for it are skipped, but on a continuous-integration machine (CI=true) it has to be there.
    """
    if "AFTERCARE_TEST_POSTGRES" in os.environ or sys.platform == "win32":
        yield {}
        return
    initdb, control = postgres_binary("initdb"), postgres_binary("pg_ctl")
    if not initdb or not control:
        if os.environ.get("CI"):
            sys.exit("no PostgreSQL to test with")
        yield {}
        return
    folder = Path(tempfile.mkdtemp(prefix="aftercare-postgres-"))
    prefix: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres")
        prefix = [shutil.which("runuser") or "/usr/sbin/runuser", "-u", "postgres", "--"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    # nothing of it has to outlive the tests
    unsafe = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c jit=off"
    options = f"{where} {unsafe} -c max_connections=200"
    quiet = {"stdout": subprocess.DEVNULL}
    made = ["-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8"]
    run(*prefix, initdb, "-D", folder / "data", *made, **quiet)
    run(*prefix, control, "-D", folder / "data", "-o", options, "-w", "-l", folder / "log", "start", **quiet)
    try:
        yield {"AFTERCARE_TEST_POSTGRES": f"postgresql://postgres@127.0.0.1:{port}/postgres"}
    finally:
        run(*prefix, control, "-D", folder / "data", "-m", "immediate", "stop", **quiet)
        shutil.rmtree(folder, ignore_errors=True)


def demo() -> None:
    """The demonstration branch in the window, or the tour's pictures where there is no screen."""
    install()
    has_screen = sys.platform in {"win32", "darwin"} or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if has_screen:
        run(PYTHON, "-m", "app", "demo")
    else:
        run(PYTHON, "-m", "app", "tour", ROOT / "build" / "tour")
        print("There is no screen here: the pictures of the tour are in", ROOT / "build" / "tour")


def test(*options: str) -> None:
    """Every check: style, types, layers, translations, tests on both databases; `--windows`: the program there, too."""
    needs_server = "AFTERCARE_TEST_POSTGRES" not in os.environ and not postgres_binary("initdb")
    install("test", system=["postgresql"] if needs_server else [])
    run(PYTHON, "-m", "ruff", "check", ".")
    run(PYTHON, "-m", "ruff", "format", "--check", ".")
    workers = "2" if (os.cpu_count() or 1) > 1 else "0"
    types = (PYTHON, "-m", "basedpyright", "--level", "error", "--pythonpath", PYTHON)
    # by the Python that has a pip to fetch with; that of `.venv` has none
    unsteady: list[Sequence[str | Path]] = [(sys.executable, *EXERCISE)] if "--windows" in options else []
    layers = (VENV / PYTHON.parent.name / "lint-imports",)
    with beside(types, layers, unsteady=unsteady), postgres() as found:
        pass_tests(workers, {**os.environ, **found, "QT_QPA_PLATFORM": "offscreen"})


@contextlib.contextmanager
def beside(*certain: Sequence[str | Path], unsteady: Sequence[Sequence[str | Path]] = ()) -> Iterator[None]:
    """Run commands of one core each beside what is done meanwhile, and stop at the end when one of them failed.

    Those that are `unsteady` may say that this machine `CANNOT`; when they fail, they are tried once more, alone.
    """
    begun = []
    commands = [*certain, *unsteady]
    for words in commands:
        told = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - read when the command is over
        begun.append(([str(word) for word in words], told))
    apart: dict[str, Any] = {"cwd": ROOT, "stderr": subprocess.STDOUT, "start_new_session": True}
    running = [subprocess.Popen(words, stdout=told, **apart) for words, told in begun]
    try:
        yield
    except BaseException:
        for process in running:
            _end(process)
        raise
    finally:
        codes = [_awaited(process) for process in running]
        for (words, told), code in zip(begun, codes, strict=True):
            told.seek(0)
            print("+", " ".join(words), told.read(), sep="\n", flush=True)
            told.close()
            if code > 0:
                print(f"failed with exit code {code}: {' '.join(words)}", flush=True)
    for words, code in zip(unsteady, codes[len(certain) :], strict=True):
        if code == CANNOT:
            print("NOT DONE ON THIS MACHINE:", *words, flush=True)
        elif code:
            run(*words, timeout=PATIENCE * 3)
            print("UNSTEADY: failed beside the tests and passed alone:", *words, flush=True)
    if any(codes[: len(certain)]):
        sys.exit("a check failed, see above")


def _awaited(process: subprocess.Popen[Any]) -> int:
    """What a command ended with; one that does not end is ended, with all that it began."""
    try:
        return process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        print(f"ended after {PATIENCE} s of waiting: {process.args}", flush=True)
        _end(process)
        return process.wait() or 1


def _end(process: subprocess.Popen[Any]) -> None:
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):  # it is over already
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def pass_tests(workers: str, env: dict[str, str]) -> None:
    """Run the whole suite; a handful that failed beside others gets one more chance alone, and is named if it needs it.

    Fails when a test fails twice, when more than `MOST_UNSTEADY` failed, and when the run itself was broken off.
    """
    command = [str(PYTHON), "-m", "pytest", "-q"]
    all_of_them = [*command, "-n", workers, "--dist", "worksteal"]  # a module's branch is made by one worker only
    print("+", *all_of_them, flush=True)
    code = subprocess.run(all_of_them, cwd=ROOT, env=env, check=False).returncode
    if not code:
        return
    kept = ROOT / ".pytest_cache" / "v" / "cache" / "lastfailed"
    failed = sorted(json.loads(kept.read_text(encoding="utf-8"))) if kept.exists() else []
    if code != TESTS_FAILED or not 0 < len(failed) <= MOST_UNSTEADY:
        sys.exit(f"the tests failed (exit code {code}, {len(failed)} tests)")
    run(*command, "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider", *failed, env=env)
    print(f"UNSTEADY: {len(failed)} failed beside others and passed alone; each wants mending:", *failed, sep="\n  ")


FOR_FREEZING = {"PYTHONNODEBUGRANGES": "1"}
"""A traceback of the frozen program names lines and not columns, which would be a seventh of its modules."""


def build() -> None:
    """The one-folder program of this system; it has to pass its own self-test and do a little work."""
    install("test")
    work = ROOT / "build" / "pyinstaller"
    quiet = ["--noconfirm", "--log-level", "ERROR", "--distpath", ROOT / "dist", "--workpath", work]
    run(PYTHON, "-m", "PyInstaller", *quiet, ROOT / "packaging" / "app.spec", env={**os.environ, **FOR_FREEZING})
    name = "Aftercare-command.exe" if sys.platform == "win32" else "Aftercare"
    program = ROOT / "dist" / "Aftercare" / name
    with tempfile.TemporaryDirectory(prefix="aftercare-build-") as data:
        there = {**os.environ, "AFTERCARE_DATA": data}
        if sys.platform == "linux":
            there["QT_QPA_PLATFORM"] = "offscreen"
        branch = Path(data) / "branch.aftercare"
        run(program, "selftest", env=there)
        run(program, "--database", branch, "demo", "--size", "50", "--no-window", env=there)
        run(program, "--database", branch, "list", "customers", "--limit", "1", env=there)


if __name__ == "__main__":
    doors = {"demo": demo, "test": test, "test --windows": lambda: test("--windows"), "build": build}
    door = doors.get(" ".join(sys.argv[1:]))
    if door is None:
        sys.exit(__doc__)
    door()
