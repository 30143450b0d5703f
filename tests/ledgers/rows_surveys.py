"""Rows of surveys and their sheets for the ledgers' tests."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from app.core import clock
from app.models import database, search
from app.models.survey import Survey, SurveyRespondent

Insert = Callable[[Any, list[dict[str, Any]]], None]

STATES = ("planned", "running", "analysed", "reported", "actions", "closed", "void")
SHEETS = ("pending", "answered", "answered", "refused", "unreachable")
TITLES = ("2026 年客户满意度调查", "重点客户忠诚度调查", "用户调查 50%_!", "𠮷 satisfaction")


def fill(insert: Insert, count: int = 40) -> None:
    """So many surveys, some sheets of each."""
    rng = random.Random(52)
    people = database.query("SELECT id, name FROM customer ORDER BY id LIMIT 30")
    with database.transaction():
        insert(Survey, [_survey(rng, number) for number in range(count)])
        asked = database.query("SELECT id, number, title FROM survey ORDER BY id")
        insert(SurveyRespondent, [
            _sheet(rng, survey, place, person)
            for survey in asked for place, person in enumerate(rng.sample(people, 4), 1)
        ])  # fmt: skip
    for kind in ("survey", "survey_respondent"):
        search.rebuild(kind)


def _survey(rng: random.Random, number: int) -> dict[str, Any]:
    state = rng.choice(STATES)
    starts = clock.today() - timedelta(days=rng.randrange(-40, 500))
    done = state in STATES[3:6]
    return {
        "number": f"DC-GZ01-26-{number:04}",
        "title": rng.choice(TITLES),
        "kind": rng.choice(("satisfaction", "loyalty", "user")),
        "method": rng.choice(("phone", "letter", "online")),
        "state": state,
        "seed": rng.randrange(0, 10**6),
        "sample_size": 4,
        "population": 0 if state == "planned" else 30,
        "sent_count": 0 if state == "planned" else 4,
        "answered_count": rng.randrange(0, 5),
        "score": rng.choice((None, 150, 433, 500)),
        "starts_on": starts,
        "ends_on": starts + timedelta(days=rng.randrange(0, 60)),
        "owner": rng.choice(("林晓梅", "周建国", "")),
        "reported_at": clock.now() - timedelta(days=rng.randrange(0, 90)) if done else None,
        "launched_at": None if state == "planned" else clock.now() - timedelta(days=100),
        "recipients": "技术部\n销售部" if done else "",
    }


def _sheet(rng: random.Random, survey: tuple[Any, ...], place: int, person: tuple[Any, ...]) -> dict[str, Any]:
    survey_id, number, title = survey
    customer_id, name = person
    state = rng.choice(SHEETS)
    return {
        "number": f"{number}-{place:03}",
        "survey": survey_id,
        "survey_number": number,
        "survey_title": title,
        "ordinal": place,
        "customer": customer_id,
        "customer_name": name,
        "phone": f"138{rng.randrange(10**8):08}",
        "state": state,
        "score": rng.choice((None, 120, 200, 333, 500)) if state == "answered" else None,
        "answered_on": None if state == "pending" else clock.today() - timedelta(days=rng.randrange(0, 90)),
        "method": "" if state == "pending" else rng.choice(("phone", "letter")),
        "visitor": "" if state == "pending" else rng.choice(("林晓梅", "周建国")),
    }
