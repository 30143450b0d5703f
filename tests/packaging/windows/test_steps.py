"""A step is done once for the same inputs, and again when an input or what it made has changed."""

from __future__ import annotations

from pathlib import Path

import pytest


class Work:
    """Counts how often it was asked to make its file."""

    def __init__(self, made: Path) -> None:
        self.made = made
        self.times = 0

    def __call__(self) -> None:
        self.times += 1
        self.made.write_text("made", encoding="utf-8")


@pytest.fixture
def work(tmp_path: Path) -> Work:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.py").write_text("1", encoding="utf-8")
    return Work(tmp_path / "made.txt")


def go(folder: Path, work: Work, *, only: str = "", word: str = "x") -> None:
    from windows.steps import Steps

    steps = Steps(folder, only)
    steps.run("first", work, [folder / "source", word], work.made)
    steps.end()


def test_it_is_done_once(tmp_path: Path, work: Work, capsys: pytest.CaptureFixture[str]) -> None:
    go(tmp_path, work)
    go(tmp_path, work)
    assert work.times == 1
    assert "first      unchanged" in capsys.readouterr().out


def test_a_changed_a_new_and_a_renamed_input_and_another_word_do_it_again(tmp_path: Path, work: Work) -> None:
    go(tmp_path, work)
    (tmp_path / "source" / "a.py").write_text("2", encoding="utf-8")
    go(tmp_path, work)
    (tmp_path / "source" / "b.py").write_text("2", encoding="utf-8")
    go(tmp_path, work)
    (tmp_path / "source" / "b.py").rename(tmp_path / "source" / "c.py")
    go(tmp_path, work)
    go(tmp_path, work, word="y")
    assert work.times == 5


def test_what_python_leaves_behind_is_no_input(tmp_path: Path, work: Work) -> None:
    go(tmp_path, work)
    (tmp_path / "source" / "__pycache__").mkdir()
    (tmp_path / "source" / "__pycache__" / "a.pyc").write_bytes(b"1")
    go(tmp_path, work)
    assert work.times == 1


@pytest.mark.parametrize("meddle", [Path.unlink, lambda file: file.write_text("other", encoding="utf-8")])
def test_what_it_made_is_held_against_what_it_was(tmp_path: Path, work: Work, meddle: object) -> None:
    go(tmp_path, work)
    assert callable(meddle)
    meddle(work.made)
    go(tmp_path, work)
    assert work.times == 2
    assert work.made.read_text(encoding="utf-8") == "made"


def test_a_step_that_fails_is_not_done(tmp_path: Path, work: Work) -> None:
    from windows.steps import Steps

    def fail() -> None:
        raise SystemExit("FAILED")

    go(tmp_path, work)
    with pytest.raises(SystemExit):
        Steps(tmp_path).run("first", fail, [tmp_path / "source", "another"])
    go(tmp_path, work)
    assert work.times == 2


def test_one_step_alone_is_done_in_any_case(tmp_path: Path, work: Work) -> None:
    go(tmp_path, work)
    go(tmp_path, work, only="first")
    assert work.times == 2
    with pytest.raises(SystemExit, match="the steps are: first"):
        go(tmp_path, work, only="frist")
    assert work.times == 2


def test_a_step_that_is_left_out_is_named_with_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from windows.steps import Steps

    Steps(tmp_path).leave_out("update", "there is no older release")
    assert capsys.readouterr().out.split()[:3] == ["update", "LEFT", "OUT:"]
    with pytest.raises(SystemExit, match="no older release"):
        Steps(tmp_path, only="update").leave_out("update", "there is no older release")
