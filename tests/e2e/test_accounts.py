"""A colleague's own account in a real browser: passkey, second factor, recovery codes, the list of devices."""

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time

from rusunpreneur.access import Role
from tests.e2e.conftest import HOME, PHONE
from tests.factories.accounts import PASSWORD

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def fingerprint():
    """Gives a page a sensor that says yes; or with `says_yes=False` one whose owner does not."""

    def install(page, *, says_yes=True):
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, "isUserVerified": says_yes}})

    return install


def say_password_again(page):
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Lanjutkan").click()


def sign_out(page):
    page.goto("/keluar/")
    page.get_by_role("main").get_by_role("button", name="Keluar").click()
    page.wait_for_url("**/masuk/")


def password(page, visitor):
    page.fill("[name=login]", visitor.user.username)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Masuk", exact=True).click()
    page.get_by_role("heading", name="Satu langkah lagi").wait_for()


def send_code(page, code, button="Masuk"):
    page.fill("[name=code]", code)
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def code_now(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_a_colleague_adds_a_passkey_and_comes_in_without_a_password(visitor, fingerprint):
    staff = visitor(Role.STAFF, screen=PHONE)
    page = staff.page
    fingerprint(page)

    page.goto("/akun/keamanan/")
    staff.check()
    page.get_by_role("link", name="Tambah kunci").click()
    staff.check()
    say_password_again(page)
    page.fill("[name=name]", "HP kantor")
    page.check("[name=passwordless]")
    staff.check()
    page.get_by_role("button", name="Tambah kunci").click()
    page.get_by_text("Kunci sandi ditambahkan").wait_for()
    staff.check()

    sign_out(page)
    page.get_by_role("button", name="Masuk dengan kunci sandi").click()
    page.wait_for_url(HOME)
    assert page.get_by_role("heading", level=1).is_visible()

    page.goto("/akun/keamanan/webauthn/")
    assert page.get_by_text("HP kantor").is_visible()
    assert page.get_by_text("terakhir dipakai").is_visible()
    staff.check()


def test_who_lets_go_of_the_sensor_reads_what_to_do(visitor, fingerprint):
    staff = visitor(Role.STAFF)
    page = staff.page
    sign_out(page)
    fingerprint(page, says_yes=False)

    page.get_by_role("button", name="Masuk dengan kunci sandi").click()

    page.get_by_role("alert").get_by_text("Kunci sandi tidak jadi dipakai").wait_for()
    staff.check()


def test_a_colleague_uses_an_authenticator_then_a_recovery_code(visitor):
    staff = visitor(Role.STAFF)
    page = staff.page

    # Switching on asks for the password, shows a code to scan and a key to type.
    page.goto("/akun/keamanan/totp/activate/")
    say_password_again(page)
    secret = page.locator("code").inner_text()
    send_code(page, "000000", "Aktifkan")
    page.get_by_text("Kode").first.wait_for()
    staff.check()
    send_code(page, code_now(page.locator("code").inner_text()), "Aktifkan")
    page.get_by_text("Simpan juga kode cadangan").wait_for()
    staff.check()
    page.goto("/akun/keamanan/recovery-codes/")
    staff.check()
    recovery = page.locator("ul.codes li").first.inner_text()

    # The phone's code opens, a wrong one is said beside the field.
    sign_out(page)
    password(page, staff)
    send_code(page, "123456")
    page.locator(".invalid-feedback, .field-error").first.wait_for()
    staff.check()
    send_code(page, code_now(secret))
    page.wait_for_url(HOME)

    # So does a recovery code.
    sign_out(page)
    password(page, staff)
    send_code(page, recovery)
    page.wait_for_url(HOME)


def test_a_colleague_ends_the_sign_in_of_one_other_device(visitor):
    here = visitor(Role.STAFF)
    phone, library = (visitor(user=here.user, screen=PHONE) for _ in range(2))

    page = here.open("/akun/sesi/")
    here.check()
    page.get_by_role("button", name="Keluarkan Chrome").first.click()
    page.get_by_text("Perangkat itu sudah dikeluarkan").wait_for()
    here.check()

    assert page.get_by_role("button", name="Keluarkan Chrome").count() == 1
    assert "/masuk/" in phone.open("/peserta/").url
    assert "/masuk/" not in library.open("/peserta/").url
