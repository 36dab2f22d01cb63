"""Sheets of official figures, as the tests of statistics send them."""

from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programs.actions import statistics
from programs.statistics.lines import TITLES
from programs.statistics.plan import Plan
from tests.opened import opened
from tests.programs.spreadsheets import comma_separated

SHEET = Path(settings.BASE_DIR) / "programs" / "data" / "statistik_jakpreneur.csv"


def line(**values) -> list[str]:
    said = {
        "indicator": "Jakpreneur terdaftar",
        "year": "2023",
        "breakdown": "total",
        "value": "243972",
        "title": "Berita uji",
        "publisher": "Penerbit uji",
        "document": "Nomor 1",
        "published_on": "27/02/2024",
        **values,
    }
    return [said.get(name, "") for name in TITLES]


def published() -> list[list[str]]:
    """The lines that the repository carries, each as its cells."""
    return [row.split(";") for row in SHEET.read_text().splitlines()[1:]]


def sheet_of(*lines) -> bytes:
    return comma_separated([list(TITLES.values()), *lines])


def planned(*lines) -> Plan:
    return Plan.of(statistics.read(sheet_of(*lines)))


def load(*lines, reason="") -> Plan:
    sheet = statistics.read(sheet_of(*lines))
    return statistics.load(sheet=sheet, seen=Plan.of(sheet).fingerprint, reason=reason, filename="uji.csv")


def send(client, *lines, data: bytes | None = None):
    """What the page of a file answers: the preview, or the file's problem."""
    content = sheet_of(*lines) if data is None else data
    return client.post(reverse("statistic_import"), {"file": SimpleUploadedFile("uji.csv", content)})


def agree(client, preview, **typed):
    """Write what the preview shows."""
    fields = opened(client, "", preview)
    return client.post(reverse("statistic_load"), fields | typed)
