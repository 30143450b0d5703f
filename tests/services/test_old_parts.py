"""Old parts: handed in, sent back, scrapped, waived; who owes what (peers.md row 51)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models.old_part import OldPart
from app.services import custody, finding, old_parts, session, spare_parts, staff, stock_takes
from tests.services.test_spare_parts import STORE, make, on_hand, receive
from tests.services.test_spare_use import paid, part, use  # noqa: F401 - fixtures


@pytest.fixture
def owed(part: int, paid: int) -> int:  # noqa: F811
    """The old part of a power supply that was replaced."""
    use(paid, part)
    return OldPart.get().id


def test_it_is_owed_with_a_day_and_with_who_has_it(owed: int, work: Any) -> None:
    row = old_parts.file(owed)
    assert (row.number[:3], row.state, row.due_on) == ("JJ-", "owed", date(2026, 11, 27))
    assert row.part_number == "PJ-001"
    where = custody.whereabouts("old_part", owed)
    assert (where.holder.id, where.due_on, where.is_home) == (work.technician_id, row.due_on, False)
    assert [(one.giver.name, one.taker.name) for one in custody.trail("old_part", owed)] == [
        ("广州华盛电子科技有限公司", "陈志强")
    ]


def test_handed_in_then_sent_back(owed: int) -> None:
    seen = old_parts.file(owed).row_version
    old_parts.hand_in(owed, seen_version=seen, serial="SN-99", condition="炸裂")
    row = old_parts.file(owed)
    assert (row.state, row.serial, row.condition, row.handed_in_to) == ("handed_in", "SN-99", "炸裂", "配件库")
    assert custody.whereabouts("old_part", owed).is_home
    with pytest.raises(UserError, match="to whom") as refused:
        old_parts.send_back(owed, seen_version=row.row_version, supplier=" ")
    assert refused.value.field == "supplier"
    with pytest.raises(ChangedMeanwhile):
        old_parts.send_back(owed, seen_version=seen, supplier="华东配件")
    old_parts.send_back(owed, seen_version=row.row_version, supplier="华东配件", paper="FH-3")
    row = old_parts.file(owed)
    assert (row.state, row.supplier_name, row.settled_by) == ("sent_back", "华东配件", "林晓梅")
    assert custody.whereabouts("old_part", owed).holder.name == "华东配件"


def test_nobody_leaves_who_owes_one_or_has_parts_in_the_bag(owed: int, part: int, work: Any, as_role: Any) -> None:  # noqa: F811
    bag = f"staff:{work.technician_id}"
    left = on_hand(part)[bag]
    for words in (f"PJ-001 × {left}", old_parts.file(owed).number):
        with as_role("administrator"), pytest.raises(UserError, match=words):
            staff.deactivate(staff_id=work.technician_id, seen_version=staff.entry(work.technician_id).row_version)
        if words.startswith("PJ"):
            spare_parts.move(part, giver=bag, taker=STORE, quantity=left)
    old_parts.hand_in(owed, seen_version=old_parts.file(owed).row_version)
    with as_role("administrator"):
        staff.deactivate(staff_id=work.technician_id, seen_version=staff.entry(work.technician_id).row_version)
    assert not staff.entry(work.technician_id).is_active


def test_scrapped_with_a_reason(owed: int) -> None:
    old_parts.hand_in(owed, seen_version=old_parts.file(owed).row_version)
    with pytest.raises(UserError) as refused:
        old_parts.scrap(owed, seen_version=old_parts.file(owed).row_version, reason=" ")
    assert refused.value.field == "reason"
    old_parts.scrap(owed, seen_version=old_parts.file(owed).row_version, reason="无修复价值")
    assert old_parts.file(owed).state == "scrapped"
    assert custody.whereabouts("old_part", owed).is_ended


def test_only_a_supervisor_waives(owed: int, branch: Any) -> None:
    with pytest.raises(NotPermitted):
        old_parts.waive(owed, seen_version=1, reason="客户留下")
    session.begin(branch.sessions["supervisor"])
    with pytest.raises(UserError) as refused:
        old_parts.waive(owed, seen_version=old_parts.file(owed).row_version, reason="")
    assert refused.value.field == "reason"
    old_parts.waive(owed, seen_version=old_parts.file(owed).row_version, reason="客户留下")
    row = old_parts.file(owed)
    assert (row.state, row.reason, row.settled_by) == ("waived", "客户留下", "周建国")
    assert sum(one.state == "owed" for one in old_parts.of_call(row.call_id)) == 0


def test_out_of_order_is_refused(owed: int, branch: Any) -> None:
    row = old_parts.file(owed)
    with pytest.raises(UserError, match="does not fit"):
        old_parts.scrap(owed, seen_version=row.row_version, reason="坏")
    old_parts.hand_in(owed, seen_version=row.row_version)
    row = old_parts.file(owed)
    with pytest.raises(UserError, match="does not fit"):
        old_parts.hand_in(owed, seen_version=row.row_version)
    session.begin(branch.sessions["supervisor"])
    with pytest.raises(UserError, match="does not fit"):
        old_parts.waive(owed, seen_version=row.row_version, reason="晚了")


def test_the_debt_of_everybody(part: int, paid: int, branch: Any, frozen_clock: Any) -> None:  # noqa: F811
    use(paid, part, quantity=2)
    frozen_clock(timedelta(days=8))
    use(paid, part)
    (debt,) = old_parts.debts()
    assert (debt.technician_name, debt.count, debt.late, debt.worth) == ("陈志强", 3, 2, 36000)
    assert old_parts.of_call(paid)[0].is_late
    session.begin(branch.sessions["technician"])
    assert len(old_parts.debts()) == 1
    session.begin(branch.sessions["administrator"])
    with pytest.raises(NotPermitted):
        old_parts.debts()


def test_a_technician_sees_only_the_own_debt(branch: Any, work: Any, paid: int) -> None:  # noqa: F811
    from app.core import clock
    from app.models.organisation import Staff

    other = Staff.create(number="S9", name="李四", is_technician=True, created_at=clock.now(), changed_at=clock.now())
    mine = make("PJ-7", needs_old_part=True)
    receive(mine)
    spare_parts.move(mine, giver=STORE, taker=f"staff:{other.id}", quantity=1)
    use(paid, mine, f"staff:{other.id}")
    session.begin(branch.sessions["technician"])
    assert old_parts.debts() == ()
    assert old_parts.of_call(paid) == ()
    with pytest.raises(NotPermitted):
        old_parts.file(OldPart.get().id)


def test_many_come_back_at_once_and_go_in_one_parcel(part: int, paid: int, branch: Any) -> None:  # noqa: F811
    use(paid, part, quantity=3)
    ids = [row.id for row in OldPart.select()]
    assert len(old_parts.entries(ids, "owed")) == 3
    old_parts.hand_in_many(ids, condition="完好")
    assert {old_parts.file(row_id).state for row_id in ids} == {"handed_in"}
    old_parts.send_back_many(ids[:2], supplier="华东配件", paper="FH-9")
    assert [old_parts.file(row_id).state for row_id in ids] == ["sent_back", "sent_back", "handed_in"]
    assert custody.trail("old_part", ids[0])[-1].receipt_number == "FH-9"


def test_all_or_none(part: int, paid: int) -> None:  # noqa: F811
    use(paid, part, quantity=2)
    first, second = (row.id for row in OldPart.select())
    old_parts.hand_in(second, seen_version=old_parts.file(second).row_version)
    with pytest.raises(UserError, match="does not fit"):
        old_parts.hand_in_many([first, second])
    assert old_parts.file(first).state == "owed"
    with pytest.raises(UserError, match="at least one"):
        old_parts.hand_in_many([])
    with pytest.raises(UserError, match="to whom") as refused:
        old_parts.send_back_many([second], supplier=" ")
    assert refused.value.field == "supplier"


def test_found_by_one_text(owed: int, branch: Any) -> None:
    row = old_parts.file(owed)
    assert [(one.kind, one.id) for one in finding.find_anything(row.number)][:1] == [("old_part", owed)]
    (part_found,) = [one for one in finding.find_anything("PJ-001") if one.kind == "spare_part"]
    assert (part_found.title, part_found.detail) == ("PJ-001 电源模块", "PM-20 · 9 + 5 个")
    count = stock_takes.begin(place=STORE)
    assert finding.find_anything(count.number)[0].title == f"{count.number} 配件库"
    session.begin(branch.sessions["technician"])
    assert "stock_take" not in {one.kind for one in finding.find_anything(count.number)}
