"""The words of a walk: one page a course and language, in Markdown, as the pages of the help are."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.paths import resources

FOLDER = "first_day"


@dataclass(frozen=True)
class StepText:
    """What a step is called, and what is to be done and why, in Markdown."""

    title: str
    text: str


@dataclass(frozen=True)
class CourseText:
    """A walk in words; `steps` by their names, in their order."""

    title: str
    intro: str
    steps: dict[str, StepText]


def course_text(course: str, language: str) -> CourseText:
    """The words of a course, in English when there are none in the language.

    A page begins with `# title` and the introduction; each step is a `## name: title` with its text below.
    """
    folder = resources() / FOLDER
    file = folder / language / f"{course}.md"
    if not file.is_file():
        file = folder / "en" / f"{course}.md"
    head, *parts = file.read_text(encoding="utf-8").split("\n## ")
    title, _, intro = head.partition("\n")
    steps = {}
    for part in parts:
        line, _, text = part.partition("\n")
        name, _, words = line.partition(":")
        steps[name.strip()] = StepText(words.strip(), text.strip())
    return CourseText(title.lstrip("# ").strip(), intro.strip(), steps)
