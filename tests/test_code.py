"""The house stays small enough to read: files, models, templates; nothing has a name that says nothing."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
APPS = ["rusunpreneur", "participants", "programs", "products"]
PYTHON = sorted(
    path
    for folder in [*APPS, "tests"]
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts and path.name != "__init__.py"
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
#: file -> why it is longer
LONGER_MODELS = {
    "programs/models/training.py": "the constraints of a training stand in one place",
    "participants/models/participant.py": "the constraints of a participant stand in one place",
}


UNCOUNTABLE = {"attendance", "evidence"}


def named(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: str(path.relative_to(ROOT)))


def line_count(path) -> int:
    return len(path.read_text().splitlines())


@named(PYTHON)
def test_a_python_file_can_be_read_in_one_sitting(path):
    assert line_count(path) < 300


@named([path for path in PYTHON if "models" in path.parts])
def test_a_model_file_is_short(path):
    limit = 300 if str(path.relative_to(ROOT)) in LONGER_MODELS else 150

    assert line_count(path) < limit


@named(TEMPLATES)
def test_a_template_is_short(path):
    assert line_count(path) < 120


@named(PYTHON)
def test_no_file_has_a_name_that_says_nothing(path):
    assert path.stem not in {"utils", "helpers", "common", "misc", "manager", "managers", "service", "services"}


@named([path for path in PYTHON if "views" in path.parts])
def test_views_are_short_functions(path):
    tree = ast.parse(path.read_text())
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]

    long = [node.name for node in functions if node.end_lineno - node.lineno > 40]

    assert not long
    assert not [node.name for node in tree.body if isinstance(node, ast.ClassDef) and node.name.endswith("View")]


def test_the_same_noun_names_the_file_in_every_layer():
    """Singular where a thing is defined, plural where things are acted on."""
    for app in APPS[1:]:
        models = {path.stem for path in (ROOT / app / "models").glob("*.py")}
        actions = {path.stem for path in (ROOT / app / "actions").glob("*.py") if path.stem != "__init__"}
        assert not models & actions - UNCOUNTABLE, "an action file is named in the plural"
