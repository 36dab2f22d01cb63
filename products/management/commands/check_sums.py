from django.core.management.base import BaseCommand, CommandError

from products import month_check
from rusunpreneur.words import angka


class Command(BaseCommand):
    help = (
        "Adds up what was taught, made, judged and sold each month from its rows. Ends with 1, and a line for each,"
        " where a sum differs; --rebuild writes them anew."
    )

    def add_arguments(self, parser):
        parser.add_argument("--rebuild", action="store_true", help="write every sum anew from its rows")

    def handle(self, *, rebuild=False, **options):
        wrong = month_check.differences()
        for difference in wrong:
            self.stdout.write(str(difference))
        if wrong and rebuild:
            month_check.rebuild()
            self.stdout.write(f"{angka(len(wrong))} jumlah ditulis ulang.")
        elif wrong:
            raise CommandError(f"{angka(len(wrong))} jumlah tidak sama dengan barisnya. --rebuild menulisnya ulang.")
        else:
            self.stdout.write("Sama: semua jumlah bulanan sesuai dengan barisnya.")
