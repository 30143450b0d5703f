"""Three sentences on what changed in a month, worked out from the figures: the largest changes that are more than
chance, in the words of the program; a supervisor may edit them before the report is issued.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from app.core.i18n import translate
from app.indicators._declaration import Better, Unit, worded
from app.reports._month_figures import MonthFigure, change_words

_MORE_THAN_CHANCE = 1.0
"""Standard deviations from which a change is worth a sentence."""
_NOTABLE = 0.05
"""Of amounts, hours and points: the part by which they must have moved."""
_MOST = 2.0
"""What a change of an amount weighs at most beside counts and shares."""


def sentences(month: str, figures: Iterable[MonthFigure], count: int) -> tuple[str, ...]:
    """So many sentences at most, the weightiest change first; where too little changed, what stayed as it was."""
    known = [one for one in figures if one.now.value is not None]
    if not any(one.now.top for one in known):
        return (translate("month", "Nothing was recorded in {month}.").format(month=month),)
    compared = [one for one in known if one.before.value is not None]
    moved = sorted(((weight(one), one) for one in compared), key=lambda pair: -pair[0])
    told = [one for found, one in moved if found >= _MORE_THAN_CHANCE][:count]
    words = [_changed(one) for one in told]
    rest = [one for one in known if one not in told and one.now.value]
    words += [_stayed(one) for one in rest[: count - len(words)]]
    return tuple(words)


def weight(one: MonthFigure) -> float:
    """How far a figure moved against the month before, in standard deviations where it is a count or a share."""
    now, before = one.now, one.before
    if now.value is None or before.value is None or now.value == before.value:
        return 0.0
    if one.unit is Unit.COUNT:
        return abs(now.value - before.value) / sqrt(abs(now.value) + abs(before.value) or 1)
    if one.unit is Unit.SHARE and now.bottom and before.bottom:
        whole = now.bottom + before.bottom
        both = ((now.top or 0) + (before.top or 0)) / whole
        spread = sqrt(max(both * (1 - both), 1e-9) * (1 / now.bottom + 1 / before.bottom)) if 0 < both < 1 else 0.0
        return abs(now.value - before.value) / 10_000 / spread if spread else 0.0
    part = abs(now.value - before.value) / max(abs(before.value), 1)
    return min(part * 5, _MOST) if part >= _NOTABLE else 0.0


def _changed(one: MonthFigure) -> str:
    is_up = (one.now.value or 0) > (one.before.value or 0)
    if one.better is Better.NEITHER:
        text = (
            translate("month", "{figure} rose from {before} to {now} ({change}).")
            if is_up
            else translate("month", "{figure} fell from {before} to {now} ({change}).")
        )
    elif is_up == (one.better is Better.HIGHER):
        text = (
            translate("month", "{figure} improved: up from {before} to {now} ({change}).")
            if is_up
            else translate("month", "{figure} improved: down from {before} to {now} ({change}).")
        )
    else:
        text = (
            translate("month", "{figure} got worse: up from {before} to {now} ({change}).")
            if is_up
            else translate("month", "{figure} got worse: down from {before} to {now} ({change}).")
        )
    words = {"before": _said(one.before.value, one.unit), "now": _said(one.now.value, one.unit)}
    return text.format(figure=one.title, change=change_words(one.now, one.before, one.unit), **words)


def _stayed(one: MonthFigure) -> str:
    now, before = _said(one.now.value, one.unit), _said(one.before.value, one.unit)
    if one.before.value is None:
        return translate("month", "{figure} was {now}; there is nothing to compare it with.").format(
            figure=one.title, now=now
        )
    if now == before:
        return translate("month", "{figure} stayed at {now}.").format(figure=one.title, now=now)
    text = translate("month", "{figure} hardly changed: {before} before, {now} now.")
    return text.format(figure=one.title, before=before, now=now)


def _said(value: int | None, unit: Unit) -> str:
    """A value as a sentence says it: an amount with its currency."""
    words = worded(value, unit)
    return f"¥{words}" if unit is Unit.MONEY and value is not None else words
