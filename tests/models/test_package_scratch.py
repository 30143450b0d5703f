"""Nothing readable of a package that a crash interrupted stays beside the database."""

from __future__ import annotations

from app.models import package_scratch


def test_only_the_readable_file_is_removed(branch):
    assert package_scratch.sweep() == 0
    folder = package_scratch.folder() / "0123"
    folder.mkdir(parents=True)
    (folder / package_scratch.SCRATCH).write_text("13812345678")
    (folder / f"{package_scratch.SCRATCH}.part").write_text("13812345678")
    (folder / "journal.json").write_text("{}")
    assert package_scratch.sweep() == 2
    assert [one.name for one in folder.iterdir()] == ["journal.json"]
