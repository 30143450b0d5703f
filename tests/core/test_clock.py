from datetime import UTC, date, datetime, timedelta

from app.core import clock


def test_now_is_aware_and_whole_seconds() -> None:
    moment = clock.now()
    assert moment.tzinfo is UTC
    assert moment.microsecond == 0


def test_today_is_the_date_at_the_branch() -> None:
    with clock.set_to(datetime(2026, 11, 21, 16, 30, tzinfo=UTC)):  # half past midnight in Shanghai
        assert clock.today() == date(2026, 11, 22)
        assert clock.local(clock.now()).hour == 0


def test_midnight_at_the_branch_in_utc() -> None:
    assert clock.local_midnight(date(2026, 11, 22)) == datetime(2026, 11, 21, 16, tzinfo=UTC)


def test_clock_can_be_held_moved_and_given_back() -> None:
    start = datetime(2020, 2, 29, tzinfo=UTC)
    with clock.set_to(start) as advance:
        advance(timedelta(hours=2))
        assert clock.now() == datetime(2020, 2, 29, 2, tzinfo=UTC)
    assert clock.now() > datetime(2026, 1, 1, tzinfo=UTC)
