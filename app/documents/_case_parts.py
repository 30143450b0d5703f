"""What the forms of a complaint share: rows and words of its parts, and the sheet they stand on.

What is long goes into paragraphs, which shrink and then flow to the annex: a form keeps its one page however many
opinions, losses or talks a case has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from app.core import clock
from app.core.money import format_yuan
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._case import CaseData, Opinion, Settled
from app.documents._editions import SECRECY, copies_of
from app.documents._form import Rendered, day, issued_by, moment, paper_of, ticked
from app.documents._grid import Cell, Columns, Fields, Paragraph, Row
from app.documents._sheet import Marks, Sheet

PAPERS = ("A4",)
_CUSTOMER_SIGNS = ("客户签字", "经办人")
"""Who signs the annex pages of the customer's edition."""
BLANK_DAY = "　　　　年　　月　　日"
BLANK_MOMENT = "　　年　月　日　时"
SATISFACTION = ((5, "非常满意"), (4, "满意"), (3, "一般"), (2, "不满意"), (1, "很不满意"))
_FACTS_IN_CELLS = 9
_BLOCKS = 9
_SETTLED = (("序号", 0.6, "c"), ("处理方式", 1.3, "c"), ("内容", 3, "l"), ("数量", 0.9, "c"), ("金额(元)", 1.5, "r"),
            ("期限", 1.6, "c"), ("完成日期", 1.6, "c"), ("凭证单号", 2.4, "l"))  # fmt: skip


def yuan(fen: int | None) -> str:
    """An amount as it is printed; empty for none."""
    return format_yuan(fen, symbol=True) if fen is not None else ""


def before(due_at: datetime | None) -> str:
    """A limit, empty for none: at midnight it is the end of the day before."""
    if due_at is None:
        return ""
    local = clock.local(due_at)
    if local.time() == time():
        return f"{day(local.date() - timedelta(days=1))}（含当日）"
    return f"{moment(due_at)} 前"


def signed(by: str, on: date | None) -> str:
    """Who signed, and when."""
    return "　".join(part for part in (by, on.isoformat() if on else "") if part)


def product(data: CaseData) -> tuple[Row, ...]:
    """The product and the scheme's own fields, three in a row; more than nine go into one cell."""
    rows: list[Row] = [
        Fields((Cell("产品名称", data.product), Cell("型号", data.model), Cell("序列号", data.serial))),
    ]
    facts = data.facts if len(data.facts) <= _FACTS_IN_CELLS else data.facts[:_FACTS_IN_CELLS]
    for start in range(0, len(facts), 3):
        cells = [Cell(fact.name, fact.value) for fact in facts[start : start + 3]]
        rows.append(Fields((*cells, *[Cell("")] * (3 - len(cells))) if start else tuple(cells)))
    more = data.facts[_FACTS_IN_CELLS:]
    if more:
        words = "；".join(f"{fact.name}：{fact.value or '＿＿＿＿'}" for fact in more)
        rows.append(Paragraph("其他资料", words, 1.2, 0.2, ruled=False))
    return tuple(rows)


def opinion(one: Opinion, lines: float = 1.5) -> Paragraph:
    """A unit's block, with name and day under it."""
    note = signed(one.by, one.on) if one.words else "签名：　　　　　　　　年　　月　　日"
    return Paragraph(one.title, one.words, lines, 1, ruled=False, note=note or "", note_align="r")


def opinions(data: CaseData, blanks: Sequence[str] = (), lines: float = 1.5, most: int = _BLOCKS) -> tuple[Row, ...]:
    """The blocks of the scheme in order, or blank ones; what is more than `most` stands together in the last."""
    found = data.opinions or tuple(Opinion(title) for title in blanks)
    if len(found) <= most:
        return tuple(opinion(one, lines) for one in found)
    rest = "\n".join(
        f"【{one.title}】{one.words or '＿＿＿＿＿＿'}　{signed(one.by, one.on)}" for one in found[most - 1 :]
    )
    return (*(opinion(one, lines) for one in found[: most - 1]), Paragraph("其他意见", rest, lines, 1, ruled=False))


def open_opinions(data: CaseData) -> tuple[Row, ...]:
    """The blocks that the scheme does not keep in the house, for the customer's edition."""
    found = () if data.is_internal else tuple(one for one in data.opinions if not one.is_internal and one.words)
    return opinions(replace(data, opinions=found), (), 1.5, 3)


def who(data: CaseData) -> tuple[Row, ...]:
    """Who complains: name, contact, telephone, address."""
    return (
        Fields((Cell("客户名称", data.customer, 2, heavy=True), Cell("客户编号", data.customer_number))),
        Fields((Cell("联系人", data.contact), Cell("联系电话", data.phone), Cell("报修单号", data.call_number))),
        Fields((Cell("地址", data.address),)),
    )


def goods(data: CaseData) -> str:
    """Product, model and serial in one line."""
    return " ".join(part for part in (data.product, data.model, data.serial) if part)


def inside(data: CaseData) -> tuple[Section, ...]:
    """What the house notes of a case on the forms of its registration; nothing for the customer."""
    if not data.is_internal:
        return ()
    return (
        Section(
            "内部",
            (
                Fields((Cell("处理方案", data.scheme), Cell("严重程度", data.severity), Cell("承办人", data.owner))),
                Fields((Cell("答复期限", before(data.reply_due_at)), Cell("结案期限", before(data.close_due_at)))),
                *((Fields((Cell("知会部门", data.departments_told),)),) if data.departments_told else ()),
                Paragraph("流转", turns(data), 2, 1),
            ),
        ),
    )


def cause(data: CaseData) -> str:
    """Why it happened; the customer also reads that it is not our fault, and the evidence."""
    if data.is_internal:
        return data.cause
    return "\n".join(words for words in (data.finding, data.cause, data.evidence, data.appraisal) if words)


def responsibility(data: CaseData) -> str:
    """What was found, who answers for it with which shares, on what evidence."""
    shares = "；".join(
        " ".join(part for part in (one.party, one.unit, one.person) if part)
        + f" {one.share / 100:g}%"
        + (f"（{one.note}）" if one.note else "")
        for one in data.shares
    )
    said = (
        data.finding,
        shares,
        data.evidence and f"依据：{data.evidence}",
        data.appraisal and f"鉴定：{data.appraisal}",
        data.receivable and f"应收款：{data.receivable}",
    )
    return "。".join(words.rstrip("。") for words in said if words)


def losses(data: CaseData) -> str:
    """The loss by kind, its arithmetic and its sum."""
    lines = [
        f"{one.kind}：{one.reckoning} = {yuan(one.amount)}" if one.reckoning else f"{one.kind}：{yuan(one.amount)}"
        for one in data.losses
    ]
    total = f"合计 {yuan(data.loss_amount)}" if data.loss_amount is not None and lines else ""
    return "；".join((*lines, *([total] if total else [])))


def decisions(data: CaseData) -> str:
    """What was put before whom, and what they decided."""
    return "\n".join(
        "　".join(
            part
            for part in (f"提报 {yuan(one.amount)}", one.title, one.outcome, one.words, signed(one.by, one.on))
            if part
        )
        for one in data.decisions
    )


def settled(data: CaseData, *, with_bearer: bool = False) -> str:
    """What is done for the customer, in words."""
    return "；".join(_settled_words(one, with_bearer=with_bearer) for one in data.settlements)


def _settled_words(one: Settled, *, with_bearer: bool) -> str:
    words = [one.kind, one.goods]
    words += [f"×{one.quantity}"] if one.quantity else []
    words += [yuan(one.amount)] if one.amount else []
    said = " ".join(word for word in words if word)
    more = [f"{day(one.due_on)}前"] if one.due_on and not one.done_on else []
    more += [f"{day(one.done_on)}完成"] if one.done_on else []
    more += [one.paper] if one.paper else []
    more += [f"费用由{one.bearer}承担"] if one.bearer and with_bearer else []
    return said + (f"（{'，'.join(more)}）" if more else "")


def settlement_table(data: CaseData, least: int = 3, most: int = 6) -> Columns:
    """The same as a table."""
    rows = tuple(
        (
            str(place),
            one.kind,
            one.goods,
            str(one.quantity) if one.quantity else "",
            format_yuan(one.amount) if one.amount else "",
            one.due_on.isoformat() if one.due_on else "",
            one.done_on.isoformat() if one.done_on else "",
            one.paper,
        )
        for place, one in enumerate(data.settlements, 1)
    )
    return Columns("处理内容", _SETTLED, rows, least, most, row_height=0.9)


def talks(data: CaseData) -> str:
    """What the customer was told, oldest first."""
    return "\n".join(
        " ".join(part for part in (moment(one.at), one.kind, f"（{one.by}）" if one.by else "", one.words) if part)
        for one in data.talks
    )


def turns(data: CaseData) -> str:
    """How the case went through the units."""
    return "\n".join(
        "　".join(
            part
            for part in (
                "" if one.name.startswith(one.unit) else one.unit,
                one.name,
                f"交办 {moment(one.entered_at)}" if one.entered_at else "",
                f"限 {_until(one.due_at)}" if one.due_at else "",
                f"完成 {moment(one.left_at)}" if one.left_at else "未完成",
            )
            if part
        )
        for one in data.turns
    )


def _until(due_at: datetime) -> str:
    """A limit in few characters, so that a turn keeps to its line: a day to its end, or a moment."""
    local = clock.local(due_at)
    return moment(due_at) if local.time() != time() else (local.date() - timedelta(days=1)).isoformat()


def actions(data: CaseData) -> str:
    """Corrective action, who does it by when, and whether it was found effective."""
    return "\n".join(
        "　".join(
            part
            for part in (
                one.action,
                one.unit,
                one.person,
                f"限 {day(one.due_on)}" if one.due_on else "",
                f"完成 {day(one.done_on)}" if one.done_on else "",
                f"验证：{one.checked}" if one.checked else "",
            )
            if part
        )
        for one in data.actions
    )


def tracking(data: CaseData) -> str:
    """Whether improvement is followed (002C), or why not."""
    chosen = ticked(data.tracks_improvement, (True, "追踪改善"), (False, "不追踪"))
    return chosen + (f"　原因：{data.exempt_reason}" if data.exempt_reason else "")


def channels(data: CaseData, *offered: str) -> str:
    """How it came, ticked; another way stands behind 其他."""
    known = data.channel in offered
    last = ticked(True, (bool(data.channel) and not known, "其他"))
    other = f"：{data.channel}" if data.channel not in ("", "其他") and not known else "＿＿＿＿"
    return ticked(data.channel or None, *((words, words) for words in offered)) + f"　{last}{other}"


def visit(data: CaseData) -> str:
    """The return visit in words."""
    return "　".join(part for part in (moment(data.visited_at), data.visited_by) if part)


def answer(data: CaseData) -> str:
    """What the customer said to the settlement, ticked."""
    chosen = ticked(data.answer or None, ("接受", "接受"), ("不接受", "不接受"))
    return f"{chosen}　{day(data.answered_on)}".rstrip("　")


def customer_signed(data: CaseData) -> str:
    """Who signed for the customer, and when."""
    return signed(data.signed_by, data.signed_on)


def sheet(data: CaseData, title: str, blocks: Sequence[Block], signers: Sequence[str], copies: Sequence[str]) -> Sheet:
    """The parts of a case's form: the internal edition says what it is, on annex pages, too."""
    notes = [f"接续 {data.previous}"] if data.previous else []
    notes += ["二次投诉"] if data.is_repeat and data.is_internal else []
    return Sheet(
        letterhead=data.letterhead,
        title=title,
        number=data.number,
        subtitle="　".join(notes),
        is_controlled=True,
        secrecy=SECRECY if data.is_internal else "",
        blocks=tuple(blocks),
        signers=tuple(signers),
        foot=(f"内容摘要 {data.digest[:12]}" if data.digest else "", issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def renderer(
    title: str,
    blocks: Callable[[CaseData], Sequence[Block]],
    ours: Sequence[str],
    usual: Mapping[bool, Sequence[str]],
) -> Callable[..., Rendered]:
    """What renders a form of a case, by its title and blocks.

    `ours` sign the annex pages of the internal edition; `usual` are its copies by edition (True: internal).
    """

    def render(
        data: CaseData,
        *,
        paper: str = PAPERS[0],
        copies: Sequence[str] | None = None,
        reprint: int = 0,
        void: bool = False,
        carbonless: bool | None = None,
    ) -> Rendered:
        """The edition that the data asks for as a PDF, one page a copy; `copies` names them, else the data."""
        signers = ours if data.is_internal else _CUSTOMER_SIGNS
        parts = sheet(data, title, blocks(data), signers, copies_of(copies, data.copies, usual[data.is_internal]))
        marks = Marks(reprint, void or data.is_void)
        return _layout.render(parts, paper_of(paper, PAPERS), marks, carbonless=carbonless)

    return render
