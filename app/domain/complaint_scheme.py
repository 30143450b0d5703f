"""Schemes of complaint handling (3.7): which classes, product fields, stages, opinions, approvers, forms a branch uses.

A scheme is data: `resources/complaint_schemes/<code>.json`, or one that an administrator wrote. Words stand in it in
Chinese and English; everything else is codes of `domain.complaint` and of the workflow. `parse` checks all of it, so
that a case never meets half a scheme.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from app.core.errors import UserError
from app.core.i18n import language, translate
from app.domain._scheme_checks import check
from app.domain._scheme_reader import LONGEST_TEXT, Part, SchemeFault, read_json
from app.domain.complaint import CHANNELS, SETTLEMENT_KINDS

__all__ = [
    "Choice", "Market", "OpinionBlock", "ProductField", "Rung", "Scheme", "SchemeFault", "SchemeForm", "Stage", "Words",
    "parse", "scheme_of",
]  # fmt: skip

T = TypeVar("T")

STEPS = frozenset(
    {
        "minor",  # minor cases are filed without a proposal (000)
        "promise",  # when it is our fault the customer is told a date before a proposal goes on (004i, 002D)
        "customer_signs",  # the customer signs the slip before the case counts as executed (004i)
        "investigation_report",  # due some days after the investigation (002C)
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

STAGE_STATES = ("registered", "verifying", "attributed", "proposing", "approved", "negotiating", "executing")
"""States that a unit can have its turn in; approval has a turn of its own, without a limit."""

FIELD_KINDS = ("text", "number", "money", "date", "choice")
EDITIONS = ("customer", "internal")
COUNTS_FROM = ("registered", "accepted")
CLOCKS = ("calendar", "working")


@dataclass(frozen=True)
class Words:
    """A text of a scheme in both languages."""

    zh: str
    en: str

    def shown(self) -> str:
        """The text in the language of the program."""
        return self.zh if language() == "zh_CN" else self.en


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
    overall_opinion_days: int | None
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


def parse(text: str, *, is_stored: bool = False) -> Scheme:
    """The scheme that a definition (JSON) describes. Raises SchemeFault (field `definition`)."""
    return scheme_of(read_json(text), is_stored=is_stored)


def scheme_of(data: Any, *, is_stored: bool = False) -> Scheme:
    """The scheme of a definition that was read already. Raises SchemeFault (field `definition`).

    One that cases began with was sound when it was stored: what is asked of the whole since then is not asked of it.
    """
    top = Part("", data)
    scheme = _whole(top)
    top.nothing_else()
    if not is_stored:
        check(scheme)
    return scheme


def _whole(top: Part) -> Scheme:
    markets = tuple(_market(part) for part in top.parts("markets"))
    market_codes = tuple(market.code for market in markets)
    return Scheme(
        code=top.code(),
        name=Words(*top.both("name")),
        about=Words(*top.both("about", LONGEST_TEXT)),
        regulation=top.text("regulation", optional=True),
        markets=markets,
        first_reply_hours=top.number("first_reply_hours", optional=True),
        promise_days=top.count("promise_days", optional=True),
        visit_days=top.count("visit_days") or 0,
        report_days=top.count("report_days", optional=True),
        overall_opinion_days=top.count("overall_opinion_days", optional=True),
        counts_from=top.one_of("counts_from", COUNTS_FROM),
        clock=top.one_of("clock", CLOCKS),
        classes=tuple(_class(part) for part in top.parts("classes")),
        channels=top.some_of("channels", frozenset(CHANNELS)),
        product_fields=tuple(_product_field(part) for part in top.parts("product_fields", optional=True)),
        required=top.some_of("required", REQUIRABLE),
        stages=tuple(_stage(part, market_codes) for part in top.parts("stages", optional=True)),
        opinions=tuple(_block(part) for part in top.parts("opinions", optional=True)),
        steps=frozenset(top.some_of("steps", STEPS)),
        approval=top.one_of("approval", APPROVALS),
        rungs=tuple(_rung(part) for part in top.parts("rungs", optional=True)),
        correction=top.one_of("correction", CORRECTIONS),
        settlements=top.some_of("settlements", frozenset(SETTLEMENT_KINDS)),
        forms=tuple(_form(part) for part in top.parts("forms")),
    )


def _read(part: Part, item: T) -> T:
    part.nothing_else()
    return item


def _market(part: Part) -> Market:
    return _read(part, Market(part.code(), Words(*part.both("name")), part.number("close_days", optional=True)))


def _class(part: Part) -> Choice:
    return _read(part, Choice(part.code(), Words(*part.both("name"))))


def _product_field(part: Part) -> ProductField:
    kind = part.one_of("kind", FIELD_KINDS)
    choices = part.texts("choices", optional=kind != "choice")
    return _read(part, ProductField(part.code(), Words(*part.both("name")), kind, part.flag("required"), choices))


def _stage(part: Part, markets: tuple[str, ...]) -> Stage:
    return _read(part, Stage(
        part.code(), Words(*part.both("name")), part.text("unit"), part.one_of("state", STAGE_STATES),
        part.numbers_by("days", markets), part.flag("optional"),
    ))  # fmt: skip


def _block(part: Part) -> OpinionBlock:
    return _read(part, OpinionBlock(
        part.code(), Words(*part.both("name")), part.text("unit"), part.flag("required"), part.flag("internal")
    ))  # fmt: skip


def _rung(part: Part) -> Rung:
    return _read(part, Rung(part.amount("up_to"), Words(*part.both("title"))))


def _form(part: Part) -> SchemeForm:
    return _read(part, SchemeForm(part.code("form"), part.texts_by("copies", EDITIONS)))
