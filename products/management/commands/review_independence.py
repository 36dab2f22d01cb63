from datetime import date, timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from products.independence import review
from rusunpreneur.words import angka


class Command(BaseCommand):
    help = "Looks who keeps the rule of independence in a month, the last one that is over unless --month says another."

    def add_arguments(self, parser):
        parser.add_argument("--month", help="its first day, as in 2026-03")

    def handle(self, *, month=None, **options):
        this_month = timezone.localdate().replace(day=1)
        try:
            wanted = date.fromisoformat(f"{month}-01") if month else (this_month - timedelta(days=1)).replace(day=1)
        except ValueError as error:
            raise CommandError("Tulis bulan seperti 2026-03.") from error
        if wanted >= this_month:
            raise CommandError("Bulan itu belum selesai.")
        self.stdout.write(f"{angka(review(wanted))} tinjauan baru atau berubah.")
