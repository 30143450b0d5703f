"""The branch's key: made once, signs for supervisors only, never told."""

from __future__ import annotations

import pytest

from app.core.errors import NotPermitted
from app.models import database
from app.packages.verifying import signature_fits
from app.services import branch_key, package_runs


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
