"""What may become of a call while it is registered: helped, promised, appointed, or its device is here already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from app.services._take_back_writing import Item


@dataclass(frozen=True)
class SolvedByPhone:
    """The caller was helped at once (R043)."""

    solution: str
    remedy: str = "instruction"
    remote: bool = False


@dataclass(frozen=True)
class Promise:
    """The caller gets an answer by `reply_at` from the interface person (R044)."""

    reply_at: datetime
    interface_person: str
    contact: str = ""


@dataclass(frozen=True)
class Appointment:
    """A visit agreed with the caller; technician 0 means that dispatch decides who goes."""

    at: datetime
    minutes: int = 120
    technician_id: int = 0


@dataclass(frozen=True)
class BroughtIn:
    """The customer is at the counter, or sent it by post (送修): it is taken back with a receipt (F20, R051).

    No items: the device that the call is about. Technician 0: it waits in the workshop for whoever is free.
    """

    items: Iterable[Item] = ()
    expected_return_on: date | None = None
    technician_id: int = 0
    loan_number: str = ""
    signed_by: str = ""
    signed_on: date | None = None
    paper: str = ""


Outcome = SolvedByPhone | Promise | Appointment | BroughtIn | None
