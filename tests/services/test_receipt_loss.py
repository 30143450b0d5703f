"""The note of a lost receipt (R051): what it names, and for which receipts there is none."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from app.core.errors import UserError
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.services import (
    issuing,
    receipt_loss,
    returned_part_file,
    returned_parts,
    service_call_take_back,
    take_back_receipts,
)
from app.services import session as sessions
from app.services.take_back_receipts import Item, Returned

DAY = date(2026, 11, 20)


@pytest.fixture
def receipt(work: Any, branch: Any, renderer: Any, monkeypatch: pytest.MonkeyPatch) -> TakeBackReceipt:
    monkeypatch.setitem(issuing.RENDERERS, "take_back_receipt", renderer)
    call_id = work.dispatched()[0]
    items = [Item("", device_id=work.device_id), Item("遥控器", serial="YK-2")]
    made = service_call_take_back.take_back(call_id, seen_version=work.version(call_id), items=items)
    sessions.begin(branch.sessions["supervisor"])
    return TakeBackReceipt.get_by_id(made.result)


def note(subject: str) -> dict[str, Any]:
    return receipt_loss.content(subject)


def whereto(found: dict[str, Any]) -> dict[str, str]:
    return {one["serial"]: one["whereto"] for one in found["items"]}


def give_back(receipt: TakeBackReceipt, **how: Any) -> None:
    for part in ReturnedPart.select().where(ReturnedPart.receipt == receipt.id):
        returned_parts.leave_as_is(part.id, seen_version=part.row_version, reason="客户不修")
    seen = TakeBackReceipt.get_by_id(receipt.id).row_version
    take_back_receipts.hand_back(receipt.id, seen_version=seen, returned=Returned("李先生", DAY, **how))


def test_it_names_the_receipt_and_everything_on_it(receipt: TakeBackReceipt) -> None:
    found = note(receipt.number.lower())
    assert json.loads(json.dumps(found)) == found
    assert (found["number"], found["receipts"], found["issued_on"]) == (receipt.number, receipt.number, "2026-11-20")
    assert [(one["serial"], one["receipt_number"]) for one in found["items"]] == [
        ("UP240001", receipt.number), ("YK-2", receipt.number),
    ]  # fmt: skip
    assert (found["lost_note"], found["signed_by"], found["signed_on"]) == ("", "", None)
    assert "loss" in returned_part_file.receipt(receipt.id).actions


def test_all_receipts_of_a_call_stand_on_one(receipt: TakeBackReceipt, work: Any) -> None:
    further = take_back_receipts.issue(
        receipt.call_id, seen_version=work.version(receipt.call_id), items=[Item("键盘", serial="JP-3")]
    ).result
    number = TakeBackReceipt.get_by_id(further).number
    found = note(receipt.call_number)
    assert (found["number"], found["receipts"]) == (receipt.call_number, f"{receipt.number}、{number}")
    assert [one["receipt_number"] for one in found["items"]] == [receipt.number, receipt.number, number]


def test_what_comes_back_now_and_what_stays_is_told_apart(receipt: TakeBackReceipt) -> None:
    first, second = ReturnedPart.select().where(ReturnedPart.receipt == receipt.id).order_by(ReturnedPart.id)
    assert whereto(note(receipt.number)) == {"UP240001": "", "YK-2": ""}, "nothing is ready: the pen says it"
    assert whereto(receipt_loss.content(receipt.number, [second.id])) == {"UP240001": "留修", "YK-2": "本次领回"}
    returned_parts.leave_as_is(first.id, seen_version=first.row_version, reason="客户不修")
    found = note(receipt.number)
    assert whereto(found) == {"UP240001": "本次领回", "YK-2": "留修"}
    assert found["new_receipts"] == ""


def test_what_was_scrapped_is_handed_to_nobody(receipt: TakeBackReceipt) -> None:
    part, other = ReturnedPart.select().where(ReturnedPart.receipt == receipt.id).order_by(ReturnedPart.id)

    def seen() -> int:
        return ReturnedPart.get_by_id(part.id).row_version

    returned_parts.enter_test(part.id, seen_version=seen(), symptom_reproduced="yes", verdict="faulty")
    returned_parts.give_up(part.id, seen_version=seen(), reason="主板烧毁")
    returned_parts.scrap(part.id, seen_version=seen(), reason="客户同意报废")
    assert whereto(note(receipt.number)) == {"UP240001": "报废", "YK-2": "留修"}
    returned_parts.leave_as_is(other.id, seen_version=other.row_version, reason="客户不修")
    assert whereto(note(receipt.number)) == {"UP240001": "报废", "YK-2": "本次领回"}
    lost = Returned("李先生", DAY, recovered=False, lost_note="遗失", lost_signed_by="王建国")
    take_back_receipts.hand_back(receipt.id, seen_version=receipt.row_version, returned=lost)
    assert whereto(note(receipt.number)) == {"UP240001": "报废", "YK-2": "本次领回"}


def test_once_it_is_noted_it_says_on_which_receipt_the_rest_stands(receipt: TakeBackReceipt) -> None:
    first, _second = ReturnedPart.select().where(ReturnedPart.receipt == receipt.id).order_by(ReturnedPart.id)
    returned_parts.leave_as_is(first.id, seen_version=first.row_version, reason="客户不修")
    lost = Returned("李先生", DAY, recovered=False, lost_note="搬家时遗失", lost_signed_by="王建国")
    made = take_back_receipts.hand_back(
        receipt.id, seen_version=receipt.row_version, returned=lost, part_ids=[first.id]
    ).result
    found, number = note(receipt.number), TakeBackReceipt.get_by_id(made).number
    assert whereto(found) == {"UP240001": "本次领回", "YK-2": "留修"}
    assert found["new_receipts"] == number
    assert {one["receipt_number"] for one in found["items"]} == {receipt.number}
    give_back(TakeBackReceipt.get_by_id(made), recovered=False, lost_note="又丢了", lost_signed_by="王建国")
    assert whereto(note(receipt.number)) == {"UP240001": "本次领回", "YK-2": "留修"}
    assert whereto(note(number)) == {"YK-2": "本次领回"}


def test_what_was_noted_stands_on_it(receipt: TakeBackReceipt) -> None:
    give_back(receipt, recovered=False, lost_note="搬家时遗失", lost_signed_by="王建国")
    found = note(receipt.number)
    assert (found["lost_note"], found["signed_by"], found["signed_on"]) == ("搬家时遗失", "王建国", "2026-11-20")
    assert returned_part_file.receipt(receipt.id).actions == {"print", "loss"}


def test_who_signed_for_an_earlier_loss_signs_for_no_further_receipt(receipt: TakeBackReceipt, work: Any) -> None:
    further = take_back_receipts.issue(
        receipt.call_id, seen_version=work.version(receipt.call_id), items=[Item("键盘", serial="JP-3")]
    ).result
    give_back(receipt, recovered=False, lost_note="搬家时遗失", lost_signed_by="王建国")
    found, number = note(receipt.call_number), TakeBackReceipt.get_by_id(further).number
    assert (found["number"], found["receipts"], [one["serial"] for one in found["items"]]) == (number, number, ["JP-3"])
    assert (found["lost_note"], found["signed_by"], found["signed_on"]) == ("", "", None)


def test_an_original_that_is_back_is_not_lost(receipt: TakeBackReceipt) -> None:
    give_back(receipt)
    with pytest.raises(UserError, match="is not lost"):
        note(receipt.number)
    assert "loss" not in returned_part_file.receipt(receipt.id).actions


@pytest.mark.parametrize("subject", ["SJ-GZ01-2611-0999", "没有这张", "", "SJ-SZ01-2611-0001"])
def test_there_is_none_for_what_was_never_issued(receipt: TakeBackReceipt, subject: str) -> None:
    with pytest.raises(UserError, match="no receipt") as refused:
        note(subject)
    assert refused.value.field == "subject"


def test_a_technician_sees_none_of_others(receipt: TakeBackReceipt, branch: Any) -> None:
    TakeBackReceipt.update(technician=None).where(TakeBackReceipt.id == receipt.id).execute()
    sessions.begin(branch.sessions["technician"])
    with pytest.raises(UserError, match="no receipt"):
        note(receipt.number)
