"""What may be written on the command line to explain, compare, merge and weigh."""

import argparse
from collections.abc import Callable

from wizard.cli.keeping_arguments import add_take_over

MakeCommand = Callable[[str, str, str], argparse.ArgumentParser]
"""Makes a command of a name, what it does, and an example."""
AddPack = Callable[[argparse.ArgumentParser], None]


def add_analysis(command: MakeCommand, add_pack: AddPack) -> None:
    """Add the commands that look behind a result, and the one for settings."""
    _add_explain(command, add_pack)
    _add_compare(command, add_pack)
    _add_merge(command, add_pack)
    _add_weights(command, add_pack)
    _add_settings(command)


def _add_explain(command: MakeCommand, add_pack: AddPack) -> None:
    parser = command(
        "explain",
        "show how a figure came about, step by step",
        "explain port.assessment.yaml dimensions.economy.residual",
    )
    parser.add_argument("file")
    parser.add_argument(
        "figure",
        nargs="?",
        help="its address, such as risk.residual; without one, the overall residual and a list",
    )
    parser.add_argument("--whole", action="store_true", help="down to the answers")
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_pack(parser)


def _add_compare(command: MakeCommand, add_pack: AddPack) -> None:
    parser = command(
        "compare",
        "show what changed between two assessments and why the result moved",
        "compare draft.assessment.yaml signed.assessment.yaml",
    )
    parser.add_argument("before", metavar="A")
    parser.add_argument("after", metavar="B")
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_pack(parser)
    parser.add_argument(
        "--pack-after", metavar="FOLDER", help="the checklists of B, if A was made with others"
    )


def _add_merge(command: MakeCommand, add_pack: AddPack) -> None:
    parser = command(
        "merge",
        "make one assessment of several analysts' and show where they differ",
        "merge ames.assessment.yaml brown.assessment.yaml -o port.assessment.yaml",
    )
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("-o", "--output", metavar="OUT", required=True)
    parser.add_argument(
        "--force", action="store_true", help="replace OUT if it is an assessment already"
    )
    add_pack(parser)


def _add_weights(command: MakeCommand, add_pack: AddPack) -> None:
    parser = command(
        "weights",
        "show or set the weights of the dimensions",
        "weights port.assessment.yaml --rank security,economy,technology",
    )
    parser.add_argument("file")
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--swing",
        metavar="DIMENSION=0..100,...",
        help="imagine every dimension at its worst: the one you would first bring to its best "
        "is 100, the others are rated relative to it",
    )
    how.add_argument(
        "--rank", metavar="DIMENSION,...", help="all dimensions, the most important first"
    )
    how.add_argument("--equal", action="store_true", help="the same weight for all")
    add_take_over(parser)
    add_pack(parser)


def _add_settings(command: MakeCommand) -> None:
    parser = command("settings", "show what is set for all assessments", "settings --write")
    parser.add_argument("--write", action="store_true", help="write a file with the defaults")
    parser.add_argument("--json", action="store_true", help="as JSON")
