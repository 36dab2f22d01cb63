"""Without a mouse: each role signs in and comes to where its work is, and always sees where it stands."""

import pytest

from rusunpreneur.access import Role
from tests.e2e.conftest import HOME, LAPTOP, PHONE
from tests.factories import AttendanceFactory, RusunawaFactory, TrainingFactory, UserFactory
from tests.factories.accounts import PASSWORD
from tests.factories.programs import days_ago

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


@pytest.fixture
def home(transactional_db):
    """A rusunawa whose training meets today, for the second time."""
    home = RusunawaFactory(name="Rusunawa Uji Tombol")
    training = TrainingFactory(name="Bimtek Tombol", rusunawa=home, starts_on=days_ago(1), days=2, people=2)
    AttendanceFactory(enrolment=training.enrolments.first(), session=training.sessions.in_order().first())
    return home


JOURNEYS = {
    Role.STAFF: ("Pelatihan", "Bimtek Tombol", " kehadiran"),
    Role.COORDINATOR: ("Pelatihan", "Bimtek Tombol", " kehadiran"),
    Role.OFFICIAL: ("Pelatihan", "Bimtek Tombol"),
    Role.QC: (),
    Role.CASHIER: (),
    Role.PARTNER: (),
}


@pytest.mark.parametrize("role", JOURNEYS)
def test_each_role_comes_to_its_work_by_tab_and_enter(role, home, visitor):
    place = {"role__rusunawa": home} if role == Role.COORDINATOR else {}
    user = UserFactory(role=role, **place)
    person = visitor(user=user, signs_in=False)
    keyboard = Keyboard(person.page)

    keyboard.sign_in(user)
    keyboard.walk_around()
    for words in JOURNEYS[role]:
        keyboard.follow(words)
        person.check()

    assert person.page.get_by_role("heading", level=1).is_visible()
    keyboard.walk_around()


@pytest.mark.parametrize("screen", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_the_first_tab_offers_to_skip_the_menu(screen, home, visitor):
    person = visitor(Role.STAFF, screen=screen)
    keyboard = Keyboard(person.page)
    person.open("/pelatihan/")

    assert keyboard.press("Tab")["words"] == "Langsung ke isi"
    person.page.keyboard.press("Enter")

    assert person.page.evaluate("document.activeElement.id") == "konten"
    keyboard.press("Tab")
    assert person.page.evaluate("!!document.activeElement.closest('main')")


def test_a_dialog_keeps_the_focus_and_gives_it_back(home, visitor):
    person = visitor(Role.ADMIN, screen=PHONE)
    keyboard = Keyboard(person.page)
    person.open("/")

    keyboard.walk_to("Menu")
    person.page.keyboard.press("Enter")
    person.page.locator("dialog[open]").wait_for()
    person.check()
    stops = [keyboard.press("Tab") for _ in range(12)]
    person.page.keyboard.press("Escape")

    assert all(stop["inside"] or not stop["words"] for stop in stops)
    assert any(stop["words"] == "Keluar" for stop in stops)
    assert person.page.evaluate("document.activeElement.innerText").strip() == "Menu"
