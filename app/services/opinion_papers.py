"""What stands on the opinion book, the opinion cards and the analysis of user information (F32, F34, F35)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from app.core import clock
from app.core.errors import UserError
from app.core.i18n import translate
from app.domain import permissions
from app.models.opinion import Opinion, OpinionCard
from app.services import opinion_analysis, voucher_content
from app.services import session as sessions
from app.services._paper_values import day_of, iso
from app.services._use_case import require
from app.services._visible import visible

MOST_PAGES = 200
_USUAL_PAGES = 10
_MOST_ROWS = 2000
_PAGES = re.compile(r"(\d{1,5})(?:\s*[-–~]\s*(\d{1,5}))?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
TOPICS = {
    "quality": "产品质量", "use": "功能与使用", "software": "软件", "attitude": "服务态度", "skill": "技术水平",
    "speed": "服务时效", "charges": "价格与收费", "parts": "配件供应", "delivery": "物流与包装", "other": "其他",
}  # fmt: skip
"""What an opinion is about, as papers say it."""
_BETWEEN = re.compile(r"[,，、\s]+")


def opinion_book(subject: str) -> dict[str, Any]:
    """F32: blank numbered pages (`21-40`; the next ten when empty), or filled with a month's opinions (`2026-11`) or
    those with these numbers.

    Raises UserError for anything else, for too many pages, pages that end before they begin, opinions not there.
    """
    require("opinion.view")
    plain = subject.strip()
    month = _MONTH.fullmatch(plain)
    pages = None if month else _PAGES.fullmatch(plain)
    head = {"letterhead": voucher_content.letterhead()}
    if not plain or pages:
        first, last = _numbered(pages) if pages else (next_page(), next_page() + _USUAL_PAGES - 1)
        return {**head, "first_page": first, "last_page": last}
    if month:
        rows, words = _of_month(int(month[1]), int(month[2])), f"{month[1]}年{int(month[2])}月"
    else:
        rows, words = _by_numbers(_BETWEEN.split(plain)), ""
    return {**head, "period": words, "entries": [_entry(row) for row in rows]}


def opinion_card(subject: str) -> dict[str, Any]:
    """F34: the cards of these calls, by number. Raises UserError when one is not there or void."""
    require("opinion_card.view")
    numbers = [number for number in _BETWEEN.split(subject.strip()) if number]
    query = visible(OpinionCard.select(), OpinionCard.technician, "opinion_card.view")
    found = {row.number: row for row in query.where(OpinionCard.number.in_(numbers))}
    for number in numbers or [subject]:
        if number not in found or found[number].state == "void":
            text = translate("paper_content", "There is no opinion card of call {number}.")
            raise UserError(text.format(number=number), "subject")
    return {"letterhead": voucher_content.letterhead(), "cards": [_card(found[number]) for number in numbers]}


def user_information_analysis(subject: str) -> dict[str, Any]:
    """F35: what key customers said in a period (`quarter 2026-10-01`), findings and proposals as they were typed.

    Raises UserError for what is no period.
    """
    require("customer_report.view")
    span, _, day = subject.strip().partition(" ")
    try:
        begins = date.fromisoformat(day) if day else clock.today()
    except ValueError:
        begins = None
    if span not in opinion_analysis.SPANS or begins is None:
        raise UserError(translate("paper_content", "Write the period as “quarter 2026-10-01”."), "subject")
    first, last = opinion_analysis.bounds(span, begins)
    heard, topics = opinion_analysis.topics(first, last)
    written = opinion_analysis.of(span, first)
    return {
        "letterhead": voucher_content.letterhead(),
        "first": first.isoformat(),
        "last": last.isoformat(),
        "customers": heard,
        "topics": [
            {
                "topic": TOPICS.get(one.category, one.category), "received": one.received,
                "kinds": list(one.kinds.values()), "answered": one.answered, "open": one.open,
                "examples": one.examples,
            }
            for one in topics
        ],
        "findings": written.findings,
        "proposals": written.proposals,
        "written_by": written.written_by,
    }  # fmt: skip


def next_page() -> int:
    """The first page of the opinion book that no opinion stands on."""
    rows = Opinion.select(Opinion.page).where((Opinion.channel == "opinion_book") & (Opinion.page != ""))
    pages = [int(row.page) for row in rows if row.page.isdecimal()]
    return max(pages, default=0) + 1


def _numbered(pages: re.Match[str]) -> tuple[int, int]:
    first = int(pages[1])
    last = int(pages[2] or pages[1])
    if first < 1:
        raise UserError(translate("paper_content", "Pages are numbered from 1."), "subject")
    if last < first:
        raise UserError(translate("paper_content", "The last page comes before the first."), "subject")
    if last - first >= MOST_PAGES:
        text = translate("paper_content", "At most {count} pages at once.")
        raise UserError(text.format(count=MOST_PAGES), "subject")
    return first, last


def _theirs() -> Any:
    who = sessions.current()
    rows = Opinion.select().where(Opinion.state != "void")
    if permissions.scope(who.role, "opinion.view") is permissions.Scope.OWN:
        rows = rows.where(Opinion.received_by_id == who.user_id)
    return rows


def _of_month(year: int, month: int) -> Iterable[Opinion]:
    if not 1 <= month <= 12 or not 2000 <= year <= 2999:
        raise UserError(translate("paper_content", "Write the month as 2026-11."), "subject")
    begins = date(year, month, 1)
    ends = date(year + month // 12, month % 12 + 1, 1)
    during = (Opinion.received_at >= clock.local_midnight(begins)) & (Opinion.received_at < clock.local_midnight(ends))
    rows = list(_theirs().where(during).order_by(Opinion.received_at, Opinion.id).limit(_MOST_ROWS))
    if not rows:
        text = translate("paper_content", "No opinion was received in {month}.")
        raise UserError(text.format(month=f"{year}-{month:02}"), "subject")
    return rows


def _by_numbers(numbers: list[str]) -> Iterable[Opinion]:
    found = {row.number: row for row in _theirs().where(Opinion.number.in_(numbers))}
    for number in numbers:
        if number not in found:
            text = translate("paper_content", "There is no opinion {number}.")
            raise UserError(text.format(number=number), "subject")
    return [found[number] for number in numbers]


def _entry(row: Opinion) -> dict[str, Any]:
    return {
        "number": row.number,
        "on": day_of(row.received_at),
        "customer": row.customer_name,
        "contact": row.contact_name,
        "phone": row.phone,
        "kind": row.kind,
        "content": row.content,
        "reply": row.answer,
        "replier": row.answered_by,
        "replied_on": day_of(row.answered_at),
        "page": row.page,
    }


def _card(row: OpinionCard) -> dict[str, Any]:
    call = row.call
    return {
        "number": row.number,
        "customer": row.customer_name,
        "contact": call.reporter,
        "device": " ".join(part for part in (call.product_name, call.model) if part),
        "serial": call.serial,
        "technician": row.technician_name,
        "served_on": day_of(call.finished_at or call.arrived_at or call.appointed_at),
        "grades": [row.attitude, row.skill, row.arrival, row.promises],
        "kind": row.kind,
        "content": row.content,
        "returned_on": iso(row.returned_on),
    }


PAPERS = {
    "opinion_book": opinion_book,
    "opinion_card": opinion_card,
    "user_information_analysis": user_information_analysis,
}
"""By form what knows its content from a subject (`paper_content`)."""
