"""Packages read at head office: every damage refused, rows against the digest, what a roll-up shows of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core import ciphers
from app.core.errors import EnvironmentFault, UserError
from app.domain.receiving import Place, Verdict
from app.models import database
from app.packages import receiving
from app.packages.drive import FolderDrive
from app.packages.making import Making
from app.packages.manifest import LedgerEntry, Previous
from app.packages.receiving import Offer
from app.services import customers, received_packages, settings
from app.services import session as sessions
from app.services.received_packages import Answers
from tests.packages.branch_packages import CALLS, SHENZHEN, calls, line, package
from tests.packages.building import as_folder, as_zip, contents
from tests.packages.conftest import WISH

OTHER_KEY = bytes(range(1, 33))


@pytest.fixture(autouse=True)
def _supervisor(branch: Any, frozen_clock: object) -> Iterator[None]:
    with sessions.acting_as(branch.sessions["supervisor"]):
        yield


def answers(offer: Offer, **more: Any) -> Answers:
    return Answers(fingerprint=offer.standing.fingerprint, **more)


def rows_here() -> list[tuple[Any, ...]]:
    return database.query("SELECT number, title, state, day, version, contents FROM received_row ORDER BY row_uid")


def test_a_package_is_looked_at_and_then_taken_in(tmp_path: Path) -> None:
    offer = receiving.look(package(tmp_path, calls()))
    assert (offer.problems, offer.standing.place, offer.may_be_taken_in) == ((), Place.FIRST, True)
    assert [(one.verdict, one.number, one.title) for one in offer.lines] == [
        (Verdict.ADD, "WX-1", "广州恒信"),
        (Verdict.ADD, "WX-2", "深圳蓝海"),
    ]
    assert rows_here() == []
    receiving.take_in(offer, answers(offer))
    assert [one[:5] for one in rows_here()] == [
        ("WX-1", "广州恒信", "repairs.closed", "2026-11-20", 1),  # the branch's day
        ("WX-2", "深圳蓝海", "repairs.logged", "2026-11-20", 1),
    ]
    again = receiving.look(offer.path)
    assert (again.standing.place, again.may_be_taken_in, again.lines) == (Place.HERE, False, ())


def test_the_next_one_lists_changes_and_conflicts_with_both_sides(tmp_path: Path) -> None:
    first = receiving.look(package(tmp_path, [line(1, CALLS[0], 3), line(2, CALLS[1])]))
    receiving.take_in(first, answers(first))
    rows = [line(1, CALLS[0], 2), line(2, {**CALLS[1], "state": "closed"}, 2), line(3, CALLS[0])]
    offer = receiving.look(package(tmp_path, rows, 2, Previous(1, first.head.digest)))
    assert [one.verdict for one in offer.lines] == [Verdict.CONFLICT, Verdict.CHANGE, Verdict.ADD]
    conflict, change, _ = offer.lines
    assert conflict.reason
    assert (change.before["state"], change.after["state"]) == ("logged", "closed")
    assert (offer.held, offer.changed(), offer.changed(takes_conflicts=True), offer.changes_many()) == (2, 1, 2, True)
    with pytest.raises(UserError) as asked:
        receiving.take_in(offer)
    assert asked.value.field == "many"
    receiving.take_in(offer, Answers(many=True))
    assert [one[4] for one in rows_here()] == [3, 2, 1]


def test_under_a_password(tmp_path: Path) -> None:
    folder = package(tmp_path, calls())
    told = {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    zipped = as_zip(tmp_path, told, "secret words", f"{folder.name}.zip")
    with pytest.raises(UserError) as asked:
        receiving.look(zipped)
    assert asked.value.field == "password"
    offer = receiving.look(zipped, "secret words")
    receiving.take_in(offer, answers(offer))
    assert len(rows_here()) == 2


@pytest.mark.parametrize("path", ["records/repairs.jsonl", "cover.pdf", "manifest.json", "manifest.sig"])
def test_a_damaged_byte_is_named_and_nothing_is_compared(tmp_path: Path, path: str) -> None:
    file = package(tmp_path, calls()) / path
    content = bytearray(file.read_bytes())
    at = content.index(b"program") + 12 if path == "manifest.json" else len(content) // 2
    content[at] ^= 1
    file.write_bytes(bytes(content))
    offer = receiving.look(file.parent if file.parent.name != "records" else file.parent.parent)
    assert path in " ".join(offer.problems) or "manifest.json" in " ".join(offer.problems)
    assert (offer.may_be_taken_in, offer.lines) == (False, ())
    with pytest.raises(UserError):
        receiving.take_in(offer, answers(offer))
    assert rows_here() == []


def test_what_changes_on_the_stick_between_looking_and_taking_in_is_refused(tmp_path: Path) -> None:
    folder = package(tmp_path, calls())
    offer = receiving.look(folder)
    records = folder / "records" / "repairs.jsonl"
    records.write_bytes(records.read_bytes().replace("广州".encode(), "杭州".encode()))
    with pytest.raises(EnvironmentFault):
        receiving.take_in(offer, answers(offer))
    (folder / "manifest.json").write_bytes(b"{}")
    with pytest.raises(EnvironmentFault):
        receiving.take_in(offer, answers(offer))
    assert rows_here() == []
    assert database.query("SELECT 1 FROM known_branch") == []


def test_a_forged_signature_and_another_key_are_two_things(tmp_path: Path) -> None:
    first = receiving.look(package(tmp_path, calls()))
    receiving.take_in(first, answers(first))
    before = Previous(1, first.head.digest)
    forged = package(tmp_path, [line(1, CALLS[1], 2)], 2, before)
    (forged / "manifest.sig").write_bytes(
        ciphers.signature(OTHER_KEY, (forged / "manifest.json").read_bytes()).hex().encode()
    )
    assert any("manifest.sig" in one for one in receiving.look(forged).problems)
    other = receiving.look(package(tmp_path, [line(1, CALLS[1], 2)], 2, before, key=OTHER_KEY, name="other"))
    assert other.problems == ()
    assert (other.standing.is_suspicious, other.may_be_taken_in) == (True, False)
    with pytest.raises(UserError, match="another key"):
        receiving.take_in(other, answers(other))
    received_packages.set_aside(other.head)
    assert database.query("SELECT state FROM received_package ORDER BY id") == [("taken_in",), ("set_aside",)]


def test_a_missing_predecessor_and_a_fork(tmp_path: Path) -> None:
    offer = receiving.look(package(tmp_path, calls(), 7, Previous(6, "6" * 64)))
    assert (offer.standing.place, offer.standing.missing) == (Place.MISSING, "SZ02-000006")
    assert len(offer.lines) == 2
    with pytest.raises(UserError, match="SZ02-000006"):
        receiving.take_in(offer, answers(offer))
    receiving.take_in(offer, answers(offer, without_earlier=True))
    fork = receiving.look(package(tmp_path, [line(1, CALLS[1], 2)], 7, Previous(6, "6" * 64), name="fork"))
    assert (fork.standing.place, fork.may_be_taken_in) == (Place.FORK, False)


@pytest.mark.parametrize(
    "broken",
    [
        b"not json",
        b"[]",
        b'{"uid": "", "number": "", "version": 1, "changed_at": "2026-11-20T01:00:00Z", "values": {}}',
        b'{"uid": "a", "number": "", "version": 0, "changed_at": "2026-11-20T01:00:00Z", "values": {}}',
        b'{"uid": "a", "number": "", "version": 1, "changed_at": "2026-11-20T01:00:00", "values": {}}',
        b'{"uid": "a", "number": "", "version": 1, "changed_at": "2026-11-20T01:00:00Z", "values": []}',
        b'{"uid": "a", "number": "", "version": true, "changed_at": "2026-11-20T01:00:00Z", "values": {}}',
        b'{"uid": "a", "number": "", "version": 1, "changed_at": "2026-11-20T01:00:00Z", "values": '
        b'{"received_at": "x"}}',
        b'{"uid": "a", "number": "", "version": 9223372036854775808, "changed_at": "2026-11-20T01:00:00Z", '
        b'"values": {}}',
        b'{"uid": "a", "number": "", "version": 1, "changed_at": "2026-11-20T01:00:00Z", "values": {"x": "\\ud800"}}',
        b"[" * 100_000,
    ],
)
def test_a_signed_line_that_is_no_row_is_refused_by_its_place(tmp_path: Path, broken: bytes) -> None:
    told = {"records/repairs.jsonl": json.dumps(line(1, CALLS[0])).encode() + b"\n" + broken}
    made = contents(
        told, branch=SHENZHEN, number=1, previous=None, schema="0039",
        ledgers=(LedgerEntry("repairs", "维修台账", 2, ("records/repairs.jsonl",)),),
    )  # fmt: skip
    with pytest.raises(UserError, match=r"records/repairs\.jsonl, line 2"):
        receiving.look(as_folder(tmp_path, made))


def test_a_ledger_that_this_program_does_not_know_is_kept_all_the_same(tmp_path: Path) -> None:
    offer = receiving.look(package(tmp_path, [line(1, {"number": "X-1", "what": "ever"})], ledger="ship_logs"))
    receiving.take_in(offer, answers(offer))
    assert rows_here() == [("X-1", "", "", None, 1, '{"number":"X-1","what":"ever"}')]


def test_what_moves_with_the_clock_is_no_change(tmp_path: Path) -> None:
    """Columns that follow from the day stand in a package as they were then."""
    from app.ledgers._catalogue import all_ledgers

    moving = next(
        (ledger.name, column.name) for ledger in all_ledgers().values() for column in ledger.columns if column.derive
    )
    first = receiving.look(package(tmp_path, [line(1, {moving[1]: 5})], ledger=moving[0]))
    receiving.take_in(first, answers(first))
    assert moving[1] not in json.loads(rows_here()[0][5])


def test_a_made_at_is_a_moment(tmp_path: Path) -> None:
    offer = receiving.look(package(tmp_path, calls()))
    assert offer.head.made_at == datetime(2026, 11, 20, 1, tzinfo=UTC)
    assert offer.head.name == "SZ02-000001"


def _at_head_office() -> None:
    """The same program under another branch's code."""
    database.execute("UPDATE branch_setting SET value = '\"ZB00\"' WHERE key = 'branch_code'")
    settings.forget()


def test_what_a_branch_makes_head_office_takes_in(office: None, stick: Path) -> None:
    """From the wizard's machine to the rows, with whole numbers first and masked ones after."""
    whole = replace(WISH, masked=False, reason="总公司回访")
    first = Making(whole, FolderDrive(stick)).run()
    row_id, version = database.query("SELECT id, row_version FROM customer ORDER BY id DESC LIMIT 1")[0]
    customers.change(customer_id=row_id, seen_version=version, name="改了名的客户")
    second = Making(WISH, FolderDrive(stick)).run()
    _at_head_office()
    offer = receiving.look(stick / second.name)
    assert offer.standing.missing == "GZ01-000001"
    offer = receiving.look(stick / first.name)
    assert (offer.problems, offer.counts()[Verdict.ADD]) == ((), 4)
    receiving.take_in(offer, answers(offer))
    phones = [json.loads(one[5])["phone"] for one in rows_here()]
    offer = receiving.look(stick / second.name)
    assert [(one.verdict, one.title) for one in offer.lines] == [(Verdict.CHANGE, "改了名的客户")]
    receiving.take_in(offer, Answers(many=True))
    assert [json.loads(one[5])["phone"] for one in rows_here()] == phones
    assert not any("*" in phone for phone in phones)
    assert "改了名的客户" in [one[1] for one in rows_here()]


@pytest.mark.parametrize(
    "values",
    [{"customer_name": "广州\0恒信"}, {"no such\0column": "x"}, {"tags": ["a", {"b": "\0"}]}],
    ids=["value", "name", "nested"],
)
def test_a_character_that_no_text_can_hold_is_refused_before_a_row_is_in(
    tmp_path: Path, values: dict[str, Any]
) -> None:
    """A server's texts cannot hold U+0000: all of the package or nothing, and alike on both engines."""
    path = package(tmp_path, [line(1, CALLS[0]), line(2, {**CALLS[1], **values})])
    with pytest.raises(UserError, match=r"records/repairs\.jsonl, line 2 .*U\+0000.*Nothing was taken in") as refused:
        receiving.look(path)
    assert refused.value.field == "package"
    assert rows_here() == []
    written = package(tmp_path, [line(1, {"customer_name": "C:\\u0000"})], name="Aftercare_SZ02_000001_20261121")
    assert receiving.look(written).lines, "this is a text of six letters"


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le", "utf-32-be"])
@pytest.mark.parametrize("name", ["\0", "\ud800"], ids=["U+0000", "half a character"])
def test_a_line_in_another_encoding_does_not_get_past_that(tmp_path: Path, encoding: str, name: str) -> None:
    """A parser of JSON guesses the encoding of bytes; in UTF-16 nothing of what is looked for shows."""
    content = json.dumps(line(1, {**CALLS[0], "customer_name": name})).encode(encoding)
    path = "records/repairs.jsonl"
    told = contents(
        {path: content}, branch=SHENZHEN, number=1, previous=None, schema="0039_filled_fields",
        ledgers=(LedgerEntry("repairs", "维修台账", 1, (path,)),),
    )  # fmt: skip
    with pytest.raises(UserError, match="is no record"):
        receiving.look(as_folder(tmp_path, told))
    assert rows_here() == []


def test_a_manifest_with_such_a_character_is_none(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"manifest\.json is damaged"):
        receiving.look(package(tmp_path, calls(), purpose="月末\0上报"))
