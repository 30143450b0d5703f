"""Tools: registered, lent on a card, renewed, taken in, worn, damaged, lost, compensated, counted, back on leaving."""

from __future__ import annotations

import itertools
import json
import threading
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.core.errors import NotPermitted, UserError
from app.models.custody import CustodyObject
from app.models.tool import Tool, ToolLoan
from app.services import (
    custody,
    issuing,
    paper_content,
    spare_parts,
    staff,
    stock_take_file,
    stock_takes,
    tool_counts,
    tool_file,
    tool_loans,
    tools,
)
from app.services import session as sessions
from app.services import settings as branch_settings
from app.services.stock_takes import Counted

DAY = date(2026, 11, 20)


@pytest.fixture
def store(work: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A branch whose loan cards are drawn as their content in words."""

    def render(content: dict, paper: str, marks: issuing.Marks) -> bytes:
        return json.dumps([content, paper, marks.reprint, marks.is_void], ensure_ascii=False, sort_keys=True).encode()

    monkeypatch.setitem(issuing.RENDERERS, tool_loans.FORM, render)
    return work


def a_tool(**more: Any) -> int:
    values = {"name": "光时域反射仪", "model": "AQ1200A", "value": 3_600_000, "bought_on": date(2025, 11, 20), **more}
    return tools.register(**values).result


def lent(store: Any, *tool_ids: int, **more: Any) -> int:
    given = {"borrower_id": store.technician_id, "purpose": "线路检修", "due_on": DAY + timedelta(days=3), **more}
    return tool_loans.lend(tool_ids=tool_ids or (a_tool(),), **given).result


def version(loan_id: int) -> int:
    return ToolLoan.get_by_id(loan_id).row_version


def tool_of(loan_id: int) -> Tool:
    return Tool.get_by_id(ToolLoan.get_by_id(loan_id).tool_id)


def test_a_tool_is_registered_with_its_chain(store: Any) -> None:
    tool_id = a_tool(serial="91k 215530")
    found = tool_file.file(tool_id)
    assert (found.entry.number, found.entry.place, found.entry.state) == ("GJ-GZ01-0001", "工具室", "in_store")
    assert found.residual == 2_400_000
    where = custody.whereabouts("tool", tool_id)
    assert (where.holder.name, where.is_home) == ("工具室", True)
    for given_, field in (
        ({"serial": "91K-215530"}, "serial"),
        ({"name": " "}, "name"),
        ({"value": -1}, "value"),
        ({"value": 1.5}, "value"),
        ({"kind": "borrowed"}, "kind"),
        ({"bought_on": DAY + timedelta(days=1)}, "bought_on"),
    ):
        with pytest.raises(UserError) as refused:
            a_tool(**given_)
        assert refused.value.field == field


def test_lent_on_one_card_and_back(store: Any) -> None:
    one, two = a_tool(), a_tool(name="工具箱", kind="personal")
    loan_id = lent(store, one, two, condition="完好")
    found = tool_file.loan(loan_id)
    assert (found.entry.number, found.entry.card_number, len(found.card)) == (
        "LY-GZ01-2611-0001",
        "LY-GZ01-2611-0001",
        1,
    )
    assert found.card[0].due_on is None  # personal
    where = custody.whereabouts("tool", one)
    assert (where.holder.kind, where.holder.id, where.is_home, where.due_on) == (
        "staff", store.technician_id, False, DAY + timedelta(days=3),
    )  # fmt: skip
    tool_loans.sign(loan_id, seen_version=version(loan_id), signed_by="陈志强", signed_on=DAY)
    assert {row.signed_by for row in ToolLoan.select()} == {"陈志强"}
    assert len(tool_file.held_by(store.technician_id)) == 2
    tool_loans.take_in(loan_id, seen_version=version(loan_id), condition="完好")
    assert (tool_of(loan_id).state, tool_of(loan_id).borrower_name, tool_of(loan_id).open_loan_id) == (
        "in_store",
        "",
        0,
    )
    assert custody.whereabouts("tool", one).is_home
    assert [one.number for one in tool_file.held_by(store.technician_id)] == ["LY-GZ01-2611-0002"]
    content = json.loads(tool_loans.for_printing(loan_id).pdf)[0]
    assert [line["number"] for line in content["lines"]] == ["GJ-GZ01-0001", "GJ-GZ01-0002"]


def test_a_tool_that_is_out_is_not_lent_again(store: Any) -> None:
    loan_id = lent(store)
    tool_id = tool_of(loan_id).id
    with pytest.raises(UserError, match="is with 陈志强 already") as refused:
        lent(store, tool_id)
    assert refused.value.field == "tool_ids"
    fresh = a_tool(name="万用表")
    with pytest.raises(UserError):
        lent(store, fresh, tool_id)
    assert Tool.get_by_id(fresh).state == "in_store"  # all or none
    assert ToolLoan.select().count() == 1


def test_two_lend_the_same_tool_at_once(store: Any) -> None:
    tool_id = a_tool()
    who, at_once, outcomes = sessions.current(), threading.Barrier(2), []

    def act() -> None:
        sessions.begin(who)
        at_once.wait(10)
        try:
            lent(store, tool_id)
            outcomes.append("lent")
        except UserError as refused:
            outcomes.append(refused.text)

    people = [threading.Thread(target=act) for _ in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join(30)
    assert len(outcomes) == 2
    assert outcomes.count("lent") == 1
    assert sum("just now" in words or "already" in words for words in outcomes) == 1
    assert ToolLoan.select().count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"borrower_id": 0}, "borrower_id"),
        ({"borrower_id": 999}, "borrower_id"),
        ({"purpose": " "}, "purpose"),
        ({"due_on": None}, "due_on"),
        ({"due_on": DAY - timedelta(days=1)}, "due_on"),
        ({"due_on": DAY + timedelta(days=400)}, "due_on"),
        ({"signed_by": "陈志强"}, "signed_on"),
        ({"signed_on": DAY}, "signed_by"),
        ({"signed_by": "陈志强", "signed_on": DAY + timedelta(days=1)}, "signed_on"),
    ],
)
def test_a_loan_that_cannot_be(store: Any, change: dict[str, Any], field: str) -> None:
    tool_id = a_tool()
    with pytest.raises(UserError) as refused:
        lent(store, tool_id, **change)
    assert refused.value.field == field
    assert Tool.get_by_id(tool_id).state == "in_store"


def test_a_card_holds_some_tools_and_not_none(store: Any) -> None:
    with pytest.raises(UserError, match="at least one tool"):
        tool_loans.lend(tool_ids=(), borrower_id=store.technician_id)
    with pytest.raises(UserError, match="at most 60"):
        tool_loans.lend(tool_ids=range(1, 62), borrower_id=store.technician_id)


def test_renewed_by_the_one_who_has_it(store: Any, as_role: Any, frozen_clock: Any) -> None:
    loan_id = lent(store)
    frozen_clock(timedelta(days=3))
    with as_role("technician"):
        tool_loans.renew(loan_id, seen_version=version(loan_id), due_on=DAY + timedelta(days=6), reason="未完工")
        with pytest.raises(NotPermitted):
            tool_loans.take_in(loan_id, seen_version=version(loan_id))
    found = tool_file.loan(loan_id)
    assert (found.entry.due_on, found.renewals) == (DAY + timedelta(days=6), 1)
    one = found.renewed[0]
    assert (one.who, one.old, one.new, one.reason) == ("陈志强", DAY + timedelta(days=3), found.entry.due_on, "未完工")
    assert tool_of(loan_id).due_on == custody.whereabouts("tool", tool_of(loan_id).id).due_on == found.entry.due_on
    own = lent(store, a_tool(kind="personal"))
    assert "renew" not in tool_file.loan(own).actions
    with pytest.raises(UserError, match="nothing to renew"):
        tool_loans.renew(own, seen_version=version(own), due_on=DAY, reason="x")
    with pytest.raises(UserError, match="before it is lent"):
        tool_loans.renew(loan_id, seen_version=version(loan_id), due_on=DAY - timedelta(days=1), reason="x")


def test_a_shared_tool_is_lent_and_renewed_for_some_days_at_most(store: Any, as_role: Any, frozen_clock: Any) -> None:
    tool_id = a_tool()
    with pytest.raises(UserError, match="at most 3 days, until 2026-11-23") as refused:
        lent(store, tool_id, due_on=DAY + timedelta(days=4))
    assert refused.value.field == "due_on"
    loan_id = lent(store, tool_id, due_on=tool_loans.default_due())
    with pytest.raises(UserError, match="at most 3 days"):
        tool_loans.renew(loan_id, seen_version=version(loan_id), due_on=DAY + timedelta(days=4), reason="未完工")
    with as_role("administrator"):
        branch_settings.change(values={"tool.loan_days": 10})
    tool_loans.renew(loan_id, seen_version=version(loan_id), due_on=DAY + timedelta(days=10), reason="未完工")
    frozen_clock(timedelta(days=11))
    assert tool_file.loan(loan_id).entry.is_late
    with as_role("technician"):
        assert "renew" not in tool_file.loan(loan_id).actions
        with pytest.raises(UserError, match="should have been back on 2026-11-30") as refused:
            tool_loans.renew(loan_id, seen_version=version(loan_id), due_on=DAY + timedelta(days=12), reason="再用")
        assert refused.value.field == "due_on"
    assert "renew" in tool_file.loan(loan_id).actions
    tool_loans.renew(loan_id, seen_version=version(loan_id), due_on=DAY + timedelta(days=12), reason="带来查验过")
    days = [(one.old, one.new, one.reason) for one in tool_file.loan(loan_id).renewed]
    assert days == [
        (DAY + timedelta(days=10), DAY + timedelta(days=12), "带来查验过"),
        (DAY + timedelta(days=3), DAY + timedelta(days=10), "未完工"),
    ]


def test_damaged_worn_and_lost(store: Any, as_role: Any) -> None:
    broken, worn, gone = lent(store), lent(store, a_tool(name="钻头")), lent(store, a_tool(name="万用表"))
    with pytest.raises(UserError, match="Describe the damage"):
        tool_loans.take_in(broken, seen_version=version(broken), is_damaged=True)
    tool_loans.take_in(broken, seen_version=version(broken), is_damaged=True, damage_note="屏幕裂")
    assert tool_file.loan(broken).to_decide
    tool_loans.take_in(worn, seen_version=version(worn), is_worn=True, damage_note="磨钝", compensation=500)
    assert (tool_file.loan(worn).compensation, tool_file.loan(worn).to_decide) == (0, False)
    tools.mend(tool_of(worn).id, seen_version=tool_of(worn).row_version, reason="以旧换新")
    assert tool_of(worn).state == "in_store"
    with pytest.raises(NotPermitted):
        tool_loans.lose(gone, seen_version=version(gone), reason="丢在客户处")
    with as_role("supervisor"):
        tool_loans.decide(broken, seen_version=version(broken), compensation=120_000)
        with pytest.raises(UserError, match="nothing to pay"):
            tool_loans.decide(worn, seen_version=version(worn), compensation=1)
        tool_loans.lose(
            gone, seen_version=version(gone), reason="丢在客户处", compensation=tool_file.loan(gone).residual
        )
    assert (tool_of(gone).state, tool_file.loan(gone).compensation) == ("lost", 2_400_000)
    assert custody.whereabouts("tool", tool_of(gone).id).is_ended
    with pytest.raises(UserError, match="cannot be lent"):
        lent(store, tool_of(gone).id)
    with pytest.raises(UserError, match="does not fit here"):
        tool_loans.take_in(gone, seen_version=version(gone))


def test_old_for_new_is_a_tool_of_its_own_that_names_the_old_one(store: Any, as_role: Any) -> None:
    loan_id = lent(store, a_tool(serial="A1", bought_on=date(2022, 1, 1)))
    old = tool_of(loan_id)
    given = {"serial": "B2", "value": 3_800_000, "bought_on": DAY}
    with as_role("supervisor"), pytest.raises(UserError, match="does not fit here"):  # it is lent
        tools.exchange(old.id, seen_version=old.row_version, reason="磨损", **given)
    tool_loans.take_in(loan_id, seen_version=version(loan_id), is_worn=True, damage_note="按键磨损")
    old = tool_of(loan_id)
    with pytest.raises(NotPermitted):
        tools.exchange(old.id, seen_version=old.row_version, reason="磨损", **given)
    with as_role("supervisor"):
        with pytest.raises(UserError) as refused:
            tools.exchange(old.id, seen_version=old.row_version, reason=" ", **given)
        assert refused.value.field == "reason"
        assert Tool.select().count() == 1
        new = tools.exchange(old.id, seen_version=old.row_version, reason="磨损", **given).result
    fresh, gone = tool_file.file(new), tool_file.file(old.id)
    assert (fresh.entry.name, fresh.entry.state, fresh.entry.place) == ("光时域反射仪", "in_store", "工具室")
    assert (fresh.residual, fresh.notes) == (3_800_000, "In place of GJ-GZ01-0001")
    assert (gone.entry.state, gone.reason) == ("scrapped", "Exchanged for GJ-GZ01-0002: 磨损")
    assert custody.whereabouts("tool", old.id).is_ended
    assert custody.whereabouts("tool", new).is_home


def test_who_signed_the_return_stands_on_its_hand_over(store: Any) -> None:
    tool_id = a_tool()
    loan_id = lent(store, tool_id, signed_by="陈志强", signed_on=DAY)
    for bad, field in (
        ({"signed_by": "陈志强"}, "signed_on"),
        ({"signed_on": DAY}, "signed_by"),
        ({"signed_by": "陈志强", "signed_on": DAY + timedelta(days=1)}, "signed_on"),
        ({"signed_by": "陈志强", "signed_on": DAY - timedelta(days=1)}, "signed_on"),
        ({"is_damaged": True, "damage_note": "裂", "compensation": -1}, "compensation"),
    ):
        with pytest.raises(UserError) as refused:
            tool_loans.take_in(loan_id, seen_version=version(loan_id), **bad)
        assert refused.value.field == field
    assert tool_file.loan(loan_id).returned_signed_by == ""
    tool_loans.take_in(loan_id, seen_version=version(loan_id), signed_by="王小红", signed_on=DAY)
    found = tool_file.loan(loan_id)
    assert (found.signed_by, found.returned_signed_by, found.returned_signed_on) == ("陈志强", "王小红", DAY)
    assert custody.trail("tool", tool_id)[-1].signed_by == "王小红"
    again = lent(store, tool_id)
    tool_loans.take_in(again, seen_version=version(again))
    assert tool_file.loan(again).returned_signed_by == ""
    assert tool_file.loan(loan_id).returned_signed_by == "王小红"


def test_what_never_left_is_void_but_not_once_signed(store: Any, as_role: Any) -> None:
    one, two = lent(store), lent(store, a_tool(), signed_by="陈志强", signed_on=DAY)
    with as_role("supervisor"):
        tool_loans.void(one, seen_version=version(one), reason="没有领走")
        with pytest.raises(UserError, match="has signed"):
            tool_loans.void(two, seen_version=version(two), reason="x")
    assert tool_of(one).state == "in_store"
    assert json.loads(tool_loans.for_printing(one).pdf)[3] is True
    assert json.loads(tool_loans.for_printing(two).pdf)[3] is False


def test_a_store_is_counted_and_what_is_missing_is_lost(store: Any, as_role: Any) -> None:
    kept, missing, away = a_tool(), a_tool(name="冲击钻"), lent(store, a_tool(name="万用表"))
    take_id = tool_counts.begin(place="branch:工具室").result
    take = stock_take_file.file(take_id)
    assert [line.object_id for line in take.lines] == [kept, missing]
    with pytest.raises(UserError, match="once or not at all"):
        stock_takes.enter(take_id, seen_version=take.row_version, counts=[Counted(take.lines[0].id, 2)])
    counts = [Counted(take.lines[0].id, 1), Counted(take.lines[1].id, 0, "盘点未见")]
    stock_takes.enter(take_id, seen_version=take.row_version, counts=counts)
    take = stock_take_file.file(take_id)
    assert (take.differences, take.value_difference) == (1, -3_600_000)
    with as_role("supervisor"):
        stock_takes.settle(take_id, seen_version=take.row_version)
    assert (Tool.get_by_id(kept).counted_on, Tool.get_by_id(missing).state) == (DAY, "lost")
    assert tool_of(away).state == "lent"
    with pytest.raises(UserError, match="Choose a place"):
        tool_counts.begin(place="branch:配件库")


def test_what_a_colleague_cannot_show_is_lost_by_its_loan(store: Any, as_role: Any) -> None:
    loan_id = lent(store)
    place = f"staff:{store.technician_id}"
    assert place in [one.key for one in tool_counts.places()]
    take_id = tool_counts.begin(place=place).result
    take = stock_take_file.file(take_id)
    stock_takes.enter(take_id, seen_version=take.row_version, counts=[Counted(take.lines[0].id, 0, "找不到")])
    with as_role("supervisor"):
        stock_takes.settle(take_id, seen_version=stock_take_file.file(take_id).row_version)
    found = tool_file.loan(loan_id)
    assert (found.entry.state, found.to_decide, found.reason) == ("lost", True, f"{take.number}: 找不到")


def test_what_came_back_after_the_count_stays(store: Any, as_role: Any) -> None:
    loan_id = lent(store)
    take_id = tool_counts.begin(place=f"staff:{store.technician_id}").result
    take = stock_take_file.file(take_id)
    stock_takes.enter(take_id, seen_version=take.row_version, counts=[Counted(take.lines[0].id, 0, "不在身边")])
    tool_loans.take_in(loan_id, seen_version=version(loan_id))
    with as_role("supervisor"):
        stock_takes.settle(take_id, seen_version=stock_take_file.file(take_id).row_version)
    assert tool_of(loan_id).state == "in_store"


def test_nobody_leaves_with_tools(store: Any, as_role: Any) -> None:
    loan_id = lent(store)
    person = staff.entry(store.technician_id)
    part = spare_parts.create(number="PJ-001", name="电源模块").result
    spare_parts.receive(part, place=f"staff:{person.id}", quantity=2)
    with as_role("administrator"), pytest.raises(staff.StillHeld) as refused:
        staff.deactivate(staff_id=person.id, seen_version=person.row_version)
    tool_words, part_words = refused.value.sorts
    assert "GJ-GZ01-0001 光时域反射仪" in tool_words
    assert "PJ-001 × 2" in part_words
    spare_parts.move(part, giver=f"staff:{person.id}", taker="branch:配件库", quantity=2)
    tool_loans.take_in(loan_id, seen_version=version(loan_id))
    with as_role("administrator"):
        staff.deactivate(staff_id=person.id, seen_version=person.row_version)
    with pytest.raises(UserError, match="works here"):
        lent(store, a_tool())


def test_a_personal_card_lists_what_somebody_has(store: Any, as_role: Any) -> None:
    lent(store, a_tool(), a_tool(kind="personal", name="工具箱"))
    content = paper_content.content("personal_tool_card", "s001")
    assert [line["due_on"] for line in content["lines"]] == ["2026-11-23", None]
    with pytest.raises(UserError, match="no colleague"):
        paper_content.content("personal_tool_card", "P99")
    with as_role("technician"):
        assert len(paper_content.content("personal_tool_card", "S001")["lines"]) == 2


STEPS = st.lists(
    st.tuples(st.sampled_from(("lend", "in", "damaged", "mend", "lose", "void")), st.integers(0, 2)), max_size=12
)


@given(STEPS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_one_holder_always(store: Any, branch: Any, steps: list[tuple[str, int]]) -> None:
    ids = [a_tool(name=f"工具{place}") for place in range(3)]
    with sessions.acting_as(branch.sessions["supervisor"]):
        for event, place in steps:
            row = Tool.get_by_id(ids[place])
            loan = {"seen_version": version(row.open_loan_id)} if row.open_loan_id else {}
            try:
                match event:
                    case "lend":
                        lent(store, row.id)
                    case "in":
                        tool_loans.take_in(row.open_loan_id, **loan or {"seen_version": 1})
                    case "damaged":
                        tool_loans.take_in(
                            row.open_loan_id, is_damaged=True, damage_note="裂", **loan or {"seen_version": 1}
                        )
                    case "mend":
                        tools.mend(row.id, seen_version=row.row_version, reason="修复")
                    case "lose":
                        tools.lose(row.id, seen_version=row.row_version, reason="不见")
                    case "void":
                        tool_loans.void(row.open_loan_id, reason="错", **loan or {"seen_version": 1})
            except UserError:
                continue
        for tool_id in ids:
            row = Tool.get_by_id(tool_id)
            out = list(ToolLoan.select().where((ToolLoan.tool == tool_id) & (ToolLoan.state == "lent")))
            chain = CustodyObject.get((CustodyObject.kind == "tool") & (CustodyObject.object_id == tool_id))
            assert len(out) == (row.state == "lent")
            assert chain.is_ended == (row.state == "lost")
            assert (chain.holder_kind == "staff") == (row.state == "lent")
            assert [one.id for one in out] == ([row.open_loan_id] if out else [])
            trail = custody.trail("tool", tool_id)
            assert all(before.taker == after.giver for before, after in itertools.pairwise(trail))
