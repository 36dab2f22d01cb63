"""What the activity report (laporan kegiatan) of a bimtek says in numbers; its PDF and its spreadsheet read this."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from participants.age_bands import BANDS, UNKNOWN, band
from participants.models import Participant, Residence
from participants.nik import age
from programs.costs import Costs
from programs.dossier import Dossier
from programs.models import Enrolment, Training
from programs.sheet import Row

OUTSIDE = "Di luar rusunawa"
DEFINITIONS = {
    "Terdaftar": "Orang yang pernah masuk daftar peserta, tanpa daftar tunggu.",
    "Pernah hadir": "Orang yang hadir (H) paling sedikit di satu sesi.",
    "Tuntas": "Orang yang dinyatakan tuntas saat bimtek diselesaikan.",
    "Mengundurkan diri": "Orang yang keluar sebelum bimtek selesai; tetap terhitung di terdaftar.",
    "Kehadiran": "JP yang dihadiri dibagi JP sesi terlaksana selama setiap orang terdaftar, semua peserta dijumlahkan.",
    "Biaya per lulusan": "Biaya dibagi orang yang tuntas; kuitansi yang dibatalkan tidak ikut.",
    "Umur": "Umur pada hari pertama bimtek.",
    "Rusunawa": "Tempat tinggal pada hari pertama bimtek; bila baru dicatat kemudian, hunian pertama sesudahnya.",
    "Hadir sehari": "Orang yang hadir paling sedikit di satu sesi hari itu; setiap orang dihitung sekali sehari.",
}


@dataclass(frozen=True)
class Group:
    """People of one kind: three numbers that are never one."""

    name: str
    registered: int
    came: int
    completed: int


class ActivityReport:
    def __init__(self, dossier: Dossier):
        self.dossier = dossier
        self.training = dossier.training

    @property
    def is_finished(self) -> bool:
        """Only then it is settled who completed it."""
        return self.training.status == Training.Status.FINISHED

    @property
    def rows(self) -> list[Row]:
        """Everybody who was ever on the list, those who wait left out."""
        return self.dossier.sheet.rows

    @cached_property
    def total(self) -> Group:
        return _group("Semua", self.rows)

    @property
    def withdrawn(self) -> int:
        return sum(row.enrolment.status == Enrolment.Status.WITHDRAWN for row in self.rows)

    @property
    def hours_attended(self) -> int:
        return sum(row.enrolment.hours.attended for row in self.rows)

    @property
    def hours_counted(self) -> int:
        return sum(row.enrolment.counted_hours for row in self.rows)

    @property
    def by_sex(self) -> list[Group]:
        names = dict(Participant.Sex.choices)
        return _groups(self.rows, lambda row: names.get(row.participant.sex, UNKNOWN), [*names.values(), UNKNOWN])

    @property
    def by_age(self) -> list[Group]:
        def named(row: Row) -> str:
            born = row.participant.birth_date
            return band(age(born, self.training.starts_on) if born else None)

        return _groups(self.rows, named, BANDS)

    @property
    def by_rusunawa(self) -> list[Group]:
        homes = self._homes
        places = sorted(set(homes.values()))
        return _groups(self.rows, lambda row: homes.get(row.participant.pk, OUTSIDE), [*places, OUTSIDE])

    @cached_property
    def _homes(self) -> dict[int, str]:
        """By person, where she lived when the training began, or first since then."""
        still = Q(moved_out_on=None) | Q(moved_out_on__gte=self.training.starts_on)
        people = [row.participant.pk for row in self.rows]
        stays = Residence.objects.filter(still, participant__in=people).order_by("-moved_in_on")
        return dict(stays.values_list("participant", "rusunawa__name"))

    @property
    def breakdowns(self) -> list[tuple[str, list[Group]]]:
        return [("Jenis kelamin", self.by_sex), ("Umur", self.by_age), ("Rusunawa", self.by_rusunawa)]

    @cached_property
    def costs(self) -> Costs:
        return Costs(self.training, self.total.completed)

    @property
    def modules(self) -> list[str]:
        """What was taught, each once, in the order in which it was."""
        titles = [column.session.module.title for column in self.dossier.held if column.session.module]
        return list(dict.fromkeys(titles))


def _groups(rows: list[Row], named: Callable[[Row], str], order: Iterable[str]) -> list[Group]:
    """Those with anybody in them; they add up to everybody."""
    by_name: dict[str, list[Row]] = {}
    for row in rows:
        by_name.setdefault(named(row), []).append(row)
    return [_group(name, by_name[name]) for name in order if name in by_name]


def _group(name: str, rows: list[Row]) -> Group:
    return Group(
        name=name,
        registered=len(rows),
        came=sum(any(cell.status == "H" for cell in row.cells) for row in rows),
        completed=sum(row.enrolment.status == Enrolment.Status.COMPLETED for row in rows),
    )
