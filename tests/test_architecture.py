"""The house: imports point down, the siblings are ours, slow libraries wait, the code keeps its shape."""

import ast
import importlib
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ("roadmap_app", "ui", "planning", "i18n", "resources")
SIBLINGS = FLOORS[1:]
SLOW_LIBRARIES = (
    "PIL", "babel.dates", "numpy", "pikepdf", "pypdfium2", "pyqtgraph", "reportlab", "uharfbuzz"
)  # fmt: skip
WINDOW = """
import sys
from pathlib import Path
import roadmap_app
from roadmap_app.app import make_application, open_window

app = make_application()
window = open_window(Path(sys.argv[1]))
def painted():
    print("painted with", [name for name in sys.argv[2:] if name in sys.modules], flush=True)
    app.exit()
window.painted.connect(painted)
window.show()
app.exec()
"""
NAMES_THAT_SAY_NOTHING = {"common", "helper", "helpers", "manager", "misc", "stuff", "util", "utils"}


class Function(NamedTuple):
    """One function and how many lines it has, its docstring left out."""

    place: str
    lines: int


def modules() -> list[Path]:
    """Every Python file of the five floors."""
    return [path for floor in FLOORS for path in sorted((ROOT / floor).rglob("*.py"))]


@cache
def tree_of(path: Path) -> ast.Module:
    """What a module says, read once for all tests."""
    return ast.parse(path.read_bytes())


def functions() -> Iterator[Function]:
    """Every function of the five floors."""
    for path in modules():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield Function(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", lines_of(node))


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function; a rich docstring is wanted and not counted."""
    lines = length_of(node)
    return lines - length_of(node.body[0]) if ast.get_docstring(node) else lines


def length_of(node: ast.stmt) -> int:
    """Lines from the first to the last of a statement."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def percentile_95(values: list[int]) -> int:
    """The value that 95 % stay below."""
    return sorted(values)[int(0.95 * len(values))]


def run(*command: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python in the root of the project, without a display."""
    offscreen = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **(environment or {})}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT, capture_output=True, text=True, timeout=100, check=False, env=offscreen,
    )  # fmt: skip


def test_imports_point_down() -> None:
    """The contracts of pyproject.toml: layers, and no Qt below ui."""
    program = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    answer = run("-c", program)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def test_imports_are_absolute_and_slow_ones_wait() -> None:
    answer = run("-m", "ruff", "check", "--no-cache", "--select", "TID", *FLOORS)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("name", SIBLINGS)
def test_sibling_packages_are_ours(name: str) -> None:
    """A stranger's `i18n` or `ui` in site-packages must not be taken for ours."""
    importlib.import_module("roadmap_app")
    file = importlib.import_module(name).__file__
    assert file is not None
    assert Path(file).is_relative_to(ROOT)


def test_siblings_are_found_from_any_folder(tmp_path: Path) -> None:
    """The first on the path wins: a foreign package of the same name in the working folder does not."""
    (tmp_path / "planning.py").write_text("raise AssertionError('a stranger')")
    program = "import roadmap_app, planning, i18n; print(planning.__file__)"
    environment = {"PYTHONPATH": os.pathsep.join([str(ROOT), str(tmp_path)])}
    command = [sys.executable, "-c", program]
    answer = subprocess.check_output(command, cwd=tmp_path, text=True, env=environment)
    assert Path(answer.strip()).is_relative_to(ROOT)


def test_command_line_starts_without_slow_libraries() -> None:
    """What the start of the program imports, in a process of its own: nothing slow, no Qt, no plan."""
    program = (
        "import sys, roadmap_app.__main__;"
        "print([name for name in sys.argv[1:] if name in sys.modules])"
    )
    answer = run("-c", program, *SLOW_LIBRARIES, "PySide6", "msgspec", "orjson", "multiprocessing")
    assert answer.stdout.strip() == "[]", answer.stdout + answer.stderr


def test_words_that_the_command_line_shares_with_the_window_bring_no_qt() -> None:
    program = "import sys, ui.careers.way_words, ui.staffing.words; print('PySide6' in sys.modules)"
    answer = run("-c", program)
    assert answer.stdout.strip() == "False", answer.stdout + answer.stderr


def test_the_window_is_painted_before_slow_libraries_are_imported(tmp_path: Path) -> None:
    """The window with the sample plan, in a process of its own."""
    plan = tmp_path / "sample.plan.json"
    assert run("-m", "roadmap_app", "new", str(plan), "--template", "a69-517").returncode == 0
    answer = run("-c", WINDOW, str(plan), *SLOW_LIBRARIES, environment={"XDG_CONFIG_HOME": str(tmp_path)})
    assert answer.stdout.strip() == "painted with []", answer.stdout + answer.stderr


def test_functions_are_short() -> None:
    found = list(functions())
    lengths = [function.lines for function in found]
    assert [function for function in found if function.lines > 60] == []
    assert percentile_95(lengths) <= 30
    assert statistics.median(lengths) <= 7


def test_files_are_short() -> None:
    sizes = {str(path.relative_to(ROOT)): path.read_bytes().count(b"\n") for path in modules()}
    assert [place for place, lines in sizes.items() if lines > 500] == []
    assert percentile_95(list(sizes.values())) <= 350


def test_modules_say_what_they_hold() -> None:
    """In their name and in their docstring."""
    assert [path for path in modules() if path.stem in NAMES_THAT_SAY_NOTHING] == []
    trees = {path: tree_of(path) for path in modules()}
    assert [path for path, tree in trees.items() if tree.body and not ast.get_docstring(tree)] == []
