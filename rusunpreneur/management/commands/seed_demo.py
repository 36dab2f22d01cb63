from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from participants.models import Participant
from rusunpreneur.history import because
from rusunpreneur.management.demo import (
    accounts,
    bazaars,
    catalogue,
    crowd,
    direct_sales,
    disputes,
    dues,
    goods,
    journeys,
    orders,
    payouts,
    piecework,
    reports,
    scenes,
    statistics,
    wide,
    workshops,
)
from rusunpreneur.management.demo.people import Population


class Command(BaseCommand):
    help = (
        "Demo accounts, fictitious people in real trainings, a year of goods and money told in detail, years of plain "
        "history at the other rusunawa. A second run adds what lacks."
    )

    def add_arguments(self, parser):
        parser.add_argument("--years", type=int, default=3, help="of plain history at the other rusunawa; 0: none")
        parser.add_argument("--people", type=int, default=0, help="this many more people, in trainings of 25")
        parser.add_argument("--seed", type=int, default=26, help="the same seed makes the same people")

    def handle(self, *, people, seed, years, **options):
        if not settings.RELAXED:
            raise CommandError("Data demo hanya untuk pemasangan demo (RUSUNPRENEUR_DEMO=1).")
        with transaction.atomic(), because("Data demo"):
            accounts.seed()
            scenes.seed(Population(seed))
            workshops.seed(Population(seed + 1))
            catalogue.seed()
            goods.seed(seed)
            self._look_again()
            bazaars.seed(seed)
            self._look_again()
            orders.seed()
            direct_sales.seed()
            payouts.seed()
            disputes.seed()
            goods.count_store()
            piecework.seed()
            wide.seed(seed, years)
            dues.seed()
            journeys.seed()
            statistics.seed()  # the reasons of a load are its own
            reports.seed()  # last: what was reported does not change again
        if people:
            crowd.seed(Population(seed + 1000 + self._present()), people, say=self.stderr.write)
        self.stdout.write(f"Data demo siap: {self._present()} orang.")

    @staticmethod
    def _look_again():
        """Nobody has told PostgreSQL yet that these tables are not empty: it would join them row by row."""
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    @staticmethod
    def _present() -> int:
        return Participant.objects.count()
