"""An update by stick and the way back, with two frozen Windows programs under Wine:

    python packaging/windows/update_exercise.py OLD NEW VERSION [--key SECRET] [--kills 3]

OLD and NEW are frozen folders; NEW calls itself VERSION, a later one than OLD; SECRET is the file of the key that OLD
accepts. Each step is printed with ok or FAIL, and 1 is returned when one failed. What is proven under Wine is not yet
proven on Windows: how an antivirus program or a slow disk behaves only shows there.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging"), str(ROOT / "packaging" / "windows")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import release  # noqa: E402 - after the paths are known

from app.models import database  # noqa: E402
from app.packages import update_package  # noqa: E402
from tests.conftest import PASSWORD  # noqa: E402
from tests.faults.runs._branches import furnished, save_one  # noqa: E402
from windows import wine  # noqa: E402
from windows.laid_out import lay_out  # noqa: E402

COMMAND, WINDOW = "Aftercare-command.exe", "Aftercare.exe"
RECORDS = 5
BEFORE = "0.0.9"
"""What an old version calls itself that is still pinned to the taskbar."""
OF_A_SIGN_IN = 5_000
"""How many dots of the page that asks for the name have the colour of its button; a fault's buttons are smaller."""
_LIBRARY = "_internal/base_library.zip"


class Exercise:
    """A program folder, a branch and a stick, and what is done with them."""

    def __init__(self, home: Path, here: wine.Wine, old: Path, new: tuple[Path, str], secret: bytes) -> None:
        self.here, self.failed = here, 0
        self.program, self.stick = home / "程序" / "售后服务台", home / "stick"
        self.old = old
        shutil.copytree(old, self.program)
        self.stick.mkdir()
        self.file = furnished(home / "数据", "branch.aftercare")
        database.open_database(self.file)
        for _ in range(RECORDS):
            save_one()
        database.close_database()
        self.password = home / "password.txt"
        self.password.write_text(PASSWORD, encoding="utf-8")
        self.data = {"AFTERCARE_DATA": here.path(home / "数据")}
        folder, self.version = new
        self.package = release.make(folder, secret, self.stick, self.version, level=1)

    def step(self, name: str, act: Callable[[], object]) -> None:
        """Do a step; what is false or raised is a failure."""
        begun = time.monotonic()
        try:
            found, why = act(), ""
        except Exception as trouble:  # every step is tried, whatever became of the one before
            found, why = False, f" ({type(trouble).__name__}: {trouble})"
        self.failed += not found
        print(f"{'ok  ' if found else 'FAIL'} {time.monotonic() - begun:6.1f} s  {name}{why}", flush=True)

    def run(
        self, *words: str | Path, user: str = "", program: str | Path = COMMAND, seconds: float = 1800.0
    ) -> tuple[int, str]:
        """The installed program on the branch, or one that is pinned."""
        who = ["--user", user, "--password-file", self.password] if user else []
        given = ["--database", self.file, *words, *who]
        return self.here.run(self.program / program, *given, env=self.data, seconds=seconds, loud=False)

    def says(
        self, code: int, text: str, *words: str | Path, user: str = "admin", program: str | Path = COMMAND
    ) -> bool:
        """Whether the program ends so and says this."""
        found, said = self.run(*words, user=user, program=program)
        if found != code or text not in said:
            print(f"       {words} ended with {found}: {said[-700:]}")
        return found == code and text in said

    def chosen(self) -> str:
        """The first line of `current.txt`; empty without one."""
        with contextlib.suppress(OSError):
            return (self.program / "current.txt").read_text(encoding="utf-8").splitlines()[0]
        return ""

    def asked(self, sql: str) -> list[tuple[object, ...]]:
        """Rows of the branch, read past the program."""
        conn = sqlite3.connect(self.file)
        try:
            return conn.execute(sql).fetchall()
        finally:
            conn.close()

    def has_new_tables(self) -> bool:
        """Whether the new version has brought the branch up to date."""
        return bool(self.asked("SELECT 1 FROM schema_migration WHERE name NOT IN (" + self._known() + ")"))

    def _known(self) -> str:
        steps = self.program.glob("_internal/app/models/migrations/[0-9]*.py")
        return ", ".join(f"'{one.stem}'" for one in steps)

    def rows(self) -> int:
        """Customers in the branch."""
        return int(str(self.asked("SELECT count(*) FROM customer")[0][0]))

    def starts(self, pinned: str = "") -> bool:
        """Whether the installed program opens the branch, whichever version it hands over to; or one that is pinned."""
        program = Path("versions", pinned, COMMAND) if pinned else COMMAND
        return self.says(0, "K000001", "list", "customers", "--format", "csv", user="boss", program=program)


def exercise(it: Exercise, kills: int) -> int:
    """All of it; returns how many steps failed."""
    it.step("the old version opens the branch", it.starts)
    it.step("a changed package is refused", lambda: _changed(it))
    it.step("no administrator, no update", lambda: it.says(1, "", "update", it.stick, user="boss") and not it.chosen())
    it.step("--check: whole, and it fits", lambda: it.says(0, it.version, "update", "--check", it.stick, user=""))
    it.step("put in: compared, backed up, unpacked, tried, chosen", lambda: it.says(0, it.version, "update", it.stick))
    it.step(
        "current.txt names it, the branch is untouched", lambda: it.chosen() == it.version and not it.has_new_tables()
    )
    it.step(
        "the installed program hands over; the branch is brought up to date",
        lambda: it.starts() and it.has_new_tables(),
    )
    it.step(
        "exit codes come through", lambda: it.says(1, "", "update", it.stick / "nothing") and it.run("nonsense")[0] == 2
    )
    it.step("the window of the new version shows", lambda: _window(it, "updated", WINDOW))
    it.step("the new version that is pinned runs", lambda: it.starts(it.version))
    it.step("an old version that is pinned: the new one runs", lambda: _old_is_pinned(it))
    it.step("a record is entered in the new version", lambda: _entered(it))
    it.step("back, with the reason", lambda: it.says(0, "", "update", "--back", "--reason", "演练"))
    it.step("the old version opens it, the data of today are kept aside", lambda: _as_before(it))
    it.step("the new version that is pinned: the old one runs, on its tables", lambda: _new_is_pinned(it))
    it.step("what was installed is lost: the pinned new version obeys the choice", lambda: _lost(it))
    it.step("put in again", lambda: it.says(0, it.version, "update", it.stick) and it.chosen() == it.version)
    it.step("a missing file: said, and the old version starts", lambda: _damaged(it))
    it.step("put in again without a sign-in", lambda: it.says(0, it.version, "update", it.stick, user=""))
    it.step("and it runs", lambda: it.starts() and it.has_new_tables())
    it.step("back once more", lambda: it.says(0, "", "update", "--back", "--reason", "演练"))
    for turn in range(kills):
        it.step(f"killed while it is put in, {turn + 1}", lambda: _killed(it))
    return it.failed


def _changed(it: Exercise) -> bool:
    """One bit of the payload, then one letter of the list."""
    found = True
    for name in (update_package.PAYLOAD, update_package.MANIFEST):
        file = it.package / name
        whole = file.read_bytes()
        spoiled = bytearray(whole)
        spoiled[len(spoiled) // 2] ^= 1
        file.write_bytes(spoiled)
        found = it.run("update", it.stick, user="admin")[0] == 1 and found
        file.write_bytes(whole)
    return found and not it.chosen() and not list((it.program / "versions").glob("*"))


def _window(it: Exercise, name: str, program: str | Path) -> bool:
    from exercise_screen import ACCENT, Screen

    screen = Screen(it.here, ROOT / "build" / "windows" / "pictures")
    with screen.shown(it.program / program, "--database", it.here.path(it.file)):
        screen.wait_for_paint(240.0)
        screen.keep(name)
        return screen.of_colour(ACCENT) > OF_A_SIGN_IN


def _old_is_pinned(it: Exercise) -> bool:
    """It does not know the tables of today: by itself it would refuse the branch."""
    place = it.program / "versions" / BEFORE
    lay_out(it.old, place)
    try:
        return it.starts(BEFORE) and _window(it, "pinned-old", Path("versions", BEFORE, WINDOW))
    finally:
        shutil.rmtree(place)


def _new_is_pinned(it: Exercise) -> bool:
    """By itself it would bring the branch up to date behind the back of whoever went back."""
    there = (it.program / "versions" / it.version / WINDOW).exists()
    shown = it.starts(it.version) and _window(it, "pinned-new", Path("versions", it.version, WINDOW))
    return there and shown and not it.has_new_tables()


def _lost(it: Exercise) -> bool:
    """Nothing turns in a circle: what is chosen runs; where that is lost, too, the pinned one says so and runs."""
    place, root, aside = it.program / "versions" / BEFORE, it.program / COMMAND, it.program / "aside"
    choice = it.program / "current.txt"
    before = choice.read_bytes()
    lay_out(it.old, place)
    sizes = [f"{one.stat().st_size}\t{one.relative_to(place).as_posix()}" for one in place.rglob("*") if one.is_file()]
    (place / "files.txt").write_text("\n".join(sizes) + "\n", encoding="utf-8")
    root.rename(aside)
    try:
        choice.write_bytes(BEFORE.encode() + b"\n")
        obeyed = it.starts(it.version) and not it.has_new_tables()
        choice.write_bytes(b"9.9.9\n")
        told = it.says(1, it.version, "update", it.stick / "nothing", program=Path("versions", it.version, COMMAND))
    finally:
        aside.rename(root)
        choice.write_bytes(before)
        shutil.rmtree(place)
    return obeyed and told


def _entered(it: Exercise) -> bool:
    number = it.asked("SELECT number FROM customer ORDER BY id LIMIT 1")[0][0]
    return it.says(0, "", "register", "--customer", str(number), "--fault", "不出声", user="boss")


def _as_before(it: Exercise) -> bool:
    """The version of before, the data of before; the branch as it was until then lies whole in one folder beside."""
    found = it.starts() and not it.has_new_tables() and it.rows() == RECORDS
    kept = list(it.file.parent.glob("*-before-restore-*/branch.aftercare"))
    return found and len(kept) == 1


def _damaged(it: Exercise) -> bool:
    (it.program / "versions" / it.version / _LIBRARY).unlink()
    return it.says(0, it.version, "list", "customers", "--format", "csv", user="boss") and not it.has_new_tables()


def _killed(it: Exercise) -> bool:
    """Killed at any moment, and the power with it: what starts next works, and no half version has its name."""
    before, at = it.chosen(), random.Random(time.monotonic()).uniform(1.0, 60.0)
    thread = threading.Thread(target=lambda: it.run("update", it.stick, user="admin"))
    thread.start()
    time.sleep(at)
    it.here.end()
    thread.join(60)
    found = it.chosen() in (before, it.version) and it.starts()
    print(f"       killed after {at:.1f} s: {it.chosen() or 'what was installed'} runs", flush=True)
    if it.has_new_tables():
        it.run("update", "--back", "--reason", "演练", user="admin")
        it.starts()
    return found


@contextlib.contextmanager
def _home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="aftercare-update-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def main(arguments: list[str] | None = None) -> int:
    """Do it; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("version", help="what NEW calls itself")
    parser.add_argument("--key", type=Path, default=ROOT / "build" / "release" / "release_secret.txt")
    parser.add_argument("--kills", type=int, default=2)
    given = parser.parse_args(arguments)
    secret = bytes.fromhex(given.key.read_text(encoding="utf-8").strip())
    with _home() as home, wine.screen() as display:
        here = wine.Wine(Path(os.environ.get("WINEPREFIX") or ROOT / "build" / "windows" / "prefix"), display)
        here.make()
        new = (given.new.absolute(), given.version)
        failed = exercise(Exercise(home, here, given.old.absolute(), new, secret), given.kills)
    print(f"{failed} steps failed" if failed else "every step went as it should")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
