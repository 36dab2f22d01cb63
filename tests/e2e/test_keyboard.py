"""Without a mouse: each role signs in and comes to where its work is, and always sees where it stands."""

import pytest

from rusunpreneur.access import Role
from tests.e2e.conftest import LAPTOP, PHONE
from tests.e2e.keyboard import Keyboard
from tests.factories import AttendanceFactory, RusunawaFactory, TrainingFactory, UserFactory
from tests.factories.programs import days_ago


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
    stops = [keyboard.press("Tab") for _ in range(24)]  # once around the whole menu
    person.page.keyboard.press("Escape")

    assert all(stop["inside"] or not stop["words"] for stop in stops)
    assert any(stop["words"] == "Keluar" for stop in stops)
    assert person.page.evaluate("document.activeElement.innerText").strip() == "Menu"
