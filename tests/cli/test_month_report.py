"""`aftercare month-report` in a real process: a draft, the month lock, the same again, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core import clock
from app.services import month_closings
from tests.cli.conftest import Command
from tests.cli.pdf_pages import text_of


def test_a_draft_then_closed_then_again(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    month = month_closings.last_ended()
    out = tmp_path / "out"
    out.mkdir()
    given = ("--database", demo, "month-report", month, "--to", out)
    done = aftercare(*given)
    assert done.code == 0, done.err
    assert [Path(line).name for line in done.out.split()] == [
        f"month-report-{month}-draft{end}" for end in (".pdf", ".xlsx")
    ]
    assert "草稿" in text_of(out / f"month-report-{month}-draft.pdf")
    done = aftercare(*given, "--close", "--sentence", "回访做得更好。")
    assert done.code == 0, done.err
    fingerprint, pdf, _sheet = done.out.split()
    assert Path(pdf).name == f"month-report-{month}-{fingerprint}.pdf"
    text = text_of(Path(pdf))
    assert fingerprint in text
    assert "回访做得更好。" in text
    assert "草稿" not in text
    assert "was closed by" in aftercare(*given, "--close").refused()
    assert aftercare(*given).out.split()[0] == fingerprint
    assert text_of(Path(pdf)).replace("\n", "").partition("打印")[0] == text.replace("\n", "").partition("打印")[0]
    again = tmp_path / "again.pdf"
    assert aftercare("--database", demo, "print", "month_report", month, "--out", again).code == 0
    assert fingerprint in text_of(again)


@pytest.mark.parametrize(
    ("month", "to", "said"),
    [
        ("2026-13", ".", "Write the month as 2026-10."),
        ("2020-01", ".", "lies before"),
        ("", "nowhere", "There is no folder"),
    ],
)
def test_what_is_refused(aftercare: Command, demo: Path, tmp_path: Path, month: str, to: str, said: str) -> None:
    month = month or month_closings.last_ended()
    done = aftercare("--database", demo, "month-report", month, "--close", "--to", tmp_path / to)
    assert said in done.refused()


def test_a_month_that_is_not_over(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    now = f"{clock.today():%Y-%m}"
    assert (
        "has not ended yet" in aftercare("--database", demo, "month-report", now, "--close", "--to", tmp_path).refused()
    )


def test_only_a_supervisor(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    done = aftercare("--database", demo, "month-report", "2026-09", "--to", tmp_path, "--user", "desk")
    assert "Your role does not allow this" in done.refused()
    assert not list(tmp_path.glob("month-report*"))


def test_another_paper_in_the_folder_is_noticed(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    month = month_closings.last_ended()
    out = tmp_path / "out"
    out.mkdir()
    (out / f"month-report-{month}-0000-1111-2222-3333.pdf").write_bytes(b"%PDF")
    given = ("--database", demo, "month-report", month, "--close", "--to", out)
    assert "was issued with other figures" in aftercare(*given).refused()
    assert aftercare(*given, "--replace").code == 0
