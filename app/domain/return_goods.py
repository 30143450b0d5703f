"""Goods that come back after a complaint: quantities compared with what was approved, worth, proofs (F71–F74, 3.12).

Quantities are pieces, amounts fen, ratios basis points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.money import LARGEST_FEN
from app.domain.stock import MOST_PIECES

WHOLE = 10_000
"""A ratio of one, in basis points."""

PURPOSES: Mapping[str, str] = MappingProxyType(
    {
        "return": QT_TRANSLATE_NOOP("return_slip", "Return"),  # 退货
        "rework": QT_TRANSLATE_NOOP("return_slip", "Rework"),  # 重修
        "exchange": QT_TRANSLATE_NOOP("return_slip", "Exchange"),  # 换货
    }
)
"""What the goods come back for: the kinds of settlement that a return slip carries out."""

PROOFS: Mapping[str, str] = MappingProxyType(
    {
        "invoice_original": QT_TRANSLATE_NOOP("return_slip", "Original invoice taken back, sealed"),  # 收回发票正本
        "invoice_copy": QT_TRANSLATE_NOOP("return_slip", "Copy of the invoice, sealed"),  # 发票影印本
        "return_certificate": QT_TRANSLATE_NOOP("return_slip", "Sales return certificate, sealed"),  # 销货退回证明单
        "other": QT_TRANSLATE_NOOP("return_slip", "No proof due: the sale stays"),  # 无需凭证
    }
)
"""How the customer proves the return for accounting (R133). The last is for goods that go back to the customer."""

ALLOWANCE_PROOFS: Mapping[str, str] = MappingProxyType(
    {
        "certificate": QT_TRANSLATE_NOOP("return_slip", "This certificate, sealed"),
        "invoice_copy": QT_TRANSLATE_NOOP("return_slip", "Copy of the invoice with the allowance, sealed"),
    }
)
"""What the customer seals for an allowance (3.12, 6)."""

CERTIFICATES: Mapping[str, str] = MappingProxyType(
    {
        "allowance": QT_TRANSLATE_NOOP("return_slip", "Sales allowance"),  # 销货折让证明单
        "sales_return": QT_TRANSLATE_NOOP("return_slip", "Sales return"),  # 销货退回证明单
    }
)
"""The certificates that a customer seals (F72, F73)."""

RECEIVABLE_STATES: Mapping[str, str] = MappingProxyType(
    {
        "active": QT_TRANSLATE_NOOP("receivable", "Left out"),  # 已剔除
        "void": QT_TRANSLATE_NOOP("receivable", "Void"),  # 作废
    }
)
"""Whether a receivable that a complaint delays is left out of the collection rate (R139)."""

PAPERS: Mapping[str, str] = MappingProxyType(
    {
        "compensation": "allowance_certificate",
        "allowance": "allowance_certificate",
        "return": "return_slip",
        "rework": "return_slip",
        "exchange": "return_slip",
    }
)
"""The paper that carries a kind of settlement out (3.12, 1)."""

OPTIONAL = frozenset({"exchange"})
"""Kinds that may have their paper, and need not."""


@dataclass(frozen=True)
class Counted:
    """One kind of goods: pieces approved, pieces that came (None: not counted yet), fen a piece."""

    approved: int
    actual: int | None = None
    unit_price: int = 0


def paper_for(kind: str, forms: frozenset[str]) -> str:
    """The paper that must carry out a settlement of a kind where the scheme has these forms; empty: none must."""
    paper = PAPERS.get(kind, "")
    return paper if paper in forms and kind not in OPTIONAL else ""


def check_ratio(value: object) -> int:
    """How much more than approved is accepted, in basis points: up to as much again.

    Raises UserError (field `over_ratio`).
    """
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= WHOLE:
        raise UserError(translate("return_slip", "The ratio is between 0 and 100 %."), "over_ratio")
    return value


def most_accepted(approved: int, ratio: int) -> int:
    """How many pieces are accepted where so many are approved: whole pieces only (R131)."""
    return approved * (WHOLE + ratio) // WHOLE


def over(lines: Sequence[Counted], ratio: int) -> tuple[int, ...]:
    """The places of the lines of which more came than is accepted: they block posting until approved anew."""
    return tuple(place for place, line in enumerate(lines) if (line.actual or 0) > most_accepted(line.approved, ratio))


def differs(lines: Sequence[Counted]) -> bool:
    """Whether anything that was counted is not what was approved."""
    return any(line.actual is not None and line.actual != line.approved for line in lines)


def worth(lines: Sequence[Counted]) -> int:
    """What the goods are worth in fen: of what came, of what was approved where nobody counted yet.

    Raises UserError for more than an amount can be.
    """
    total = sum((line.approved if line.actual is None else line.actual) * line.unit_price for line in lines)
    if total > LARGEST_FEN:
        raise UserError(translate("return_slip", "The goods together are worth more than an amount can be."), "lines")
    return total


def pieces(lines: Sequence[Counted]) -> tuple[int, int | None]:
    """Pieces approved, and pieces that came: None until every line is counted. Raises UserError for too many."""
    approved = sum(line.approved for line in lines)
    actual = None if any(line.actual is None for line in lines) else sum(line.actual or 0 for line in lines)
    if approved > MOST_PIECES or (actual or 0) > MOST_PIECES:
        raise UserError(translate("stock", "More than {most} pieces are too many.").format(most=MOST_PIECES), "lines")
    return approved, actual


def check_money(value: object, field: str) -> int:
    """An amount above nothing, in fen. Raises UserError."""
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value <= LARGEST_FEN:
        raise UserError(translate("return_slip", "Write an amount above 0."), field)
    return value


def net(original: int, amount: int) -> int:
    """What is left of a price after an allowance, in fen.

    Raises UserError (fields `original_price`, `amount`) for a price or allowance of nothing, or more allowed than it
    cost.
    """
    check_money(original, "original_price")
    check_money(amount, "amount")
    if amount > original:
        raise UserError(translate("return_slip", "More is allowed than the goods cost."), "amount")
    return original - amount


def check_proof(purpose: str, kind: str, number: str, note: str) -> None:
    """Whether a slip may be closed with this proof (R133).

    Raises UserError naming the field: no proof, an invoice without its number, no proof for goods that stay here.
    """
    if kind not in PROOFS:
        raise UserError(translate("return_slip", "Choose what the customer proved the return with."), "proof_kind")
    if kind == "other":
        if purpose == "return":
            text = translate("return_slip", "Goods that stay here need one of the three proofs.")
            raise UserError(text, "proof_kind")
        if not note:
            raise UserError(translate("return_slip", "Write why no proof is due."), "proof_note")
    elif not number:
        raise UserError(translate("return_slip", "Enter the number of the invoice or certificate."), "proof_number")
