"""The history of a record in words (R010)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from app.core.errors import NotPermitted, UserError
from app.models.base import Record
from app.models.organisation import AuditEntry
from app.models.tables import ALL_TABLES
from app.services import _wording, attachments, contracts, customers, history, staff, users
from app.services._audit_labels import AREAS
from app.services._field_labels import CODES, KEPT_IN_STEP, KIND_LABELS, LABELS
from app.services.customers import ContactInput


def test_a_changed_telephone_shows_old_and_new_user_and_time(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    made = customers.create(name="甲公司", contacts=(ContactInput("王五", "13800138000"),)).result
    frozen_clock(timedelta(hours=1))
    customers.change(
        customer_id=made, seen_version=1, name="甲公司", contacts=(ContactInput("王五", "13900139000", id=1),)
    )
    with as_role("supervisor"):
        lines = history.of("customer", made)
    contact, customer = lines[:2]
    assert (customer.user_name, customer.role, customer.what, customer.about) == (
        "desk",
        "representative",
        "Changed",
        "Customer",
    )
    assert customer.who == "林晓梅"
    assert customer.at == datetime(2026, 11, 20, 2, tzinfo=UTC)
    assert customer.number == "KH-GZ01-00001"
    assert customer.changes == (history.FieldChange("Telephone", "13800138000", "13900139000"),)
    assert (contact.about, contact.changes) == ("Contact", customer.changes)
    assert [line.what for line in lines[2:]] == ["Created", "Created"]


def test_values_read_as_people_say_them(branch: Any, as_role: Any) -> None:
    made = customers.create(name="甲公司", kind="person", is_key_customer=True).result
    contract = contracts.create(
        customer_id=made, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), fee=123_456
    ).result
    attachments.add(owner_kind="customer", owner_id=made, content=b"%PDF-1", name="a")
    with as_role("administrator"):
        staff.create(name="新人", user_id=branch.sessions["representative"].user_id)
    with as_role("supervisor"):
        about = {change.label: change.new for change in history.of("customer", made)[-1].changes}
        fee = {change.label: change.new for change in history.of("contract", contract)[-1].changes}
        added = history.of("customer", made)[0]
        person = {change.label: change.new for change in history.latest(limit=1)[0].changes}
    assert (about["Kind"], about["Status"], about["Key customer"]) == ("Person", "Active", "yes")
    assert "Pinyin" not in about
    assert (fee["Fee"], fee["Customer"], fee["Kind"], fee["End"]) == ("1,234.56", "甲公司", "Maintenance", "2026-12-31")
    assert (added.what, added.about) == ("Added", "Attachment")
    assert person["User"] == "林晓梅"


def test_what_a_field_points_to_stands_by_its_number_or_name(branch: Any, as_role: Any) -> None:
    made = customers.create(name="甲公司").result
    contract = contracts.create(customer_id=made, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31), fee=100)
    told = f'{{"contract": [null, {contract.result}], "customer": [{made}, 999]}}'
    said = {change.label: (change.old, change.new) for change in history.changed("inspection", told)}
    assert said == {"Contract": ("", contract.number), "Customer": ("甲公司", "#999")}
    assert history.changed("ledger", '{"rows": [null, 12]}')[0].new == "12"


def test_a_new_password_is_told_without_saying_it(branch: Any, as_role: Any) -> None:
    with as_role("administrator"):
        users.reset_password(user_id=branch.sessions["technician"].user_id, password="a quiet morning")
        line = history.latest(limit=1)[0]
    assert line.changes == (history.FieldChange("Password", "", ""),)


def test_moments_are_shown_in_the_branch_zone() -> None:
    assert _wording.value("service_call", "arrived_at", "2026-11-20T01:00:00+00:00") == "2026-11-20 09:00"
    assert _wording.value("service_call", "arrived_at", "not a moment") == "not a moment"
    assert _wording.value("app_user", "role", "supervisor") == "Supervisor"
    assert _wording.value("customer", "notes", None) == ""


def test_codes_are_named() -> None:
    assert _wording.value("service_call", "state", "on_site") == "On site"
    assert _wording.value("service_call", "service_class", "B") == "B contract"
    assert _wording.value("service_voucher", "state", "out") != "out"
    assert _wording.value("service_call", "satisfaction", 5) == "Very satisfied"
    assert _wording.value("typed_figure", "value", 123_450) == "1,234.5"
    assert _wording.value("service_call", "channel", "from a newer program") == "from a newer program"


def test_histories_are_for_those_who_may_read_them(branch: Any, as_role: Any) -> None:
    for role in ("representative", "technician", "approver"):
        with as_role(role), pytest.raises(NotPermitted):
            history.of("customer", 1)
    with as_role("administrator"):
        denied = history.latest(user_name="tech")
    assert [(line.about, line.user_name) for line in denied] == [("Refused", "tech")]


def test_every_kind_and_field_has_a_word() -> None:
    unnamed = [
        table.record_kind()
        for table in ALL_TABLES
        if issubclass(table, Record) and table.record_kind() not in KIND_LABELS
    ]
    own = {"id", "uid", "row_version", "created_at", "changed_at"}
    missing = [
        f"{table.record_kind()}.{name}"
        for table in ALL_TABLES
        if issubclass(table, Record)
        for name in table._meta.fields  # type: ignore[attr-defined]
        if name not in own | KEPT_IN_STEP and not LABELS.keys() & {name, f"{table.record_kind()}.{name}"}
    ]
    assert (unnamed, missing) == ([], [])
    known = {f"{table.record_kind()}.{name}" for table in ALL_TABLES for name in table._meta.fields}  # type: ignore[attr-defined]
    known |= {"complaint.form", "complaint.edition", "program_version.step"}  # said in a line, no columns
    assert [key for key in CODES if "." in key and key not in known] == []


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("old_part", "handed_in_at", "Handed in"), ("charge", "handed_in_at", "At finance since"),
        ("charge", "handed_by", "Handed over by"), ("complaint_slip", "handed_by", "Handed on by"),
        ("take_back_receipt", "lost_note", "Note of the loss"), ("package_run", "lost_note", "What was done"),
        ("custody_object", "receipt_number", "Paper"), ("returned_part", "receipt_number", "Receipt"),
        ("import_run", "kept", "Records left alone"), ("customer_merge", "kept", "Kept file (id)"),
        ("service_call", "customer_name", "Customer"), ("exchange_request", "customer_name", "Customer or office"),
        ("service_call", "no such field", "no such field"),
    ],
)  # fmt: skip
def test_a_field_is_called_as_its_own_part_of_the_trade_says(kind: str, name: str, said: str) -> None:
    assert _wording.field(kind, name) == said


def test_the_clock_set_back_is_marked(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    customers.create(name="甲")
    frozen_clock(timedelta(days=-1))
    made = customers.create(name="乙").result
    with as_role("supervisor"):
        assert [line.clock_suspect for line in history.of("customer", made)] == [True]
    assert AuditEntry.select().count() == 2


def test_every_action_has_words_and_those_of_the_filter_are_apart() -> None:
    words = history.actions()
    assert [name for name, said in words.items() if name in said] == []
    assert len(set(words.values())) == len(words)
    areas = {name.partition(".")[0] for name, said in words.items() if said.endswith(")")}
    assert areas <= KIND_LABELS.keys() | AREAS.keys()
    assert [kind for kind, said in history.kinds().items() if kind == said] == []


def test_a_line_in_one_sentence() -> None:
    told = '{"phone": ["13800138000", "13900139000"], "notes": ["搬家", null], "state": [null, ""]}'
    said = history.summary("customer", told, action="customer.change", reason="来电更正")
    assert said == "Telephone: 13800138000 → 13900139000; Notes: 搬家 → empty; because: 来电更正"
    assert history.summary("contact", told, action="customer.change").startswith("Contact · Telephone: ")
    assert history.summary("app_user", "{}", action="user.sign_in") == ""
    kept = history.summary("branch_setting", '{"value": [30, 45]}', action="settings.change", number="branch_code")
    assert kept.endswith(": 30 → 45")
    assert "Value" not in kept


def test_an_entry_names_what_its_record_belongs_to(branch: Any, as_role: Any) -> None:
    made = customers.create(name="甲公司", contacts=(ContactInput("王五", "13800138000"),)).result
    added = attachments.add(owner_kind="customer", owner_id=made, content=b"%PDF-1", name="a").result
    with as_role("supervisor"):
        by_kind = {line.about: history.entry(line.seq) for line in history.of("customer", made)}
        assert by_kind["Contact"].records == (("contact", 1, "Contact"), ("customer", made, "Customer"))
        assert by_kind["Attachment"].about == ("attachment", added)
        assert by_kind["Attachment"].records[-1] == ("customer", made, "Customer")
        assert by_kind["Customer"].code.endswith(f"/ {by_kind['Customer'].line.seq}")
        with pytest.raises(UserError):
            history.entry(999)
    with pytest.raises(NotPermitted):
        history.entry(1)
