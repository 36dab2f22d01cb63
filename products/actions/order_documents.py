"""Papers of an order, kept as they were cleaned."""

from django.core.files.base import ContentFile
from django.db import transaction

from products.models import Delivery, Order, OrderDocument
from programs.documents.evidence_file import CleanFile


@transaction.atomic
def attach(*, order: Order, kind: str, file: CleanFile, by, delivery: Delivery | None = None) -> OrderDocument:
    """The same file twice is refused in words."""
    document = OrderDocument(
        order=order, delivery=delivery, kind=kind, format=file.kind, sha256=file.sha256, uploaded_by=by
    )
    document.full_clean(exclude=["file", "order", "delivery", "uploaded_by"])
    document.file.save("", ContentFile(file.content), save=False)
    try:
        document.save()
    except Exception:
        document.file.delete(save=False)  # no file stays behind without its row
        raise
    return document
