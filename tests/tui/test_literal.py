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
    tree = ast.parse(source)
    constants = constant_names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _shows_text(node):
            shown = [
                *node.args[:1],
                *(k.value for k in node.keywords if k.arg in ("content", "message")),
            ]
            if not all(_is_constant(v, constants) or _is_plain(node, v) for v in shown):
                yield node.lineno


def constant_names(tree: ast.Module) -> set[str]:
    """Return the local names that are bound to nothing but constants anywhere in a module."""
    bound: dict[str, list[bool]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                _note(bound, target, constant=_is_constant(node.value, set()))
        elif isinstance(node, ast.For | ast.comprehension):
            _note(bound, node.target, constant=_is_table(node.iter))
        elif isinstance(node, ast.arg):
            bound.setdefault(node.arg, []).append(False)
    return {name for name, constant in bound.items() if all(constant)}


def _is_plain(call: ast.Call, value: ast.expr) -> bool:
    """Tell whether a call that takes no Content shows text cleaned of controls, not as markup."""
    cleaned = isinstance(value, ast.Call) and getattr(value.func, "id", "") == "visible"
    return cleaned and any(
        k.arg == "markup" and isinstance(k.value, ast.Constant) and k.value.value is False
        for k in call.keywords
    )


def _note(bound: dict[str, list[bool]], target: ast.expr, *, constant: bool) -> None:
    for name in ast.walk(target):
        if isinstance(name, ast.Name):
            bound.setdefault(name.id, []).append(constant)


def _is_table(value: ast.expr) -> bool:
    """Tell whether a loop runs over a constant of the module or a tuple that begins with text."""
    if isinstance(value, ast.Tuple):
        return all(
            isinstance(row, ast.Tuple) and all(_is_constant(cell, set()) for cell in row.elts[:2])
            for row in value.elts
        )
    return isinstance(value, ast.Name) and value.id.strip("_").isupper()


def _shows_text(call: ast.Call) -> bool:
    if isinstance(call.func, ast.Name):
        return call.func.id in WIDGETS
    return isinstance(call.func, ast.Attribute) and call.func.attr in METHODS


def _is_constant(value: ast.expr, constants: set[str]) -> bool:
    match value:
        case ast.Constant():
            return True
        case ast.Name(id=name):
            return name.strip("_").isupper() or name in constants
        case ast.IfExp(body=body, orelse=orelse):
            return _is_constant(body, constants) and _is_constant(orelse, constants)
        case ast.JoinedStr(values=values):
            return all(_is_constant(part, constants) for part in values)
        case ast.FormattedValue(value=inner):
            return _is_constant(inner, constants)
        case ast.Call(func=ast.Name(id=name)):
            return name == "literal"
        case _:
            return False


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_module_shows_only_constants_and_literals(module: Path) -> None:
    """Each call that shows text is given a constant or what `literal` returned."""
    assert list(careless_calls(module.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "call",
    [
        "Static(text)",
        "w.update(f'a {b}')",
        "app.notify(str(e))",
        "Label(a.b)",
        "Static(x, markup=False)",
    ],
)
def test_rule_finds_careless_calls(call: str) -> None:
    """The rule of this module finds what it is meant to find."""
    assert list(careless_calls(call)) == [1]


@pytest.mark.parametrize(
    "call",
    [
        "Static('a')",
        "w.update(literal(x))",
        "Static(_HINTS)",
        "a.notify(visible(x), markup=False)",
        "h = 'a';Static(f' {h}')",
    ],
)
def test_rule_lets_careful_calls_pass(call: str) -> None:
    """The rule of this module lets constants and literals pass."""
    assert list(careless_calls(call)) == []


def test_literal_shows_controls_as_pictures() -> None:
    """`literal` keeps markup as it is and turns control characters into pictures."""
    assert literal("[b]a\x1b]2;x\x07").plain == "[b]a␛]2;x␇"
