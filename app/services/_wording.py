"""How fields and stored values read to people.

In the history of a record, in offers to undo, when two people edited the same.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.domain.complaint_shares import percent
from app.models import personal
from app.services._field_labels import CODES, KIND_LABELS, LABELS, MONEY, RATES
from app.services._figure_labels import HUNDREDTHS
from app.services._label_parts import OF_KIND, PARTS


def field(kind: str, name: str) -> str:
    """The label of a field, e.g. "Telephone"; the field's own name when it has none."""
    own = LABELS.get(f"{kind}.{name}") or OF_KIND.get(kind, {}).get(name)
    return shown(own or LABELS.get(name) or name)


def record(kind: str) -> str:
    """What a kind of record is called, e.g. "Customer"."""
    return shown(KIND_LABELS.get(kind, kind))


def value(kind: str, name: str, stored: Any) -> str:
    """A value as the audit trail keeps it (JSON types), worded: dates local, amounts in yuan, codes by name."""
    if stored is None or stored == "":
        return ""
    if isinstance(stored, bool):
        return translate("wording", "yes") if stored else translate("wording", "no")
    counted = _counted(kind, name, stored) if isinstance(stored, int) else ""
    if counted:
        return counted
    codes = CODES.get(f"{kind}.{name}") or CODES.get(name)
    if codes and stored in codes:
        return shown(codes[stored])
    if name.endswith("_at") or name == "locked_until":
        return _moment(stored)
    return personal.worded(kind, name, str(stored))


def _counted(kind: str, name: str, stored: int) -> str:
    key = f"{kind}.{name}"
    if name in MONEY or key in MONEY:
        return format_yuan(stored)
    if key in RATES:
        return percent(stored)
    return f"{Decimal(stored) / 100:,f}" if key in HUNDREDTHS else ""


def _moment(stored: Any) -> str:
    try:
        return clock.local(datetime.fromisoformat(str(stored))).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return str(stored)


ACTIONS = {
    **{name: words for part in PARTS for name, words in getattr(part, "ACTIONS", {}).items()},
    "user.sign_in": QT_TRANSLATE_NOOP("wording", "Signed in"),
    "user.sign_in_failed": QT_TRANSLATE_NOOP("wording", "Sign-in failed"),
    "user.sign_out": QT_TRANSLATE_NOOP("wording", "Signed out"),
    "user.unlock": QT_TRANSLATE_NOOP("wording", "Unlocked after a pause"),
    "personal.unmask": QT_TRANSLATE_NOOP("wording", "Telephone number shown"),
    "personal.report": QT_TRANSLATE_NOOP("wording", "Asked what is on file"),
    "personal.request_erasure": QT_TRANSLATE_NOOP("wording", "Erasure asked for"),
    "personal.erase": QT_TRANSLATE_NOOP("wording", "Erased"),
    "export.ledger": QT_TRANSLATE_NOOP("wording", "Exported"),
    "ledger.print": QT_TRANSLATE_NOOP("wording", "Ledger printed"),
    "branch.set_up": QT_TRANSLATE_NOOP("wording", "Branch set up"),
    "encryption.change": QT_TRANSLATE_NOOP("wording", "Encrypted, or given another key"),
    "encryption.recover": QT_TRANSLATE_NOOP("wording", "New password by the recovery sheet"),
    "create": QT_TRANSLATE_NOOP("wording", "Created"),
    "register": QT_TRANSLATE_NOOP("wording", "Registered"),
    "change": QT_TRANSLATE_NOOP("wording", "Changed"),
    "deactivate": QT_TRANSLATE_NOOP("wording", "Deactivated"),
    "reactivate": QT_TRANSLATE_NOOP("wording", "Activated again"),
    "merge": QT_TRANSLATE_NOOP("wording", "Merged"),
    "add": QT_TRANSLATE_NOOP("wording", "Added"),
    "void": QT_TRANSLATE_NOOP("wording", "Voided"),
    "issue": QT_TRANSLATE_NOOP("wording", "Issued"),
    "print": QT_TRANSLATE_NOOP("wording", "Printed"),
    "reprint": QT_TRANSLATE_NOOP("wording", "Printed again"),
    "hand_out": QT_TRANSLATE_NOOP("wording", "Handed out"),
    "hand_in": QT_TRANSLATE_NOOP("wording", "Handed in"),
    "file": QT_TRANSLATE_NOOP("wording", "Filed"),
    "cancel": QT_TRANSLATE_NOOP("wording", "Cancelled"),
    "dispatch": QT_TRANSLATE_NOOP("wording", "Dispatched"),
    "reassign": QT_TRANSLATE_NOOP("wording", "Reassigned"),
    "appoint": QT_TRANSLATE_NOOP("wording", "Appointed"),
    "promise_reply": QT_TRANSLATE_NOOP("wording", "Reply promised"),
    "respond": QT_TRANSLATE_NOOP("wording", "Responded"),
    "solve_by_phone": QT_TRANSLATE_NOOP("wording", "Solved by phone"),
    "arrive": QT_TRANSLATE_NOOP("wording", "Arrived"),
    "complete": QT_TRANSLATE_NOOP("wording", "Completed"),
    "postpone": QT_TRANSLATE_NOOP("wording", "Postponed"),
    "withdraw": QT_TRANSLATE_NOOP("wording", "Withdrawn"),
    "take_back": QT_TRANSLATE_NOOP("wording", "Taken back"),
    "repair": QT_TRANSLATE_NOOP("wording", "Repaired"),
    "hand_back": QT_TRANSLATE_NOOP("wording", "Handed back"),
    "repair_again": QT_TRANSLATE_NOOP("wording", "Repaired again"),
    "bring_in": QT_TRANSLATE_NOOP("wording", "Brought in"),
    "undo_bring_in": QT_TRANSLATE_NOOP("wording", "Nothing was brought in"),
    "undo_take_back": QT_TRANSLATE_NOOP("wording", "Nothing was taken back"),
    "receipt_issued": QT_TRANSLATE_NOOP("wording", "Receipt issued"),
    "change_level": QT_TRANSLATE_NOOP("wording", "Fault level changed"),
    "change_class": QT_TRANSLATE_NOOP("wording", "Service class changed"),
    "extend": QT_TRANSLATE_NOOP("wording", "Extended"),
    "suspend": QT_TRANSLATE_NOOP("wording", "Suspended or resumed"),
    "settle": QT_TRANSLATE_NOOP("wording", "State of the day"),
    "instalment": QT_TRANSLATE_NOOP("wording", "Instalments changed"),
    "replace": QT_TRANSLATE_NOOP("wording", "Unit replaced"),
    "pause": QT_TRANSLATE_NOOP("wording", "Put on hold"),
    "resume": QT_TRANSLATE_NOOP("wording", "Resumed"),
    "note": QT_TRANSLATE_NOOP("wording", "Noted"),
    "report": QT_TRANSLATE_NOOP("wording", "Reported to the supervisor"),
    "announce_charge": QT_TRANSLATE_NOOP("wording", "Charge announced"),
    "cover_changed": QT_TRANSLATE_NOOP("wording", "Cover decided anew"),
    "cover_kept": QT_TRANSLATE_NOOP("wording", "Cover asked again and kept"),
    "collect": QT_TRANSLATE_NOOP("wording", "Money collected"),
    "invoice": QT_TRANSLATE_NOOP("wording", "Invoice and payment"),
    "announce": QT_TRANSLATE_NOOP("wording", "Charge announced"),
    "strike_off": QT_TRANSLATE_NOOP("wording", "Struck off"),
    "follow_up": QT_TRANSLATE_NOOP("wording", "Followed up"),
    "close": QT_TRANSLATE_NOOP("wording", "Closed"),
    "closing_waived": QT_TRANSLATE_NOOP("wording", "Not waited for"),
    "reopen": QT_TRANSLATE_NOOP("wording", "Reopened"),
    "record": QT_TRANSLATE_NOOP("wording", "Entered"),
    "undo": QT_TRANSLATE_NOOP("wording", "Undone"),
    "plan": QT_TRANSLATE_NOOP("wording", "Planned"),
    "adjust": QT_TRANSLATE_NOOP("wording", "Written off or found"),
    "waive": QT_TRANSLATE_NOOP("wording", "Waived"),
    "approve": QT_TRANSLATE_NOOP("wording", "Decided or approved"),
    "attribute": QT_TRANSLATE_NOOP("wording", "Responsibility found"),
    "propose": QT_TRANSLATE_NOOP("wording", "Proposed"),
    "negotiate": QT_TRANSLATE_NOOP("wording", "Talked about with the customer"),
    "execute": QT_TRANSLATE_NOOP("wording", "Settlement carried out"),
    "visit": QT_TRANSLATE_NOOP("wording", "Return visit entered"),
    "correct": QT_TRANSLATE_NOOP("wording", "Correction found effective"),
    "archive": QT_TRANSLATE_NOOP("wording", "Archived"),
    "bind": QT_TRANSLATE_NOOP("wording", "Bound as a booklet"),
    "lend": QT_TRANSLATE_NOOP("wording", "Lent"),
    "sell": QT_TRANSLATE_NOOP("wording", "Sold at the counter"),
    "lose": QT_TRANSLATE_NOOP("wording", "Loss and winning back"),
    "move_out": QT_TRANSLATE_NOOP("wording", "Moved out or in"),
    "view": QT_TRANSLATE_NOOP("wording", "Wanted to see"),
    "renew": QT_TRANSLATE_NOOP("wording", "Renewed"),
    "answer": QT_TRANSLATE_NOOP("wording", "Answered"),
    "forward": QT_TRANSLATE_NOOP("wording", "Passed on"),
    "analyse": QT_TRANSLATE_NOOP("wording", "Findings written"),
    "reconciliation.run": QT_TRANSLATE_NOOP("wording", "Registers compared"),
    "diagnostics.save": QT_TRANSLATE_NOOP("wording", "Diagnostic bundle saved"),
    "number_register.explain": QT_TRANSLATE_NOOP("wording", "Missing numbers explained"),
}


def action(name: str) -> str:
    """What a use case did, in one or two words, e.g. "Struck off"."""
    return shown(ACTIONS.get(name) or ACTIONS.get(name.rpartition(".")[2]) or name)
