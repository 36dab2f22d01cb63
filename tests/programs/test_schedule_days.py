from datetime import date, time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programs import schedule
from programs.forms.sessions import lesson_hours

MONDAY, SATURDAY = date(2024, 2, 26), date(2024, 3, 2)


def test_every_day_from_the_first_to_the_last_is_a_session():
    days = schedule.daily(MONDAY, date(2024, 2, 29))

    assert [day.day for day in days] == [26, 27, 28, 29]


def test_a_weekly_rhythm_keeps_to_its_weekdays():
    days = schedule.weekly(MONDAY, date(2024, 3, 7), [3, 1])

    assert [day.isoformat() for day in days] == ["2024-02-27", "2024-02-29", "2024-03-05", "2024-03-07"]


def test_a_public_holiday_is_left_out_and_named_in_indonesian():
    plan = schedule.without(schedule.daily(date(2024, 8, 16), date(2024, 8, 17)), weekends=False, public_holidays=True)

    assert plan.days == [date(2024, 8, 16)]
    assert plan.skipped == [schedule.Skipped(date(2024, 8, 17), "Hari Kemerdekaan Republik Indonesia")]


def test_weekends_are_left_out_only_where_asked():
    days = [SATURDAY, MONDAY, SATURDAY]

    kept = schedule.without(days, weekends=False, public_holidays=False)
    skipped = schedule.without(days, weekends=True, public_holidays=False)

    assert kept.days == [MONDAY, SATURDAY]
    assert skipped.days == [MONDAY]
    assert skipped.skipped == [schedule.Skipped(SATURDAY, "Sabtu")]


def test_topics_keep_their_order_and_fill_every_session():
    assert schedule.spread(["Bahan", "Anyam", "Akhir"], 5) == ["Bahan", "Bahan", "Anyam", "Anyam", "Akhir"]
    assert schedule.spread(["Bahan", "Anyam", "Akhir"], 2) == ["Bahan", "Anyam"]
    assert schedule.spread([], 2) == ["", ""]


@settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the rule
@given(topics=st.lists(st.text(min_size=1), min_size=1, max_size=12, unique=True), count=st.integers(1, 60))
def test_no_topic_is_lost_where_there_are_sessions_enough(topics, count):
    spread = schedule.spread(topics, count)

    assert len(spread) == count
    assert list(dict.fromkeys(spread)) == topics[:count]


def test_lesson_hours_are_whole_and_without_the_break(settings):
    settings.LESSON_HOUR_MINUTES = 45

    assert lesson_hours(time(8), time(15), 60) == 8
    assert lesson_hours(time(8), time(9, 29), 0) == 1
    assert lesson_hours(time(8), time(8, 20), 60) == 1


def test_the_length_of_a_lesson_hour_is_a_setting_of_the_office(settings):
    settings.LESSON_HOUR_MINUTES = 60

    assert lesson_hours(time(8), time(15), 60) == 6
