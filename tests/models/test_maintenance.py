"""The check finds what is wrong, and nothing in a sound database."""

import hashlib

import pytest

from app.core import clock
from app.models import attachment_store, audit, database, maintenance, search
from app.models.customer import Customer
from app.models.organisation import Attachment
from app.models.service_call import ServiceCall
from app.models.voucher import IssuedPaper, ServiceVoucher


@pytest.fixture
def used(branch):
    now = {"created_at": clock.now(), "changed_at": clock.now()}
    with database.transaction():
        row = Customer.create(number="K1", name="王小明", **now)
        search.put(row)
        audit.append(at=clock.now(), user_name="desk", role="representative", action="customer.create", kind="customer")
        sha256, size = attachment_store.keep(b"scan")
        Attachment.create(
            owner_kind="customer", owner_id=1, name="scan.png", media_type="image/png", size=size, sha256=sha256,
            added_by="desk", **now,
        )  # fmt: skip
    return sha256


@pytest.mark.parametrize("thorough", [False, True])
def test_a_sound_database(used, thorough):
    assert maintenance.check(thorough=thorough) == []


def test_an_unindexed_row(used):
    database.execute("DELETE FROM customer_search")
    (text,) = maintenance.check()
    assert "customer" in text
    search.rebuild("customer")
    assert maintenance.check() == []


def test_an_altered_history(used):
    if database.engine() == "sqlite":
        database.execute("DROP TRIGGER audit_entry_no_update")
    else:
        database.execute("SET session_replication_role = replica")
    database.execute("UPDATE audit_entry SET reason = 'x'")
    assert ["line 1" in text for text in maintenance.check()] == [True]


def test_a_missing_and_a_changed_attachment(used):
    attachment_store.path_of(used).write_bytes(b"SCAN")
    assert maintenance.check() == []
    assert ["scan.png" in text for text in maintenance.check(thorough=True)] == [True]
    attachment_store.path_of(used).unlink()
    assert ["scan.png" in text for text in maintenance.check()] == [True]


def paper(number: str, **values: object) -> IssuedPaper:
    digest = hashlib.sha256(b"{}").hexdigest()
    return IssuedPaper.create(
        **{
            "form": "service_voucher", "number": number, "paper": "A5", "content": "{}", "content_sha256": digest,
            "pdf": b"", "pdf_sha256": "", "issued_at": clock.now(), "issued_by": "desk", **values,
        }
    )  # fmt: skip


@pytest.mark.parametrize("altered", [{"content": "{ }"}, {"pdf": b"%PDF"}, {"content_sha256": "0" * 64}])
def test_an_altered_paper(used, altered):
    paper("V1")
    paper("V2", **altered)
    assert maintenance.check() == []
    assert ["V2" in text for text in maintenance.check(thorough=True)] == [True]


def test_a_record_whose_paper_is_another_one(used):
    now = {"created_at": clock.now(), "changed_at": clock.now()}
    kept = paper("V1")
    about = {"technician_name": "", "state": "out", "issued_at": clock.now(), "issued_by": "desk"}
    begun = {"received_at": clock.now(), "entered_at": clock.now()}
    call = ServiceCall.create(number="JX1", customer=Customer.get().id, customer_name="王小明", **begun, **now)
    for number, digest in (("V1", kept.content_sha256), ("V2", "0" * 64), ("V3", "")):
        ServiceVoucher.create(number=number, call=call.id, content_sha256=digest, **about, **now)
    (text,) = [text for text in maintenance.check(thorough=True) if "Search index" not in text]
    assert "V2" in text


def test_a_dangling_reference(used):
    if database.engine() != "sqlite":
        pytest.skip("PostgreSQL does not let it happen")
    database.execute("PRAGMA foreign_keys = 0")
    database.execute("INSERT INTO user_preference (user_id, key, value) VALUES (999, 'a', 'b')")
    assert ["app_user" in text for text in maintenance.check()] == [True]


def test_an_encrypted_file(tmp_path):
    database.open_database(tmp_path / "secret.aftercare", key="words")
    assert maintenance.check(thorough=True) == []
