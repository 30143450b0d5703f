"""Whom a survey asks (F33): the customers in scope, and the sample that its seed draws from them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import survey as rules
from app.models import database
from app.models.customer import Customer
from app.models.service_call import ServiceCall
from app.models.survey import SurveyRespondent
from app.services._use_case import require, tuples

MOST_MONTHS = 120
_DAYS_A_MONTH = 30
_SHOWN = 200


@dataclass(frozen=True)
class Scope:
    """Whom a survey asks: all conditions hold; nothing chosen means every customer in use that is not lost.

    `served_months`: only who had a call in so many months before the survey begins; `rest_months`: not who answered
    another survey in so many; 0 means that it does not matter. A month counts 30 days.
    """

    key_only: bool = False
    grades: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    served_months: int = 0
    rest_months: int = 0


EVERYBODY = Scope()
"""Every customer in use that is not lost."""


@dataclass(frozen=True)
class Drawn:
    """A customer of the sample."""

    customer_id: int
    number: str
    name: str
    contact_name: str
    phone: str
    region: str


@dataclass(frozen=True)
class Preview:
    """What launching would draw now: `population` in scope, `size` of the sample, its first customers."""

    population: int
    size: int
    first: tuple[Drawn, ...]


def checked(scope: Scope) -> Scope:
    """The scope, when its months are possible. Raises UserError naming the field."""
    for field in ("served_months", "rest_months"):
        if not 0 <= getattr(scope, field) <= MOST_MONTHS:
            text = translate("survey", "0 to {most} months.")
            raise UserError(text.format(most=MOST_MONTHS), field)
    return scope


def stored(scope: Scope) -> str:
    """A scope as it is kept."""
    return json.dumps(asdict(scope), ensure_ascii=False)


def read(text: str) -> Scope:
    """A scope from what is kept."""
    found = json.loads(text)
    return Scope(**{**found, "grades": tuple(found.get("grades", ())), "regions": tuple(found.get("regions", ()))})


def preview(scope: Scope, size: int, seed: int, starts_on: date) -> Preview:
    """What would be drawn, without drawing it. Raises UserError (a sample larger than the population), NotPermitted."""
    require("survey.plan")
    people = candidates(checked(scope), starts_on)
    wanted = rules.check_size(size, len(people))
    ids = rules.draw(people, size, seed)
    return Preview(len(people), wanted, tuple(drawn(ids[:_SHOWN])))


def candidates(scope: Scope, starts_on: date) -> list[tuple[str, int]]:
    """Number and id of every customer in scope, in no particular order."""
    wanted = (Customer.status == "active") & Customer.lost_on.is_null() & Customer.merged_into.is_null()
    if scope.key_only:
        wanted &= Customer.is_key_customer == True  # noqa: E712 - a column
    if scope.grades:
        wanted &= Customer.grade.in_(scope.grades)
    if scope.regions:
        wanted &= Customer.region.in_(scope.regions)
    if scope.served_months:
        since = _months_before(starts_on, scope.served_months)
        until = clock.local_midnight(starts_on + timedelta(days=1))
        served = ServiceCall.select(ServiceCall.customer).where(
            (ServiceCall.received_at >= clock.local_midnight(since)) & (ServiceCall.received_at < until)
        )
        wanted &= Customer.id.in_(served)
    if scope.rest_months:
        since = _months_before(starts_on, scope.rest_months)
        asked = SurveyRespondent.select(SurveyRespondent.customer).where(SurveyRespondent.answered_on >= since)
        wanted &= Customer.id.not_in(asked)
    numbers = Customer.select(Customer.number, Customer.id).where(wanted)
    return list(database.current().execute(numbers).fetchall())  # plain columns of up to all customers


def drawn(ids: tuple[int, ...]) -> list[Drawn]:
    """The customers with these ids, in this order."""
    columns = (
        Customer.id, Customer.number, Customer.name, Customer.contact_name, Customer.phone, Customer.region,
    )  # fmt: skip
    found: dict[int, Drawn] = {}
    for start in range(0, len(ids), 500):
        rows = tuples(Customer.select(*columns).where(Customer.id.in_(ids[start : start + 500])))
        found.update({row[0]: Drawn(*row) for row in rows})
    return [found[row_id] for row_id in ids]


def _months_before(day: date, months: int) -> date:
    return day - timedelta(days=months * _DAYS_A_MONTH)


def is_over(ends_on: date, now: datetime) -> bool:
    """Whether the last day of a survey has passed."""
    return ends_on < clock.local(now).date()
