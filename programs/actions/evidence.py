"""The signed sheet beside the marks."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from programs.documents.evidence_file import CleanFile
from programs.models import Evidence, Session
from rusunpreneur.history import because


@transaction.atomic
def attach(*, session: Session, file: CleanFile, note: str, by) -> Evidence:
    """Keep a cleaned file as evidence of this session; the same file twice is refused in words."""
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
    evidence.save()
    return evidence


@transaction.atomic
def remove(*, evidence: Evidence, reason: str, by):
    """Take the file away; that it was there, and why it went, stays in the history."""
    if not reason.strip():
        raise ValidationError({"reason": "Tulis alasan menghapus bukti ini."})
    storage, name = evidence.file.storage, evidence.file.name
    with because(reason.strip()):
        evidence.delete()
    transaction.on_commit(lambda: storage.delete(name))
