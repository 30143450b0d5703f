"""The window's languages: Qt's translators, and the bridge to `core.i18n`.

Sources are English; Chinese is a catalogue.
"""

from __future__ import annotations

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
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in ((f"qtbase_{language}", qt_folder), (f"aftercare_{language}", str(resources() / "i18n"))):
            translator = QTranslator(program)
            if translator.load(name, folder):
                program.installTranslator(translator)
                _installed.append(translator)
    i18n.install(_look_up, language)


def _look_up(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)
