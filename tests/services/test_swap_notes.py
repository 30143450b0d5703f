"""The swap note is frozen when it is printed first: copies say the same, a correction is a version with a reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models import audit
from app.models.customer import Customer, Device
from app.models.erasure import Erasure
from app.models.organisation import AuditEntry
from app.models.voucher import IssuedPaper, PrintLog
from app.services import customers, device_swap, devices, erasures, issuing, owners, swap_notes
from app.services.customers import ContactInput
from tests.services.two_people import at_the_same_moment


@pytest.fixture(autouse=True)
def _drawn(renderer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(issuing.RENDERERS, "swap_note", renderer)


@pytest.fixture
def swapped(work: Any, as_role: Any) -> Device:
    """The unit that took the place of the customer's, which inherits its warranty."""
    with as_role("supervisor"):
        old = Device.get_by_id(work.device_id)
        new = {"serial": "UP270001"}
        made = device_swap.replace(
            device_id=old.id, seen_version=old.row_version, reason="开箱不良", rule="inherit", new_device=new
        ).result
    return Device.get_by_id(made)


def issue(number: str) -> int:
    return swap_notes.issue(subject=number).result


def edit(unit: Device, as_role: Any, **more: Any) -> None:
    """Change the unit in its form, which shows all of it."""
    row = Device.get_by_id(unit.id)
    names = ("product_name", "model", "serial", "address", "installed_on", "warranty_ends_on", "warranty_document")
    with as_role("supervisor"):
        shown = {name: getattr(row, name) for name in names}
        devices.change(device_id=row.id, seen_version=row.row_version, **{**shown, **more})


def correct_serial(unit: Device, as_role: Any) -> None:
    edit(unit, as_role, serial="UP270002")


def said(pdf: bytes) -> tuple[dict[str, Any], int, bool]:
    content, _paper, reprint, is_void = json.loads(pdf)
    return content, reprint, is_void


def test_the_first_print_freezes_the_note(swapped: Device, as_role: Any) -> None:
    assert swap_notes.standing(swapped.number).paper_id == 0
    paper_id = issue(swapped.number)
    before = swap_notes.for_printing(paper_id)
    swap_notes.printed(paper_id, printer="Laser")
    correct_serial(swapped, as_role)
    content, reprint, is_void = said(swap_notes.for_printing(paper_id).pdf)
    assert (content["new"]["serial"], reprint, is_void) == ("UP270001", 1, False)
    assert said(before.pdf)[0] == content
    assert said(before.pdf)[1] == 0
    assert content["digest"]
    assert PrintLog.select().where(PrintLog.paper == paper_id).count() == 1


def test_it_is_issued_once_under_whichever_unit_it_is_asked_for(swapped: Device, work: Any) -> None:
    old = Device.get_by_id(work.device_id)
    assert issue(swapped.number) == issue(old.number)
    assert [(row.number, row.version) for row in IssuedPaper.select().where(IssuedPaper.form == "swap_note")] == [
        (swapped.number, 1)
    ]


def test_what_was_changed_on_file_is_told_and_corrected_with_a_reason(swapped: Device, as_role: Any) -> None:
    first = issue(swapped.number)
    assert swap_notes.standing(swapped.number).is_current
    correct_serial(swapped, as_role)
    stands = swap_notes.standing(swapped.number)
    assert (stands.is_current, stands.may_correct, stands.version) == (False, True, 1)
    with pytest.raises(UserError) as refused:
        swap_notes.issue_corrected(subject=swapped.number, seen_version=1, reason=" ")
    assert refused.value.field == "reason"
    second = swap_notes.issue_corrected(subject=swapped.number, seen_version=1, reason="序列号抄错").result
    assert swap_notes.standing(swapped.number) == swap_notes.Standing(swapped.number, second, 2, True, True)
    content, reprint, is_void = said(swap_notes.for_printing(second).pdf)
    assert (content["new"]["serial"], content["version"], reprint, is_void) == ("UP270002", 2, 0, False)
    assert said(swap_notes.for_printing(first).pdf)[2] is True
    last = AuditEntry.select().where(AuditEntry.kind == "issued_paper").order_by(AuditEntry.id.desc()).first()
    assert (last.action, last.row_number, last.reason) == ("swap_note.correct", swapped.number, "序列号抄错")


def test_two_people_who_correct_it_at_once_issue_one_version(swapped: Device, as_role: Any) -> None:
    issue(swapped.number)
    correct_serial(swapped, as_role)
    swap_notes.issue_corrected(subject=swapped.number, seen_version=1, reason="序列号抄错")
    with pytest.raises(UserError, match="corrected this note meanwhile") as refused:
        swap_notes.issue_corrected(subject=swapped.number, seen_version=1, reason="序列号抄错")
    assert not isinstance(refused.value, ChangedMeanwhile)
    assert IssuedPaper.select().where(IssuedPaper.form == "swap_note").count() == 2


def test_erasing_an_owner_takes_them_out_of_their_notes_and_nobody_elses(branch: Any, as_role: Any) -> None:
    with as_role("supervisor"):
        person = ContactInput("欧阳先生", "13700000001", is_primary=True)
        before = customers.create(name="欧阳业主家", kind="owner", contacts=(person,)).result
        old = devices.create(customer_id=before, product_name="空调", serial="AC-9").result
        told: dict[str, Any] = {"reason": "开箱不良", "rule": "inherit", "new_device": {"serial": "AC-10"}}
        unit = Device.get_by_id(device_swap.replace(device_id=old, seen_version=1, **told).result)
        issue(unit.number)
        correct_serial(unit, as_role)
        swap_notes.issue_corrected(subject=unit.number, seen_version=1, reason="欧阳先生来电更正，13700000001")
        seen = Customer.get_by_id(before).row_version
        after = owners.hand_over(customer_id=before, seen_version=seen, name="赵业主", phone="13700000002").result
    erase(after, as_role)
    kept = [row.content for row in IssuedPaper.select().where(IssuedPaper.form == "swap_note")]
    assert len(kept) == 2
    assert all("欧阳业主家" in content and "13700000001" in content for content in kept), "the note is not theirs"
    erase(before, as_role)
    kept = [row.content for row in IssuedPaper.select().where(IssuedPaper.form == "swap_note")]
    reasons = [row.reason for row in AuditEntry.select().where(AuditEntry.kind == "issued_paper")]
    assert not [text for text in kept + reasons if "欧阳" in text or "13700000001" in text]
    assert audit.verify() is None
    assert said(swap_notes.for_printing(IssuedPaper.get(IssuedPaper.version == 2).id).pdf)[0]["contact"] == "■"


def erase(customer_id: int, as_role: Any) -> None:
    with as_role("supervisor"):
        erasures.request(customer_id=customer_id, reason="客户书面要求", with_attachments=False)
    row = Erasure.get(Erasure.customer == customer_id)
    with as_role("administrator"):
        erasures.erase(erasure_id=row.id, seen_version=row.row_version)


def test_a_note_that_is_right_is_not_corrected(swapped: Device, as_role: Any) -> None:
    with pytest.raises(UserError, match="nothing to correct"):
        swap_notes.issue_corrected(subject=swapped.number, seen_version=1, reason="换个写法")
    issue(swapped.number)
    with pytest.raises(UserError, match="nothing to correct"):
        swap_notes.issue_corrected(subject=swapped.number, seen_version=1, reason="换个写法")
    edit(swapped, as_role, address="广州市天河区科技路14号")
    assert swap_notes.standing(swapped.number).is_current


def test_a_technician_prints_it_and_does_not_correct_it(swapped: Device, as_role: Any) -> None:
    issue(swapped.number)
    correct_serial(swapped, as_role)
    with as_role("technician"):
        assert not swap_notes.standing(swapped.number).may_correct
        with pytest.raises(NotPermitted):
            swap_notes.issue_corrected(subject=swapped.number, seen_version=1, reason="序列号抄错")


def test_another_paper_is_no_swap_note(work: Any) -> None:
    work.dispatched()
    voucher = IssuedPaper.get(IssuedPaper.form == "service_voucher")
    with pytest.raises(UserError, match="no swap note"):
        swap_notes.for_printing(voucher.id)


def test_two_people_who_print_it_first_at_the_same_moment_get_one_note(swapped: Device) -> None:
    found = at_the_same_moment(lambda: issue(swapped.number))
    assert found == [IssuedPaper.get(IssuedPaper.form == "swap_note").id] * 2
    assert IssuedPaper.select().where(IssuedPaper.form == "swap_note").count() == 1


def test_two_people_who_correct_it_at_the_same_moment(swapped: Device, as_role: Any) -> None:
    issue(swapped.number)
    correct_serial(swapped, as_role)
    given: dict[str, Any] = {"subject": swapped.number, "seen_version": 1, "reason": "抄错"}
    with as_role("supervisor"):
        told = at_the_same_moment(lambda: bool(swap_notes.issue_corrected(**given).result))
    assert sorted(map(str, told)) == ["Somebody else corrected this note meanwhile. Look at it again.", "True"]
