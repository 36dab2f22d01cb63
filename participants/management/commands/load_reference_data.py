from django.core.management.base import BaseCommand
from django.db import transaction

from participants import reference
from participants.models import City, District, Rusunawa, Village


class Command(BaseCommand):
    help = "Loads cities, districts, villages and rusunawa from participants/data; may be run again."

    def handle(self, **options):
        with transaction.atomic():
            counts = reference.load(city=City, district=District, village=Village, rusunawa=Rusunawa)
        self.stdout.write(", ".join(f"{name}: {count}" for name, count in counts.items()))
