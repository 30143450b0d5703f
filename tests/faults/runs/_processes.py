"""Processes of our own that can be killed at any moment."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any

from app.models import database


def in_child(work: Callable[[int], Any]) -> tuple[int, int]:
    """Run `work(pipe)` in a forked process that leaves no trace of its parent; its id and the pipe to read from."""
    assert not database.is_open(), "an open SQLite file must not be carried over a fork"
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    os.close(reading)
    status = 1
    try:
        work(writing)
        status = 0
    except BaseException:
        os.write(writing, f"\nFAILED {traceback.format_exc()}".encode())
    finally:
        os._exit(status)


def said_by(pid: int, reading: int) -> str:
    """Everything a child wrote until it ended."""
    with os.fdopen(reading, "rb") as pipe:
        text = pipe.read().decode(errors="replace")
    os.waitpid(pid, 0)
    return text


def killed_after(work: Callable[[int], Any], seconds: float, wait_for_words: int = 0) -> list[str]:
    """Run `work(pipe)` in a child, let it say so many words, wait, kill it; the words it said in time."""
    pid, reading = in_child(work)
    said = more = b""
    while said.count(b"\n") < wait_for_words and (more := os.read(reading, 4096)):
        said += more
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    assert b"FAILED" not in said, said.decode()
    return said.decode().split("\n")[:-1]


@contextlib.contextmanager
def burning(processes: int) -> Iterator[None]:
    """So many processes that compute for nothing, for the length of the block; they end with whoever began them."""
    parent = os.getpid()

    def burn(_pipe: int) -> None:
        while os.getppid() == parent:
            sum(range(20_000))

    children = [in_child(burn) for _ in range(processes)]
    try:
        yield
    finally:
        for pid, reading in children:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            os.close(reading)


def chance_of(name: str) -> random.Random:
    """The same chances at every run."""
    return random.Random(f"aftercare {name}")
