"""Make a package on a drive: on record, written beside, read back, named, on record as verified.

A stick pulled at any moment leaves the old packages as they were and this one absent or whole: what lies under a
package's own name was written, flushed and read back from the drive file by file and once more as a whole before it got
that name. `Making` is used on one thread.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.core import clock
from app.core.errors import Cancelled, EnvironmentFault, UserError
from app.core.log import logger
from app.core.progress import Progress, Silent
from app.packages import contents, cover, journal
from app.packages.contents import Gathering, LeftOut, Piece, Wish
from app.packages.drive import Drive, as_fault
from app.packages.journal import Journal, local_disk
from app.packages.manifest import (
    COVER,
    MANIFEST,
    SIGNATURE,
    UNFINISHED,
    Manifest,
    digest,
    from_bytes,
    is_package_name,
    package_name,
)
from app.packages.places import InZip, OnDrive, Place
from app.packages.sealing import Listed, unsealed
from app.packages.stages import Course, Stage
from app.packages.writing import refuse_too_little, whole
from app.services import branch_key, package_runs
from app.services.package_runs import RunEntry

_log = logger("packages")


@dataclass(frozen=True)
class Made:
    """A package that stands on the drive: its name there, its digest, what it says, scans that were missing here."""

    name: str
    digest: str
    manifest: Manifest
    missing_scans: tuple[str, ...] = ()


class Making:
    """One package in the making; `course` says where it stands, `run` goes on from there.

    With a `password` it is one AES-256 zip. `resumed` is a package of this day that was interrupted.
    """

    def __init__(
        self,
        wish: Wish,
        drive: Drive,
        password: str = "",
        *,
        resumed: RunEntry | None = None,
        seen: Callable[[Stage], object] = lambda _: None,
    ) -> None:
        self.course = Course(seen)
        self.drive = drive
        self._wish = wish
        self._password = password
        self._run = resumed
        self._resumes = resumed is not None
        self._missing: list[str] = []
        self._place: Place | None = None
        self._has_name = False

    def run(self, progress: Progress | None = None) -> Made:
        """Make it. After `Stage.INTERRUPTED` it may be called again, to resume.

        Raises UserError when something is missing, EnvironmentFault when the drive does not play along (then it can be
        resumed, unless nothing was begun), Cancelled (then nothing is left behind).
        """
        told = progress or Silent()
        try:
            return self._carried_out(told)
        except EnvironmentFault as fault:
            self._interrupted(fault)
            raise
        except BaseException as error:
            self._give_up(error)
            raise

    @property
    def can_resume(self) -> bool:
        """Whether `run` may be called again."""
        return self.course.stage is Stage.INTERRUPTED

    # ------------------------------------------------------------------ the stages

    def _carried_out(self, told: Progress) -> Made:
        again = self._resumes or self.course.stage is Stage.INTERRUPTED
        run, kept = self._begun()
        place = self._place = self._place_of(run, kept)
        steps = _Steps(told, 2 + len(self._wish.ledgers) * (1 + len(self._wish.formats)))
        content = place.named(steps) if again else None
        if content is None:
            content = (place.ready(steps) if again else None) or self._write(place, run, kept, steps)
            self.course.go(Stage.NAMING)
            with as_fault():
                self.drive.rename(place.final + UNFINISHED, place.final)
        else:
            self.course.go(Stage.NAMING)
        self._has_name = True
        manifest = from_bytes(content)
        package_runs.verified(
            run_id=run.id,
            digest=digest(content),
            rows=sum(ledger.rows for ledger in manifest.ledgers),
            files=len(manifest.files) + 2,
            size=whole(manifest.files),
        )
        self.course.go(Stage.DONE)
        kept.discard()
        return Made(place.final, digest(content), manifest, tuple(self._missing))

    def _begun(self) -> tuple[RunEntry, Journal]:
        if self._run is None:
            package_runs.require_permission()
            self._wish = contents.checked(self._wish)
            refuse_too_little(self.drive, contents.measured(self._wish).size)
            self._run = self._entered()
            with local_disk():
                journal.sweep()
            self.course.go(Stage.BEGUN)
            self._sweep_drive()
        else:
            package_runs.resume(run_id=self._run.id)
            self.course.go(Stage.BEGUN)
        with local_disk():
            return self._run, journal.journal_of(self._run.uid)

    def _entered(self) -> RunEntry:
        wish = self._wish
        done = package_runs.begin(
            purpose=wish.purpose,
            ledgers=wish.ledgers,
            formats=wish.formats,
            period=wish.period,
            reason=wish.reason,
            masked=wish.masked,
            attachments=wish.attachments,
            password=bool(self._password),
            target=self.drive.name,
        )
        return package_runs.entry(done.result)

    def _place_of(self, run: RunEntry, kept: Journal) -> Place:
        name = package_name(package_runs.origin().code, run.number, clock.local(run.begun_at).date())
        return InZip(self.drive, name, kept, self._password) if run.has_password else OnDrive(self.drive, name, kept)

    def _write(self, place: Place, run: RunEntry, kept: Journal, steps: _Steps) -> bytes:
        self.course.go(Stage.WRITING)
        gathering = Gathering(self._wish)
        listed = list[Listed]()
        for piece in gathering.pieces():
            steps.begin(piece.path)
            with contextlib.suppress(LeftOut):
                listed.append(self._piece(place, piece, kept, steps))
        self._missing = gathering.missing
        self.course.go(Stage.SEALING)
        bare = unsealed(self._wish, run, listed)
        steps.begin(COVER)
        entry = place.put(COVER, cover.drawn(bare, has_password=run.has_password), steps)
        manifest = replace(bare, files=(entry, *bare.files))
        content = manifest.to_bytes()
        place.put(SIGNATURE, branch_key.sign(content).encode(), steps)
        self.course.go(Stage.CHECKING)
        steps.begin(MANIFEST)
        place.finish(manifest, content, steps)
        return content

    def _piece(self, place: Place, piece: Piece, kept: Journal, steps: _Steps) -> Listed:
        known = kept.files.get(piece.path)
        if known is not None and place.has(known, steps):
            return Listed(piece.ledger, kept.rows[piece.path], known)
        with kept.scratch() as scratch:
            with local_disk():
                rows = piece.write(scratch, steps)
                scratch.flush()
            entry = place.put(piece.path, scratch, steps)
        kept.add(entry, rows)
        return Listed(piece.ledger, rows, entry)

    def _sweep_drive(self) -> None:
        """Remove what packages of this branch left unfinished; whole ones are never touched."""
        ours = package_name(package_runs.origin().code, 0, clock.today()).split("_0")[0] + "_"
        with as_fault():
            for name in self.drive.names():
                bare = name.split(UNFINISHED)[0]
                if name != bare and name.startswith(ours) and is_package_name(bare):
                    self.drive.remove(name)

    # ------------------------------------------------------------------ when it goes wrong

    def _interrupted(self, fault: EnvironmentFault) -> None:
        self._let_go()
        if self.course.stage is Stage.READY:
            self.course.go(Stage.GIVEN_UP)
            return
        self._fail(fault.text)
        self.course.go(Stage.INTERRUPTED)

    def _give_up(self, error: BaseException) -> None:
        """Nothing of it stays, neither here nor, if it can be reached, on the drive."""
        self._let_go()
        if self._run is not None and not self.course.is_over:
            self._fail(error.text if isinstance(error, Cancelled | UserError) else type(error).__name__)
            with contextlib.suppress(EnvironmentFault):
                journal.sweep()
                self._sweep_drive()
                if self._has_name and self._place is not None:
                    with as_fault():
                        self.drive.remove(self._place.final)
        if not self.course.is_over:
            self.course.go(Stage.GIVEN_UP)

    def _let_go(self) -> None:
        if isinstance(self._place, InZip):
            self._place.close()

    def _fail(self, why: str) -> None:
        assert self._run is not None
        try:
            package_runs.failed(run_id=self._run.id, why=why)
        except (EnvironmentFault, UserError) as trouble:
            _log.warning("a package that failed is not on record as failed: %s", type(trouble).__name__)


class _Steps:
    """Progress of one file after the other, as one."""

    _FINE = 1000

    def __init__(self, told: Progress, expected: int) -> None:
        self._told, self._expected, self._begun, self._text = told, expected, 0, ""

    def begin(self, text: str) -> None:
        """The next file."""
        self._begun += 1
        self._expected = max(self._expected, self._begun)
        self._text = text
        self.report(0, 1)

    def report(self, done: int, total: int, text: str = "") -> None:
        """How far this file is. Raises Cancelled."""
        part = min(done * self._FINE // total, self._FINE) if total else 0
        self._told.report((self._begun - 1) * self._FINE + part, self._expected * self._FINE, self._text)


def resumable() -> RunEntry | None:
    """The package of this day that was interrupted and can be resumed; None when there is none."""
    latest = next(iter(package_runs.listing(1)), None)
    if latest is None or latest.state == package_runs.VERIFIED or not journal.is_kept(latest.uid):
        return None
    is_of_today = clock.local(latest.begun_at).date() == clock.today()
    is_ready = not latest.has_password or journal.journal_of(latest.uid).manifest() is not None
    return latest if is_of_today and is_ready else None


def wish_of(run: RunEntry) -> Wish:
    """What a package on record was to hold."""
    return Wish(
        ledgers=run.ledgers,
        purpose=run.purpose,
        formats=run.formats,
        period=run.period,
        masked=run.is_masked,
        reason=run.reason,
        attachments=run.has_attachments,
    )
