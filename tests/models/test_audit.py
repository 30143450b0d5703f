"""The chain: whole when untouched, broken where it was touched."""

from datetime import timedelta

import pytest

from app.core import clock
from app.core.errors import AftercareError, Bug
from app.models import audit, database
from app.models.organisation import AuditEntry

LINES = 12


def write(**changed):
    values = {
        "at": clock.now(), "user_name": "desk", "role": "representative", "action": "customer.change",
        "kind": "customer", "row_id": 7, "row_number": "K0007", "changes": '{"name": ["甲", "乙"]}', "reason": "错字",
    }  # fmt: skip
    with database.transaction():
        return audit.append(**{**values, **changed})


@pytest.fixture
def chain(branch, frozen_clock):
    for number in range(LINES):
        write(row_id=number)
        frozen_clock(timedelta(minutes=5))


def unguarded(sql, parameters=()):
    """Change the table as somebody with the file in his hands can."""
    if database.engine() == "sqlite":
        for name in ("update", "delete"):
            database.execute(f"DROP TRIGGER audit_entry_no_{name}")
    else:
        database.execute("SET session_replication_role = replica")
    database.execute(sql, parameters)


def test_untouched_chain_is_whole(chain):
    assert audit.verify() is None
    assert audit.head()[0] == LINES
    assert len(audit.head()[1]) == 64


def test_empty_history(branch):
    assert audit.verify() is None
    assert audit.head() == (0, "")


@pytest.mark.parametrize("column", ["user_name", "role", "action", "kind", "row_number", "changes", "reason", "at"])
def test_an_altered_line_is_found(chain, column):
    unguarded(f"UPDATE audit_entry SET {column} = ? WHERE id = 5", ("2020-01-01T00:00:00Z",))
    assert audit.verify() == 5


def test_a_removed_line_is_found(chain):
    unguarded("DELETE FROM audit_entry WHERE id = 5")
    assert audit.verify() == 5


def test_swapped_lines_are_found(chain):
    unguarded("UPDATE audit_entry SET row_id = 11 - row_id WHERE id IN (5, 6)")
    assert audit.verify() == 5


def test_a_cut_tail_shows_against_a_head_kept_elsewhere(chain):
    kept = audit.head()
    unguarded("DELETE FROM audit_entry WHERE id > 8")
    assert audit.verify() is None
    assert audit.head() != kept


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET reason = ''", "DELETE FROM audit_entry"])
def test_the_program_itself_cannot_change_lines(chain, statement):
    with pytest.raises(AftercareError):
        database.execute(statement)
    assert audit.verify() is None
    assert audit.head()[0] == LINES


def test_a_clock_set_back_is_marked(branch, frozen_clock):
    write()
    frozen_clock(timedelta(minutes=-1))
    write()
    frozen_clock(timedelta(minutes=-10))
    write()
    marks = [entry.clock_suspect for entry in AuditEntry.select().order_by(AuditEntry.id)]
    assert marks == [False, False, True]
    assert audit.verify() is None


def test_a_line_is_undone_with_its_transaction(branch):
    with pytest.raises(RuntimeError), database.transaction():  # noqa: PT012 - all of it is undone
        audit.append(at=clock.now(), user_name="x", role="y", action="z", kind="k")
        raise RuntimeError
    assert audit.head() == (0, "")


def test_a_line_needs_a_transaction(branch):
    with pytest.raises(Bug):
        audit.append(at=clock.now(), user_name="x", role="y", action="z", kind="k")


def test_history_of_one_record(branch):
    write(row_id=1, reason="first")
    write(row_id=2)
    write(row_id=1, reason="second")
    assert [entry.reason for entry in audit.of("customer", 1)] == ["first", "second"]
