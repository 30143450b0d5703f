"""When a backup is due, where it goes, what becomes of it, what Home says, what stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import Cancelled, EnvironmentFault, NotPermitted, UserError
from app.core.progress import Silent
from app.models import _upgrade, attachment_store, backup_folder, backup_making, database, key_slots
from app.models._file import OpenFile
from app.services import (
    attachments,
    audit_anchors,
    backup_state,
    backups,
    customers,
    history,
    restores,
    settings,
    soundness,
)
from app.services._use_case import last_done
from app.services.backups import Outcome

Advance = Callable[[timedelta], None]


@pytest.fixture(autouse=True)
def on_a_file(engine_name: str) -> None:
    """A server is backed up by its own tools; what is said of it is tested once."""
    if engine_name != "sqlite":
        pytest.skip("only a file is backed up by the program")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "stick"


@pytest.fixture
def administrator(branch: Any, as_role: Any, frozen_clock: Advance) -> Iterator[None]:
    with as_role("administrator"):
        yield


def run(reason: str = backups.DEMAND, to: Path | None = None) -> tuple[Outcome, ...]:
    return backups.run(Silent(), lambda _: None, reason=reason, to=to)


def second(stick: Path) -> None:
    settings.change(values={"backup.second_folder": str(stick)})


def tone() -> str:
    found = backup_state.state()
    assert found is not None
    return found.tone


def test_what_is_due_goes_to_its_places_whoever_sets_it_off_and_nowhere_else(
    branch: Any, as_role: Any, tmp_path: Path
) -> None:
    customers.create(name="甲")
    with as_role("technician"):
        assert backups.is_due(at_start=True)
        with pytest.raises(NotPermitted):
            run(backups.START, to=tmp_path)
        assert list(tmp_path.glob("Aftercare_*")) == []
        assert [one.state for one in run(backups.START)] == [backups.PROVEN]


def test_on_demand_it_is_proven_put_on_record_and_anchored(administrator: None) -> None:
    assert tone() == "due"
    (outcome,) = run()
    assert outcome.state == backups.PROVEN
    assert outcome.path is not None
    assert outcome.path.parent == database.folder() / "backups"
    state = backup_state.state()
    assert state is not None
    assert (state.tone, state.text) == ("done", "Backup proven 2026-11-20 09:00")
    assert "Only one place" in state.detail
    assert history.latest()[0].about == "Backup"
    assert audit_anchors.disagreeing() == ()
    assert database.scalar("SELECT reference FROM audit_anchor") == outcome.path.name if outcome.line else True


def test_only_what_changed_since_asks_for_another(branch: Any, as_role: Any, frozen_clock: Advance) -> None:
    assert not backups.is_due(at_start=True)
    customers.create(name="甲")
    assert backups.is_due(at_start=True)
    edit = last_done(branch.sessions["representative"].user_id)
    run(backups.START)  # whoever opens the program sets it off, and can still take back what they did last
    assert last_done(branch.sessions["representative"].user_id) is edit
    assert not backups.is_due(at_start=True)
    customers.create(name="乙")
    assert backups.is_due(at_start=True)
    assert not backups.is_due(at_start=False)
    frozen_clock(timedelta(hours=8))
    assert backups.is_due(at_start=False)
    with as_role("administrator"):
        settings.change(values={"backup.every_hours": 0, "backup.at_start": False})
    assert not backups.is_due(at_start=False)
    assert not backups.is_due(at_start=True)


def test_nobody_else_makes_one_that_is_not_due(branch: Any, as_role: Any) -> None:
    for role in ("representative", "supervisor", "technician"):
        with as_role(role):
            for reason in (backups.DEMAND, backups.START, backups.COMMAND):
                with pytest.raises(NotPermitted):
                    run(reason)
    with as_role("technician"):
        assert backup_state.state() is None


def test_a_stick_that_is_away_is_yellow_and_no_fault(administrator: None, stick: Path, frozen_clock: Advance) -> None:
    second(stick)
    assert [one.state for one in run()] == [backups.PROVEN, backups.AWAY]
    assert tone() == "due"
    stick.mkdir()
    first, copied = run()
    assert copied.state == backups.PROVEN
    assert copied.path is not None
    assert first.path is not None
    assert (copied.path / "backup.json").read_bytes() == (first.path / "backup.json").read_bytes()
    assert tone() == "done"
    stick.rename(stick.with_name("away"))
    run()
    assert tone() == "done"
    frozen_clock(timedelta(days=8))
    run()
    assert tone() == "due"
    state = backup_state.state()
    assert state is not None
    assert "second place last reached 2026-11-20" in state.text
    assert "is not there" in state.detail


def test_a_first_place_that_fails_leaves_the_second_and_turns_home_red(
    administrator: None, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick.mkdir()
    second(stick)
    real = backup_making.backup_folder.need_room

    def full(folder: Path, size: int) -> None:
        if folder.name == "backups":
            raise EnvironmentFault("no room here", "disk_full")
        real(folder, size)

    monkeypatch.setattr(backup_making.backup_folder, "need_room", full)
    first, other = run()
    assert (first.state, first.trouble) == (backups.FAILED, "no room here")
    assert other.state == backups.PROVEN

    def none(*_: object) -> None:
        raise EnvironmentFault("none", "disk_full")

    monkeypatch.setattr(backup_making.backup_folder, "need_room", none)
    run()
    state = backup_state.state()
    assert state is not None
    assert state.tone == "late"
    assert "the last proven one is of 2026-11-20 09:00" in state.text
    assert state.detail.startswith("none")


def test_long_without_one_is_red_only_where_something_changed(
    administrator: None, as_role: Any, frozen_clock: Advance
) -> None:
    run()
    frozen_clock(timedelta(days=30))
    assert tone() == "done"
    with as_role("representative"):
        customers.create(name="甲")
    assert tone() == "late"


def test_a_file_too_large_for_the_stick_is_worded() -> None:
    assert "exFAT" in backups._worded(OSError(27, "File too large"))


def test_backups_are_thinned_and_upgrade_copies_stay_a_year(administrator: None, frozen_clock: Advance) -> None:
    settings.change(values={"backup.keep_daily": 2, "backup.keep_weekly": 1, "backup.keep_monthly": 1})
    place = database.folder() / "backups"
    for _ in range(6):
        run()
        frozen_clock(timedelta(days=1))
    assert len(backup_folder.in_place(place)) == 3
    old = place / "branch-before-0012_x-20250101-000000.aftercare"
    old.write_bytes(b"x")
    backup_making.backup_folder.os.utime(old, (0, 0))
    run()
    assert not old.exists()


def test_a_stopped_one_leaves_no_trace(administrator: None) -> None:
    progress = Silent()
    progress.cancel()
    with pytest.raises(Cancelled):
        backups.run(progress, lambda _: None)
    assert backups.last_run((backups.FIRST,)) is None
    assert list((database.folder() / "backups").iterdir()) == []


# -- restoring


def restored(path: Path, reason: str = "the disk broke", **options: Any) -> None:
    """As the window does it: bring it, decide, open the branch again."""
    staged = restores.prepare(path, Silent(), lambda _: None, **options)
    restores.decide(staged, path, reason)
    where = database.location()
    database.close_database()
    database.open_database(where)
    assert restores.tell_history()


def test_a_restore_brings_the_rows_and_tells_the_history(administrator: None, as_role: Any) -> None:
    with as_role("representative"):
        customers.create(name="甲")
    (outcome,) = run()
    with as_role("representative"):
        customers.create(name="乙")
    (entry,) = restores.found()
    assert entry.counts["customer"] == 1
    assert (restores.changes_since(entry) or 0) >= 2
    assert outcome.path is not None
    restored(outcome.path)
    assert database.scalar("SELECT count(*) FROM customer") == 1
    line = history.latest()[0]
    assert (line.user_name, line.reason) == ("admin", "the disk broke")
    assert not restores.tell_history()
    kept = next(one for one in restores.found() if not one.counts)
    assert kept.reason == "kept aside by a restore"
    restored(kept.path)
    assert database.scalar("SELECT count(*) FROM customer") == 2


def test_home_is_green_after_a_restore_and_knows_both_copies(
    administrator: None, as_role: Any, stick: Path, frozen_clock: Advance
) -> None:
    with as_role("representative"):
        customers.create(name="甲")
    stick.mkdir()
    second(stick)
    (first, copied) = run()
    assert first.path is not None
    assert copied.path is not None
    frozen_clock(timedelta(days=9))
    restored(first.path)
    state = backup_state.state()
    assert state is not None
    assert state.tone == "due"
    assert state.text == "Backup proven 2026-11-29 09:00; second place last reached 2026-11-20 09:00"
    assert "First place: proven 2026-11-29 09:00" in state.detail
    assert audit_anchors.disagreeing() == ()
    assert soundness.check(Silent(), lambda _: None) == []
    restored(copied.path)
    state = backup_state.state()
    assert state is not None
    assert (state.tone, state.text) == ("done", "Backup proven 2026-11-29 09:00")
    assert "First place: proven 2026-11-20 09:00" in state.detail, "that copy was not looked at again"


def test_a_branch_put_aside_is_removed_by_the_administrator_only_and_on_record(
    administrator: None, as_role: Any, branch: Any
) -> None:
    with as_role("supervisor"):
        attachments.add(
            owner_kind="customer", owner_id=customers.create(name="甲").result, content=b"%PDF-1.7", name="a.pdf"
        )
    (outcome,) = run()
    assert outcome.path is not None
    attachment_store.path_of(database.scalar("SELECT sha256 FROM attachment")).write_bytes(b"rotten")
    restored(outcome.path)
    kept = next(one for one in restores.found() if one.is_kept)
    folder = kept.path.parent
    assert kept.size == sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
    assert [*folder.glob("attachments/*/*")]
    for role in ("representative", "supervisor", "technician", "approver"):
        with as_role(role), pytest.raises(NotPermitted):
            restores.remove_kept(kept.path, "why")
    with pytest.raises(UserError) as caught:
        restores.remove_kept(kept.path, " ")
    assert caught.value.field == "reason"
    for other in (outcome.path, Path(database.location()), branch.folder / "x-before-restore-1" / "branch.aftercare"):
        with pytest.raises(EnvironmentFault, match="no restore"):
            restores.remove_kept(other, "why")
    assert folder.is_dir()
    restores.remove_kept(kept.path, "nobody needs it")
    assert not folder.exists()
    assert not [one for one in restores.found() if one.is_kept]
    line = history.latest()[0]
    assert (line.what, line.reason, line.user_name) == ("Kept branch removed", "nobody needs it", "admin")
    assert next((one.label, one.new) for one in line.changes) == ("Removed folder", folder.name)


def test_a_copy_made_before_an_upgrade_is_removed_with_its_key_slots(administrator: None, branch: Any) -> None:
    copy = _upgrade.back_up_before(OpenFile(database.location()), Path(database.location()), "0044_received")
    key_slots.slots_file(copy).write_text("{}")
    (entry,) = restores.found()
    assert (entry.path, entry.is_kept, entry.reason) == (copy, True, "before an upgrade")
    restores.remove_kept(copy, "encrypted since")
    assert restores.found() == ()
    assert not [*copy.parent.iterdir()]
    assert history.latest()[0].reason == "encrypted since"


def test_a_removal_that_fails_leaves_it_listed(administrator: None, monkeypatch: pytest.MonkeyPatch) -> None:
    (outcome,) = run()
    assert outcome.path is not None
    restored(outcome.path)
    (kept,) = (one for one in restores.found() if one.is_kept)

    def busy(*_: object) -> None:
        raise PermissionError(13, "busy")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", busy)
        with pytest.raises(EnvironmentFault):
            restores.remove_kept(kept.path, "why")
    assert [one.path for one in restores.found() if one.is_kept] == [kept.path]


def test_only_the_administrator_restores_and_says_why(administrator: None, branch: Any, as_role: Any) -> None:
    (outcome,) = run()
    assert outcome.path is not None
    staged = restores.prepare(outcome.path, Silent(), lambda _: None)
    with pytest.raises(UserError) as caught:
        restores.decide(staged, outcome.path, "  ")
    assert caught.value.field == "reason"
    for role in ("representative", "supervisor", "technician", "approver"):
        with as_role(role), pytest.raises(NotPermitted):
            restores.prepare(outcome.path, Silent(), lambda _: None)
        with as_role(role), pytest.raises(NotPermitted):
            restores.decide(staged, outcome.path, "why")
    restores.give_up(staged)
    assert not list(branch.folder.glob("*restoring*"))


def test_a_backup_of_another_branch_is_asked_about(administrator: None) -> None:
    (outcome,) = run()
    database.execute("""UPDATE branch_setting SET value = '"SZ02"' WHERE key = 'branch_code'""")
    settings.forget()
    assert outcome.path is not None
    with pytest.raises(UserError) as caught:
        restores.prepare(outcome.path, Silent(), lambda _: None)
    assert caught.value.field == "other_branch"
    restored(outcome.path, other_branch=True)
    assert restores.at(outcome.path).code == "GZ01"


def test_to_a_computer_without_a_branch(administrator: None, tmp_path: Path) -> None:
    (outcome,) = run()
    assert outcome.path is not None
    database.close_database()
    target = tmp_path / "new" / "branch.aftercare"
    restores.restore_bare(outcome.path, target, Silent(), lambda _: None)
    with pytest.raises(EnvironmentFault):
        restores.restore_bare(outcome.path, target, Silent(), lambda _: None)
    database.open_database(target)
    assert restores.tell_history()
    assert database.scalar("SELECT count(*) FROM app_user") == 5


def test_scans_that_the_branch_has_lost_are_said_and_home_is_not_green(administrator: None, as_role: Any) -> None:
    with as_role("supervisor"):
        customer = customers.create(name="甲").result
        for content in (b"%PDF-1.7 kept", b"%PDF-1.7 lost"):
            attachments.add(owner_kind="customer", owner_id=customer, content=content, name="合同.pdf")
    assert [one.trouble for one in run()] == [""]
    assert tone() == "done"
    rotten, lost = (attachment_store.path_of(sha256) for (sha256,) in database.query("SELECT sha256 FROM attachment"))
    contents = rotten.read_bytes(), lost.read_bytes()
    lost.unlink()
    rotten.write_bytes(b"%PDF-1.7 rott")
    (outcome,) = run()
    assert outcome.state == backups.PROVEN  # what there is, is safe
    assert outcome.trouble.startswith("2 attachments")
    state = backup_state.state()
    assert state is not None
    assert (state.tone, outcome.trouble in state.detail) == ("late", True)
    rotten.write_bytes(contents[0])
    lost.write_bytes(contents[1])
    assert [one.trouble for one in run()] == [""]
    assert tone() == "done"


def test_a_branch_that_opens_is_not_taken_for_a_damaged_one(administrator: None, tmp_path: Path) -> None:
    (outcome,) = run()
    assert outcome.path is not None
    path = Path(database.location())
    database.close_database()
    with pytest.raises(EnvironmentFault) as caught:
        restores.restore_damaged(outcome.path, path, "disk", Silent(), lambda _: None)
    assert caught.value.kind == "locked"
    assert list(tmp_path.glob("*-before-restore-*")) == []
    database.open_database(path)
