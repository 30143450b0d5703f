"""Scans and photos on a record (R015)."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.core.errors import EnvironmentFault, NotPermitted, UserError
from app.models import attachment_store, database
from app.models.organisation import Attachment, Staff
from app.models.service_call import ServiceCall
from app.services import (
    attachments,
    customers,
    issuing,
    stock_in_tests,
    suppliers,
    tool_loans,
    tools,
)
from tests.services.complaint_cases import a_case

PDF = b"%PDF-1.7\n..."
PNG = b"\x89PNG\r\n\x1a\n...."


@pytest.fixture
def customer_id(branch: Any) -> int:
    return customers.create(name="甲公司").result


def _call(customer_id: int, number: str, technician: int | None) -> int:
    now = clock.now()
    times = {"received_at": now, "entered_at": now, "created_at": now, "changed_at": now}
    return ServiceCall.create(
        number=number, customer=customer_id, customer_name="甲", technician=technician, **times
    ).id


def test_a_file_is_kept_and_comes_back_after_a_restart(customer_id: int, tmp_path: Path) -> None:
    file = tmp_path / "签字 凭证.PDF"
    file.write_bytes(PDF)
    made = attachments.add(owner_kind="customer", owner_id=customer_id, content=file, note="一式两份")
    assert made.touches("customer")
    file.unlink()
    path = database.location()
    if database.engine() == "sqlite":
        database.close_database()
        database.open_database(path)
    entry = attachments.listing("customer", customer_id)[0]
    assert (entry.name, entry.media_type, entry.size, entry.note, entry.added_by) == (
        "签字 凭证.PDF", "application/pdf", len(PDF), "一式两份", "林晓梅",
    )  # fmt: skip
    assert attachments.read(made.result).content == PDF


@pytest.mark.parametrize(
    ("content", "name", "kept", "media_type"),
    [
        (PNG, "photo.jpg", "photo.jpg.png", "image/png"),
        (PNG, "", "Scan.png", "image/png"),
        (b"\xff\xd8\xff\xe0..", "a.jpeg", "a.jpeg", "image/jpeg"),
        (b"II*\x00....", r"C:\Temp\scan", "scan.tif", "image/tiff"),
        (b"RIFF....WEBPVP8 ", "../../etc/x.webp", "x.webp", "image/webp"),
        ("价格,1".encode(), "表.csv", "表.csv", "text/plain"),
        (PDF, "名\x00字\t🙂", "名字 🙂.pdf", "application/pdf"),
    ],
)
def test_what_it_is_shows_in_the_content(
    customer_id: int, content: bytes, name: str, kept: str, media_type: str
) -> None:
    attachments.add(owner_kind="customer", owner_id=customer_id, content=content, name=name)
    entry = attachments.listing("customer", customer_id)[0]
    assert (entry.name, entry.media_type) == (kept, media_type)


def test_office_files_are_told_by_both(customer_id: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x", "y")
    attachments.add(owner_kind="customer", owner_id=customer_id, content=packed.getvalue(), name="合同.docx")
    with pytest.raises(UserError):
        attachments.add(owner_kind="customer", owner_id=customer_id, content=packed.getvalue(), name="合同.zip")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"content": b""}, "content"),
        ({"content": b"MZ\x90\x00 program", "name": "x.pdf"}, "content"),
        ({"content": b"#!/bin/sh", "name": "x.sh"}, "content"),
        ({"content": b"a\x00b", "name": "x.txt"}, "content"),
        ({"owner_kind": "app_user"}, "owner_kind"),
        ({"name": "x" * 10_000}, "name"),
        ({"note": "x" * 10_000}, "note"),
    ],
)
def test_what_nobody_attaches_is_refused(customer_id: int, values: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        attachments.add(**{"owner_kind": "customer", "owner_id": customer_id, "content": PDF, **values})
    assert caught.value.field == field
    assert Attachment.select().count() == 0
    assert not attachment_store.store_folder().exists()


def test_there_is_a_limit(customer_id: int, monkeypatch: Any, tmp_path: Path) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 10)
    big = tmp_path / "big.pdf"
    big.write_bytes(PDF)
    for content in (PDF, big):
        with pytest.raises(UserError, match="too large"):
            attachments.add(owner_kind="customer", owner_id=customer_id, content=content)


def test_a_long_file_name_is_shortened_not_refused(customer_id: int, tmp_path: Path, monkeypatch: Any) -> None:
    file = tmp_path / ("扫" * 80 + ".pdf")
    file.write_bytes(PDF)
    monkeypatch.setattr(attachments, "LONGEST_NAME", 20)
    attachments.add(owner_kind="customer", owner_id=customer_id, content=file)
    assert attachments.listing("customer", customer_id)[0].name == "扫" * 16 + ".pdf"


def test_a_file_that_is_gone_is_said_so(customer_id: int, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        attachments.add(owner_kind="customer", owner_id=customer_id, content=tmp_path / "gone.pdf")
    assert caught.value.kind == "gone"
    with pytest.raises(UserError):
        attachments.add(owner_kind="customer", owner_id=4711, content=PDF)


def test_a_damaged_file_is_noticed(customer_id: int) -> None:
    made = attachments.add(owner_kind="customer", owner_id=customer_id, content=PDF).result
    attachment_store.path_of(Attachment.get().sha256).write_bytes(b"other")
    with pytest.raises(EnvironmentFault) as caught:
        attachments.read(made)
    assert caught.value.kind == "damaged"


def test_taking_away_needs_a_reason_and_keeps_the_file(customer_id: int, as_role: Any) -> None:
    made = attachments.add(owner_kind="customer", owner_id=customer_id, content=PDF).result
    with as_role("supervisor"):
        with pytest.raises(UserError) as caught:
            attachments.void(attachment_id=made, seen_version=1, reason="")
        assert caught.value.field == "reason"
        attachments.void(attachment_id=made, seen_version=1, reason="错的文件")
        with pytest.raises(UserError, match="already"):
            attachments.void(attachment_id=made, seen_version=2, reason="x")
    entry = attachments.listing("customer", customer_id)[0]
    assert (entry.is_void, entry.void_reason) == (True, "错的文件")
    assert attachments.read(made).content == PDF


def test_a_technician_has_their_own_calls_only(customer_id: int, branch: Any, as_role: Any) -> None:
    own, other = _call(customer_id, "JX-1", branch.technician_id), _call(customer_id, "JX-2", None)
    attachments.add(owner_kind="service_call", owner_id=other, content=PDF)
    with as_role("technician"):
        attachments.add(owner_kind="service_call", owner_id=own, content=PNG)
        assert len(attachments.listing("service_call", own)) == 1
        assert attachments.listing("customer", customer_id) == ()
        for refused in (
            lambda: attachments.add(owner_kind="service_call", owner_id=other, content=PDF),
            lambda: attachments.add(owner_kind="customer", owner_id=customer_id, content=PDF),
            lambda: attachments.listing("service_call", other),
            lambda: attachments.read(1),
        ):
            with pytest.raises(NotPermitted):
                refused()


@pytest.mark.parametrize("kind", ["stock_in_test", "tool", "tool_loan"])
def test_a_photograph_of_a_delivery_or_a_tool(kind: str, branch: Any, as_role: Any, monkeypatch: Any) -> None:
    """What was broken when it came, or when it came back; a technician adds to what is theirs."""
    for form in (stock_in_tests.FORM, tool_loans.FORM):
        monkeypatch.setitem(issuing.RENDERERS, form, lambda content, paper, marks: b"%PDF-")
    mine, other = (_delivery_or_tool(kind, person) for person in (branch.technician_id, 0))
    attachments.add(owner_kind=kind, owner_id=other, content=PNG, name="裂纹.png")
    assert [one.name for one in attachments.listing(kind, other)] == ["裂纹.png"]
    with as_role("technician"):
        attachments.add(owner_kind=kind, owner_id=mine, content=PNG, name="铭牌.png")
        assert [one.name for one in attachments.listing(kind, mine)] == ["铭牌.png"]
        for refused in (
            attachments.listing,
            lambda kind, row: attachments.add(owner_kind=kind, owner_id=row, content=PNG),
        ):
            with pytest.raises(NotPermitted):
                refused(kind, other)


def _delivery_or_tool(kind: str, person_id: int) -> int:
    """A test, tool or loan of a colleague; of nobody, or of somebody else."""
    if kind == "stock_in_test":
        known = suppliers.offered("华东")
        seller = known[0].id if known else suppliers.create(name="华东电子").result
        return stock_in_tests.deliver(supplier_id=seller, product="电源", quantity=4, tester_id=person_id).result
    tool_id = tools.register(name="万用表").result
    borrower = person_id or Staff.create(number="S9", name="赵新", created_at=clock.now(), changed_at=clock.now()).id
    if kind == "tool" and not person_id:
        return tool_id
    given = {"purpose": "检修", "due_on": tool_loans.default_due()}
    loan_id = tool_loans.lend(tool_ids=(tool_id,), borrower_id=borrower, **given).result
    return tool_id if kind == "tool" else loan_id


def test_times_are_aware(customer_id: int, frozen_clock: Any) -> None:
    attachments.add(owner_kind="customer", owner_id=customer_id, content=PDF)
    assert attachments.listing("customer", customer_id)[0].added_at == datetime(2026, 11, 20, 1, tzinfo=UTC)


def test_a_technician_attaches_to_complaints_they_registered(customer_id: int, as_role: Any) -> None:
    """Who was told first has the photo of the damage."""
    others = a_case()
    with as_role("technician"):
        own = a_case()
        attachments.add(owner_kind="complaint", owner_id=own, content=PNG, name="照片.png")
        assert [one.name for one in attachments.listing("complaint", own)] == ["照片.png"]
        with pytest.raises(NotPermitted):
            attachments.add(owner_kind="complaint", owner_id=others, content=PNG, name="照片.png")
        with pytest.raises(NotPermitted):
            attachments.listing("complaint", others)
