"""Goods that come back: quantities and ratios, worth, allowances, proofs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import UserError
from app.core.money import LARGEST_FEN
from app.domain import return_goods as rules
from app.domain.return_goods import Counted
from app.domain.stock import MOST_PIECES

PIECES = st.integers(0, MOST_PIECES)
RATIOS = st.integers(0, rules.WHOLE)
LINES = st.lists(
    st.builds(Counted, st.integers(1, 9_000), st.one_of(st.none(), st.integers(0, 9_000)), st.integers(0, 10**6)),
    min_size=1, max_size=40,
)  # fmt: skip


@given(PIECES, RATIOS)
def test_whole_pieces_are_accepted_never_more_than_the_ratio(approved: int, ratio: int) -> None:
    most = rules.most_accepted(approved, ratio)
    assert approved <= most <= 2 * approved
    assert most * rules.WHOLE <= approved * (rules.WHOLE + ratio) < (most + 1) * rules.WHOLE


@given(LINES, RATIOS)
def test_only_what_exceeds_the_ratio_blocks(lines: list[Counted], ratio: int) -> None:
    over = rules.over(lines, ratio)
    for place, line in enumerate(lines):
        came = line.actual or 0
        assert (place in over) == (came * rules.WHOLE > line.approved * (rules.WHOLE + ratio))
    assert set(rules.over(lines, rules.WHOLE)) <= set(over) <= set(rules.over(lines, 0))
    if over:
        assert rules.differs(lines)


@given(LINES)
def test_worth_and_pieces_are_of_what_came_else_of_what_was_approved(lines: list[Counted]) -> None:
    approved, actual = rules.pieces(lines)
    assert approved == sum(line.approved for line in lines)
    assert (actual is None) == any(line.actual is None for line in lines)
    came = [line.approved if line.actual is None else line.actual for line in lines]
    assert rules.worth(lines) == sum(count * line.unit_price for count, line in zip(came, lines, strict=True))


@pytest.mark.parametrize(
    ("approved", "ratio", "most"), [(100, 0, 100), (100, 500, 105), (10, 500, 10), (19, 500, 19), (20, 500, 21),
                                    (1, 10_000, 2), (0, 10_000, 0)]
)  # fmt: skip
def test_the_ratio_at_its_edges(approved: int, ratio: int, most: int) -> None:
    assert rules.most_accepted(approved, ratio) == most
    assert not rules.over([Counted(approved, most)], ratio)
    assert rules.over([Counted(approved, most + 1)], ratio) == (0,)


@pytest.mark.parametrize("ratio", [-1, 10_001, 0.5, True, None])
def test_ratios_that_cannot_be(ratio: object) -> None:
    with pytest.raises(UserError) as refused:
        rules.check_ratio(ratio)
    assert refused.value.field == "over_ratio"


def test_sums_beyond_an_amount_or_a_count_are_refused() -> None:
    with pytest.raises(UserError) as refused:
        rules.worth([Counted(2, None, LARGEST_FEN)])
    assert refused.value.field == "lines"
    with pytest.raises(UserError, match="too many"):
        rules.pieces([Counted(MOST_PIECES, None), Counted(1, None)])


@given(st.integers(1, LARGEST_FEN), st.integers(1, LARGEST_FEN))
def test_net_is_what_is_left(original: int, amount: int) -> None:
    if amount > original:
        with pytest.raises(UserError) as refused:
            rules.net(original, amount)
        assert refused.value.field == "amount"
    else:
        assert rules.net(original, amount) + amount == original


@pytest.mark.parametrize("amount", [0, -1, 10**14, 1.5, True])
def test_amounts_that_cannot_be(amount: object) -> None:
    with pytest.raises(UserError) as refused:
        rules.check_money(amount, "amount")
    assert refused.value.field == "amount"


@pytest.mark.parametrize(
    ("purpose", "kind", "number", "note", "field"),
    [
        ("return", "", "1", "", "proof_kind"),
        ("return", "letter", "1", "", "proof_kind"),
        ("return", "invoice_copy", "", "", "proof_number"),
        ("return", "other", "", "重修后送还", "proof_kind"),
        ("rework", "other", "", "", "proof_note"),
        ("rework", "other", "", "重修后送还", ""),
        ("return", "invoice_original", "25337", "", ""),
        ("return", "return_certificate", "XT-1", "", ""),
    ],
)
def test_one_of_three_proofs(purpose: str, kind: str, number: str, note: str, field: str) -> None:
    if not field:
        rules.check_proof(purpose, kind, number, note)
        return
    with pytest.raises(UserError) as refused:
        rules.check_proof(purpose, kind, number, note)
    assert refused.value.field == field


def test_the_paper_of_a_settlement_is_asked_for_only_where_the_scheme_has_it() -> None:
    forms = frozenset({"return_slip", "allowance_certificate"})
    found = {kind: rules.paper_for(kind, forms) for kind in ("return", "rework", "allowance", "compensation")}
    assert found == {"return": "return_slip", "rework": "return_slip", "allowance": "allowance_certificate",
                     "compensation": "allowance_certificate"}  # fmt: skip
    assert {rules.paper_for(kind, forms) for kind in ("exchange", "repair", "apology", "resupply")} == {""}
    assert rules.paper_for("return", frozenset()) == ""
