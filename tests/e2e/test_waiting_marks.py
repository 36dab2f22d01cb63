"""Marks that wait in the browser: sent by whom they belong to, with the time they were made, and never lost."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session as SignIn
from django.utils import timezone

from programs.models import Attendance
from rusunpreneur.access import Role
from tests.e2e.conftest import HOME, Visitor
from tests.factories import TrainingFactory, UserFactory
from tests.factories.accounts import PASSWORD

SLACK = timedelta(milliseconds=2)  # the browser counts whole milliseconds


@pytest.fixture
def training(transactional_db):
    return TrainingFactory(days=1, people=2)


def open_sheet(visit, training):
    return visit.open(f"/pelatihan/{training.pk}/presensi/")


def mark_offline(page):
    page.context.set_offline(True)
    page.locator("button.mark").first.click()
    page.get_by_text("Belum terkirim, 1 catatan menunggu").wait_for()


def come_back(visit, user) -> Visitor:
    """The page is shut and its user signed out, though marks wait; `user` signs in on the same browser."""
    context = visit.page.context
    visit.page.close()
    context.clear_cookies()
    context.set_offline(False)
    return Visitor(context.new_page(), user).sign_in()


def sign_in_on_this_page(page, user):
    page.fill("[name=login]", user.username)
    page.fill("[name=password]", PASSWORD)
    page.click("form button[type=submit]")


def saved(page):
    page.locator("[data-sheet-state][data-state=saved]", has_text="Tersimpan").wait_for()


def test_marks_of_a_colleague_on_the_same_browser_are_not_sent_but_told_of(training, visitor):
    ani = visitor(Role.STAFF, user=UserFactory(role=Role.STAFF, name="Ani Pertama"))
    mark_offline(open_sheet(ani, training))

    budi = come_back(ani, UserFactory(role=Role.STAFF))
    page = open_sheet(budi, training)
    page.get_by_text("1 catatan milik Ani Pertama menunggu di perangkat ini.").wait_for()
    budi.check()
    page.locator("button.mark").last.click()
    saved(page)
    assert Attendance.objects.get().marked_by == budi.user

    page = open_sheet(come_back(budi, ani.user), training)
    saved(page)
    assert Attendance.objects.get(enrolment__number=1).marked_by == ani.user
    assert not page.get_by_text("catatan milik").count()


def test_a_session_that_has_ended_keeps_the_marks_until_their_owner_is_back(training, visitor):
    staff = visitor(Role.STAFF)
    page = open_sheet(staff, training)
    SignIn.objects.all().delete()

    page.locator("button.mark").first.click()
    page.get_by_text("Sesi masuk Anda habis.").wait_for()
    staff.check()
    assert not Attendance.objects.exists()
    page.get_by_role("link", name="Masuk lagi").click()
    sign_in_on_this_page(page, staff.user)

    saved(page)
    mark = Attendance.objects.get()
    assert mark.marked_by == staff.user
    assert mark.captured_at < mark.received_at - timedelta(seconds=0.5)


def test_who_signs_in_again_in_another_tab_goes_on_where_they_were(training, visitor):
    staff = visitor(Role.STAFF)
    page = open_sheet(staff, training)
    SignIn.objects.all().delete()
    page.locator("button.mark").first.click()
    page.get_by_text("Sesi masuk Anda habis.").wait_for()

    other_tab = page.context.new_page()
    other_tab.goto("/masuk/")
    sign_in_on_this_page(other_tab, staff.user)
    other_tab.wait_for_url(HOME)
    page.locator("button.mark").last.click()

    saved(page)
    assert Attendance.objects.count() == 2


def test_a_sheet_left_open_does_not_mark_in_the_name_of_who_signs_in_next(training, visitor):
    ani = visitor(Role.STAFF)
    page = open_sheet(ani, training)
    page.context.clear_cookies()
    budi = Visitor(page.context.new_page(), UserFactory(role=Role.STAFF)).sign_in()

    page.locator("button.mark").first.click()
    page.get_by_text("kini masuk akun lain").wait_for()
    assert not Attendance.objects.exists()
    open_sheet(budi, training)
    budi.page.get_by_text(f"1 catatan milik {ani.user} menunggu").wait_for()


def test_marks_that_are_sent_late_say_when_they_were_made(training, visitor):
    page = open_sheet(visitor(Role.STAFF), training)
    before = timezone.now()
    mark_offline(page)
    after = timezone.now()

    page.wait_for_timeout(1000)
    page.context.set_offline(False)

    saved(page)
    mark = Attendance.objects.get()
    assert before - SLACK < mark.captured_at < after < mark.received_at


def test_marks_for_a_training_that_was_finished_meanwhile_are_told_of_and_can_be_thrown_away(training, visitor):
    staff = visitor(Role.STAFF)
    mark_offline(open_sheet(staff, training))
    training.status, training.finished_at, training.finished_by = "finished", timezone.now(), staff.user
    training.save()

    staff = come_back(staff, staff.user)
    page = open_sheet(staff, training)
    page.get_by_text("1 catatan Anda belum terkirim, dan lembar ini tidak menerimanya lagi.").wait_for()
    staff.check()
    page.get_by_role("button", name="Buang 1 catatan").click()
    page.get_by_role("button", name="Ya, buang selamanya").click()

    page.reload()
    assert not page.get_by_text("catatan Anda belum terkirim").count()
