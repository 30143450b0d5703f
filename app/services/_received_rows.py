"""Rows of received packages: compared with what head office holds, written, and taken back, by the thousand.

Every statement names the branch: no package reads or writes a row of another one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.progress import Progress
from app.domain.receiving import Decision, Head, Held, Incoming, Verdict, decide
from app.models import bulk_rows, database, search
from app.models.base import MomentField
from app.models.received import ReceivedChange, ReceivedPackage, ReceivedRow

BATCH = 1_000
KEPT = (
    "number", "title", "state", "day", "amount", "version", "changed_at", "contents", "package_id", "package_serial",
    "received_at",
)  # fmt: skip
"""What a change keeps of a row, in this order."""
_SEARCHED = ("number", "title")
_FOUND = f"SELECT id, row_uid, {', '.join(KEPT)} FROM received_row WHERE branch_code = ? AND ledger = ?"
_CHANGED = f"UPDATE received_row SET {', '.join(f'{name} = ?' for name in KEPT)} WHERE id = ? AND branch_code = ?"


@dataclass(frozen=True)
class Compared:
    """A row of a package beside the one held: `row_id` 0 and nothing in `stored` for a new one."""

    row: Incoming
    decision: Decision
    row_id: int
    stored: Mapping[str, Any]


def as_text(values: Mapping[str, Any]) -> str:
    """A row's values as they are stored."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def compared(head: Head, rows: Iterable[Incoming]) -> Iterator[list[Compared]]:
    """The rows of one ledger of a package beside those held, in batches. Raises UserError when a row stands twice."""
    seen: set[str] = set()
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        ledger = batch[0].ledger
        for row in batch:
            if row.uid in seen:
                text = translate("receiving", "The package holds {ledger} {number} twice. Ask the branch for another.")
                raise UserError(text.format(ledger=ledger, number=row.number or row.uid))
            seen.add(row.uid)
        found = _found(head.branch_code, ledger, [row.uid for row in batch])
        yield [_compared(row, found.get(row.uid), is_masked=head.is_masked) for row in batch]


def _found(branch_code: str, ledger: str, uids: Sequence[str]) -> dict[str, dict[str, Any]]:
    places = ", ".join("?" * len(uids))
    rows = database.query(f"{_FOUND} AND row_uid IN ({places})", (branch_code, ledger, *uids))
    return {row[1]: dict(zip(("id", "row_uid", *KEPT), row, strict=True)) for row in rows}


def _compared(row: Incoming, stored: dict[str, Any] | None, *, is_masked: bool) -> Compared:
    if stored is None:
        return Compared(row, decide(None, row), 0, {})
    same_state = (stored["version"], stored["changed_at"]) == (row.version, row.changed_at)
    if same_state and stored["contents"] == as_text(row.values):
        return Compared(row, Decision(Verdict.UNCHANGED, row.values), stored["id"], stored)
    held = Held(stored["version"], stored["changed_at"], json.loads(stored["contents"]))
    return Compared(row, decide(held, row, is_masked=is_masked), stored["id"], stored)


class Writing:
    """Takes the rows of one package in, in the transaction of its use case; `counts` by verdict."""

    def __init__(self, package: ReceivedPackage, stamp: str, total: int, progress: Progress, *, takes: bool) -> None:
        self.counts = dict.fromkeys(Verdict, 0)
        self._package, self._stamp, self._total, self._progress = package, stamp, total, progress
        self._takes = takes
        self._done = 0

    def write(self, batch: list[Compared]) -> None:
        """Write one batch of `compared`."""
        self._progress.report(self._done, self._total, translate("receiving", "Taking in"))
        fresh, changed, noted = list[Compared](), list[Compared](), list[dict[str, Any]]()
        for one in batch:
            self.counts[one.decision.verdict] += 1
            if one.decision.verdict is Verdict.ADD:
                fresh.append(one)
            elif one.decision.verdict is Verdict.CONFLICT and not self._takes:
                noted.append(self._note(one, offered=as_text(one.row.values)))
            elif one.decision.verdict is not Verdict.UNCHANGED or one.row.version != one.stored["version"]:
                changed.append(one)
                noted.append(self._note(one, before=json.dumps([one.stored[name] for name in KEPT])))
        ids = bulk_rows.reserve_ids(ReceivedRow, len(fresh))
        added = [
            {"branch_code": self._package.branch_code, "ledger": one.row.ledger, "row_uid": one.row.uid,
             **dict(zip(KEPT, self._values(one), strict=True))}
            for one in fresh
        ]  # fmt: skip
        bulk_rows.insert(ReceivedRow, added, ids, self._stamp, lambda _rows: None)
        noted += [
            {"package": self._package.id, "row_id": row_id, "verdict": Verdict.ADD.value, "before": "", "offered": ""}
            for row_id in ids
        ]
        self._change(changed)
        bulk_rows.insert(
            ReceivedChange, noted, bulk_rows.reserve_ids(ReceivedChange, len(noted)), self._stamp, lambda _rows: None
        )
        self._done += len(batch)

    def _change(self, changed: Sequence[Compared]) -> None:
        branch = self._package.branch_code
        rows = [(*self._values(one), one.row_id, branch) for one in changed]
        if rows:
            database.execute_many(_CHANGED, rows)
        moved = [
            one.row_id for one in changed if (one.row.number, one.row.title) != tuple(one.stored[n] for n in _SEARCHED)
        ]
        search.renew("received_row", moved)

    def _values(self, one: Compared) -> tuple[Any, ...]:
        row = one.row
        return (
            row.number, row.title, row.state, row.day, row.amount, row.version, row.changed_at,
            as_text(one.decision.values), self._package.id, self._package.serial, self._stamp,
        )  # fmt: skip

    def _note(self, one: Compared, before: str = "", offered: str = "") -> dict[str, Any]:
        return {
            "package": self._package.id, "row_id": one.row_id, "verdict": one.decision.verdict.value, "before": before,
            "offered": offered,
        }  # fmt: skip

    def settle(self) -> None:
        """All rows are written."""
        self._progress.report(self._done, self._total, translate("receiving", "Taking in"))
        search.settle("received_row")


def take_back(package: ReceivedPackage, progress: Progress) -> None:
    """Give every row of a branch back what it was before this package, its last one; what it added goes."""
    total = database.scalar("SELECT count(*) FROM received_change WHERE package_id = ?", (package.id,))
    done, last = 0, 0
    while True:
        progress.report(done, total, translate("receiving", "Taking back"))
        batch = database.query(
            "SELECT id, row_id, verdict, before FROM received_change WHERE package_id = ? AND id > ? ORDER BY id "
            f"LIMIT {BATCH}",
            (package.id, last),
        )
        if not batch:
            break
        added = [row_id for _, row_id, verdict, _ in batch if verdict == Verdict.ADD.value]
        if added:
            search.drop("received_row", added)
            places = ", ".join("?" * len(added))
            database.execute(
                f"DELETE FROM received_row WHERE branch_code = ? AND id IN ({places})", (package.branch_code, *added)
            )
        rows = [(*json.loads(before), row_id, package.branch_code) for _, row_id, _, before in batch if before]
        if rows:
            database.execute_many(_CHANGED, rows)
            search.renew("received_row", [row_id for _, row_id, _, before in batch if before])
        last, done = batch[-1][0], done + len(batch)
    database.execute("DELETE FROM received_change WHERE package_id = ?", (package.id,))
    search.settle("received_row")


def forget_older(branch_code: str, keep: int) -> None:
    """Let go of how the rows were before all but the last packages of a branch: those are not taken back any more."""
    database.execute(
        "DELETE FROM received_change WHERE package_id IN (SELECT id FROM received_package WHERE branch_code = ? "
        "AND state = 'taken_in' AND serial NOT IN (SELECT serial FROM received_package WHERE branch_code = ? "
        f"AND state = 'taken_in' ORDER BY serial DESC LIMIT {keep}))",
        (branch_code, branch_code),
    )


def held_count(branch_code: str) -> int:
    """How many rows of a branch are here."""
    return int(database.scalar("SELECT count(*) FROM received_row WHERE branch_code = ?", (branch_code,)))


def stamp_of(moment: Any) -> str:
    """A moment as it is stored."""
    return str(MomentField().db_value(moment))
