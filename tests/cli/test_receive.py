"""`aftercare receive` in a real process: list, take in, refuse, exit codes."""

from __future__ import annotations

import shutil
from pathlib import Path

from app.packages.manifest import Previous, digest
from app.services.branch_key import fingerprint
from tests.cli.conftest import Command
from tests.packages.branch_packages import CALLS, calls, line, package
from tests.packages.building import public_key


def test_a_branch_s_packages_go_in_one_after_the_other(aftercare: Command, demo: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    one = package(stick, calls())
    before = Previous(1, digest((one / "manifest.json").read_bytes()))
    two = package(stick, [line(1, {**CALLS[0], "state": "logged"}, 2), line(3, CALLS[1])], 2, before)
    where = ("--database", demo, "receive")
    listed = aftercare(*where, one, "--dry-run")
    assert listed.code == 0, listed.err
    assert listed.out.splitlines()[0].endswith(fingerprint(public_key()))
    assert listed.out.splitlines()[1] == "New\trepairs\tWX-1\t广州恒信"
    assert listed.out.splitlines()[-1] == "New 2 · Change 0 · Conflict 0 · Unchanged 0"
    assert aftercare("--database", demo, "list", "received_rows", "--format", "csv").out.count("WX-") == 0

    assert "Receive SZ02-000001 first" in aftercare(*where, two).err
    assert "signed cover sheet" in aftercare(*where, one).refused()
    done = aftercare(*where, stick, "--fingerprint", fingerprint(public_key()))
    assert done.code == 1
    assert "SZ02-000001: new 2, changed 0" in done.out
    assert "changes 1 of the 2 rows" in done.err
    done = aftercare(*where, stick, "--many")
    assert done.code == 0, done.err
    assert "here already" in done.err
    assert "SZ02-000002: new 1, changed 1" in done.out

    fork = shutil.copytree(two, tmp_path / "fork")
    shutil.rmtree(fork)
    package(tmp_path, calls(), 2, before, name="fork")
    refused = aftercare(*where, fork)
    assert refused.code == 1
    assert "went back to an earlier state" in refused.err
    packages = aftercare("--database", demo, "list", "received_packages", "--format", "json").out
    assert packages.count('"set_aside"') == 1
    (one / "cover.pdf").write_bytes(b"%pdf")
    damaged = aftercare(*where, one)
    assert (damaged.code, "cover.pdf" in damaged.err) == (1, True)
    assert aftercare(*where, tmp_path / "nothing").code == 1
