"""A sheet that is told to wait sends its marks again by itself."""

import json

from programs.models import Attendance
from rusunpreneur.access import Role
from tests.factories import RusunawaFactory, TrainingFactory
from tests.factories.programs import days_ago


def test_marks_that_came_too_fast_are_kept_and_sent_again(visitor):
    training = TrainingFactory(rusunawa=RusunawaFactory(), starts_on=days_ago(0), days=1, people=1)
    staff = visitor(Role.STAFF)
    page = staff.open(f"/pelatihan/{training.pk}/presensi/")
    refused = {"status": 429, "content_type": "application/json", "body": json.dumps({"error": "Tunggu 9 detik."})}
    page.route(
        "**/presensi/**", lambda route: route.fulfill(**refused) if is_write(route) else route.continue_(), times=1
    )

    page.locator("td button.mark").first.focus()
    page.keyboard.press("h")

    page.locator("[data-sheet-state][data-state=waiting]").wait_for()
    page.locator("[data-sheet-state][data-state=saved]").wait_for()
    assert Attendance.objects.filter(session__training=training).count() == 1
    staff.check()


def is_write(route) -> bool:
    return route.request.method == "POST"
