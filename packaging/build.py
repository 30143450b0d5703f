"""One command makes the program that is handed over, and proves it; see README, "The Windows program".

    python packaging/build.py windows [--fast] [--only STEP] [--previous FOLDER]
                                                               folder and installer for Windows, made on Debian
    python packaging/build.py exercise                         the shortest of it that still tries the installer
    python packaging/build.py linux                            the one-folder program of this system
    python packaging/build.py pin                              write the digests of the Windows wheels anew
    python packaging/build.py compare FOLDER FOLDER            name the differences of two builds
    python packaging/build.py sizes [FOLDER]                   what the megabytes are

`--fast` packs the installer quickly and not small, and makes no user guide. `--previous` is the folder of the release
before as it was built, from which the exercises upgrade; without it an update goes from this one to one of tomorrow.
Windows steps: packages, guide, fetch, python, prefix, freeze, tables, selftest, tests, installer, sheets, exercise,
desktop, tomorrow, update; one whose inputs are as they were is left out.
`exercise` ends with 3 when there is no Wine and none can be installed: nothing was tried then.
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
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "packaging"))

import develop  # noqa: E402 - the folder of this file is known now
from windows import fetch, folder, import_tables, tomorrow, wine  # noqa: E402
from windows.steps import Steps  # noqa: E402

HERE = ROOT / "packaging" / "windows"
WORK = ROOT / "build" / "windows"
CACHE, PYTHON, DIST = WORK / "cache", WORK / "py", WORK / "dist" / "Aftercare"
PREFIX = Path(os.environ.get("WINEPREFIX") or WORK / "prefix")
SPEC = [ROOT / "packaging" / name for name in ("app.spec", "shipped.py", "launch.py")]
SOURCE = [ROOT / "app", ROOT / "resources", ROOT / "pyproject.toml"]
TESTS = HERE / "tests.txt"
GUIDE = ROOT / "build" / "guide"
TOMORROW = WORK / "dist-tomorrow" / "Aftercare"
SHEETS = [HERE / f"check_sheet{ending}" for ending in (".py", ".en.md", ".zh_CN.md")]
INSTALLING = [HERE / "installer.py", HERE / "setup.nsi", HERE / "texts.nsh"]
EXERCISES = [*sorted(HERE.glob("exercise*.py")), *INSTALLING, HERE / "wine.py"]
NO_WINE = 3
"""What a build ends with that has no Windows to try anything with."""


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


def windows(*, fast: bool, only: str, previous: Path | None = None) -> None:
    """The Windows folder and its installer, step by step."""
    steps = Steps(WORK, only)
    here = wine.Wine(PREFIX)
    _install_packages(steps, wine.PACKAGES)
    if not fast:
        steps.run("guide", _make_guide, [*SOURCE, ROOT / "packaging" / "guide.py"], GUIDE / "pictures")
    _set_up(steps, here)
    with wine.screen() as display:
        here.display = display
        try:
            _make_and_prove(steps, here)
            _hand_out(steps, fast=fast)
            _exercise(steps, here, previous.absolute() if previous else None)
            _try_update(steps, here, previous.absolute() if previous else None, fast=fast)
        finally:
            here.end()
    steps.end()


def exercise() -> None:
    """What every commit can afford: the folder is frozen, an installer that is not packed installs it, and the program
    starts, registers a call, is upgraded with its data and removed.
    """
    steps = Steps(WORK)
    here = wine.Wine(PREFIX)
    _install_packages(steps, wine.FEWEST)
    _set_up(steps, here)
    with wine.screen() as display:
        here.display = display
        try:
            _make(steps, here)
        finally:
            here.end()
    words = [HERE / "exercise.py", DIST, "--brief", PREFIX]
    steps.run("exercise", lambda: _with_ours("the exercise", *words), [DIST, *EXERCISES, version(), "brief"])
    steps.end()


def _set_up(steps: Steps, here: wine.Wine) -> None:
    steps.run("fetch", lambda: fetch.fetch(CACHE), [fetch.WHEELS, fetch.TOOLS, HERE / "fetch.py"], CACHE / "wheels")
    wheels = [fetch.WHEELS, HERE / "fetch.py", "" if PYTHON.exists() else "gone"]
    steps.run("python", lambda: fetch.unpack(CACHE, PYTHON), wheels)
    steps.run("prefix", here.make, [wine.STUBS, HERE / "wine.py", "" if (PREFIX / ".ready").exists() else "gone"])


def _make(steps: Steps, here: wine.Wine) -> None:
    python = PYTHON / "python.exe"
    frozen = [*SOURCE, *SPEC, HERE / "version.py", HERE / "command_archive.py", HERE / "without", fetch.WHEELS]
    frozen.append(GUIDE / "pictures")
    steps.run("freeze", lambda: _freeze(here, python), frozen, DIST)
    folder.print_sizes(DIST)
    steps.run("tables", lambda: _refuse(import_tables.main(DIST), "import tables"), [DIST, HERE / "import_tables.py"])


def _make_and_prove(steps: Steps, here: wine.Wine) -> None:
    _make(steps, here)
    steps.run("selftest", lambda: _self_test(here), [DIST])
    tested = [*SOURCE, ROOT / "tests", TESTS, HERE / "pytest_here.py", fetch.WHEELS]
    steps.run("tests", lambda: _run_tests(here, PYTHON / "python.exe"), tested)


def _hand_out(steps: Steps, *, fast: bool) -> None:
    """The installer, and the papers that are handed out beside it."""
    out, packing = setup_file(), "fast" if fast else "small"
    words = [HERE / "installer.py", "setup", DIST, version(), out, "--packing", packing]
    steps.run("installer", lambda: _with_ours("the installer", *words), [DIST, *INSTALLING, version(), packing], out)
    if out.exists():
        print(f"{'installer':10} {out.stat().st_size / 1e6:.1f} MB  {out.name}")
    steps.run("sheets", lambda: _with_ours("the check sheets", SHEETS[0], WORK), [*SHEETS, version()])
    for guide in GUIDE.glob("*.pdf"):
        shutil.copyfile(guide, WORK / guide.name)


def _exercise(steps: Steps, here: wine.Wine, previous: Path | None) -> None:
    """What was made is put to work, see `packaging/windows/exercise.py` and the other two."""
    before = [previous] if previous else []
    words = [HERE / "exercise.py", DIST, "--setup", setup_file(), *(["--before", previous] if previous else [])]
    reads = [DIST, setup_file(), *EXERCISES, *before]
    steps.run("exercise", lambda: _with_ours("the exercise of the installer", *words), reads)
    steps.run("desktop", lambda: _try_desktop(here), [*SOURCE, HERE / "desktop_exercise.py", fetch.WHEELS])


def _try_update(steps: Steps, here: wine.Wine, previous: Path | None, *, fast: bool) -> None:
    """An update by stick from the release before to this one; without one, from this one to that of tomorrow."""
    script, secret = HERE / "update_exercise.py", ROOT / "build" / "release" / "release_secret.txt"
    old, new, number = (previous, DIST, version()) if previous else (DIST, TOMORROW, tomorrow.version_after(version()))
    if not secret.exists():
        steps.leave_out("update", f"there is no {secret.relative_to(ROOT)} to sign it with")
    elif fast and not previous:
        steps.leave_out("update", "--fast makes no release of tomorrow; name an older one with --previous")
    else:
        if not previous:
            reads = [DIST, HERE / "tomorrow.py"]
            steps.run("tomorrow", lambda: _freeze_tomorrow(here, number), reads, TOMORROW)
        words = [script, old, new, number, "--key", secret]
        steps.run("update", lambda: _with_ours("the update by stick", *words), [old, new, script])


def _freeze_tomorrow(here: wine.Wine, number: str) -> None:
    source = WORK / "tomorrow"
    tomorrow.copy(ROOT, source, number)
    _freeze(here, PYTHON / "python.exe", source, TOMORROW)


def setup_file() -> Path:
    """Where the installer is left."""
    return WORK / f"Aftercare-{version()}-setup.exe"


def _install_packages(steps: Steps, wanted: Sequence[str]) -> None:
    steps.run("packages", lambda: _install(wanted), [*wanted, *wine.missing_packages(wanted)])


def _install(wanted: Sequence[str]) -> None:
    try:
        develop.install_system(wine.missing_packages(wanted), "the Windows build")
    except SystemExit as why:
        print(why)
    if missing := wine.missing_packages(wanted):
        print(f"NOTHING WAS BUILT OR TRIED: these packages of Debian are not here: {' '.join(missing)}", flush=True)
        sys.exit(NO_WINE)


def our_python() -> Path | str:
    """A Python of this system with the program's packages: this one, or that of `.venv`, made when it is not there."""
    if importlib.util.find_spec("PySide6") and importlib.util.find_spec("reportlab"):
        return sys.executable
    develop.install("test")
    return develop.PYTHON


def _with_ours(what: str, *words: Path | str) -> None:
    """Run a script of ours with this system's Python; the build ends when it fails."""
    _refuse(subprocess.run([our_python(), *words], cwd=ROOT, check=False).returncode, what)


def _make_guide() -> None:
    """The user guide, with this system's Python: its pictures go into the program."""
    _with_ours("the user guide", ROOT / "packaging" / "guide.py")


def _freeze(here: wine.Wine, python: Path, source: Path = ROOT, target: Path = DIST) -> None:
    """Make the folder beside and put it in its place when it is whole."""
    making = WORK / "making"
    for leftover in (making, WORK / "pyinstaller"):
        if leftover.exists():
            shutil.rmtree(leftover)
    quiet = ["--noconfirm", "--log-level", "WARN", "--distpath", making, "--workpath", WORK / "pyinstaller"]
    spec = source / SPEC[0].relative_to(ROOT)
    steady = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": same_time(), **develop.FOR_FREEZING}
    code, _said = here.run(python, "-m", "PyInstaller", *quiet, spec, env=steady, cwd=source, seconds=3600)
    _refuse(code, f"PyInstaller, exit code {code} (124: it took too long)")
    folder.put_in_order(making / DIST.name / "_internal" / "base_library.zip")
    folder.stamp(making / DIST.name, int(same_time()))
    if target.exists():
        shutil.rmtree(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    (making / DIST.name).rename(target)


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


def _try_desktop(here: wine.Wine) -> None:
    """What only Windows has, with the Windows Python."""
    with tempfile.TemporaryDirectory(prefix="aftercare-desktop-") as name:
        code, _said = here.run(PYTHON / "python.exe", HERE / "desktop_exercise.py", Path(name), cwd=ROOT)
    _refuse(code, "the exercise of the desktop")


def _run_tests(here: wine.Wine, python: Path) -> None:
    """The tests of files, paths, encodings and locks, with the Windows Python."""
    lines = [line.partition("#")[0].strip() for line in TESTS.read_text(encoding="utf-8").splitlines()]
    chosen = [line for line in lines if line]
    with tempfile.TemporaryDirectory(prefix="aftercare-tests-") as name:
        place = here.prefix / "drive_c" / Path(name).name  # of drive Z Wine would complain in every line
        words = ["-q", "-p", "no:cacheprovider", "--basetemp", f"C:\\{place.name}", *chosen]
        try:
            with wine.small_disk(Path(name) / "disk") as small:
                code, _said = here.run(python, HERE / "pytest_here.py", *words, env=small, cwd=ROOT, seconds=1800)
        finally:
            shutil.rmtree(place, ignore_errors=True)
    _refuse(code, "the tests with the Windows Python")


def _refuse(failed: object, what: str) -> None:
    if failed:
        sys.exit(f"FAILED: {what}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["windows", "exercise", "linux", "pin", "compare", "sizes"])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--only", default="", metavar="STEP")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--previous", type=Path, metavar="FOLDER")
    asked = parser.parse_args()
    if asked.what == "windows":
        windows(fast=asked.fast, only=asked.only, previous=asked.previous)
    elif asked.what == "exercise":
        exercise()
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
