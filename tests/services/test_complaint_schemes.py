"""Schemes of complaints in the branch: stored with their first case, changed, deleted, offered, carried as files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import EnvironmentFault, NotPermitted, UserError
from app.domain.complaint_scheme import SchemeFault
from app.models.complaint import Complaint, ComplaintScheme
from app.services import _complaint_scheme_rows as rows
from app.services import complaint_scheme_changes as changes
from app.services import complaint_schemes as schemes
from app.services import complaints, history, settings
from app.services import session as sessions
from tests.services.complaint_cases import a_case, case

ALL = {
    "four_steps", "quality_feedback", "store", "factory_chain", "branch_and_shop", "service_complaint",
    "service_department",
}  # fmt: skip


@pytest.fixture
def admin(branch: Any) -> Any:
    with sessions.acting_as(branch.sessions["administrator"]):
        yield branch


@pytest.fixture
def desk(admin: Any) -> Callable[..., int]:
    """Registers a case as the representative, and gives its id."""

    def register(scheme: str, **fields: Any) -> int:
        with sessions.acting_as(admin.sessions["representative"]):
            return a_case(scheme, **fields)

    return register


def edited(of: str, **entries: Any) -> str:
    return json.dumps({**json.loads(schemes.definition(of)[0]), **entries})


def change(code: str, **entries: Any) -> None:
    changes.save(definition=edited(code, **entries), code=code, seen_version=schemes.definition(code)[1])


def own(code: str = "ours", name: str = "本分公司办法") -> str:
    return edited("store", code=code, name={"zh": name})


def test_a_fresh_branch_offers_all_that_are_shipped_the_service_departments_first(admin: Any) -> None:
    entries = schemes.listing()
    assert {entry.code for entry in entries} == ALL
    assert entries[0].code == "service_department"
    assert [entry.is_usual for entry in entries] == [True] + [False] * 6
    assert all(entry.is_offered and entry.version == 0 and entry.source == "shipped" for entry in entries)
    assert [scheme.code for scheme in schemes.offered()] == [entry.code for entry in entries]
    assert not ComplaintScheme.select().exists()


def test_a_shipped_scheme_comes_into_the_branch_with_its_first_case(desk: Any) -> None:
    first, second = case(desk("store")), case(desk("store"))
    assert first.scheme_id == second.scheme_id
    entry = next(entry for entry in schemes.listing() if entry.code == "store")
    assert (entry.version, entry.cases, entry.source) == (1, 2, "shipped")
    assert ComplaintScheme.select().count() == 1


def test_a_case_keeps_the_scheme_it_began_with(desk: Any) -> None:
    old = case(desk("factory_chain"))
    rungs = [{"title": {"zh": "总经理"}}]
    change("factory_chain", rungs=rungs, visit_days=14)
    new = case(desk("factory_chain"))
    assert schemes.scheme_of(case(old.id)).rung(1).title.zh == "业务部门经理"
    assert schemes.scheme_of(case(old.id)).visit_days == 7
    assert schemes.scheme_of(new).rung(1).title.zh == "总经理"
    assert (old.scheme.version, new.scheme.version) == (1, 2)
    entry = next(entry for entry in schemes.listing() if entry.code == "factory_chain")
    assert (entry.version, entry.source, entry.is_shipped, entry.cases) == (2, "branch", True, 2)


def test_the_programs_text_again_is_its_version_again(desk: Any) -> None:
    desk("store")
    change("store", visit_days=10)
    changes.save(definition=schemes.shipped_text("store"), code="store", seen_version=2)
    assert schemes.definition("store")[1] == 1
    assert case(desk("store")).scheme.version == 1
    change("store", visit_days=10)
    assert schemes.definition("store")[1] == 2, "an earlier text is no further version"
    change("store", visit_days=11)
    assert schemes.definition("store")[1] == 3
    assert ComplaintScheme.select().where(ComplaintScheme.is_current).count() == 1


def test_the_same_text_saved_again_changes_nothing(desk: Any) -> None:
    desk("store")
    assert not changes.save(definition=schemes.definition("store")[0], code="store", seen_version=1).touched


def test_a_scheme_of_the_program_that_was_changed_by_an_update_is_a_new_version(
    desk: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = case(desk("store"))
    data = json.loads(schemes.shipped_text("store")) | {"visit_days": 9}
    (tmp_path / "store.json").write_text(json.dumps(data), "utf-8")
    monkeypatch.setattr(rows, "shipped_folder", lambda: tmp_path)
    assert schemes.rules("store").visit_days == 9
    new = case(desk("store", product_fields={"goods": "电饭锅"}))
    assert (old.scheme.version, new.scheme.version) == (1, 2)
    assert schemes.scheme_of(case(old.id)).visit_days == 7


def test_two_who_edit_the_same_scheme_notice_each_other(admin: Any) -> None:
    change("store", visit_days=8)
    with pytest.raises(UserError) as refused:
        changes.save(definition=edited("store", visit_days=9), code="store", seen_version=0)
    assert "version 1" in refused.value.text
    assert schemes.rules("store").visit_days == 8


def test_an_own_scheme_is_offered_last_and_its_code_is_its_own(admin: Any) -> None:
    changes.save(definition=own())
    assert [entry.code for entry in schemes.listing()][-1] == "ours"
    assert settings.text("complaint.schemes").endswith(",ours")
    for code in ("ours", "store"):
        with pytest.raises(SchemeFault) as refused:
            changes.save(definition=own(code))
        assert refused.value.place == "code"
    with pytest.raises(SchemeFault) as refused:
        changes.save(definition=own("other"), code="ours", seen_version=1)
    assert refused.value.place == "code"
    assert changes.free_code("ours") == "ours_2"
    assert changes.free_code("fresh") == "fresh"


def test_a_definition_that_is_not_sound_changes_nothing(admin: Any) -> None:
    with pytest.raises(SchemeFault):
        changes.save(definition=edited("store", classes=[]), code="store", seen_version=0)
    with pytest.raises(SchemeFault):
        changes.save(definition="{")
    assert not ComplaintScheme.select().exists()


def test_a_deleted_scheme_keeps_its_cases_and_takes_no_new_ones(desk: Any) -> None:
    old = desk("store")
    changes.delete(code="store")
    with pytest.raises(UserError) as refused:
        desk("store")
    assert refused.value.field == "scheme"
    assert "商场投诉登记" in refused.value.text
    assert Complaint.select().count() == 1
    assert schemes.scheme_of(case(old)).code == "store"
    assert "store" not in schemes.offered_codes()
    assert "store" not in {entry.code for entry in schemes.listing()}
    gone = next(entry for entry in schemes.listing(active_only=False) if entry.code == "store")
    assert (gone.is_retired, gone.is_offered, gone.cases) == (True, False, 1)
    with pytest.raises(SchemeFault) as taken:
        changes.save(definition=own("store"))
    assert "bring it back" in taken.value.text
    changes.restore(code="store")
    assert case(desk("store")).scheme_id == case(old).scheme_id
    assert "store" in schemes.offered_codes()


def test_one_that_nobody_used_can_be_deleted_too_and_the_last_stays(admin: Any) -> None:
    for code in sorted(ALL - {"store"}):
        changes.delete(code=code)
    assert schemes.offered_codes() == ("store",)
    assert schemes.listing()[0].is_usual
    with pytest.raises(UserError):
        changes.delete(code="store")
    with pytest.raises(UserError):
        changes.make_usual(code="four_steps")
    with pytest.raises(UserError):
        changes.offer(code="four_steps", is_offered=True)


def test_what_is_offered_and_what_comes_first(admin: Any) -> None:
    changes.offer(code="store", is_offered=False)
    changes.make_usual(code="factory_chain")
    assert schemes.offered_codes()[0] == "factory_chain"
    assert "store" not in schemes.offered_codes()
    for code in schemes.offered_codes()[1:]:
        changes.offer(code=code, is_offered=False)
    with pytest.raises(UserError):
        changes.offer(code="factory_chain", is_offered=False)
    changes.offer(code="store", is_offered=True)
    assert schemes.offered_codes() == ("factory_chain", "store")
    changes.make_usual(code="store")
    assert schemes.offered_codes() == ("store", "factory_chain")


def test_the_last_offered_one_deleted_offers_another(admin: Any) -> None:
    settings.change(values={"complaint.schemes": "store"})
    changes.delete(code="store")
    assert len(schemes.offered_codes()) == 1


def test_codes_in_the_setting_that_nobody_knows_are_passed_over(admin: Any) -> None:
    settings.change(values={"complaint.schemes": " nothing , store,,store"})
    assert schemes.offered_codes() == ("store",)
    settings.change(values={"complaint.schemes": "nothing"})
    assert set(schemes.offered_codes()) == ALL


def test_a_scheme_travels_as_a_file(admin: Any, tmp_path: Path) -> None:
    change("store", visit_days=12)
    path = tmp_path / "办法.json"
    changes.to_file("store", path)
    assert path.read_text("utf-8").startswith('{\n  "about"')
    scheme, text = changes.from_file(path)
    assert (scheme.code, scheme.visit_days) == ("store", 12)
    marked = tmp_path / "marked.json"
    marked.write_bytes(b"\xef\xbb\xbf" + own("carried").encode())
    changes.save(definition=changes.from_file(marked)[1])
    assert schemes.rules("carried").name.zh == "本分公司办法"
    assert text


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"not a scheme", b"x" * (1024 * 1024 + 1)])
def test_what_is_no_scheme_is_not_taken_over(admin: Any, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        changes.from_file(path)
    assert refused.value.text
    with pytest.raises(EnvironmentFault):
        changes.from_file(tmp_path / "gone.json")
    with pytest.raises(EnvironmentFault):
        changes.to_file("store", tmp_path / "nowhere" / "x.json")


def test_only_administrators_change_schemes(branch: Any) -> None:
    for role in ("representative", "technician", "supervisor", "approver"):
        with sessions.acting_as(branch.sessions[role]):
            for step in (
                lambda: changes.save(definition=own()),
                lambda: changes.delete(code="store"),
                lambda: changes.restore(code="store"),
                lambda: changes.offer(code="store", is_offered=False),
                lambda: changes.make_usual(code="store"),
            ):
                with pytest.raises(NotPermitted):
                    step()
    assert not ComplaintScheme.select().exists()


def test_no_path_leads_out_of_the_folder(branch: Any) -> None:
    for code in ("../holidays/2026", "nothing", "", "store.json"):
        with sessions.acting_as(branch.sessions["representative"]), pytest.raises(UserError) as refused:
            complaints.register(scheme=code, customer_id=1, category="quality", channel="phone", content="停机")
        assert refused.value.field == "scheme"
        with pytest.raises(UserError):
            schemes.definition(code)


def test_what_happens_to_a_scheme_is_in_the_history(desk: Any) -> None:
    desk("store")
    changes.delete(code="store")
    row = ComplaintScheme.get(ComplaintScheme.code == "store")
    assert history.of("complaint_scheme", row.id)


def test_a_stored_scheme_that_todays_checks_would_refuse_still_works(
    desk: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that came later must not lock the cases out that began before it."""
    from app.domain import complaint_scheme

    case_id = desk("store")

    def stricter(_scheme: object) -> None:
        raise SchemeFault("stages", "not any more")

    monkeypatch.setattr(complaint_scheme, "check", stricter)
    rows._stored.cache_clear()
    rows._parsed.cache_clear()
    row = case(case_id)
    assert schemes.scheme_of(row).code == "store"
    with pytest.raises(SchemeFault):
        complaint_scheme.parse(row.scheme.definition)
    rows._stored.cache_clear()
