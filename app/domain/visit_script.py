"""What to ask at a return visit: questions as shipped, by what it follows and by the group of the fault (000, 001)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.domain import validation

MOST_QUESTIONS = 8
LONGEST_QUESTION = 120

_OPENING = QT_TRANSLATE_NOOP("visit_script", "Good day, this is the service desk. May I ask you a few questions?")
_CLOSING = QT_TRANSLATE_NOOP(
    "visit_script", "From 1 to 5, how satisfied are you? Is there anything we should do better?"
)

QUESTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "call": (
            QT_TRANSLATE_NOOP("visit_script", "Is the fault gone, and has it come back since?"),
            QT_TRANSLATE_NOOP("visit_script", "Did the technician come at the agreed time, and explain what was done?"),
            QT_TRANSLATE_NOOP("visit_script", "Did you sign for what was replaced and charged?"),
        ),
        "line": (
            QT_TRANSLATE_NOOP("visit_script", "Has the line been steady since, at busy hours too?"),
            QT_TRANSLATE_NOOP("visit_script", "Is every connection labelled and tidy again?"),
            QT_TRANSLATE_NOOP("visit_script", "Did the technician come at the agreed time?"),
        ),
        "device": (
            QT_TRANSLATE_NOOP("visit_script", "Does the device work without fault since the repair?"),
            QT_TRANSLATE_NOOP("visit_script", "Did you get back every part and accessory that was yours?"),
            QT_TRANSLATE_NOOP("visit_script", "Did the technician come at the agreed time, and leave the place clean?"),
        ),
        "operation": (
            QT_TRANSLATE_NOOP("visit_script", "Can you now do it by yourself?"),
            QT_TRANSLATE_NOOP("visit_script", "Would a short training for your colleagues help?"),
        ),
        "handover": (
            QT_TRANSLATE_NOOP("visit_script", "Is everything installed as agreed, and does it run steadily?"),
            QT_TRANSLATE_NOOP("visit_script", "Were you shown how to use and look after it?"),
            QT_TRANSLATE_NOOP("visit_script", "Do you have the papers: warranty, manual, acceptance?"),
        ),
        "special": (
            QT_TRANSLATE_NOOP("visit_script", "Was the special service done as you asked for it?"),
            QT_TRANSLATE_NOOP("visit_script", "Did the price agree with what was said before?"),
        ),
        "complaint": (
            QT_TRANSLATE_NOOP("visit_script", "Did you receive what was agreed in settling your complaint?"),
            QT_TRANSLATE_NOOP("visit_script", "What is the state of the product now?"),
            QT_TRANSLATE_NOOP("visit_script", "Were you treated politely, and told how it stands in between?"),
        ),
        "care": (QT_TRANSLATE_NOOP("visit_script", "How was our visit? Is anything open that was promised then?"),),
        "contract": (
            QT_TRANSLATE_NOOP("visit_script", "Are you satisfied with the service under the contract so far?"),
            QT_TRANSLATE_NOOP("visit_script", "Do the devices, places and telephones in the contract still agree?"),
            QT_TRANSLATE_NOOP("visit_script", "What should be different in the time to come?"),
        ),
        "opinion": (
            QT_TRANSLATE_NOOP("visit_script", "Did our answer to your opinion reach you, and does it satisfy you?"),
        ),
    }
)
"""By the group of the fault (`line`, `device`, `operation`), the milestone, or else the source."""


def questions(source: str, milestone: str, group: str, own: str = "") -> tuple[str, ...]:
    """The questions in the order they are asked, as marked texts to be shown.

    `own` are the branch's for the category of the fault, one a line; they take the place of those shipped.
    """
    theirs = tuple(line for line in own.splitlines() if line.strip())
    if source == "call" and theirs:
        asked = theirs
    else:
        asked = next((QUESTIONS[key] for key in (milestone, group, source) if key in QUESTIONS), QUESTIONS["call"])
    return (_OPENING, *asked, _CLOSING)


def checked(text: str, field: str) -> str:
    """Questions as the branch types them, one a line. Raises UserError for too many, or one nobody would say."""
    lines = [line.strip() for line in validation.clean_text(text, field=field).splitlines() if line.strip()]
    if len(lines) > MOST_QUESTIONS:
        raise UserError(translate("visit_script", "At most {count} questions.").format(count=MOST_QUESTIONS), field)
    if any(len(line) > LONGEST_QUESTION for line in lines):
        message = translate("visit_script", "A question has at most {count} characters.")
        raise UserError(message.format(count=LONGEST_QUESTION), field)
    return "\n".join(lines)
