"""Accounts and signing in (R003): passwords, waits after failures, the last of those who cannot be missed."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from app.core import clock
from app.core.errors import ChangedMeanwhile, NotPermitted, UserError
from app.models import database
from app.models.organisation import AuditEntry, BranchSetting, Staff, User
from app.services import _lockout, _passwords, settings, users
from app.services import session as sessions

PASSWORD = "Blue kettle 2026"
WRONG = "The name or the password is wrong."
GOOD = "grüner Tee am Morgen"


@pytest.fixture
def ticking(frozen_clock: Callable[[timedelta], None], monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """Both clocks: the one people can set, and the steady one."""
    steady = [1000.0]
    monkeypatch.setattr(_lockout, "steady", lambda: steady[0])
    monkeypatch.setattr(_lockout, "_held", {})

    def advance(step: timedelta) -> None:
        frozen_clock(step)
        steady[0] += step.total_seconds()

    return advance


def _admin(branch: Any) -> Any:
    return sessions.acting_as(branch.sessions["administrator"])


def _refusal(name: str, password: str) -> str:
    with pytest.raises(UserError) as caught:
        users.sign_in(name, password)
    assert caught.value.field == "password"
    return caught.value.text


def _actions() -> list[str]:
    return [line.action for line in AuditEntry.select().order_by(AuditEntry.id)]


def test_signing_in(branch: Any, ticking: Any) -> None:
    session = users.sign_in("  TECH ", PASSWORD)
    assert (session.name, session.role, session.staff_id) == ("tech", "technician", branch.technician_id)
    assert User.get(User.name == "tech").last_sign_in_at == clock.now()
    assert users.sign_in("ｔｅｃｈ", "Ｂlue kettle 2026").user_id == session.user_id  # an input method in full width
    sessions.begin(session)
    users.sign_out()
    assert _actions()[-3:] == ["user.sign_in", "user.sign_in", "user.sign_out"]


def test_every_failure_gets_the_same_sentence(branch: Any, ticking: Any) -> None:
    with _admin(branch):
        gone = User.get(User.name == "tech")
        users.deactivate(user_id=gone.id, seen_version=gone.row_version)
    texts = {_refusal("desk", "wrong"), _refusal("nobody", "wrong"), _refusal("tech", PASSWORD), _refusal("", "")}
    assert texts == {WRONG}
    assert _actions()[-4:] == ["user.sign_in_failed"] * 4


def test_an_unknown_name_takes_as_long_as_a_known_one(branch: Any, ticking: Any, monkeypatch: Any) -> None:
    asked: list[str] = []
    fits = _passwords.fits
    monkeypatch.setattr(_passwords, "fits", lambda password, digest: asked.append(digest) or fits(password, digest))
    _refusal("nobody", "wrong")
    _refusal("desk", "wrong")
    assert len(asked) == 2
    hashed: list[str] = []
    verify = type(_passwords._hasher(_passwords.hashing)).verify
    monkeypatch.setattr(
        "argon2.PasswordHasher.verify", lambda self, digest, word: hashed.append(digest) or verify(self, digest, word)
    )
    assert not fits("wrong", "")
    assert hashed[0].startswith("$argon2id$")  # the work is done although there is nobody


def test_a_stranger_is_not_named_in_the_audit_trail(branch: Any, ticking: Any) -> None:
    _refusal("my secret password", "x")
    line = AuditEntry.select().order_by(AuditEntry.id.desc()).get()
    assert (line.user_name, line.row_number, line.row_id) == ("", "", 0)
    stored = BranchSetting.select().where(BranchSetting.key == "sign_in.strangers").get().value
    assert "secret" not in stored + line.changes


@pytest.mark.parametrize("name", ["desk", "nobody"])
def test_waits_double_from_one_minute_to_fifteen(branch: Any, ticking: Any, name: str) -> None:
    for _ in range(4):
        assert _refusal(name, "wrong") == WRONG
    waits: list[int] = []
    for _ in range(6):
        assert _refusal(name, "wrong") == WRONG
        text = _refusal(name, PASSWORD)
        assert text != WRONG
        minutes = int("".join(filter(str.isdigit, text)))
        waits.append(minutes)
        ticking(timedelta(minutes=minutes, seconds=-1))
        assert _refusal(name, PASSWORD) == text.replace(str(minutes), "1")
        ticking(timedelta(seconds=1))
    assert waits == [1, 2, 4, 8, 15, 15]


def test_success_ends_the_count(branch: Any, ticking: Any) -> None:
    for _ in range(4):
        _refusal("desk", "wrong")
    users.sign_in("desk", PASSWORD)
    for _ in range(4):
        assert _refusal("desk", "wrong") == WRONG
    users.sign_in("desk", PASSWORD)


def _locked(name: str = "desk") -> None:
    for _ in range(5):
        _refusal(name, "wrong")


def test_a_wait_survives_a_restart(branch: Any, ticking: Any, monkeypatch: Any) -> None:
    _locked()
    path = database.location()
    database.close_database()
    monkeypatch.setattr(_lockout, "_held", {})
    database.open_database(path)
    assert _refusal("desk", PASSWORD) != WRONG


def test_a_clock_set_back_neither_ends_the_wait_nor_makes_it_eternal(
    branch: Any, ticking: Any, frozen_clock: Any
) -> None:
    _locked()
    frozen_clock(timedelta(days=-365))
    assert _refusal("desk", PASSWORD) == "Too many failed sign-ins. Try again in 1 min."
    ticking(timedelta(seconds=61))
    assert users.sign_in("desk", PASSWORD)


def test_a_clock_set_forward_does_not_end_the_wait(branch: Any, ticking: Any, frozen_clock: Any) -> None:
    _locked()
    frozen_clock(timedelta(days=365))
    assert _refusal("desk", PASSWORD) != WRONG
    ticking(timedelta(seconds=61))
    assert users.sign_in("desk", PASSWORD)


def test_the_administrator_ends_a_wait(branch: Any, ticking: Any) -> None:
    _locked()
    with _admin(branch):
        entry = next(entry for entry in users.listing() if entry.name == "desk")
        assert entry.is_waiting
        users.unlock(user_id=entry.id)
        assert not any(entry.is_waiting for entry in users.listing())
    assert users.sign_in("desk", PASSWORD)


def test_a_wait_grows_as_the_settings_say(branch: Any, ticking: Any) -> None:
    with _admin(branch):
        settings.change(values={"sign_in.free_attempts": 1, "sign_in.first_delay_seconds": 300})
    _refusal("desk", "wrong")
    assert _refusal("desk", PASSWORD).endswith("5 min.")


def test_unlocking_after_a_pause(branch: Any, ticking: Any) -> None:
    users.confirm_password(PASSWORD)
    assert _actions()[-1] == "user.unlock"
    with pytest.raises(UserError, match="wrong"):
        users.confirm_password("x")
    assert User.get(User.name == "desk").failed_count == 1


def test_opening_and_changing_an_account(branch: Any) -> None:
    with _admin(branch):
        opened = users.create(
            name=" Li.Na ", full_name="李娜", role="technician", password=GOOD, approval_limit=5, language="en"
        )
        row = User.get(User.id == opened.result)
        assert (row.name, row.full_name, row.approval_limit, row.language) == ("li.na", "李娜", 5, "en")
        assert row.password_hash.startswith("$argon2id$")
        users.change(
            user_id=row.id, seen_version=1, full_name="李娜娜", role="representative", staff_id=branch.technician_id
        )
        entry = next(entry for entry in users.listing() if entry.id == row.id)
        assert (entry.full_name, entry.role, entry.staff_id, entry.row_version) == (
            "李娜娜",
            "representative",
            branch.technician_id,
            2,
        )
        users.change(user_id=row.id, seen_version=2, full_name="李娜娜", role="representative")
        assert Staff.get(Staff.id == branch.technician_id).user_id is None
        with pytest.raises(ChangedMeanwhile) as caught:
            users.change(user_id=row.id, seen_version=1, full_name="别人", role="representative")
        assert caught.value.differences["full_name"] == ("别人", "李娜娜")
        users.deactivate(user_id=row.id, seen_version=2, reason="左")
        users.reactivate(user_id=row.id, seen_version=3)
    assert users.sign_in("li.na", GOOD).role == "representative"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "two words"}, "name"),
        ({"name": "DESK"}, "name"),
        ({"name": "x" * 41}, "name"),
        ({"full_name": " \t"}, "full_name"),
        ({"role": "king"}, "role"),
        ({"password": "short12"}, "password"),
        ({"password": "12345678"}, "password"),
        ({"password": "aaaabbbb"}, "password"),
        ({"password": "GZ01GZ01x"}, "password"),
        ({"password": "newname12"}, "password"),
        ({"password": "x" * 300}, "password"),
        ({"role": "supervisor", "password": "elevenchars"}, "password"),
        ({"approval_limit": -1}, "approval_limit"),
        ({"language": "fr"}, "language"),
    ],
)
def test_bad_accounts_are_refused(branch: Any, values: dict[str, Any], field: str) -> None:
    good = {"name": "newname", "full_name": "新人", "role": "technician", "password": "acht zeichen"}
    with _admin(branch), pytest.raises(UserError) as caught:
        users.create(**{**good, **values})
    assert caught.value.field == field
    assert User.select().count() == 5


def test_strange_characters_in_names_and_passwords(branch: Any) -> None:
    with _admin(branch):
        users.create(name="𠮷田", full_name="𠮷\t田\x00🙂", role="technician", password="密码🙂𠮷一二三四五")
    assert users.sign_in("𠮷田", "密码🙂𠮷一二三四五").full_name == "𠮷 田🙂"


def test_the_last_of_those_who_cannot_be_missed_stays(branch: Any) -> None:
    boss = User.get(User.role == "supervisor")
    with _admin(branch):
        with pytest.raises(UserError, match="has to stay"):
            users.deactivate(user_id=boss.id, seen_version=boss.row_version)
        with pytest.raises(UserError, match="has to stay"):
            users.change(user_id=boss.id, seen_version=boss.row_version, full_name="x", role="representative")
        users.create(name="boss2", full_name="二", role="supervisor", password=GOOD)
        users.deactivate(user_id=boss.id, seen_version=boss.row_version)
    second = User.get(User.name == "boss2")
    with _admin(branch), pytest.raises(UserError, match="has to stay"):
        users.deactivate(user_id=second.id, seen_version=1)


def test_nobody_raises_or_closes_themselves(branch: Any) -> None:
    admin = User.get(User.name == "admin")
    with _admin(branch):
        users.create(name="admin2", full_name="二", role="administrator", password=GOOD)
        with pytest.raises(UserError, match="own role"):
            users.change(user_id=admin.id, seen_version=admin.row_version, full_name="x", role="supervisor")
        with pytest.raises(UserError, match="own"):
            users.deactivate(user_id=admin.id, seen_version=admin.row_version)


def test_changing_the_own_password(branch: Any, ticking: Any) -> None:
    with pytest.raises(UserError) as caught:
        users.change_own_password(old_password="nope", new_password=GOOD)
    assert caught.value.field == "old_password"
    assert User.get(User.name == "desk").failed_count == 1
    with pytest.raises(UserError) as caught:
        users.change_own_password(old_password=PASSWORD, new_password="12345678")
    assert caught.value.field == "new_password"
    users.change_own_password(old_password=PASSWORD, new_password=GOOD)
    assert users.sign_in("desk", GOOD)
    assert _refusal("desk", PASSWORD) == WRONG


def test_a_forgotten_password_is_replaced(branch: Any, ticking: Any) -> None:
    _locked()
    desk = User.get(User.name == "desk")
    with _admin(branch):
        users.reset_password(user_id=desk.id, password=GOOD)
    assert users.sign_in("desk", GOOD)


def test_digests_follow_stronger_parameters(branch: Any, ticking: Any, monkeypatch: Any) -> None:
    before = User.get(User.name == "desk").password_hash
    monkeypatch.setattr(_passwords, "hashing", _passwords.Hashing(passes=2, memory_kib=1024, lanes=1))
    users.sign_in("desk", PASSWORD)
    after = User.get(User.name == "desk").password_hash
    assert "t=1" in before
    assert "t=2" in after


def test_the_shipped_strength() -> None:
    assert _passwords.Hashing(passes=3, memory_kib=65536, lanes=1) == _passwords.FULL_STRENGTH


def test_the_list_of_accounts_is_not_for_everybody(branch: Any) -> None:
    with pytest.raises(NotPermitted):
        users.listing()
    assert json.loads(AuditEntry.select().order_by(AuditEntry.id.desc()).get().changes) == {}
    assert _actions()[-1] == "users.view"


def test_the_language_of_a_user(branch: Any) -> None:
    users.choose_language(language="en")
    assert users.sign_in("desk", PASSWORD).language == "en"
    with pytest.raises(UserError):
        users.choose_language(language="tlh")


def test_heavy_packages_wait_until_they_are_needed() -> None:
    import subprocess

    late = {"argon2", "app.models._readings"}
    code = f"import sys, app.services.users, app.services.customers; print({late} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "set()"
    )


def test_a_branch_may_ask_for_longer_passwords(branch: Any) -> None:
    with _admin(branch):
        settings.change(values={"password.minimum_length": 16})
        with pytest.raises(UserError, match="at least 16"):
            users.create(name="neu", full_name="新人", role="technician", password="a quiet morning")
        users.create(name="neu", full_name="新人", role="technician", password="a quiet morning tea")
