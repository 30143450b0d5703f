"""Contracts of the demonstration branch: terms, services, instalments, suspensions, lines of renewals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from app import _demo_data as data
from app._demo_batch import Batch
from app.domain.cover_facts import ContractFacts, add_months
from app.models.contract import (
    Contract,
    ContractDevice,
    ContractInstalment,
    ContractService,
    ContractSuspension,
    ContractTerm,
)

_DAY = timedelta(days=1)
_SETTLED_AFTER = timedelta(days=45)
"""So long after its end somebody knows whether a contract was renewed."""
_WORDS = (
    ("每季度保养一次，故障不限次上门", "外力损坏、自行改装"),
    ("每半年巡检一次，工作日上门", "易损耗材"),
    ("故障响应、配件按成本价", "移机、培训"),
)
_PROJECTS = ("", "", "一期机房", "二期改造", "办公楼空调", "生产线配套", "监控系统")
_RESTS = ("欠费暂停", "厂房搬迁", "停产检修")


@dataclass(frozen=True)
class Agreement:
    """A contract with what its paper says; `instalments` parts of the fee of each term."""

    facts: ContractFacts
    fee: int
    project: str
    included: str
    excluded: str
    inspection_months: int | None
    response_hours: int | None
    visits: int | None
    minutes: int | None
    parts_budget: int | None
    instalments: int
    rest: str


def agreements(dice: Random, customer_id: int, today: date, years: int, few_devices: bool) -> tuple[Agreement, ...]:
    """The contracts of a customer, each renewing the one before; limits only where there is little to count."""
    months = dice.choice((12, 12, 24, 36))
    starts = today - timedelta(days=dice.randint(0, years * 365 + 200))
    if dice.random() < 0.06:
        starts = add_months(today, -months) + timedelta(days=dice.randint(1, 88))
    kind = "maintenance" if dice.random() < 0.85 else "warranty"
    paper = _paper(dice, customer_id, few_devices)
    named = dice.random() < 0.15
    found: list[Agreement] = []
    while True:
        ends = add_months(starts, months) - _DAY
        facts = ContractFacts(
            f"HT-{data.BRANCH['branch_code']}-{starts:%y%m}-{customer_id:05d}", kind, starts, ends,
            covers_all=not named, device_ids=frozenset({customer_id} if named else ()),
            excluded=frozenset({"training", "relocation"} if "移机" in paper.excluded else ()),
        )  # fmt: skip
        made = replace(paper, facts=facts)
        if ends >= today - _SETTLED_AFTER:
            found.append(_running(dice, made, today, is_first=not found))
            return tuple(found)
        if dice.random() < 0.5:
            found.append(replace(made, facts=replace(facts, state="lapsed")))
            return tuple(found)
        found.append(replace(made, facts=replace(facts, state="renewed")))
        starts, months = ends + _DAY, 12


def _paper(dice: Random, customer_id: int, few_devices: bool) -> Agreement:
    included, excluded = _WORDS[customer_id % len(_WORDS)]
    limited = few_devices and dice.random() < 0.5
    return Agreement(
        facts=ContractFacts("", "", date.min, date.min),
        fee=(customer_id % 40 + 5) * 50_000,
        project=dice.choice(_PROJECTS),
        included=included,
        excluded=excluded,
        inspection_months=dice.choice((3, 3, 6, 12, None)),
        response_hours=dice.choice((None, None, 1, 2)),
        visits=dice.choice((12, 24)) if limited else None,
        minutes=dice.choice((24, 48)) * 60 if limited else None,
        parts_budget=dice.choice((500_000, 1_000_000)) if limited and dice.random() < 0.6 else None,
        instalments=dice.choice((1, 2, 4, 4)),
        rest=dice.choice(_RESTS),
    )


def _running(dice: Random, made: Agreement, today: date, *, is_first: bool) -> Agreement:
    """A contract of these days: some that renew none were extended by a term, some rest."""
    facts = made.facts
    if is_first and dice.random() < 0.3:
        first = add_months(facts.starts_on, -12)
        facts = replace(facts, terms=((first, facts.starts_on - _DAY), (facts.starts_on, facts.ends_on)))
    if facts.ends_on >= today and dice.random() < 0.03:
        facts = replace(facts, state="suspended", suspended=((today - timedelta(days=dice.randint(5, 40)), None),))
    elif facts.ends_on >= today and dice.random() < 0.04:
        began = max(facts.starts_on, today - timedelta(days=dice.randint(90, 200)))
        facts = replace(facts, suspended=((began, began + timedelta(days=30)),))
    return replace(made, facts=facts)


def write(
    batch: Batch, stamp: datetime, customer: tuple[int, str, str], made: tuple[Agreement, ...], day: date
) -> None:
    """Put the contracts of a customer (id, name, contact) aside, each with all that hangs on it."""
    customer_id, name, contact = customer
    before: int | None = None
    for one in made:
        facts = one.facts
        before = batch.add(
            Contract,
            stamp,
            number=facts.number,
            customer=customer_id,
            customer_name=name,
            kind=facts.kind,
            starts_on=facts.starts_on,
            ends_on=facts.ends_on,
            covers_all=facts.covers_all,
            included_services=one.included,
            excluded_services=one.excluded,
            fee=one.fee,
            state=facts.state,
            project_name=one.project,
            first_party=f"{name} {contact}",
            second_party=data.BRANCH["company_name"],
            signed_on=facts.starts_on - timedelta(days=10),
            payment="按期付款，见票三十日内" if one.instalments > 1 else "签订后一次付清",
            term=max(1, len(facts.terms)),
            predecessor=before,
            inspection_months=one.inspection_months,
            response_hours=one.response_hours,
            response_promise=f"{one.response_hours} 小时内响应" if one.response_hours else "",
            visits_included=one.visits,
            minutes_included=one.minutes,
            parts_budget=one.parts_budget,
        )
        _parts(batch, stamp, before, one, day)


def _parts(batch: Batch, stamp: datetime, contract: int, one: Agreement, today: date) -> None:
    facts = one.facts
    for ordinal, (starts, ends) in enumerate(facts.terms or ((facts.starts_on, facts.ends_on),), 1):
        batch.add(
            ContractTerm, stamp, contract=contract, ordinal=ordinal, starts_on=starts, ends_on=ends, fee=one.fee,
            agreed_on=starts - timedelta(days=10),
        )  # fmt: skip
        each, rest = divmod(one.fee, one.instalments)
        for place in range(one.instalments):
            due = add_months(starts, place * 12 // one.instalments)
            paid = due + timedelta(days=contract % 20)
            batch.add(
                ContractInstalment, stamp, contract=contract, term=ordinal, ordinal=place + 1, due_on=due,
                amount=each + (0 if place else rest),
                paid_on=paid if paid < today - timedelta(days=contract % 5 * 15) else None,
            )  # fmt: skip
    for work in sorted(facts.excluded):
        batch.add(ContractService, stamp, contract=contract, work_kind=work, is_included=False)
    for since, until in facts.suspended:
        batch.add(ContractSuspension, stamp, contract=contract, since=since, until=until, reason=one.rest)
    for device in sorted(facts.device_ids):
        batch.add(ContractDevice, stamp, contract=contract, device=device)
