"""The house itself: preferences, calendar, the lock, the dark look, a larger size."""

from __future__ import annotations

from app.core.i18n import translate
from app.services import branch, settings
from app.ui.dialogs.calendar import CalendarDialog
from app.ui.dialogs.complaint_schemes import ComplaintSchemesDialog
from app.ui.dialogs.preferences import PreferencesDialog
from app.ui.dialogs.scheme_editor import SchemeEditor
from app.ui.dialogs.sign_in import SignInPanel, UnlockDialog
from app.ui.pages._home_page import HomePage
from app.ui.theme import Scheme
from app.ui.tour._stage import Stage
from app.ui.tour.door import enter


def play(stage: Stage) -> None:
    """As the administrator: search the preferences, look at the calendar, lock and unlock, turn dark."""
    stage.shift.sign_out()
    enter(stage, stage.panel(SignInPanel), "admin")
    stage.key("Ctrl+,", stage.window)
    preferences = stage.opened(PreferencesDialog)
    preferences.groups.setFocus()
    for _ in range(2):
        stage.key("Down", preferences.groups)
    stage.picture(
        "preferences", translate("tour", "Preferences: every setting with its default and where it comes from.")
    )
    words = next(one.label for one in settings.entries() if one.key == "work_hours")
    stage.type(words, preferences.search)
    stage.picture("preferences-searched", translate("tour", "Preferences searched: only what has these words is left."))
    stage.key("Escape", preferences)
    stage.gone(preferences)
    calendar = next(one for one in stage.shift.commands() if one.name == "calendar")
    calendar.run()
    dialog = stage.opened(CalendarDialog)
    stage.picture(
        "calendar", translate("tour", "Holidays and make-up workdays of a year, with the notice they come from.")
    )
    stage.key("Escape", dialog)
    stage.gone(dialog)
    _schemes(stage)
    _lock(stage)
    stage.shift.sign_out()
    enter(stage, stage.panel(SignInPanel), "desk")
    stage.shift.set_look(Scheme.DARK)
    stage.tab("home", HomePage)
    stage.picture("home-dark", translate("tour", "The same home page in the dark look."))


def _schemes(stage: Stage) -> None:
    """The schemes of complaints: the list, one of them opened at its stages."""
    next(one for one in stage.shift.commands() if one.name == "schemes").run()
    schemes = stage.opened(ComplaintSchemesDialog)
    stage.picture(
        "schemes",
        translate("tour", "Complaint schemes: seven regulations as data, offered, changed, carried as files."),
    )
    schemes.table.choose(next(key for key, line in schemes.entries.items() if line.entry.code == "factory_chain"))
    stage.key("Return", schemes.table)
    editor = stage.opened(SchemeEditor)
    editor.tabs.setCurrentIndex(1)
    stage.picture(
        "scheme-stages", translate("tour", "A scheme: whose turn it is, for how many days, at home and abroad.")
    )
    stage.key("Escape", editor)
    stage.gone(editor)
    stage.key("Escape", schemes)
    stage.gone(schemes)


def _lock(stage: Stage) -> None:
    password = next(person[3] for person in branch.demonstration_people() if person[0] == "admin")

    def unlock(dialog: UnlockDialog) -> None:
        stage.picture(
            "locked", translate("tour", "Locked: nothing is readable until the same person gives the password.")
        )
        stage.type(password, dialog.password)
        stage.key("Return", dialog.password)

    stage.during(lambda: stage.key("Ctrl+L", stage.window), unlock)
    stage.settle()
