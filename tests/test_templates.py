"""Templates: each is used, its blocks stand in the order of base.html, nothing inline that the policy refuses."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "templates"
TEMPLATES = sorted(FOLDER.rglob("*.html"))
CODE = "\n".join(
    path.read_text()
    for folder in ("rusunpreneur", "participants", "programs", "products")
    for path in (ROOT / folder).rglob("*.py")
)
MARKUP = "\n".join(path.read_text() for path in TEMPLATES)
#: found by Django itself, by their status
BY_STATUS = {"400.html", "403.html", "404.html", "429.html", "500.html", "503.html"}
BLOCKS = re.findall(r"{% block (\w+) %}", (FOLDER / "base.html").read_text())
PAGES = [path for path in TEMPLATES if '{% extends "base.html" %}' in path.read_text()]
NEW_BLOCK = re.compile(r"{%\s*block\s+(\w+)")


def name_of(path) -> str:
    return str(path.relative_to(FOLDER))


def named(paths):
    return pytest.mark.parametrize("path", paths, ids=name_of)


def overrides_another_package(name: str) -> bool:
    return any((Path(folder) / name).exists() for folder in get_app_template_dirs("templates"))


@named(TEMPLATES)
def test_every_template_is_used(path):
    name = name_of(path)

    assert f'"{name}"' in CODE or f'"{name}"' in MARKUP or name in BY_STATUS or overrides_another_package(name)


@named(TEMPLATES)
def test_every_template_compiles(path):
    get_template(name_of(path))


@named(PAGES)
def test_the_blocks_of_a_page_stand_in_the_order_they_are_read(path):
    blocks = [name for name in NEW_BLOCK.findall(path.read_text()) if name in BLOCKS]

    assert blocks == sorted(blocks, key=BLOCKS.index)


@named([path for path in PAGES if f'{{% extends "{path.relative_to(FOLDER)}" %}}' not in MARKUP])
def test_every_page_has_a_title_and_a_heading(path):
    source = path.read_text()

    assert "{% block title %}" in source or "head_title" in source
    assert "{% block heading %}" in source or "{% block content %}" not in source


@named(TEMPLATES)
def test_nothing_stands_inline_that_the_policy_refuses(path):
    source = re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text(), flags=re.DOTALL)

    scripts = [tag for tag in re.findall(r"<script\b[^>]*>", source) if "src=" not in tag and "json" not in tag]
    assert not scripts
    assert not re.search(r"<style\b|\sstyle=|javascript:", source)
    assert not re.findall(r"<[^>]*\son[a-z]+=", source)


@named([path for path in TEMPLATES if path.parent.name != "gallery"])
def test_no_form_that_writes_forgets_its_token(path):
    for form in re.findall(r'<form\b[^>]*method="post"[^>]*>.*?</form>', path.read_text(), re.DOTALL | re.IGNORECASE):
        assert "csrf_token" in form or "{% crispy" in form or "{% include" in form
