"""Coming in: by user name or e-mail, never by a demo account outside the demo, and never by signing up."""

import pytest
from django.contrib.auth.hashers import make_password
from django.urls import NoReverseMatch, reverse

from rusunpreneur.access import Role
from tests.factories import UserFactory
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def outside_the_demo(settings):
    settings.IS_TRIAL = False


def try_to_sign_in(client, login, password=PASSWORD, **more):
    return client.post("/masuk/", {"login": login, "password": password, **more})


def is_signed_in(client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("typed", ["rina", "RINA", " rina ", "rina@dinas.example", "Rina@Dinas.example"])
def test_a_colleague_signs_in_by_user_name_or_email(client, typed):
    UserFactory(username="rina", email="rina@dinas.example")

    response = try_to_sign_in(client, typed)

    assert response.status_code == 302
    assert response.url == "/"


def test_a_wrong_password_is_said_in_words_and_the_name_stays(client):
    UserFactory(username="rina")

    response = try_to_sign_in(client, "rina", "salah")

    assert response.status_code == 200
    assert 'value="rina"' in response.content.decode()
    assert response.context["form"].errors


def test_an_unknown_name_gets_the_same_answer_as_a_wrong_password(client):
    UserFactory(username="rina")

    known = try_to_sign_in(client, "rina", "salah").context["form"].non_field_errors()
    unknown = try_to_sign_in(client, "orang-lain", "salah").context["form"].non_field_errors()

    assert known == unknown


def test_after_signing_in_the_wanted_page_opens_and_never_another_site(client):
    UserFactory(username="rina")

    elsewhere = client.post("/masuk/?next=https://jahat.example/", {"login": "rina", "password": PASSWORD})

    assert elsewhere.url == "/"


def test_a_disabled_account_is_told_so(client):
    UserFactory(username="rina", is_active=False)

    response = try_to_sign_in(client, "rina")

    assert response.url == "/akun/nonaktif/"
    assert not is_signed_in(client)


def test_a_demo_account_works_in_the_demo(client):
    UserFactory(username="staf", is_demo=True)

    try_to_sign_in(client, "staf")

    assert is_signed_in(client)


@pytest.mark.usefixtures("outside_the_demo")
def test_a_demo_account_is_refused_outside_the_demo(client):
    UserFactory(username="staf", is_demo=True)

    response = try_to_sign_in(client, "staf")

    assert response.url == "/akun/nonaktif/"
    assert not is_signed_in(client)


def test_a_demo_account_that_is_signed_in_is_out_when_the_demo_ends(sign_in, settings):
    staff = sign_in(user=UserFactory(role=Role.STAFF, is_demo=True))

    settings.IS_TRIAL = False

    assert staff.get("/").url == "/masuk/?next=/"


@pytest.mark.usefixtures("outside_the_demo")
def test_the_password_of_the_demo_opens_no_account_outside_the_demo(client, settings):
    UserFactory(username="rina", password=make_password(settings.DEMO_PASSWORD))

    response = try_to_sign_in(client, "rina", settings.DEMO_PASSWORD)

    assert response.status_code == 200
    assert not is_signed_in(client)


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email"])
def test_nobody_signs_up_and_no_password_travels_by_mail(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_on_a_shared_computer_the_sign_in_ends_with_the_browser(client):
    UserFactory(username="rina")

    response = try_to_sign_in(client, "rina", is_shared_computer="on")

    assert response.cookies["sesi"]["max-age"] == ""


def test_signing_out_needs_a_form_not_a_link(sign_in):
    staff = sign_in(Role.STAFF)

    staff.get("/keluar/")
    still_in = is_signed_in(staff)
    staff.post("/keluar/")

    assert still_in
    assert not is_signed_in(staff)
