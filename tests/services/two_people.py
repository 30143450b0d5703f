"""Two people who do the same at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from app.core.errors import UserError
from app.services import session


def at_the_same_moment(act: Callable[[], Any]) -> list[Any]:
    """What each of the two gets, or the sentence with which they are refused; anything else raises."""
    who, at_once = session.current(), threading.Barrier(2)
    outcomes: list[Any] = []

    def one_of_them() -> None:
        session.begin(who)
        at_once.wait(10)
        try:
            outcomes.append(act())
        except UserError as refused:
            outcomes.append(refused.text)

    people = [threading.Thread(target=one_of_them) for _ in range(2)]
    for person in people:
        person.start()
    for person in people:
        person.join(30)
    return outcomes
