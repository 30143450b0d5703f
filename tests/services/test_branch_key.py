"""The branch's key: made once, signs for supervisors only, never told."""

from __future__ import annotations

import pytest

from app.core.errors import NotPermitted
from app.core.progress import Silent
from app.models import database
from app.models.backup_folder import open_backup
from app.packages.verifying import signature_fits
from app.services import backups, branch_key, package_runs


def _begun(as_role):
    with as_role("supervisor"):
        package_runs.begin(purpose="月报", ledgers=("customers",), formats=("xlsx",))


def test_the_key_is_made_with_the_first_package_and_stays(branch, as_role):
    assert branch_key.public_key() == ""
    _begun(as_role)
    first = branch_key.public_key()
    assert len(first) == 64
    _begun(as_role)
    assert branch_key.public_key() == first
    assert database.scalar("SELECT count(*) FROM branch_key") == 1


def test_it_signs(branch, as_role):
    _begun(as_role)
    with as_role("supervisor"):
        signature = branch_key.sign(b"a manifest")
    assert signature_fits(b"a manifest", signature, branch_key.public_key())
    assert not signature_fits(b"another", signature, branch_key.public_key())
    assert not signature_fits(b"a manifest", signature[:-2], branch_key.public_key())


@pytest.mark.parametrize("role", ["representative", "technician", "approver", "administrator"])
def test_nobody_else_signs(branch, as_role, role):
    _begun(as_role)
    with as_role(role), pytest.raises(NotPermitted):
        branch_key.sign(b"a manifest")


def test_the_history_knows_the_fingerprint_only(branch, as_role):
    _begun(as_role)
    private = database.scalar("SELECT private_key FROM branch_key")
    told = database.query("SELECT changes FROM audit_entry WHERE kind = 'branch_key'")
    assert branch_key.fingerprint(branch_key.public_key()) in told[0][0]
    assert not database.query("SELECT 1 FROM audit_entry WHERE changes LIKE ?", (f"%{private}%",))


def test_a_fingerprint_is_eight_groups_of_four():
    groups = branch_key.fingerprint("00" * 32).split(" ")
    assert [len(group) for group in groups] == [4] * 8
    assert branch_key.fingerprint("00" * 32) != branch_key.fingerprint("01" * 32)


def test_it_is_made_by_the_first_backup_too_and_gives_a_secret_for_each_purpose(branch, as_role):
    with as_role("administrator"):
        assert branch_key.secret_for("a list") == b""
        branch_key.make_by_itself()
        known = branch_key.public_key()
        branch_key.make_by_itself()
    assert branch_key.public_key() == known
    first, other = branch_key.secret_for("a list"), branch_key.secret_for("another")
    assert (len(first), first == branch_key.secret_for("a list"), first == other) == (32, True, False)
    assert first.hex() not in str(database.query("SELECT public_key, private_key FROM branch_key"))


def test_every_backup_holds_the_key_by_which_its_branch_knows_its_own_words(branch, as_role, engine_name):
    if engine_name != "sqlite":
        pytest.skip("only a file is backed up by the program")
    with as_role("administrator"):
        (outcome,) = backups.run(Silent(), lambda _: None)
    known = branch_key.public_key()
    database.close_database()
    assert outcome.path is not None
    database.open_database(open_backup(outcome.path).database)
    assert known
    assert branch_key.public_key() == known
