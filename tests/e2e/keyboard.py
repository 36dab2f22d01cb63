"""A person without a mouse: every stop of Tab has to be seen."""

import pytest

from tests.e2e.conftest import HOME
from tests.factories.accounts import PASSWORD

MOST_STOPS = 90
#: where the keyboard stands: its words, and what keeps somebody from seeing it there
STOP = """async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const at = document.activeElement;
    if (at === document.body) return {words: "", hidden: "", inside: false};
    const words = (at.getAttribute("aria-label") || at.labels?.[0]?.innerText || at.innerText || at.name || "").trim();
    const around = [[at], [at, "::after"], [at.parentElement], [at.closest("label") || at]];
    const isRing = ({boxShadow, outlineStyle, outlineWidth, outlineColor}) => boxShadow.includes(" 3px")
        || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(", 0)"));
    const ring = around.map(([node, part]) => getComputedStyle(node, part)).some(isRing);
    const box = at.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
    const shown = document.elementFromPoint(x, y);
    const seen = shown && (at.contains(shown) || shown.contains(at));
    return {words, hidden: !ring ? "no ring" : !seen ? "covered or out of sight" : "", inside: !!at.closest("dialog")};
}"""


class Keyboard:
    def __init__(self, page):
        self.page = page
        page.emulate_media(reduced_motion="reduce")  # a ring that fades in is not there yet

    def press(self, key):
        self.page.keyboard.press(key)
        stop = self.page.evaluate(STOP)
        assert not stop["hidden"], f"{stop['words']}: {stop['hidden']} on {self.page.url}"
        return stop

    def walk_to(self, words):
        """Tab until something that says so has the focus."""
        for _ in range(MOST_STOPS):
            if words in self.press("Tab")["words"]:
                return
        pytest.fail(f"Tab does not reach “{words}” on {self.page.url}")

    def follow(self, words):
        self.walk_to(words)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def walk_around(self):
        """Through the whole page, once."""
        for _ in range(MOST_STOPS):
            if not self.press("Tab")["words"]:
                return

    def sign_in(self, user):
        self.page.goto("/masuk/")
        self.walk_to("Nama pengguna")
        self.page.keyboard.type(user.username)
        self.walk_to("Kata sandi")
        self.page.keyboard.type(PASSWORD)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(HOME)
