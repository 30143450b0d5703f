"""The papers of a day: its plan, and the vouchers it still needs, in one go (R046, R047)."""

from __future__ import annotations

from app.core.i18n import translate
from app.documents._catalogue import render_content
from app.services import issuing, paper_content, vouchers
from app.services.dispatch import DayPlan, PlannedCall
from app.ui.desk import Desk
from app.ui.dialogs.voucher_printing import log
from app.ui.widgets.pdf_joining import joined

FORM = "dispatch_plan"


def print_day_plan(desk: Desk, plan: DayPlan) -> None:
    """Show the plan of the day in the preview."""
    content = paper_content.plan_content(plan)
    title = translate("dispatch", "Dispatch plan {day}").format(day=plan.day.isoformat())
    desk.print_paper(render_content(FORM, content, "A4"), title)


def print_vouchers(desk: Desk, plan: DayPlan) -> None:
    """Issue the vouchers that the day's calls still need and show all new sheets as one paper."""
    waiting = to_issue(plan)
    if not waiting:
        desk.prompts.say(translate("dispatch", "Every visit of this day has its voucher."))
        return
    copies: list[tuple[int, issuing.Copy]] = []
    for call in waiting:
        changes = desk.bus.run(vouchers.issue, call.call_id, seen_version=call.row_version)
        if changes is not None:
            copies.append((changes.result, vouchers.for_printing(changes.result)))
    if not copies:
        return
    title = translate("dispatch", "{count} service vouchers").format(count=len(copies))
    if len(copies) == 1:
        title = translate("dispatch", "Service voucher {number}").format(number=copies[0][1].number)
    whole = joined([copy.pdf for _, copy in copies])
    desk.print_paper(whole, title, lambda: [log(desk, voucher_id, copy) for voucher_id, copy in copies])


def to_issue(plan: DayPlan) -> list[PlannedCall]:
    """The day's calls that have technician and time but no voucher."""
    calls = [call for person in plan.technicians for call in person.calls]
    return [call for call in calls if call.state == "scheduled" and call.technician_id and not call.voucher_number]
