"""The same program in other eyes: the dark look, 150 % on the office's usual screen, a technician's own view."""

from __future__ import annotations

from PySide6.QtCore import QSize

from app.core.i18n import translate
from app.ui.dialogs.sign_in import SignInPanel
from app.ui.ledger.page import LedgerPage
from app.ui.main_window import USUAL
from app.ui.pages._dispatch_page import DispatchPage
from app.ui.pages._home_page import HomePage
from app.ui.pages._paper_return_page import PaperReturnPage
from app.ui.theme import Scheme
from app.ui.tour._stage import Stage
from app.ui.tour.door import enter

_LARGE = 1.5


def play(stage: Stage) -> None:
    """As the desk in the dark, as the desk at 150 %, then as a technician."""
    stage.shift.sign_out()
    enter(stage, stage.panel(SignInPanel), "desk")
    stage.shift.set_look(Scheme.DARK)
    _ledger(stage)
    stage.picture("repairs-dark", translate("tour", "The repair ledger in the dark look."))
    stage.tab("dispatch", DispatchPage)
    stage.picture("dispatch-dark", translate("tour", "The dispatch board in the dark look."))
    stage.shift.set_look(Scheme.LIGHT)
    _enlarged(stage)
    stage.shift.sign_out()
    enter(stage, stage.panel(SignInPanel), "tech")
    stage.tab("home", HomePage)
    words = translate("tour", "A technician's day: their own visits and papers, nobody else's.")
    stage.picture("technician-home", words)
    _ledger(stage)
    stage.picture("technician-calls", translate("tour", "A technician's calls, with what they may do: no export."))
    stage.tab("paper_return", PaperReturnPage)
    stage.picture("technician-papers", translate("tour", "The papers this technician still owes."))


def _ledger(stage: Stage) -> None:
    page = stage.tab("repairs", LedgerPage)
    page.show_rows("open")
    stage.settle()
    page.table.go_to(0)
    stage.settle()


def _enlarged(stage: Stage) -> None:
    """What 150 % leaves of the usual screen: 911 × 512, each point drawn larger."""
    window = stage.window
    least = window.minimumSize()
    window.setMinimumSize(QSize(0, 0))
    window.resize(int(USUAL[0] / _LARGE) + 1, int(USUAL[1] / _LARGE))
    stage.settle()
    for name, kind, words in (
        ("home", HomePage, translate("tour", "150 % on a small screen: the day.")),
        ("repairs", LedgerPage, translate("tour", "150 % on a small screen: the ledger; the record opens beside it.")),
        ("dispatch", DispatchPage, translate("tour", "150 % on a small screen: the dispatch board.")),
    ):
        stage.tab(name, kind)
        stage.picture(f"{name}-large", words, _LARGE)
    window.setMinimumSize(least)
    window.resize(*USUAL)
    stage.settle()
