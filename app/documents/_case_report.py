"""What the written sheets of a case share (F47, F51, F55): the case they belong to, long texts, who wrote and decided.

They stay in the house; a text of many pages goes on on the annex.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._editions import SECRECY, copies_of
from app.documents._form import Letterhead, Rendered, day, issued_by, moment, paper_of
from app.documents._grid import Cell, Fields, Paragraph, Remark, Row, Signatures
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
BLANK_DAY = "　　　　年　　月　　日"


@dataclass(frozen=True)
class ReportData:
    """Everything on a written sheet of a case; empty means: to be filled in by hand."""

    letterhead: Letterhead
    number: str  # the case's
    customer: str = ""
    product: str = ""
    category: str = ""
    received_at: datetime | None = None
    subject: str = ""
    went: str = ""  # investigation: who went
    ended_on: date | None = None  # investigation: its last day
    findings: str = ""  # what was found; the reason; the event
    measures: str = ""  # measures; the cause
    proposal: str = ""  # the proposal; the lessons
    due_on: date | None = None
    made_by: str = ""
    made_on: date | None = None
    decision: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    is_void: bool = False
    copies: tuple[str, ...] = ()
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


@dataclass(frozen=True)
class Wording:
    """What differs between the sheets; an empty caption leaves its text out."""

    title: str
    texts: tuple[tuple[str, str], ...]  # captions of findings, measures, proposal; the title of their strip
    made: str  # who wrote it
    decision: str  # caption of the decision
    choices: str  # of the decision, to be ticked by hand
    signers: tuple[str, ...]
    copies: tuple[str, ...]
    strip: str = "核示"
    subject: str = "主旨"
    asks_who_went: bool = False


def sheet(data: ReportData, wording: Wording, copies: Sequence[str]) -> Sheet:
    """The sheet's parts."""
    decided = "　".join(
        part for part in (data.decided_by, data.decided_on.isoformat() if data.decided_on else "") if part
    )
    filled = tuple(decided if place == len(wording.signers) - 1 else "" for place in range(len(wording.signers)))
    return Sheet(
        letterhead=data.letterhead,
        title=wording.title,
        number=data.number,
        is_controlled=True,
        secrecy=SECRECY,
        blocks=(
            Block((Section("案件", _case(data, wording)), *_texts(data, wording))),
            Block(
                (
                    Section(
                        wording.strip,
                        (
                            *((Remark(wording.choices),) if wording.choices and not data.decision else ()),
                            Paragraph(wording.decision, data.decision, 2.5, 0.6),
                            Signatures(wording.signers, 2.6, filled=filled),
                        ),
                    ),
                )
            ),
        ),
        signers=(wording.made, wording.signers[-1]),
        foot=(f"内容摘要 {data.digest[:12]}" if data.digest else "", issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def _case(data: ReportData, wording: Wording) -> tuple[Row, ...]:
    subject = (Paragraph(wording.subject, data.subject, 1.4, 0.2, ruled=False),)
    made = Cell(wording.made, data.made_by), Cell("日期", day(data.made_on, BLANK_DAY))
    return (
        Fields((Cell("案件编号", data.number, heavy=True), Cell("受理时间", moment(data.received_at)))),
        Fields((Cell("客户名称", data.customer, heavy=True), Cell("投诉类别", data.category))),
        Fields((Cell("产品", data.product),)),
        Fields((*made, Cell("提出期限", day(data.due_on))) if data.due_on else made),
        *(
            (Fields((Cell("查访人员", data.went, 2), Cell("调查结束", day(data.ended_on, BLANK_DAY)))),)
            if wording.asks_who_went
            else ()
        ),
        *(subject if data.subject or not data.findings else ()),
    )


def _texts(data: ReportData, wording: Wording) -> tuple[Section, ...]:
    words = (data.findings, data.measures, data.proposal)
    return tuple(
        Section(strip, (Paragraph(caption, text, 4, 2),))
        for (caption, strip), text in zip(wording.texts, words, strict=True)
        if caption
    )


def renderer(wording: Wording) -> Callable[..., Rendered]:
    """What renders the sheet with that wording."""

    def render(
        data: ReportData,
        *,
        paper: str = PAPERS[0],
        copies: Sequence[str] | None = None,
        reprint: int = 0,
        void: bool = False,
        carbonless: bool | None = None,
    ) -> Rendered:
        """The sheet as a PDF, one page a copy, and annex pages; `copies` names them, else the data."""
        parts = sheet(data, wording, copies_of(copies, data.copies, wording.copies))
        marks = Marks(reprint, void or data.is_void)
        return _layout.render(parts, paper_of(paper, PAPERS), marks, carbonless=carbonless)

    return render
