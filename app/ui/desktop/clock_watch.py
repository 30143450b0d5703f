"""The computer slept, its clock was set, its time zone or the day changed: noticed, so that nothing shown is stale."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDateTime, QObject, Qt, QTimer, Signal

from app.core import clock
from app.core.record import record

EVERY_MS = 15_000
ASLEEP_S = 45
"""A pause this long between two looks is a sleep: the watch looks every 15 seconds."""

SET_S = 20
"""By so much the clock must differ from what has gone by to have been set; time servers correct by less."""


@record
class Noticed:
    """What happened since the last look: seconds slept, seconds by which the clock was set (forward > 0), whether the
    computer's time zone and whether the branch's day is another one.
    """

    slept: float = 0.0
    moved: float = 0.0
    zone: bool = False
    day: bool = False

    def __bool__(self) -> bool:
        return bool(self.slept or self.moved or self.zone or self.day)


class ClockWatch(QObject):
    """Looks now and then, and says what it `noticed`. Windows tells of a wake by messages too, but listening to them
    from Python would cost every mouse move; the timer that was due while the computer slept fires right after it.
    """

    noticed = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        gone_by: Callable[[], float] = clock.gone_by,
        zone: Callable[[], int] = lambda: QDateTime.fromSecsSinceEpoch(int(clock.now().timestamp())).offsetFromUtc(),
    ) -> None:
        super().__init__(parent)
        self._gone_by, self._zone = gone_by, zone
        self._kept = self._look()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> Noticed:
        """Compare with the last look, and tell."""
        before, now = self._kept, self._look()
        self._kept = now
        passed = now[0] - before[0]
        moved = (now[1] - before[1]) - passed
        found = Noticed(
            passed if passed >= ASLEEP_S else 0.0,
            moved if abs(moved) >= SET_S else 0.0,
            now[2] != before[2],
            now[3] != before[3],
        )
        if found:
            self.noticed.emit(found)
        return found

    def _look(self) -> tuple[float, float, int, object]:
        return self._gone_by(), clock.now().timestamp(), self._zone(), clock.today()
