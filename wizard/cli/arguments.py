"""What may be written on the command line."""

import argparse
from functools import partial
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from wizard import __version__
from wizard.cli.analysis_arguments import add_analysis
from wizard.cli.keeping_arguments import add_keeping, add_take_over
from wizard.visible import visible_line

if TYPE_CHECKING:
    # The class has no public name, and takes a parameter only for type checkers.
    _Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001

COMMANDS = (
    "open",
    "example",
    "new",
    "answer",
    "interview",
    "summary",
    "explain",
    "compare",
    "merge",
    "weights",
    "check",
    "checklists",
    "settings",
    "restore",
    "recover",
    "history",
    "migrate",
)
SCHEMAS = (
    "assessment",
    "summary",
    "pack",
    "checklist",
    "overlay",
    "checklist-changes",
    "translation",
    "pack-translation",
)

_EPILOG = """\
exit codes: 0 fine, 1 unexpected, 2 usage or no terminal, 3 a file is invalid,
            4 cannot read or write, 130 interrupted

examples:
  partnership-wizard example                 try it on a complete, invented case
  partnership-wizard ~/assessments           the wizard on a folder
  partnership-wizard summary port.assessment.yaml -o port.summary.yaml
"""


class _Parser(argparse.ArgumentParser):
    """Repeats what was typed only with its control characters made visible."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line and leave with exit code 2."""
        super().error(visible_line(message))


def build_parser() -> argparse.ArgumentParser:
    """Build the parser for all commands."""
    parser: argparse.ArgumentParser = _Parser(
        prog="partnership-wizard",
        description="Weigh a strategic partnership: exposures, safeguards, red lines, and what "
        "to negotiate first. Without a command, the wizard opens on a folder of assessments.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="partnership-wizard [FOLDER] | partnership-wizard COMMAND ...",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(
        prog="partnership-wizard", dest="command", metavar="COMMAND", required=True
    )
    _add_home(commands)
    _add_screens(commands)
    _add_new(commands)
    _add_answer(commands)
    _add_reading(commands)
    _add_checklists(commands)
    add_analysis(partial(_command, commands), _add_pack)
    add_keeping(partial(_command, commands), _add_pack)
    return parser


def _command(commands: "_Commands", name: str, does: str, example: str) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=does,
        description=does[0].upper() + does[1:] + ".",
        epilog=f"example:\n  partnership-wizard {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_pack(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pack", metavar="FOLDER", help="use the checklists in FOLDER, not the shipped ones"
    )
    parser.add_argument(
        "--lang", metavar="CODE", default="", help="ask in this language, such as es"
    )


def _add_home(commands: "_Commands") -> None:
    parser = commands.add_parser("home")
    parser.add_argument("folder", nargs="?")
    _add_pack(parser)


def _add_screens(commands: "_Commands") -> None:
    parser = _command(
        commands, "open", "open the wizard on one assessment", "open port.assessment.yaml"
    )
    parser.add_argument("file")
    add_take_over(parser)
    _add_pack(parser)
    parser = _command(
        commands,
        "example",
        "open the wizard on a copy of the shipped example",
        "example --write-only try.assessment.yaml",
    )
    parser.add_argument(
        "file",
        nargs="?",
        help="where to write the copy (default: example.assessment.yaml; never overwritten)",
    )
    parser.add_argument("--write-only", action="store_true", help="write it, open no screen")
    parser = _command(
        commands,
        "interview",
        "answer in plain lines: for screen readers, simple terminals and pipes",
        "interview port.assessment.yaml",
    )
    parser.add_argument("file")
    add_take_over(parser)
    _add_pack(parser)


def _add_new(commands: "_Commands") -> None:
    parser = _command(
        commands,
        "new",
        "write a blank assessment",
        'new port.assessment.yaml --us Lumeria --partner Caldria --title "Port concession"',
    )
    parser.add_argument("file")
    parser.add_argument("--us", required=True, help="our side")
    parser.add_argument("--partner", required=True, help="the major actor")
    parser.add_argument("--title", required=True)
    parser.add_argument("--agreement", default="", help="name of the agreement")
    parser.add_argument("--form", default="other")
    parser.add_argument("--stage", default="idea")
    parser.add_argument("--term", default="", help="duration, such as '25 years'")
    parser.add_argument("--analyst", default="")
    parser.add_argument("--depth", choices=("core", "full"), help="default: as in the settings")
    parser.add_argument(
        "--leave-out",
        metavar="DIMENSION=REASON",
        action="append",
        default=[],
        help="leave a dimension out of scope; may be repeated",
    )
    _add_pack(parser)


def _add_answer(commands: "_Commands") -> None:
    parser = _command(
        commands,
        "answer",
        "record one answer",
        'answer port.assessment.yaml economy.export-share 45 --confidence high --note "customs"',
    )
    parser.add_argument("file")
    parser.add_argument("question", help="the question's id")
    parser.add_argument(
        "value",
        nargs="?",
        help="a level, number, word, option, items joined by commas, or a range such as 1..3",
    )
    parser.add_argument("--confidence", choices=("low", "medium", "high", "certain"))
    parser.add_argument("--note")
    parser.add_argument("--evidence", metavar="SOURCE", action="append", default=[])
    parser.add_argument("--grade", metavar="A1..F6", help="Admiralty grade of that evidence")
    parser.add_argument("--unanswer", action="store_true", help="take the answer back")
    parser.add_argument("--not-applicable", metavar="REASON")
    parser.add_argument("--unknown", metavar="REASON", help="looked for, not to be established")
    add_take_over(parser)
    _add_pack(parser)


def _add_reading(commands: "_Commands") -> None:
    parser = _command(
        commands,
        "summary",
        "compute the risk-and-safeguards summary",
        "summary port.assessment.yaml -o port.summary.yaml",
    )
    parser.add_argument("file")
    parser.add_argument("-o", "--output", metavar="OUT", help="its suffix decides the format")
    parser.add_argument("--format", choices=("text", "yaml", "json", "markdown", "html"))
    _add_pack(parser)
    parser = _command(
        commands,
        "check",
        "list every problem of assessments, summaries, checklists and packs",
        "check checklists/ port.assessment.yaml",
    )
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--json", action="store_true", help="as JSON")
    _add_pack(parser)


def _add_checklists(commands: "_Commands") -> None:
    parser = _command(commands, "checklists", "read or write questions", "checklists list")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    action = _command(actions, "list", "list the questions", "checklists list economy")
    action.add_argument("dimension", nargs="?")
    action.add_argument("--json", action="store_true")
    _add_pack(action)
    action = _command(
        actions, "show", "show one question whole", "checklists show economy.export-share"
    )
    action.add_argument("question")
    _add_pack(action)
    action = _command(
        actions, "schema", "print a JSON Schema for editors", "checklists schema checklist"
    )
    action.add_argument("record", choices=SCHEMAS)
    action = _command(
        actions, "new", "write a skeleton to begin with", "checklists new mine/water.yaml"
    )
    action.add_argument("file")
