"""Wrong passwords while the clock is set back and forward: none accepted, the wait neither skipped nor eternal."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.core import clock
from app.core.errors import UserError
from app.models import database
from app.models.organisation import AuditEntry
from app.services import _lockout, _passwords, users
from tests.conftest import PASSWORD
from tests.faults.runs import Figures
from tests.faults.runs._branches import furnished
from tests.faults.runs._processes import chance_of

GUARANTEE, FULL = "G24", 1_000
PROMISE = "passwords hold"
BEGIN = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
WRONG = "The name or the password is wrong."
LONGEST = timedelta(minutes=15, seconds=1)
TIMED = 15


def run(folder: Path, count: int) -> Figures:
    """`count` wrong tries with a clock that people move by up to a year; now and then the right password."""
    figures, chance, steady = Figures(), chance_of("g24"), [1_000.0]
    database.open_database(furnished(folder))
    real = _lockout.steady
    _lockout.steady = lambda: steady[0]
    ends = 0.0
    try:
        with clock.set_to(BEGIN) as advance:
            failed = 0
            while figures.injected < count:
                step = timedelta(seconds=chance.randrange(1_200))
                advance(step + chance.choice((timedelta(0),) * 6 + (timedelta(days=365), timedelta(days=-365))))
                steady[0] += step.total_seconds()
                if chance.random() < 0.05:
                    said = _try(PASSWORD)
                    if steady[0] < ends:
                        figures.expect(said, f"try {figures.injected}: the wait was skipped")
                        figures.count("right passwords too early, refused")
                    elif said:  # the clock was set back: once more, then it is good
                        for _ in range(2):
                            advance(LONGEST)
                            steady[0] += LONGEST.total_seconds()
                            said = said and _try(PASSWORD)
                        figures.expect(not said, f"try {figures.injected}: the wait does not end")
                    if not said:
                        failed, ends = 0, 0.0
                        figures.count("right passwords accepted after the wait")
                    continue
                said = _try("".join(chance.choices("abcdefgh 1234", k=chance.randrange(17))))
                figures.injected += 1
                figures.expect(said, f"try {figures.injected}: a wrong password was accepted")
                if said == WRONG:
                    failed += 1
                    ends = steady[0] + _lockout.wait_after(failed).total_seconds()
                figures.count("wrong ones refused" if said == WRONG else "refused without a look")
    finally:
        _lockout.steady = real
        _lockout._held.clear()
    told = AuditEntry.select().where(AuditEntry.action == "user.sign_in_failed").count()
    figures.expect(told >= figures.seen["wrong ones refused"], "a failure is not in the history")
    if count >= 200:
        _timing(figures)
    database.close_database()
    return figures


def _try(password: str) -> str:
    """What is said instead of signing in; "" when it lets in."""
    try:
        users.sign_in("desk", password)
    except UserError as refusal:
        return refusal.text
    return ""


def _timing(figures: Figures) -> None:
    """A name that exists takes as long as one that does not, at full strength."""
    before, _passwords.hashing = _passwords.hashing, _passwords.FULL_STRENGTH
    digest = _passwords.keep("x" * 12)
    _passwords.fits("warm", "")
    try:
        known, unknown = [], []
        for _ in range(TIMED):
            for digests, times in ((digest, known), ("", unknown)):
                begun = time.process_time()
                _passwords.fits("wrong", digests)
                times.append(time.process_time() - begun)
        one, other = statistics.median(known), statistics.median(unknown)
        figures.notes["known and unknown name"] = f"{one * 1000:.0f} and {other * 1000:.0f} ms"
        figures.expect(abs(one - other) < 0.1 * max(one, other), f"{one:.3f} s against {other:.3f} s")
    finally:
        _passwords.hashing = before
