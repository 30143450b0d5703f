"""The first day of a technician: the own visits, the call, a note, the bag, the signed paper."""

from __future__ import annotations

from app.ui.first_day import desk
from app.ui.first_day.scene import Scene, Spot, Step, first, within


def to_figure(scene: Scene) -> Spot | None:
    """The first figure of the home page, or its tab."""
    page = scene.page("home")
    tiles = [] if page is None else [tile for tile in page.board.tiles.values() if tile.isVisible()]
    counting = [tile for tile in tiles if tile.figure() not in ("0", "–")]
    return first(scene.to_tab("home"), *(Spot(tile) for tile in (*counting, *tiles)))


def opened_figure(scene: Scene) -> bool:
    """Whether a list was opened from the home page."""
    if scene.tab == "home":
        scene.memory["home"] = 1
        return False
    return bool(scene.memory.pop("home", 0))


def to_call(scene: Scene) -> Spot | None:
    """The ledger of repairs, or its tab."""
    return first(scene.to_tab("repairs"), within(scene.page("repairs"), "table"))


def sees_call(scene: Scene) -> bool:
    """Whether a call is shown."""
    return scene.record("service_call") is not None


def _note(scene: Scene) -> Spot | None:
    pane = scene.record("service_call")
    return first(within(pane, "note"), within(pane, "tabs"), to_call(scene))


def _noted(scene: Scene) -> bool:
    return scene.changes.touches("service_call")


def _handed_in(scene: Scene) -> bool:
    return desk.voucher_is(scene, "returned", "filed")


STEPS = (
    Step("my_day", to_figure, opened_figure),
    Step("open_call", to_call, sees_call),
    Step("note", _note, _noted),
    Step("bag", lambda scene: scene.to_tab("stores"), lambda scene: scene.tab == "stores"),
    Step("hand_in", desk.on_paper, _handed_in),
)
