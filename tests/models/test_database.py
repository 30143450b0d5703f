"""Opening, transactions, numbers."""

from app.models import audit, database


def test_branch_is_open_and_empty(branch):
    assert database.is_open()
    assert audit.verify() is None
    assert database.scalar("SELECT count(*) FROM app_user") == 5
