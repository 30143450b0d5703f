from pathlib import Path

import pytest

from app.core.errors import EnvironmentFault, UserError
from app.exports import _place
from app.ui.desktop.held_files import offering_other_name
from tests.ui.conftest import RecordingPrompts


def test_saving_over_an_open_workbook_offers_another_name(
    prompts: RecordingPrompts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "客户.xlsx"
    monkeypatch.setattr(_place, "is_held", lambda one: one == path)
    prompts.next_answer(path, True)
    assert prompts.save_file("Export") == tmp_path / "客户 (2).xlsx"
    assert "客户.xlsx" in prompts.asked[-1]
    prompts.next_answer(path, False)
    assert prompts.save_file("Export") is None
    prompts.next_answer(tmp_path / "other.xlsx")
    assert prompts.save_file("Export") == tmp_path / "other.xlsx"
    prompts.next_answer(None)
    assert prompts.save_file("Export") is None


def test_opened_meanwhile_the_export_can_go_beside_it(prompts: RecordingPrompts, tmp_path: Path) -> None:
    path, again = tmp_path / "客户.xlsx", list[Path]()
    failed = offering_other_name(prompts, path, again.append)
    failed(_place.held(path))
    said = prompts.messages[-1]
    assert said.verb == "Save as “客户 (2).xlsx”"
    assert said.action is not None
    said.action()
    assert again == [tmp_path / "客户 (2).xlsx"]


def test_other_troubles_are_just_said(prompts: RecordingPrompts, tmp_path: Path) -> None:
    failed = offering_other_name(prompts, tmp_path / "a.csv", lambda _: None)
    failed(EnvironmentFault("The disk is full.", "disk_full"))
    failed(UserError("No."))
    assert [(said.text, said.verb) for said in prompts.messages] == [("The disk is full.", ""), ("No.", "")]
    with pytest.raises(ZeroDivisionError):
        failed(ZeroDivisionError())
