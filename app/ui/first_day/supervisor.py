"""The first day of a supervisor: what is late and why, a decision, who changed what, the reports, the backups."""

from __future__ import annotations

from app.ui.first_day.scene import Scene, Spot, Step, first, within
from app.ui.first_day.technician import opened_figure, to_call, to_figure

_REQUESTS = "exchange_requests"


def _clocks(scene: Scene) -> Spot | None:
    return first(within(scene.record("service_call"), "clocks"), to_call(scene))


def _requests(scene: Scene) -> Spot | None:
    verb = within(scene.window("ExchangeDecisionDialog"), "verb")
    pane = scene.record("exchange_request")
    steps = getattr(pane, "steps", {})
    page = scene.page("returned_parts")
    ledger = getattr(page, "built", {}).get(_REQUESTS)
    return first(
        verb, within(steps.get("agree")), scene.to_tab("returned_parts"), within(ledger, "table"),
        within(page, "tabs") and Spot(page.tabs.tabBar()),
    )  # fmt: skip


def _decided(scene: Scene) -> bool:
    return scene.changes.touches("exchange_request")


def _explained(scene: Scene) -> bool:
    return scene.window("ExplanationDialog") is not None


STEPS = (
    Step("late", to_figure, opened_figure),
    Step("explain", _clocks, _explained),
    Step("decide", _requests, _decided),
    Step("who_did_it", lambda scene: scene.to_tab("history"), lambda scene: scene.tab == "history"),
    Step("reports", lambda scene: scene.to_tab("reports"), lambda scene: scene.tab == "reports"),
    Step(
        "backups",
        lambda scene: scene.header("person"),
        lambda scene: scene.window("BackupsDialog") is not None,
    ),
)
