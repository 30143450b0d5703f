"""What was found in the user information of a period, and what is proposed (F35): typed, kept by period, printed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.domain.opinion import KINDS
from app.models.opinion import InformationAnalysis, Opinion
from app.services._use_case import UnitOfWork, require, use_case

_MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
SPANS = tuple(_MONTHS)
_EXAMPLES = 2
_EXAMPLE = 40
"""Of what customers said stand so many examples, of so many signs, beside each topic."""


@dataclass(frozen=True)
class Written:
    """What is kept of a period; `id` 0 while nothing is."""

    id: int = 0
    row_version: int = 0
    findings: str = ""
    proposals: str = ""
    written_by: str = ""


def of(span: str, first_on: date) -> Written:
    """What was written about a period. Raises NotPermitted."""
    require("customer_report.view")
    row = _row(span, first_on)
    return Written(row.id, row.row_version, row.findings, row.proposals, row.written_by) if row else Written()


@dataclass(frozen=True)
class Topic:
    """What key customers said of one subject: how much, of which kind, how far it has come, and a few examples."""

    category: str
    received: int
    kinds: Mapping[str, int]
    answered: int
    open: int
    examples: str


@use_case("opinion.analyse")
def write(
    unit: UnitOfWork,
    *,
    span: str,
    first_on: date,
    findings: str,
    proposals: str = "",
    seen_version: int | None = None,
) -> InformationAnalysis:
    """Write what was found and what is proposed, or correct it; the history keeps what it said before.

    Raises UserError (fields `span`, `first_on`, `findings`).
    """
    if span not in SPANS:
        raise UserError(translate("opinion", "Choose month, quarter, half-year or year."), "span")
    if first_on > clock.local(unit.now).date():
        raise UserError(translate("opinion", "This period has not begun yet."), "first_on")
    said = {
        "findings": validation.clean_text(findings, field="findings"),
        "proposals": validation.clean_text(proposals, field="proposals"),
        "written_by": unit.session.full_name or unit.session.name,
    }
    if not said["findings"]:
        raise UserError(translate("opinion", "Write what was found."), "findings")
    row = _row(span, first_on)
    if row is None:
        return unit.insert(InformationAnalysis, span=span, first_on=first_on, **said)
    return unit.update(row, seen_version, **said)


def bounds(span: str, day: date) -> tuple[date, date]:
    """The first and last day of the period of this kind that a day lies in."""
    length = _MONTHS[span]
    start = (day.month - 1) // length * length
    after = date(day.year + (start + length) // 12, (start + length) % 12 + 1, 1)
    return date(day.year, start + 1, 1), after - timedelta(days=1)


def topics(first: date, last: date) -> tuple[int, tuple[Topic, ...]]:
    """How many key customers were heard in a period, and what they spoke of, the most frequent topic first."""
    begins, ends = clock.local_midnight(first), clock.local_midnight(last + timedelta(days=1))
    during = (Opinion.received_at >= begins) & (Opinion.received_at < ends)
    wanted = during & (Opinion.state != "void") & Opinion.is_key_customer
    by_category: dict[str, list[Opinion]] = {}
    customers: set[int] = set()
    for row in Opinion.select().where(wanted).order_by(Opinion.received_at.desc(), Opinion.id.desc()):
        customers.add(row.customer_id)
        by_category.setdefault(row.category, []).append(row)
    found = [_topic(category, rows) for category, rows in by_category.items()]
    return len(customers), tuple(sorted(found, key=lambda one: (-one.received, one.category)))


def _topic(category: str, rows: list[Opinion]) -> Topic:
    said = [row.content.replace("\n", " ").rstrip("。. ") for row in rows[:_EXAMPLES]]
    kinds = Counter(row.kind for row in rows)
    return Topic(
        category,
        len(rows),
        {kind: kinds[kind] for kind in KINDS},
        sum(row.answered_at is not None for row in rows),
        sum(row.is_open for row in rows),
        "；".join(words if len(words) <= _EXAMPLE else words[: _EXAMPLE - 1] + "…" for words in said),
    )


def _row(span: str, first_on: date) -> InformationAnalysis | None:
    same = (InformationAnalysis.span == span) & (InformationAnalysis.first_on == first_on)
    return InformationAnalysis.get_or_none(same)
