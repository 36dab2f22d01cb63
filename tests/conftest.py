"""Where the tests find their database and their browser."""

import os
import shutil

import pytest

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
