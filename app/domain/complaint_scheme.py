"""Schemes of complaint handling (3.7): which classes, product fields, stages, opinions, approvers, forms a branch uses.

A scheme is data: `resources/complaint_schemes/<code>.json`, or one that an administrator wrote. Words stand in it in
Chinese and English; everything else is codes of `domain.complaint` and of the workflow. `parse` checks all of it, so
that a case never meets half a scheme.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from app.core.errors import UserError
from app.core.i18n import translate
from app.core.money import LARGEST_FEN
from app.domain.complaint import CHANNELS, SETTLEMENT_KINDS, STATES
from app.domain.validation import clean_line

LONGEST_DAYS = 366

STEPS = frozenset(
    {
        "minor",  # minor cases are filed without a proposal (000)
        "promise",  # when it is our fault the customer is told a date before a proposal goes on (004i, 002D)
        "customer_signs",  # the customer signs the slip before the case counts as executed (004i)
        "investigation_report",  # due some days after the facts are found (002C)
        "purchase_proof",  # asked for at the registration (002B)
        "sample",  # a sample goes with the form (002C, 002D)
        "appraisal",  # disputed quality may be appraised (000, 002B)
        "case_study",  # written up before the case is archived (002E)
        "measure_verified",  # quality verifies the measure before the proposal goes on (002A)
    }
)
"""What a scheme may switch on."""

APPROVALS = ("amount", "always", "never")
"""When a proposal needs approval: when money or goods are given; always; never."""

CORRECTIONS = ("required", "tracked", "never")
"""Whether corrective action is verified before the archive: every case; where the case says so; not at all."""

REQUIRABLE = frozenset({"phone", "address", "contact_name", "demand", "device", "purchase_proof", "sample"})
"""What a scheme may demand at the registration, beside its own product fields."""

FIELD_KINDS = ("text", "number", "money", "date", "choice")
EDITIONS = ("customer", "internal")


@dataclass(frozen=True)
class Words:
    """A text of a scheme in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class Choice:
    """A class of the scheme."""

    code: str
    name: Words


@dataclass(frozen=True)
class ProductField:
    """A field of the scheme's product data (C21): `kind` one of FIELD_KINDS, `choices` as they are printed."""

    code: str
    name: Words
    kind: str = "text"
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stage:
    """A unit's turn: it begins in `state`, lasts `days` by market (None: no limit), may be optional."""

    code: str
    name: Words
    unit: str
    state: str
    days: Mapping[str, float | None]
    is_optional: bool = False


@dataclass(frozen=True)
class OpinionBlock:
    """A block of the internal form for a unit's opinion; a required one is filled in before approval."""

    code: str
    name: Words
    unit: str
    is_required: bool = False
    is_internal: bool = True


@dataclass(frozen=True)
class Rung:
    """Who decides up to an amount in fen (4.4); None: any amount."""

    up_to: int | None
    title: Words


@dataclass(frozen=True)
class SchemeForm:
    """A form of the scheme, with its copies by edition; the recipient is printed on each."""

    form: str
    copies: Mapping[str, tuple[str, ...]]  # edition → recipients


@dataclass(frozen=True)
class Market:
    """A market and the days within which a case of it is closed; None: no limit."""

    code: str
    name: Words
    close_days: float | None


@dataclass(frozen=True, eq=False)
class Scheme:
    """Everything a scheme decides."""

    code: str
    name: Words
    about: Words
    regulation: str
    markets: tuple[Market, ...]
    first_reply_hours: float | None
    promise_days: int | None
    visit_days: int
    report_days: int | None
    counts_from: str  # registered | accepted: what the days of the whole run from
    clock: str  # calendar | working
    classes: tuple[Choice, ...]
    channels: tuple[str, ...]
    product_fields: tuple[ProductField, ...]
    required: tuple[str, ...]
    stages: tuple[Stage, ...]
    opinions: tuple[OpinionBlock, ...]
    steps: frozenset[str]
    approval: str
    rungs: tuple[Rung, ...]
    correction: str
    settlements: tuple[str, ...]
    forms: tuple[SchemeForm, ...]

    def market(self, code: str) -> Market:
        """A market by its code. Raises UserError (field `market`)."""
        for market in self.markets:
            if market.code == code:
                return market
        raise UserError(translate("complaint_scheme", "Choose the market."), "market")

    def class_name(self, code: str) -> Words:
        """A class by its code. Raises UserError (field `category`)."""
        for choice in self.classes:
            if choice.code == code:
                return choice.name
        raise UserError(translate("complaint_scheme", "Choose the class of the complaint."), "category")

    def stage(self, code: str) -> Stage | None:
        """A stage by its code."""
        return next((stage for stage in self.stages if stage.code == code), None)

    def block(self, code: str) -> OpinionBlock | None:
        """An opinion block by its code."""
        return next((block for block in self.opinions if block.code == code), None)

    def copies(self, form: str, edition: str) -> tuple[str, ...]:
        """The recipients of a form's copies; empty when the scheme has no such edition of it."""
        return next((one.copies.get(edition, ()) for one in self.forms if one.form == form), ())

    def rung(self, amount: int) -> Rung:
        """Who decides an amount in fen (4.4): the first rung that it does not exceed."""
        return next(rung for rung in self.rungs if rung.up_to is None or amount <= rung.up_to)

    def needs_approval(self, amount: int, kinds: frozenset[str]) -> bool:
        """Whether a proposal of this amount and these settlement kinds goes before an approver."""
        if self.approval == "amount":
            return amount > 0 or bool(kinds - {"apology", "repair"})
        return self.approval == "always"


def parse(text: str) -> Scheme:
    """The scheme that a definition (JSON) describes. Raises UserError (field `definition`)."""
    try:
        data = json.loads(text)
    except ValueError as fault:
        raise UserError(
            translate("complaint_scheme", "This is not a definition of a scheme: {fault}").format(fault=fault),
            "definition",
        ) from fault
    return scheme_of(data)


def scheme_of(data: Any) -> Scheme:
    """The scheme of a definition that was read already. Raises UserError (field `definition`)."""
    top = _Part("", data)
    states = frozenset(STATES)
    markets = tuple(
        Market(part.code(), part.words("name"), part.number("close_days", optional=True))
        for part in top.parts("markets")
    )
    market_codes = frozenset(market.code for market in markets)
    scheme = Scheme(
        code=top.code(),
        name=top.words("name"),
        about=top.words("about"),
        regulation=top.text("regulation", optional=True),
        markets=markets,
        first_reply_hours=top.number("first_reply_hours", optional=True),
        promise_days=top.count("promise_days", optional=True),
        visit_days=top.count("visit_days") or 0,
        report_days=top.count("report_days", optional=True),
        counts_from=top.one_of("counts_from", ("registered", "accepted")),
        clock=top.one_of("clock", ("calendar", "working")),
        classes=tuple(Choice(part.code(), part.words("name")) for part in top.parts("classes")),
        channels=top.some_of("channels", frozenset(CHANNELS)),
        product_fields=tuple(_product_field(part) for part in top.parts("product_fields", optional=True)),
        required=top.some_of("required", REQUIRABLE),
        stages=tuple(_stage(part, states, market_codes) for part in top.parts("stages", optional=True)),
        opinions=tuple(_block(part) for part in top.parts("opinions", optional=True)),
        steps=frozenset(top.some_of("steps", STEPS)),
        approval=top.one_of("approval", APPROVALS),
        rungs=tuple(
            Rung(part.amount("up_to"), part.words("title")) for part in top.parts("rungs", optional=True)
        ),
        correction=top.one_of("correction", CORRECTIONS),
        settlements=top.some_of("settlements", frozenset(SETTLEMENT_KINDS)),
        forms=tuple(SchemeForm(part.code("form"), part.copies()) for part in top.parts("forms")),
    )  # fmt: skip
    _check(scheme, top)
    return scheme


def _product_field(part: _Part) -> ProductField:
    kind = part.one_of("kind", FIELD_KINDS)
    choices = part.texts("choices", optional=kind != "choice")
    return ProductField(part.code(), part.words("name"), kind, part.flag("required"), choices)


def _block(part: _Part) -> OpinionBlock:
    return OpinionBlock(
        part.code(), part.words("name"), part.text("unit"), part.flag("required"), part.flag("internal")
    )


def _stage(part: _Part, states: frozenset[str], markets: frozenset[str]) -> Stage:
    days = part.part("days")
    return Stage(
        part.code(), part.words("name"), part.text("unit"), part.one_of("state", tuple(sorted(states))),
        {market: days.number(market, optional=True) for market in sorted(markets)}, part.flag("optional"),
    )  # fmt: skip


def _check(scheme: Scheme, top: _Part) -> None:
    """What only the whole shows: codes once each, stages in the order of the states, rungs that climb to any amount."""
    for name in ("markets", "classes", "product_fields", "stages", "opinions"):
        codes = [item.code for item in getattr(scheme, name)]
        if len(codes) != len(set(codes)):
            raise top.wrong(name, translate("complaint_scheme", "a code stands twice"))
    for name in ("markets", "classes", "channels", "settlements", "forms"):
        if not getattr(scheme, name):
            raise top.wrong(name, translate("complaint_scheme", "at least one is needed"))
    order = [STATES.index(stage.state) for stage in scheme.stages]
    if order != sorted(order):
        raise top.wrong("stages", translate("complaint_scheme", "the stages do not follow the order of the states"))
    limits = [rung.up_to for rung in scheme.rungs]
    climbing = [limit for limit in limits if limit is not None]
    sound = limits[-1:] == [None] and limits.count(None) == 1 and all(a < b for a, b in pairwise(climbing))
    if scheme.approval != "never" and not sound:
        raise top.wrong("rungs", translate("complaint_scheme", "the amounts must climb, and the last must be open"))
    if "appraisal" not in scheme.steps and "purchase_proof" in scheme.required and "purchase_proof" not in scheme.steps:
        raise top.wrong("required", translate("complaint_scheme", "proof of purchase is required but not asked for"))


class _Part:
    """A part of a definition, with the way to it, so that every refusal says where."""

    def __init__(self, way: str, data: Any) -> None:
        if not isinstance(data, dict):
            raise _refusal(way, translate("complaint_scheme", "an object is expected here"))
        self._way, self._data = way, data

    def wrong(self, name: str, why: str) -> UserError:
        """The refusal of one entry."""
        return _refusal(f"{self._way}.{name}".lstrip("."), why)

    def _get(self, name: str, kinds: tuple[type, ...], *, optional: bool = False) -> Any:
        value = self._data.get(name)
        if value is None and optional:
            return None
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise self.wrong(name, translate("complaint_scheme", "missing, or not of the right kind"))
        return value

    def text(self, name: str, *, optional: bool = False) -> str:
        value = clean_line(self._get(name, (str,), optional=optional) or "", field="definition")
        if not value and not optional:
            raise self.wrong(name, translate("complaint_scheme", "a text is needed"))
        return value

    def code(self, name: str = "code") -> str:
        value = self.text(name)
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", value):
            raise self.wrong(name, translate("complaint_scheme", "a code has small letters, digits and _ only"))
        return value

    def words(self, name: str) -> Words:
        part = self.part(name)
        return Words(part.text("zh"), part.text("en"))

    def part(self, name: str) -> _Part:
        return _Part(f"{self._way}.{name}".lstrip("."), self._get(name, (dict,)))

    def parts(self, name: str, *, optional: bool = False) -> list[_Part]:
        items = self._get(name, (list,), optional=optional) or []
        return [_Part(f"{self._way}.{name}[{place}]".lstrip("."), item) for place, item in enumerate(items, 1)]

    def flag(self, name: str) -> bool:
        return bool(self._get(name, (bool,), optional=True))

    def number(self, name: str, *, optional: bool = False) -> float | None:
        value = self._get(name, (int, float), optional=optional)
        if value is not None and not 0 < value <= LONGEST_DAYS:
            raise self.wrong(name, translate("complaint_scheme", "a number above 0 and up to 366 is expected"))
        return value

    def count(self, name: str, *, optional: bool = False) -> int | None:
        value = self.number(name, optional=optional)
        if value is not None and value != int(value):
            raise self.wrong(name, translate("complaint_scheme", "a whole number is expected"))
        return None if value is None else int(value)

    def amount(self, name: str) -> int | None:
        value = self._get(name, (int,), optional=True)
        if value is not None and not 0 < value <= LARGEST_FEN:
            raise self.wrong(name, translate("complaint_scheme", "an amount in fen above 0 is expected"))
        return value

    def one_of(self, name: str, choices: tuple[str, ...]) -> str:
        value = self._get(name, (str,))
        if value not in choices:
            text = translate("complaint_scheme", "one of {choices} is expected")
            raise self.wrong(name, text.format(choices=", ".join(choices)))
        return value

    def texts(self, name: str, *, optional: bool = False) -> tuple[str, ...]:
        items = self._get(name, (list,), optional=optional) or []
        if not all(isinstance(item, str) and item.strip() for item in items) or not (items or optional):
            raise self.wrong(name, translate("complaint_scheme", "a list of texts is expected"))
        return tuple(clean_line(item, field="definition") for item in items)

    def some_of(self, name: str, choices: frozenset[str]) -> tuple[str, ...]:
        items = self.texts(name, optional=True)
        unknown = sorted(set(items) - choices)
        if unknown or len(items) != len(set(items)):
            text = translate("complaint_scheme", "unknown or twice: {words}")
            raise self.wrong(name, text.format(words=", ".join(unknown or items)))
        return items

    def copies(self) -> dict[str, tuple[str, ...]]:
        part = self.part("copies")
        found = {edition: part.texts(edition) for edition in EDITIONS if edition in part._data}
        if not found:
            raise self.wrong("copies", translate("complaint_scheme", "at least one is needed"))
        return found


def _refusal(way: str, why: str) -> UserError:
    text = translate("complaint_scheme", "The scheme is not sound at “{place}”: {why}.")
    return UserError(text.format(place=way or "/", why=why), "definition")
