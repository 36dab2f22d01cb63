"""A cohort is everybody who first came to one training, and how many of them made and sold in time."""

import pytest
from django.urls import reverse

from products.cohorts import cohorts, trainings_of
from products.models import Journey
from rusunpreneur.access import Role
from tests.factories import LotFactory, SaleFactory, TrainingFactory
from tests.factories.programs import days_ago
from tests.products.journeyed import attended

pytestmark = pytest.mark.django_db


def training_of(*, ended: int):
    return TrainingFactory(starts_on=days_ago(ended + 2), ends_on=days_ago(ended))


def joined(training, person):
    return attended(training.ends_on, training=training, participant=person)


def test_people_count_in_every_window_that_they_were_in_time_for():
    training = training_of(ended=100)
    for days_after in (10, 40, 80, 95):
        joined(training, LotFactory(made_on=days_ago(100 - days_after)).shares.get().maker)
    sale = SaleFactory(lot=LotFactory(made_on=days_ago(90), passed=True), sold_on=days_ago(0))
    joined(training, sale.lines.get().share.maker)

    (cohort,) = cohorts(trainings_of(Journey.objects.all()), Journey.objects.all())

    assert cohort.people == 5
    assert [cell.people for cell in cohort.cells] == [2, 3, 4, 0, 0, 0]
    assert [cell.percent for cell in cohort.cells] == [40, 60, 80, 0, 0, 0]


def test_days_that_still_run_have_no_percentage():
    training = training_of(ended=45)
    joined(training, LotFactory(made_on=days_ago(40)).shares.get().maker)

    (cohort,) = cohorts([training], Journey.objects.all())

    assert [cell.percent for cell in cohort.cells[:3]] == [100, None, None]
    assert cohort.is_small


def test_a_person_is_in_the_cohort_of_the_first_training_alone():
    first, second = training_of(ended=50), training_of(ended=20)
    person = joined(first, LotFactory().shares.get().maker).enrolment.participant
    joined(second, person)

    assert list(trainings_of(Journey.objects.all())) == [first]


def test_the_page_lists_cohorts_of_the_reader(sign_in):
    maker = LotFactory().shares.get().maker
    training = joined(training_of(ended=50), maker).training
    page, home = reverse("cohort_list"), maker.residences.get().rusunawa

    assert training.name in sign_in(Role.COORDINATOR, rusunawa=home).get(page).text
    assert sign_in(Role.STAFF).get(page).context["cohorts"][0][0].people == 1
    assert sign_in(Role.OFFICIAL).get(page).status_code == 403
