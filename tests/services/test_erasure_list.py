"""The list of who was erased: nobody but the branch itself writes what is obeyed, and nothing is lost of it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from app.core import clock
from app.core.errors import EnvironmentFault, UserError
from app.core.progress import Silent
from app.models import backup_erasures, database, restoring
from app.models.backup_folder import open_backup
from app.models.customer import Customer
from app.models.erasure import Erasure
from app.services import backups, branch_key, customers, erasure_list, erasures
from app.services.customers import ContactInput

NAME, PHONE = "王晓彤", "13977781234"
PEOPLE = (ContactInput(name="赵思远", phone=PHONE, is_primary=True),)


def make(as_role: Any) -> Customer:
    with as_role("supervisor"):
        return Customer.get_by_id(customers.create(name=NAME, contacts=PEOPLE).result)


def erase(as_role: Any, customer: Customer) -> None:
    with as_role("supervisor"):
        erasures.request(customer_id=customer.id, reason="客户书面要求")
    row = Erasure.get(Erasure.customer == customer.id)
    with as_role("administrator"):
        erasures.erase(erasure_id=row.id, seen_version=row.row_version)


def forged(uid: str, key: bytes = b"a stranger's") -> str:
    return backup_erasures.sealed(key, {"uid": uid, "at": "2026-11-22T08:00:00Z", "with_attachments": True})


def test_a_line_tells_nothing_of_anybody(branch: Any, as_role: Any) -> None:
    customer = make(as_role)
    erase(as_role, customer)
    (text,) = backup_erasures.read(erasure_list.file())
    assert json.loads(text).keys() == {"uid", "at", "with_attachments", "seal"}
    known = (NAME, PHONE, customer.number, customer.uid)
    for word in (*known, *(hashlib.sha256(one.encode()).hexdigest() for one in known)):
        assert (word in text) == (word == customer.uid)
    assert erasure_list.lines()[0].uid == customer.uid


def test_a_strangers_list_erases_nobody_and_is_told(branch: Any, as_role: Any) -> None:
    customer = make(as_role)
    with as_role("administrator"):
        branch_key.make_by_itself()
        old = json.dumps({"uid": customer.uid, "number": customer.number, "at": "2026-11-22T08:00:00Z"})
        backup_erasures.write(erasure_list.file(), (forged(customer.uid), old, "rubbish"))
        assert erasures.erasures_to_repeat() == ()
        erasures.repeat()
        assert "did not write: 3." in erasure_list.refused_words()
        assert f"They name {customer.number}." in erasure_list.refused_words()
        assert erasure_list.put_in_order() == 3
        assert erasure_list.put_in_order() == 0
        assert "did not write: 3." in erasure_list.refused_words()
    assert Customer.get_by_id(customer.id).name == NAME
    assert backup_erasures.read(erasure_list.file()) == ()
    told = database.query("SELECT changes FROM audit_entry WHERE kind = 'erasure'")
    assert told[-1][0] == '{"refused_lines": [null, 3]}'


def test_a_branch_without_a_key_believes_nothing(branch: Any, as_role: Any) -> None:
    customer = make(as_role)
    backup_erasures.write(erasure_list.file(), (forged(customer.uid, b""),))
    assert branch_key.secret_for("x") == b""
    assert erasures.erasures_to_repeat() == ()
    assert f"They name {customer.number}." in erasure_list.refused_words(), "a person decides"


def test_the_line_is_written_only_after_the_commit(branch: Any, as_role: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    customer, seen = make(as_role), list[tuple[bool, int]]()
    whole = backup_erasures.write

    def watched(file: Path, lines: tuple[str, ...]) -> None:
        seen.append((database.in_transaction(), Erasure.select().where(Erasure.state == "done").count()))
        whole(file, lines)

    monkeypatch.setattr(backup_erasures, "write", watched)
    erase(as_role, customer)
    assert seen == [(False, 1)]


def test_an_erasure_that_fails_leaves_no_line(branch: Any, as_role: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    customer = make(as_role)

    def failing(*_: Any) -> None:
        raise UserError("not today")

    monkeypatch.setattr(branch_key, "make_sure", failing)
    with pytest.raises(UserError, match="not today"):
        erase(as_role, customer)
    assert backup_erasures.read(erasure_list.file()) == ()
    assert Customer.get_by_id(customer.id).name == NAME


def test_what_a_crash_kept_from_being_written_is_written_at_the_next_start(
    branch: Any, as_role: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer = make(as_role)

    def full(*_: Any) -> None:
        raise EnvironmentFault("The list of who was erased cannot be written.", "disk_full")

    with monkeypatch.context() as broken:
        broken.setattr(backup_erasures, "write", full)
        erase(as_role, customer)
        assert not erasure_list.file().exists()
        with as_role("administrator"), pytest.raises(EnvironmentFault, match="list of who was erased"):
            erasures.tidy()
    assert NAME not in Customer.get_by_id(customer.id).name, "it is done nevertheless"
    with as_role("administrator"):
        assert erasure_list.put_in_order() == 0
    assert [one.uid for one in erasure_list.lines()] == [customer.uid]


def test_a_list_of_another_branch_waits_aside_until_its_branch_is_back(branch: Any, as_role: Any) -> None:
    customer = make(as_role)
    erase(as_role, customer)
    (line,) = backup_erasures.read(erasure_list.file())
    kept = database.query("SELECT public_key, private_key, made_at FROM branch_key")[0]
    with as_role("administrator"):
        database.execute("UPDATE branch_key SET public_key = ?, private_key = ?", ("00" * 32, "11" * 32))
        Erasure.delete().execute()
        erasure_list.put_in_order()
        assert backup_erasures.read(backup_erasures.refused(erasure_list.file())) == (line,)
        assert erasure_list.lines() == ()
        database.execute("UPDATE branch_key SET public_key = ?, private_key = ?", kept[:2])
        erasure_list.put_in_order()
    assert [one.uid for one in erasure_list.lines()] == [customer.uid]
    assert erasure_list.refused_words() == ""


def test_a_backup_of_before_knows_who_was_erased_and_obeys_no_stranger(
    branch: Any, as_role: Any, tmp_path: Path, engine_name: str
) -> None:
    """From the stick to a new computer: the branch's own line counts, the one that was slipped in does not."""
    if engine_name != "sqlite":
        pytest.skip("a server has its own tools")
    erased, other, place = make(as_role), make(as_role), tmp_path / "stick"
    place.mkdir()
    with as_role("administrator"):
        before = backups.run(Silent(), lambda _: None, to=place)[0]
        assert before.path is not None
    erase(as_role, erased)
    with as_role("administrator"):
        backups.run(Silent(), lambda _: None, to=place)
    on_stick = next(place.glob("*_erased.jsonl"))
    on_stick.write_text(f"{forged(other.uid)}\n{on_stick.read_text(encoding='utf-8')}", encoding="utf-8")
    database.close_database()

    bare = tmp_path / "new computer" / "branch.aftercare"
    restoring.decide(restoring.stage(open_backup(before.path), bare, "", clock.now(), Silent(), lambda _: None), {})
    database.open_database(bare)
    with as_role("administrator"):
        assert [one.customer_id for one in erasures.erasures_to_repeat()] == [erased.id]
        assert erasure_list.put_in_order() == 1
        erasures.repeat()
        assert erasures.erasures_to_repeat() == ()
    assert Customer.get_by_id(other.id).name == NAME
    assert NAME not in Customer.get_by_id(erased.id).name
