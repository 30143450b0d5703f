"""Half-filled forms survive."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import UserError
from app.models import database
from app.models.customer import Customer
from app.models.organisation import AuditEntry, Draft
from app.services import _draft_records, anomaly_notices, customers, drafts, personal_data, settings
from app.services.drafts import About


def test_a_draft_survives_a_restart(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    typed = {"fault_text": "𠮷\t🙂\x00\ud800" + "长" * 10_000, "level": 2, "at": None}
    drafts.save(form="service_call:new", content=typed)
    frozen_clock(timedelta(seconds=5))
    drafts.save(form="customer:17", content={"name": "甲"})
    path = database.location()
    if database.engine() == "sqlite":
        database.close_database()
        database.open_database(path)
    kept = drafts.get("service_call:new")
    assert kept is not None
    assert kept.content == typed
    assert [entry.form for entry in drafts.listing()] == ["customer:17", "service_call:new"]
    with as_role("supervisor"):
        assert drafts.listing() == ()
    assert AuditEntry.select().count() == 0


def test_one_draft_a_form_until_it_is_dropped(branch: Any) -> None:
    drafts.save(form="f", content={"a": 1})
    drafts.save(form="f", content={"a": 2})
    assert [entry.content for entry in drafts.listing()] == [{"a": 2}]
    drafts.drop(form="f")
    drafts.drop(form="f")
    assert drafts.get("f") is None


def test_a_draft_has_a_limit(branch: Any) -> None:
    with pytest.raises(UserError):
        drafts.save(form="f", content={"a": "x" * drafts.LARGEST})


def test_a_draft_goes_when_nobody_went_on_with_it_for_long(branch: Any, frozen_clock: Any, as_role: Any) -> None:
    with as_role("supervisor"):
        drafts.save(form="theirs", content={"a": 1})
    drafts.save(form="old", content={"a": 1})
    frozen_clock(timedelta(days=10))
    drafts.save(form="new", content={"a": 1})
    assert [entry.form for entry in drafts.listing()] == ["new", "old"]
    frozen_clock(timedelta(days=4, seconds=1))
    assert [entry.form for entry in drafts.listing()] == ["new"]
    assert drafts.get("old") is None
    assert len(drafts.outdated()) == 2
    drafts.clear_away()
    assert [row.form for row in Draft.select()] == ["new"], "everybody's"
    assert drafts.outdated() == ()
    with as_role("administrator"):
        settings.change(values={"drafts.kept_days": 1})
    assert drafts.listing() == ()


def test_a_draft_can_only_be_read_when_its_record_is_void(
    work: Any, as_role: Any, frozen_clock: Callable[[timedelta], None]
) -> None:
    notice_id = anomaly_notices.record(customer_id=work.customer_id, content="电机异响").result
    about = About(("anomaly_notice", "notice", "found"), notice_id, 1)
    drafts.save(form="typed:x", content={"records": [about.plain()], "values": {"a": "b"}})
    drafts.save(form="typed:y", content={"records": "of another version of the program"})
    assert {entry.form for entry in drafts.listing()} == {"typed:x", "typed:y"}
    with as_role("supervisor"):
        anomaly_notices.void(notice_id, seen_version=1, reason="误填")
    drafts.save(form="typed:x", content={"records": [about.plain()], "values": {"a": "b"}})
    assert [(entry.form, entry.is_void) for entry in drafts.listing()] == [("typed:y", False), ("typed:x", True)]
    assert drafts.get("typed:x") is None, "no form gets it back"
    entry = drafts.find("typed:x")
    assert entry is not None
    assert (entry.is_void, entry.content["values"]) == (True, {"a": "b"})
    assert drafts.outdated() == (), "it stays as long as any other"
    frozen_clock(timedelta(days=15))
    assert drafts.find("typed:x") is None
    drafts.clear_away()
    assert list(Draft.select()) == []


def test_two_people_type_into_the_same_form(branch: Any, as_role: Any) -> None:
    drafts.save(form="typed:note:service_call:1", content={"values": {"note": "mine"}})
    with as_role("supervisor"):
        assert drafts.find("typed:note:service_call:1") is None
        drafts.save(form="typed:note:service_call:1", content={"values": {"note": "theirs"}})
        drafts.drop(form="typed:note:service_call:1")
        assert drafts.listing() == ()
    (kept,) = drafts.listing()
    assert kept.content["values"] == {"note": "mine"}


def test_what_may_be_about_another_record_stays(work: Any, as_role: Any) -> None:
    """An `entry 1` may be anything, and of a `part 1` there are several kinds."""
    notice_id = anomaly_notices.record(customer_id=work.customer_id, content="电机异响").result
    with as_role("supervisor"):
        anomaly_notices.void(notice_id, seen_version=1, reason="误填")
    drafts.save(form="typed:x", content={"records": [About(("entry",), notice_id).plain()]})
    assert drafts.get("typed:x") is not None


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        (("complaint", "case"), {"complaint"}),
        (("settings", "case"), {"complaint"}),
        (("call",), {"service_call"}),
        (("spare_part", "part"), {"spare_part"}),
        (("part",), {"spare_part", "returned_part", "old_part"}),
        (("returned_part", "receipt", "receipt"), {"take_back_receipt"}),
        (("tool", "loan", "found"), {"tool_loan"}),
        (("complaint", "stage", "stage"), {"complaint_stage"}),
        (("opinion", "card", "card"), {"opinion_card"}),
        (("cash_handover", "slip", "slip"), {"cash_handover"}),
        (("notice", "entry", "found"), {"anomaly_notice"}),
        (("entry",), set()),
    ],
)
def test_which_kind_of_record_is_meant(branch: Any, words: tuple[str, ...], kinds: set[str]) -> None:
    assert set(_draft_records.kinds_of(words)) == kinds


def test_who_changed_a_record_since(work: Any, frozen_clock: Any, as_role: Any) -> None:
    content = {"records": [About(("customer",), work.customer_id, 1).plain()]}
    since = clock.now()
    assert drafts.changes_since(content, since) == ()
    frozen_clock(timedelta(minutes=1))
    personal_data.unmask(kind="customer", row_id=work.customer_id)
    assert drafts.changes_since(content, since) == (), "it was only looked at"
    file = Customer.get_by_id(work.customer_id)
    with as_role("supervisor"):
        customers.change(customer_id=file.id, seen_version=file.row_version, name=file.name, region="天河")
    (change,) = drafts.changes_since(content, since)
    assert change.who == "周建国"
    assert "region" in change.fields
    assert "name" not in change.fields
