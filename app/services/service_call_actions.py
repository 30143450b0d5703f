"""What may be done next with a service call, by whom: what buttons and menus offer."""

from __future__ import annotations

from app.domain import permissions
from app.domain.workflows import service_call as workflow
from app.domain.workflows.loan import IN_REPAIR
from app.models.charge import Charge
from app.models.service_call import ServiceCall
from app.models.voucher import ServiceVoucher
from app.services import _call_events as events
from app.services import closing
from app.services import session as sessions
from app.services.service_call_charges import CHARGEABLE_STATES


def actions_of(call: ServiceCall) -> frozenset[str]:
    """What the person signed in may do next with a call, by the events of its workflow and the names beside it.

    Beyond those: note, change, announce_charge, charge (its lines), issue (its voucher), hand_in, file (its voucher),
    assign (a technician to the visit that has none), plan (move on the board), another_receipt (of things taken back),
    lend (a loaner). Left out: close, while the call waits for anything.
    """
    who = sessions.current()
    own = call.technician_id == who.staff_id != 0
    found = {
        item.event
        for item in workflow.permitted(call.state, who.role)
        if permissions.allowed(who.role, item.action, own=own)
    }
    found -= {"undo_take_back", "undo_bring_in", "repair_again"}  # follow from what happens to the things themselves
    if call.state == "dispatched" and permissions.allowed(who.role, "service_call.take_back", own=own):
        found.add("take_back")
    if call.state in ("taken_back", "repaired") and permissions.allowed(who.role, "take_back_receipt.issue"):
        found.add("another_receipt")
    found -= {"resume"} if not call.is_paused else {"pause"}
    found |= {"note"} if permissions.allowed(who.role, "service_call.note", own=own) else set()
    if call.state in workflow.OPEN_STATES and permissions.allowed(who.role, "service_call.change", own=own):
        found.add("change")
    if permissions.allowed(who.role, "charge.announce", own=own) and (
        call.state in workflow.WORKING_STATES or _owes_unasked(call)
    ):
        found.add("announce_charge")
    if call.state in CHARGEABLE_STATES and permissions.allowed(who.role, "charge.record", own=own):
        found.add("charge")
    found -= {"report"} if call.reported_at is not None else set()
    if "appoint" in found or "postpone" in found:
        found.add("plan")
    if "appoint" in found and call.appointed_at is not None and not call.technician_id:
        found.add("assign")
    if "dispatch" in found and call.technician_id and permissions.allowed(who.role, "service_voucher.issue"):
        found.add("issue")
    states = {row.state for row in ServiceVoucher.select(ServiceVoucher.state).where(ServiceVoucher.call == call.id)}
    if call.state == "completed" and not states & {"returned", "filed"} and not events.is_carried_in(call):
        found.discard("strike_off")
    found -= {"close"} if "close" in found and closing.missing_of(call) else set()
    away = call.state in ("taken_back", "repaired")  # its voucher is signed when the things go back
    if states & {"issued", "out"} and not away and permissions.allowed(who.role, "service_voucher.hand_in", own=own):
        found.add("hand_in")
    if "returned" in states and call.struck_off_at and permissions.allowed(who.role, "service_voucher.file"):
        found.add("file")
    if call.state in IN_REPAIR and permissions.allowed(who.role, "loaner.lend"):
        found.add("lend")
    return frozenset(found)


def _owes_unasked(call: ServiceCall) -> bool:
    """Whether money of a call that was done waits for somebody's word: nobody was asked before the work."""
    if not call.charge or call.charge_announced_at is not None or call.state == workflow.State.CANCELLED:
        return False
    return Charge.select().where((Charge.call == call.id) & (Charge.state == "open")).exists()
