"""`check`: every problem of the files named, located."""

import argparse

from wizard.cli.output import problems_as_data, say, say_json, say_line
from wizard.errors import ExitCode
from wizard.storage.checking import Report, check_paths


def run(options: argparse.Namespace) -> ExitCode:
    """Check the paths; INVALID if anything is wrong, DISK if something cannot be read."""
    report = check_paths(options.paths, options.pack)
    if options.json:
        say_json(
            {
                "checked": report.checked,
                "problems": problems_as_data(report.problems),
                "advice": problems_as_data(report.advice),
                "unreadable": [str(error) for error in report.unreadable],
            }
        )
    else:
        _say_report(report)
    if report.unreadable:
        return ExitCode.DISK
    return ExitCode.INVALID if report.problems else ExitCode.FINE


def _say_report(report: Report) -> None:
    for problem in report.problems:
        say_line(str(problem))
    for problem in report.advice:
        say_line(f"{problem} (advice)")
    for error in report.unreadable:
        say_line(str(error))
    checked = _counted(report.checked, "file", "files")
    problems = _counted(len(report.problems), "problem", "problems")
    advice = _counted(len(report.advice), "piece of advice", "pieces of advice")
    say(f"{checked} checked: {problems}, {advice}.")


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
