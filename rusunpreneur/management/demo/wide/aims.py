"""Whom one asks at each rusunawa, and what the year's programme aims at."""

from datetime import date
from random import Random

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from participants.models import Assignment, Rusunawa
from programs.models import IndicatorKey, Program, Target
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo import names
from rusunpreneur.management.demo.wide.classes import PROGRAM
from rusunpreneur.management.demo.wide.places import GAVE_UP

AIMS = {
    IndicatorKey.TRAINED: 450,
    IndicatorKey.COMPLETION_RATE: 85,
    IndicatorKey.EARNERS: 180,
    IndicatorKey.MEDIAN_INCOME: 400_000,
    IndicatorKey.PASS_RATE: 90,
    IndicatorKey.SOLD_RUPIAH: 200_000_000,
}


def seed(rng: Random):
    _coordinators(rng)
    year = timezone.localdate().year
    program = Program.objects.get(name=PROGRAM, year=year)
    for indicator, value in AIMS.items():
        Target.objects.create(
            program=program,
            indicator=indicator,
            starts_on=date(year, 1, 1),
            ends_on=date(year, 12, 31),
            value=value,
            note="Rencana kerja tahunan (contoh).",
        )


def _coordinators(rng: Random):
    """One each where nobody is; where they gave up nobody was appointed."""
    password, kept = make_password(settings.DEMO_PASSWORD), Assignment.objects.filter(role=Role.COORDINATOR)
    for home in Rusunawa.objects.filter(is_active=True).exclude(pk__in=kept.values("rusunawa")).order_by("name"):
        name = f"{rng.choice(names.FEMALE)} {rng.choice(names.LAST)}"
        if home.slug == GAVE_UP:
            continue
        user = User.objects.create(
            username=f"koordinator.{home.slug}", name=name, unit=str(home), is_demo=True, password=password
        )
        Assignment.objects.create(user=user, role=Role.COORDINATOR, rusunawa=home)
