"""What this computer remembers, for whoever sits at it: window places, look, language, last name.

Never travels with a user or a branch.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

from app.core.i18n import LANGUAGES, system_language
from app.core.paths import data_folder
from app.ui.theme import Scheme

if TYPE_CHECKING:
    from collections.abc import Iterable

SCALES = (100, 110, 125, 150, 175, 200)
"""Sizes of everything, in percent, on top of what the system asks for."""


class LocalSettings:
    """`window.ini` in the user's data folder. A file that cannot be read or written is no reason to refuse work."""

    def __init__(self, file: Path | None = None) -> None:
        self._kept = QSettings(str(file or data_folder() / "window.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The language chosen at this computer, else the system's."""
        chosen = str(self._kept.value("language", ""))
        return chosen if chosen in LANGUAGES else system_language()

    @language.setter
    def language(self, value: str) -> None:
        self._kept.setValue("language", value)

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the system."""
        chosen = str(self._kept.value("scheme", ""))
        return Scheme(chosen) if chosen in set(Scheme) else Scheme.SYSTEM

    @scheme.setter
    def scheme(self, value: Scheme) -> None:
        self._kept.setValue("scheme", value.value)

    @property
    def scale(self) -> int:
        """Size of everything in percent; takes effect when the program starts."""
        try:
            chosen = int(str(self._kept.value("scale", 100)))
        except ValueError:
            return 100
        return chosen if chosen in SCALES else 100

    @scale.setter
    def scale(self, value: int) -> None:
        self._kept.setValue("scale", value)

    @property
    def last_name(self) -> str:
        """The sign-in name used last."""
        return str(self._kept.value("last_name", ""))

    @last_name.setter
    def last_name(self, value: str) -> None:
        self._kept.setValue("last_name", value)

    @property
    def tab(self) -> str:
        """The tab that was in front."""
        return str(self._kept.value("tab", ""))

    @tab.setter
    def tab(self, value: str) -> None:
        self._kept.setValue("tab", value)

    @property
    def offers_first_day(self) -> bool:
        """Whether a demonstration offers the walk through the first day; the tour of pictures does without."""
        return str(self._kept.value("first_day", "offered")) == "offered"

    @offers_first_day.setter
    def offers_first_day(self, value: bool) -> None:
        self._kept.setValue("first_day", "offered" if value else "silent")

    def place(self, window: str) -> QByteArray:
        """Where a window stood, as `saveGeometry` wrote it; empty when never."""
        kept = self._kept.value(f"place/{window}")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_place(self, window: str, geometry: QByteArray) -> None:
        """Remember where a window stands."""
        self._kept.setValue(f"place/{window}", geometry)

    def text(self, key: str, default: str = "") -> str:
        """Any other text kept for this computer, such as a printer's paper."""
        return str(self._kept.value(key, default))

    def backup_places(self, branch_file: Path) -> list[tuple[str, Path]]:
        """Where backups of this branch go (name, folder): its own settings cannot be read while it does not open."""
        import json

        try:
            kept = json.loads(self.text(_places_key(branch_file), "[]"))
            return [(str(name), Path(folder)) for name, folder in kept]
        except (ValueError, TypeError):
            return []

    def keep_backup_places(self, branch_file: Path, places: Iterable[tuple[str, Path]]) -> None:
        """Remember where backups of this branch go."""
        import json

        text = json.dumps([[name, str(folder)] for name, folder in places])
        if text != self.text(_places_key(branch_file)):
            self._kept.setValue(_places_key(branch_file), text)

    def sync(self) -> None:
        """Write now."""
        self._kept.sync()


def _places_key(branch_file: Path) -> str:
    import hashlib

    return f"backups/{hashlib.sha256(str(branch_file.absolute()).encode()).hexdigest()[:16]}"
