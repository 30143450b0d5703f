"""List for accounting (F71–F75, 3.12): what was settled after complaints in a period, amounts, papers and proofs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.core.money import format_yuan
from app.core.tabular import TableColumn, ValueKind
from app.domain.charts import Chart, ChartKind, Slice
from app.domain.complaint import SETTLEMENT_KINDS
from app.domain.exchange import BEARERS, Bearer
from app.domain.return_goods import ALLOWANCE_PROOFS, PROOFS
from app.domain.shares import share_text, shares
from app.models import personal
from app.reports._complaint_cases import Period, day_parameter, period, span_parameter
from app.reports._declaration import Group, Opens, Report, ReportResult, ReportRow

_DONE = "s.state = 'done' AND s.done_on BETWEEN ? AND ?"
_LINES = (
    "SELECT s.id, s.done_on, c.number, c.customer_name, s.kind, s.goods, s.quantity, s.amount, s.cost_bearer, s.note "
    f"FROM complaint_settlement s JOIN complaint c ON c.id = s.complaint_id WHERE {_DONE} "
    "ORDER BY s.done_on, c.number, s.id"
)
_SLIPS = (
    "SELECT r.settlement_id, r.number, r.goods, r.actual_quantity, r.amount, r.proof_kind, r.proof_number "
    "FROM return_slip r JOIN complaint_settlement s ON s.id = r.settlement_id "
    f"WHERE {_DONE} AND r.state IN ('posted', 'closed') ORDER BY r.id"
)
_CERTIFICATES = (
    "SELECT a.settlement_id, a.number, a.amount, a.proof_kind, a.invoice_number FROM sales_certificate a "
    "JOIN complaint_settlement s ON s.id = a.settlement_id "
    f"WHERE {_DONE} AND a.kind = 'allowance' AND a.state IN ('sealed', 'posted') ORDER BY a.id"
)


@dataclass
class _Papers:
    """What carried a line out; amounts in fen."""

    ledger: str = ""
    numbers: list[str] = field(default_factory=list)
    goods: list[str] = field(default_factory=list)
    quantity: int = 0
    amount: int = 0
    proofs: list[str] = field(default_factory=list)


def run(parameters: Mapping[str, Any]) -> ReportResult:
    """One row a part of a settlement that is done in the period and has an amount or a paper, oldest first.

    Each opens its papers, else its case.
    """
    during = period(parameters["span"], parameters["day"])
    papers = _papers(during)
    found = personal.query(_LINES, _span(during))
    kinds: dict[str, int] = {}
    rows = []
    for line in found:
        own = papers.get(line[0], _Papers())
        if not own.numbers and not line[_LINE_AMOUNT]:
            continue  # an apology, a repair: nothing to account for
        row = _row(line, own)
        rows.append(row)
        kinds[line[4]] = kinds.get(line[4], 0) + _amount_of(row)
    total = sum(map(_amount_of, rows))
    label = translate("reports", "Total")
    empty = ("", "", "", "", None)
    return ReportResult(
        title=translate("reports", "Settlements for accounting, {period}").format(period=during.words),
        columns=_columns(),
        rows=tuple(rows),
        total=ReportRow(
            (label, *empty, total, "", "", ""), len(rows), None,
            (label, "", "", "", "", "", format_yuan(total), "", "", ""),
        ),
        charts=_charts(kinds) if total else (),
        notes=(translate("reports", "Done in {period}").format(period=during.words),),
        remarks=(
            translate("reports", "Goods count with what was posted, money with what was certified or agreed."),
            translate("reports", "Receivables left out of the collection rate stand in their own ledger."),
        ),
    )  # fmt: skip


def _columns() -> tuple[TableColumn, ...]:
    return (
        TableColumn("done_on", translate("reports", "Done on"), ValueKind.TEXT, 11),
        TableColumn("number", translate("reports", "Case number"), ValueKind.TEXT, 15),
        TableColumn("customer", translate("reports", "Customer"), ValueKind.TEXT, 20),
        TableColumn("kind", translate("reports", "Settlement"), ValueKind.TEXT, 10),
        TableColumn("goods", translate("reports", "Goods"), ValueKind.TEXT, 22),
        TableColumn("quantity", translate("reports", "Pieces"), ValueKind.NUMBER, 7),
        TableColumn("amount", translate("reports", "Amount (yuan)"), ValueKind.MONEY, 13),
        TableColumn("bearer", translate("reports", "Cost borne by"), ValueKind.TEXT, 11),
        TableColumn("paper", translate("reports", "Paper"), ValueKind.TEXT, 18),
        TableColumn("proof", translate("reports", "Proof"), ValueKind.TEXT, 24),
    )


def _row(line: tuple[Any, ...], papers: _Papers) -> ReportRow:
    _id, done_on, number, customer, kind, goods, quantity, amount, bearer, note = line
    pieces = papers.quantity if papers.ledger == "return_slips" else quantity
    money = papers.amount if papers.numbers else amount
    values = (
        str(done_on), number, customer, shown(SETTLEMENT_KINDS.get(kind, kind)), goods or "、".join(papers.goods),
        pieces or None, money, shown(BEARERS[Bearer(bearer)]) if bearer in list(Bearer) else bearer,
        "、".join(papers.numbers), "；".join(papers.proofs) or note,
    )  # fmt: skip
    words = tuple(format_yuan(money) if place == _AMOUNT else str(one or "") for place, one in enumerate(values))
    if not papers.numbers:
        return ReportRow(values, 1, Opens("complaints", (("number", "eq", number),)), words)
    which = (("number", "in", tuple(papers.numbers)),)
    return ReportRow(values, len(papers.numbers), Opens(papers.ledger, which), words)


_AMOUNT = 6
_LINE_AMOUNT = 7


def _amount_of(row: ReportRow) -> int:
    value = row.values[_AMOUNT]
    return value if isinstance(value, int) else 0


def _papers(during: Period) -> dict[int, _Papers]:
    """What carried each line out, by its id."""
    found: dict[int, _Papers] = {}
    for line, number, goods, quantity, amount, kind, proof in personal.query(_SLIPS, _span(during)):
        one = found.setdefault(line, _Papers("return_slips"))
        one.numbers.append(number)
        one.goods.append(goods)
        one.quantity += quantity or 0
        one.amount += amount
        if kind:
            one.proofs.append(" ".join(part for part in (shown(PROOFS[kind]), proof) if part))
    for line, number, amount, kind, invoice in personal.query(_CERTIFICATES, _span(during)):
        one = found.setdefault(line, _Papers("sales_certificates"))
        one.numbers.append(number)
        one.amount += amount
        one.proofs.append(" ".join(part for part in (shown(ALLOWANCE_PROOFS.get(kind, "")), invoice) if part))
    return found


def _charts(kinds: Mapping[str, int]) -> tuple[Chart, ...]:
    order = sorted((kind for kind in kinds if kinds[kind]), key=lambda kind: -kinds[kind])
    parts = shares([kinds[kind] for kind in order])
    slices = tuple(
        Slice(shown(SETTLEMENT_KINDS[kind]), part, f"{format_yuan(kinds[kind])} · {share_text(part)}")
        for kind, part in zip(order, parts, strict=True)
    )
    return (Chart(translate("reports", "Amounts by kind"), ChartKind.PIE, slices),)


def _span(during: Period) -> tuple[str, str]:
    first, last = during.span
    return _day(first), _day(last)


def _day(day: date) -> str:
    return day.isoformat()


REPORT = Report(
    name="settlement_accounts",
    title=QT_TRANSLATE_NOOP("reports", "Settlements for accounting"),
    explanation=QT_TRANSLATE_NOOP(
        "reports", "What was settled after complaints: amounts, slips and certificates, the customer's proofs."
    ),
    parameters=(span_parameter("month", "month", "quarter", "year"), day_parameter()),
    run=run,
    permission="return_slip.view",
    group=Group.MONEY,
    refreshed_by=("complaint_settlement", "return_slip", "sales_certificate"),
)
