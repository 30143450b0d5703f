"""Customer care (F37, R025): activities planned, done with result and cost, or dropped with a reason; the calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import care as rules
from app.domain import validation
from app.models.customer import Customer
from app.models.organisation import CalendarDay
from app.models.relationship import CareActivity, RelationshipCard
from app.services import settings, visit_planning
from app.services._standing_customer import standing
from app.services._use_case import UnitOfWork, get, require, use_case

LONGEST_SPAN = 400
_TWO_YEARS = timedelta(days=731)
_HIGHEST_COST = 100_000_000_00


@dataclass(frozen=True)
class CareFile:
    """A care activity as shown beside its ledger row. `cost` in fen."""

    id: int
    row_version: int
    number: str
    customer_id: int
    customer_name: str
    customer_phone: str
    card_id: int
    person: str
    kind: str
    subject: str
    occasion: str
    planned_on: date
    owner: str
    state: str
    done_on: date | None
    result: str
    gift: str
    cost: int
    drop_reason: str
    entered_by: str

    @property
    def is_planned(self) -> bool:
        """Whether it is still to be done."""
        return self.state == "planned"


@dataclass(frozen=True)
class Birthday:
    """Somebody's birthday in the calendar; `turns` their age, when the year is known."""

    card_id: int
    customer_id: int
    name: str
    customer_name: str
    importance: str
    turns: int | None


@dataclass(frozen=True)
class CareDay:
    """A day of the calendar. `holiday` is its name; `is_workday` as the branch's calendar says."""

    day: date
    is_workday: bool
    holiday: str
    activities: tuple[CareFile, ...]
    birthdays: tuple[Birthday, ...]


@use_case("care.record")
def plan(
    unit: UnitOfWork,
    *,
    customer_id: int,
    kind: str,
    planned_on: date | None,
    subject: str = "",
    card_id: int = 0,
    person: str = "",
    owner: str = "",
    gift: str = "",
    occasion: str = "",
) -> CareActivity:
    """Plan something for a customer; draws its number. Raises UserError naming the field."""
    customer = standing(customer_id)
    card = _card(card_id, customer.id)
    return add(
        unit,
        customer,
        kind=checked_kind(kind),
        planned_on=checked_day(planned_on, "planned_on"),
        subject=validation.clean_line(subject, field="subject"),
        card=card.id if card else None,
        person=validation.clean_line(person, 60, "person") or (card.name if card else ""),
        owner=validation.clean_line(owner, 60, "owner") or unit.session.full_name,
        gift=validation.clean_line(gift, field="gift"),
        occasion=validation.clean_line(occasion, 60, "occasion"),
    )


def add(unit: UnitOfWork, customer: Customer, **values: object) -> CareActivity:
    """Plan an activity inside another use case; `values` are its columns, checked."""
    return unit.insert(
        CareActivity,
        number=unit.number("care_activity"),
        customer=customer.id,
        customer_name=customer.name,
        entered_by=unit.session.name,
        **values,
    )


@use_case("care.record")
def change(
    unit: UnitOfWork,
    *,
    activity_id: int,
    seen_version: int,
    kind: str,
    planned_on: date | None,
    subject: str = "",
    card_id: int = 0,
    person: str = "",
    owner: str = "",
    gift: str = "",
    occasion: str = "",
) -> CareActivity:
    """Change what is planned. Refused once it is done or dropped."""
    row = _planned(activity_id)
    card = _card(card_id, row.customer_id)
    return unit.update(
        row,
        seen_version,
        kind=checked_kind(kind),
        planned_on=checked_day(planned_on, "planned_on"),
        subject=validation.clean_line(subject, field="subject"),
        card=card.id if card else None,
        person=validation.clean_line(person, 60, "person") or (card.name if card else ""),
        owner=validation.clean_line(owner, 60, "owner") or row.owner,
        gift=validation.clean_line(gift, field="gift"),
        occasion=validation.clean_line(occasion, 60, "occasion"),
    )


@use_case("care.record")
def finish(
    unit: UnitOfWork,
    *,
    activity_id: int,
    seen_version: int,
    result: str,
    done_on: date | None = None,
    cost: int | None = 0,
    gift: str = "",
    owner: str = "",
    without_visit: bool = False,
) -> CareActivity:
    """It was done: what came of it, and what it cost in fen. Today when no day is given; never ahead of today.

    After a call-on or a special visit the customer is asked how it was (`visit.after_care_days`), unless
    `without_visit`.
    """
    row = _planned(activity_id)
    spent = cost or 0
    if not 0 <= spent <= _HIGHEST_COST:
        raise UserError(translate("care", "This is no plausible cost."), "cost")
    day = validation.check_date(done_on or clock.today(), clock.today(), "done_on", ahead=timedelta(0))
    unit.update(
        row,
        seen_version,
        state="done",
        done_on=day,
        result=_told(result),
        gift=validation.clean_line(gift, field="gift") or row.gift,
        owner=validation.clean_line(owner, 60, "owner") or row.owner,
        cost=spent,
    )
    if not without_visit:
        visit_planning.after_care(unit, row, day)
    return row


@use_case("care.record")
def drop(unit: UnitOfWork, *, activity_id: int, seen_version: int, reason: str) -> CareActivity:
    """It will not be done, for a reason; the record stays."""
    why = validation.required_line(reason, "reason")
    return unit.update(_planned(activity_id), seen_version, reason=why, state="dropped", drop_reason=why)


def file(activity_id: int) -> CareFile:
    """One activity. Raises UserError when there is none, NotPermitted."""
    require("care.view")
    return _as_file(get(CareActivity, activity_id))


def of_customer(customer_id: int) -> tuple[CareFile, ...]:
    """The care log of a customer: what is planned first, the next one on top; then what was, the latest first."""
    require("care.view")
    found = [_as_file(row) for row in CareActivity.select().where(CareActivity.customer == customer_id)]
    planned = sorted((one for one in found if one.is_planned), key=lambda one: (one.planned_on, one.id))
    past = (one for one in found if not one.is_planned)
    return (*planned, *sorted(past, key=lambda one: (one.done_on or one.planned_on, one.id), reverse=True))


def calendar(first: date, last: date) -> tuple[CareDay, ...]:
    """Every day of a span with its holiday, what is planned or was done then, and the birthdays kept on it (R082).

    Raises UserError for more than LONGEST_SPAN days, NotPermitted.
    """
    require("care.view")
    if not 0 <= (last - first).days < LONGEST_SPAN:
        raise UserError(translate("care", "The calendar shows at most {days} days.").format(days=LONGEST_SPAN))
    activities: dict[date, list[CareFile]] = {}
    in_span = CareActivity.planned_on.between(first, last) & (CareActivity.state != "dropped")
    rows = CareActivity.select(CareActivity, Customer).join(Customer).where(in_span)
    for row in rows.order_by(CareActivity.planned_on, CareActivity.id):
        activities.setdefault(row.planned_on, []).append(_as_file(row))
    days = CalendarDay.select().where(CalendarDay.day.between(first, last) & (CalendarDay.kind == "holiday"))
    names = {row.day: row.name for row in days}
    birthdays = birthdays_between(first, last)
    return tuple(
        CareDay(
            day, settings.is_workday(day), names.get(day, ""), tuple(activities.get(day, ())), birthdays.get(day, ())
        )
        for day in (first + timedelta(days=step) for step in range((last - first).days + 1))
    )


def birthdays_between(first: date, last: date) -> dict[date, tuple[Birthday, ...]]:
    """The birthdays of cards in use by the day on which they are kept, key people first."""
    keys = rules.birthday_keys(first, last)
    rows = RelationshipCard.select().where(RelationshipCard.birthday_key.in_(keys) & RelationshipCard.is_active)
    found: dict[date, list[Birthday]] = {}
    for row in sorted(rows, key=lambda card: (card.importance != "key", card.name, card.id)):
        for year in range(first.year, last.year + 1):
            day = rules.birthday_in(year, row.birthday_key)
            if first <= day <= last:
                turns = year - row.birth_year if row.birth_year else None
                found.setdefault(day, []).append(
                    Birthday(row.id, row.customer_id, row.name, row.customer_name, row.importance, turns)
                )
    return {day: tuple(people) for day, people in found.items()}


def festivals(year: int) -> tuple[rules.Festival, ...]:
    """The festivals of a year that the branch's calendar knows."""
    return rules.festivals(year, settings.work_calendar().exceptions.values())


def checked_kind(kind: str) -> str:
    """A known kind of activity. Raises UserError."""
    if kind not in rules.KINDS:
        raise UserError(translate("care", "Choose what is to be done."), "kind")
    return kind


def checked_day(day: date | None, field: str) -> date:
    """A day that was given and is plausible for a plan. Raises UserError."""
    if day is None:
        raise UserError(translate("validation", "Please fill this in."), field)
    return validation.check_date(day, clock.today(), field, ahead=_TWO_YEARS)


def _planned(activity_id: int) -> CareActivity:
    row = get(CareActivity, activity_id)
    if row.state != "planned":
        raise UserError(translate("care", "{number} is done or dropped already.").format(number=row.number))
    return row


def _told(result: str) -> str:
    plain = validation.clean_text(result, field="result")
    if not plain:
        raise UserError(translate("care", "Say in a few words what came of it."), "result")
    return plain


def _card(card_id: int, customer_id: int) -> RelationshipCard | None:
    card = get(RelationshipCard, card_id) if card_id else None
    if card is not None and card.customer_id != customer_id:
        raise UserError(translate("care", "This card belongs to another customer."), "card_id")
    return card


def _as_file(row: CareActivity) -> CareFile:
    return CareFile(
        id=row.id,
        row_version=row.row_version,
        number=row.number,
        customer_id=row.customer_id,
        customer_name=row.customer_name,
        customer_phone=row.customer.phone,
        card_id=row.card_id or 0,
        person=row.person,
        kind=row.kind,
        subject=row.subject,
        occasion=row.occasion,
        planned_on=row.planned_on,
        owner=row.owner,
        state=row.state,
        done_on=row.done_on,
        result=row.result,
        gift=row.gift,
        cost=row.cost,
        drop_reason=row.drop_reason,
        entered_by=row.entered_by,
    )
