"""Reads the definition of a scheme entry by entry, so that every refusal says where it is not sound."""

from __future__ import annotations

import json
import re
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain.validation import clean_line

LONGEST_DAYS = 366
MOST_ENTRIES = 60
LONGEST_NAME = 60
LONGEST_TEXT = 300
LARGEST_DEFINITION = 200_000
"""Characters; the largest scheme that is shipped has a tenth of it."""

_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")


class SchemeFault(UserError):
    """A definition is not sound: `place` is the way to the entry (`stages[2].days.domestic`), `why` what is wrong."""

    def __init__(self, place: str, why: str) -> None:
        text = translate("complaint_scheme", "The scheme is not sound at “{place}”: {why}.")
        super().__init__(text.format(place=place or "/", why=why), "definition")
        self.place, self.why = place, why


class Part:
    """A part of a definition, with the way to it. What nobody asks for is refused by `nothing_else`."""

    def __init__(self, way: str, data: Any) -> None:
        if not isinstance(data, dict):
            raise SchemeFault(way, translate("complaint_scheme", "an object is expected here"))
        self._way, self._data = way, data
        self._asked: set[str] = set()

    def wrong(self, name: str, why: str) -> SchemeFault:
        """The refusal of one entry."""
        return SchemeFault(f"{self._way}.{name}".lstrip("."), why)

    def nothing_else(self) -> None:
        """Refuse entries that mean nothing: most likely misspelt ones."""
        unknown = sorted(set(self._data) - self._asked)
        if unknown:
            raise self.wrong(unknown[0], translate("complaint_scheme", "there is no such entry"))

    def _get(self, name: str, kinds: tuple[type, ...], *, optional: bool = False) -> Any:
        self._asked.add(name)
        value = self._data.get(name)
        if value is None and optional:
            return None
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise self.wrong(name, translate("complaint_scheme", "missing, or not of the right kind"))
        return value

    def text(self, name: str, *, optional: bool = False, longest: int = LONGEST_NAME) -> str:
        """A line of text; empty only when it may be."""
        value = self._line(name, self._get(name, (str,), optional=optional) or "", longest)
        if not value and not optional:
            raise self.wrong(name, translate("complaint_scheme", "a text is needed"))
        return value

    def _line(self, name: str, value: str, longest: int) -> str:
        try:
            return clean_line(value, longest, "definition")
        except UserError as fault:
            raise self.wrong(name, fault.text.rstrip(".。")) from fault

    def code(self, name: str = "code") -> str:
        """A code: it stands in the database and never on paper."""
        value = self.text(name)
        if not _CODE.fullmatch(value):
            raise self.wrong(name, translate("complaint_scheme", "a code has small letters, digits and _ only"))
        return value

    def both(self, name: str, longest: int = LONGEST_NAME) -> tuple[str, str]:
        """A text in Chinese and in English; without English, the Chinese one twice."""
        part = self.part(name)
        chinese = part.text("zh", longest=longest)
        english = part.text("en", optional=True, longest=longest)
        part.nothing_else()
        return chinese, english or chinese

    def part(self, name: str) -> Part:
        """An object within."""
        return Part(f"{self._way}.{name}".lstrip("."), self._get(name, (dict,)))

    def parts(self, name: str, *, optional: bool = False) -> list[Part]:
        """A list of objects within; empty only when it may be."""
        items = self._get(name, (list,), optional=optional) or []
        self._few(name, items)
        if not items and not optional:
            raise self.wrong(name, translate("complaint_scheme", "at least one is needed"))
        return [Part(f"{self._way}.{name}[{place}]".lstrip("."), item) for place, item in enumerate(items, 1)]

    def _few(self, name: str, items: list[Any]) -> None:
        if len(items) > MOST_ENTRIES:
            text = translate("complaint_scheme", "more than {most} entries").format(most=MOST_ENTRIES)
            raise self.wrong(name, text)

    def flag(self, name: str) -> bool:
        """True or false; false when it is not there."""
        return bool(self._get(name, (bool,), optional=True))

    def number(self, name: str, *, optional: bool = False) -> float | None:
        """A number of days or hours."""
        value = self._get(name, (int, float), optional=optional)
        if value is not None and not 0 < value <= LONGEST_DAYS:
            raise self.wrong(name, translate("complaint_scheme", "a number above 0 and up to 366 is expected"))
        return value

    def count(self, name: str, *, optional: bool = False) -> int | None:
        """A whole number of days."""
        value = self.number(name, optional=optional)
        if value is not None and value != int(value):
            raise self.wrong(name, translate("complaint_scheme", "a whole number is expected"))
        return None if value is None else int(value)

    def amount(self, name: str) -> int | None:
        """An amount in fen; None when it is not there."""
        value = self._get(name, (int,), optional=True)
        if value is not None and not 0 < value <= LARGEST_FEN:
            raise self.wrong(name, translate("complaint_scheme", "an amount in fen above 0 is expected"))
        return value

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        """One of these codes."""
        value = self._get(name, (str,))
        if value not in choices:
            text = translate("complaint_scheme", "one of {choices} is expected")
            raise self.wrong(name, text.format(choices=", ".join(choices)))
        return value

    def texts(self, name: str, *, optional: bool = False) -> tuple[str, ...]:
        """A list of texts, each once."""
        items = self._get(name, (list,), optional=optional) or []
        self._few(name, items)
        if not all(isinstance(item, str) and item.strip() for item in items) or not (items or optional):
            raise self.wrong(name, translate("complaint_scheme", "a list of texts is expected"))
        found = tuple(self._line(name, item, LONGEST_NAME) for item in items)
        if len(found) != len(set(found)):
            raise self.wrong(name, translate("complaint_scheme", "a text stands twice"))
        return found

    def some_of(self, name: str, choices: frozenset[str]) -> tuple[str, ...]:
        """Some of these codes, each once."""
        items = self.texts(name, optional=True)
        unknown = sorted(set(items) - choices)
        if unknown:
            text = translate("complaint_scheme", "unknown: {words}")
            raise self.wrong(name, text.format(words=", ".join(unknown)))
        return items

    def texts_by(self, name: str, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        """Lists of texts under some of these keys, at least one."""
        part = self.part(name)
        found = {key: part.texts(key) for key in keys if key in part._data}
        part.nothing_else()
        if not found:
            raise self.wrong(name, translate("complaint_scheme", "at least one is needed"))
        return found

    def numbers_by(self, name: str, keys: tuple[str, ...]) -> dict[str, float | None]:
        """A number or None under each of these keys."""
        part = self.part(name)
        found = {key: part.number(key, optional=True) for key in keys}
        part.nothing_else()
        return found


def read_json(text: str) -> Any:
    """What a definition says, before it is understood. Raises SchemeFault."""
    if len(text) > LARGEST_DEFINITION:
        raise SchemeFault("", translate("complaint_scheme", "it is far too long"))
    try:
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as fault:
        why = translate("complaint_scheme", "this cannot be read ({fault})")
        raise SchemeFault("", why.format(fault=str(fault))) from fault


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise SchemeFault(twice, translate("complaint_scheme", "the entry stands twice"))
    return found
