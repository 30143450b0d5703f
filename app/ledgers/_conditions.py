"""Conditions to SQL, to words, to stored text and back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import shown, translate
from app.core.money import format_yuan, parse_yuan
from app.core.record import record
from app.core.tabular import ValueKind
from app.ledgers._declaration import Anchor, AnyOf, Column, Condition, Filter, Ledger, Me, Moving, Operator, View
from app.services import session


@record
class Term:
    """A piece of a WHERE clause.

    Which table columns it reads, and whether it fixes `columns` to one value (an index prefix).
    """

    sql: str
    params: tuple[Any, ...]
    columns: frozenset[str]
    equality: bool = False
    flag: str = ""


def terms(ledger: Ledger, filters: Iterable[Filter]) -> list[Term]:
    """One term per filter. Raises UserError for a column the ledger does not have."""
    return [_any_of(ledger, one) if isinstance(one, AnyOf) else _term(ledger, one) for one in filters]


def _any_of(ledger: Ledger, choice: AnyOf) -> Term:
    groups = [[_term(ledger, condition) for condition in group] for group in choice.groups]
    sql = " OR ".join("(" + " AND ".join(term.sql for term in group) + ")" for group in groups)
    found = [term for group in groups for term in group]
    return Term(
        f"({sql})",
        tuple(value for term in found for value in term.params),
        frozenset().union(*(t.columns for t in found)),
    )


def _term(ledger: Ledger, condition: Condition) -> Term:  # noqa: PLR0911 - one return an operator
    column = column_of(ledger, condition.column)
    if column.derive is not None:
        text = translate("ledgers", "“{column}” follows from “{source}”. Filter by that one.")
        raise UserError(text.format(column=column.name, source=column.stored), "where")
    name, operator = column.stored, condition.operator
    one = frozenset({name})
    if operator is Operator.IS_EMPTY:
        return Term(f"{name} = ''" if column.is_text else f"{name} IS NULL", (), one, equality=True)
    if operator is Operator.NOT_EMPTY:
        return Term(f"{name} > ''" if column.is_text else f"{name} IS NOT NULL", (), one)
    if operator is Operator.CONTAINS:
        return Term(f"lower({name}) LIKE ? ESCAPE '!'", (_pattern(str(condition.value)),), one)
    if operator is Operator.IN:
        wanted = tuple(_stored(column, value) for value in _several(condition))
        if len(wanted) == 1:
            return Term(f"{name} = ?", wanted, one, equality=True)
        return Term(f"{name} IN ({', '.join('?' * len(wanted))})" if wanted else "1 = 0", wanted, one)
    if operator is Operator.BETWEEN:
        low, high = _several(condition)
        ends = (_stored(column, low), _end(column, high))
        return Term(f"{name} {_lower(column, low)} ? AND {name} {_upper(column, high)} ?", ends, one)
    if operator in (Operator.BEFORE, Operator.AFTER):
        lower = _lower(column, condition.value)
        sign = lower if operator is Operator.AFTER else {">": "<=", ">=": "<"}[lower]
        return Term(f"{name} {sign} ?", (_stored(column, condition.value),), one)
    if operator in (Operator.LATER_THAN, Operator.NOT_LATER_THAN):
        limit = column_of(ledger, str(condition.value)).stored
        sign = ">" if operator is Operator.LATER_THAN else "<="
        return Term(f"{name} {sign} {limit}", (), frozenset({name, limit}))
    if operator is Operator.NE:
        sql = f"{name} <> ?" if column.is_text else f"({name} IS NULL OR {name} <> ?)"
        return Term(sql, (_stored(column, condition.value),), one)
    return _equal(ledger, column, condition)


def _equal(ledger: Ledger, column: Column, condition: Condition) -> Term:
    name, value = column.stored, resolved(condition.value)
    if column.kind is ValueKind.MOMENT and isinstance(value, date) and not isinstance(value, datetime):
        day = Condition(condition.column, Operator.BETWEEN, (value, value))
        return _term(ledger, day)
    if value is True and any(index.only == name for index in ledger.indexes):
        return Term(name, (), frozenset({name}), flag=name)  # spelt as in the partial index, so that it applies
    return Term(f"{name} = ?", (_stored(column, value),), frozenset({name}), equality=True)


def scanning(ledger: Ledger, search: str) -> list[Term]:
    """A search without an index: every word stands somewhere in one of the columns that are `scanned`.

    Of a code its words are searched, too. Raises UserError for a ledger that cannot be searched.
    """
    if not ledger.scanned:
        raise UserError(translate("ledgers", "This ledger is not searched. Use a filter."), "search")
    stored = [f"lower({name}) LIKE ? ESCAPE '!'" for name in ledger.scanned]
    coded = [one for one in ledger.columns if one.stored in ledger.scanned and one.kind is ValueKind.CODE]
    found: list[Term] = []
    for word in search.split():
        parts, params = [*stored], [_pattern(word)] * len(stored)
        for column in coded:
            codes = [code for code, said in column.wording().items() if word.lower() in shown(said).lower()]
            if codes:
                parts.append(f"{column.stored} IN ({', '.join('?' * len(codes))})")
                params += codes
        found.append(Term(f"({' OR '.join(parts)})", tuple(params), frozenset({"(search)"})))
    return found


def column_of(ledger: Ledger, name: str) -> Column:
    """The column, or a UserError that names those there are."""
    try:
        return ledger.column(name)
    except KeyError:
        raise UserError(
            translate("ledgers", "There is no column “{name}”. Columns: {columns}.").format(
                name=name, columns=", ".join(column.name for column in ledger.columns)
            ),
            "where",
        ) from None


def view_of(ledger: Ledger, name: str) -> View:
    """The shipped view, or a UserError that names those there are."""
    try:
        return ledger.view(name)
    except KeyError:
        raise UserError(
            translate("ledgers", "There is no view “{name}”. Views: {views}.").format(
                name=name, views=", ".join(view.name for view in ledger.views)
            ),
            "view",
        ) from None


def _several(condition: Condition) -> tuple[Any, ...]:
    return condition.value if isinstance(condition.value, tuple) else (condition.value,)


def _pattern(text: str) -> str:
    escaped = text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
    return f"%{escaped.translate(_ASCII_LOWER)}%"


_ASCII_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}  # as lower() does on both engines


def _days_set(key: str) -> int:
    if not key:
        return 0
    from app.services import settings  # with the declarations of them all, and few views move by one

    return settings.integer(key)


def resolved(value: Any) -> Any:
    """A moving or personal value as it is at this moment; others as they are."""
    if isinstance(value, Me):
        who = session.current()
        return {"staff": who.staff_id, "user": who.user_id, "name": who.name}[value.what]
    if not isinstance(value, Moving):
        return value
    if value.anchor is Anchor.NOW:
        return clock.now() + timedelta(days=value.step)
    today = clock.today()
    if value.anchor is Anchor.DAY:
        return today + timedelta(days=value.step + _days_set(value.setting))
    months = today.year * 12 + today.month - 1 + value.step
    return date(months // 12, months % 12 + 1, 1)


def _stored(column: Column, value: Any) -> Any:
    """A value as the database keeps it."""
    value = resolved(value)
    if column.kind is ValueKind.MOMENT and isinstance(value, date):
        moment = value if isinstance(value, datetime) else clock.local_midnight(value)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if column.kind is ValueKind.DATE and isinstance(value, date):
        return (clock.local(value).date() if isinstance(value, datetime) else value).isoformat()
    return value


def _is_whole_day(column: Column, value: Any) -> bool:
    value = resolved(value)
    return column.kind is ValueKind.MOMENT and isinstance(value, date) and not isinstance(value, datetime)


def _lower(column: Column, value: Any) -> str:
    """How a moment compares with the first one of a day; a limit at midnight belongs to the day that ends with it."""
    return ">" if column.ends_day and _is_whole_day(column, value) else ">="


def _upper(column: Column, value: Any) -> str:
    return "<" if _is_whole_day(column, value) and not column.ends_day else "<="


def _end(column: Column, value: Any) -> Any:
    return _stored(column, resolved(value) + timedelta(days=1) if _is_whole_day(column, value) else value)


_SIGNS = (
    (">=", Operator.AFTER),
    ("<=", Operator.BETWEEN),
    ("!=", Operator.NE),
    ("~", Operator.CONTAINS),
    ("<", Operator.BEFORE),
    ("=", Operator.EQ),
)


def parse_condition(ledger: Ledger, text: str) -> Condition:
    """Read a condition as typed on the command line.

    `state=logged`, `state=logged,scheduled`, `state!=closed`, `received_at>=2026-11-01`,
    `received_at=2026-11-01..2026-11-30`, `charge<100.00`, `customer~科技`, `arrived_at=` (empty), `arrived_at!=` (not
    empty). Raises UserError with what is wrong.
    """
    for sign, operator in sorted(_SIGNS, key=lambda pair: (_at(text, pair[0]), -len(pair[0]))):
        name, found, raw = text.partition(sign)
        if not found:
            continue
        column = column_of(ledger, name.strip())
        raw = raw.strip()
        if not raw and operator in (Operator.EQ, Operator.NE):
            return Condition(column.name, Operator.IS_EMPTY if operator is Operator.EQ else Operator.NOT_EMPTY)
        if sign == "<=":
            return Condition(column.name, Operator.BETWEEN, (_lowest(column), parse_value(column, raw)))
        if operator is Operator.EQ and ".." in raw and column.kind is not ValueKind.TEXT:
            low, _, high = raw.partition("..")
            return Condition(column.name, Operator.BETWEEN, (parse_value(column, low), parse_value(column, high)))
        if operator is Operator.EQ and "," in raw and column.kind is ValueKind.CODE:
            return Condition(column.name, Operator.IN, tuple(parse_value(column, part) for part in raw.split(",")))
        return Condition(column.name, operator, raw if operator is Operator.CONTAINS else parse_value(column, raw))
    raise UserError(
        translate("ledgers", "“{text}” is not a condition. Write it like state=logged.").format(text=text[:80]), "where"
    )


def _at(text: str, sign: str) -> int:
    place = text.find(sign)
    return place if place >= 0 else len(text)


def _lowest(column: Column) -> Any:
    if column.kind in (ValueKind.DATE, ValueKind.MOMENT):
        return date(1, 1, 2)
    return -(2**62) if column.kind in (ValueKind.NUMBER, ValueKind.MONEY) else ""


def parse_value(column: Column, text: str) -> Any:  # noqa: PLR0911 - one return a kind
    """A value as typed for this column. Raises UserError."""
    text = text.strip()
    if column.kind is ValueKind.MONEY:
        return parse_yuan(text, "where", negative=True)
    if column.kind is ValueKind.CODE:
        return _code(column, text)
    try:
        if column.kind is ValueKind.NUMBER:
            return int(text)
        if column.kind is ValueKind.DATE:
            return date.fromisoformat(text)
        if column.kind is ValueKind.MOMENT:
            return _moment(text)
        if column.kind is ValueKind.FLAG:
            return {
                "1": True,
                "yes": True,
                "true": True,
                "是": True,
                "0": False,
                "no": False,
                "false": False,
                "否": False,
            }[text.lower()]
    except (ValueError, KeyError):
        raise UserError(
            translate("ledgers", "“{text}” does not fit the column “{column}”.").format(
                text=text[:80], column=column.name
            ),
            "where",
        ) from None
    return text


def _moment(text: str) -> date | datetime:
    if len(text) <= 10:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=clock.branch_zone())


def _code(column: Column, text: str) -> Any:
    choices = column.wording()
    for code, wording in choices.items():
        if text in (str(code), str(wording), shown(wording)):
            return code
    raise UserError(
        translate("ledgers", "“{text}” is not among: {choices}.").format(
            text=text[:80], choices=", ".join(str(code) for code in choices)
        ),
        "where",
    )


def to_json(conditions: Iterable[Condition]) -> str:
    """Conditions as stored text, for the user's own views."""
    return json.dumps([[one.column, one.operator.value, _packed(one.value)] for one in conditions], ensure_ascii=False)


def from_json(text: str) -> tuple[Condition, ...]:
    """Stored text to conditions. Raises ValueError when it is not what `to_json` wrote."""
    try:
        return tuple(
            Condition(column, Operator(operator), _unpacked(value)) for column, operator, value in json.loads(text)
        )
    except (TypeError, KeyError) as error:
        raise ValueError(str(error)) from error


def _packed(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_packed(one) for one in value]
    if isinstance(value, Moving):
        return {"moving": value.anchor.value, "step": value.step, "setting": value.setting}
    if isinstance(value, Me):
        return {"me": value.what}
    if isinstance(value, datetime):
        return {"moment": value.isoformat()}
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpacked(one) for one in value)
    if not isinstance(value, dict):
        return value
    if "moving" in value:
        return Moving(Anchor(value["moving"]), int(value["step"]), str(value.get("setting", "")))
    if "me" in value:
        return Me(value["me"])
    return datetime.fromisoformat(value["moment"]) if "moment" in value else date.fromisoformat(value["day"])


def in_words(ledger: Ledger, condition: Condition) -> str:  # noqa: PLR0911 - one return an operator
    """A condition for people: on a chip, at the head of a print."""
    column = ledger.column(condition.column)
    heading = shown(column.heading)
    if condition.operator in (Operator.LATER_THAN, Operator.NOT_LATER_THAN):
        limit = shown(column_of(ledger, str(condition.value)).heading)
        if condition.operator is Operator.LATER_THAN:
            return translate("ledgers", "{column}: later than “{limit}”").format(column=heading, limit=limit)
        return translate("ledgers", "{column}: not later than “{limit}”").format(column=heading, limit=limit)
    values = [worded(column, value) for value in _several(condition)]
    if condition.operator is Operator.IS_EMPTY:
        return translate("ledgers", "{column}: empty").format(column=heading)
    if condition.operator is Operator.NOT_EMPTY:
        return translate("ledgers", "{column}: not empty").format(column=heading)
    if condition.operator is Operator.NE:
        return translate("ledgers", "{column}: not {value}").format(column=heading, value=values[0])
    if condition.operator is Operator.BEFORE:
        return translate("ledgers", "{column}: before {value}").format(column=heading, value=values[0])
    if condition.operator is Operator.AFTER:
        return translate("ledgers", "{column}: from {value}").format(column=heading, value=values[0])
    if condition.operator is Operator.BETWEEN:
        return translate("ledgers", "{column}: {low} to {high}").format(column=heading, low=values[0], high=values[1])
    if condition.operator is Operator.CONTAINS:
        return translate("ledgers", "{column}: contains “{value}”").format(column=heading, value=values[0])
    return translate("ledgers", "{column}: {value}").format(column=heading, value=", ".join(values))


def worded(column: Column, value: Any) -> str:
    """One value of a column as people read it."""
    value = resolved(value)
    if value is None or value == "":
        return ""
    if column.kind is ValueKind.CODE:
        return shown(column.wording().get(value, str(value)))
    if column.kind is ValueKind.MONEY and isinstance(value, int):
        return format_yuan(value)
    if column.kind is ValueKind.FLAG:
        return translate("ledgers", "yes") if value else translate("ledgers", "no")
    if isinstance(value, datetime):
        return clock.local(value).strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)
