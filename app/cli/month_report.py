"""`aftercare month-report 2026-10 [--close] --to FOLDER`: the month's report as PDF and workbook; the month lock."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli._command import Command, Root, named
from app.cli._progress import Told
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.reports import _month_files, _month_report
from app.services import exporting, month_closings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `month-report` takes."""
    parser.add_argument("month", metavar="YYYY-MM", help=translate("cli", "the month, such as 2026-10"))
    parser.add_argument("--to", type=Path, required=True, metavar="FOLDER", help=translate("cli", "where the files go"))
    parser.add_argument("--close", action="store_true", help=translate("cli", "close the month: its figures stay"))
    parser.add_argument(
        "--sentence",
        action="append",
        default=[],
        metavar="TEXT",
        help=translate("cli", "what changed, in place of the sentences worked out; up to three times"),
    )
    parser.add_argument(
        "--paper",
        default="",
        metavar="FINGERPRINT",
        help=translate("cli", "the fingerprint on a report of this month that was issued before"),
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help=translate("cli", "close with other figures than a paper that was issued before"),
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Write the files of a closed month from what was kept; gather, and close if told to, while it is open."""
    exporting.require_permission()
    month = f"{month_closings.first_day(arguments.month):%Y-%m}"
    if not arguments.to.is_dir():
        raise UserError(translate("month", "There is no folder {folder}.").format(folder=arguments.to), "to")
    if arguments.close:
        month_closings.refuse(month)
    found = month_closings.closed(month)
    if found is None:
        draft = _month_report.gather(month, Told())
        words = arguments.sentence or draft.sentences
        if not arguments.close:
            return _say(_month_files.write_draft(draft, words, arguments.to))
        if not arguments.replace:
            _month_files.refuse_other_papers(arguments.to, month, draft.fingerprint)
        _month_report.close(draft, words, paper=arguments.paper, replaces=arguments.replace)
        found = month_closings.closed(month)
        assert found is not None
    print(found.fingerprint)
    return _say(_month_files.write_closed(found, arguments.to))


def _say(paths: tuple[Path, ...]) -> int:
    for path in paths:
        print(named(path))
    return 0


COMMAND = Command(
    name="month_report",
    help=QT_TRANSLATE_NOOP("cli", "write the month's report as PDF and workbook, and close the month"),
    run=run,
    add_arguments=add_arguments,
    needs_branch=True,
    signs_in=True,
)
