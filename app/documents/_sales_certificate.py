"""What the two certificates that a customer seals share (F72, F73): case, invoice, goods, place for a seal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.core.money import capital, format_yuan
from app.documents import _layout
from app.documents._blocks import Block, Section
from app.documents._editions import copies_of
from app.documents._form import Letterhead, Rendered, day, issued_by, paper_of
from app.documents._grid import Cell, Fields, Paragraph, Remark, Row, Signatures
from app.documents._sheet import Marks, Sheet

PAPERS = ("A5", "241x139.7", "A4")


@dataclass(frozen=True)
class CertificateData:
    """Everything on a certificate; amounts in fen, empty: to be written by hand."""

    letterhead: Letterhead
    number: str
    case_number: str
    customer: str
    address: str = ""
    contact: str = ""
    phone: str = ""
    tax_number: str = ""
    slip_number: str = ""
    goods: str = ""
    quantity: int = 0
    original_price: int | None = None
    amount: int = 0
    net_price: int | None = None
    invoice_number: str = ""
    invoice_on: date | None = None
    reason: str = ""
    issued_by: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    copies: tuple[str, ...] = ()
    digest: str = ""
    operator: str = ""
    printed_at: datetime | None = None


@dataclass(frozen=True)
class Wording:
    """What differs between the two: title, declaration with {company} and {amount}, captions, usual copies."""

    title: str
    declaration: str
    section: str
    amount: str  # caption
    reason: str  # caption
    copies: tuple[str, ...]


def _customer(data: CertificateData, *, compact: bool) -> Section:
    case, slip = Cell("案件编号", data.case_number, 3), Cell("退货单号", data.slip_number, 3)
    name, tax = Cell("购货单位", data.customer, 4, heavy=True), Cell("税号", data.tax_number, 3)
    who = Cell("联系人", data.contact, 2), Cell("联系电话", data.phone, 3)
    place = Cell("地址", data.address, 4)
    numbers = (case, slip) if data.slip_number else (case,)
    rows: tuple[Row, ...] = (
        (Fields((name, tax)), Fields((place, *who)), Fields(numbers))
        if compact
        else (Fields((name,)), Fields((tax, *numbers[:1])), Fields((place,)), Fields(who))
    )
    if data.slip_number and not compact:
        rows = (*rows, Fields((slip,)))
    return Section("购货方", rows)


def _what(data: CertificateData, wording: Wording, *, compact: bool) -> Section:
    money = f"{format_yuan(data.amount, symbol=True)}　{capital(data.amount)}" if data.amount else ""
    quantity = f"{data.quantity:,}" if data.quantity else ""
    rows: list[Row] = [
        Fields((Cell("发票号码", data.invoice_number, 3), Cell("开票日期", day(data.invoice_on), 3))),
        Fields((Cell("货品名称", data.goods, 5), Cell("数量", quantity, 2))),
    ]
    if data.original_price is not None or data.net_price is not None:
        price, left = (
            format_yuan(value, symbol=True) if value is not None else ""
            for value in (data.original_price, data.net_price)
        )
        rows.append(Fields((Cell("原价金额", price, 3), Cell("净额", left, 3))))
    rows.append(Fields((Cell(wording.amount, money, heavy=True),), 1 if compact else 1.3))
    rows.append(Paragraph(wording.reason, data.reason, 1 if compact else 2, 0.6, ruled=not compact))
    return Section(wording.section, tuple(rows))


def sheet(data: CertificateData, wording: Wording, *, compact: bool, copies: Sequence[str]) -> Sheet:
    """The certificate's parts for a roomy (A4) or compact paper."""
    money = (
        f"{format_yuan(data.amount, symbol=True)}（{capital(data.amount)}）" if data.amount else "＿＿＿＿＿＿＿＿元"
    )
    declared = wording.declaration.format(company=data.letterhead.company or "＿＿＿＿＿＿＿＿", amount=money)
    approved = " ".join(
        part for part in (data.approved_by, data.approved_on.isoformat() if data.approved_on else "") if part
    )
    seal = (
        Remark(declared, 2.2 if compact else 2.6),
        Remark("购货单位（盖发票专用章或公章）", 1),
        Signatures(("购货单位经办人", "购货单位负责人"), 2.4 if compact else 2.8),
        Signatures(
            ("我方经办", "主管／总经理核准", "会计"), 2.2 if compact else 2.8, filled=(data.issued_by, approved)
        ),
    )
    return Sheet(
        letterhead=data.letterhead,
        is_controlled=True,
        title=wording.title,
        number=data.number,
        blocks=(
            Block((_customer(data, compact=compact), _what(data, wording, compact=compact))),
            Block((Section("证明", seal),), seal=True),
        ),
        signers=("购货单位", "我方经办"),
        foot=(f"内容摘要 {data.digest[:12]}" if data.digest else "", issued_by(data.operator, data.printed_at)),
        copies=tuple(copies),
    )


def renderer(wording: Wording) -> Callable[..., Rendered]:
    """What renders the certificate with that wording."""

    def render(
        data: CertificateData,
        *,
        paper: str = PAPERS[0],
        copies: Sequence[str] | None = None,
        reprint: int = 0,
        void: bool = False,
        carbonless: bool | None = None,
    ) -> Rendered:
        """The certificate as a PDF, one page a copy (`copies`, else the data's, else the usual ones).

        On carbonless paper one page names them all.
        """
        chosen = paper_of(paper, PAPERS)
        names = copies_of(copies, data.copies, wording.copies)
        parts = sheet(data, wording, compact=chosen.look.compact, copies=names)
        return _layout.render(parts, chosen, Marks(reprint, void), carbonless=carbonless)

    return render
