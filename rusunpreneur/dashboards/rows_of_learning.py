"""The lists behind numbers of learning: what trainings add up to, what they cost, who became independent."""

from dataclasses import replace

from django.db.models import Exists, OuterRef, Q, QuerySet

from products.models import Journey, ProducerMonth
from programs.models import LearnerMonth, TrainingMonth
from programs.models.training_sums import LEARNED
from rusunpreneur.dashboards.listing import Line, Listing, Narrowed
from rusunpreneur.dashboards.periods import named
from rusunpreneur.dashboards.question import Question
from rusunpreneur.dashboards.sums import SPENT, TAUGHT, of_period
from rusunpreneur.dashboards.traits import TRAITS_SAID
from rusunpreneur.words import angka, rupiah, tanggal_pendek


def narrowed_to(question: Question, *, program: str, skill: str) -> Q:
    wanted = {program: question.program, skill: question.skill}
    return Q(**{path: key for path, key in wanted.items() if key})


def _learned(question: Question, narrowed: Narrowed) -> QuerySet:
    return TrainingMonth.objects.filter(
        question.scope.rows(city="city", rusunawa="rusunawa"),
        narrowed_to(question, program="program", skill="skill"),
        of_period(question.period),
    )


def _learned_shown(rows: QuerySet) -> QuerySet:
    return rows.select_related("training__rusunawa")


def _training_line(row: TrainingMonth | LearnerMonth, figures: tuple[str, ...] = TAUGHT) -> Line:
    training = row.training
    place = training.rusunawa.short_name if training.rusunawa else training.venue_name
    said = [angka(getattr(row, name)) for name in figures]
    return Line(training.get_absolute_url(), training.name, named(row.month), place, said)


def _paid_for(question: Question, narrowed: Narrowed) -> QuerySet:
    return _learned(question, narrowed).filter(cost_rupiah__gt=0)


def _cost_line(row: TrainingMonth) -> Line:
    return replace(_training_line(row, ()), numbers=[rupiah(row.cost_rupiah), angka(row.costed)])


def _independent(question: Question, narrowed: Narrowed) -> QuerySet:
    return Journey.objects.filter(
        question.scope.rows(city="city", rusunawa="rusunawa"),
        question.learned,
        confirmed_on__range=(question.period.first, question.period.ends_on),
    )


def _people_shown(rows: QuerySet) -> QuerySet:
    unread = (f"participant__{name}" for name in ("nik_encrypted", "phone", "ktp_address"))
    return rows.select_related("participant", "rusunawa").defer(*unread)


def _independent_line(row: Journey) -> Line:
    note = f"ditetapkan {tanggal_pendek(row.confirmed_on)}"
    person, place = row.participant, row.rusunawa.short_name if row.rusunawa else ""
    return Line(person.get_absolute_url(), person.name, note, place, [angka(1)])


def _produced(question: Question, narrowed: Narrowed) -> QuerySet:
    """Of each person and rusunawa the first month of the period in which she made anything."""
    rows = ProducerMonth.objects.filter(of_period(question.period), pieces__gt=0)
    earlier = rows.filter(
        participant=OuterRef("participant"), rusunawa=OuterRef("rusunawa"), month__lt=OuterRef("month")
    )
    here = question.scope.rows(city="rusunawa__city", rusunawa="rusunawa")
    return rows.filter(here, question.learned).exclude(Exists(earlier))


def _produced_line(row: ProducerMonth) -> Line:
    person = row.participant
    note = f"{angka(row.pieces)} potong di {named(row.month)}"
    return Line(person.get_absolute_url(), person.name, note, row.rusunawa.short_name, [angka(1)])


def _learners(question: Question, narrowed: Narrowed) -> QuerySet:
    return LearnerMonth.objects.filter(
        question.scope.rows(city="city", rusunawa="rusunawa"),
        narrowed_to(question, program="program", skill="skill"),
        of_period(question.period),
        narrowed.people,
    )


def _learner_line(row: LearnerMonth) -> Line:
    line, traits = _training_line(row, LEARNED), TRAITS_SAID.values()
    people = [trait.named(getattr(row, trait.column))[1] for trait in traits]
    return replace(line, note=", ".join([line.note, *people]))


PEOPLE = ("Terdaftar", "Pernah hadir", "Sampai selesai", "Tuntas", "Bersertifikat")
#: the list of `LearnerMonth`
OF_PEOPLE = "kelompok"
OF_LEARNING = {
    "bimtek": Listing(
        title="Bimtek bulan demi bulan",
        noun="baris",
        head="Bimtek",
        heads=(*PEOPLE, "Sesi", "JP dihadiri", "JP dihitung"),
        figures=TAUGHT,
        kept="learning",
        rows=_learned,
        order=("-month", "training__name", "pk"),
        shown=_learned_shown,
        line=_training_line,
        is_of_goods=False,
    ),
    OF_PEOPLE: Listing(
        title="Peserta bimtek menurut kelompok",
        noun="baris",
        head="Bimtek",
        heads=(*PEOPLE, "JP dihadiri", "JP dihitung"),
        figures=LEARNED,
        kept="learners",
        rows=_learners,
        order=("-month", "training__name", "pk"),
        shown=_learned_shown,
        line=_learner_line,
        is_of_goods=False,
        is_of_people=True,
    ),
    "biaya": Listing(
        title="Biaya bimtek yang selesai",
        noun="bimtek",
        head="Bimtek",
        heads=("Biaya", "Tuntas"),
        figures=SPENT,
        kept="learning",
        rows=_paid_for,
        order=("-month", "training__name", "pk"),
        shown=_learned_shown,
        line=_cost_line,
        is_of_goods=False,
    ),
    "pembuat": Listing(
        title="Orang yang berproduksi",
        noun="orang",
        head="Orang",
        heads=("Jumlah",),
        figures=("producers",),
        kept="learning",
        rows=_produced,
        order=("month", "pk"),
        shown=_people_shown,
        line=_produced_line,
        is_of_goods=False,
        is_named=True,
    ),
    "mandiri": Listing(
        title="Orang yang menjadi mandiri",
        noun="orang",
        head="Orang",
        heads=("Jumlah",),
        figures=("independents",),
        kept="learning",
        rows=_independent,
        order=("-confirmed_on", "pk"),
        shown=_people_shown,
        line=_independent_line,
        is_of_goods=False,
        is_named=True,
    ),
}
