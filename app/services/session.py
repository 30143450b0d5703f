"""Who is acting: the person signed in, for the length of a use case."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar

from app.core.errors import Bug
from app.core.record import record
from app.models import database


@record
class Session:
    """A person signed in. `staff_id` is their row in the staff list (0 when they have none), for "own" permissions."""

    user_id: int
    name: str
    full_name: str
    role: str
    staff_id: int = 0
    language: str = ""


_current: ContextVar[Session | None] = ContextVar("session", default=None)
_signed_in: Session | None = None


def current() -> Session:
    """The person acting now. Raises Bug when nobody is signed in: no use case may run then."""
    session = _current.get() or _signed_in
    if session is None:
        raise Bug("nobody is signed in")
    return session


def is_signed_in() -> bool:
    """Whether anybody acts now."""
    return (_current.get() or _signed_in) is not None


def can_act() -> bool:
    """Whether somebody acts and a branch is open: a timer asks before it reads, for either may have ended since."""
    return is_signed_in() and database.is_open()


def begin(session: Session | None) -> None:
    """Make this person act from now on in every thread of the program (the window has one person at a time).

    None signs out.
    """
    global _signed_in  # noqa: PLW0603 - one window, one person
    _signed_in = session


@contextlib.contextmanager
def acting_as(session: Session) -> Iterator[None]:
    """Act as this person inside the block (command line, tests, demonstration data)."""
    token = _current.set(session)
    try:
        yield
    finally:
        _current.reset(token)
