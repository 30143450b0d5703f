"""Every kind of trouble becomes one sentence; codes decide, and the whole chain is read."""

import errno

import peewee as pw
import pytest

from app.core.errors import Bug, Cancelled, EnvironmentFault, UserError
from app.models import _faults
from app.models._faults import plain_fault


class Engine(Exception):
    """As the SQLite driver raises it."""

    def __init__(self, code, text="engine"):
        super().__init__(text)
        self.sqlite_errorcode = code


class Server(Exception):
    """As psycopg raises it."""

    def __init__(self, state):
        super().__init__(state)
        self.sqlstate = state


def chained(outer, inner):
    try:
        try:
            raise inner
        except Exception:
            raise outer  # noqa: B904 - the context is what is tested
    except Exception as error:
        return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (13, "disk_full"), (5, "locked"), (261, "locked"), (517, "locked"), (6, "locked"), (8, "read_only"),
        (1032, "read_only"), (10, "io"), (778, "io"), (11, "damaged"), (267, "damaged"), (26, "not_ours"),
        (14, "gone"), (7, "memory"), (3, "read_only"),
    ],
)  # fmt: skip
def test_sqlite_codes(code, kind):
    fault = plain_fault(Engine(code))
    assert isinstance(fault, EnvironmentFault)
    assert fault.kind == kind
    assert fault.text.endswith(".")


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("53100", "disk_full"), ("55P03", "locked"), ("40P01", "locked"), ("25006", "read_only"), ("XX001", "damaged"),
        ("08006", "gone"), ("57P01", "gone"), ("3D000", "gone"), ("28P01", "refused"), ("53300", "refused"),
        ("42501", "refused"), ("58030", "io"),
    ],
)  # fmt: skip
def test_sqlstates(state, kind):
    fault = plain_fault(Server(state))
    assert isinstance(fault, EnvironmentFault)
    assert fault.kind == kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, "disk_full"), (errno.EROFS, "read_only"), (errno.EACCES, "read_only"), (errno.ENOENT, "gone"),
        (errno.EIO, "io"), (errno.EBUSY, "locked"), (errno.EFBIG, "disk_full"),
    ],
)  # fmt: skip
def test_errno(number, kind):
    fault = plain_fault(OSError(number, "x"))
    assert isinstance(fault, EnvironmentFault)
    assert fault.kind == kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (32, "locked"), (39, "disk_full"), (55, "gone"), (59, "gone"), (64, "gone"), (112, "disk_full"),
        (121, "gone"), (433, "gone"), (1006, "gone"), (1117, "io"), (1167, "gone"),
    ],
)  # fmt: skip
def test_codes_of_windows(number, kind):
    error = OSError(errno.EINVAL, "x")
    error.winerror = number
    fault = plain_fault(error)
    assert isinstance(fault, EnvironmentFault)
    assert fault.kind == kind


def test_windows_says_no_more_of_a_stick_that_was_pulled_while_it_was_written(monkeypatch):
    monkeypatch.setattr(_faults, "_ON_WINDOWS", True)
    fault = plain_fault(OSError(errno.EINVAL, "Invalid argument"))
    assert isinstance(fault, EnvironmentFault)
    assert fault.kind == "io"
    assert plain_fault(OSError(errno.EINVAL, "Invalid argument"), free_bytes=0).kind == "disk_full"  # pyright: ignore[reportAttributeAccessIssue]
    assert isinstance(plain_fault(OSError(errno.EINVAL, "Invalid argument", "a<b")), Bug), "a name of our own making"
    monkeypatch.setattr(_faults, "_ON_WINDOWS", False)
    assert isinstance(plain_fault(OSError(errno.EINVAL, "Invalid argument")), Bug)


def test_cannot_rollback_does_not_hide_the_full_disk():
    """peewee rolls back after SQLite already did, and only the chain still knows why."""
    full = chained(pw.OperationalError("database or disk is full"), Engine(13))
    fault = plain_fault(chained(pw.OperationalError(Engine(1, "cannot rollback")), full))
    assert isinstance(fault, EnvironmentFault)
    assert fault.kind == "disk_full"


def test_an_error_inside_the_arguments_is_found():
    fault = plain_fault(pw.OperationalError(Engine(5), "database is locked"))
    assert isinstance(fault, EnvironmentFault)
    assert fault.kind == "locked"


def test_what_was_handled_before_does_not_hide_the_trouble():
    fault = plain_fault(chained(Engine(13), UserError("a field is missing")))
    assert isinstance(fault, EnvironmentFault)
    assert fault.kind == "disk_full"


def test_a_users_error_survives_a_failing_rollback():
    said = UserError("a field is missing")
    assert plain_fault(chained(Engine(1, "cannot rollback"), said)) is said


def test_a_failed_write_on_a_full_disk_is_a_full_disk():
    assert plain_fault(Engine(10), free_bytes=0).kind == "disk_full"  # pyright: ignore[reportAttributeAccessIssue]
    assert plain_fault(Engine(10), free_bytes=10**9).kind == "io"  # pyright: ignore[reportAttributeAccessIssue]


def test_interrupting_is_no_fault():
    assert isinstance(plain_fault(Engine(9)), Cancelled)
    assert isinstance(plain_fault(Server("57014")), Cancelled)


def test_same_number_twice_is_the_users_to_put_right():
    assert isinstance(plain_fault(Engine(19, "UNIQUE constraint failed: customer.number")), UserError)
    assert isinstance(plain_fault(Server("23505")), UserError)


def test_other_broken_rules_and_the_unknown_are_our_own():
    assert isinstance(plain_fault(Engine(19, "FOREIGN KEY constraint failed")), Bug)
    assert isinstance(plain_fault(Server("23503")), Bug)
    assert isinstance(plain_fault(ValueError("x")), Bug)
