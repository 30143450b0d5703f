"""The names in the head of the window are those of the settings."""

from __future__ import annotations

from typing import Any

from app.models import database
from app.models.organisation import BranchSetting
from app.services import package_runs, settings, sign_board
from app.services import session as sessions


def test_the_names_are_those_of_the_settings(branch: Any) -> None:
    with sessions.acting_as(branch.sessions["administrator"]):
        settings.change(values={"branch_name": "广州“分”公司", "company_name": "测试公司"})
    board = sign_board.sign_board()
    assert board == (settings.text("branch_code"), settings.text("branch_name"), settings.text("company_name"))
    assert board.branch == "广州“分”公司"
    assert sign_board.branch_is_set_up()


def test_what_cannot_be_read_is_empty(branch: Any) -> None:
    for broken in ("{", "3", "null"):
        BranchSetting.update(value=broken).where(BranchSetting.key == "company_name").execute()
        assert sign_board.sign_board().company == ""


def test_without_a_code_or_a_user_the_first_run_is_still_to_come(branch: Any) -> None:
    database.execute("UPDATE app_user SET is_active = ?", (False,))
    assert not sign_board.branch_is_set_up()
    database.execute("UPDATE app_user SET is_active = ?", (True,))
    assert sign_board.branch_is_set_up()
    database.execute("DELETE FROM branch_setting WHERE key = 'branch_code'")
    assert not sign_board.branch_is_set_up()
    assert sign_board.sign_board().code == ""


def test_head_office_is_where_packages_came_or_a_setting_says_so(branch: Any) -> None:
    assert not sign_board.is_head_office()
    with sessions.acting_as(branch.sessions["administrator"]):
        settings.change(values={"head_office.shown": True})
    assert sign_board.is_head_office()
    with sessions.acting_as(branch.sessions["administrator"]):
        settings.change(values={"head_office.shown": False})
    assert not sign_board.is_head_office()


def test_a_branch_that_made_packages_deals_with_head_office(branch: Any) -> None:
    assert not sign_board.deals_with_head_office()
    with sessions.acting_as(branch.sessions["supervisor"]):
        package_runs.begin(purpose="月报", ledgers=("customers",), formats=("xlsx",))
    assert (sign_board.has_packages(), sign_board.is_head_office()) == (True, False)
    assert sign_board.deals_with_head_office()
