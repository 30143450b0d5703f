"""The month lock (月结): closing a month keeps what was reported, for good.

What comes out differently later is an adjustment of the month that is reported then. Only a closed month has a row; a
backup from before a closing therefore knows the month as open, and the fingerprint on the paper tells whether the
figures are still the same when it is closed again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import validation
from app.models import database
from app.models.base import MomentField, parse_moment
from app.models.month_closing import MonthAdjustment, MonthClosing
from app.services._use_case import UnitOfWork, require, use_case

SENTENCES = 3
LONGEST_SENTENCE = 200
_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])")
_PARTS = ("top", "bottom", "value")


@dataclass(frozen=True)
class Adjustment:
    """A figure of a closed month that came out differently: its parts (`top`, `bottom`, `value`) before and after."""

    month: str
    indicator: str
    before: Mapping[str, int | None]
    after: Mapping[str, int | None]
    reason: str = ""


@dataclass(frozen=True)
class Closing:
    """A closed month in the list."""

    month: str
    closed_at: datetime
    closed_by: str
    fingerprint: str
    adjustments: int


@dataclass(frozen=True)
class ClosedMonth:
    """A closed month as it was reported. `content` is as `reports._month_report` gathered it."""

    month: str
    closed_at: datetime
    closed_by: str
    fingerprint: str
    content: dict[str, Any]
    sentences: tuple[str, ...]


def first_day(month: str) -> date:
    """The first day of a month written as 2026-10. Raises UserError (field `month`) for anything else."""
    found = _MONTH.fullmatch(month.strip())
    if found is None:
        raise UserError(translate("month", "Write the month as 2026-10."), "month")
    return date(int(found[1]), int(found[2]), 1)


def after(month: str) -> str:
    """The month that follows."""
    return f"{first_day(month) + timedelta(days=31):%Y-%m}"


def previous(month: str) -> str:
    """The month before."""
    return f"{first_day(month) - timedelta(days=1):%Y-%m}"


def last_ended() -> str:
    """The last month that is over."""
    return previous(f"{clock.today():%Y-%m}")


def closings() -> tuple[Closing, ...]:
    """The closed months, the latest first. Raises NotPermitted."""
    require("month.view")
    rows = database.query(
        "SELECT month, closed_at, closed_by, fingerprint, (SELECT COUNT(*) FROM month_adjustment "
        "WHERE month_adjustment.closing_id = month_closing.id) FROM month_closing ORDER BY month DESC"
    )
    return tuple(
        Closing(month, parse_moment(at) or clock.now(), by, fingerprint, count)
        for month, at, by, fingerprint, count in rows
    )


def closed(month: str) -> ClosedMonth | None:
    """A month as it was closed, None while it is open.

    Raises NotPermitted; UserError when what is stored does not match its fingerprint any more: nobody may print other
    figures than were reported.
    """
    require("month.view")
    row = MonthClosing.get_or_none(MonthClosing.month == month)
    if row is None:
        return None
    content = json.loads(row.content)
    if fingerprint_of(content) != row.fingerprint:
        text = translate("month", "The stored figures of {month} do not match their fingerprint {fingerprint}.")
        raise UserError(text.format(month=month, fingerprint=row.fingerprint), "month")
    return ClosedMonth(month, row.closed_at, row.closed_by, row.fingerprint, content, tuple(json.loads(row.sentences)))


def reported(month: str) -> dict[str, dict[str, int | None]]:
    """The figures of a closed month as the branch last reported them, adjustments included; empty while it is open."""
    rows = database.query("SELECT content FROM month_closing WHERE month = ?", (month,))
    if not rows:
        return {}
    found = {one["name"]: {part: one[part] for part in _PARTS} for one in json.loads(rows[0][0])["figures"]}
    later = database.query("SELECT indicator, after FROM month_adjustment WHERE month = ? ORDER BY id", (month,))
    return found | {indicator: json.loads(parts) for indicator, parts in later}


def months_before(month: str, most: int) -> tuple[str, ...]:
    """The closed months before this one, the latest first, at most so many."""
    rows = database.query("SELECT month FROM month_closing WHERE month < ? ORDER BY month DESC LIMIT ?", (month, most))
    return tuple(name for (name,) in rows)


def refuse(month: str) -> None:
    """Raise UserError (field `month`) unless this month may be closed now: over, open, and the next in order."""
    begin = first_day(month)
    rows = database.query("SELECT month, closed_by, closed_at FROM month_closing ORDER BY month")
    known = {name: (by, at) for name, by, at in rows}
    if month in known:
        by, at = known[month]
        day = clock.local(parse_moment(at) or clock.now()).date().isoformat()
        text = translate("month", "{month} was closed by {person} on {day}: what was reported stays.")
        raise UserError(text.format(month=month, person=by, day=day), "month")
    following = first_day(after(month))
    if clock.today() < following:
        text = translate("month", "{month} has not ended yet: it can be closed from {day} on.")
        raise UserError(text.format(month=f"{begin:%Y-%m}", day=following.isoformat()), "month")
    if known and month < min(known):
        text = translate("month", "{month} lies before {first}, the first month that was closed: it stays open.")
        raise UserError(text.format(month=month, first=min(known)), "month")
    wanted = after(max(known)) if known else month
    if month != wanted:
        text = translate("month", "Months are closed in their order: close {month} first.")
        raise UserError(text.format(month=wanted), "month")


def owed() -> str:
    """The month to be closed next that is over already, empty when there is none or the branch was not at work then."""
    last = last_ended()
    rows = database.query("SELECT MAX(month) FROM month_closing")
    if rows[0][0]:
        following = after(rows[0][0])
        return following if following <= last else ""
    begin = MomentField().db_value(clock.local_midnight(first_day(last)))
    end = MomentField().db_value(clock.local_midnight(first_day(after(last))))
    worked = database.query(
        "SELECT 1 FROM service_call WHERE received_at >= ? AND received_at < ? LIMIT 1", (begin, end)
    )
    return last if worked else ""


def fingerprint_of(content: Mapping[str, Any]) -> str:
    """Sixteen signs that stand for all figures of a report: every part of every figure, and every number of its tables
    and adjustments, whatever the language and whenever it was gathered.
    """
    said = {
        "month": content["month"],
        "figures": [[one["name"], *_parts(one), *_parts(one["before"]), *_parts(one["year_before"])]
                    for one in content["figures"]],
        "tables": [[one["report"], [_numbers(row) for row in one["values"]]] for one in content["tables"]],
        "adjustments": [[one["month"], one["indicator"], *_parts(one["before"]), *_parts(one["after"])]
                        for one in content["adjustments"]],
    }  # fmt: skip
    digest = sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest().upper()
    return "-".join(digest[at : at + 4] for at in range(0, 16, 4))


def checked(sentences: Iterable[str]) -> tuple[str, ...]:
    """The sentences without empty ones. Raises UserError (fields `sentence_1` …) for none, too many, too long."""
    found: list[str] = []
    for place, one in enumerate(sentences, 1):
        text = " ".join(validation.clean_text(one, field=f"sentence_{place}").split())
        if len(text) > LONGEST_SENTENCE:
            said = translate("month", "A sentence has at most {count} signs.").format(count=LONGEST_SENTENCE)
            raise UserError(said, f"sentence_{place}")
        found += [text] if text else []
    if not found:
        raise UserError(translate("month", "Say in a sentence what changed."), "sentence_1")
    if len(found) > SENTENCES:
        raise UserError(translate("month", "Say it in three sentences at most."), f"sentence_{SENTENCES}")
    return tuple(found)


@use_case("month.close")
def close(
    unit: UnitOfWork,
    *,
    month: str,
    content: Mapping[str, Any],
    sentences: Sequence[str],
    adjustments: Sequence[Adjustment] = (),
    paper: str = "",
    replaces: bool = False,
) -> MonthClosing:
    """Close a month: what was gathered stays as it is, with the words that were issued.

    `paper` is the fingerprint on a report of this month that was issued before (the branch was restored from an older
    backup): other figures are refused unless it `replaces` that paper. Raises UserError (`month`, `sentence_1` …,
    `paper`), NotPermitted.
    """
    from app.models import single_rows

    refuse(month)
    words = checked(sentences)
    if content["month"] != month:
        raise ValueError(f"these are the figures of {content['month']}")
    fingerprint = fingerprint_of(content)
    given = normal_fingerprint(paper)
    if given and given != fingerprint and not replaces:
        text = translate("month", "The paper bears {paper}, these figures {fingerprint}: they differ.")
        raise UserError(text.format(paper=given, fingerprint=fingerprint), "paper")
    who = unit.session.full_name or unit.session.name
    row = single_rows.add(
        MonthClosing,
        month=month,
        closed_at=unit.now,
        closed_by=who,
        closed_by_id=unit.session.user_id,
        content=json.dumps(content, ensure_ascii=False),
        sentences=json.dumps(words, ensure_ascii=False),
        fingerprint=fingerprint,
        created_at=unit.now,
        changed_at=unit.now,
    )
    unit.touch(row)
    told = {"month": [None, month], "sentences": [None, list(words)], "fingerprint": [given or None, fingerprint]}
    unit.note("month_closing", row.id, month, told)
    for one in adjustments:
        unit.insert(
            MonthAdjustment,
            closing=row.id,
            month=one.month,
            indicator=one.indicator,
            before=json.dumps(dict(one.before)),
            after=json.dumps(dict(one.after)),
            reason=validation.clean_text(one.reason, field="reason"),
            found_at=unit.now,
            entered_by=who,
        )
    return row


def normal_fingerprint(text: str) -> str:
    """A fingerprint as it was typed from paper, in its usual form. Raises UserError (field `paper`) for no such."""
    signs = re.sub(r"[\s\-–—]", "", text).upper()
    if not signs:
        return ""
    if re.fullmatch(r"[0-9A-F]{16}", signs) is None:
        raise UserError(translate("month", "A fingerprint is sixteen signs: 3F2A-91BC-…"), "paper")
    return "-".join(signs[at : at + 4] for at in range(0, 16, 4))


def looks_whole(paper: str) -> bool:
    """Whether what was typed is a whole fingerprint."""
    try:
        return bool(normal_fingerprint(paper))
    except UserError:
        return False


def _parts(parts: Mapping[str, Any] | None) -> list[Any]:
    return [(parts or {}).get(part) for part in _PARTS]


def _numbers(row: Sequence[Any]) -> list[Any]:
    return [value for value in row if isinstance(value, int | float) and not isinstance(value, bool)]
