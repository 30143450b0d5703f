"""Records of all branches as their packages told of them, side by side and together."""

from __future__ import annotations

from app.core.i18n import QT_TRANSLATE_NOOP
from app.core.tabular import ValueKind
from app.ledgers._declaration import Column, Condition, Index, Ledger, Operator, View
from app.ledgers._head_office_choices import branches, ledgers, states

# One line a column or view, to be read as a table.
# fmt: off


def _of(ledger: str) -> tuple[Condition, ...]:
    return (Condition("ledger", Operator.EQ, ledger),)


COLUMNS = (
    Column("branch_code", QT_TRANSLATE_NOOP("ledgers", "Branch"), ValueKind.CODE, 16, choices=branches),
    Column("ledger", QT_TRANSLATE_NOOP("ledgers", "Ledger"), ValueKind.CODE, 12, choices=ledgers),
    Column("number", QT_TRANSLATE_NOOP("ledgers", "Number"), width=18),
    Column("title", QT_TRANSLATE_NOOP("ledgers", "Of whom, of what"), width=26),
    Column("state", QT_TRANSLATE_NOOP("ledgers", "State"), ValueKind.CODE, 12, choices=states),
    Column("day", QT_TRANSLATE_NOOP("ledgers", "Day"), ValueKind.DATE, 12),
    Column("amount", QT_TRANSLATE_NOOP("ledgers", "Amount"), ValueKind.MONEY, 12, summed=True),
    Column("changed_at", QT_TRANSLATE_NOOP("ledgers", "Last changed there"), ValueKind.MOMENT, 16),
    Column("package_serial", QT_TRANSLATE_NOOP("ledgers", "By package"), ValueKind.NUMBER, 9, visible=False),
    Column("received_at", QT_TRANSLATE_NOOP("ledgers", "Received here"), ValueKind.MOMENT, 16, visible=False),
    Column("version", QT_TRANSLATE_NOOP("ledgers", "Version"), ValueKind.NUMBER, 8, visible=False),
    Column("package_id", QT_TRANSLATE_NOOP("ledgers", "By package"), ValueKind.NUMBER, offered=False),
)

LEDGER = Ledger(
    name="received_rows",
    title=QT_TRANSLATE_NOOP("ledgers", "Rows of all branches"),
    table="received_row",
    record_kind="received_row",
    columns=COLUMNS,
    views=(
        View("all", QT_TRANSLATE_NOOP("ledgers", "All rows")),
        View("repairs", QT_TRANSLATE_NOOP("ledgers", "Repairs"), _of("repairs"), sort="changed_at"),
        View("complaints", QT_TRANSLATE_NOOP("ledgers", "Complaints"), _of("complaints"), sort="changed_at"),
        View("customers", QT_TRANSLATE_NOOP("ledgers", "Customers"), _of("customers"), sort="changed_at"),
        View("devices", QT_TRANSLATE_NOOP("ledgers", "Devices"), _of("devices"), sort="changed_at"),
        View("contracts", QT_TRANSLATE_NOOP("ledgers", "Contracts"), _of("contracts"), sort="changed_at"),
        View("charges", QT_TRANSLATE_NOOP("ledgers", "Charges"), _of("charges"), sort="changed_at"),
    ),
    indexes=(
        *(Index((column,)) for column in (
            "branch_code", "ledger", "number", "title", "state", "day", "amount", "changed_at", "package_id",
        )),
        Index(("branch_code", "changed_at")),
        Index(("ledger", "changed_at")),
        Index(("branch_code", "ledger", "changed_at")),
    ),
    default_sort="changed_at",
    search_kind="received_row",
    permission="received.view",
    icon="menu",
    empty=QT_TRANSLATE_NOOP("ledgers", "No package of a branch was received yet. Receive the first one from its "
                            "stick."),
    creates=QT_TRANSLATE_NOOP("ledgers", "Receive a package"),
    create_permission="package.receive",
)
