"""The note of a lost receipt is frozen when it is printed: what the customer signed is what is printed again."""

from __future__ import annotations

import json
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.models.organisation import AuditEntry
from app.models.returned_part import ReturnedPart, TakeBackReceipt
from app.services import issuing, receipt_loss_notes, returned_parts, take_back_receipts
from app.services.take_back_receipts import Returned
from tests.services.test_receipt_loss import DAY, receipt, whereto  # noqa: F401 - a fixture


@pytest.fixture(autouse=True)
def _drawn(renderer: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(issuing.RENDERERS, receipt_loss_notes.FORM, renderer)


@pytest.fixture
def lost(receipt: TakeBackReceipt) -> TakeBackReceipt:  # noqa: F811
    """A receipt whose first thing is ready to go back, and the second is not."""
    part = parts_of(receipt)[0]
    returned_parts.leave_as_is(part.id, seen_version=part.row_version, reason="客户不修")
    return TakeBackReceipt.get_by_id(receipt.id)


def parts_of(found: TakeBackReceipt) -> list[ReturnedPart]:
    return list(ReturnedPart.select().where(ReturnedPart.receipt == found.id).order_by(ReturnedPart.id))


def issue(subject: str, *part_ids: int) -> int:
    return receipt_loss_notes.issue(subject=subject, part_ids=part_ids).result


def said(paper_id: int) -> tuple[dict[str, Any], int, bool]:
    content, _paper, reprint, is_void = json.loads(receipt_loss_notes.for_printing(paper_id).pdf)
    return content, reprint, is_void


def test_what_was_signed_is_printed_again_after_the_loss_is_entered(lost: TakeBackReceipt) -> None:
    first, _second = parts_of(lost)
    paper = issue(lost.number, first.id)
    before, reprint, _ = said(paper)
    assert (whereto(before), reprint) == ({"UP240001": "本次领回", "YK-2": "留修"}, 0)
    receipt_loss_notes.printed(paper, printer="Laser")
    gone = Returned("李先生", DAY, recovered=False, lost_note="搬家时遗失", lost_signed_by="王建国")
    take_back_receipts.hand_back(lost.id, seen_version=lost.row_version, returned=gone, part_ids=[first.id])
    assert issue(lost.number) == paper
    assert said(paper) == (before, 1, False)
    assert [(one.version, one.prints) for one in receipt_loss_notes.versions(lost.id)] == [(1, 1)]


def test_what_else_goes_back_makes_a_version(lost: TakeBackReceipt) -> None:
    first, second = parts_of(lost)
    paper = issue(lost.number, first.id)
    assert issue(lost.number.lower()) == paper, "what is ready goes back"
    both = issue(lost.number, first.id, second.id)
    assert (whereto(said(both)[0]), said(both)[0]["version"]) == ({"UP240001": "本次领回", "YK-2": "本次领回"}, 2)
    assert [one.paper_id for one in receipt_loss_notes.versions(lost.id)] == [both, paper]
    assert said(paper)[0]["items"][1]["whereto"] == "留修"
    last = AuditEntry.select().where(AuditEntry.kind == "issued_paper").order_by(AuditEntry.id.desc()).first()
    assert (last.action, last.row_number) == ("receipt_loss.print", lost.number)


def test_that_of_a_whole_call_is_found_from_its_receipt(lost: TakeBackReceipt, work: Any) -> None:
    further = take_back_receipts.issue(
        lost.call_id, seen_version=work.version(lost.call_id), items=[take_back_receipts.Item("键盘", serial="JP-3")]
    ).result
    paper = issue(lost.call_number)
    for receipt_id in (lost.id, further):
        assert [(one.paper_id, one.number) for one in receipt_loss_notes.versions(receipt_id)] == [
            (paper, lost.call_number)
        ]


def test_who_may_print_it(lost: TakeBackReceipt, as_role: Any) -> None:
    paper = issue(lost.number)
    with as_role("approver"):
        assert issue(lost.number) == paper
    with as_role("administrator"), pytest.raises(NotPermitted):
        receipt_loss_notes.for_printing(paper)
    with as_role("technician"):
        assert receipt_loss_notes.for_printing(paper).paper_id == paper
        TakeBackReceipt.update(technician=None).execute()
        for act in (receipt_loss_notes.for_printing, lambda one: receipt_loss_notes.printed(one, printer="Laser")):
            with pytest.raises(NotPermitted, match="somebody else"):
                act(paper)
    receipt_paper = issuing.paper_of(take_back_receipts.FORM, lost.number)
    assert receipt_paper is not None
    with pytest.raises(UserError, match="no note of a lost receipt"):
        receipt_loss_notes.for_printing(receipt_paper.paper_id)
