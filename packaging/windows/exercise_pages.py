"""The steps of the installer's exercise that somebody would see: the program's window, every page in both languages."""

from __future__ import annotations

from exercise_ground import Ground, wait_until
from exercise_screen import Screen

LANGUAGES = {"zh": "", "en": "C.UTF-8"}
"""Which language of this machine makes Windows speak it."""
PAGES = ("1-language", "2-welcome", "3-folder", "4-finish")


def first_window(the: Ground, seen: Screen) -> None:
    """The installed program starts natively and is painted."""
    with seen.shown(f"{the.windows_path(the.program)}\\Aftercare.exe"):
        the.check("the program's window is painted", seen.wait_for_paint())
        seen.keep("program")


def left_by_the_user(the: Ground, seen: Screen, version: str, page: str, *keys: str) -> None:
    """Left at this page by keys: its exit code, and that nothing was installed."""
    before = the.registered("DisplayVersion")
    batch, note = the.at(r"C:\left.cmd"), the.at(r"C:\left.txt")
    note.unlink(missing_ok=True)
    setup = the.setups[version]
    batch.write_text(f"start /wait {the.wine.path(setup)}\r\n>C:\\left.txt echo %errorlevel%\r\n", encoding="gbk")
    with seen.shown("cmd.exe", "/c", r"C:\left.cmd"):
        the.check(f"the page {page} is shown", seen.settles())
        seen.press(*keys)
        there = wait_until(lambda: note.exists() and bool(note.read_bytes().strip()), 30)
        the.check(f"left at the page {page} (1)", note.read_text("gbk").strip() if there else "", "1")
        the.wine.run("taskkill", "/F", "/IM", setup.name, seconds=30.0, loud=False)  # where the keys did not end it
    the.check("nothing was installed", the.registered("DisplayVersion"), before)


def pages(the: Ground, seen: Screen, version: str, language: str) -> None:
    """Every page of the installer with the keyboard alone, to the end, and those of the uninstaller."""
    the.wake(LANGUAGES[language])
    with seen.shown(the.setups[version], language=LANGUAGES[language]):
        for name in PAGES:
            the.check(f"{language}: the page {name} is shown", seen.settles())
            seen.keep(f"setup-{language}-{name}")
            if name == PAGES[-1]:
                break
            seen.press("Return")
            if name == "3-folder":
                the.check(
                    f"{language}: it installs", wait_until(lambda: the.registered("DisplayVersion") == version, 120)
                )
        the.check(f"{language}: it is as it was built", the.is_as_built(the.program))
        seen.press("space", "Return")  # the program is not to be opened at the end
    with seen.shown(f"{the.windows_path(the.program)}\\uninstall.exe", language=LANGUAGES[language]):
        the.check(f"{language}: the removal asks", seen.settles())
        seen.keep(f"remove-{language}-1-question")
        seen.press("Return")
        the.check(f"{language}: the program has gone", wait_until(lambda: not the.program.exists(), 120))
        the.check(f"{language}: it says where the data are", seen.settles())
        seen.keep(f"remove-{language}-2-data")
        seen.press("Return")
