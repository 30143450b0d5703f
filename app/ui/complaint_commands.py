"""What is done about complaints from anywhere (Ctrl+K): the lists of what is late, due, promised, to be decided."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from app.core.i18n import shown, translate
from app.domain import permissions
from app.ledgers.complaints import LEDGER
from app.ui.commands import UiCommand

if TYPE_CHECKING:
    from app.ui.desk import Desk

VIEWS = (
    "late", "late_stage", "reply_due", "promised_today", "promise_late", "to_accept", "to_approve", "visits_due",
    "repeat", "to_archive",
)  # fmt: skip


def complaint_commands(desk: Desk) -> Iterator[UiCommand]:
    """A command for each of these views, for who may see complaints."""
    if not permissions.allowed(desk.session.role, LEDGER.permission):
        return
    for view in LEDGER.views:
        if view.name in VIEWS:
            title = translate("commands", "Complaints: {view}").format(view=shown(view.title))
            run = partial(desk.show_rows, LEDGER.name, view.name)
            yield UiCommand(f"complaints {view.name}", title, "complaints", run, in_menu=False)
