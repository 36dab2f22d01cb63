"""What staff do with a list from Excel, step by step through the pages."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.programs.spreadsheets import NAGRAK, workbook


def send(client, training, rows=NAGRAK, *, data=None, name="daftar.xlsx", pasted="", key=None):
    sent = {"submission_key": key or str(uuid.uuid4()), "pasted": pasted}
    if not pasted:
        sent["file"] = SimpleUploadedFile(name, workbook(rows) if data is None else data)
    return client.post(reverse("import_create", args=[training.pk]), sent)


def preview(client, training):
    return client.get(training.imports.get().get_absolute_url())


def write(client, training, **said):
    """Press `Tulis ke daftar peserta` on the preview as it stands now."""
    seen = preview(client, training).context["plan"].fingerprint
    return client.post(training.imports.get().get_absolute_url(), {"seen": seen, "do": "apply", **said})
