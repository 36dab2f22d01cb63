"""Where the tests find their database and their browser."""

import os
import shutil
import threading
from pathlib import Path

import pytest
from django.template import engines
from django.template.base import FilterExpression
from django.test import Client

TEMPLATES = Path(__file__).parent.parent / "templates"

# Playwright keeps an event loop in the test's thread; Django would refuse the factories' queries there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The machine's Chromium instead of a download."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        pytest.fail("No Chromium: `make browser` says how to install it, or name it in CHROMIUM.")
    # /dev/shm is tiny in containers: Chromium would crash on a full page.
    return {**browser_type_launch_args, "executable_path": path, "args": ["--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def base_url(live_server):
    """So that `page.goto("/")` is the application, and a test with a page has its server and its database."""
    return live_server.url


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}


def pytest_collection_modifyitems(items):
    for item in items:
        if "page" in getattr(item, "fixturenames", ()) or "e2e" in item.path.parts:
            item.add_marker("e2e")


# -- rows ----------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings):
    """Migrations take a minute: they run once, and each worker's database is a copy."""
    from django.conf import settings

    from tests import template_database

    database = settings.DATABASES["default"]
    database["TEST"]["TEMPLATE"] = template_database.ensure(database)


@pytest.fixture(autouse=True)
def reference_data(request):
    """Cities and rusunawa come with a migration; a test with real transactions empties every table behind it."""
    needs = {"db", "transactional_db", "live_server", "sign_in"}
    if request.node.get_closest_marker("django_db") or needs & set(request.fixturenames):
        request.getfixturevalue("db")
        load_reference_data()


def load_reference_data():
    """Where they are missing."""
    from participants import reference
    from participants.models import City, District, Rusunawa, Village

    if not City.objects.exists():
        reference.load(city=City, district=District, village=Village, rusunawa=Rusunawa)


# -- pages -----------------------------------------------------------------------------------------


@pytest.fixture
def sign_in(db):
    """`page = sign_in(Role.STAFF)` is a client of such a user; `city=` or `rusunawa=` narrows, `user=` takes yours."""
    from tests.factories import UserFactory

    def client_of(role=None, *, user=None, **place):
        client = Client()
        client.user = user or UserFactory(role=role, **{f"role__{name}": value for name, value in place.items()})
        client.force_login(client.user, backend="rusunpreneur.accounts.backends.AccountBackend")
        return client

    return client_of


@pytest.fixture(autouse=True)
def media(settings, tmp_path_factory):
    """Files that a test uploads stay out of the developer's own."""
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")


@pytest.fixture(autouse=True)
def strict_template_variables(monkeypatch):
    """A page of ours that shows a variable nobody gave it fails, instead of showing nothing.

    Not asked of templates that other packages bring, nor where `default` stands behind the variable.
    """
    resolve = FilterExpression.resolve

    def strict(self, context, ignore_failures=False):
        before, strictness.is_on = strictness.is_on, is_ours(context) and not has_default(self)
        try:
            return resolve(self, context, ignore_failures)
        finally:
            strictness.is_on = before

    monkeypatch.setattr(FilterExpression, "resolve", strict)
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", Missing())


def is_ours(context) -> bool:
    template = getattr(context, "template", None)
    return template is not None and str(template.origin.name).startswith(str(TEMPLATES))


def has_default(expression) -> bool:
    return any(function.__name__.startswith("default") for function, _ in expression.filters)


class Strictness(threading.local):
    is_on = False


strictness = Strictness()


class Missing(str):
    """What Django asks for a variable that is not there: nothing, or in a page of ours a failure."""

    def __bool__(self):
        return strictness.is_on

    def __contains__(self, text):
        return True

    def __mod__(self, variable):
        raise AssertionError(f"Nobody gave the template {{{{ {variable} }}}}")
