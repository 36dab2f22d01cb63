"""The finished trainings that the makers of the demo's goods come from, and a refresher of theirs."""

from datetime import date, timedelta

from django.utils import timezone

from participants.models import Participant, Rusunawa
from programs.models import Enrolment, Facilitator, Program, Training
from rusunpreneur.management.demo.marks import attend, enrol_all, finish
from rusunpreneur.management.demo.scenes import days_from, meetings, training_on

DAYS_AGO, REFRESHED_DAYS_AGO = 420, 140
REFRESHER, REFRESHED = "Penyegaran Anyaman Rapat", 12
#: skill, rusunawa, name, programme, facilitator, modules, people
WORKSHOPS = (
    (
        "anyaman",
        "penggilingan",
        "Bimtek Menganyam Bambu",
        "RusunPreneur",
        "Bagas Wirawan",
        ("Membelah dan mengawetkan bambu", "Menganyam badan tas", "Lapisan dan ritsleting"),
        14,
    ),
    (
        "bakso",
        "penggilingan",
        "Bimtek Produksi Bakso",
        "RusunPreneur",
        "Surya Pranata",
        ("Daging dan kebersihan", "Menggiling dan membentuk", "Kemasan, label, dan izin"),
        10,
    ),
    (
        "rajut",
        "karang-anyar",
        "Bimtek Merajut Boneka",
        "RusunPreneur",
        "Mira Kencana",
        ("Tusuk dasar", "Membentuk kepala", "Merangkai boneka"),
        14,
    ),
    (
        "batik",
        "marunda",
        "Bimtek Membatik",
        "RusunPreneur",
        "Laras Widuri",
        ("Mencanting", "Mewarnai", "Melorod"),
        12,
    ),
    (
        "kerajinan",
        "pengadegan",
        "WUIB Menjahit Tas",
        "WUIB",
        "Retno Palupi",
        ("Teori dan pola", "Kantong serut", "Tas jinjing"),
        16,
    ),
)


def seed(population):
    for row in WORKSHOPS:
        if not Training.objects.filter(name=row[2]).exists():
            _workshop(population, *row)
    if not Training.objects.filter(name=REFRESHER).exists():
        _refresher(population)


def makers_of(training_name: str, slug: str) -> list[Participant]:
    """Who finished it and has lived in that rusunawa since before a year ago."""
    return list(
        Participant.objects.filter(
            enrolments__training__name=training_name,
            enrolments__status=Enrolment.Status.COMPLETED,
            residences__rusunawa__slug=slug,
            residences__moved_in_on__lt=timezone.localdate() - timedelta(days=366),
            residences__moved_out_on=None,
        )
        .distinct()
        .order_by("pk")
    )


def _monday(days_ago: int) -> date:
    day = timezone.localdate() - timedelta(days=days_ago)
    return day - timedelta(days=day.weekday())


def _workshop(population, skill, slug, name, programme, facilitator, modules, count):
    place, days = Rusunawa.objects.get(slug=slug), days_from(_monday(DAYS_AGO), 4)
    program, _ = Program.objects.get_or_create(
        name=programme, year=days[0].year, defaults={"organiser": "Dinas PPKUKM DKI Jakarta"}
    )
    training = training_on(program, skill, name, days, rusunawa=place, city=place.city, quota=count)
    sessions = meetings(training, days, modules, Facilitator.objects.get(name=facilitator))
    attend(population.rng, enrol_all(training, population.residents(place, count, since=days[0])), sessions)
    finish(training)


def _refresher(population):
    """Two days at Nagrak on dense weaving, after which there is less of that defect."""
    place, days = Rusunawa.objects.get(slug="nagrak"), days_from(_monday(REFRESHED_DAYS_AGO), 2)
    program, _ = Program.objects.get_or_create(
        name="RusunPreneur", year=days[0].year, defaults={"organiser": "Dinas PPKUKM DKI Jakarta"}
    )
    training = training_on(program, "anyaman", REFRESHER, days, rusunawa=place, city=place.city, quota=REFRESHED)
    sessions = meetings(training, days, ("Bilah rata, anyaman rapat",), Facilitator.objects.get(name="Bagas Wirawan"))
    attend(population.rng, enrol_all(training, makers_of("Bimtek Menganyam", "nagrak")[:REFRESHED]), sessions)
    finish(training)
