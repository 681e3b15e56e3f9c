"""What may be written on the command line about keeping: restore, recover, history, migrate."""

import argparse
from collections.abc import Callable

Add = Callable[[str, str, str], argparse.ArgumentParser]
"""Adds a command: its name, what it does, an example."""


def add_take_over(parser: argparse.ArgumentParser) -> None:
    """Add the option that opens a file for work although somebody else has it open."""
    parser.add_argument(
        "--take-over",
        action="store_true",
        help="work on it although it is open elsewhere; both sides' answers are merged",
    )


def add_keeping(add: Add, add_pack: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add the commands about earlier versions, recovery, history and older formats."""
    parser = add(
        "restore",
        "list the earlier versions of an assessment, or bring one back",
        "restore port.assessment.yaml 3",
    )
    parser.add_argument("file")
    parser.add_argument(
        "number", nargs="?", type=int, help="as listed; without one, they are listed"
    )
    _add_recover(add, add_pack)
    parser = add("history", "print what was changed when", "history port.assessment.yaml")
    parser.add_argument("file")
    parser.add_argument("--json", action="store_true", help="as JSON")
    _add_migrate(add, add_pack)


def _add_recover(add: Add, add_pack: Callable[[argparse.ArgumentParser], None]) -> None:
    parser = add(
        "recover",
        "list what could not be saved, look at it, or bring it back",
        "recover port.assessment.yaml --apply",
    )
    parser.add_argument("file", nargs="?", help="what differs for this one; without one, all")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--apply", action="store_true", help="bring it back into the file")
    what.add_argument("--discard", action="store_true", help="put it among the earlier versions")
    for side, whose in (("mine", "our"), ("theirs", "the file's")):
        parser.add_argument(
            f"--{side}",
            action="append",
            default=[],
            metavar="ID",
            help=f"let {whose} side stand where both were changed; can be repeated",
        )
    add_take_over(parser)
    add_pack(parser)


def _add_migrate(add: Add, add_pack: Callable[[argparse.ArgumentParser], None]) -> None:
    parser = add(
        "migrate",
        "show how an older assessment is brought up to date, or write it so",
        "migrate port.assessment.yaml --write",
    )
    parser.add_argument("file")
    parser.add_argument("--write", action="store_true", help="write it; the old one is kept")
    add_take_over(parser)
    add_pack(parser)
