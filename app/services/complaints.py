"""Complaints at the desk (F40, F48, F50, F52): registered by whoever was told first, changed, talked about, voided.

What becomes of a case afterwards: `complaint_progress` and its neighbours; the workflow: `_complaint_steps`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypedDict, Unpack

from app.core import clock
from app.core.errors import Bug, UserError
from app.core.i18n import translate
from app.domain import complaint_clock, validation
from app.domain.complaint import CHANNELS, CONTACT_KINDS
from app.domain.complaint_scheme import Scheme
from app.domain.workflows.complaint import SETTLED_STATES, State
from app.models.complaint import Complaint, ComplaintContact, ComplaintScheme, ComplaintStage
from app.models.service_call import ReturnVisit
from app.services import _complaint_input as given
from app.services import _complaint_steps as steps
from app.services import _settlement_lines as settled
from app.services import complaint_approvals, complaint_repeats, complaint_schemes
from app.services._call_input import customer_of, own_device
from app.services._origins import Origin, tie_complaint
from app.services._use_case import UnitOfWork, get, require, use_case
from app.services.complaint_opinions import STILL_OPEN_TO_ALL

ANSWERS = frozenset({"first_reply", "progress", "explanation", "negotiation", "result"})
"""Talks that answer the customer (R100): a date alone is no answer yet."""

_TALKS_LATER: Mapping[str, frozenset[State]] = {
    "negotiation": frozenset({State.NEGOTIATING, State.EXECUTING, State.REFUSED, *SETTLED_STATES}),
    "result": frozenset({State.NEGOTIATING, State.EXECUTING, State.REFUSED, *SETTLED_STATES, State.VISITED,
                         State.CORRECTED, State.ARCHIVED}),
}  # fmt: skip
ALWAYS_CHANGEABLE = frozenset({"contact_name", "phone", "address", "owner_id", "is_urgent"})
"""What may be corrected as long as a case is open."""


@dataclass(frozen=True)
class Promise:
    """The day by which the customer was told it will be settled, and by whom (R113, R117).

    `words` say why, where it is later than the scheme promises.
    """

    on: date
    told_by: str = ""
    words: str = ""


class Told(TypedDict, total=False):
    """What a customer says at the registration; `product_fields` by the codes of the scheme, amounts in fen."""

    channel: str
    contact_name: str
    phone: str
    address: str
    product_name: str
    model: str
    serial: str
    product_fields: Mapping[str, str]
    purchase_proof: str
    proof_number: str
    demand: str
    claim_amount: int | None
    is_urgent: bool
    sample_kept: bool
    sample_note: str


@use_case("complaint.register")
def register(
    unit: UnitOfWork,
    *,
    scheme: str,
    category: str,
    content: str,
    market: str = "",
    customer_id: int = 0,
    new_customer: Mapping[str, Any] | None = None,
    device_id: int = 0,
    call_id: int = 0,
    visit_id: int = 0,
    origin: Origin | None = None,
    received_at: datetime | None = None,
    first_contact: str = "",
    owner_id: int = 0,
    promise: Promise | None = None,
    repeat_of: int | None = None,
    **told: Unpack[Told],
) -> Complaint:
    """Register a complaint (R090) under a scheme by its code: draws the number, starts the clocks and the first stage.

    An empty market is the scheme's first, an empty first contact the person signed in. `repeat_of` is the earlier case
    about the same matter, 0 where somebody looked and there is none; None leaves it to what the cases say (R112).
    `origin` is the opinion, card, survey sheet or anomaly notice it comes from, and is tied to it at once.
    Raises UserError naming the field.
    """
    row = complaint_schemes.current(unit, scheme)
    rules = complaint_schemes.parsed(row)
    if new_customer is not None and not customer_id:
        require("customer.create")
    customer = customer_of(unit, customer_id, new_customer)
    call = given.own_call(customer, call_id)
    device = own_device(customer, device_id or (call.device_id if call else 0) or 0)
    came = given.received(received_at, unit.now)
    values = {
        "market": (rules.market(market) if market else rules.markets[0]).code,
        "content": given.content_of(content),
        "category": category,
        "category_name": rules.class_name(category).zh,
        "visit": _visit(customer.id, visit_id),
        **given.told(rules, customer, call, device, told),
        **given.owner(owner_id),
    }
    given.refuse_missing(rules, values)
    before = _repeated(customer.id, values, told.get("product_fields"), came, repeat_of)
    first = validation.clean_line(first_contact, field="first_contact") or unit.session.full_name
    case = _insert(unit, row, rules, came, {**values, "first_contact": first, "repeat_of": before})
    if origin is not None:
        tie_complaint(unit, origin, case)
    return _begin(unit, case, rules, promise)


def _insert(
    unit: UnitOfWork, row: ComplaintScheme, rules: Scheme, came: datetime, values: Mapping[str, Any]
) -> Complaint:
    counts_from_now = rules.counts_from == "registered"
    return unit.insert(
        Complaint,
        number=unit.number("complaint"),
        scheme=row.id,
        scheme_code=row.code,
        received_at=came,
        registered_by=unit.session.full_name,
        registered_by_id=unit.session.user_id,
        reply_due_at=_reply_due(rules, came),
        close_due_at=steps.closing(rules, values["market"], came) if counts_from_now else None,
        is_repeat=values["repeat_of"] is not None,
        **values,
    )


def _begin(unit: UnitOfWork, case: Complaint, rules: Scheme, promise: Promise | None) -> Complaint:
    """The first event, the first unit's turn, and what the customer was told at once."""
    steps.write_event(unit, case, "register", "", case.state, case.received_at)
    begun = next((stage for stage in rules.stages if stage.state == case.state), None)
    follows = steps.enter_stage(unit, case, rules, begun, unit.now) if begun is not None else {}
    if promise is not None:
        told_to = case.contact_name or case.customer_name
        follows |= _promised(unit, case, rules, promise, case.channel, told_to, case.received_at)
    return unit.update(case, **follows) if follows else case


def _repeated(
    customer_id: int,
    values: Mapping[str, Any],
    product_fields: Mapping[str, str] | None,
    came: datetime,
    repeat_of: int | None,
) -> int | None:
    """The case that this one repeats."""
    if repeat_of:
        row = get(Complaint, repeat_of)
        if row.customer_id != customer_id or row.received_at > came:
            raise UserError(translate("complaint", "This is no earlier complaint of the customer."), "repeat_of")
        return row.id
    if repeat_of is not None:
        return None
    visited = get(ReturnVisit, values["visit"]).complaint_id if values["visit"] else None
    if visited:
        return visited  # dissatisfied with how it was settled
    new = complaint_repeats.matter(
        values["content"], values["device"] or 0, values["serial"], values["call"] or 0, product_fields
    )
    return next((one.id for one in complaint_repeats.within(customer_id, new, came) if one.why), None)


@use_case("complaint.change")
def contact(
    unit: UnitOfWork,
    case_id: int,
    *,
    words: str,
    kind: str = "progress",
    channel: str = "phone",
    spoken_to: str = "",
    told_by: str = "",
    happened_at: datetime | None = None,
    promised_on: date | None = None,
    seen_version: int | None = None,
) -> Complaint:
    """A talk with the customer (R118): the first answer stops the clock of the reply (R100), a promise tells the day.

    Nothing is negotiated before the proposal may be told (R098). Raises UserError naming the field, ChangedMeanwhile
    for a promise where somebody else worked on the case meanwhile; other talks stand beside one another.
    """
    case = steps.load(unit, case_id, seen_version if kind == "promise" else None)
    if kind not in CONTACT_KINDS:
        raise UserError(translate("complaint", "Choose what the talk was about."), "kind")
    if case.state == State.VOID:
        raise UserError(translate("complaint", "This complaint is void."))
    if not may_talk(kind, case.state):
        raise UserError(translate("complaint", "Nothing may be promised before the proposal is approved."), "kind")
    if kind == "promise" and (case.settled_at is not None or not case.is_open):
        text = translate("complaint", "This complaint is settled: there is no day left to promise.")
        raise UserError(text, "kind")
    at = steps.moment_of_talk(unit, case, happened_at)
    person = validation.clean_line(told_by, field="told_by") or unit.session.full_name
    to = validation.clean_line(spoken_to, field="spoken_to") or case.contact_name
    if kind == "promise":
        if promised_on is None:
            raise UserError(translate("complaint", "Enter the day that the customer was told."), "promised_on")
        rules = steps.scheme_of(case)
        return unit.update(
            case, **_promised(unit, case, rules, Promise(promised_on, person, words), channel, to, at)
        )  # fmt: skip
    written = validation.clean_text(words, field="words")
    if not written:
        raise UserError(translate("complaint", "Write what was said."), "words")
    _talk(unit, case, kind, channel, at, written, to, person)
    if kind in ANSWERS and (case.replied_at is None or at < case.replied_at):
        return unit.update(case, replied_at=at)
    unit.bump(case)
    return case


def may_talk(kind: str, state: str) -> bool:
    """Whether a case in this state may be talked about so: nothing is negotiated before the proposal stands (R098)."""
    return state in _TALKS_LATER.get(kind, frozenset(State))


def _promised(
    unit: UnitOfWork, case: Complaint, rules: Scheme, promise: Promise, channel: str, to: str, at: datetime
) -> dict[str, Any]:
    """Write down a promise; returns the fields of the case that change."""
    begins = clock.local(case.received_at).date()
    if promise.on < clock.local(at).date():
        raise UserError(translate("complaint", "The promised day cannot be before the talk."), "promised_on")
    words = validation.clean_text(promise.words, field="words")
    latest = begins + timedelta(days=rules.promise_days) if rules.promise_days else None
    if latest is not None and promise.on > latest and not words:
        text = translate("complaint", "The scheme promises an answer by {day}. Write why it takes longer.")
        raise UserError(text.format(day=latest.isoformat()), "words")
    person = validation.clean_line(promise.told_by, field="promise_told_by") or unit.session.full_name
    said = f"{promise.on.isoformat()} {words}".strip()  # no word of a language: it is printed on Chinese forms
    _talk(unit, case, "promise", channel, at, said, to, person)
    return {"promised_on": promise.on, "promise_told_by": person, "promise_told_at": at}


def _talk(
    unit: UnitOfWork, case: Complaint, kind: str, channel: str, at: datetime, words: str, to: str, person: str
) -> None:
    unit.insert(
        ComplaintContact, complaint=case.id, kind=kind, channel=given.one_of(channel, tuple(CHANNELS), "channel"),
        happened_at=at, words=words, spoken_to=to, told_by=person, entered_by=unit.session.full_name,
    )  # fmt: skip


@use_case("complaint.change")
def change(unit: UnitOfWork, case_id: int, *, seen_version: int, reason: str = "", **fields: Any) -> Complaint:
    """Correct what was entered at the registration; `fields` are parameters of `register`.

    Number, scheme, customer, first contact and the time it was received stay for ever (R111). What was put before its
    approver, or decided, keeps what it was about. Raises UserError naming the field.
    """
    case = steps.load(unit, case_id, None)
    rules = steps.scheme_of(case)
    if not case.is_open:
        raise UserError(translate("complaint", "This complaint is closed. It is not changed any more."))
    if case.settled_at is not None and set(fields) - ALWAYS_CHANGEABLE:
        raise UserError(translate("complaint", "This complaint is settled. Only whom to reach is changed any more."))
    if not may_correct(case.state) and set(fields) - ALWAYS_CHANGEABLE:
        text = translate(
            "complaint", "The decision rests on what was registered. Only whom to reach is changed any more."
        )
        raise UserError(text)
    unknown = set(fields) - set(given.CHANGEABLE)
    if unknown:
        raise Bug(f"not to be changed here: {sorted(unknown)}")
    values = given.changed(case, rules, fields)
    given.refuse_missing(rules, {**case.__data__, **values})
    if values.get("market", case.market) != case.market:
        values |= _in_market(unit, case, rules, values["market"])
    return unit.update(case, seen_version, validation.clean_line(reason, field="reason"), **values)


def may_correct(state: str) -> bool:
    """Whether all that was registered may still be corrected: until the proposal goes on to whoever decides it."""
    return state in STILL_OPEN_TO_ALL


def _in_market(unit: UnitOfWork, case: Complaint, rules: Scheme, market: str) -> dict[str, Any]:
    """The clocks of a case that turns out to belong to another market."""
    start = case.received_at if rules.counts_from == "registered" else case.accepted_at
    follows: dict[str, Any] = {}
    if start is not None:
        follows["close_due_at"] = complaint_clock.due(
            start, rules.market(market).close_days, steps.calendar_of(rules)
        )  # fmt: skip
    stage = rules.stage(case.stage)
    if stage is not None and case.stage_entered_at is not None:
        follows["stage_due_at"] = due_at = complaint_clock.due(
            case.stage_entered_at, stage.days.get(market), steps.calendar_of(rules)
        )
        mine = (ComplaintStage.complaint == case.id) & ComplaintStage.is_open
        for row in ComplaintStage.select().where(mine).order_by(ComplaintStage.id):
            unit.update(row, due_at=due_at)
    return follows


@use_case("complaint.void")
def void(unit: UnitOfWork, case_id: int, *, seen_version: int, reason: str) -> Complaint:
    """It was registered by mistake (twice, say): number and row stay, with the reason.

    Raises UserError once something was done for the customer, or a paper of it stands.
    """
    case = steps.load(unit, case_id, seen_version)
    why = validation.clean_text(reason, field="reason")
    settled.refuse_standing(case)
    case = steps.fire(
        unit, case, "void", seen_version=seen_version, note=why, voided_at=unit.now, void_reason=why
    )  # fmt: skip
    complaint_approvals.withdraw(unit, case)
    return case


def _visit(customer_id: int, visit_id: int) -> int | None:
    if not visit_id:
        return None
    if get(ReturnVisit, visit_id).customer_id != customer_id:
        raise UserError(translate("complaint", "This visit is of another customer."), "visit_id")
    return visit_id


def _reply_due(scheme: Scheme, came: datetime) -> datetime | None:
    """The first moment at which the first reply is late (48 hours, 002B)."""
    if scheme.first_reply_hours is None:
        return None
    wait = timedelta(hours=scheme.first_reply_hours)
    calendar = steps.calendar_of(scheme)
    return calendar.add(came, wait) if calendar else came + wait
