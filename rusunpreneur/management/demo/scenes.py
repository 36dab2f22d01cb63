"""The trainings of the founding articles, and the classes that run now."""

from datetime import date, time, timedelta

from django.utils import timezone

from participants.models import City, District, Rusunawa
from programs.models import Facilitator, Module, Program, Session, Skill, Training
from rusunpreneur.accounts.models import User
from rusunpreneur.management.demo.marks import attend, enrol_all, finish

SKILLS = (
    ("anyaman", "Anyaman"),
    ("rajut", "Rajut"),
    ("batik", "Batik"),
    ("bakso", "Bakso"),
    ("jahit", "Jahit"),
    ("makanan-ringan", "Makanan ringan"),
    ("furnitur-kayu", "Furnitur kayu"),
    ("servis-ac", "Servis AC"),
    ("servis-motor", "Servis sepeda motor"),
    ("kerajinan", "Kerajinan tangan"),
)
FACILITATORS = (
    ("Retno Palupi", "narasumber", "Perusahaan mitra (fiktif)"),
    ("Bagas Wirawan", "instruktur", "Sanggar Anyam (fiktif)"),
    ("Mira Kencana", "instruktur", "Sanggar Rajut (fiktif)"),
    ("Surya Pranata", "instruktur", "Dapur Bakso (fiktif)"),
    ("Laras Widuri", "instruktur", "Griya Batik (fiktif)"),
)
#: skill, rusunawa, name, facilitator, modules, people, quota
CLASSES = (
    (
        "anyaman",
        "nagrak",
        "Kelas Anyaman",
        "Bagas Wirawan",
        ("Memilih bilah", "Menganyam tas parsel", "Penyelesaian akhir"),
        24,
        24,
    ),
    (
        "bakso",
        "penggilingan",
        "Kelas Produksi Bakso",
        "Surya Pranata",
        ("Memilih daging", "Menggiling dan membentuk", "Kemasan dan label"),
        20,
        20,
    ),
    (
        "rajut",
        "karang-anyar",
        "Kelas Merajut Boneka",
        "Mira Kencana",
        ("Tusuk dasar", "Membentuk kepala", "Merangkai boneka"),
        18,
        20,
    ),
    ("batik", "marunda", "Kelas Membatik", "Laras Widuri", ("Mencanting", "Mewarnai", "Pelorotan"), 22, 24),
)
EAST_KINDS = (
    ("furnitur-kayu", "Bimtek Wirausaha Baru Furnitur dari Kayu"),
    ("makanan-ringan", "Bimtek Wirausaha Baru Makanan Ringan"),
    ("jahit", "Bimtek Wirausaha Baru Pakaian Jadi"),
    ("servis-ac", "Bimtek Wirausaha Baru Servis AC"),
    ("servis-motor", "Bimtek Wirausaha Baru Perbengkelan Sepeda Motor"),
)
NAGRAK_MODULES = (
    "Pengenalan virofiber",
    "Pengenalan viroforms",
    "Menganyam dompet kecil",
    "Menganyam mangkuk kecil",
    "Menganyam tas parsel",
    "Menganyam tempat buah",
    "Menganyam piring",
)


def seed(population):
    for slug, name in SKILLS:
        Skill.objects.get_or_create(slug=slug, defaults={"name": name})
    for name, kind, organisation in FACILITATORS:
        Facilitator.objects.get_or_create(name=name, defaults={"kind": kind, "organisation": organisation})
    if not Training.objects.filter(name="Bimtek Menganyam").exists():
        nagrak_2024(population)
        pasar_minggu_2024(population)
        east_2020(population)
        for row in CLASSES:
            running_class(population, *row)
    keep_classes_running()


def training_on(program, skill, name, days, **values) -> Training:
    training = Training(
        program=program,
        skill=Skill.objects.get(slug=skill),
        name=name,
        starts_on=days[0],
        ends_on=days[-1],
        created_by=User.objects.get(username="staf"),
        **values,
    )
    training.full_clean(exclude=["finished_by"])
    training.save()
    return training


def meetings(training, days, modules, facilitator=None, hours=(8, 15), lesson_hours=8):
    """One meeting a day; the modules are spread over the days in their order."""
    topics = [Module.objects.create(training=training, title=title, position=n) for n, title in enumerate(modules, 1)]
    if facilitator:
        training.facilitators.add(facilitator)
    return Session.objects.bulk_create(
        Session(
            training=training,
            on=day,
            starts_at=time(hours[0]),
            ends_at=time(hours[1]),
            break_minutes=60,
            lesson_hours=lesson_hours,
            module=topics[index * len(topics) // len(days)] if topics else None,
            facilitator=facilitator,
        )
        for index, day in enumerate(days)
    )


def days_from(first: date, count: int) -> list[date]:
    return [first + timedelta(days=day) for day in range(count)]


def nagrak_2024(population):
    """Bimtek Menganyam, 26-29 February 2024: 25 women registered, 24 present on the first day."""
    program, _ = Program.objects.get_or_create(
        name="RusunPreneur", year=2024, defaults={"organiser": "Dinas PPKUKM DKI Jakarta", "target_participants": 100}
    )
    nagrak, days = Rusunawa.objects.get(slug="nagrak"), days_from(date(2024, 2, 26), 4)
    training = training_on(
        program, "anyaman", "Bimtek Menganyam", days, rusunawa=nagrak, city=nagrak.city, venue_name="Aula lantai 1"
    )
    training.partner_name = "Perusahaan anyaman mitra (fiktif)"
    sessions = meetings(training, days, NAGRAK_MODULES, Facilitator.objects.get(name="Bagas Wirawan"))
    people = enrol_all(training, population.residents(nagrak, 25, since=days[0]))
    attend(population.rng, people, sessions, absent_on_first_day=1)
    finish(training)


def pasar_minggu_2024(population):
    """WUIB handicraft, 2-3 September 2024: 40 people, the first of four trainings towards 160."""
    program, _ = Program.objects.get_or_create(
        name="WUIB",
        year=2024,
        defaults={"organiser": "Sudin PPKUKM Jakarta Selatan", "target_participants": 160},
    )
    district, days = District.objects.get(kemendagri_code="31.74.04"), days_from(date(2024, 9, 2), 2)
    training = training_on(
        program,
        "kerajinan",
        "WUIB Kerajinan Tangan",
        days,
        venue_kind=Training.Venue.DISTRICT,
        venue_name="Kantor Kecamatan Pasar Minggu",
        city=district.city,
        quota=40,
    )
    modules = ("Teori", "Membuat pola", "Menjahit tas jinjing dan kantong serut", "Penyelesaian akhir")
    sessions = meetings(training, days, modules, Facilitator.objects.get(name="Retno Palupi"))
    attend(population.rng, enrol_all(training, population.community(district, 40, since=days[0])), sessions)
    finish(training)


def east_2020(population):
    """Bimtek IKM Jakarta Timur, August 2020: 120 people of 10 districts, five kinds, four days."""
    program, _ = Program.objects.get_or_create(
        name="Bimtek Wirausaha Baru IKM",
        year=2020,
        defaults={"organiser": "Kementerian Perindustrian dan Dinas PPKUKM DKI Jakarta", "target_participants": 120},
    )
    east, days = City.objects.get(kemendagri_code="31.75"), days_from(date(2020, 8, 24), 4)
    people = [
        population.community(district, 12, women=0.5, since=days[0])
        for district in east.districts.order_by("kemendagri_code")
    ]
    for index, (skill, name) in enumerate(EAST_KINDS):
        training = training_on(
            program,
            skill,
            name,
            days,
            venue_kind=Training.Venue.WORKSHOP,
            venue_name="Lokasi komoditas Jakarta Timur",
            city=east,
            quota=24,
        )
        sessions = meetings(training, days, ("Teori", "Praktik"))
        group = [person for twelve in people for person in twelve[index::5]]
        attend(population.rng, enrol_all(training, group), sessions)
        finish(training)


def running_class(population, skill, slug, name, facilitator, modules, count, quota):
    """A RusunPreneur class with meetings before, on and after today."""
    program, _ = Program.objects.get_or_create(
        name="RusunPreneur",
        year=timezone.localdate().year,
        defaults={"organiser": "Dinas PPKUKM DKI Jakarta", "target_participants": 400},
    )
    place, days = Rusunawa.objects.get(slug=slug), days_from(timezone.localdate() - timedelta(days=3), 5)
    training = training_on(
        program,
        skill,
        name,
        days,
        rusunawa=place,
        city=place.city,
        quota=quota,
        status=Training.Status.RUNNING,
        is_marked_by_coordinator=slug in ("nagrak", "penggilingan"),
    )
    teacher = Facilitator.objects.get(name=facilitator)
    sessions = meetings(training, days, modules, teacher, hours=(9, 12), lesson_hours=4)
    people = enrol_all(training, population.residents(place, count + 2, women=0.95, since=days[0]))
    attend(population.rng, people[:count], sessions[:2])


def keep_classes_running():
    """On a later day the classes go on: a meeting yesterday, today and tomorrow."""
    today = timezone.localdate()
    for training in Training.objects.filter(status=Training.Status.RUNNING, name__startswith="Kelas "):
        last = training.sessions.select_related("facilitator", "module").in_order().last()
        for day in (today - timedelta(days=1), today, today + timedelta(days=1)):
            if training.sessions.filter(on=day).exists():
                continue
            Session.objects.create(
                training=training,
                on=day,
                starts_at=last.starts_at,
                ends_at=last.ends_at,
                lesson_hours=last.lesson_hours,
                module=last.module,
                facilitator=last.facilitator,
            )
        Training.objects.filter(pk=training.pk, ends_on__lte=today).update(ends_on=today + timedelta(days=1))
