"""One command makes the program that is handed over, and proves it; see README, "The Windows program".

    python packaging/build.py windows [--fast] [--only STEP]   folder and installer for Windows, made on Debian
    python packaging/build.py linux                            the one-folder program of this system
    python packaging/build.py pin                              write the digests of the Windows wheels anew
    python packaging/build.py compare FOLDER FOLDER            name the differences of two builds
    python packaging/build.py sizes [FOLDER]                   what the megabytes are

`--fast` packs the installer quickly and not small, and makes no user guide. Windows steps: packages, guide, fetch,
python, prefix, freeze, tables, selftest, tests, installer; one whose inputs have not changed is not repeated.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "packaging"))

import develop  # noqa: E402 - the folder of this file is known now
from windows import fetch, folder, import_tables, wine  # noqa: E402
from windows.steps import Steps  # noqa: E402

HERE = ROOT / "packaging" / "windows"
WORK = ROOT / "build" / "windows"
CACHE, PYTHON, DIST = WORK / "cache", WORK / "py", WORK / "dist" / "Aftercare"
PREFIX = Path(os.environ.get("WINEPREFIX") or WORK / "prefix")
SPEC = [ROOT / "packaging" / name for name in ("app.spec", "shipped.py", "launch.py")]
SOURCE = [ROOT / "app", ROOT / "resources", ROOT / "pyproject.toml"]
TESTS = HERE / "tests.txt"
GUIDE = ROOT / "build" / "guide"


def version() -> str:
    """The program's version, without loading the program."""
    found = re.search(r'__version__ = "([^"]+)"', (ROOT / "app" / "__init__.py").read_text(encoding="utf-8"))
    if not found:
        sys.exit("app/__init__.py names no version")
    return found[1]


def same_time() -> str:
    """The moment that every file of a build is given: that of the commit, so that two builds of it are the same."""
    words = ["git", "log", "-1", "--format=%ct"]
    said = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return os.environ.get("SOURCE_DATE_EPOCH") or said or "1700000000"


def windows(*, fast: bool, only: str) -> None:
    """The Windows folder and its installer, step by step."""
    steps = Steps(WORK, only)
    here = wine.Wine(PREFIX)
    steps.run("packages", _install_packages, [*wine.PACKAGES, *wine.missing_packages()])
    if not fast:
        steps.run("guide", _make_guide, [*SOURCE, ROOT / "packaging" / "guide.py"], GUIDE / "pictures")
    steps.run("fetch", lambda: fetch.fetch(CACHE), [fetch.WHEELS, fetch.TOOLS, HERE / "fetch.py"], CACHE / "wheels")
    wheels = [fetch.WHEELS, HERE / "fetch.py", "" if PYTHON.exists() else "gone"]
    steps.run("python", lambda: fetch.unpack(CACHE, PYTHON), wheels)
    steps.run("prefix", here.make, [wine.STUBS, HERE / "wine.py", "" if (PREFIX / ".ready").exists() else "gone"])
    with wine.screen() as display:
        here.display = display
        try:
            _make_and_prove(steps, here, fast=fast)
        finally:
            here.end()
    steps.end()


def _make_and_prove(steps: Steps, here: wine.Wine, *, fast: bool) -> None:
    python = PYTHON / "python.exe"
    frozen = [*SOURCE, *SPEC, HERE / "version.py", HERE / "command_archive.py", HERE / "without", fetch.WHEELS]
    frozen.append(GUIDE / "pictures")
    steps.run("freeze", lambda: _freeze(here, python), frozen, DIST)
    folder.print_sizes(DIST)
    steps.run("tables", lambda: _refuse(import_tables.main(DIST), "import tables"), [DIST, HERE / "import_tables.py"])
    steps.run("selftest", lambda: _self_test(here), [DIST])
    tested = [*SOURCE, ROOT / "tests", TESTS, HERE / "pytest_here.py", fetch.WHEELS]
    steps.run("tests", lambda: _run_tests(here, python), tested)
    from windows import installer

    out = WORK / f"Aftercare-{version()}-setup.exe"
    packing = [DIST, *sorted(HERE.glob("*.ns[ih]")), HERE / "installer.py", version(), f"fast {fast}"]
    steps.run("installer", lambda: installer.make(DIST, version(), out, fast=fast), packing, out)
    if out.exists():
        print(f"{'installer':10} {out.stat().st_size / 1e6:.1f} MB  {out.name}")
    for guide in GUIDE.glob("*.pdf"):  # handed out beside it
        shutil.copyfile(guide, WORK / guide.name)


def _install_packages() -> None:
    develop.install_system(wine.missing_packages(), "the Windows build")
    if missing := wine.missing_packages():
        sys.exit(f"the Windows build needs these packages of Debian: {' '.join(missing)}")


def _make_guide() -> None:
    """The user guide, with this system's Python: its pictures go into the program."""
    if importlib.util.find_spec("PySide6") is None:
        develop.install()
    python = sys.executable if importlib.util.find_spec("PySide6") else develop.PYTHON
    _refuse(subprocess.run([python, ROOT / "packaging" / "guide.py"], check=False).returncode, "the user guide")


def _freeze(here: wine.Wine, python: Path) -> None:
    """Make the folder beside and put it in its place when it is whole."""
    making = WORK / "making"
    for leftover in (making, WORK / "pyinstaller"):
        if leftover.exists():
            shutil.rmtree(leftover)
    quiet = ["--noconfirm", "--log-level", "WARN", "--distpath", making, "--workpath", WORK / "pyinstaller"]
    steady = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": same_time()}
    code, _said = here.run(python, "-m", "PyInstaller", *quiet, SPEC[0], env=steady, cwd=ROOT, seconds=3600)
    _refuse(code, f"PyInstaller, exit code {code} (124: it took too long)")
    folder.stamp(making / DIST.name, int(same_time()))
    if DIST.exists():
        shutil.rmtree(DIST)
    DIST.parent.mkdir(parents=True, exist_ok=True)
    (making / DIST.name).rename(DIST)


def _self_test(here: wine.Wine) -> None:
    """The frozen program on a Chinese Windows: its own test, a branch, a row with a letter beyond the code page."""
    program = DIST / "Aftercare-command.exe"
    with tempfile.TemporaryDirectory(prefix="售后 aftercare-") as name:
        data = {"AFTERCARE_DATA": here.path(Path(name))}
        branch = Path(name) / "分公司.aftercare"
        code, _said = here.run(program, "selftest", env=data)
        _refuse(code, "the self-test of the frozen program")
        code, _said = here.run(program, "--database", branch, "demo", "--size", "50", "--no-window", env=data)
        _refuse(code, "making a branch with the frozen program")
        code, said = here.run(program, "--database", branch, "list", "customers", "--limit", "1", env=data)
        _refuse(code or not said, "reading that branch")


def _run_tests(here: wine.Wine, python: Path) -> None:
    """The tests of files, paths, encodings and locks, with the Windows Python."""
    lines = [line.partition("#")[0].strip() for line in TESTS.read_text(encoding="utf-8").splitlines()]
    chosen = [line for line in lines if line]
    with tempfile.TemporaryDirectory(prefix="aftercare-tests-") as name:
        words = ["-q", "-p", "no:cacheprovider", "--basetemp", here.path(Path(name) / "t"), *chosen]
        code, _said = here.run(python, HERE / "pytest_here.py", *words, cwd=ROOT, seconds=1800)
    _refuse(code, "the tests with the Windows Python")


def _refuse(failed: object, what: str) -> None:
    if failed:
        sys.exit(f"FAILED: {what}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["windows", "linux", "pin", "compare", "sizes"])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--only", default="", metavar="STEP")
    parser.add_argument("--fast", action="store_true")
    asked = parser.parse_args()
    if asked.what == "windows":
        windows(fast=asked.fast, only=asked.only)
    elif asked.what == "linux":
        develop.build()
        folder.print_sizes(ROOT / "dist" / "Aftercare")
    elif asked.what == "pin":
        fetch.pin(CACHE)
    elif asked.what == "sizes":
        folder.print_sizes(*(asked.folders or [DIST]))
    else:
        sys.exit(folder.compare(*asked.folders))


if __name__ == "__main__":
    main()
