from django.core.management.base import BaseCommand, CommandError

from products import income_rebuild, money_check
from rusunpreneur.words import angka


class Command(BaseCommand):
    help = "Adds accounts, sales and tills up again. Ends with 1, and a line for each, where they differ."

    def add_arguments(self, parser):
        parser.add_argument(
            "--rebuild-months", action="store_true", help="First write the months of people anew (owner of the tables)."
        )

    def handle(self, *, rebuild_months, **options):
        if rebuild_months:
            income_rebuild.rebuild()
        wrong = money_check.differences()
        accounts, earnings, sales, shifts = map(angka, money_check.sizes())
        for difference in wrong:
            self.stdout.write(str(difference))
        if wrong:
            raise CommandError(f"{angka(len(wrong))} jumlah uang atau barang tidak sama dengan bagian-bagiannya.")
        self.stdout.write(
            f"Sama: {accounts} saldo dari {earnings} pendapatan, {sales} nota dan {shifts} giliran kasir."
        )
