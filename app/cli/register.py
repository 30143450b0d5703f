"""`aftercare register --customer NAME|NUMBER --fault TEXT`: register a call at the desk, without a window."""

from __future__ import annotations

import argparse

from app.cli._command import Command, Root
from app.core.i18n import QT_TRANSLATE_NOOP, translate
from app.services import named_caller, service_calls


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `register` takes."""
    parser.add_argument(
        "--customer",
        default="",
        metavar="NAME_OR_NUMBER",
        help=translate("cli", "who calls: the number or the whole name; not needed with --device"),
    )
    parser.add_argument("--fault", required=True, metavar="TEXT", help=translate("cli", "what the customer reports"))
    parser.add_argument(
        "--phone", default="", help=translate("cli", "the number to call back; the one on file without it")
    )
    parser.add_argument(
        "--device", default="", metavar="SERIAL", help=translate("cli", "the serial of the device that it is about")
    )


def run(arguments: argparse.Namespace, root: Root) -> int:
    """Register by the same use case as the window; the call's number is all that is printed."""
    caller = named_caller.find_named(arguments.customer, arguments.device)
    done = service_calls.register(
        fault_text=arguments.fault,
        customer_id=caller.customer_id,
        device_id=caller.device_id,
        phone=arguments.phone,
    )
    print(done.number)
    return 0


COMMAND = Command(
    name="register",
    help=QT_TRANSLATE_NOOP("cli", "register a service call and print its number"),
    run=run,
    add_arguments=add_arguments,
    needs_branch=True,
    signs_in=True,
)
