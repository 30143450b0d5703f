"""What a printed form is: its data, its papers, how it is rendered; and the catalogue of all forms."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.documents._papers import PAPERS, Paper

COPIES = ("第一联 客户联", "第二联 公司联")
"""The two copies of a voucher as they are named on the paper (F12)."""


@dataclass(frozen=True)
class Letterhead:
    """Who issues the paper, and the form as a controlled document (F89): document number, revision, date of issue."""

    company: str
    branch: str = ""
    complaint_phone: str = ""
    address: str = ""
    logo: str = ""  # SHA-256 of the picture
    document_number: str = ""
    revision: str = ""
    issued_on: date | None = None

    def control(self) -> str:
        """The controlled-document line for the foot; empty when the form is not controlled."""
        parts = []
        if self.document_number:
            parts.append(f"文件编号 {self.document_number}")
        if self.revision:
            parts.append(f"版次 {self.revision}")
        if self.issued_on:
            parts.append(f"发布 {self.issued_on.isoformat()}")
        return "　".join(parts)


@dataclass(frozen=True)
class Rendered:
    """A finished PDF: its bytes, number of pages, and the characters that no font could print (drawn as 〓)."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """One printed form. `render(data, paper=…)` gives a `Rendered`; the first of `papers` is the default.

    `sample` makes data to try the form with; `issued` forms carry a number and take `copies`, `reprint` and `void`;
    `label`, marked for translation, is what a form is called in the window that is printed there without being issued.
    """

    name: str
    title: str
    papers: tuple[str, ...]
    data: type
    sample: Callable[[], Any]
    render: Callable[..., Rendered]
    issued: bool = True
    label: str = ""


def paper_of(name: str, allowed: tuple[str, ...]) -> Paper:
    """The paper of that name.

    Raises ValueError when the form is not made for it.
    """
    if name not in allowed:
        raise ValueError(f"{name!r} is not one of {', '.join(allowed)}")
    return PAPERS[name]


def moment(value: datetime | None, blank: str = "") -> str:
    """A moment as the branch's clock shows it: 2026-11-22 09:30."""
    return clock.local(value).strftime("%Y-%m-%d %H:%M") if value else blank


def day(value: date | None, blank: str = "") -> str:
    """A date in words: 2026年11月22日."""
    return f"{value.year}年{value.month}月{value.day}日" if value else blank


def issued_by(operator: str, printed_at: datetime | None) -> str:
    """Operator and time for the foot, as far as known."""
    return "　".join(filter(None, (operator and f"操作员 {operator}", printed_at and f"打印 {moment(printed_at)}")))


def ticked(chosen: object, *choices: tuple[object, str]) -> str:
    """Check boxes before words, the chosen one ticked."""
    return "　".join(f"{'☑' if value == chosen and chosen is not None else '☐'}{words}" for value, words in choices)
