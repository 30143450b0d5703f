"""The versions of the program that lie beside each other: which one runs, handing over to it, changing over.

    <program folder>/Aftercare.exe          what was installed; it looks here first and hands over
    <program folder>/current.txt            which version runs, in its first line; not there: what was installed
    <program folder>/versions/<version>/    a whole program that came on a stick, with the list of its files

Changing over is one file renamed over another. Nothing here needs more than the standard library, and `hand_over` is
called before anything else is loaded. Whoever pins the window of a version to the taskbar, or makes a shortcut of it,
starts that version and not what was installed: then it hands back, so that the choice is never passed over.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import app
from app.core import paths
from app.core.record import record

CURRENT = "current.txt"
FILES = "files.txt"
"""In the folder of a version: size and path of every file, a tab between them; written last."""

COMMAND, WINDOW = ("Aftercare-command.exe", "Aftercare.exe") if sys.platform == "win32" else ("Aftercare", "Aftercare")
"""The program as a command and with a window, as it is called on this system."""

HANDED = "AFTERCARE_HANDED"
"""In the environment of a program that lies in `versions`: its own version, by whoever may start it (what was
installed, an update that tries it), or `_BACK`. Each takes it away at its start, so no other program inherits it.
"""

_BACK = "back"
"""What a version says that hands back: nobody hands back a second time, whatever runs in between."""

_PART = ".part"
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8)
_DIES_WITHIN = 5.0
"""Seconds in which a program that cannot even begin (a library is missing) ends."""

_LOADER_FAULTS = 0xC0000000
_STOPPED = 0xC000013A
"""Ctrl+C, before the program could hear it."""

_VERSION = frozenset("0123456789.")
_wanted: list[list[str]] = []
_begun: list[object] = []
"""The program that was started again: it outlives this one, which must not wait for it nor warn of it."""


@record
class Going:
    """A way back that was begun: to `version`, once the restore that is called `staged` is decided in the file `plan`.

    The restore is what decides: with it the old version runs, without it nothing has happened.
    """

    version: str
    staged: str
    plan: str


@record
class Choice:
    """What `current.txt` says: the version that runs, the one before it, the one that was installed; empty where it
    does not say.
    """

    version: str = ""
    previous: str = ""
    installed: str = ""
    going: Going | None = None


def read(folder: Path) -> Choice:
    """What is chosen in a program folder; nothing where the file is not there or makes no sense."""
    try:
        first, *rest = (folder / CURRENT).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return Choice()
    version = first.strip()
    if version and not (set(version) <= _VERSION and all(version.split("."))):  # "1.2." is the folder "1.2" to Windows
        return Choice()
    told = {name: words for name, _, words in (line.partition(" ") for line in rest)}
    parts = told.get("back", "").split(" ", 2)
    going = Going(*parts) if len(parts) == len(Going.__annotations__) else None
    return Choice(version, told.get("previous", ""), told.get("installed", ""), going)


def write(folder: Path, choice: Choice) -> None:
    """Choose from now on: written beside, flushed, renamed over. Raises OSError; then it is as it was."""
    lines = [choice.version]
    lines += [f"{name} {value}" for name, value in vars(choice).items() if name in ("previous", "installed") and value]
    if choice.going is not None:
        lines.append(f"back {choice.going.version} {choice.going.staged} {choice.going.plan}")
    beside = folder / f"{CURRENT}{_PART}"
    with beside.open("wb") as out:
        out.write(("\n".join(lines) + "\n").encode())
        out.flush()
        os.fsync(out.fileno())
    rename(beside, folder / CURRENT)


def rename(source: Path, target: Path) -> None:
    """Rename for good, over what is there; an antivirus program that holds the file lets go after a moment."""
    for pause in (*_PAUSES, 0.0):
        try:
            source.replace(target)
            break
        except PermissionError:
            if not pause or sys.platform != "win32":
                raise
            time.sleep(pause)
    if os.name == "posix":
        handle = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def settle(folder: Path) -> Choice:
    """What is chosen, once a way back that was broken off in the middle is either done or not."""
    choice = read(folder)
    if choice.going is None:
        return choice
    try:
        is_decided = choice.going.staged.encode() in Path(choice.going.plan).read_bytes()
    except OSError:
        is_decided = False
    settled = back_to(choice, choice.going.version) if is_decided else _without_going(choice)
    write(folder, settled)
    return settled


def forward_to(choice: Choice, version: str, running: str) -> Choice:
    """The choice when `version` is put in while `running` runs."""
    return Choice(version, running, choice.installed or running)


def back_to(choice: Choice, version: str) -> Choice:
    """The choice when an earlier version runs again; what is before that nobody knows."""
    return Choice(version, "", choice.installed)


def _without_going(choice: Choice) -> Choice:
    return Choice(choice.version, choice.previous, choice.installed)


def place_of(folder: Path, version: str) -> Path | None:
    """Where the program of a version lies whole; None where it does not."""
    own = folder / paths.VERSIONS / version
    if own.is_dir():
        return own if is_whole(own) else None
    choice = read(folder)
    return folder if version == (choice.installed or app.__version__) and (folder / WINDOW).is_file() else None


def is_whole(place: Path) -> bool:
    """Whether every file of an unpacked version is there in its length; an antivirus program may have taken one."""
    try:
        lines = (place / FILES).read_text(encoding="utf-8").splitlines()
        sized = [line.split("\t", 1) for line in lines]
        return bool(sized) and all((place / path).stat().st_size == int(size) for size, path in sized)
    except (OSError, ValueError):
        return False


def versions(folder: Path) -> list[str]:
    """The versions that came on a stick, in no order."""
    try:
        return [one.name for one in (folder / paths.VERSIONS).iterdir() if one.is_dir() and one.suffix != _PART]
    except OSError:
        return []


# -- handing over ----------------------------------------------------------------------------------------------------


def hand_over(arguments: Sequence[str], cannot_run: Callable[[str, str], object]) -> int | None:
    """Let the version that is chosen do the work, when this is another: its exit code; None when this one goes on.

    `cannot_run(version, "")` hears that the chosen one is damaged, before the one of before has its turn, or this one;
    `cannot_run(chosen, this)` that what was installed is, so that this version runs although another may be chosen.
    """
    mark = os.environ.pop(HANDED, "")
    folder, here = paths.program_folder(), Path(sys.executable)
    if folder is None:
        return None
    if here.parent != folder:
        return None if mark in (here.parent.name, _BACK) else _hand_back(folder, here, arguments, cannot_run)
    if not (folder / CURRENT).exists():
        return None
    choice = _settled(folder)
    if _is_later(app.__version__, choice.version) and choice.installed not in ("", app.__version__):
        with contextlib.suppress(OSError):  # whoever unpacked a later version over this one wants that
            write(folder, Choice())
        return None
    for version in (choice.version, choice.previous):
        if version in ("", app.__version__):
            break
        code = _let_run(folder, version, here.name, arguments)
        if code is not None:
            return code
        if version == choice.version:
            cannot_run(version, "")
    return None


def _hand_back(
    folder: Path, here: Path, arguments: Sequence[str], cannot_run: Callable[[str, str], object]
) -> int | None:
    """From a version that was started past the choice: what was installed decides; where that is gone, the file."""
    root = folder / here.name
    if root.is_file():
        code = _become([str(root), *arguments], _BACK)
        if code is not None:
            return code
    if not (folder / CURRENT).exists():  # a folder that only has this name
        return None
    chosen, this = _settled(folder).version, here.parent.name
    if chosen == this:
        return None
    code = _let_run(folder, chosen, here.name, arguments) if chosen else None
    if code is None:
        cannot_run(chosen, this)
    return code


def _settled(folder: Path) -> Choice:
    try:
        return settle(folder)
    except OSError:  # the folder cannot be written: what the file says counts all the same
        return read(folder)


def _let_run(folder: Path, version: str, name: str, arguments: Sequence[str]) -> int | None:
    """Let a version of `versions` do the work; None where it is not whole or cannot even begin."""
    place = place_of(folder, version)
    if place is None or place == folder or not (place / name).is_file():
        return None
    return _become([str(place / name), *arguments], version)


def _is_later(version: str, other: str) -> bool:
    left, right = ([int(part) for part in one.split(".") if part] for one in (version, other))
    return left > right


def damaged_words(version: str, instead: str = "") -> str:
    """What is said of the version that was chosen and cannot run; with `instead`, of what was installed."""
    from app.core.i18n import translate

    text = translate(
        "update",
        "Version {version} of this program is damaged and does not run; the one of before starts. Put the update in "
        "again from its stick, or run its installer. What was entered is not touched.",
    )
    if instead:
        text = translate(
            "update",
            "The program in this folder is damaged: what decides which of its versions runs does not start. Version "
            "{version} starts. Run the installer of the latest version. What was entered is not touched.",
        )
    return text.format(version=instead or version)


def _become(command: list[str], mark: str) -> int | None:
    """Run a program instead of this one, with its mark; None where it cannot even begin."""
    if sys.platform != "win32":
        try:
            os.execve(command[0], command, handed(mark))
        except OSError:
            return None
    import subprocess

    _let_go_of_libraries()
    try:
        child = subprocess.Popen(command, env=handed(mark), close_fds=False)  # it speaks through the same pipes
    except OSError:
        return None
    patience, begun = _DIES_WITHIN if Path(sys.executable).name == WINDOW else None, time.monotonic()
    while True:
        try:
            code = child.wait(patience)
        except subprocess.TimeoutExpired:
            return 0  # its window is there, and nobody waits for the exit code of this one
        except KeyboardInterrupt:  # which the other has heard as well
            continue
        fault = code & 0xFFFFFFFF
        is_early = time.monotonic() - begun < _DIES_WITHIN  # what was at work is not done a second time
        return None if is_early and fault >= _LOADER_FAULTS and fault != _STOPPED else code


def handed(version: str) -> dict[str, str]:
    """The environment for a version in `versions` that is started past what was installed, on purpose."""
    return {**outside(), HANDED: version}


def outside() -> dict[str, str]:
    """The environment for a program of another folder: nothing in it leads to the files of this one."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("_PYI_")}
    kept.pop(HANDED, None)
    kept["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    if getattr(sys, "frozen", False) and sys.platform == "linux":
        kept.pop("LD_LIBRARY_PATH", None)
        if "LD_LIBRARY_PATH_ORIG" in kept:
            kept["LD_LIBRARY_PATH"] = kept.pop("LD_LIBRARY_PATH_ORIG")
    return kept


def _let_go_of_libraries() -> None:
    """What the frozen program told Windows of where its libraries lie is passed on to every program it starts."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetDllDirectoryW(None)


# -- starting again --------------------------------------------------------------------------------------------------


def start_again_at_the_end(arguments: Sequence[str]) -> None:
    """Start the program anew once this one has closed everything (`start_again_if_wanted`)."""
    _wanted[:] = [list(arguments)]


def do_not_start_again() -> None:
    """The window stays after all."""
    _wanted.clear()


def start_again_if_wanted() -> bool:
    """Called at the very end: what was installed starts, and hands over to the version that is chosen now.

    Where it is gone, this version starts and finds that one itself.
    """
    folder = paths.program_folder()
    if not _wanted or folder is None:
        return False
    import subprocess

    _let_go_of_libraries()
    root = folder / WINDOW
    command = [str(root) if root.is_file() else sys.executable, *_wanted.pop()]
    _begun.append(subprocess.Popen(command, env=outside(), cwd=folder, start_new_session=True))
    return True
