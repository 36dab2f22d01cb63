"""The activity report of a bimtek: what for, when and where, who took part, how it went, who taught, photographs."""

from django.conf import settings

from programs.activity_report import DEFINITIONS, ActivityReport, Group
from programs.documents import dossier_parts, printing
from rusunpreneur.words import NOTHING, angka, persen, rupiah

TEMPLATE = settings.BASE_DIR / "templates" / "programs" / "dossier" / "laporan.typ"
DEFINED = ("Terdaftar", "Pernah hadir", "Tuntas", "Umur", "Rusunawa")


def render(report: ActivityReport) -> bytes:
    data = {
        **dossier_parts.head(report.dossier, "Laporan kegiatan"),
        "purpose": _purpose(report),
        "facts": _facts(report),
        "participants": _participants(report),
        "breakdowns": [_breakdown(report, *breakdown) for breakdown in report.breakdowns],
        "rate": _rate(report),
        "result": _result(report),
        "modules": report.modules,
        "costs": _costs(report),
        "definitions": [(name, DEFINITIONS[name]) for name in DEFINED],
    }
    return printing.pdf(TEMPLATE, data)


def _purpose(report: ActivityReport) -> list[str]:
    training, program = report.training, report.training.program
    partner = f" bersama {training.partner_name}" if training.partner_name else ""
    said = [
        f"{training.name} diselenggarakan {program.organiser}{partner} dalam program {program}. "
        f"Kegiatan ini membekali warga dengan keahlian {training.skill}, supaya mereka dapat memperoleh penghasilan "
        f"sendiri. Tersedia tempat bagi {angka(training.quota)} orang.",
        training.notes.strip(),
    ]
    return [part for part in said if part]


def _facts(report: ActivityReport) -> list[tuple[str, str]]:
    training, dossier = report.training, report.dossier
    times = dict.fromkeys(dossier_parts.hours(column.session) for column in dossier.held)
    facts = [
        ("Tanggal", training.period),
        ("Waktu", ", ".join(times)),
        ("Sesi", f"{angka(len(dossier.held))} sesi terlaksana, {angka(dossier.lesson_hours)} JP"),
        ("Tempat", training.place),
        ("Kota", str(training.city)),
        ("Sumber dana", training.program.funding),
    ]
    return [(label, value or "–") for label, value in facts]


def _participants(report: ActivityReport) -> str:
    total = report.total
    left = f", {angka(report.withdrawn)} di antaranya mengundurkan diri" if report.withdrawn else ""
    return f"Terdaftar {angka(total.registered)} orang{left}. Pernah hadir {angka(total.came)} orang."


def _breakdown(report: ActivityReport, title: str, groups: list[Group]) -> dict:
    return {"title": title, "rows": [_row(report, group) for group in [*groups, report.total]]}


def _row(report: ActivityReport, group: Group) -> list[str]:
    completed = angka(group.completed) if report.is_finished else "–"
    return [group.name, angka(group.registered), angka(group.came), completed]


def percent(report: ActivityReport) -> int | None:
    """Whole percent, half up, as on the dashboards; None before anything counts."""
    part, whole = report.hours_attended, report.hours_counted
    return (200 * part + whole) // (2 * whole) if whole > 0 else None


def _rate(report: ActivityReport) -> str:
    if (rate := percent(report)) is None:
        return "Belum ada JP yang dihitung."
    excused = report.training.get_excused_rule_display().lower()
    return (
        f"Tingkat kehadiran {persen(rate)}: {angka(report.hours_attended)} dari {angka(report.hours_counted)} JP. "
        f"Rumusnya: {DEFINITIONS['Kehadiran']} Izin dan sakit: {excused}."
    )


def _result(report: ActivityReport) -> str:
    needed = f"Syarat tuntas: hadir paling sedikit {persen(report.training.minimum_percent)} JP."
    if not report.is_finished:
        return f"{needed} Ketuntasan ditetapkan saat bimtek diselesaikan; saat laporan ini dicetak, belum."
    total = report.total
    return f"{needed} Tuntas {angka(total.completed)} dari {angka(total.registered)} orang yang terdaftar."


def _costs(report: ActivityReport) -> list[tuple[str, str]]:
    """By kind, their sum, and what a graduate costs; nothing where nothing was written down."""
    costs = report.costs
    if not costs.total_rupiah:
        return []
    rows = [(kind.label, rupiah(kind.amount_rupiah)) for kind in costs.by_kind]
    each = costs.per_completed
    return [*rows, ("Jumlah", rupiah(costs.total_rupiah)), ("Biaya per lulusan", rupiah(each) if each else NOTHING)]


def filename(report: ActivityReport, kind: str) -> str:
    return f"Laporan kegiatan {report.training.name} {report.training.starts_on:%Y-%m-%d}.{kind}"
