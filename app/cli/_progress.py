"""Progress as one line on stderr that is written over."""

from __future__ import annotations

import sys


class Told:
    """Tells how far it is, where somebody looks on."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """So many of so many; a total of 0 means unknown."""
        if sys.stderr.isatty():
            end = "\n" if done >= total > 0 else "\r"
            count = f"{done:,} / {total:,}" if total else "…"
            print(f"{count}  {text:60.60}", end=end, file=sys.stderr, flush=True)
