"""The papers of a day: its plan, and the vouchers it still needs, in one go (R046, R047)."""

from __future__ import annotations

from app.core.i18n import translate
from app.services import vouchers
from app.services.dispatch import DayPlan, PlannedCall
from app.ui.desk import Desk
from app.ui.dialogs.voucher_printing import may_issue, print_vouchers
from app.ui.papers import print_form

_MOST_TOLD = 3


def print_day_plan(desk: Desk, plan: DayPlan) -> None:
    """Show the plan of the day in the preview."""
    print_form(desk, "dispatch_plan", plan.day.isoformat())


def issue_and_print_day(desk: Desk, plan: DayPlan) -> None:
    """Issue the vouchers that the day's calls still need and show all new sheets as one paper."""
    waiting = to_issue(plan)
    if not waiting:
        desk.prompts.say(translate("dispatch", "Every visit of this day has its voucher."))
        return
    if not may_issue(desk, [call.call_id for call in waiting]):
        return
    issued: list[int] = []
    refused: list[tuple[PlannedCall, str]] = []
    for call in waiting:
        changes = desk.bus.run(
            vouchers.issue,
            call.call_id,
            seen_version=call.row_version,
            on_error=lambda error, call=call: refused.append((call, error.text)),
        )
        if changes is not None:
            issued.append(changes.result)
    if issued:
        print_vouchers(desk, issued)
    if refused:
        _tell_refused(desk, refused)


def _tell_refused(desk: Desk, refused: list[tuple[PlannedCall, str]]) -> None:
    """Which calls got no voucher and why, with a way to the first of them."""
    first = refused[0][0]
    desk.prompts.warn(
        " ".join(f"{call.number}: {why}" for call, why in refused[:_MOST_TOLD]),
        translate("dispatch", "Open the call"),
        lambda: desk.open_record("service_call", first.call_id),
    )


def to_issue(plan: DayPlan) -> list[PlannedCall]:
    """The day's calls that have technician and time but no voucher."""
    calls = [call for person in plan.technicians for call in person.calls]
    return [call for call in calls if call.state == "scheduled" and call.technician_id and not call.voucher_number]
