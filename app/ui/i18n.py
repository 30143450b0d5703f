"""The window's languages: Qt's translators, and the bridge to `core.i18n`.

Sources are English; Chinese is a catalogue.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.core import i18n
from app.core.paths import resources

NAMES = {"zh_CN": "简体中文", "en": "English"}
"""The languages in their own words."""

_installed: list[QTranslator] = []


def install(language: str) -> None:
    """Show the program in this language from now on: windows built later.

    Those that are open keep theirs until built anew.
    """
    program = QCoreApplication.instance()
    while _installed and program is not None:
        left = _installed.pop()
        program.removeTranslator(left)
        left.deleteLater()
    QLocale.setDefault(QLocale(language if language != "en" else "en_GB"))
    if program is not None and language != "en":
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for file in (qt_folder / f"qtbase_{language}.qm", resources() / "i18n" / f"aftercare_{language}.qm"):
            translator = QTranslator(program)
            if translator.load(_texts(file)):
                program.installTranslator(translator)
                _installed.append(translator)
    i18n.install(_look_up, language)


@cache
def _texts(file: Path) -> bytes:
    """What the file says, empty where it cannot be read; kept for as long as the program runs.

    Given a file's name, Qt on Linux looks each text up in the file itself, by the places that it noted when it opened
    it. Written anew beneath a program that runs (a catalogue compiled, a folder copied over another), it ended the
    program at the next text. Of bytes Qt keeps no copy, and a worker may still be reading the language before.
    """
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _look_up(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)
