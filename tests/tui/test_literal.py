"""No text that came from outside reaches a widget except through `literal`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import wizard.tui
from wizard.tui.literal import literal

FOLDER = Path(wizard.tui.__file__).parent
MODULES = sorted(FOLDER.rglob("*.py"))
WIDGETS = {"Static", "Label", "Button"}
METHODS = {"update", "notify"}
"""Names of methods whose first argument is shown, and read as markup if it is a string."""


def careless_calls(source: str) -> Iterator[int]:
    """Yield the lines of calls that show text which is neither constant nor literal."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _shows_text(node) and not _is_safe(node):
            yield node.lineno


def _shows_text(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Name):
        return call.func.id in WIDGETS
    return isinstance(call.func, ast.Attribute) and call.func.attr in METHODS


def _is_safe(call: ast.Call) -> bool:
    shown = [*call.args[:1], *(k.value for k in call.keywords if k.arg in ("content", "message"))]
    return _reads_no_markup(call) or all(_is_constant(value) for value in shown)


def _reads_no_markup(call: ast.Call) -> bool:
    """Tell whether a widget is made with `markup=False` of pieces that are all constant."""
    return any(k.arg == "markup" and _is_false(k.value) for k in call.keywords) and all(
        _is_constant(name)
        for value in call.args[:1]
        for name in ast.walk(value)
        if isinstance(name, ast.Call)
    )


def _is_false(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is False


def _is_constant(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return True
    if isinstance(value, ast.Name):
        return value.id.strip("_").isupper() or value.id in ("label", "hint")
    return isinstance(value, ast.Call) and getattr(value.func, "id", "") == "literal"


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_module_shows_only_constants_and_literals(module: Path) -> None:
    """Each call that shows text is given a constant or what `literal` returned."""
    assert list(careless_calls(module.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "call", ["Static(text)", "w.update(f'a {b}')", "app.notify(str(e))", "Label(a.b)"]
)
def test_rule_finds_careless_calls(call: str) -> None:
    """The rule of this module finds what it is meant to find."""
    assert list(careless_calls(call)) == [1]


@pytest.mark.parametrize("call", ["Static('a')", "w.update(literal(x))", "Static(_HINTS)"])
def test_rule_lets_careful_calls_pass(call: str) -> None:
    """The rule of this module lets constants and literals pass."""
    assert list(careless_calls(call)) == []


def test_literal_shows_controls_as_pictures() -> None:
    """`literal` keeps markup as it is and turns control characters into pictures."""
    assert literal("[b]a\x1b]2;x\x07").plain == "[b]a␛]2;x␇"
