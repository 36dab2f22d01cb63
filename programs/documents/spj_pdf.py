"""The SPJ pack of a bimtek in one PDF: cover, daftar hadir a session, recap a day, facilitators, costs, photos."""

from django.conf import settings

from programs.costs import Costs
from programs.documents import dossier_parts, printing
from programs.dossier import Dossier
from programs.models import Session, TrainingCost
from programs.sheet import Cell, Row
from rusunpreneur.words import NOTHING, angka, hari_tanggal, rupiah, tanggal_pendek

TEMPLATE = settings.BASE_DIR / "templates" / "programs" / "dossier" / "spj.typ"
TOO_LONG = "Daftar hadir terlalu panjang untuk satu berkas: dicetak hari demi hari dari halaman bimtek."


def render(dossier: Dossier) -> bytes:
    head, spent = dossier_parts.head(dossier, "SPJ"), Costs(dossier.training)
    data = {
        **head,
        "left_out": [*head["left_out"], *([] if dossier.takes_in_sheets else [TOO_LONG])],
        "facts": _facts(dossier),
        "figures": _figures(dossier),
        "costs": [_cost(row) for row in spent.valid],
        "spent": rupiah(spent.total_rupiah),
        "sheets": [_sheet(dossier, column.session) for column in dossier.held if dossier.takes_in_sheets],
    }
    return printing.pdf(TEMPLATE, data)


def _facts(dossier: Dossier) -> list[tuple[str, str]]:
    training, program = dossier.training, dossier.training.program
    facts = [
        ("Program", str(program)),
        ("Keahlian", str(training.skill)),
        ("Tanggal", training.period),
        ("Tempat", f"{training.place}, {training.city}"),
        ("Penyelenggara", program.organiser),
        ("Sumber dana", program.funding),
        ("Mitra", training.partner_name),
        ("Narasumber", ", ".join(row.facilitator.name for row in dossier.taught)),
    ]
    return [(label, value or "–") for label, value in facts]


def _figures(dossier: Dossier) -> list[tuple[str, str]]:
    count, is_finished = dossier.headcount, dossier.training.status == dossier.training.Status.FINISHED
    return [
        ("Terdaftar", f"{angka(count['registered'])} orang"),
        ("Pernah hadir", f"{angka(count['ever_present'])} orang"),
        ("Tuntas", f"{angka(count['completed'])} orang" if is_finished else "belum ditetapkan"),
        ("Terlaksana", f"{angka(len(dossier.held))} sesi, {angka(dossier.lesson_hours)} JP"),
    ]


def _sheet(dossier: Dossier, session: Session) -> dict:
    facts = [
        ("Tempat", dossier.training.place),
        ("Materi", session.module.title if session.module else ""),
        ("Narasumber", session.facilitator.name if session.facilitator else ""),
    ]
    cells = dossier.cells_of(session)
    marks = [cell.status for _, cell in cells]
    said = [f"{label} {angka(marks.count(mark))}" for mark, label in dossier_parts.LABELS]
    return {
        "title": f"{hari_tanggal(session.on)}, {dossier_parts.hours(session)} ({session.lesson_hours} JP)",
        "facts": [(label, value or "–") for label, value in facts],
        "people": [_line(row, cell) for row, cell in cells],
        "sum": ", ".join([f"Terdaftar {angka(len(cells))}", *said, f"belum dicatat {angka(marks.count(''))}"]),
    }


def _cost(row: TrainingCost) -> list[str]:
    kind = row.get_kind_display()
    return [
        tanggal_pendek(row.spent_on),
        row.description,
        kind,
        row.document_number or NOTHING,
        rupiah(row.amount_rupiah),
    ]


def _line(row: Row, cell: Cell) -> dict:
    return {
        "number": row.enrolment.number,
        "name": row.participant.name,
        "sex": row.participant.sex,
        "home": row.home,
        "mark": cell.word.capitalize(),
        "note": cell.note,
    }


def filename(dossier: Dossier) -> str:
    return f"SPJ {dossier.training.name} {dossier.training.starts_on:%Y-%m-%d}.pdf"
