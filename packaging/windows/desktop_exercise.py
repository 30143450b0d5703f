"""What only Windows has, exercised with the Windows Python of the build: files held open, long paths, the log, the
taskbar, the size of letters, light and dark, the end of a session. Each step says ok or FAIL; exit code 1 on any.

    w "$PY" packaging/windows/desktop_exercise.py FOLDER      (under Wine, see wine.sh of the build)
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
_failed: list[str] = []


def step(name: str, passed: bool) -> None:
    print("ok  " if passed else "FAIL", name, flush=True)
    if not passed:
        _failed.append(name)


def held_files(folder: Path) -> None:
    from app.core.errors import EnvironmentFault
    from app.exports import _place
    from app.exports._format import whole_file

    kernel: Any = ctypes.windll.kernel32  # pyright: ignore[reportAttributeAccessIssue]
    kernel.CreateFileW.restype = ctypes.c_void_p
    file = folder / "台帐.xlsx"
    file.write_bytes(b"old")
    for share, words in ((0, "nothing"), (1, "reading, as Excel does"), (3, "reading and writing")):
        handle = kernel.CreateFileW(str(file), 0xC0000000, share, None, 3, 0, None)
        known, kind = _place.is_held(file), ""
        try:
            with whole_file(file) as beside:
                beside.write_bytes(b"new")
        except EnvironmentFault as fault:
            kind = fault.kind
        kernel.CloseHandle(ctypes.c_void_p(handle))
        step(f"a file open in a program that shares {words} is known", known and kind == "in_use")
    with whole_file(file) as beside:
        beside.write_bytes(b"new")
    step("closed there it is replaced", file.read_bytes() == b"new" and len(list(folder.iterdir())) == 1)


def long_paths(folder: Path) -> None:
    from app import bootstrap
    from app.core import paths
    from app.exports._format import whole_file
    from app.models import database

    deep = folder
    for number in range(6):
        deep = deep / ("很长的文件夹名称" * 5 + str(number))
    os.environ["AFTERCARE_DATA"] = str(deep)
    far = paths.data_folder()
    bootstrap.speak("en")
    rows = -1
    for _ in range(2):
        bootstrap.open_branch()
        rows = database.scalar("SELECT count(*) FROM app_user")
        bootstrap.close_branch()
    step(f"a branch at a path of {len(str(deep))} characters opens, twice", rows == 0 and far.is_dir())
    with whole_file(far / "导出.csv") as beside:
        beside.write_bytes(b"x")
    step("an export goes there", (far / "导出.csv").read_bytes() == b"x")


def the_log(folder: Path) -> None:
    from app.core import log

    log.LARGEST = 2_000
    file = log.start(folder / "log")
    some = log.logger("exercise")
    some.info("first")
    with file.open("rb"):
        for number in range(60):
            some.info("line %s", number)
        alone = [one.name for one in file.parent.iterdir()] == ["aftercare.log"]
        step("a log that somebody reads grows on", alone and file.read_text(encoding="utf-8").count("line ") == 60)
    some.info("one more")
    step("afterwards it rotates", (file.parent / "aftercare.log.1").exists())


def at_the_window() -> None:
    import winreg

    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    from app.ui import theme
    from app.ui.desktop.session_end import SessionEnd
    from app.ui.desktop.taskbar import WindowsButton

    app = QApplication(sys.argv[:1])
    theme.apply(app)
    window = QWidget()
    window.show()
    button = WindowsButton(window)
    step("the taskbar's button is there", button._calls is not None)
    for done, total in ((3, 10), (0, 0)):
        button.show(done, total)
    button.clear()
    user: Any = ctypes.windll.user32  # pyright: ignore[reportAttributeAccessIssue]

    def keep(place: str, name: str, value: int) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, place) as key:  # pyright: ignore[reportAttributeAccessIssue]
            winreg.SetValueEx(key, name, 0, winreg.REG_DWORD, value)  # pyright: ignore[reportAttributeAccessIssue]
        user.SendMessageTimeoutW(0xFFFF, 0x1A, 0, ctypes.c_wchar_p("ImmersiveColorSet"), 2, 2_000, None)

    usual = app.font().pointSizeF()
    keep(r"Software\Microsoft\Accessibility", "TextScaleFactor", 150)
    theme.follow_letters()
    step("larger letters are followed", app.font().pointSizeF() == usual * 1.5)
    keep(r"Software\Microsoft\Accessibility", "TextScaleFactor", 100)
    theme.follow_letters()
    themes = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
    told: list[str] = []
    ending = SessionEnd(app, lambda: told.append("keep"), lambda: told.append("close"))

    def ends() -> None:
        handle = ctypes.c_void_p(int(window.winId()))
        step("a session that may end is agreed to", user.SendMessageW(handle, 0x11, 0, 0) == 1 and told == ["keep"])
        user.SendMessageW(handle, 0x16, 0, 0)
        step("one that goes on closes nothing", told == ["keep"])
        user.SendMessageW(handle, 0x11, 0, 0)
        user.SendMessageW(handle, 0x16, 1, 0)
        step("one that ends closes the branch", told == ["keep", "keep", "close"])
        app.quit()

    course: list[Callable[[], object]] = [
        lambda: keep(themes, "AppsUseLightTheme", 0),
        lambda: step("dark is followed", theme.tokens() is theme.DARK),
        lambda: keep(themes, "AppsUseLightTheme", 1),
        lambda: step("light is followed", theme.tokens() is theme.LIGHT),
        ends,
    ]
    for number, act in enumerate(course, 1):
        QTimer.singleShot(1_500 * number, ending, act)
    app.exec()


def main() -> int:
    sys.path.insert(0, str(ROOT))
    folder = Path(sys.argv[1]).absolute() / f"桌面 {os.getpid()}"
    for name in ("held", "far", "log"):
        (folder / name).mkdir(parents=True)
    held_files(folder / "held")
    long_paths(folder / "far")
    the_log(folder / "log")
    at_the_window()
    return int(bool(_failed))


if __name__ == "__main__":
    sys.exit(main())
