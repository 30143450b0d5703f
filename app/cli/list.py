"""`aftercare list LEDGER`: the rows of a ledger, on stdout or in a file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import IO

from app.cli._asking import is_terminal
from app.cli._command import Command, Root, named
from app.core import clock
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.core.progress import Silent
from app.core.scratch import Scratch
from app.core.tabular import Table
from app.exports._catalogue import all_formats
from app.ledgers._catalogue import all_ledgers
from app.ledgers._conditions import column_of, parse_condition
from app.ledgers._declaration import Ledger
from app.ledgers._source import LedgerState, open_source
from app.services import exporting, session, settings, voucher_content


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `list` takes (design.md 7)."""
    parser.add_argument(
        "ledger", metavar="LEDGER", choices=sorted(all_ledgers()), help=", ".join(sorted(all_ledgers()))
    )
    parser.add_argument(
        "--view", default="", metavar="NAME", help=translate("cli", "a saved view; all rows without it")
    )
    parser.add_argument(
        "--search", default="", metavar="TEXT", help=translate("cli", "only rows that contain this text")
    )
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="COLUMN=VALUE",
        help=translate("cli", "only rows with this value"),
    )
    parser.add_argument(
        "--sort", default="", metavar="COLUMN", help=translate("cli", "the order; -COLUMN turns it round")
    )
    parser.add_argument("--limit", type=_count, metavar="N", help=translate("cli", "at most so many rows"))
    parser.add_argument("--format", default="csv", choices=sorted([*all_formats(), "pdf"]))
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help=translate("cli", "the file to write instead of stdout")
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Write the rows.

    What leaves the program, into a file or through a pipe, is an export: only a supervisor may make it, and it is on
    record (R004, R005). On a terminal everybody reads what the ledger's tab shows them.
    """
    ledger = all_ledgers()[arguments.ledger]
    leaves = arguments.out is not None or not is_terminal(sys.stdout)
    if leaves:
        exporting.require_permission()
    table = _table(ledger, arguments)
    if arguments.out:
        rows = _write(table, arguments.format, arguments.out)
        print(translate("cli", "{count} rows in {file}").format(count=rows, file=named(arguments.out)))
    else:
        with Scratch() as scratch:  # all rows or none: what stops half-way has printed nothing
            rows = _write(table, arguments.format, scratch)
            for chunk in scratch.chunks():
                sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
    if leaves:
        name = arguments.out.name if arguments.out else "stdout"
        exporting.record(ledger=ledger.name, file_name=name, rows=rows, filters=" · ".join(table.notes))
    return 0


def _table(ledger: Ledger, arguments: argparse.Namespace) -> Table:
    descending, sort = arguments.sort.startswith("-"), arguments.sort.removeprefix("-")
    conditions = tuple(parse_condition(ledger, text) for text in arguments.where)
    if sort:
        column_of(ledger, sort)
    state = LedgerState(
        view=arguments.view or _everything(ledger),
        search=arguments.search,
        conditions=conditions,
        sort=sort,
        descending=descending if sort else None,
        columns=tuple(column.name for column in ledger.columns if column.offered),
    )
    return open_source(ledger, state).table(
        limit=arguments.limit, worded=arguments.format != "json", for_file=arguments.format != "pdf"
    )


def _everything(ledger: Ledger) -> str:
    return next((view.name for view in ledger.views if not view.filters), ledger.views[0].name)


def _write(table: Table, kind: str, target: Path | IO[bytes]) -> int:
    if kind != "pdf":
        return exporting.format_named(kind).write(table, target, Silent())
    from app.documents._form import Letterhead
    from app.documents._listing import render_listing
    from app.documents._plain import from_content
    from app.exports._format import opened

    drawn = render_listing(
        table,
        letterhead=from_content(Letterhead, voucher_content.letterhead()),
        operator=session.current().full_name,
        printed_at=clock.now(),
        paper=settings.usual_paper("listing"),
    )
    with opened(target) as file:
        file.write(drawn.pdf)
    return table.row_count


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(translate("cli", "a number of rows, not {text}").format(text=text))
    return int(text)


COMMAND = Command(
    name="list",
    help=QT_TRANSLATE_NOOP("cli", "print the rows of a ledger"),
    run=run,
    add_arguments=add_arguments,
    needs_branch=True,
    signs_in=True,
)
