"""The first day of an approver: what waits for a decision, the case behind it, the decision, the figures."""

from __future__ import annotations

from app.ui.first_day.desk import found_anything, helped, to_palette
from app.ui.first_day.scene import Scene, Spot, Step, first, within
from app.ui.first_day.technician import opened_figure, to_figure


def _case(scene: Scene) -> Spot | None:
    page = scene.page("complaints")
    ledger = getattr(page, "built", {}).get("complaints")
    return first(scene.to_tab("complaints"), within(ledger, "table"), within(page, "tabs") and Spot(page.tabs.tabBar()))


def _reads_case(scene: Scene) -> bool:
    return scene.record("complaint") is not None


def _decision(scene: Scene) -> Spot | None:
    steps = getattr(scene.record("complaint"), "steps", {})
    return first(within(scene.window("ApprovalDialog"), "verb"), within(steps.get("approve")), _case(scene))


def _decided(scene: Scene) -> bool:
    return scene.changes.touches("complaint")


STEPS = (
    Step("waiting", to_figure, opened_figure),
    Step("case", _case, _reads_case),
    Step("approve", _decision, _decided),
    Step("reports", lambda scene: scene.to_tab("reports"), lambda scene: scene.tab == "reports"),
    Step("find_anything", to_palette, found_anything),
    Step("help", lambda scene: scene.header("person"), helped),
)
