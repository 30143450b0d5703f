"""What stands on the printed boards, the roster and the service catalogue: plain JSON values, words in Chinese."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.services import boards, settings, shift_roster, voucher_content
from app.services._use_case import require
from app.services.boards import MOST_COUNTED, Group, Line, Part

SOURCES = {
    "own": "自有事项", "call": "上门服务", "call_due": "待约到场", "complaint": "投诉承诺", "complaint_due": "投诉结案",
    "opinion": "意见答复", "visit": "回访", "inspection": "巡检", "contract": "合同到期", "contract_step": "续签跟进",
    "care": "客户关怀", "survey": "满意度调查",
}  # fmt: skip
"""The sources as they are named on paper."""

_WEEKDAYS = "一二三四五六日"
_TITLES = ("当天工作重点", "第二天工作重点", "本周工作重点")


def week_board(subject: str) -> dict[str, Any]:
    """F87: the week's board at a day (`2026-11-22`, today when empty). Raises UserError, NotPermitted."""
    board = boards.week(_day(subject.strip()))
    is_next = board.rest.first.isocalendar().week != board.day.isocalendar().week
    titles = (*_TITLES[:2], "下周工作重点" if is_next else _TITLES[2])
    on_duty = "；".join(f"{one.shift} {one.person}" for one in shift_roster.on_duty())
    return {
        "letterhead": voucher_content.letterhead(),
        "on": board.day.isoformat(),
        "parts": [_part(part, title) for part, title in
                  zip((board.today, board.tomorrow, board.rest), titles, strict=True)],
        "notice": _survey_notice(board.survey_missing),
        "on_duty": on_duty if board.day == clock.today() else "",
    }  # fmt: skip


def month_board(subject: str) -> dict[str, Any]:
    """F88: the board of a month (`2026-11`, this month when empty). Raises UserError, NotPermitted."""
    board = boards.month(_month(subject.strip()))
    ahead = [line for group in board.ahead for line in group.lines]
    return {
        "letterhead": voucher_content.letterhead(),
        "month": board.month.isoformat(),
        "days": [
            {
                "day": one.day.isoformat(), "is_workday": one.is_workday, "holiday": one.holiday,
                "lines": [*(("✓" if line.state == "done" else "") + line.text for line in one.own),
                          *(f"{SOURCES[name]} {every}" for name, _open, every in one.counts)],
            }
            for one in board.days
        ],
        "plan": [_plan(one) for one in sorted((*board.plan, *ahead), key=lambda one: one.day)],
        "crossing": [
            {"when": f"{one.starts_on:%m-%d} — {one.due_on:%m-%d}", "text": one.subject, "owner": one.owner,
             "is_done": not one.is_open}
            for one in board.crossing
        ],
        "notice": _survey_notice(board.survey_missing),
    }  # fmt: skip


def roster(subject: str) -> dict[str, Any]:
    """F90: the shift roster of a month (`2026-11`, this month when empty). Raises UserError, NotPermitted."""
    month = _month(subject.strip())
    found = shift_roster.month(month)
    phones = {duty.person: duty.phone for day in found.days for duty in day.duties}
    return {
        "letterhead": voucher_content.letterhead(),
        "month": month.isoformat(),
        "shifts": [f"{one.name} {one.words()}" for one in found.shifts],
        "days": [
            {
                "day": day.day.isoformat(), "is_workday": day.is_workday,
                "people": ["、".join(one.person for one in day.of_shift(shift.name)) for shift in found.shifts],
                "gaps": "，".join(_span(begin, end) for begin, end in day.gaps),
            }
            for day in found.days
        ],
        "phones": [f"{person} {phone}" for person, phone in phones.items() if phone],
        "turns": [f"{name} {count} 班 {hours:g} 小时" for name, count, hours in found.turns],
    }  # fmt: skip


def service_catalogue(_: str = "") -> dict[str, Any]:
    """F91: the services of the branch, its hours and promises, the one telephone for complaints."""
    require("price_list.view")
    targets = settings.sla_targets()
    return {
        "letterhead": voucher_content.letterhead(),
        "services": [one.strip() for one in settings.text("service.catalogue").replace("；", ";").split(";")
                     if one.strip()],
        "hours": _hours(settings.text("work_hours")),
        "promises": [
            {"level": words, "response": _within(targets.response.get(level)),
             "arrival": _within(targets.arrival.get(level), "立即出发" if level == 1 else "按约定")}
            for level, words in voucher_content.LEVELS.items()
        ],
    }  # fmt: skip


def _hours(text: str) -> str:
    """Working hours as they are said: `08:30-17:30 Mon-Fri` is 周一至周五 08:30–17:30."""
    said = []
    for ranges, on in re.findall(r"([\d:,\-]+) ([A-Za-z,\-]+)", text):
        days = on
        for place, day in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")):
            days = days.replace(day, f"周{_WEEKDAYS[place]}")
        said.append(f"{days.replace('-', '至').replace(',', '、')} {ranges.replace('-', '–').replace(',', '、')}")
    return "；".join(said)


def _part(part: Part, title: str) -> dict[str, Any]:
    days = f"{part.first:%m-%d} 星期{_WEEKDAYS[part.first.weekday()]}"
    if part.first != part.last:
        days = f"{part.first:%m-%d} 至 {part.last:%m-%d}"
    groups = [_overdue(part)] if part.late else []
    groups += [_group(group, shows_day=part.first != part.last) for group in part.groups]
    groups.sort(key=lambda group: group["title"] != SOURCES["own"])
    return {"title": f"{title}　{days}", "groups": groups, "open_count": part.count}


def _overdue(part: Part) -> dict[str, Any]:
    """What is overdue of all sources, in one group."""
    lines = [
        {**found, "text": f"{SOURCES[group.source]} {found['text']}"}
        for group in part.late
        for found in (_line(one, shows_day=True) for one in group.lines)
    ]
    more = sum(group.more for group in part.late)
    return {"title": "逾期", "lines": lines, "more": more, "uncounted": any(g.more >= MOST_COUNTED for g in part.late)}


def _group(group: Group, *, shows_day: bool) -> dict[str, Any]:
    return {
        "title": SOURCES[group.source],
        "lines": [_line(one, shows_day=shows_day) for one in group.lines],
        "more": group.more,
        "uncounted": group.more >= MOST_COUNTED,
    }


def _line(one: Line, *, shows_day: bool) -> dict[str, Any]:
    words = "　".join(part for part in (f"{one.time} {one.text}".strip(), one.detail) if part)
    day = f"{one.day:%m-%d}" if shows_day else ""
    return {"text": words, "right": " ".join(part for part in (day, one.owner) if part), "is_done": one.state == "done",
            "is_late": one.state == "late"}  # fmt: skip


def _plan(one: Line) -> dict[str, Any]:
    source = "" if one.source == "own" else f"{SOURCES[one.source]}："
    text = f"{source}{one.text}"
    return {"when": f"{one.day:%m-%d}", "text": text, "owner": one.owner, "is_done": one.state == "done"}


def _survey_notice(year: int) -> str:
    return f"{year} 年尚未完成满意度调查（每年至少一次）" if year else ""


def _span(begin: Any, end: Any) -> str:
    return f"{begin:%H:%M}–{'24:00' if end.date() > begin.date() else f'{end:%H:%M}'}"


def _within(limit: timedelta | None, none: str = "") -> str:
    return f"{limit / timedelta(hours=1):g} 小时内" if limit is not None else none


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else clock.today()
    except ValueError:
        raise UserError(translate("paper_content", "Write the day as 2026-11-22."), "subject") from None


def _month(text: str) -> date:
    try:
        return date.fromisoformat(f"{text}-01") if text else clock.today().replace(day=1)
    except ValueError:
        raise UserError(translate("paper_content", "Write the month as 2026-11."), "subject") from None


PAPERS = {
    "week_board": week_board,
    "month_board": month_board,
    "shift_roster": roster,
    "service_catalogue": service_catalogue,
}
"""By form what knows its content from a subject (`paper_content`)."""
