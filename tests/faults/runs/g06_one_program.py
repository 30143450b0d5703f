"""Two starts at the same moment on one data folder, and programs killed with the folder in their hands."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from app.ui.single_instance import SingleInstance
from tests.faults.runs import Figures
from tests.faults.runs._processes import in_child

GUARANTEE, FULL = "G6", 200
PROMISE = "one program per data folder; its lock heals itself"


def run(folder: Path, count: int) -> Figures:
    """`count` double starts; the winner of every second one is killed instead of leaving."""
    figures = Figures()
    for turn in range(count):
        go, start = os.pipe()
        end, leave = os.pipe()

        def begin(pipe: int, go: int = go, end: int = end) -> None:
            one = SingleInstance(folder)
            os.read(go, 1)
            os.write(pipe, b"mine" if one.claim() else b"busy")
            os.read(end, 1)
            one.release()

        children = [in_child(begin) for _ in range(2)]
        os.write(start, b"xx")
        said = [os.read(reading, 4) for _, reading in children]
        figures.injected += 1
        figures.expect(sorted(said) == [b"busy", b"mine"], f"start {turn}: {said}")
        if turn % 2:
            for (pid, _), word in zip(children, said, strict=True):
                if word == b"mine":
                    os.kill(pid, signal.SIGKILL)
            figures.count("winners killed")
        os.write(leave, b"xx")
        for pid, reading in children:
            os.waitpid(pid, 0)
            os.close(reading)
        for handle in (go, start, end, leave):
            os.close(handle)
    last = SingleInstance(folder)
    figures.expect(last.claim(), "the lock had to be cleaned up by hand")
    last.release()
    figures.count("double starts with one winner", count - len(figures.wrong))
    return figures
