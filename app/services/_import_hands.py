"""What people changed by hand on the records that a sheet would change: newer than the sheet, it is a conflict."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from app.core import clock
from app.core.i18n import translate
from app.models import database
from app.models.base import parse_moment
from app.services import _wording as wording
from app.services._import_known import GROUP
from app.services._import_parts import CHANGE, Change, RowPlan

_STANDING = ("status", "state")
"""Whoever was put out of use by hand comes back only when a person says so, however new the sheet is."""


class _Hand(NamedTuple):
    at: datetime
    user_name: str
    line: int


def doubt_what_is_newer(plans: Iterable[RowPlan], saved_at: datetime) -> None:
    """Make a change a conflict where a person set the same field after the sheet was saved, or after an import."""
    wanted: dict[str, dict[int, list[tuple[RowPlan, Change]]]] = {}
    for plan in plans:
        if plan.verdict == CHANGE:
            for change in plan.changes:
                wanted.setdefault(change.table.record_kind(), {}).setdefault(change.row_id, []).append((plan, change))
    for kind, rows in wanted.items():
        ids = list(rows)
        for begin in range(0, len(ids), GROUP):
            for row_id, (hands, imported) in _hands(kind, ids[begin : begin + GROUP]).items():
                for plan, change in rows[row_id]:
                    _doubt(plan, change, kind, hands, imported, saved_at)


def _hands(kind: str, ids: list[int]) -> dict[int, tuple[dict[str, _Hand], int]]:
    """By row: who set each field last by hand, and the line of the last import."""
    found: dict[int, tuple[dict[str, _Hand], int]] = {}
    places = ", ".join("?" * len(ids))
    sql = (
        "SELECT id, row_id, at, user_name, action, changes FROM audit_entry "
        f"WHERE kind = ? AND row_id IN ({places}) ORDER BY id"
    )
    for line, row_id, at, user_name, action, changes in database.query(sql, (kind, *ids)):
        hands, imported = found.get(row_id, ({}, 0))
        fields: dict[str, Any] = json.loads(changes)
        if action.startswith("import."):
            imported = line
            for name in fields:
                hands.pop(name, None)
        else:
            moment = parse_moment(at)
            assert moment is not None
            hands |= {name: _Hand(moment, user_name, line) for name in fields}
        found[row_id] = (hands, imported)
    return found


def _doubt(
    plan: RowPlan, change: Change, kind: str, hands: dict[str, _Hand], imported: int, saved_at: datetime
) -> None:
    for name in change.values:
        hand = hands.get(name)
        if hand is not None and (name in _STANDING or hand.at > saved_at or hand.line > imported > 0):
            text = translate("import", "{user} changed “{field}” by hand on {date}.")
            plan.doubt(
                text.format(
                    user=hand.user_name, field=wording.field(kind, name), date=clock.local(hand.at).date().isoformat()
                )
            )
            return
