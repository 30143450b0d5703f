"""The search index: substrings of any length, of any script, and the pinyin or initials of names.

Equal to a plain scan, always. Every searched row has one line of searched text (its columns, normalised, one below the
other) in `<kind>_search`, and the grams of that text in an inverted index: on SQLite a contentless FTS5 table
`<kind>_grams`, on PostgreSQL an array under a GIN index. A query's grams find the candidates, newest first; every word
that its grams do not prove is then looked for in the searched text.

What matches: a row matches a text when *each* of the text's words is a substring of one of the row's searched columns,
or of the pinyin or the initials of its name, all compared after `normalise`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from operator import add
from typing import Any

from app.core.errors import Bug
from app.core.progress import Progress, Silent
from app.models import database
from app.models.base import Table
from app.models.pinyin import initials_of, pinyin_of
from app.models.searched import SEARCHED

_BY_KIND = {table.record_kind(): table for table in SEARCHED}
_LONGEST = 3
_GROUP = 50
_RENEWED = 500
_MOST_GRAMS = 60
"""More narrow nothing down; the words themselves are looked for anyway."""
_FIRST_WIDE = "\u2e80"
"""From here on scripts have thousands of characters, of which two neighbours already say much; 97 of 100 names have
two or three.
"""
_OFTEN = 100
"""Values up to this length may come again while rows are indexed by the thousand; longer ones are not kept."""
_BULK_SETTINGS = (("hashsize", 16_777_216), ("automerge", 0))
_USUAL_SETTINGS = (("hashsize", 1_048_576), ("automerge", 4))
_UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]+")
_AS_LETTERS = {code: 0xE000 + code for code in range(0x21, 0x7F) if not chr(code).isalnum()}


def normalise(text: str) -> str:
    """A text as it is compared: width and case folded, other compatibility forms too, control characters as spaces."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _UNSEEN.sub(" ", text.lower())


def words_of(text: str) -> list[str]:
    """The words of a query, normalised, each once."""
    return list(dict.fromkeys(normalise(text).split()))


def searched_text(values: tuple[Any, ...]) -> str:
    """One row's searched text from the values of its searched columns.

    Lines that are each a column, empty and repeated ones left out.
    """
    name = str(values[0] or "")
    lines = normalise("\n".join(str(value) for value in values if value)).split("\n")
    if not name.isascii():
        lines += [pinyin_of(name).replace(" ", ""), initials_of(name)]
    return "\n".join(dict.fromkeys(line for line in map(str.strip, lines) if line))


def tokens_of(row: Table) -> str:
    """The searched text of a row as it stands; hand it to `put` after changing the row."""
    columns = SEARCHED.get(type(row))
    return searched_text(tuple(getattr(row, name) for name in columns)) if columns else ""


def put(row: Table, forget: str | None = None) -> None:
    """Index a row in the current transaction; `forget` is `tokens_of(row)` from before the change, None for a new row.

    Kinds that are not searched are let through.
    """
    if type(row) not in SEARCHED:
        return
    text = tokens_of(row)
    if forget == text:
        return
    kind, row_id = row.record_kind(), row.id
    if database.engine() == "postgresql":
        database.execute(
            f"INSERT INTO {kind}_search (id, words, grams) VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET words = excluded.words, grams = excluded.grams",
            (row_id, text, list(grams(text))),
        )
        return
    if forget is not None:
        _forget_on_file(kind, row_id)
    database.execute(f"INSERT INTO {kind}_search (id, words) VALUES (?, ?)", (row_id, text))
    database.execute(f"INSERT INTO {kind}_grams (rowid, grams) VALUES (?, ?)", (row_id, " ".join(grams(text))))


def _forget_on_file(kind: str, row_id: int) -> None:
    """Take a row out: the index needs exactly the grams that went in, so they come from the text that is stored."""
    stored = database.query(f"DELETE FROM {kind}_search WHERE id = ? RETURNING words", (row_id,))
    for (words,) in stored:
        database.execute(
            f"INSERT INTO {kind}_grams ({kind}_grams, rowid, grams) VALUES ('delete', ?, ?)",
            (row_id, " ".join(grams(words))),
        )


def grams(text: str) -> set[str]:
    """The grams under which a text is found: every 1, 2 and 3 neighbouring characters of a word, except 3 wide ones.

    A change here needs a migration that rebuilds the index: entries are removed by the grams of their text.
    """
    found: set[str] = set()
    for part in set(text.split()):
        word = part if part.isalnum() else part.translate(_AS_LETTERS)
        pairs = list(map(add, word, word[1:]))
        found.update(word, pairs)
        if word.isascii():
            found.update(map(add, pairs, word[2:]))
        elif min(word) < _FIRST_WIDE:
            triples = map(add, pairs, word[2:])
            found.update(triples if max(word) < _FIRST_WIDE else [gram for gram in triples if min(gram) < _FIRST_WIDE])
    return found


def _query_grams(word: str) -> list[str]:
    """The fewest grams that cover a word: one beside the other, and the last one."""
    word = word.translate(_AS_LETTERS)
    needed: list[str] = []
    start = 0
    while start < len(word):
        gram = _gram_at(word, start)
        needed.append(gram)
        start += len(gram)
    if len(needed) > 1:
        last = _gram_at(word, len(word) - _LONGEST) if len(word) >= _LONGEST else ""
        needed[-1] = last if len(last) == _LONGEST else word[-2:]
    return list(dict.fromkeys(needed))


def _gram_at(word: str, start: int) -> str:
    gram = word[start : start + _LONGEST]
    return gram if len(gram) < _LONGEST or min(gram) < _FIRST_WIDE else gram[:2]


def _table(kind: str) -> type[Table]:
    if kind not in _BY_KIND:
        raise Bug(f"{kind!r} is not searched")
    return _BY_KIND[kind]


def _matching(kind: str, text: str) -> tuple[str, tuple[Any, ...]]:
    """SQL that selects the ids of matching rows, and its parameters; the text has at least one word."""
    words = words_of(text)
    needed = list(dict.fromkeys(gram for word in words for gram in _query_grams(word)))[:_MOST_GRAMS]
    unproven = [word for word in words if not (word.isalnum() and word in needed)]
    if database.engine() == "postgresql":
        verify = _each("strpos(words, ?) > 0", len(unproven))
        return f"SELECT id FROM {kind}_search WHERE grams @> ? AND {verify}", (needed, *unproven)
    found = f"SELECT {kind}_grams.rowid AS id FROM {kind}_grams WHERE {kind}_grams MATCH ?"
    match = " AND ".join(f'"{gram}"' for gram in needed)
    if not unproven:
        return found, (match,)
    verify = _each("instr(words, ?) > 0", len(unproven))
    stored = f"SELECT {verify} FROM {kind}_search WHERE {kind}_search.id = {kind}_grams.rowid"
    return f"{found} AND ({stored})", (match, *unproven)


def _each(term: str, count: int) -> str:
    """`term` so many times, all of them true; in groups, because an engine limits how deep an expression may go."""
    groups = [min(_GROUP, count - start) for start in range(0, count, _GROUP)]
    return " AND ".join(f"({' AND '.join([term] * size)})" for size in groups) or "1 = 1"


def find(kind: str, text: str, limit: int = 50) -> list[int]:
    """The ids of matching rows, newest first, at most `limit`; none for a text without words."""
    _table(kind)
    if not words_of(text):
        return []
    sql, parameters = _matching(kind, text)
    return [row_id for (row_id,) in database.query(f"{sql} ORDER BY 1 DESC LIMIT ?", (*parameters, limit))]


def condition(kind: str, text: str, column: str = "id") -> tuple[str, tuple[Any, ...]]:
    """A condition on the id column of this kind's table, for a ledger's WHERE; placeholders are `?` on both engines.

    A text without words lets every row through.
    """
    _table(kind)
    if not words_of(text):
        return "1 = 1", ()
    sql, parameters = _matching(kind, text)
    return f"{column} IN ({sql})", parameters


def scan(kind: str, text: str) -> list[int]:
    """What `find` must answer, by reading every row.

    The oracle of the tests, and the way out should the index ever be in doubt.
    """
    table = _table(kind)
    words = words_of(text)
    rows = database.query(f"{_stored(table)} ORDER BY id DESC")
    found: list[int] = []
    for row_id, *values in rows:
        text_of_row = searched_text(tuple(values))
        if words and all(word in text_of_row for word in words):
            found.append(row_id)
    return found


def bulk_put(kind: str, rows: Iterable[tuple[Any, ...]]) -> None:
    """Index many new rows at once: `(id, *values of SEARCHED columns)`; call `optimise` after the last batch.

    Many batches in one transaction are quicker: the grams are sorted in memory until it ends.
    """
    _table(kind)
    texts: list[tuple[int, str]] = []
    found: list[tuple[int, str]] = []
    for row_id, name, *others in rows:
        known = _named(name) if name and len(name) <= _OFTEN else _cut_name(name)
        cut = normalise("\n".join([value if type(value) is str else str(value) for value in others if value]))
        lines = [line for line in map(str.strip, cut.split("\n")) if line]
        texts.append((row_id, "\n".join(dict.fromkeys((*known[0], *lines, *known[1])))))
        wide = [_often(line) if len(line) <= _OFTEN else _cut(line) for line in lines if not line.isascii()]
        narrow = grams("\n".join([line for line in lines if line.isascii()]))  # numbers: hardly any comes again
        found.append((row_id, " ".join((known[2], *wide, *narrow))))
    if database.engine() == "postgresql":
        database.execute_many(
            f"INSERT INTO {kind}_search (id, words, grams) VALUES (?, ?, ?)",
            [(*text, list(dict.fromkeys(line.split()))) for text, (_, line) in zip(texts, found, strict=True)],
        )
        return
    for setting, value in _BULK_SETTINGS:
        _set_index(kind, setting, value)
    database.execute_many(f"INSERT INTO {kind}_search (id, words) VALUES (?, ?)", texts)
    database.execute_many(f"INSERT INTO {kind}_grams (rowid, grams) VALUES (?, ?)", found)


def renew(kind: str, ids: list[int]) -> None:
    """Index rows anew whose columns were changed by statements, in the current transaction; unsearched kinds pass."""
    table = _BY_KIND.get(kind)
    if table is None or not ids:
        return
    for begin in range(0, len(ids), _RENEWED):
        group = ids[begin : begin + _RENEWED]
        places = ", ".join("?" * len(group))
        if database.engine() == "postgresql":
            database.execute(f"DELETE FROM {kind}_search WHERE id IN ({places})", group)
        else:
            for row_id in group:
                _forget_on_file(kind, row_id)
        bulk_put(kind, database.query(f"{_stored(table)} WHERE id IN ({places})", group))


def drop(kind: str, ids: Iterable[int]) -> None:
    """Take rows out of the index that are about to go, in the current transaction."""
    _table(kind)
    for row_id in ids:
        if database.engine() == "postgresql":
            database.execute(f"DELETE FROM {kind}_search WHERE id = ?", (row_id,))
        else:
            _forget_on_file(kind, row_id)


def settle(kind: str) -> None:
    """Leave the index as usual after `bulk_put`, without the long work of `optimise`."""
    _table(kind)
    if database.engine() == "sqlite":
        for setting, value in _USUAL_SETTINGS:
            _set_index(kind, setting, value)


def _cut_name(name: Any) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """The lines of a name, those of its pinyin and initials, and the grams of both."""
    text = str(name or "")
    heard = () if text.isascii() else (pinyin_of(text).replace(" ", ""), initials_of(text))
    lines, sounds = (
        tuple(line for line in map(str.strip, some) if line) for some in (normalise(text).split("\n"), heard)
    )
    return lines, sounds, " ".join(grams("\n".join((*lines, *sounds))))


def _cut(line: str) -> str:
    return " ".join(grams(line))


_often = lru_cache(maxsize=32_768)(_cut)
"""Words that come again in the next rows: products, regions, faults."""

_named = lru_cache(maxsize=8_192)(_cut_name)
"""A customer's devices, contracts and calls bring the same name in the next rows."""


def _set_index(kind: str, setting: str, value: int) -> None:
    stored = database.query(f"SELECT v FROM {kind}_grams_config WHERE k = ?", (setting,))
    if stored != [(value,)]:
        database.execute(f"INSERT INTO {kind}_grams ({kind}_grams, rank) VALUES ('{setting}', {value})")


def optimise(kind: str) -> None:
    """Merge the index after bulk work: a fifth less time a query."""
    _table(kind)
    if database.engine() == "postgresql":
        database.execute(f"ANALYZE {kind}_search")
        return
    for setting, value in _USUAL_SETTINGS:
        _set_index(kind, setting, value)
    database.execute(f"INSERT INTO {kind}_grams ({kind}_grams) VALUES ('optimize')")


def rebuild(kind: str, progress: Progress | None = None) -> None:
    """Index every row of a kind anew, in one transaction."""
    table = _table(kind)
    progress = progress or Silent()
    with database.transaction():
        total, done, last = table.select().count(), 0, 0
        _clear(kind)
        while True:
            batch = database.query(f"{_stored(table)} WHERE id > ? ORDER BY id LIMIT 5000", (last,))
            if not batch:
                break
            bulk_put(kind, batch)
            last, done = batch[-1][0], done + len(batch)
            progress.report(done, total)
        optimise(kind)


def _stored(table: type[Table]) -> str:
    """The statement that reads what is searched as it is stored: who rebuilds an index may see numbers masked."""
    columns = ", ".join(f'"{name}"' for name in SEARCHED[table])
    return f'SELECT id, {columns} FROM "{table.record_kind()}"'


def _clear(kind: str) -> None:
    database.execute(f"DELETE FROM {kind}_search")
    if database.engine() == "sqlite":
        database.execute(f"INSERT INTO {kind}_grams ({kind}_grams) VALUES ('delete-all')")
