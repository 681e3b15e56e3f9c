"""No command prints text from outside except through the one door that makes it harmless."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import wizard.cli

FOLDER = Path(wizard.cli.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
DOOR = "output.py"
HARMLESS = {"visible", "visible_line"}


def careless_lines(source: str) -> Iterator[int]:
    """Yield the lines that print by themselves what is neither constant nor made harmless."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id="print")):
                yield node.lineno
            case ast.Call(func=ast.Attribute(value=ast.Attribute(attr=stream), attr="write")) if (
                stream in ("stdout", "stderr") and not all(map(_is_harmless, node.args))
            ):
                yield node.lineno


def _is_harmless(value: ast.expr) -> bool:
    match value:
        case ast.Constant():
            return True
        case ast.Name(id=name):
            return name in ("prompt", "said")  # built from constants, and from the name of a report
        case ast.BinOp(left=left, right=right):
            return _is_harmless(left) and _is_harmless(right)
        case ast.JoinedStr(values=values):
            return all(
                _is_harmless(v.value if isinstance(v, ast.FormattedValue) else v) for v in values
            )
        case ast.Call(func=ast.Name(id=name)):
            return name in HARMLESS
        case _:
            return False


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_command_prints_only_through_the_door(module: Path) -> None:
    """Each module but the door itself prints constants, or what was made harmless."""
    if module.name != DOOR:
        assert list(careless_lines(module.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    ["print(text)", "sys.stdout.write(note)", "sys.stderr.write(f'{path} is gone')"],
)
def test_rule_finds_careless_lines(line: str) -> None:
    """The rule of this module finds what it is meant to find."""
    assert list(careless_lines(line)) == [1]
