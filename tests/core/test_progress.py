"""Work that waits can be stopped, too."""

from __future__ import annotations

import threading

import pytest

from app.core.errors import Cancelled
from app.core.progress import Silent, asking, stop_if_asked


def test_only_the_work_of_this_thread_is_stopped() -> None:
    work, found = Silent(), list[str]()
    stop_if_asked()

    def elsewhere() -> None:
        stop_if_asked()
        found.append("went on")

    with asking(lambda: work.report(0, 0)):
        stop_if_asked()
        work.cancel()
        other = threading.Thread(target=elsewhere)
        other.start()
        other.join()
        with pytest.raises(Cancelled):
            stop_if_asked()
        with asking(lambda: None):
            stop_if_asked()
        with pytest.raises(Cancelled):
            stop_if_asked()
    stop_if_asked()
    assert found == ["went on"]
