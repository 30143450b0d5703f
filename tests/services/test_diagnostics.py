"""The parts of the bundle, and who may see what in them."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import NotPermitted
from app.core.progress import Silent
from app.models import database
from app.services import customers, diagnostics, service_calls, session


def _parts(tmp_path: Path, **more: Any) -> dict[str, str]:
    found = diagnostics.gather({"screens": 1}, {"scale": 125}, tmp_path / "log", Silent(), **more)
    return {part.name: part.text for part in found}


@pytest.mark.parametrize("role", ["representative", "technician", "approver"])
def test_others_are_refused(branch: Any, as_role: Any, tmp_path: Path, role: str) -> None:
    with as_role(role), pytest.raises(NotPermitted):
        _parts(tmp_path)


@pytest.mark.parametrize("role", ["supervisor", "administrator"])
def test_who_answers_for_the_branch_sees_numbers_only(branch: Any, as_role: Any, tmp_path: Path, role: str) -> None:
    customers.create(name="远大印刷有限公司")
    with as_role(role):
        parts = _parts(tmp_path)
    inside, kept = json.loads(parts["branch.json"]), json.loads(parts["settings.json"])
    assert inside["engine"] == database.engine()
    assert inside["rows"]["customer"] == 1
    assert inside["rows"]["app_user"] == 5
    assert kept["this computer"] == {"scale": 125}
    assert not [letter for letter in str(kept) if letter >= "一"], "no word of the branch's own"
    assert "set" in kept["branch"].values()
    assert json.loads(parts["computer.json"])["screens"] == 1


def test_at_the_door_nothing_of_the_branch_is_read(
    branch: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = session.current()
    session.begin(None)
    monkeypatch.setattr(database, "query", lambda *_: pytest.fail("read"))
    parts = _parts(tmp_path, trouble="damaged")
    session.begin(who)
    assert json.loads(parts["branch.json"]) == {"not looked at": "damaged"}
    assert "check.txt" not in parts
    assert list(json.loads(parts["settings.json"])) == ["this computer"]


def test_the_end_of_a_long_log_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnostics, "_MOST_LOG", 200)
    folder = tmp_path / "log"
    folder.mkdir()
    (folder / "aftercare.log.1").write_text("older line\n" * 50, encoding="utf-8")
    (folder / "aftercare.log").write_text("newest line\n", encoding="utf-8")
    text = _parts(tmp_path)["log.txt"]
    assert len(text) <= 200
    assert text.endswith("newest line\n")
    assert "older line" in text


def test_who_rang_or_signed_is_taken_out_too(branch: Any, as_role: Any, tmp_path: Path) -> None:
    """Their names stand nowhere but in the call and on the papers."""
    customer = customers.create(name="远大印刷有限公司").result
    service_calls.register(customer_id=customer, fault_text="no paper", reporter="Zhang Weimin")
    (tmp_path / "log").mkdir()
    line = "2026-11-20 09:30:01,123 WARNING aftercare.somewhere: the call of Weimin Zhang is not printed\n"
    (tmp_path / "log" / "aftercare.log").write_text(line, encoding="utf-8")
    with as_role("supervisor"):
        text = _parts(tmp_path)["log.txt"]
    assert text.endswith("aftercare.somewhere: the call of • • is not printed\n")


def test_every_column_that_names_somebody_is_known() -> None:
    found = set(diagnostics.naming_columns())
    assert {
        ("app_user", "full_name"), ("contact", "name"), ("customer", "contact_name"), ("device", "serial"),
        ("opinion", "contact_name"), ("relationship_card", "home_address"), ("relationship_card", "name"),
        ("service_call", "interface_person"), ("service_voucher", "signer_name"), ("staff", "name"),
        ("survey_respondent", "person_reached"), ("take_back_receipt", "returned_signed_by"),
    } <= found  # fmt: skip
    assert not {column for table, column in found if table in {"fault_category", "price_item", "spare_part"}}
