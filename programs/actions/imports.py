"""Lists of people that arrive as spreadsheets: kept for a decision, decided row by row, written whole or not at all."""

import hashlib
import json
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from participants.actions import residences
from participants.models import Participant, Residence
from programs.actions import enrolments
from programs.importing import cells, corrections, headers, reading, rows, writing
from programs.importing.entries import COMPLETED, Entry, State
from programs.importing.plan import Plan
from programs.models import ImportBatch, Training
from rusunpreneur.history import because

STALE = "Data berubah sejak halaman ini dibuka. Periksa lagi ringkasannya, lalu tulis."
FORGOTTEN = "Terlalu lama menunggu keputusan"
LINES_NAMED = 5
SAME_FILE = "Berkas yang sama sudah pernah ditulis untuk bimtek ini. Tidak ada yang diubah."


def read(*, training: Training, data: bytes) -> dict:
    """What a file says, as it is kept in a batch; a ValidationError says why it cannot be taken."""
    if training.is_closed:
        status = training.get_status_display().lower()
        raise ValidationError(f"Bimtek ini sudah {status}; daftar pesertanya tidak bisa diubah lagi.", code="closed")
    sheet, header = headers.find(reading.sheets(data))
    people, skipped = rows.clean(sheet["rows"], header, rusunawa_id=training.rusunawa_id)
    if not people:
        raise ValidationError("Tidak ada nama di bawah baris judul kolom.", code="no_people")
    if len(people) > rows.MOST_PEOPLE:
        raise ValidationError("Daftar paling banyak 2.000 baris. Bagi dulu menjadi beberapa berkas.", code="too_long")
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "sheet": sheet["name"],
        "ignored": [f"{headers.letter(column)}: {title}" for column, title in header.ignored.items()],
        "skipped": skipped,
        "titles": _titles(header),
        "columns": header.columns,
        "rows": [person.as_json() for person in people],
    }


def _titles(header: headers.Header) -> list[str]:
    """One row of titles that we read again, for the file of rows that could not be taken."""
    known = {column: headers.FIELDS[name] for name, column in header.columns.items()} | header.ignored
    return [known.get(column, "") for column in range(max(known) + 1)]


@transaction.atomic
def keep(*, training: Training, listing: dict, filename: str, by) -> ImportBatch:
    """A batch that waits for a decision; the one there is, when this very list was sent for this training before."""
    Training.objects.select_for_update().get(pk=training.pk)
    same = training.imports.filter(sha256=listing["sha256"]).exclude(status=ImportBatch.Status.DISCARDED)
    if batch := same.order_by("status").first():
        return batch
    batch = ImportBatch(
        training=training, filename=cells.text(filename)[:160], sha256=listing["sha256"], uploaded_by=by
    )
    batch.rows, batch.row_count = json.dumps(listing), len(listing["rows"])
    batch.full_clean(exclude=["rows"])
    batch.save()
    return batch


@transaction.atomic
def decide(*, batch: ImportBatch, decisions: dict[int, dict], by) -> ImportBatch:
    """Keep what staff chose for these lines (`choice`, `reason`, `without`); the other lines stay as they were."""
    batch = _waiting(batch)
    kept = json.loads(batch.rows)
    known = {row["line"] for row in kept["rows"]}
    chosen = {str(line): decision for line, decision in decisions.items() if line in known}
    kept["decisions"] = kept.get("decisions", {}) | chosen
    batch.rows = json.dumps(kept)
    batch.save(update_fields=["rows"])
    return batch


@transaction.atomic
def correct(*, batch: ImportBatch, line: int, values: dict | None, revision: int, by) -> ImportBatch:
    """Keep what staff say about this line instead of what the file says; None takes the file at its word again.

    `revision` is that of the correction they saw: a colleague's that came between is not overwritten unseen. What
    was decided about the line before is decided anew.
    """
    batch = _waiting(batch)
    kept = json.loads(batch.rows)
    row = next(row for row in kept["rows"] if row["line"] == line)
    corrected = kept.setdefault("corrections", {})
    before = corrected.pop(str(line), None)
    if (before["revision"] if before else 0) != revision:
        raise ValidationError(_corrected_meanwhile(before), code="stale")
    place = batch.training.rusunawa_id
    made = values and corrections.made(
        rows.Row(**row), values, columns=kept.get("columns", {}), rusunawa_id=place, revision=revision + 1, by=by
    )
    if made:
        corrected[str(line)] = made.as_json()
    kept.get("decisions", {}).pop(str(line), None)
    batch.rows = json.dumps(kept)
    batch.save(update_fields=["rows"])
    return batch


def _corrected_meanwhile(before: dict | None) -> str:
    if not before:
        return "Koreksi baris ini baru saja dibatalkan orang lain. Simpan lagi bila isian Anda yang benar."
    return f"{before['by']} baru saja mengoreksi baris ini. Bandingkan, lalu simpan lagi bila isian Anda yang benar."


@transaction.atomic
def discard(*, batch: ImportBatch, by) -> ImportBatch:
    """Forget the list; nothing of it was written."""
    batch = _waiting(batch)
    batch.status, batch.rows = ImportBatch.Status.DISCARDED, None
    batch.save(update_fields=["status", "rows"])
    return batch


@transaction.atomic
def discard_forgotten(*, sent_before: datetime) -> int:
    """Lists that nobody decided about: their rows, with the NIKs of people who may never come, are forgotten.

    That somebody sent such a list stays known. A list that is being worked on at this moment is left alone.
    """
    forgotten = ImportBatch.objects.awaiting_decision().filter(uploaded_at__lt=sent_before)
    locked = forgotten.select_for_update(skip_locked=True).values_list("pk", flat=True)
    with because(FORGOTTEN):
        return ImportBatch.objects.filter(pk__in=list(locked)).update(status=ImportBatch.Status.DISCARDED, rows=None)


def _waiting(batch: ImportBatch) -> ImportBatch:
    batch = ImportBatch.objects.select_for_update(of=("self",)).select_related("training").get(pk=batch.pk)
    if batch.status != ImportBatch.Status.PREVIEW:
        raise ValidationError(f"Impor ini sudah {_ended(batch)}.", code="ended")
    return batch


def _ended(batch) -> str:
    return "ditulis" if batch.status == ImportBatch.Status.APPLIED else "dibuang"


def apply(*, batch: ImportBatch, seen: str, skip_wrong: bool, by) -> ImportBatch:
    """Write the list in one transaction, with a fixed number of statements; a second call changes nothing.

    `seen` is the fingerprint of the plan that staff agreed to: when anything about it changed, they look again.
    """
    try:
        with transaction.atomic(), because(f"Impor {batch.filename or 'daftar yang ditempel'}"):
            return _apply(batch, seen, skip_wrong, by)
    except IntegrityError:
        # Somebody entered one of these people between the plan and the write; everything was rolled back.
        raise ValidationError(STALE, code="stale") from None


def _apply(batch, seen, skip_wrong, by) -> ImportBatch:
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if batch.status == ImportBatch.Status.APPLIED:
        return batch
    if batch.status == ImportBatch.Status.DISCARDED:
        raise ValidationError("Impor ini sudah dibuang.", code="ended")
    writing.begin(batch)
    batch.training = Training.objects.select_for_update().get(pk=batch.training_id)
    if batch.training.imports.filter(sha256=batch.sha256, status=ImportBatch.Status.APPLIED).exists():
        raise ValidationError(SAME_FILE, code="same_file")
    plan = Plan.of(batch, by)
    _refuse(plan, seen, skip_wrong)
    people = _people(plan, batch.training, by)
    enrolled = enrolments.enrol_many(
        training=batch.training, participants=[people[e.line] for e in plan.entries if e.joins], by=by
    )
    batch.summary = {
        **plan.counts,
        "enrolled": len(enrolled.seated),
        "waiting": len(enrolled.waiting),
        "completed": sum(bool(entry.completes) for entry in plan.entries),
        "corrected": {entry.line: entry.correction.for_the_record for entry in plan.corrected},
        "left_empty": plan.left_empty,
        "first_phone_only": plan.first_phone_only,
    }
    batch.status, batch.rows = ImportBatch.Status.APPLIED, _remembered(plan)
    batch.applied_at, batch.applied_by = timezone.now(), by
    batch.save(update_fields=["status", "rows", "summary", "applied_at", "applied_by"])
    return batch


def _remembered(plan: Plan) -> str | None:
    """Who was left out and why outlives the rows, so that the office can call them; nothing else they said does."""
    left_out = [[entry.line, entry.name, entry.why_left_out] for entry in plan.left_out]
    return json.dumps({"left_out": left_out}) if left_out else None


def _refuse(plan: Plan, seen: str, skip_wrong: bool):
    if plan.fingerprint != seen:
        raise ValidationError(STALE, code="stale")
    problems = []
    if undecided := plan.in_state(State.UNDECIDED):
        sentence = f"{len(undecided)} baris masih perlu diputuskan{_where(undecided)}."
        problems.append(_obstacle(sentence, "undecided", undecided))
    if (wrong := plan.in_state(State.WRONG)) and not skip_wrong:
        sentence = f"{len(wrong)} baris masih salah{_where(wrong)}. Koreksi barisnya, atau centang untuk melewatinya."
        problems.append(_obstacle(sentence, "wrong", wrong))
    if lacking := plan.lacking_reason:
        sentence = f"{len(lacking)} NIK diterima dengan peringatan dan belum ada alasannya{_where(lacking)}."
        problems.append(_obstacle(sentence, "reason_missing", lacking))
    if problems:
        raise ValidationError(problems)


def _where(entries: list[Entry]) -> str:
    """`: baris 7, 9`; of many only the first."""
    lines = ", ".join(str(entry.line) for entry in entries[:LINES_NAMED])
    more = len(entries) - LINES_NAMED
    return f": baris {lines}" + (f", dan {more} lagi" if more > 0 else "")


def _obstacle(sentence: str, code: str, entries: list[Entry]) -> ValidationError:
    return ValidationError(sentence, code=code, params={"line": entries[0].line})


def _people(plan: Plan, training: Training, by) -> dict[int, Participant]:
    """By line: the new ones made, the known ones completed, each with the flat the list gives them."""
    new = {entry.line: _new(entry, training, by) for entry in plan.in_state(State.NEW)}
    Participant.objects.bulk_create(new.values())
    known = _completed([entry for entry in plan.entries if entry.known and entry.state != State.DUPLICATE])
    people = new | known
    _settle([entry for entry in plan.entries if entry.line in people], people, training)
    return people


def _new(entry: Entry, training: Training, by) -> Participant:
    person = Participant(name=entry.name, city=training.city, origin=Participant.Origin.IMPORT, registered_by=by)
    _fill(person, entry)
    return person


def _fill(person: Participant, entry: Entry) -> bool:
    """Put what the list brings where nothing is yet; True when that changed something."""
    said, before = entry.row.values, dict(person.__dict__)
    for name in COMPLETED:
        attribute = "district_id" if name == "district" else name
        if name in said and not getattr(person, attribute):
            setattr(person, attribute, date.fromisoformat(said[name]) if name == "birth_date" else said[name])
    if entry.writes_nik and not person.nik_digest:
        person.set_nik(said["nik"])
        if entry.row.warnings:
            person.nik_warnings = [code for code, _ in entry.row.warnings]
            person.nik_warning_reason = entry.reason
    return before != person.__dict__


def _completed(entries: list[Entry]) -> dict[int, Participant]:
    locked = Participant.objects.order_by("pk").select_for_update().in_bulk([entry.known.pk for entry in entries])
    changed = []
    for entry in entries:
        person = locked[entry.known.pk]
        if entry.is_in_scope and _fill(person, entry):
            person.revision += 1
            changed.append(person)
    fields = list(COMPLETED)
    fields += ["nik_encrypted", "nik_digest", "nik_last4", "nik_warnings", "nik_warning_reason", "revision"]
    Participant.objects.bulk_create(changed, update_conflicts=True, unique_fields=["id"], update_fields=fields)
    return {entry.line: locked[entry.known.pk] for entry in entries}


def _settle(entries: list[Entry], people: dict[int, Participant], training: Training):
    """A flat for those who have none in the data. They live there when the training begins, if not before."""
    homes = [
        Residence(
            participant=people[entry.line],
            rusunawa_id=entry.row.values["rusunawa"],
            **{part: entry.row.values.get(part, "") for part in ("tower", "floor", "unit")},
        )
        for entry in entries
        if "rusunawa" in entry.row.values and entry.is_in_scope
    ]
    residences.house(homes, since=min(timezone.localdate(), training.starts_on))
