"""A journey follows its rows when they are voided, reversed, corrected or moved."""

import pytest

from participants.models import Rusunawa
from products.actions import inspections, lots, sales
from products.models import Journey
from programs.actions import trainings
from programs.models import Session
from tests.factories import LotFactory, ParticipantFactory, RusunawaFactory, SaleFactory, SkillFactory, UserFactory
from tests.factories.participants import city
from tests.factories.programs import days_ago
from tests.products.journeyed import attended, journey_of

pytestmark = pytest.mark.django_db


def test_a_step_taken_back_leads_back_to_the_stage_before():
    lot = LotFactory(makers=(5,), passed=True)
    person = lot.shares.get().maker
    sale = SaleFactory(lot=lot)
    stages = [journey_of(person).stage]

    sales.void(sale=sale, reason="Salah catat", by=sale.sold_by)
    stages.append(journey_of(person).stage)
    inspections.reverse(inspection=lot.inspections.get(), reason="Salah lot", by=UserFactory())
    stages.append(journey_of(person).stage)
    other = ParticipantFactory(lives_in=lot.rusunawa)
    lots.correct(lot=lot, makers={other: 5}, made_on=days_ago(9), reason="Salah orang", by=lot.logged_by)
    stages.append(journey_of(person).stage)

    assert stages == ["menjual", "lulus", "produksi", "terdaftar"]
    assert journey_of(other).producing_on == days_ago(9)


def test_a_mark_that_is_corrected_moves_the_day():
    early, late = (attended(on) for on in (days_ago(9), days_ago(4)))
    person = early.enrolment.participant
    later = attended(days_ago(2), enrolment=early.enrolment)

    early.status = "A"
    early.save()
    assert journey_of(person).trained_on == later.session.on

    early.status = "H"
    early.save()
    assert journey_of(person).trained_on == early.session.on

    early.delete()
    later.delete()
    assert journey_of(person).stage == Journey.Stage.REGISTERED
    assert journey_of(late.enrolment.participant).trained_on == late.session.on


def test_the_journey_follows_the_session_the_training_and_the_home():
    mark = attended(days_ago(9))
    person, training = mark.enrolment.participant, mark.training
    Session.objects.filter(pk=mark.session_id).update(on=days_ago(7))
    assert journey_of(person).trained_on == days_ago(7)

    training.skill = SkillFactory(name="Rajut")
    training.save()
    assert journey_of(person).skill == training.skill

    person.residences.create(rusunawa=(home := RusunawaFactory()), moved_in_on=days_ago(3))
    Rusunawa.objects.filter(pk=home.pk).update(city=city("31.75"))
    assert (journey_of(person).rusunawa, journey_of(person).city) == (home, city("31.75"))
    person.residences.update(moved_out_on=days_ago(1))
    assert (journey_of(person).rusunawa, journey_of(person).city) == (None, person.city)

    trainings.cancel(training=training, reason="Narasumber sakit", by=UserFactory())
    assert journey_of(person).stage == Journey.Stage.REGISTERED
