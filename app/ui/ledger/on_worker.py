"""Work on the worker is done in the name of who asked for it, even if somebody else has signed in meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.services import session
from app.ui.desk import Desk
from app.ui.tasks import Task


def in_my_name(desk: Desk, work: Callable[[Task], Any]) -> Callable[[Task], Any]:
    """The same work, acting as the person signed in now."""
    who = desk.session

    def act(task: Task) -> Any:
        with session.acting_as(who):
            return work(task)

    return act
