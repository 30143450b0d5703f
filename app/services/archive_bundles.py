"""Complaints are archived, and their papers bound as a booklet by month, customer or product (R122, 3.18, 000).

A case stands in one bound booklet of each kind at most; a void booklet gives its cases free again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import peewee as pw

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import archive as rules
from app.domain import permissions, validation
from app.models.archive_bundle import ArchiveBundle, ArchiveBundleCase
from app.models.complaint import Complaint
from app.models.customer import Customer
from app.services import _complaint_steps as steps
from app.services import session as sessions
from app.services._bundled_cases import bundled
from app.services._use_case import UnitOfWork, get, require, tuples, use_case


@dataclass(frozen=True)
class ArchivedCase:
    """A case that is archived; the amount in fen."""

    id: int
    number: str
    customer_name: str
    product_name: str
    category_name: str
    received_at: datetime
    archived_at: datetime
    amount: int | None


@dataclass(frozen=True)
class BundleFile:
    """A booklet as its record shows it; `may_void` for the person signed in."""

    id: int
    row_version: int
    number: str
    kind: str
    subject: str
    period_from: date | None
    period_to: date | None
    cases: int
    bound_at: datetime
    bound_by: str
    place: str
    state: str
    void_reason: str
    lines: tuple[ArchivedCase, ...]
    may_void: bool
    may_change: bool


@use_case("complaint.archive")
def archive(unit: UnitOfWork, case_id: int, *, seen_version: int | None) -> Complaint:
    """Put a case to the archive: refused with open corrective action or without the case study it needs (R107)."""
    case = steps.load(unit, case_id, seen_version)
    return steps.fire(unit, case, "archive", seen_version=seen_version, archived_at=unit.now)


@use_case("archive_bundle.bind")
def bind(
    unit: UnitOfWork,
    *,
    kind: str,
    subject: str = "",
    customer_id: int = 0,
    period_from: date | None = None,
    period_to: date | None = None,
    place: str = "",
    case_ids: Sequence[int] | None = None,
) -> ArchiveBundle:
    """Bind the archived cases of a month (`subject` YYYY-MM), a customer, or a product (`subject` its name).

    `case_ids` are those taken, all by default. Raises UserError naming the field.
    """
    taken = candidates(
        kind, subject=subject, customer_id=customer_id, period_from=period_from, period_to=period_to, only=case_ids
    )  # fmt: skip
    if not taken or (case_ids is not None and len(taken) < len(set(case_ids))):
        text = translate("archive_bundle", "No archived complaint is left to bind here. Look at the list again.")
        raise UserError(text, "case_ids")
    if len(taken) > rules.MOST_CASES:
        text = translate("archive_bundle", "A booklet holds at most {count} complaints.")
        raise UserError(text.format(count=rules.MOST_CASES), "case_ids")
    named, begin, end = _subject(kind, subject, customer_id, period_from, period_to)
    bundle = unit.insert(
        ArchiveBundle, number=unit.number("archive_bundle"), kind=kind, subject=named, period_from=begin, period_to=end,
        cases=len(taken), bound_at=unit.now, bound_by=unit.session.full_name,
        place=validation.clean_line(place, field="place"),
    )  # fmt: skip
    for position, case in enumerate(taken, 1):
        ArchiveBundleCase.create(bundle=bundle.id, complaint=case.id, position=position)
    unit.touch_all("complaint", [case.id for case in taken])
    return bundle


@use_case("archive_bundle.bind")
def move(unit: UnitOfWork, bundle_id: int, *, seen_version: int, place: str) -> ArchiveBundle:
    """The booklet is kept somewhere else."""
    bundle = _bound(bundle_id)
    return unit.update(bundle, seen_version, place=validation.clean_line(place, field="place"))


@use_case("archive_bundle.void")
def void(unit: UnitOfWork, bundle_id: int, *, seen_version: int, reason: str) -> ArchiveBundle:
    """The booklet was bound by mistake: number and row stay, its cases may be bound again."""
    bundle = _bound(bundle_id)
    why = validation.required_line(reason, "reason")
    lines = ArchiveBundleCase.select().where(ArchiveBundleCase.bundle == bundle.id)
    unit.touch_all("complaint", [line.complaint_id for line in lines])
    return unit.update(bundle, seen_version, why, state="void", void_reason=why)


@use_case("archive_bundle.view")
def printed(unit: UnitOfWork, bundle_id: int, *, printer: str, copies: int = 1) -> ArchiveBundle:
    """A booklet has left the program, by a printer or as a file: who and where is on record (3.18)."""
    bundle = get(ArchiveBundle, bundle_id)
    unit.note(
        bundle.record_kind(), bundle.id, bundle.number, {"printer": [None, printer], "copies": [None, copies]}
    )  # fmt: skip
    unit.touch(bundle)
    return bundle


def candidates(
    kind: str,
    *,
    subject: str = "",
    customer_id: int = 0,
    period_from: date | None = None,
    period_to: date | None = None,
    only: Sequence[int] | None = None,
) -> tuple[ArchivedCase, ...]:
    """The archived cases that a booklet would hold (of those named in `only`), in the order of their numbers.

    One more than a booklet holds at most. Raises NotPermitted, UserError.
    """
    require("archive_bundle.view")
    _, begin, end = _subject(kind, subject, customer_id, period_from, period_to)
    which = Complaint.state == "archived"
    if kind == "customer":
        which &= Complaint.customer == customer_id
    if kind == "product":
        which &= Complaint.product_name == validation.clean_line(subject)
    if only is not None:
        which &= Complaint.id.in_(set(list(only)[: rules.MOST_CASES + 1]))
    if begin is not None:
        which &= Complaint.archived_at >= clock.local_midnight(begin)
    if end is not None:
        which &= Complaint.archived_at < clock.local_midnight(date.fromordinal(end.toordinal() + 1))
    rows = Complaint.select().where(which & Complaint.id.not_in(_bound_cases(kind))).order_by(Complaint.number)
    return tuple(_case(row) for row in rows.limit(rules.MOST_CASES + 1))


def subjects(kind: str) -> tuple[tuple[str, int, int], ...]:
    """What is left to bind: name, customer's id (0 otherwise), number of cases; newest month or most cases first.

    Raises NotPermitted.
    """
    require("archive_bundle.view")
    left = (Complaint.state == "archived") & Complaint.id.not_in(_bound_cases(kind))
    if kind == "month":
        counted: dict[str, int] = {}
        for (moment,) in tuples(Complaint.select(Complaint.archived_at).where(left)):
            month = clock.local(moment).strftime("%Y-%m")
            counted[month] = counted.get(month, 0) + 1
        return tuple((month, 0, counted[month]) for month in sorted(counted, reverse=True))
    count = pw.fn.COUNT(Complaint.id)
    if kind == "customer":
        name = pw.fn.MAX(Complaint.customer_name)
        grouped = Complaint.select(name, Complaint.customer_id, count).group_by(Complaint.customer_id)
    else:
        left &= Complaint.product_name != ""
        name = Complaint.product_name
        grouped = Complaint.select(name, pw.SQL("0"), count).group_by(name)
    rows = tuples(grouped.where(left).order_by(count.desc(), name).limit(_MOST_SUBJECTS))
    return tuple((name, customer_id, many) for name, customer_id, many in rows)


def file(bundle_id: int) -> BundleFile:
    """Everything about a booklet. Raises NotPermitted, or UserError when it is not there."""
    require("archive_bundle.view")
    row = get(ArchiveBundle, bundle_id)
    role = sessions.current().role
    return BundleFile(
        **{name: getattr(row, name) for name in BundleFile.__dataclass_fields__ if name in row._meta.fields},
        lines=tuple(_case(case) for case in bundled(row)),
        may_void=row.state == "bound" and permissions.allowed(role, "archive_bundle.void"),
        may_change=row.state == "bound" and permissions.allowed(role, "archive_bundle.bind"),
    )


def with_number(number: str) -> int:
    """The booklet with this number. Raises UserError (field `subject`) when there is none."""
    row = ArchiveBundle.get_or_none(ArchiveBundle.number == number.strip().upper())
    if row is None:
        text = translate("archive_bundle", "There is no booklet {number}.")
        raise UserError(text.format(number=number), "subject")
    return row.id


_MOST_SUBJECTS = 500


def _bound(bundle_id: int) -> ArchiveBundle:
    bundle = get(ArchiveBundle, bundle_id)
    if bundle.state != "bound":
        raise UserError(translate("archive_bundle", "This booklet is void already."))
    return bundle


def _bound_cases(kind: str) -> Any:
    """The cases in standing booklets of a kind."""
    standing = (ArchiveBundle.kind == kind) & (ArchiveBundle.state == "bound")
    return (
        ArchiveBundleCase.select(ArchiveBundleCase.complaint)
        .join(ArchiveBundle, on=ArchiveBundleCase.bundle == ArchiveBundle.id)
        .where(standing)
    )


def _subject(
    kind: str, subject: str, customer_id: int, period_from: date | None, period_to: date | None
) -> tuple[str, date | None, date | None]:
    """What a booklet is named after, and its period. Raises UserError naming the field."""
    if kind not in rules.KINDS:
        raise UserError(translate("archive_bundle", "Choose by what the papers are put together."), "kind")
    if kind == "month":
        begin, end = rules.month_of(subject)
        return subject, begin, end
    if period_from is not None and period_to is not None and period_from > period_to:
        raise UserError(translate("archive_bundle", "The period ends before it begins."), "period_to")
    if kind == "customer":
        if not customer_id:
            raise UserError(translate("archive_bundle", "Choose the customer."), "customer_id")
        return get(Customer, customer_id).name, period_from, period_to
    name = validation.clean_line(subject, field="subject")
    if not name:
        raise UserError(translate("archive_bundle", "Choose the product."), "subject")
    return name, period_from, period_to


def _case(row: Complaint) -> ArchivedCase:
    amount = row.approved_amount if row.approved_amount is not None else row.proposed_amount
    return ArchivedCase(
        row.id, row.number, row.customer_name, row.product_name, row.category_name, row.received_at, row.archived_at,
        amount,
    )  # fmt: skip
