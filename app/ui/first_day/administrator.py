"""The first day of an administrator: who works here and when, prices, settings, backups, and who changed what."""

from __future__ import annotations

from app.ui.first_day.desk import helped
from app.ui.first_day.scene import Scene, Spot, Step


def _menu(scene: Scene) -> Spot | None:
    return scene.header("person")


def _looks_at(name: str, window: str) -> Step:
    """From the menu behind the person's name."""
    return Step(name, _menu, lambda scene: scene.window(window) is not None)


STEPS = (
    _looks_at("users", "UsersDialog"),
    _looks_at("staff", "StaffDialog"),
    _looks_at("calendar", "CalendarDialog"),
    _looks_at("prices", "PriceListDialog"),
    _looks_at("settings", "PreferencesDialog"),
    _looks_at("backups", "BackupsDialog"),
    Step("who_did_it", lambda scene: scene.to_tab("history"), lambda scene: scene.tab == "history"),
    Step("help", _menu, helped),
)
