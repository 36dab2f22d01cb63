"""Lists of people that were sent in and wait to be written."""

from django.db.models.functions import TruncDate

from programs.models import ImportBatch
from rusunpreneur.access import OFFICE
from rusunpreneur.dashboards.attention.source import Line, Listed
from rusunpreneur.words import angka


class WaitingImports(Listed):
    key, symbol, place = "impor-menunggu", "file-earmark-arrow-up", "training__rusunawa"
    since = TruncDate("uploaded_at")
    roles, noun, heading, since_heading = OFFICE, "impor", "Daftar", "Dikirim"
    title = "Impor menunggu keputusan"
    words = "daftar peserta yang diimpor menunggu keputusan"
    advice = "Daftarnya sudah diperiksa dan belum ditulis. Tulis, atau buang bila salah."

    def rows(self, user):
        return ImportBatch.objects.visible_to(user).awaiting_decision()

    def ordered(self, rows):
        return rows.annotate(began=self.begun).select_related("training__rusunawa").defer("rows").order_by("pk")

    def line(self, row, user):
        note = f"{row.training} · {angka(row.row_count)} baris"
        return Line(row.filename or "Daftar yang ditempel", note, row.began, row.get_absolute_url())
