"""Printed forms as controlled documents (F89): the document number, revision and day of issue of each."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.validation import clean_line

LONGEST = 40
_FORM = re.compile(r"[a-z][a-z0-9_]{0,59}")


@dataclass(frozen=True)
class Control:
    """What the head and foot of a form say of it; all empty: the form is not controlled."""

    number: str = ""
    revision: str = ""
    issued_on: date | None = None

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.number or self.revision or self.issued_on)


def checked(number: str, revision: str, issued_on: date | None) -> Control:
    """What was typed in its proper form. Raises UserError naming the field."""
    return Control(clean_line(number, LONGEST, "number"), clean_line(revision, LONGEST, "revision"), issued_on)


def parse(text: str) -> dict[str, Control]:
    """The forms that are controlled, from the setting; what is not understood is left out."""
    try:
        data = json.loads(text or "{}")
    except ValueError:
        return {}
    found: dict[str, Control] = {}
    for form, entry in data.items() if isinstance(data, dict) else ():
        if _FORM.fullmatch(form) and isinstance(entry, dict):
            control = Control(
                str(entry.get("number", "")), str(entry.get("revision", "")), _day(entry.get("issued_on"))
            )
            if control:
                found[form] = control
    return found


def written(controls: Mapping[str, Control]) -> str:
    """The setting's text for these."""
    data = {
        form: {
            "number": one.number,
            "revision": one.revision,
            "issued_on": one.issued_on.isoformat() if one.issued_on else "",
        }
        for form, one in sorted(controls.items())
        if one
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) if data else ""


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)) if text else None
    except ValueError:
        return None
