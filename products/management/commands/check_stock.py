from django.core.management.base import BaseCommand, CommandError

from products import ledger_check
from rusunpreneur.words import angka


class Command(BaseCommand):
    help = "Adds every balance up again from the moves. Ends with 1, and a line for each, where they differ."

    def handle(self, **options):
        wrong = ledger_check.differences()
        moves, balances = ledger_check.sizes()
        for difference in wrong:
            self.stdout.write(str(difference))
        if wrong:
            raise CommandError(f"{angka(len(wrong))} saldo tidak sama dengan gerak barangnya.")
        self.stdout.write(f"Sama: {angka(balances)} saldo dari {angka(moves)} gerak barang.")
