"""Basis of the monthly staff appraisal (R162): per person calls, time limits, quality, satisfaction, vouchers, visits.

Every figure opens the rows it counts, so that nobody is judged by a number that cannot be looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.tabular import TableColumn, ValueKind
from app.indicators._declaration import Counted, Period, Unit
from app.ledgers._declaration import Anchor, Condition, Moving, Operator
from app.models import personal
from app.models.base import DayField, parse_moment
from app.reports._declaration import Group, Opens, Parameter, ParameterKind, Part, Report, ReportResult
from app.reports._matrix import Count, Figures, Share, bars, counted, in_full, row, table_columns, total
from app.reports._period import asked_for, nothing, period_parameters
from app.services import settings
from app.services._people import full_names

_WHO = {
    "technicians": QT_TRANSLATE_NOOP("reports", "Technicians"),
    "desk": QT_TRANSLATE_NOOP("reports", "Service desk"),
}
_ALIVE = Condition("state", Operator.NE, "cancelled")
_REPAIR = Condition("call_kind", Operator.EQ, "repair")
_DONE = Condition("state", Operator.EQ, "done")
_SCORED = (_DONE, Condition("satisfaction", Operator.NOT_EMPTY))
_VALID = Condition("state", Operator.NE, "void")
_VOUCHERS = "vouchers_late"


def of_technicians() -> tuple[Count | Share, ...]:
    """What a technician's month is judged by."""
    by = "technician_name"
    ticked, went = Condition("satisfaction", Operator.NOT_EMPTY), Condition("visit_count", Operator.AFTER, 1)
    days = settings.integer("figures.repeat_days")
    limited = _over("arrival_limit_at")
    in_time, late = (
        Condition("arrived_at", sign, "arrival_limit_at") for sign in (Operator.NOT_LATER_THAN, Operator.LATER_THAN)
    )
    once, again = Condition("visit_count", Operator.EQ, 1), Condition("days_to_repeat", Operator.BETWEEN, (0, days))
    return (
        Count("calls", translate("reports", "Calls"), _calls("received_at"), by),
        Count("finished", translate("reports", "Finished"), _calls("finished_at"), by),
        Count("hours", translate("reports", "Hours"), replace(_calls("finished_at"), summed="work_minutes"), by,
              Unit.HOURS),
        Count("late", translate("reports", "Arrived late"), _calls("received_at", limited, late), by),
        Count(
            "waiting",
            translate("reports", "Not there yet"),
            _calls("received_at", limited, Condition("arrived_at", Operator.IS_EMPTY)),
            by,
        ),
        Count("arrivals", "", _calls("received_at", limited), by),
        Count("in_time", "", _calls("received_at", limited, in_time), by),
        Share("arrival_rate", translate("reports", "Arrival in time"), "in_time", "arrivals"),
        Count("visited", "", _calls("finished_at", _REPAIR, went), by),
        Count("once", "", _calls("finished_at", _REPAIR, once), by),
        Share("once_rate", translate("reports", "First visit fixed it"), "once", "visited"),
        Count("again", translate("reports", "Again within {days} days").format(days=days),
              _calls("finished_at", _REPAIR, again), by),
        Count("ticked", "", _calls("finished_at", ticked), by),
        Count("satisfied", "", _calls("finished_at", Condition("satisfaction", Operator.BETWEEN, (4, 5))), by),
        Share("satisfied_rate", translate("reports", "Satisfied (%)"), "satisfied", "ticked"),
        Count(_VOUCHERS, translate("reports", "Vouchers late"), Counted("vouchers", ""), by),
        Count("scored", translate("reports", "Visits with a score"), Counted("visits", "done_at", _SCORED), by),
        Count("points", "", Counted("visits", "done_at", _SCORED, summed="satisfaction"), by),
        Share("score", translate("reports", "Score on average"), "points", "scored", is_mean=True),
        Count("unhappy", translate("reports", "Dissatisfied"), _unhappy(), by),
        Count("cards", translate("reports", "Cards back"), _cards(), by),
        Count("low", translate("reports", "Low cards"), _cards(Condition("is_low", Operator.EQ, True)), by),
    )  # fmt: skip


def of_desk() -> tuple[Count | Share, ...]:
    """What the month of who takes calls and rings customers is judged by."""
    taken, rang, noted = "received_by", "visitor", "registered_by"
    alive = (Condition("state", Operator.NE, "void"), Condition("state", Operator.NE, "refused"))
    limited = _over("response_limit_at")
    in_time, late = (
        Condition("responded_at", sign, "response_limit_at") for sign in (Operator.NOT_LATER_THAN, Operator.LATER_THAN)
    )
    reply_late = Condition("replied_at", Operator.LATER_THAN, "reply_due_at")
    return (
        Count("calls", translate("reports", "Calls taken"), _calls("received_at"), taken),
        Count("late", translate("reports", "Response late"), _calls("received_at", limited, late), taken),
        Count("answers", "", _calls("received_at", limited), taken),
        Count("in_time", "", _calls("received_at", limited, in_time), taken),
        Share("response_rate", translate("reports", "Response in time"), "in_time", "answers"),
        Count("visits", translate("reports", "Return visits done"), Counted("visits", "done_at", (_DONE,)), rang),
        Count("unhappy", translate("reports", "Dissatisfied"), _unhappy(), rang),
        Count("complaints", translate("reports", "Complaints taken"), Counted("complaints", "received_at", alive),
              noted),
        Count("replies_late", translate("reports", "First reply late"),
              Counted("complaints", "received_at", (*alive, reply_late)), noted),
        Count("opinions", translate("reports", "Opinions taken"), Counted("opinions", "received_at", (_VALID,)),
              "received_by"),
    )  # fmt: skip


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a person, in the order of their names."""
    period, who = asked_for(parameters), parameters["who"]
    every = of_technicians() if who == "technicians" else of_desk()
    figures = counted((one for one in every if isinstance(one, Count) and one.name != _VOUCHERS), period)
    columns = tuple(one for one in every if one.heading)  # the others are what shares are made of
    if who == "technicians":
        figures = _with_vouchers(figures, period)
    else:
        figures = in_full(figures, full_names())
    names = sorted(str(key) for key in figures.found() if key)
    rows = tuple(row(figures, columns, key, key) for key in names)
    return ReportResult(
        title=translate("reports", "Basis of the appraisal: {who}, {period}").format(
            who=shown(_WHO[who]), period=period.words
        ),
        columns=table_columns(TableColumn("person", translate("reports", "Person"), ValueKind.TEXT, 12), columns),
        rows=rows,
        total=total(figures, columns, translate("reports", "Total")),
        charts=bars(translate("reports", "Calls"), rows, 1),
        notes=(
            translate("reports", "Calls received or finished, visits done, vouchers due in {period}").format(
                period=period.words
            ),
        ),
        remarks=(
            *nothing(rows),
            translate("reports", "The total also holds what nobody's name stands at. Figures are a basis, no verdict."),
        ),
    )


def late_vouchers(period: Period) -> tuple[tuple[str, str], ...]:
    """Number and technician of the vouchers to be handed in during a period that came later than their day.

    A voucher that is still out is late once its day is over.
    """
    rows = personal.query(
        "SELECT number, technician_name, hand_in_due_on, returned_at FROM service_voucher "
        "WHERE hand_in_due_on BETWEEN ? AND ? AND state <> 'void' "
        "AND (returned_at IS NULL OR substr(returned_at, 1, 10) >= hand_in_due_on)",  # UTC is a day behind at most
        (period.first.isoformat(), period.last.isoformat()),
    )
    today, found = clock.today(), []
    for number, technician, due, returned in rows:
        moment, last = parse_moment(returned), DayField().python_value(due)
        day = clock.local(moment).date() if moment is not None else today
        if last is not None and day > last:
            found.append((number, technician))
    return tuple(found)


def _with_vouchers(figures: Figures, period: Period) -> Figures:
    by_name: dict[str, list[str]] = {}
    late = late_vouchers(period)
    for number, technician in late:
        by_name.setdefault(technician, []).append(number)
    found = {name: _part(numbers) for name, numbers in by_name.items()}
    everything = _part([number for number, _technician in late])
    return replace(
        figures,
        by_key={**figures.by_key, _VOUCHERS: found},
        totals={**figures.totals, _VOUCHERS: everything},
    )


def _part(numbers: list[str]) -> Part:
    return Part(len(numbers), Opens("vouchers", (("number", "in", tuple(sorted(numbers))),)))


def _calls(date: str, *conditions: Condition) -> Counted:
    return Counted("repairs", date, (_ALIVE, *conditions))


def _unhappy() -> Counted:
    return Counted("visits", "done_at", (_DONE, Condition("satisfaction", Operator.BETWEEN, (1, 2))))


def _cards(*conditions: Condition) -> Counted:
    return Counted("opinion_cards", "returned_on", (Condition("state", Operator.EQ, "returned"), *conditions))


def _over(limit: str) -> Condition:
    return Condition(limit, Operator.BEFORE, Moving(Anchor.NOW))


REPORT = Report(
    name="appraisal",
    title=QT_TRANSLATE_NOOP("reports", "Basis of the appraisal"),
    explanation=QT_TRANSLATE_NOOP(
        "reports", "Per person: calls, time limits, repeats, satisfaction, vouchers, return visits; each with its rows."
    ),
    parameters=(
        *period_parameters(),
        Parameter("who", QT_TRANSLATE_NOOP("reports", "of"), ParameterKind.CHOICE, lambda: "technicians", _WHO),
    ),
    run=run,
    permission="appraisal.view",
    group=Group.MONTH,
    refreshed_by=("service_call", "return_visit", "service_voucher", "complaint", "opinion", "opinion_card"),
)
