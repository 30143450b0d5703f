"""The swap note and the rule of the warranty on papers: what was replaced, by what, how the cover runs."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from app.core.errors import UserError
from app.models.customer import Customer, Device
from app.models.returned_part import ReturnedPart
from app.models.voucher import IssuedPaper
from app.services import (
    customers,
    device_swap,
    devices,
    issuing,
    paper_content,
    returned_parts,
    service_call_file,
    service_call_take_back,
    settings,
    swap_papers,
    take_back_swaps,
)
from app.services import session as sessions
from app.services.take_back_receipts import Item


@pytest.fixture
def unrepairable(
    work: Any, branch: Any, renderer: Any, frozen_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> ReturnedPart:
    """A device taken back that cannot be repaired, and a supervisor before it."""
    monkeypatch.setitem(issuing.RENDERERS, "take_back_receipt", renderer)
    call_id, _voucher = work.dispatched()
    things = (Item("", device_id=work.device_id),)
    service_call_take_back.take_back(call_id, seen_version=work.version(call_id), items=things)
    frozen_clock(timedelta(hours=3))
    part = ReturnedPart.get()
    told: dict[str, Any] = {"symptom_reproduced": "yes", "verdict": "unrepairable"}
    returned_parts.enter_test(part.id, seen_version=part.row_version, **told)
    returned_parts.give_up(part.id, seen_version=ReturnedPart.get().row_version, reason="主板烧蚀")
    sessions.begin(branch.sessions["supervisor"])
    return ReturnedPart.get()


def swap(part: ReturnedPart, **more: Any) -> ReturnedPart:
    given: dict[str, Any] = {"reason": "主板烧蚀", "rule": "inherit", "new_device": {"serial": "UP269999"}}
    take_back_swaps.replace(part.id, seen_version=ReturnedPart.get().row_version, **{**given, **more})
    return ReturnedPart.get()


def test_the_note_names_both_units_and_how_the_warranty_runs(unrepairable: ReturnedPart, work: Any) -> None:
    part = swap(unrepairable, old_serial="up-240001")
    note = swap_papers.swap_note(part.number)
    assert note["old"]["serial"] == "UP240001"
    assert note["new"]["serial"] == "UP269999"
    assert (note["rule"], note["warranty_ends_on"]) == ("承接原机剩余保修期", "2029-01-05")
    assert (note["reason"], note["decided_by"], note["replaced_on"]) == ("主板烧蚀", "周建国", "2026-11-20")
    assert (note["receipt_number"], note["customer"]) == (part.receipt_number, "广州华盛电子科技有限公司")
    old, new = Device.get_by_id(work.device_id), Device.get_by_id(part.replacement_id)
    assert swap_papers.swap_note(new.number)["number"] == part.number
    assert swap_papers.swap_note(old.number)["new"] == note["new"]


def test_the_note_is_of_the_customer_whose_unit_was_taken_whoever_owns_the_new_one_by_now(
    unrepairable: ReturnedPart, work: Any
) -> None:
    part = swap(unrepairable)
    before = swap_papers.swap_note(part.number)
    next_owner = customers.create(name="赵业主", kind="owner").result
    Device.update(customer=next_owner, customer_name="赵业主").where(Device.id == part.replacement_id).execute()
    after = swap_papers.swap_note(part.number)
    assert (after["customer"], after["customer_number"]) == (before["customer"], before["customer_number"])
    assert after["customer_number"] == Customer.get_by_id(work.customer_id).number


def test_the_service_record_tells_of_the_swap(unrepairable: ReturnedPart) -> None:
    part = swap(unrepairable)
    call = service_call_file.file(part.call_id)
    action = paper_content.content("service_record", call.number)["action"]
    assert "UP240001 → UP269999，保修承接原机剩余保修期" in action


def test_a_unit_that_the_receipt_does_not_name_is_refused(unrepairable: ReturnedPart, work: Any) -> None:
    with pytest.raises(UserError, match="says serial UP240001, not UP240007") as refused:
        swap(unrepairable, old_serial=" UP240007 ")
    assert refused.value.field == "old_serial"
    device = Device.get_by_id(work.device_id)
    devices.change(device_id=device.id, seen_version=device.row_version, serial="UP240002")
    with pytest.raises(UserError, match="the device on file has UP240002") as refused:
        swap(unrepairable)
    assert refused.value.field == "old_serial"
    assert ReturnedPart.get().state == "unrepairable"
    assert Device.get_by_id(work.device_id).status == "in_use"


def test_the_receipt_says_by_which_rule_a_replacement_is_covered(unrepairable: ReturnedPart, as_role: Any) -> None:
    paper = IssuedPaper.get(IssuedPaper.form == "take_back_receipt")
    usual = swap_papers.rule_words(settings.text("cover.swap_rule"))
    assert json.loads(paper.content)["swap_rule"] == usual
    assert usual


def test_a_swap_without_a_take_back_has_its_note_too(work: Any, as_role: Any) -> None:
    with as_role("supervisor"):
        device = Device.get_by_id(work.device_id)
        new = {"serial": "UP270001"}
        device_swap.replace(device_id=device.id, seen_version=device.row_version, reason="开箱不良", new_device=new)
    note = swap_papers.swap_note(device.number)
    assert (note["reason"], note["call_number"], note["new"]["serial"]) == ("开箱不良", "", "UP270001")
    assert note["number"] == Device.get(Device.replaces == device.id).number


@pytest.mark.parametrize("subject", ["FX-GZ01-2611-0001", "SB-GZ01-00001", "", "nonsense"])
def test_nothing_was_replaced_there(work: Any, subject: str) -> None:
    with pytest.raises(UserError) as refused:
        swap_papers.swap_note(subject)
    assert refused.value.field == "subject"


def test_every_rule_has_words_on_paper() -> None:
    assert set(swap_papers.RULES) == set(device_swap.SwapRule)
    assert swap_papers.rule_words("") == ""
