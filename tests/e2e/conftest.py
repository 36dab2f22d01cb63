"""The browser as people use it: signed in, watched for CSP violations, held against axe."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from rusunpreneur.access import Role
from tests.factories import UserFactory
from tests.factories.accounts import PASSWORD

AXE = Path(settings.BASE_DIR, "static", "node_modules", "axe-core", "axe.min.js")
HOME = re.compile(r"//[^/]+/$")
RUN_AXE = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .map(v => `${v.id}: ${v.nodes.map(n => n.target.join(" ")).slice(0, 3).join(", ")}`)"""
AT_REST = """async () => { await Promise.allSettled(document.getAnimations()
    .filter(a => a.effect.getComputedTiming().endTime < Infinity).map(a => a.finished)) }"""
LAPTOP, PHONE = {"width": 1280, "height": 860}, {"width": 360, "height": 740}


class Visitor:
    """One person at one screen; `problems` collects what the browser complains of."""

    def __init__(self, page, user):
        self.page, self.user, self.problems = page, user, []
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def _heard(self, message):
        if "Content Security Policy" in message.text or "Content-Security-Policy" in message.text:
            self.problems.append(message.text)

    def sign_in(self):
        self.page.goto("/masuk/")
        self.page.fill("[name=login]", self.user.username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("form button[type=submit]")
        self.page.wait_for_url(HOME)
        return self

    def open(self, path):
        self.page.goto(path)
        return self.page

    def check(self):
        """No axe violation, nothing wider than the screen, no choice without words, no complaint of the browser."""
        self.page.wait_for_load_state()
        self.page.evaluate(AXE.read_text())
        self.page.evaluate(AT_REST)
        assert self.page.evaluate(RUN_AXE) == [], self.page.url
        wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{self.page.url} is {wide} px too wide"
        empty = self.page.locator("option", has_text="---").count()
        assert not empty, f"{self.page.url}: a list to choose from begins with dashes, not with words"
        assert self.problems == []


@pytest.fixture
def visitor(browser, base_url, transactional_db):
    """`visitor(role)` at a laptop; `screen=PHONE`, `javascript=False`, `dark=True`, `through=` another browser, and
    places as for `sign_in`."""
    contexts = []

    def arrive(
        role=Role.STAFF, *, user=None, screen=LAPTOP, javascript=True, dark=False, through=None, signs_in=True, **place
    ):
        user = user or UserFactory(role=role, **{f"role__{name}": value for name, value in place.items()})
        context = (through or browser).new_context(
            base_url=base_url,
            viewport=screen,
            java_script_enabled=javascript,
            color_scheme="dark" if dark else "light",
            locale="id-ID",
            timezone_id="Asia/Jakarta",
        )
        contexts.append(context)
        person = Visitor(context.new_page(), user)
        return person.sign_in() if signs_in else person

    yield arrive
    for context in contexts:
        context.close()
