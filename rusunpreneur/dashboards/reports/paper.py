"""A report on paper: letterhead, what it is of, its numbers with what they mean, and who submitted and signed it."""

from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.utils import timezone

from products.bands import FEWEST
from products.models import Report
from programs.documents import printing
from rusunpreneur.dashboards.asking import Asked
from rusunpreneur.dashboards.indicators import Indicator, Value
from rusunpreneur.dashboards.periods import Period
from rusunpreneur.dashboards.reports.later import Entry
from rusunpreneur.dashboards.reports.numbers import Line, defined, in_order, product_words
from rusunpreneur.words import NOTHING, angka, persen, rupiah, saat, tanggal

MOST_ENTRIES = 40  # on paper; the page of the report has them all
TOLD = (
    f"Laporan dibaca juga oleh yang tidak mengurus tempatnya: angka orang dibulatkan ke kelipatan {angka(FEWEST)}, "
    f"rusunawa dengan kurang dari {angka(FEWEST)} orang tidak ikut dihitung, dan “{NOTHING}” berarti "
    "belum ada atau terlalu sedikit untuk disebut."
)
TEMPLATE = settings.BASE_DIR / "templates" / "dashboards" / "report" / "laporan.typ"


@dataclass(frozen=True)
class Paper:
    """What is written, whether it is frozen or of this moment."""

    place: str
    period: str
    filters: list[str]
    state: list[str]
    numbers: dict
    stages_on: date
    differences: list[Line] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @classmethod
    def of_report(cls, report: Report, lines: list[Line], entries: list[Entry]) -> "Paper":
        """With `lines`, what was reported beside what stands now, and `entries`, what was written since."""
        state = [f"Diajukan {report.submitted_by}, {saat(report.submitted_at)} WIB."]
        if report.is_signed:
            state.append(f"Disahkan {report.signed_by}, {saat(report.signed_at)} WIB.")
        elif report.is_withdrawn:
            state.append(f"DITARIK {saat(report.withdrawn_at)} WIB: {report.withdrawn_reason}")
        else:
            state.append("Belum disahkan.")
        period, differences = str(Period(report.first, report.last)), [line for line in lines if line.differs]
        submitted_on = timezone.localdate(report.submitted_at)
        return cls(report.place, period, [], state, report.numbers, submitted_on, differences, entries)

    @classmethod
    def of_now(cls, asked: Asked, numbers: dict) -> "Paper":
        """Not submitted: what stands at this moment."""
        state = [f"Angka per {saat(timezone.now())} WIB, belum diajukan. Bisa berubah bila ada catatan yang menyusul."]
        return cls(str(asked.question.scope), str(asked.period), asked.words[1:], state, numbers, timezone.localdate())

    @property
    def name(self) -> str:
        return f"Laporan {self.place} {self.period}"


def render(paper: Paper) -> bytes:
    numbers = paper.numbers
    most = max((value for _, value in numbers["months"]), default=0)
    data = {
        "title": paper.name,
        "letterhead": settings.LETTERHEAD,
        "printed": f"dicetak {saat(timezone.now())} WIB",
        "place": paper.place,
        "facts": [("Masa", paper.period), ("Saringan", ", ".join(paper.filters) or "tanpa"), *_states(paper)],
        "indicators": [_indicator(indicator, value) for indicator, value in in_order(numbers)],
        "stages": [(name, angka(people), angka(far)) for name, people, far in numbers.get("stages", [])],
        "stages_on": tanggal(paper.stages_on),
        "days": [(f"{name[0].lower()}{name[1:]}", angka(days)) for name, days in numbers.get("days", [])],
        "months": [(label, rupiah(value), value / most if most > 0 else 0) for label, value in numbers["months"]],
        "channels": [(name, angka(pieces), rupiah(value)) for name, pieces, value in numbers["channels"]],
        "products": [product_words(row) for row in numbers["products"]],
        "targets": [_target(row) for row in numbers.get("targets", [])],
        "told": TOLD,
        "differences": [_difference(line) for line in paper.differences],
        "entries": [[row.what, row.why or NOTHING, row.by, saat(row.at)] for row in paper.entries[:MOST_ENTRIES]],
        "definitions": [(indicator.name, indicator.formula) for indicator in defined(numbers)],
        "signatories": ("Kepala Bidang,", "Penyusun,"),
        "place_and_date": f"{settings.LETTERHEAD['city']}, ...........................",
    }
    return printing.pdf(TEMPLATE, data)


def _difference(line: Line) -> list[str]:
    return [line.indicator.name, line.reported_said, line.now_said, line.difference or NOTHING]


def _target(row: list) -> list[str]:
    name, program, period, value, reached, percent = row
    return [f"{name}, {program}", period, value, reached, persen(percent)]


def _states(paper: Paper) -> list[tuple[str, str]]:
    return [("Keadaan", " ".join(paper.state))]


def _indicator(indicator: Indicator, value: Value) -> tuple[str, str, str]:
    return indicator.name, indicator.said(value), indicator.unit_said if value is not None else ""
