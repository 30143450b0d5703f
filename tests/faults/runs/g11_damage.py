"""Bytes of a closed branch are damaged in six ways: opening it, or the full check, says so."""

from __future__ import annotations

import random
from pathlib import Path

from app.core.errors import AftercareError
from app.models import database, maintenance
from tests.faults.runs import Figures
from tests.faults.runs._branches import save_one
from tests.faults.runs._processes import chance_of

GUARANTEE, FULL = "G11", 1_200
PROMISE = "damage is noticed: every one in an encrypted file, that of whole pages in a plain one"
PAGE = 4096
KINDS = ("1 bit", "16 bytes", "sector zeroed", "page zeroed", "pages swapped", "tail cut off")
SURE_IN_A_PLAIN_FILE = ("page zeroed", "pages swapped", "tail cut off")
KEY = "0123456789abcdef" * 4
ROWS = 400


def damaged(content: bytes, kind: str, chance: random.Random) -> bytes:
    """The content with one damage; never the same bytes as before."""
    spoiled, pages = bytearray(content), len(content) // PAGE
    at = chance.randrange(PAGE, len(content) - PAGE)
    if kind == "1 bit":
        spoiled[at] ^= 1 << chance.randrange(8)
    elif kind == "16 bytes":
        spoiled[at : at + 16] = chance.randbytes(16)
    elif kind == "sector zeroed":
        begin = at // 512 * 512
        spoiled[begin : begin + 512] = bytes(512)
    elif kind == "page zeroed":
        begin = at // PAGE * PAGE
        spoiled[begin : begin + PAGE] = bytes(PAGE)
    elif kind == "pages swapped":
        one, other = (page * PAGE for page in chance.sample(range(1, pages), 2))
        spoiled[one : one + PAGE], spoiled[other : other + PAGE] = (
            content[other : other + PAGE],
            content[one : one + PAGE],
        )
    else:
        del spoiled[chance.randrange(pages // 2, pages) * PAGE :]
    return bytes(spoiled) if bytes(spoiled) != content else damaged(content, kind, chance)


def run(folder: Path, count: int) -> Figures:
    """`count` damages of an encrypted file and as many of a plain one."""
    figures = Figures()
    for key in (KEY, ""):
        file = folder / ("encrypted.aftercare" if key else "plain.aftercare")
        database.open_database(file, key=key)
        chance = chance_of(f"g11 {key}")
        for _ in range(ROWS):
            save_one("".join(chr(chance.randrange(0x4E00, 0x9000)) for _ in range(60)))
        database.close_database()
        content = file.read_bytes()
        for kind in KINDS:
            seen = 0
            for turn in range(max(1, count // len(KINDS))):
                file.write_bytes(damaged(content, kind, chance))
                figures.injected += 1
                noticed = _noticed(file, key)
                seen += noticed
                if key or kind in SURE_IN_A_PLAIN_FILE:
                    figures.expect(noticed, f"{'encrypted' if key else 'plain'}, {kind}, {turn}: not noticed")
                for left in ("-wal", "-shm"):
                    file.with_name(file.name + left).unlink(missing_ok=True)
            figures.notes[f"{'encrypted' if key else 'plain'} {kind}"] = f"{seen}/{turn + 1}"
    return figures


def _noticed(file: Path, key: str) -> bool:
    try:
        database.open_database(file, key=key)
        return bool(maintenance.check(thorough=True))
    except AftercareError:
        return True
    finally:
        database.close_database()
