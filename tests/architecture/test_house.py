"""The house rules that a machine can check."""

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "qualcode"
MODULES = sorted(PACKAGE.rglob("*.py"))
HEAVY = ("spacy", "sklearn", "pandas", "numpy", "docx", "scipy", "matplotlib", "simplemma", "lxml")


def functions_of(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give every function of a module, methods among them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def length_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function's body without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if not body:
        return 0
    return (body[-1].end_lineno or body[-1].lineno) - body[0].lineno + 1


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_is_one_idea_of_at_most_400_lines(path: Path) -> None:
    """No module grows past 400 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_function_is_at_most_50_lines(path: Path) -> None:
    """No function grows past 50 lines."""
    assert [one.name for one in functions_of(path) if length_of(one) > 50] == []


def test_most_functions_are_small() -> None:
    """The median function has at most eight lines."""
    lengths = [length_of(one) for path in MODULES for one in functions_of(path)]
    assert statistics.median(lengths) <= 8


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    """Modules are named by what is in them."""
    drawers = {"utils", "helpers", "misc", "common", "base", "manager"}
    assert [path for path in MODULES if path.stem in drawers] == []


def test_nothing_outside_the_command_line_prints() -> None:
    """The library never prints."""
    printing = [
        path
        for path in MODULES
        if "cli" not in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert printing == []


def test_no_module_can_reach_the_network() -> None:
    """Nothing imports a library whose purpose is the network."""
    network = {"socket", "ssl", "http", "urllib.request", "requests", "httpx", "ftplib", "smtplib"}
    found = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names} & network
            elif isinstance(node, ast.ImportFrom) and node.module in network:
                found.add(node.module)
    assert found == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    """Asking for help stays quick because no heavy library is imported."""
    script = (
        "import sys\n"
        "from qualcode.cli import run\n"
        f"code = run({arguments!r})\n"
        f"print('heavy:', [name for name in {HEAVY!r} if name in sys.modules], code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip().endswith("heavy: [] 0")
