"""Who may do what: the five roles (domain.md 1.2) and the permission matrix (1.3) as data. Denied unless granted.

The names of actions are a closed set: asking for one that does not exist is a Bug, so a typing mistake cannot open a
door nor close one unnoticed.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from app.core.errors import Bug
from app.core.i18n import QT_TRANSLATE_NOOP


class Role(StrEnum):
    """A sign-in role."""

    REPRESENTATIVE = "representative"
    TECHNICIAN = "technician"
    SUPERVISOR = "supervisor"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"


class Scope(StrEnum):
    """On which records: all, only one's own (assigned to the technician, or their own preferences), none."""

    ALL = "all"
    OWN = "own"
    NONE = "none"


ROLES: tuple[Role, ...] = tuple(Role)

ROLE_LABELS: Mapping[Role, str] = MappingProxyType(
    {
        Role.REPRESENTATIVE: QT_TRANSLATE_NOOP("permissions", "Representative"),
        Role.TECHNICIAN: QT_TRANSLATE_NOOP("permissions", "Technician"),
        Role.SUPERVISOR: QT_TRANSLATE_NOOP("permissions", "Supervisor"),
        Role.APPROVER: QT_TRANSLATE_NOOP("permissions", "Approver"),
        Role.ADMINISTRATOR: QT_TRANSLATE_NOOP("permissions", "Administrator"),
    }
)

_LETTERS = {"A": Scope.ALL, "o": Scope.OWN, "-": Scope.NONE}

# One column a role: representative, technician, supervisor, approver, administrator. A = all, o = own, - = none.
_MATRIX = """
customer.view                A A A A A
customer.create              A - A - -
customer.change              A - A - -
customer.merge               - - A - -
customer.deactivate          - - A - -
contact.change               A - A - -
address.change               A - A - -
device.view                  A A A A A
device.create                A - A - -
device.change                A - A - -
device.deactivate            - - A - -
device.replace               A - A - -
swap_note.print              A A A A A
swap_note.correct            A - A - -
contract.view                A A A A -
contract.create              A - A - -
contract.change              A - A - -
contract.renew               A - A - -
contract.extend              A - A - -
contract.instalment          A - A - -
contract.settle              A - A - -
contract.suspend             - - A - -
contract.cancel              - - A - -
inspection.view              A A A A -
inspection.plan              A - A - -
inspection.record            A o A - -
service_call.view            A o A A -
service_call.register        A - A - -
service_call.change          A - A - -
service_call.respond         A o A - -
service_call.report          A o A - -
service_call.solve_by_phone  A o A - -
service_call.promise_reply   A - A - -
service_call.appoint         A - A - -
service_call.dispatch        A - A - -
service_call.withdraw        A - A - -
service_call.reassign        - - A - -
service_call.arrive          A o A - -
service_call.complete        A o A - -
service_call.postpone        A o A - -
service_call.take_back       A o A - -
service_call.repair          A o A - -
service_call.hand_back       A o A - -
service_call.change_level    A - A - -
service_call.change_class    - - A - -
service_call.pause           A - A - -
service_call.resume          A - A - -
service_call.note            A o A - -
service_call.strike_off      A - A - -
service_call.follow_up       A - A - -
service_call.close           A - A - -
service_call.waive           - - A - -
service_call.reopen          A - A - -
service_call.cancel          - - A - -
service_voucher.view         A o A A -
service_voucher.issue        A - A - -
service_voucher.reprint      A - A - -
service_voucher.hand_out     A - A - -
service_voucher.hand_in      A o A - -
service_voucher.file         A - A - -
service_voucher.void         - - A - -
take_back_receipt.view       A o A A -
take_back_receipt.issue      A - A - -
take_back_receipt.change     A o A - -
take_back_receipt.void       - - A - -
receipt_loss.print           A o A A -
returned_part.view           A o A A -
returned_part.create         A - A - -
returned_part.change         A o A - -
returned_part.write_off      - - A - -
custody.view                 A o A A -
loaner.view                  A o A A -
loaner.register              A - A - -
loaner.lend                  A - A - -
loaner.change                A o A - -
loaner.write_off             - - A - -
charge.view                  A o A A -
charge.announce              A o A - -
charge.record                A - A - -
charge.collect               A o A - -
charge.invoice               A - A - -
charge.hand_in               A - A - -
charge.waive                 - - A - -
visit.view                   A o A A -
visit.record                 A - A - -
visit.change                 A - A - -
relationship.view            A - A A -
relationship.change          A - A - -
care.view                    A - A A -
care.record                  A - A - -
care.plan                    - - A - -
assessment.view              A - A A -
assessment.record            A - A - -
assessment.void              - - A - -
customer.sell                A - A - -
customer.lose                A - A - -
customer.move_out            A - A - -
survey.view                  A - A A -
survey.plan                  - - A - -
survey.record                A - A - -
survey.void                  - - A - -
opinion.view                 A o A A -
opinion.record               A A A - -
opinion.forward              A - A - -
opinion.answer               A - A - -
opinion.void                 - - A - -
opinion.analyse              A - A - -
opinion_card.view            A o A A -
opinion_card.issue           A - A - -
opinion_card.record          A - A - -
opinion_card.void            - - A - -
complaint.register           A A A - -
complaint.view               A o A A -
complaint.print              A o A A -
complaint.change             A - A - -
complaint.attribute          A - A - -
complaint.propose            A - A - -
complaint.approve            - - A A -
complaint.negotiate          A - A - -
complaint.execute            A - A - -
complaint.visit              - - A - -
complaint.correct            A - A - -
complaint.archive            A - A - -
complaint.void               - - A - -
complaint_scheme.view        A - A A A
complaint_scheme.change      - - - - A
anomaly_notice.view          A o A A -
anomaly_notice.record        A A A - -
anomaly_notice.void          - - A - -
complaint_slip.view          A - A A -
complaint_slip.issue         A - A - -
complaint_slip.void          - - A - -
corrective_action.view       A - A A -
corrective_action.record     A - A - -
corrective_action.check      - - A - -
archive_bundle.view          A - A A -
archive_bundle.bind          A - A - -
archive_bundle.void          - - A - -
penalty.view                 - - A A -
penalty.change               - - A - -
penalty.approve              - - - A -
return_slip.view             A - A A -
return_slip.create           A - A - -
return_slip.change           A - A - -
return_slip.void             - - A - -
return_slip.approve          - - - A -
exchange_request.decide      - - A - -
exchange_sheet.print         A - A A -
stock_in_test.view           A o A A -
stock_in_test.record         A o A - -
stock_in_test.write_off      - - A - -
supplier.view                A A A A -
supplier.change              A - A - -
spare_part.view              A A A A -
spare_part.change            A - A - -
spare_part.move              A o A - -
spare_part.adjust            - - A - -
old_part.view                A o A A -
old_part.settle              A - A - -
old_part.waive               - - A - -
stock_take.view              A - A A -
stock_take.record            A - A - -
stock_take.settle            - - A - -
tool.view                    A o A A -
tool.lend                    A - A - -
tool.record                  A o A - -
tool.write_off               - - A - -
board.view                   A o A A -
board.add                    A o A - -
board.change                 - - A - -
roster.view                  A A A A -
roster.change                - - A - -
routine_log.view             A - A A -
routine_log.record           A - A - -
routine_log.void             - - A - -
figure.type                  - - A - -
month.view                   - - A A -
month.close                  - - A - -
appraisal.view               - - A A -
reconciliation.run           - - A - -
report.view                  A o A A -
customer_report.view         A - A A -
attachment.view              A o A A A
attachment.add               A o A - -
attachment.void              - - A - -
ledger.print                 A o A A A
export.ledger                - - A - -
package.make                 - - A - -
import.run                   - - A - -
import.undo                  - - A - -
received.view                - - A A -
package.receive              - - A - -
package.undo_receiving       - - A - -
price_list.view              A A A A A
price_list.change            - - - - A
fault_category.change        - - - - A
staff.view                   A A A A A
staff.change                 - - - - A
settings.view                - - A - A
settings.change              - - - - A
users.view                   - - A - A
users.change                 - - - - A
calendar.view                A A A A A
calendar.change              - - - - A
backup.view                  A - A A A
backup.run                   - - - - A
backup.restore               - - - - A
backup.remove_kept           - - - - A
program.update               - - - - A
program.go_back              - - - - A
audit.view                   - - A - A
diagnostics.save             - - A - A
number_register.view         - - A - A
number_register.explain      - - A - -
encryption.change            - - - - A
personal.unmask              A A A A A
personal.report              A - A - A
personal.view                - - A - A
personal.request_erasure     - - A - -
personal.erase               - - - - A
preference.change            o o o o o
password.change              o o o o o
edit.undo                    o o o o o
"""


def _read(matrix: str) -> dict[str, dict[Role, Scope]]:
    rows = (line.split() for line in matrix.strip().splitlines())
    return {
        name: {role: _LETTERS[letter] for role, letter in zip(ROLES, letters, strict=True)} for name, *letters in rows
    }


MATRIX: Mapping[str, Mapping[Role, Scope]] = MappingProxyType(_read(_MATRIX))
"""The scope of every role for every action."""

ACTIONS: frozenset[str] = frozenset(MATRIX)
"""Every action there is."""


def scope(role: str, action: str) -> Scope:
    """On which records a role may do this; none for an unknown role. Raises Bug for an unknown action."""
    if action not in MATRIX:
        raise Bug(f"there is no action {action!r}")
    return MATRIX[action][Role(role)] if role in ROLES else Scope.NONE


def allowed(role: str, action: str, *, own: bool = True) -> bool:
    """Whether a role may do this; `own` tells whether the record is the person's own.

    Without a record in sight (a menu entry, a page) leave `own` as it is: the answer is then whether the role may do it
    at all. Raises Bug for an action that does not exist.
    """
    granted = scope(role, action)
    return granted is Scope.ALL or (granted is Scope.OWN and own)
