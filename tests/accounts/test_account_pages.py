"""The pages about one's own account are ours to look at, though another package decides what they do."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.urls import reverse

from rusunpreneur.access import Role
from tests.factories import UserFactory
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
PAGES = [
    "account_change_password",
    "account_reauthenticate",
    "account_logout",
    "usersessions_list",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
]
WITH_SECOND_FACTOR = [
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
]


@pytest.fixture
def rina(client):
    """Signed in, and has just said the password again, which changes to one's own security ask for."""
    user = UserFactory(username="rina", role=Role.STAFF)
    client.post("/masuk/", {"login": "rina", "password": PASSWORD})
    client.post("/akun/pastikan/", {"password": PASSWORD})
    return user


def with_second_factor(user) -> str:
    """The secret that the phone app would hold."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_now(secret) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def assert_is_ours(response):
    page = response.content.decode()
    assert response.status_code == 200
    assert 'lang="id"' in page
    assert "main-scss" in page
    assert not re.search(r"<script(?![^>]*(src=|json))|<style|\sstyle=|\son[a-z]+=\"", page)
    for english in ("Password:", "Sign In", "Change Password", "Submit", "Cancel", "Add security key", "Your account"):
        assert english not in page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_the_account_is_in_our_look_and_language(client, rina, name):
    assert_is_ours(client.get(reverse(name)))


@pytest.mark.parametrize("name", WITH_SECOND_FACTOR)
def test_every_page_of_the_second_factor_is_too(client, rina, name):
    with_second_factor(rina)

    assert_is_ours(client.get(reverse(name)))


def test_the_pages_before_signing_in_are_too(client):
    assert_is_ours(client.get("/masuk/"))
    assert client.get("/akun/nonaktif/").status_code == 200


def test_a_colleague_switches_on_the_second_factor_and_gets_recovery_codes(client, rina):
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    response = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})

    assert response.status_code == 302, response.context["form"].errors
    types = set(Authenticator.objects.filter(user=rina).values_list("type", flat=True))
    assert types == {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_add_webauthn"])
def test_switching_on_a_second_factor_asks_for_the_password_first(client, name):
    UserFactory(username="rina")
    client.post("/masuk/", {"login": "rina", "password": PASSWORD})

    assert client.get(reverse(name)).url.startswith("/akun/pastikan/?next=")


def test_signing_in_then_asks_for_the_code(client):
    user = UserFactory(username="rina", role=Role.STAFF)
    secret = with_second_factor(user)

    first = client.post("/masuk/", {"login": "rina", "password": PASSWORD})
    not_yet = client.get("/akun/sesi/")
    asked = client.get(first.url)
    second = client.post(first.url, {"code": code_now(secret)})

    assert first.url == reverse("mfa_authenticate")
    assert not_yet.status_code == 302
    assert_is_ours(asked)
    assert second.url == "/"
    assert client.get("/akun/sesi/").status_code == 200


def test_a_recovery_code_opens_once(client):
    user = UserFactory(username="rina")
    with_second_factor(user)
    code = user.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]

    def sign_in_with_it():
        first = client.post("/masuk/", {"login": "rina", "password": PASSWORD})
        return client.post(first.url, {"code": code}).status_code

    assert sign_in_with_it() == 302
    client.post("/keluar/")
    assert sign_in_with_it() == 200


def test_a_stranger_may_ask_to_sign_in_with_a_passkey(client):
    response = client.get(reverse("mfa_login_webauthn"), headers={"X-Requested-With": "XMLHttpRequest"})

    assert response.status_code == 200
    assert "challenge" in response.content.decode()
