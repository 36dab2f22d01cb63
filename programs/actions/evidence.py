"""The signed sheet beside the marks."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from programs.documents.evidence_file import CleanFile
from programs.models import Evidence, Session, Training
from rusunpreneur.history import because


@transaction.atomic
def attach(*, session: Session, file: CleanFile, note: str, by) -> Evidence:
    """Keep a cleaned file as evidence of this session; the same file twice is refused in words.

    Paper may come late: a finished training still takes it, a cancelled one and a day to come do not.
    """
    if sentence := objection(session):
        raise ValidationError(sentence, code="not_held")
    evidence = Evidence(
        session=session,
        kind=file.kind,
        sha256=file.sha256,
        byte_count=len(file.content),
        note=note,
        uploaded_by=by,
    )
    evidence.full_clean(exclude=["file"])
    evidence.file.save("", ContentFile(file.content), save=False)
    try:
        evidence.save()
    except Exception:
        evidence.file.delete(save=False)  # no file stays behind without its row
        raise
    return evidence


def objection(session: Session) -> str:
    """Why this session takes no evidence, or nothing."""
    if session.is_cancelled or session.training.status == Training.Status.CANCELLED:
        return "Sesi ini dibatalkan, jadi tidak ada daftar hadirnya."
    return "Sesi ini belum berlangsung. Kirim buktinya sesudah ditandatangani." if session.is_future else ""


@transaction.atomic
def remove(*, evidence: Evidence, reason: str, by):
    """Take the file away; that it was there, and why it went, stays in the history."""
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan menghapus bukti ini."})
    if evidence.session.training.is_closed:
        raise ValidationError({"reason": "Bimtek ini sudah ditutup. Buka lagi dulu bila buktinya keliru."})
    storage, name = evidence.file.storage, evidence.file.name
    with because(reason.strip()):
        evidence.delete()
    transaction.on_commit(lambda: storage.delete(name))
