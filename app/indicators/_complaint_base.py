"""What the complaint rate is taken of (F60, R157): the branch's setting `complaint.rate_base`."""

from __future__ import annotations

from app.indicators._declaration import Counted
from app.ledgers._declaration import Condition, Operator
from app.services import settings

_BASES = {
    "calls": Counted("repairs", "received_at", (Condition("state", Operator.NE, "cancelled"),)),
    "customers": Counted("customers", "", (Condition("status", Operator.EQ, "active"),)),
    "orders": Counted("devices", "installed_on"),
}


def base() -> Counted:
    """The rows under the line, as the branch wants it today."""
    return _BASES[settings.text("complaint.rate_base")]
