"""Random lives of objects on the database: one holder each, and what everybody has equals their open hand-overs."""

from __future__ import annotations

import contextlib
import itertools
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import UserError
from app.domain.custody import Holder, HolderKind, Owner
from app.models.custody import CustodyObject, Handover
from app.models.loaner import Loan, LoanerUnit
from app.services import custody, issuing, loaner_units, loans
from app.services import session as sessions
from app.services._use_case import UnitOfWork, use_case

KINDS = ("returned_part", "loaner_unit", "old_part", "tool")
HOLDERS = (
    custody.place("Store"),
    custody.place("Workshop"),
    Holder(HolderKind.STAFF, 7, "Zhang"),
    Holder(HolderKind.STAFF, 8, "Li"),
    Holder(HolderKind.CUSTOMER, 1, "Customer"),
    Holder(HolderKind.SUPPLIER, 3, "Maker"),
    custody.gone("Scrapped"),
)
_fresh = itertools.count(1)
few = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
"""Each example goes on where the last one ended: the totals have to agree over all of them."""


@use_case("tool.record")
def begin(unit: UnitOfWork, kind: str, object_id: int, holder: Holder, owner: str) -> CustodyObject:
    return custody.begin(
        unit, kind=kind, object_id=object_id, number=f"N-{object_id}", name="Thing", holder=holder, belongs_to=owner
    )


@use_case("tool.record")
def give(unit: UnitOfWork, kind: str, object_id: int, giver: Holder | None, taker: Holder) -> None:
    custody.hand_over(unit, kind=kind, object_id=object_id, giver=giver, taker=taker)


def key(holder: Holder) -> tuple[str, int, str]:
    """Who it is: places of the branch by their names."""
    return (str(holder.kind), holder.id, holder.name if not holder.id else "")


def held(*, owed_only: bool = False) -> Counter[tuple[str, int, str]]:
    """What everybody has, as the objects say; or only what does not belong with them."""
    rows = CustodyObject.select().where(~CustodyObject.is_home) if owed_only else CustodyObject.select()
    return Counter(key(Holder(row.holder_kind, row.holder_id, row.holder_name)) for row in rows)


def open_handovers() -> Counter[tuple[str, int, str]]:
    """What everybody was given and nobody has given on, as the lines say."""
    last: dict[tuple[str, int], Handover] = {}
    for row in Handover.select().order_by(Handover.kind, Handover.object_id, Handover.ordinal):
        before = last.get((row.kind, row.object_id))
        if before is not None:
            assert (row.from_kind, row.from_id) == (before.to_kind, before.to_id), "who gives is who had it"
            assert row.ordinal == before.ordinal + 1
        last[row.kind, row.object_id] = row
    return Counter(key(Holder(row.to_kind, row.to_id, row.to_name)) for row in last.values())


def never_passed_on() -> Counter[tuple[str, int, str]]:
    """What is still with its first holder."""
    moved = {(row.kind, row.object_id) for row in Handover.select(Handover.kind, Handover.object_id)}
    rows = [row for row in CustodyObject.select() if (row.kind, row.object_id) not in moved]
    return Counter(key(Holder(row.holder_kind, row.holder_id, row.holder_name)) for row in rows)


def assert_one_holder_each() -> None:
    rows = list(CustodyObject.select())
    assert len({(row.kind, row.object_id) for row in rows}) == len(rows)
    assert all(row.holder_kind and row.holder_name for row in rows)
    assert held() == open_handovers() + never_passed_on()
    for (kind, holder_id, _name), count in held(owed_only=True).items():
        if holder_id:
            assert len(custody.held_by(kind, holder_id)) == count


@few
@given(
    begun=st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(HOLDERS[:6])), min_size=1, max_size=4),
    steps=st.lists(
        st.tuples(st.integers(0, 3), st.none() | st.sampled_from(HOLDERS), st.sampled_from(HOLDERS)), max_size=12
    ),
)
def test_totals_are_open_handovers(begun: Any, steps: Any, work: Any) -> None:
    objects: list[tuple[str, int]] = []
    for kind, holder in begun:
        object_id = next(_fresh)
        owner = Owner.CUSTOMER if kind == "returned_part" else Owner.BRANCH
        begin(kind, object_id, holder, owner)
        objects.append((kind, object_id))
    for place, giver, taker in steps:
        kind, object_id = objects[place % len(objects)]
        before = custody.whereabouts(kind, object_id)
        count = len(custody.trail(kind, object_id))
        try:
            give(kind, object_id, giver, taker)
        except UserError:
            assert custody.whereabouts(kind, object_id) == before, "what is refused leaves nothing behind"
            assert len(custody.trail(kind, object_id)) == count
        else:
            after = custody.whereabouts(kind, object_id)
            assert key(after.holder) == key(taker)
            assert after.is_ended == (taker.kind == HolderKind.NOBODY)
    assert_one_holder_each()


LOAN_STEPS = ("lend", "sign", "take_in", "damaged", "lose", "void", "mend", "scrap", "move")


@few
@given(steps=st.lists(st.tuples(st.sampled_from(LOAN_STEPS), st.integers(0, 2)), min_size=1, max_size=14))
def test_units_in_any_order(steps: list[tuple[str, int]], work: Any, branch: Any) -> None:
    """Whatever is tried in whatever order: a unit is lent exactly while it has one open loan, and its holder agrees."""
    issuing.RENDERERS.setdefault("loan_slip", lambda content, paper, marks: b"slip")
    sessions.begin(branch.sessions["supervisor"])
    call_id = work.register()
    units = [loaner_units.register(name="UPS", place="Store").result for _ in range(3)]
    for step, place in steps:
        with contextlib.suppress(UserError):
            _try(step, units[place], call_id)
    for unit_id in units:
        row = LoanerUnit.get_by_id(unit_id)
        out = list(Loan.select().where((Loan.unit == unit_id) & (Loan.state == "lent")))
        where = custody.whereabouts("loaner_unit", unit_id)
        assert len(out) == (row.state == "lent")
        assert [one.open_unit_id for one in out] == [unit_id] * len(out)
        assert (where.holder.kind == HolderKind.CUSTOMER) == (row.state == "lent")
        assert where.is_home == (row.state in ("in_stock", "damaged"))
        assert where.is_ended == (row.state in ("lost", "scrapped"))
        assert row.loan_number == (out[0].number if out else "")
    assert_one_holder_each()


def _try(step: str, unit_id: int, call_id: int) -> None:
    row = LoanerUnit.get_by_id(unit_id)
    version = row.row_version
    loan = Loan.select().where(Loan.unit == unit_id).order_by(Loan.id.desc()).first()
    if step == "lend":
        loans.lend(unit_id, call_id=call_id)
    elif step == "mend":
        loaner_units.mend(unit_id, seen_version=version, reason="换件")
    elif step == "scrap":
        loaner_units.scrap(unit_id, seen_version=version, reason="老化")
    elif step == "move":
        loaner_units.change(
            unit_id, seen_version=version, name="UPS", place="Workshop" if row.place == "Store" else "Store"
        )
    elif loan is not None:
        _try_loan(step, loan)


def _try_loan(step: str, loan: Loan) -> None:
    day = loan.out_at.date()
    signed = {"signed_by": "王", "signed_on": day}
    given = {"seen_version": loan.row_version}
    if step == "sign":
        loans.sign(loan.id, **given, **signed)
    elif step == "take_in":
        loans.take_in(loan.id, **given, **signed)
    elif step == "damaged":
        loans.take_in(loan.id, is_damaged=True, damage_note="坏", **given, **signed)
    elif step == "lose":
        loans.lose(loan.id, reason="丢", **given)
    else:
        loans.void(loan.id, reason="错", **given)
