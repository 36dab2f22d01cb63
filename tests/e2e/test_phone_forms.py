"""On a phone nothing lies over the field somebody is in, and no list opens or closes by itself."""

import pytest

from rusunpreneur.access import Role
from tests.e2e.conftest import PHONE
from tests.factories import ResidenceFactory

KEYBOARD_OPEN = {"width": 360, "height": 400}
WHAT_LIES_OVER = """() => {
    const field = document.activeElement, box = field.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.bottom - 2);
    const isItself = top && (top === field || field.contains(top) || top.contains(field));
    return isItself ? "" : `${field.name || field.tagName}: ${top ? top.className || top.tagName : "off the screen"}`;
}"""
IS_FIELD = "document.activeElement.matches('main input, main select, main textarea, main button')"
LAST_IS_CLEAR = """() => {
    window.scrollTo(0, document.documentElement.scrollHeight);
    const bar = document.querySelector(".form-actions"), last = bar.previousElementSibling;
    return last.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top + 1;
}"""
CHOOSE_AND_LOOK_LATER = """async () => {
    document.querySelector("div[role=option]").click();
    await new Promise((later) => setTimeout(later, 500));
    return [document.activeElement.name, getComputedStyle(document.querySelector(".ts-dropdown")).display];
}"""


@pytest.mark.parametrize("path", ["/peserta/baru/", "/pelatihan/baru/"])
@pytest.mark.parametrize("screen", [PHONE, KEYBOARD_OPEN], ids=["phone", "keyboard open"])
def test_the_field_with_the_focus_is_never_covered(visitor, screen, path):
    page = visitor(screen=screen).open(path)

    covered, fields = [], 0
    for _ in range(60):
        page.keyboard.press("Tab")
        page.wait_for_timeout(40)
        if page.evaluate(IS_FIELD):
            fields += 1
            covered.append(page.evaluate(WHAT_LIES_OVER))

    assert fields > 5
    assert ", ".join(filter(None, covered)) == ""
    assert page.evaluate(LAST_IS_CLEAR)


def test_at_an_address_of_numbers_the_passkey_says_where_to_go(visitor, base_url):
    page = visitor(screen=PHONE, signs_in=False).page

    page.goto(base_url.replace("localhost", "127.0.0.1") + "/masuk/")

    assert page.get_by_role("button", name="Masuk dengan kunci sandi").is_disabled()
    page.get_by_text("tidak bisa dipakai di alamat yang berupa angka").wait_for()
    page.get_by_role("link", name="localhost").click()
    assert page.get_by_role("button", name="Masuk dengan kunci sandi").is_enabled()
    assert page.get_by_text("alamat yang berupa angka").is_hidden()


def test_who_chooses_sooner_than_the_list_follows_keeps_her_place(visitor):
    home = ResidenceFactory(participant__name="Siti Cepat").rusunawa
    page = visitor(Role.COORDINATOR, rusunawa=home, screen=PHONE).open("/produksi/catat/")

    page.get_by_placeholder("Tambah orang lain").click()
    page.locator("div[role=option]").first.wait_for()
    page.keyboard.type("Siti")
    where, shown = page.evaluate(CHOOSE_AND_LOOK_LATER)

    assert where.startswith("jumlah-")
    assert shown == "none"
