"""Everything on a customer's page: as the services read it, against the same statements through nothing but the driver.

Customers taken at random, the twenty with the most calls, and the one with the most of all: its page is the slowest.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from app.models import database
from app.services import customer_file, customer_merges, timeline
from benchmarks.measuring import Finding, by_turns, opened, part

CUSTOMERS = 150
BUSIEST = 20
AGAIN = 3
ROUNDS = 3
FLOOR_MS = 50.0


def measure(branch: Path) -> Iterator[Finding]:
    """CPU of reading a page; the raw statements are those that the page itself asked."""
    opened(branch)
    dice = random.Random(11)
    newest = int(database.scalar("SELECT max(id) FROM customer"))
    anybody = [_from(dice.randint(1, newest)) for _ in range(CUSTOMERS)]
    busiest = [
        row[0]
        for row in database.query(
            "SELECT customer_id FROM service_call GROUP BY customer_id ORDER BY count(*) DESC, customer_id LIMIT ?",
            (BUSIEST,),
        )
    ]
    read(anybody[0])
    ours, raw = _both(anybody)
    yield Finding("customer page, any customer", statistics.median(ours), statistics.median(raw))
    yield Finding("customer page, any customer, 95 of 100", part(ours, 0.95), 0.0, FLOOR_MS)
    ours, raw = _both(busiest)
    yield Finding("customer page, the twenty busiest", statistics.median(ours), statistics.median(raw))
    yield Finding("customer page, the twenty busiest, slowest", max(ours), 0.0, FLOOR_MS)
    ours, raw = _both(busiest[:1] * AGAIN)
    yield Finding("customer page, the busiest of all", statistics.median(ours), statistics.median(raw))
    yield Finding("customer page, the busiest of all, at most", statistics.median(ours), 0.0, FLOOR_MS)


def read(customer_id: int) -> None:
    """What the page reads when it is opened."""
    customer_file.customer_file(customer_id)
    customer_merges.merge_of(customer_id)
    customer_merges.merged_into(customer_id)
    timeline.for_customer(customer_id)


def _from(place: int) -> int:
    return int(database.query("SELECT id FROM customer WHERE id >= ? ORDER BY id LIMIT 1", (place,))[0][0])


def _both(customers: Sequence[int]) -> tuple[list[float], list[float]]:
    ours, raw = [], []
    for customer_id in customers:
        bare = _bare(customer_id)
        one, other = by_turns([lambda asked=customer_id: read(asked)] * ROUNDS, [bare] * ROUNDS)
        ours.append(one)
        raw.append(other)
    return ours, raw


def _bare(customer_id: int) -> Callable[[], object]:
    """The statements of this page, with their values in place, to be asked again without us."""
    conn: Any = database.current().connection()
    asked: list[str] = []
    conn.set_trace_callback(asked.append)
    try:
        read(customer_id)
    finally:
        conn.set_trace_callback(None)
    reads = [sql for sql in asked if sql.lstrip().upper().startswith(("SELECT", "WITH"))]
    if not reads:
        raise ValueError("the page asked nothing")
    return lambda: [conn.execute(sql).fetchall() for sql in reads]
