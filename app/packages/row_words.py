"""Rows of packages in words: headings and values as the ledger shows them that they come from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.i18n import shown, translate
from app.core.money import format_yuan
from app.core.tabular import ValueKind
from app.domain.receiving import differences
from app.ledgers._catalogue import all_ledgers
from app.ledgers._declaration import Column
from app.models import personal


def ledger_title(name: str) -> str:
    """What a ledger is called; its own name when this program does not know it."""
    return shown(all_ledgers()[name].title) if name in all_ledgers() else name


def heading(ledger: str, name: str) -> str:
    """The heading of a column."""
    column = _column(ledger, name)
    return shown(column.heading) if column is not None else name


def value(ledger: str, name: str, stored: Any) -> str:
    """A value as a package writes it, in words; what does not fit its column as it is."""
    if stored is None or stored == "":
        return ""
    column = _column(ledger, name)
    if isinstance(stored, bool):
        return translate("ledgers", "yes") if stored else translate("receiving", "no")
    try:
        return _seen(name, _worded(column, stored) if column is not None else str(stored))
    except (ValueError, TypeError):
        return _seen(name, str(stored))


def _seen(name: str, text: str) -> str:
    """A text as the person acting sees it: telephone numbers may be masked for their role."""
    return personal.worded("", name, text)


def _worded(column: Column, stored: Any) -> str:
    if column.kind is ValueKind.CODE:
        return shown(column.wording().get(stored, str(stored)))
    if column.kind is ValueKind.MONEY:
        return format_yuan(stored)
    if column.kind is ValueKind.MOMENT:
        return f"{clock.local(datetime.fromisoformat(stored)):%Y-%m-%d %H:%M}"
    if column.kind is ValueKind.DATE:
        return date.fromisoformat(stored).isoformat()
    return str(stored)


def told(ledger: str, values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Every value that is filled, in the order of its ledger, each under its heading; unknown ones at the end."""
    known = [column.name for column in all_ledgers()[ledger].columns] if ledger in all_ledgers() else []
    names = [name for name in known if name in values] + sorted(set(values) - set(known))
    worded = ((heading(ledger, name), value(ledger, name, values[name])) for name in names)
    return tuple((label, text) for label, text in worded if text)


def changed(ledger: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """Each column that differs: heading, from what, to what."""
    return tuple(
        (heading(ledger, name), value(ledger, name, old), value(ledger, name, new))
        for name, old, new in differences(before, after)
    )


def _column(ledger: str, name: str) -> Column | None:
    if ledger not in all_ledgers():
        return None
    return next((one for one in all_ledgers()[ledger].columns if one.name == name), None)
