"""A new version is tried before it counts: its own self-test, and a copy of the branch that it opens and brings up to
date, each in a process of its own with a time limit.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from app.core import installed, paths
from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.packages.update_package import Release
from app.services import updates

SELF_TEST_SECONDS, OPENING_SECONDS = 900.0, 7200.0
"""How long either may take on the slowest machine with the largest branch."""

_LOOK_EVERY = 0.1
_LAST_WORDS_SECONDS = 5.0
_WITHOUT_WINDOW = 0x08000000
_SAID = 600


def try_out(program: Path, release: Release, backup: Path | None, progress: Progress) -> None:
    """Have the program in `program` test itself and open a copy of the database in `backup`, if there is one.

    Raises UserError when it does not stand the test, EnvironmentFault when there is no room for the copy, Cancelled;
    nothing of the copy is left.
    """
    home = paths.private_folder(paths.data_folder())
    scratch = Path(mkdtemp(prefix="update-trial-", dir=home))
    try:
        command = program / installed.COMMAND
        progress.report(0, 0, translate("update", "The new version tests itself; its window shows for a moment"))
        _run([command, "selftest"], scratch, "", SELF_TEST_SECONDS, progress)
        if backup is not None:
            copy, key, counts = updates.copied(backup, scratch, progress)
            progress.report(0, 0, translate("update", "The new version opens a copy of the branch"))
            words = json.dumps({"key": key})
            said = _run([command, "update", "--trial", copy], scratch, words, OPENING_SECONDS, progress)
            _compare(said, release, counts)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def sweep() -> None:
    """Remove what a trial that died has left; nobody can be at it, for one window at a time has the branch."""
    for folder in paths.data_folder().glob("update-trial-*"):
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[Path | str], scratch: Path, given: str, seconds: float, progress: Progress) -> str:
    """What a process said that ended well in time. Raises UserError, Cancelled; it never outlives this."""
    mine = installed.handed(Path(command[0]).parent.name)  # it is not chosen yet, and must not hand back
    environment = {**mine, "AFTERCARE_DATA": str(scratch), "PYTHONIOENCODING": "utf-8"}
    flags = _WITHOUT_WINDOW if sys.platform == "win32" else 0
    try:
        process = subprocess.Popen(
            [str(word) for word in command], cwd=scratch, env=environment, creationflags=flags,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
    except OSError as error:
        raise _refused(error.strerror or type(error).__name__) from error
    said: list[bytes] = []
    reader = threading.Thread(target=_listen, args=(process, given, said), daemon=True)
    reader.start()
    end = time.monotonic() + seconds
    try:
        while _is_running(process):
            progress.report(0, 0)
            if time.monotonic() > end:
                raise _refused(translate("update", "it did not come to an end"))
    finally:
        process.kill()
        process.wait()
        reader.join(_LAST_WORDS_SECONDS)  # not for ever: what the program has started may hold the pipe, and stay
    text = b"".join(said).decode("utf-8", "replace").strip()
    if process.returncode:
        raise _refused(text[-_SAID:] or str(process.returncode))
    return text


def _is_running(process: subprocess.Popen[bytes]) -> bool:
    try:
        process.wait(_LOOK_EVERY)
    except subprocess.TimeoutExpired:
        return True
    return False


def _listen(process: subprocess.Popen[bytes], given: str, said: list[bytes]) -> None:
    """Say what is to be said, then keep what is heard, piece by piece, until nobody is left who could say more."""
    assert process.stdin is not None
    assert process.stdout is not None
    with process.stdout as heard:
        with contextlib.suppress(OSError), process.stdin as speaking:  # it may have ended already
            speaking.write(given.encode())
        while piece := os.read(heard.fileno(), 1 << 16):
            said.append(piece)


def _compare(said: str, release: Release, counts: dict[str, int]) -> None:
    """What the new version found in the copy is what was in it, and it is the version that it should be."""
    try:
        told: dict[str, Any] = json.loads(said.splitlines()[-1])
        found = (told["version"], told["schema"])
        missing = {name: count for name, count in counts.items() if told["counts"].get(name) != count}
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise _refused(said[-_SAID:]) from error
    if found != (release.version, release.schema):
        raise _refused(translate("update", "it says it is another version"))
    if missing:
        raise _refused(translate("update", "records are missing in it"))


def _refused(why: str) -> UserError:
    text = translate("update", "The new version did not stand its test, so nothing was changed: {reason}")
    return UserError(text.format(reason=why.replace(os.linesep, " ")), "update")
