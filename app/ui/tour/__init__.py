"""The tour through the window: one chapter per file, each driven with keys and mouse like a person would."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.core.errors import AftercareError, UserError
from app.core.i18n import translate
from app.ui import application as ui
from app.ui.crash import report_of
from app.ui.main_window import USUAL, MainWindow
from app.ui.settings import LocalSettings
from app.ui.theme import Scheme
from app.ui.tour import (
    boards,
    calls,
    complaints,
    contracts,
    customers,
    dispatch,
    door,
    duplicates,
    export,
    figures,
    house,
    imports,
    ledgers,
    loaners,
    looks,
    money,
    month,
    opinions,
    paper_return,
    relationships,
    renewals,
    restore,
    settlements,
    spare_parts,
    surveys,
    take_back,
    tools,
    visits,
    vouchers,
)
from app.ui.tour._picture import everything
from app.ui.tour._stage import Stage

CHAPTERS = (
    door,
    customers,
    calls,
    dispatch,
    vouchers,
    paper_return,
    ledgers,
    take_back,
    loaners,
    money,
    spare_parts,
    tools,
    contracts,
    renewals,
    duplicates,
    imports,
    relationships,
    complaints,
    settlements,
    visits,
    opinions,
    surveys,
    boards,
    month,
    figures,
    export,
    restore,
    house,
    looks,
)


def prepare(language: str) -> None:
    """Before the window: its language, the light look, and dialogs that the tour can drive."""
    local = LocalSettings()
    local.language, local.scheme = language, Scheme.LIGHT
    local.offers_first_day = False
    local.sync()
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)


class Guide:
    """Leads through all chapters once the window stands, closes it, and keeps what went wrong."""

    def __init__(self, folder: Path, scratch: Path, advance: Callable[[timedelta], None]) -> None:
        self._folder, self._scratch, self._advance = folder, scratch, advance
        self._trouble: BaseException | None = None
        self.pictures = 0

    def begin(self, program: QApplication, window: MainWindow, given: ui.House) -> Callable[[], object]:
        """Start the program in the painted window and the tour with it; returns what ends the program."""
        window.resize(*USUAL)
        application = ui.begin(program, window, given)
        application.crashes.show = self._crashed
        QTimer.singleShot(0, application, lambda: self._lead(application))
        return application.shut_down

    def leave(self) -> None:
        """Raise what stopped the tour, if anything did."""
        if isinstance(self._trouble, AftercareError):
            raise self._trouble
        if self._trouble is not None:
            raise UserError(translate("tour", "The tour stopped: {reason}").format(reason=_sentence(self._trouble)))

    def _lead(self, application: ui.Application) -> None:
        stage = Stage(application, self._folder, self._scratch, self._advance)
        try:
            for chapter in CHAPTERS:
                chapter.play(stage)
                if left := stage.desk.prompts.unasked:  # it would answer a question of a later chapter
                    raise AssertionError(f"{chapter.__name__} leaves answers: {left}")
                if self._trouble is not None:
                    break
            stage.write_list()
        except Exception as error:  # whatever happens on the way, the window is closed and one sentence is said
            self._crashed(error)
            everything(application.window).save(str(self._folder / "stopped.png"))
        self.pictures = stage.pictures
        application.window.may_close = lambda: True
        QApplication.closeAllWindows()
        QApplication.exit()

    def _crashed(self, error: BaseException, *_: Any) -> None:
        if self._trouble is None:
            self._trouble = error


def _sentence(error: BaseException) -> str:
    return " ".join(report_of(error).splitlines()[2:])
