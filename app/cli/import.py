"""`aftercare import LEDGER FILE`: bring a spreadsheet in, or list what it would do."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from app.cli._command import Command, Root, named
from app.core.errors import UserError
from app.core.i18n import QT_TRANSLATE_NOOP, shown, translate
from app.services import import_runs, importing
from app.services.importing import ImportList


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `import` takes."""
    parser.add_argument("ledger", metavar="LEDGER", choices=importing.LEDGERS, help=", ".join(importing.LEDGERS))
    parser.add_argument("file", metavar="FILE", type=Path, help=translate("cli", "an Excel workbook or a CSV file"))
    parser.add_argument(
        "--dry-run", action="store_true", help=translate("cli", "list what would happen, enter nothing")
    )
    parser.add_argument(
        "--sheet", default="", metavar="NAME", help=translate("cli", "the sheet; the first that is filled without it")
    )
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="COLUMN=HEADING",
        help=translate("cli", "the column with this heading means this; an empty heading leaves it out"),
    )
    for name, usual in (("changes", importing.THEIRS), ("conflicts", importing.OURS)):
        parser.add_argument(
            f"--{name}",
            choices=(importing.OURS, importing.THEIRS),
            default=usual,
            help=translate("cli", "what counts: what is on file or the sheet"),
        )
    parser.add_argument(
        "--refused",
        type=Path,
        metavar="FILE",
        help=translate("cli", "save refused rows as a workbook, with the reasons"),
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """List or carry out. 0 also when rows were refused: they are told, and the others are in."""
    progress = _Told()
    file = importing.read(arguments.file, progress)
    sheet = arguments.sheet or next((one.name for one in file.sheets if one.rows), "")
    view = importing.sheet_view(file, arguments.ledger, sheet)
    columns = _columns(arguments.ledger, view, arguments.map)
    earlier = import_runs.of_same_file(file.digest)
    if earlier is not None:
        text = translate("cli", "This very file was imported already ({number}).")
        print(text.format(number=earlier.number), file=sys.stderr)
    if file.remark():
        print(file.remark(), file=sys.stderr)
    listed = importing.dry_run(file, arguments.ledger, sheet, columns, progress)
    _tell(listed, whole=arguments.dry_run)
    if arguments.refused and listed.counts()[importing.REFUSED]:
        rows = importing.save_refused(listed, arguments.refused)
        print(translate("cli", "{count} rows in {file}").format(count=rows, file=named(arguments.refused)))
    if arguments.dry_run:
        return 0
    done = importing.carry_out(listed, changes=arguments.changes, conflicts=arguments.conflicts, progress=progress)
    entered = import_runs.entry(done.result)
    text = translate(
        "cli", "{number}: added {added}, changed {changed}, kept {kept}, nothing new {same}, refused {refused}"
    )
    print(
        text.format(
            number=entered.number, added=entered.added, changed=entered.changed, kept=entered.passed_over,
            same=entered.same, refused=entered.refused,
        )
    )  # fmt: skip
    return 0


def _columns(ledger: str, view: importing.SheetView, given: list[str]) -> tuple[str, ...]:
    """The meanings found, with those that were given on the command line in their place. Raises UserError."""
    names = [name for name, *_ in importing.fields_of(ledger)]
    columns = list(view.columns)
    for one in given:
        name, sign, heading = one.partition("=")
        if not sign or name not in names:
            text = translate("cli", "Write --map COLUMN=HEADING; the columns are: {names}.")
            raise UserError(text.format(names=", ".join(names)))
        if heading and heading not in view.heading.texts:
            text = translate("cli", "No column has the heading {heading}; there are: {headings}.")
            raise UserError(text.format(heading=heading, headings=", ".join(filter(None, view.heading.texts))))
        columns = ["" if column == name else column for column in columns]
        if heading:
            columns[view.heading.texts.index(heading)] = name
    return tuple(columns)


def _tell(listed: ImportList, *, whole: bool) -> None:
    """The list: every row of a dry run, else only what does not go in by itself."""
    for at in range(len(listed)):
        line = listed.line(at)
        if not whole and line.verdict not in (importing.CONFLICT, importing.REFUSED):
            continue
        why = "; ".join(
            [line.reason] * bool(line.reason) + [f"{label}: {old} → {new}" for label, old, new in line.fields]
        )
        print("\t".join((str(line.line), shown(importing.VERDICTS[line.verdict]), line.title, why)))
    if whole:
        counts = listed.counts()
        print(" · ".join(f"{shown(word)} {counts[verdict]}" for verdict, word in importing.VERDICTS.items()))


class _Told:
    """Progress as one line on stderr that is written over."""

    def report(self, done: int, total: int, text: str = "") -> None:
        """Tell how far it is, where somebody looks on."""
        if sys.stderr.isatty():
            end = "\n" if total and done >= total else "\r"
            print(f"{text} {done:,} / {total:,}" if total else text, end=end, file=sys.stderr, flush=True)


COMMAND = Command(
    name="import",
    help=QT_TRANSLATE_NOOP("cli", "import a spreadsheet"),
    run=run,
    add_arguments=add_arguments,
    needs_branch=True,
    signs_in=True,
)
