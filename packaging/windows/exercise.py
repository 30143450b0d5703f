"""The installer put to work under Wine: installing, upgrading, refusing, removing, the portable folder, its pages.

    python packaging/windows/exercise.py [FOLDER] [--setup FILE] [--before FOLDER] [--work FOLDER]
    python packaging/windows/exercise.py [FOLDER] --brief PREFIX

FOLDER is the program as it was built (build/windows/dist/Aftercare); FILE its installer, made here with a quick
compression when it is not given; `--before` is the folder of the release before, which is the same program with an
installer of a lower number when it is not given. Every step is printed with ok or FAIL; the exit code is 1 when one
failed. Pictures of the program and of every page are left in build/windows/pictures. `--brief` does what every commit
has to pass, in a copy of a prefix that is there. What only a Windows can tell stands in the README.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import exercise_pages as pages
import exercise_steps as steps
import installer
from exercise_ground import BEFORE, BETWEEN, Ground
from exercise_screen import Screen
from wine import Wine, screen

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "build" / "windows" / "dist" / "Aftercare"
PICTURES = ROOT / "build" / "windows" / "pictures"


def main(given: list[str]) -> int:
    """Carry the steps out; 1 when one failed."""
    parser = argparse.ArgumentParser(description="exercise the installer under Wine")
    parser.add_argument("folder", type=Path, nargs="?", default=BUILT, help="the program as it was built")
    parser.add_argument("--setup", type=Path, help="its installer; made here when not given")
    parser.add_argument(
        "--work", type=Path, help="where the prefix and the installers go; a folder of its own if not given"
    )
    parser.add_argument("--before", type=Path, help="the release before, as it was built")
    parser.add_argument("--brief", type=Path, metavar="PREFIX", help="the five steps of every commit")
    words = parser.parse_args(given)
    with tempfile.TemporaryDirectory(prefix="aftercare-exercise-") as scratch, screen() as display:
        work = words.work or Path(scratch)
        work.mkdir(parents=True, exist_ok=True)
        wine = Wine(work / "prefix", display)
        if words.brief:
            subprocess.run(["cp", "-a", "--reflink=auto", words.brief, wine.prefix], check=True)
        wine.make()
        own_folders(wine)
        the = Ground(wine, words.folder, work, words.before)
        the.wake()
        try:
            (in_brief if words.brief else everything)(the, Screen(wine, PICTURES), words.setup)
        finally:
            the.sleep()
    for name in the.failed:
        print(f"FAILED: {name}")
    print(f"{the.count - len(the.failed)} of {the.count} steps as they should be; pictures in {PICTURES}")
    return int(bool(the.failed))


def own_folders(wine: Wine) -> None:
    """Wine makes a user's desktop a link to this machine's home folder; nothing shall be written there."""
    for one in wine.prefix.glob("drive_c/users/*/*"):
        if one.is_symlink():
            one.unlink()
            one.mkdir()


def in_brief(the: Ground, seen: Screen, setup: Path | None) -> None:
    """Installing, starting, its self-test, a call by the command line, the upgrade with its data, removing."""
    from app import __version__ as version

    the.setups[BEFORE] = installer.make(the.before, BEFORE, the.work, installer.STORED)
    the.setups[version] = setup or installer.make(the.folder, version, the.work, installer.STORED)
    steps.first_installation(the)
    pages.first_window(the, seen)
    steps.self_test(the)
    steps.branches(the)
    steps.upgrade_with_data(the, version)
    steps.removal(the)


def everything(the: Ground, seen: Screen, setup: Path | None) -> None:
    """All steps in their order."""
    from app import __version__ as version

    the.setups[BEFORE] = installer.make(the.before, BEFORE, the.work, installer.FAST)
    the.setups[BETWEEN] = installer.make(the.folder, BETWEEN, the.work, installer.FAST)
    the.setups[version] = setup or installer.make(the.folder, version, the.work, installer.FAST)
    zipped = installer.portable(the.folder, version, the.work)
    steps.first_installation(the)
    pages.first_window(the, seen)
    steps.branches(the)
    steps.refusals(the, version)
    steps.no_room(the, version)
    pages.left_by_the_user(the, seen, version, pages.PAGES[1], "Escape", "Return")
    steps.while_running(the, seen, version)
    steps.upgrade(the, version)
    steps.other_places(the, version)
    steps.removal(the)
    pages.left_by_the_user(the, seen, version, pages.PAGES[0], "Escape")
    steps.carried_along(the, zipped)
    for language in pages.LANGUAGES:
        pages.pages(the, seen, version, language)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
