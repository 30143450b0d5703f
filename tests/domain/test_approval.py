"""The ladder of approval by amount, who may not decide, and a case split in two."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.approval import Sibling, Tie, place, refusal, rung_words, split_warning
from app.domain.complaint_scheme import Scheme, parse
from app.services.complaint_schemes import shipped_folder

LOW, MIDDLE = 10_000_000, 15_000_000
FREE = Tie()


def scheme(code: str = "factory_chain") -> Scheme:
    return parse((shipped_folder() / f"{code}.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("amount", "title"),
    [
        (0, "业务部门经理"),
        (9_000_000, "业务部门经理"),  # R097
        (LOW - 1, "业务部门经理"),
        (LOW, "业务部门经理"),
        (LOW + 1, "副总经理"),
        (12_000_000, "副总经理"),  # R097
        (MIDDLE - 1, "副总经理"),
        (MIDDLE, "副总经理"),
        (MIDDLE + 1, "总经理"),
        (10**12 - 1, "总经理"),
    ],
)
def test_each_rung_and_a_fen_on_either_side(amount: int, title: str) -> None:
    assert scheme().rung(amount).title.zh == title


@given(st.integers(0, 10**12), st.integers(0, 10**12))
def test_more_money_never_goes_down_the_ladder(one: int, other: int) -> None:
    found = scheme()
    low, high = sorted((one, other))
    assert place(found, low) <= place(found, high)


@pytest.mark.parametrize("code", [path.stem for path in sorted(shipped_folder().glob("*.json"))])
def test_the_ladder_of_every_scheme_changes_hands_exactly_above_its_amounts(code: str) -> None:
    found = scheme(code)
    for at, (low, high) in enumerate(pairwise(found.rungs)):
        assert low.up_to is not None
        assert (place(found, low.up_to - 1), place(found, low.up_to), place(found, low.up_to + 1)) == (at, at, at + 1)
        assert rung_words(low) != rung_words(high)


@pytest.mark.parametrize("limit", [LOW, MIDDLE])
def test_a_limit_reaches_to_its_last_fen(limit: int) -> None:
    assert refusal(limit, limit - 1, FREE) is None
    assert refusal(limit, limit, FREE) is None
    refused = refusal(limit, limit + 1, FREE)
    assert refused is not None
    assert refused.field == "approval"


def test_who_has_no_limit_decides_nothing_not_even_nothing() -> None:
    assert refusal(None, 0, FREE) is not None
    assert refusal(0, 0, FREE) is None
    assert refusal(0, 1, FREE) is not None


@pytest.mark.parametrize("tie", [Tie(registered=True), Tie(put_forward=True), Tie(named_as="李明"), Tie(benefits=True)])
def test_nobody_decides_their_own_case(tie: Tie) -> None:
    assert refusal(10**11, 1, tie) is not None


def test_a_small_office_may_let_them_decide_what_they_registered_but_not_what_names_them() -> None:
    assert refusal(LOW, 1, Tie(registered=True, put_forward=True), self_approval=True) is None
    named = refusal(LOW, 1, Tie(registered=True, named_as="李明"), self_approval=True)
    assert named is not None
    assert "李明" in named.text
    assert refusal(LOW, 1, Tie(benefits=True), self_approval=True) is not None


@given(
    st.one_of(st.none(), st.integers(0, 10**12)), st.integers(0, 10**12), st.booleans(), st.booleans(), st.booleans(),
    st.sampled_from(["", "李明"]), st.booleans(),
)  # fmt: skip
def test_a_decision_is_open_only_to_a_free_person_within_their_limit(
    limit: int | None, amount: int, registered: bool, forward: bool, benefits: bool, named: str, self_approval: bool
) -> None:
    tie = Tie(registered, forward, named, benefits)
    may = refusal(limit, amount, tie, self_approval=self_approval) is None
    own = (registered or forward) and not self_approval
    assert may == (limit is not None and amount <= limit and not own and not benefits and not named)


def test_two_cases_below_a_rung_that_reach_it_together_are_noticed() -> None:
    found = scheme()
    warning = split_warning(found, 6_000_000, [Sibling("GZ01-2611-001", 4_000_001)])
    assert "GZ01-2611-001" in warning
    assert "100,000.01" in warning
    assert "副总经理" in warning
    assert split_warning(found, 6_000_000, [Sibling("GZ01-2611-001", 4_000_000)]) == ""


@pytest.mark.parametrize(
    ("amount", "others"),
    [(6_000_000, []), (0, [LOW]), (1, [MIDDLE + 1]), (MIDDLE + 1, [1]), (100, [0])],
)
def test_nothing_is_split_where_one_case_alone_reaches_the_rung(amount: int, others: list[int]) -> None:
    assert split_warning(scheme(), amount, [Sibling("N", other) for other in others]) == ""


@given(st.integers(1, 2 * 10**7), st.lists(st.integers(1, 2 * 10**7), min_size=1, max_size=4))
def test_a_split_is_noticed_exactly_where_the_sum_climbs(amount: int, others: list[int]) -> None:
    found = scheme()
    warned = split_warning(found, amount, [Sibling(f"N{at}", other) for at, other in enumerate(others)])
    climbs = place(found, amount + sum(others)) > max(place(found, one) for one in (amount, *others))
    assert bool(warned) == climbs


def test_where_nobody_approves_nothing_is_split() -> None:
    alone = scheme("branch_and_shop")  # one rung for every amount
    assert split_warning(alone, LOW, [Sibling("N", MIDDLE)]) == ""
