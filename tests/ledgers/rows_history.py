"""Lines of the change history for ledger tests."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from app.core import clock
from app.models import audit, database

DONE = (
    ("desk", "customer.change", "customer", {"phone": ["13800138000", "13900139000"], "notes": [None, "搬家"]}),
    ("boss", "settings.change", "branch_setting", {"value": [30, 45]}),
    ("desk", "export.ledger", "ledger", {"file_name": [None, "报修.xlsx"], "rows": [None, 12]}),
    ("tech", "service_call.view", "denial", {}),
    ("", "user.sign_in_failed", "app_user", {}),
    ("desk", "service_call.register", "service_call", {"number": [None, "JX-1"], "customer": [None, 1]}),
)


def fill(_insert: Any) -> None:
    """Ninety lines over some days; the clock was set back once."""
    with database.transaction():
        for number in range(90):
            who, action, kind, changes = DONE[number % len(DONE)]
            back = timedelta(hours=3) if number == 40 else timedelta(0)
            audit.append(
                at=clock.now() - timedelta(hours=90 - number) - back,
                user_name=who,
                role="representative",
                action=action,
                kind=kind,
                row_id=number % 7 + 1,
                row_number=f"KH-{number % 30:04}",
                changes=json.dumps(changes, ensure_ascii=False),
                reason="客户来电 50%_!" if number % 5 == 0 else "",
            )
