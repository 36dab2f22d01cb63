"""A sign-in lasts as long as the role allows, is listed to its owner, and ends at once when it must."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from participants.models import Assignment
from rusunpreneur.access import Role
from rusunpreneur.accounts.sessions import lifetime
from tests.factories import RusunawaFactory, UserFactory
from tests.factories.accounts import PASSWORD

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PAGE = "/akun/sesi/"


def goes_on(client, after):
    with time_machine.travel(timezone.now() + after):
        return client.get(PAGE).status_code == 200


def use_for(client, total, every):
    """Click once in a while, as somebody at work does; the last answer tells."""
    spent, is_in = timedelta(), True
    while spent < total:
        spent += every
        is_in = goes_on(client, spent)
    return is_in


def signed_in(sign_in, role):
    place = {"rusunawa": RusunawaFactory()} if role == Role.COORDINATOR else {}
    client = sign_in(role, **place)
    client.get(PAGE)
    return client


@pytest.mark.parametrize(
    ("role", "idle"),
    [(Role.ADMIN, HOUR / 2), (Role.STAFF, 8 * HOUR), (Role.OFFICIAL, 8 * HOUR), (Role.COORDINATOR, 7 * DAY)],
)
def test_an_idle_sign_in_ends_by_role(sign_in, role, idle):
    client = signed_in(sign_in, role)

    assert goes_on(client, idle - timedelta(minutes=2))
    assert not goes_on(client, 2 * idle)


@pytest.mark.parametrize(
    ("role", "absolute", "every"),
    [(Role.ADMIN, 8 * HOUR, HOUR / 3), (Role.STAFF, 12 * HOUR, HOUR), (Role.CASHIER, 30 * DAY, 5 * DAY)],
)
def test_even_a_busy_sign_in_ends_some_time(sign_in, role, absolute, every):
    client = signed_in(sign_in, role)

    assert use_for(client, absolute - every, every)
    assert not goes_on(client, absolute + timedelta(minutes=1))


def test_who_holds_two_roles_has_the_shorter_time():
    assert lifetime({Role.ADMIN, Role.COORDINATOR}) == (HOUR / 2, 8 * HOUR)


def test_a_disabled_account_is_out_at_the_next_click(sign_in):
    staff = signed_in(sign_in, Role.STAFF)

    staff.user.is_active = False
    staff.user.save()

    assert staff.get(PAGE).status_code == 302


def test_a_role_that_was_taken_away_opens_nothing_at_the_next_click(sign_in):
    admin = signed_in(sign_in, Role.ADMIN)
    assert admin.get("/admin/").status_code == 200

    Assignment.objects.filter(user=admin.user).update(ends_on=timezone.localdate() - DAY, starts_on="2020-01-01")

    assert admin.get("/admin/").status_code == 403


def test_a_new_password_ends_the_other_sign_ins_and_keeps_this_one(client):
    user = UserFactory(username="rina")
    other = Client()
    for browser in (client, other):
        browser.post("/masuk/", {"login": "rina", "password": PASSWORD})

    new = "kapal-kuning-berlayar-9"
    client.post("/akun/kata-sandi/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    user.refresh_from_db()
    assert user.check_password(new)
    assert client.get(PAGE).status_code == 200
    assert other.get(PAGE).status_code == 302


def test_one_can_see_and_end_the_other_sign_ins(client):
    UserFactory(username="rina")
    other = Client(HTTP_USER_AGENT="HP lama")
    for browser in (client, other):
        browser.post("/masuk/", {"login": "rina", "password": PASSWORD})

    listed = client.get(PAGE).context["session_count"]
    client.post(PAGE)

    assert listed == 2
    assert other.get(PAGE).status_code == 302
    assert client.get(PAGE).status_code == 200


def test_activity_is_noted_once_a_minute_and_not_on_every_page(sign_in):
    staff = signed_in(sign_in, Role.STAFF)
    noted = UserSession.objects.get(user=staff.user).last_seen_at

    staff.get(PAGE)
    soon = UserSession.objects.get(user=staff.user).last_seen_at
    assert goes_on(staff, timedelta(minutes=5))
    later = UserSession.objects.get(user=staff.user).last_seen_at

    assert soon == noted
    assert later > noted


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"Accept": "application/json"}])
def test_a_script_that_is_signed_out_is_told_so_instead_of_being_sent_a_page(client, headers):
    response = client.get(PAGE, headers=headers)

    assert response.status_code == 401
    assert "Masuk lagi" in response.content.decode()


def test_one_can_end_a_single_other_sign_in_but_nobody_elses_and_not_this_one(client):
    UserFactory(username="rina")
    UserFactory(username="budi")
    browsers = {"rina": Client(), "second": Client(), "budi": Client()}
    for name, browser in [("rina", client), *browsers.items()]:
        browser.post("/masuk/", {"login": "budi" if name == "budi" else "rina", "password": PASSWORD})

    def end(browser):
        session = UserSession.objects.get(session_key=browser.session.session_key)
        return client.post(f"/akun/sesi/{session.pk}/keluarkan/").status_code

    assert end(browsers["second"]) == 302
    assert end(browsers["budi"]) == 404
    assert end(client) == 404

    assert browsers["second"].get(PAGE).status_code == 302
    for still_in in (client, browsers["rina"], browsers["budi"]):
        assert still_in.get(PAGE).status_code == 200
