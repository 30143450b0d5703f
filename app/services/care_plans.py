"""Care planned in one go (F37, 3.14): a year's occasions for a group of customers, and the round of call-ons.

A plan made again fills up what is missing and doubles nothing: each activity knows by its `plan_key` what it is for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.domain import call_on, validation
from app.domain import care as rules
from app.domain.call_on import CallOn, Candidate
from app.models import database
from app.models.customer import Customer
from app.models.relationship import CareActivity, RelationshipCard
from app.services import care, settings
from app.services._use_case import UnitOfWork, require, tuples, use_case

MOST_AT_ONCE = 2_000
MOST_WEEKS = 26
MOST_PER_WEEK = 50
BIRTHDAY = "birthday"
ON_A_DAY = "day"


@dataclass(frozen=True)
class Group:
    """The customers a plan is for: all conditions hold; nothing chosen means every customer in use that is not lost."""

    key_only: bool = False
    grades: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Occasion:
    """Something that a year's plan asks for.

    `when` is a festival's code, `birthday` (of every card in use) or `day` with `day` given; `days_before` is how many
    days ahead of it the activity is planned, moved back to a workday.
    """

    kind: str
    when: str
    subject: str = ""
    days_before: int = 0
    day: date | None = None
    gift: str = ""


@dataclass(frozen=True)
class PlannedLine:
    """One activity that a plan would make."""

    customer_id: int
    customer_name: str
    person: str
    kind: str
    planned_on: date
    owner: str
    key: str
    occasion: str = ""
    subject: str = ""
    gift: str = ""
    card_id: int = 0


@dataclass(frozen=True)
class Preview:
    """What a plan would do: `customers` in the group, `lines` to be made, `present` that are there already."""

    customers: int
    lines: tuple[PlannedLine, ...]
    present: int


def preview_year(year: int, group: Group, occasions: Iterable[Occasion], owner: str = "") -> Preview:
    """What a year's plan would make, without making it. Raises UserError naming the field, NotPermitted."""
    require("care.plan")
    if not clock.today().year <= year <= clock.today().year + 2:
        raise UserError(translate("care", "A plan is made for this year or the two after it."), "year")
    chosen = tuple(occasions)
    if not chosen:
        raise UserError(translate("care", "Tick at least one occasion."), "occasions")
    people = _customers(group)
    lines, present = [], 0
    known = _known_keys(f"{year}/")
    for line in _year_lines(year, people, chosen, owner):
        if (line.customer_id, line.key) in known:
            present += 1
        elif line.planned_on >= clock.today():
            lines.append(line)
    return Preview(len(people), tuple(lines), present)


@use_case("care.plan")
def plan_year(unit: UnitOfWork, *, year: int, group: Group, occasions: tuple[Occasion, ...], owner: str = "") -> None:
    """Make a year's plan for a group of customers. Days that are over are left out; what is there stays as it is.

    `owner` does everything; without one the owner of the customer's card, or else who plans. Raises UserError.
    """
    validation.clean_line(owner, 60, "owner")
    preview = preview_year(year, group, occasions, owner.strip() or "")
    _make(unit, preview.lines)


def preview_call_ons(owners: tuple[str, ...], per_week: int, weeks: int, since: date, group: Group) -> Preview:
    """What a round of call-ons would make: those longest without contact first. Raises UserError, NotPermitted.

    A contact is a call, a return visit, a talk about a renewal, or care that was done. Whoever is out of use, lost, or
    has a call-on planned already is left out.
    """
    require("care.plan")
    names = tuple(dict.fromkeys(validation.clean_line(name, 60, "owners") for name in owners if name.strip()))
    if not names:
        raise UserError(translate("care", "Choose who calls on the customers."), "owners")
    if not 1 <= per_week <= MOST_PER_WEEK:
        raise UserError(translate("care", "1 to {most} customers a week.").format(most=MOST_PER_WEEK), "per_week")
    if not 1 <= weeks <= MOST_WEEKS:
        raise UserError(translate("care", "A round is planned for 1 to {most} weeks.").format(most=MOST_WEEKS), "weeks")
    if call_on.monday_of(since) < call_on.monday_of(clock.today()):
        raise UserError(translate("care", "A round begins this week or later."), "since")
    people = {row_id: name for row_id, name, _owner in _customers(group)}
    candidates = _candidates(people)
    taken = _taken(names)
    spans = list(_workdays(max(since, clock.today()), weeks))
    found = call_on.plan(candidates, names, spans, per_week, taken)
    lines = tuple(_call_on_line(one, people[one.customer_id]) for one in found)
    first = call_on.monday_of(since)
    last = first + timedelta(days=7 * weeks)
    return Preview(len(people), lines, sum(count for (_, day), count in taken.items() if first <= day < last))


@use_case("care.plan")
def plan_call_ons(
    unit: UnitOfWork,
    *,
    owners: tuple[str, ...],
    per_week: int,
    weeks: int,
    since: date,
    group: Group = Group(),
) -> None:
    """Plan a round of call-ons; running it again fills up and doubles nothing. Raises UserError."""
    _make(unit, preview_call_ons(owners, per_week, weeks, since, group).lines)


def _make(unit: UnitOfWork, lines: tuple[PlannedLine, ...]) -> None:
    if not lines:
        raise UserError(translate("care", "Everything of this plan is there already; nothing was added."))
    if len(lines) > MOST_AT_ONCE:
        text = translate("care", "{count} activities at once are too many; choose fewer customers (at most {most}).")
        raise UserError(text.format(count=len(lines), most=MOST_AT_ONCE))
    ids = {line.customer_id for line in lines}
    customers = {row.id: row for part in _parts(sorted(ids)) for row in Customer.select().where(Customer.id.in_(part))}
    for line in lines:
        care.add(
            unit,
            customers[line.customer_id],
            kind=line.kind,
            planned_on=line.planned_on,
            subject=line.subject,
            card=line.card_id or None,
            person=line.person,
            owner=line.owner or unit.session.full_name,
            gift=line.gift,
            occasion=line.occasion,
            plan_key=line.key,
        )


def _customers(group: Group) -> list[tuple[int, str, str]]:
    """Id, name and the owner of the cards of each customer of a group."""
    wanted = (Customer.status != "inactive") & Customer.lost_on.is_null() & Customer.merged_into.is_null()
    if group.key_only:
        wanted &= Customer.is_key_customer == True  # noqa: E712 - a column
    if group.grades:
        wanted &= Customer.grade.in_(group.grades)
    if group.regions:
        wanted &= Customer.region.in_(group.regions)
    cards = RelationshipCard.select(RelationshipCard.customer, RelationshipCard.owner)
    owners = dict(tuples(cards.where(RelationshipCard.is_active & (RelationshipCard.owner != ""))))
    rows = tuples(Customer.select(Customer.id, Customer.name).where(wanted).order_by(Customer.id))
    return [(row_id, name, owners.get(row_id, "")) for row_id, name in rows]


def _year_lines(
    year: int, people: list[tuple[int, str, str]], occasions: tuple[Occasion, ...], owner: str
) -> Iterator[PlannedLine]:
    days = tuple(settings.work_calendar().exceptions.values())
    names = {row_id: (name, theirs) for row_id, name, theirs in people}
    for occasion in occasions:
        kind = care.checked_kind(occasion.kind)
        words: dict[str, Any] = {
            "subject": validation.clean_line(occasion.subject, field="subject"),
            "gift": validation.clean_line(occasion.gift, field="gift"),
        }
        if occasion.when == BIRTHDAY:
            yield from _birthday_lines(year, names, kind, owner, words)
            continue
        if occasion.when == ON_A_DAY:
            day = care.checked_day(occasion.day, "day")
            title, key = "", f"{year}/{kind}/{day.isoformat()}"
            if day.year != year:
                raise UserError(translate("care", "The day lies in another year than the plan."), "day")
        else:
            festival = rules.festival(occasion.when, year, days)
            day, title, key = festival.first, festival.name, f"{year}/{kind}/{festival.code}"
        planned = _workday_before(day - timedelta(days=max(0, occasion.days_before)))
        words["subject"] = words["subject"] or " ".join(part for part in (title, shown(rules.KINDS[kind])) if part)
        for row_id, name, theirs in people:
            yield PlannedLine(row_id, name, "", kind, planned, owner or theirs, key, title, **words)


def _birthday_lines(
    year: int, names: dict[int, tuple[str, str]], kind: str, owner: str, words: dict[str, Any]
) -> Iterator[PlannedLine]:
    cards = RelationshipCard.select().where((RelationshipCard.birthday_key != "") & RelationshipCard.is_active)
    for card in cards.order_by(RelationshipCard.id):
        if card.customer_id in names:
            subject = words["subject"] or shown(rules.KINDS[kind])
            yield PlannedLine(
                card.customer_id, card.customer_name, card.name, kind, rules.birthday_in(year, card.birthday_key),
                owner or card.owner, f"{year}/{kind}/card {card.id}", translate("care", "Birthday"), subject,
                words["gift"], card.id,
            )  # fmt: skip


def _known_keys(beginning: str) -> set[tuple[int, str]]:
    rows = CareActivity.select(CareActivity.customer, CareActivity.plan_key)
    return set(tuples(rows.where(CareActivity.plan_key.startswith(beginning))))


def _workday_before(day: date) -> date:
    """The day itself, or the last workday before it within two weeks."""
    return next((at for step in range(14) if settings.is_workday(at := day - timedelta(days=step))), day)


def _workdays(since: date, weeks: int) -> Iterator[list[date]]:
    """The workdays of each week from `since` on."""
    monday = call_on.monday_of(since)
    for week in range(weeks):
        days = (monday + timedelta(days=7 * week + step) for step in range(7))
        yield [day for day in days if day >= since and settings.is_workday(day)]


def _candidates(people: dict[int, str]) -> list[Candidate]:
    """Who may be called on, with their last contact."""
    last: dict[int, str] = {}
    for sql in _CONTACTS:
        for customer_id, stamp in database.query(sql):
            if stamp[:_DAY] > last.get(customer_id, ""):
                last[customer_id] = stamp[:_DAY]
    columns = (CareActivity.customer, CareActivity.state, CareActivity.planned_on)
    rows = tuples(CareActivity.select(*columns).where(CareActivity.kind == "call_on"))
    waiting = {customer_id for customer_id, state, _day in rows if state == "planned"}
    times = Counter(customer_id for customer_id, state, _day in rows if state == "done")
    for customer_id, state, planned in rows:
        if state == "dropped":  # their turn is over too, or they would be back in the next run
            last[customer_id] = max(last.get(customer_id, ""), _as_day(planned).isoformat())
    ids = (row_id for row_id in people if row_id not in waiting)
    return [
        Candidate(row_id, date.fromisoformat(last[row_id]) if row_id in last else None, times[row_id]) for row_id in ids
    ]


_CONTACTS = (
    "SELECT customer_id, MAX(received_at) FROM service_call GROUP BY customer_id",
    "SELECT customer_id, MAX(done_at) FROM return_visit WHERE done_at IS NOT NULL GROUP BY customer_id",
    "SELECT customer_id, MAX(done_on) FROM care_activity WHERE state = 'done' GROUP BY customer_id",
    "SELECT c.customer_id, MAX(r.happened_at) FROM renewal_contact r JOIN contract c ON c.id = r.contract_id "
    "GROUP BY c.customer_id",
)
"""The last contact of every customer, by where it is written down."""

_DAY = len("2026-11-20")
"""The day of a stored moment or day, by Greenwich: a turn is not decided by hours."""


def _taken(owners: tuple[str, ...]) -> Counter[tuple[str, date]]:
    """How many call-ons each owner has in each week already, planned or done; dropped ones give their place back."""
    wanted = (CareActivity.kind == "call_on") & (CareActivity.state != "dropped") & CareActivity.owner.in_(owners)
    rows = tuples(CareActivity.select(CareActivity.owner, CareActivity.planned_on).where(wanted))
    return Counter((owner, call_on.monday_of(_as_day(day))) for owner, day in rows)


def _as_day(stored: Any) -> date:
    return stored if isinstance(stored, date) else date.fromisoformat(stored)


def _call_on_line(one: CallOn, name: str) -> PlannedLine:
    key = f"call_on/{call_on.monday_of(one.planned_on).isoformat()}"
    subject = shown(rules.KINDS["call_on"])
    return PlannedLine(one.customer_id, name, "", "call_on", one.planned_on, one.owner, key, subject=subject)


def _parts(ids: list[int], size: int = 500) -> Iterator[list[int]]:
    for start in range(0, len(ids), size):
        yield ids[start : start + size]
