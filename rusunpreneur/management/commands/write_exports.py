import os

from django.core.management.base import BaseCommand

from rusunpreneur.dashboards.exports import writer

NICENESS = 10  # whoever waits for a page comes first


class Command(BaseCommand):
    help = (
        "Write the long lists that were asked for to files. Started by the page that asks; run again, it does no harm."
    )

    def handle(self, **options):
        os.nice(NICENESS)
        writer.write_all()
