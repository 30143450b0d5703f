"""The steps of the installer's exercise that need no screen: install, refuse, upgrade, remove, carry along."""

from __future__ import annotations

import lzma
import os
import re
import shutil
import zipfile
from pathlib import Path
from unittest import mock

import installer
from exercise_ground import BEFORE, BETWEEN, CHINESE, DRIVES_KEY, WINDOWS_KEY, Ground, digests
from exercise_screen import Screen
from laid_out import lay_out
from wine import small_disk

ROOT = Path(__file__).resolve().parents[2]
OLD_BRANCH = ROOT / "tests" / "data" / "branches" / "schema_0013.aftercare.xz"
OLD_CALL, CALLS_IN_OLD_BRANCH = "JX-GZ-2611-0020", 20
CHINESE_PLACE = r"C:\公司办公\售后服务台"
LONGEST_PATH = 259


def first_installation(the: Ground) -> None:
    """The release before, silently, where nothing was."""
    before = set(the.home.rglob("*"))
    the.check("the release before is installed silently", the.install(BEFORE), 0)
    the.check("its files are those that were built", the.is_as_built(the.program, the.before))
    the.check("Windows knows its version", the.registered("DisplayVersion"), BEFORE)
    the.check("Windows knows its name", the.registered("DisplayName"), CHINESE)
    the.check("Windows knows where the data are", the.registered("Comments").endswith(r"AppData\Local\Aftercare"))
    the.check("there are shortcuts", the.shortcuts(), [f"desktop: {CHINESE}", f"menu: {CHINESE}"])
    target = (the.desktop / f"{CHINESE}.lnk").read_bytes()
    the.check("a shortcut leads to the program", rb"Programs\Aftercare\Aftercare.exe" in target)
    expected = {the.program.parent, *the.menu.rglob("*.lnk"), *the.desktop.iterdir()}
    new = {one for one in set(the.home.rglob("*")) - before - expected if not one.is_relative_to(the.program)}
    the.check("nothing else was written", sorted(str(one) for one in new if "Temp" not in one.parts), [])


def self_test(the: Ground) -> None:
    """Every part of the program is there and does its work."""
    code, said = the.command(the.program, "selftest")
    the.check("its self-test is passed", (code, said.splitlines()[-1:] * bool(code)), (0, []))


def branches(the: Ground) -> None:
    """A branch made and a call registered by the command line."""
    code, said = the.command(the.program, "demo", "--size", "40", "--no-window")
    the.check("a branch is made on the command line", code, 0)
    the.branch = said.splitlines()[0].strip()
    found = [one.name for one in the.data.glob("demonstration*.aftercare")]
    the.check("it lies in the user's data folder", found, [the.branch.rpartition("\\")[2]])
    the.call = register(the, the.program, the.branch)
    the.check("a call is registered on the command line", bool(the.call))


def register(the: Ground, place: Path, branch: str) -> str:
    """Register a call of the first customer; its number, empty when that failed."""
    _, said = the.command(place, "--database", branch, "list", "customers", "--limit", "1")
    number = re.search(r"KH-[\w-]+", said)
    given = ("--customer", number[0] if number else "", "--fault", "开机无反应", "--phone", "13800138000")
    code, said = the.command(place, "--database", branch, "register", *given)
    return said.strip() if not code and re.fullmatch(r"JX-[\w-]+", said.strip()) else ""


def refusals(the: Ground, version: str) -> None:
    """What the installer does not do; nothing may have changed after any of it."""
    the.write_registry(WINDOWS_KEY, "CurrentBuild", "17134")
    the.check("too old a Windows is refused (3)", the.install(version), 3)
    the.write_registry(WINDOWS_KEY, "CurrentBuild", "18362")
    whole = the.setups[version].read_bytes()
    damaged = bytearray(whole)
    damaged[len(whole) * 6 // 10] ^= 0x10
    for name, content in (("damaged", bytes(damaged)), ("cut", whole[: len(whole) // 2])):
        the.setups[name] = the.work / f"{name}.exe"
        the.setups[name].write_bytes(content)
        the.check(f"an installer that is {name} is refused (2)", the.install(name), 2)
    foreign, portable = the.at("C:\\Papers"), the.at("C:\\Carried")
    for folder, names in ((foreign, ["letter.txt"]), (portable, ["Aftercare.exe", installer.MARKER])):
        folder.mkdir()
        for name in names:
            (folder / name).write_bytes(b"")
    the.check("a folder with other files is refused (6)", the.install(version, "C:\\Papers"), 6)
    the.check("a portable folder is refused (6)", the.install(version, "C:\\Carried"), 6)
    the.check("a place that cannot be written is refused (6)", the.install(version, "Z:\\proc\\Aftercare"), 6)
    the.check("both are as they were", [len(list(one.iterdir())) for one in (foreign, portable)], [1, 2])
    state = (the.is_as_built(the.program, the.before), the.registered("DisplayVersion"))
    the.check("what was installed is untouched", state, (True, BEFORE))


def no_room(the: Ground, version: str) -> None:
    """On a disk of 9 MB, and on one that has room but takes no more files when 99 of them lie there."""
    for code, holds, what in (
        (7, "size=9m", "a disk without room is refused (7)"),
        (2, "size=1g,nr_inodes=99", "on a disk that fills up meanwhile it is broken off (2)"),
    ):
        place, drive = the.work / f"disk {code}", the.wine.prefix / "dosdevices" / "g:"
        with small_disk(place, holds) as disk:
            if not disk:
                print(f"LEFT OUT: {what}; nothing can be mounted here", flush=True)
                continue
            drive.symlink_to(place)
            the.check(what, the.install(version, "G:\\Aftercare"), code)
            the.check("nothing of it stays there", [one.name for one in place.rglob("*")], [])
            drive.unlink()
    state = (the.is_as_built(the.program, the.before), the.registered("DisplayVersion"))
    the.check("what was installed is untouched", state, (True, BEFORE))


def while_running(the: Ground, seen: Screen, version: str) -> None:
    """A program that runs is not replaced, nor is a version that came on a stick and runs in its place."""
    stick = the.program / "versions" / BETWEEN
    lay_out(the.folder, stick)
    for name, place in (("what was installed", the.program), ("a version from a stick", stick)):
        # as what was installed starts it: otherwise it hands back, and that one runs
        with mock.patch.dict(os.environ, AFTERCARE_HANDED=BETWEEN), seen.shown(place / "Aftercare.exe"):
            the.check(f"{name} runs", seen.wait_for_paint())
            the.check(f"while {name} runs, the installer refuses (5)", the.install(version), 5)
            the.check(f"while {name} runs, so does the uninstaller (5)", the.uninstaller(the.program), 5)
        there = [(one / "Aftercare.exe").exists() for one in (the.program, stick)]
        the.check("both programs are still there", there, [True, True])
    (the.program / "current.txt").write_text(f"99.1\nprevious {BEFORE}\n")
    stick.rename(stick.with_name("99.1"))
    the.check("a newer version from a stick is not replaced (4)", the.install(version), 4)
    stick.with_name("99.1").rename(stick)
    (the.program / "current.txt").write_text(f"{BETWEEN}\nprevious {BEFORE}\n")


def upgrade(the: Ground, version: str) -> None:
    """In place, over what an older version and a stick left; the data are carried on, those of old tables too."""
    for left in the.data.glob("branch.aftercare*"):  # of the window that was shown
        left.unlink()
    (the.data / "branch.aftercare").write_bytes(lzma.decompress(OLD_BRANCH.read_bytes()))
    (the.program / "_internal" / "stale.dll").write_bytes(b"of an older version")
    (the.desktop / f"{CHINESE}.lnk").unlink()
    upgrade_with_data(the, version)
    the.check("who deleted the picture on the desktop gets none", the.shortcuts(), [f"menu: {CHINESE}"])
    code, said = the.command(the.program, "list", "repairs")
    the.check("an old branch opens", (code, said[:200] * bool(code)), (0, ""))
    numbers = set(re.findall(r"JX-GZ-2611-\d{4}", said))
    the.check("every call of it is there", (OLD_CALL in numbers, len(numbers)), (True, CALLS_IN_OLD_BRANCH))
    kept = list((the.data / "backups").glob("branch-before-*"))
    the.check("it was copied before", len(kept), 1)
    the.check("and it is sound", the.command(the.program, "check", "--user", "admin")[0], 0)
    the.check("the older release is refused (4)", the.install(BEFORE), 4)
    the.check("and so is the one between", the.install(BETWEEN), 4)
    for name in ("incoming", "outgoing"):
        (the.program / name).mkdir()
    shutil.copy(the.program / "Aftercare.exe", the.program / "incoming")
    for name in ("_internal", "Aftercare.exe"):
        (the.program / name).rename(the.program / "outgoing" / name)
    the.check("an upgrade in which the power failed is begun anew", the.install(version), 0)
    the.check("then its files are those that were built", the.is_as_built(the.program))


def upgrade_with_data(the: Ground, version: str) -> None:
    """What was registered before the upgrade is there after it, and the branch is whole."""
    the.check("the upgrade is silent", the.install(version), 0)
    the.check("its files are those that were built, and no others", the.is_as_built(the.program))
    the.check("Windows knows the new version", the.registered("DisplayVersion"), version)
    branch = ("--database", the.branch)
    shown = ("list", "repairs", "--where", f"number={the.call}")
    the.check("the call is still there", the.call in the.command(the.program, *branch, *shown)[1])
    the.check("the branch is sound", the.command(the.program, *branch, "check", "--user", "admin")[0], 0)


def other_places(the: Ground, version: str) -> None:
    """Another folder, in Chinese; then the longest path that does, and one that is too long by one."""
    the.check("it moves to a Chinese folder", the.install(version, CHINESE_PLACE), 0)
    the.check("the old folder has gone", the.program.exists(), False)
    chinese = the.at(CHINESE_PLACE)
    the.check("its files are those that were built", the.is_as_built(chinese))
    the.check(
        "the program works there", the.call in the.command(chinese, "--database", the.branch, "list", "repairs")[1]
    )
    room = LONGEST_PATH - installer.longest(installer.files_of(the.folder))
    longest = "C:\\" + "长" * 40 + "\\" + "d" * (room - len("C:\\") - 41)
    the.check("a path that is too long is refused (6)", the.install(version, f"{longest}d"), 6)
    the.check("the program is where it was", the.is_as_built(chinese))
    the.check("the longest path does", the.install(version, longest), 0)
    the.check("its files are those that were built", the.is_as_built(the.at(longest)))
    code, said = the.command(the.at(longest), "selftest")
    the.check("its self-test is passed there", (code, said.splitlines()[-1:] * bool(code)), (0, []))
    the.check("back to the usual folder", the.install(version, the.windows_path(the.program)), 0)
    the.check("nothing stayed behind", [the.at(one).exists() for one in (CHINESE_PLACE, longest)], [False, False])


def removal(the: Ground) -> None:
    """The program goes, the data stay as they are."""
    before = digests(the.data)
    (the.program / "my notes.txt").write_text("x")
    the.uninstaller(the.program)
    there = sorted(one.name for one in the.program.iterdir())
    the.check("a file of somebody's own stays", [one for one in there if one != "uninstall.exe"], ["my notes.txt"])
    (the.program / "my notes.txt").unlink()
    the.check("Windows knows nothing of it any more", the.registered("DisplayVersion"), "")
    the.check("the shortcuts have gone", the.shortcuts(), [])
    the.check("the data are byte for byte what they were", (len(before) > 2, digests(the.data) == before), (True, True))


def carried_along(the: Ground, zipped: Path) -> None:
    """The portable folder, on drive E and then on drive F; a drive that takes no database says so."""
    before = digests(the.data)
    disk = the.work / "另一块硬盘"
    disk.mkdir()
    with zipfile.ZipFile(zipped) as packed:
        packed.extractall(disk)
    place = disk / "Aftercare"
    (place / installer.MARKER).rename(the.work / installer.MARKER)
    the.check("unpacked, it is what was built", the.is_as_built(place))
    (the.work / installer.MARKER).rename(place / installer.MARKER)
    drives = the.wine.prefix / "dosdevices"
    (drives / "e:").symlink_to(disk)
    program = "E:\\Aftercare\\Aftercare-command.exe"
    code, said = the.wine.run(program, "demo", "--size", "20", "--no-window", seconds=300.0, loud=False)
    the.check("a branch is made on drive E", (code, said.startswith("E:\\Aftercare\\data\\demonstration")), (0, True))
    branch = Path(said.splitlines()[0].rpartition("\\")[2]).name
    (drives / "e:").rename(drives / "f:")
    moved = f"F:\\Aftercare\\data\\{branch}"
    words = ("--database", moved, "list", "repairs", "--limit", "1")
    code, said = the.wine.run("F:\\Aftercare\\Aftercare-command.exe", *words, seconds=120.0, loud=False)
    the.check("it works on drive F", (code, "JX-" in said), (0, True))
    the.check("the user's own data folder is untouched", digests(the.data) == before)
    the.write_registry(DRIVES_KEY, "f:", "cdrom")
    the.wake()
    code, said = the.wine.run("F:\\Aftercare\\Aftercare-command.exe", *words, seconds=120.0, loud=False)
    the.check(
        "on a disc it says so in one sentence",
        (code, len(said.splitlines()), "便携" in said or "portable" in said),
        (1, 1, True),
    )
    print(f"      {said}")
