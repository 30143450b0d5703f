"""Spare parts named on a signed voucher: which one a line means, where it is taken from, how many are there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.core.i18n import translate
from app.services import spare_part_file, staff
from app.services.service_call_file import CallFile, Charge
from app.services.spare_part_file import PartEntry
from app.services.spare_use import FromStock

NOT_TAKEN = "-"
"""Said of a line that names a part which did not come from stock: the customer's own, bought on the way."""

_LIKENESS = (
    (True, True, True), (True, True, False), (False, True, True), (False, True, False), (True, False, False),
    (False, False, False),
)  # fmt: skip
"""What a row and the line it means have in common, the likest first: the words, the place, the number."""


@dataclass(frozen=True)
class Named:
    """A line that names a part: where it is taken from (a place's key, or empty), and the line that took it before."""

    part: PartEntry
    place: str
    quantity: int
    before: Charge | None = None

    @property
    def source(self) -> tuple[int, str] | None:
        """The part and the place that it is taken from, None where it is not."""
        key = self.before.from_key if self.before is not None else self.place
        return (self.part.id, key) if key else None


class VoucherStock:
    """Reads parts and stock once, when the form opens; the use case counts again."""

    def __init__(self, call: CallFile) -> None:
        self._call = call
        self._technician = call.technician_id or 0
        self._bag = f"staff:{self._technician}" if self._technician else ""
        parts = spare_part_file.in_use()
        self._lying = spare_part_file.lying()
        names = Counter(_plain(part.name) for part in parts)
        self._words = {_plain(part.name): part for part in parts if names[_plain(part.name)] == 1}
        self._words |= {_plain(words): part for part in parts for words in (part.number, _listed(part))}
        self._offered = [_listed(part) for part in parts]
        self._names = dict(self._places())

    def suggestions(self) -> list[str]:
        """Every part by number and name, to complete from."""
        return self._offered

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Where a part may come from: the technician's bag, then the others, or not from stock."""
        return (("", ""), *self._names.items(), (NOT_TAKEN, translate("hand_in", "not from stock")))

    def part_of(self, words: str) -> PartEntry | None:
        """The part that a line names by its number, its name or both; None for what is none, or might be several."""
        return self._words.get(_plain(words))

    def said(self, words: str) -> str:
        """What the line says once a part was typed by its number: the name, where it is the only one of that name."""
        part = self.part_of(words)
        return part.name if part is not None and self.part_of(part.name) is part else words

    def usual_place(self, words: str) -> str:
        """Where the part of a line that was typed is taken from: the technician's bag, if any of it is anywhere."""
        part = self.part_of(words)
        if part is None:
            return ""
        if not any(of == part.id for of, _key in self._lying):
            return NOT_TAKEN
        return self._bag or NOT_TAKEN

    def named(self, rows: Sequence[dict[str, Any]]) -> list[Named | None]:
        """For each line the part it names; one that was used on the call already is not taken again."""
        found: list[Named | None] = []
        for row, before in zip(rows, self._taken_before(rows), strict=True):
            part = self.part_of(str(row["description"]))
            if before is not None:
                part = part or spare_part_file.entry(before.part_id or 0)
            place, quantity = str(row.get("stock", "")), _count(row)
            found.append(Named(part, "" if place == NOT_TAKEN else place, quantity, before) if part else None)
        return found

    def free_place(self, words: str) -> str:
        """Where a line kept without its place is taken from: nowhere when it stands so on the call, else as usual."""
        free = any(line.part_id is None and line.description == words for line in self._call.charges)
        return "" if free else self.usual_place(words)

    def _taken_before(self, rows: Sequence[dict[str, Any]]) -> list[Charge | None]:
        """For each row the line that took its part on the call: of several rows the one with its place and number;
        one without a place is the free line of the call, where there is one.
        """
        used = [line for line in self._call.charges if line.part_id is not None]
        free = {line.description for line in self._call.charges if line.part_id is None}
        found: list[Charge | None] = [None] * len(rows)
        for same_words, there, as_many in _LIKENESS:
            for number, row in enumerate(rows):
                words, place = str(row["description"]), str(row.get("stock", ""))
                if found[number] is not None or (not there and not place and words in free):
                    continue
                part = self.part_of(words)
                alike = (
                    line for line in used
                    if (line.description == words or (not same_words and part is not None and line.part_id == part.id))
                    and (not there or line.from_key == place)
                    and (not as_many or line.quantity == _count(row))
                )  # fmt: skip
                before = found[number] = next(alike, None)
                if before is not None:
                    used.remove(before)
        return found

    def source(self, named: Named | None) -> FromStock | None:
        """What the use case takes for a line."""
        known = named.source if named is not None else None
        return FromStock(*known, technician_id=self._technician) if known else None

    def notes(self, rows: Sequence[dict[str, Any]]) -> tuple[str, str]:
        """What becomes of the parts on the paper, and what is not there in that number; a line each."""
        said: list[str] = []
        short: list[str] = []
        wanted: Counter[tuple[int, str]] = Counter()
        for row, one in zip(rows, self.named(rows), strict=True):
            if one is None:
                if row.get("stock") not in (None, "", NOT_TAKEN):
                    text = translate("hand_in", "“{text}” is no spare part on the list: nothing is taken from stock.")
                    short.append(text.format(text=row["description"]))
                continue
            words = f"{one.part.number} {one.part.name}"
            if one.before is not None:
                text = translate("hand_in", "{part}: taken already from {place} when it was used on the call.")
                said.append(text.format(part=words, place=self._name(one.before.from_key, one.before.from_name)))
                continue
            if one.source is None:
                there = self._lying.get((one.part.id, self._bag), 0)
                text = translate("hand_in", "{part}: nothing is taken from stock; {count} in the technician's bag.")
                said.append(text.format(part=words, count=there))
                continue
            wanted[one.source] += one.quantity
            there, place = self._lying.get(one.source, 0), self._name(one.place, one.place)
            if wanted[one.source] > there:
                text = translate(
                    "hand_in",
                    "{part}: only {count} in {place}. Choose where it came from, or that it is not from stock.",
                )
                short.append(text.format(part=words, count=there, place=place))
            elif one.part.needs_old_part:
                text = translate("hand_in", "{part}: from {place}, {count} there; the old part is owed.")
                said.append(text.format(part=words, count=there, place=place))
            else:
                text = translate("hand_in", "{part}: from {place}, {count} there.")
                said.append(text.format(part=words, count=there, place=place))
        return "\n".join(said), "\n".join(short)

    def _places(self) -> list[tuple[str, str]]:
        places = sorted(spare_part_file.all_places(), key=lambda one: (one.key != self._bag, one.is_bag))
        bag = translate("stock", "{name}'s bag")
        found = [(one.key, bag.format(name=one.name) if one.is_bag else one.name) for one in places]
        shown = Counter(name for _key, name in found)  # of two people of one name each is told by the number
        for number, place in enumerate(places):
            if place.is_bag and shown[found[number][1]] > 1:
                found[number] = place.key, f"{found[number][1]} · {staff.entry(place.id).number}"
        known = dict(found)
        used = [(line.from_key, line.from_name) for line in self._call.charges if line.part_id is not None]
        return [*found, *((key, name) for key, name in dict(used).items() if key not in known)]

    def _name(self, key: str, name: str) -> str:
        return self._names.get(key, name)


def _count(row: dict[str, Any]) -> int:
    words = str(row["quantity"]) or "1"
    return int(words) if words.isdecimal() else 0


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()


def _listed(part: PartEntry) -> str:
    return f"{part.number}  {part.name}"
