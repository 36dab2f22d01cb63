from django.db import migrations
from django.db.models import OuterRef, Subquery

STEP = 10_000


def take_from_home(apps, schema_editor):
    """Who lives in a rusunawa whose kecamatan is known lives in that kecamatan; may run again."""
    homes = apps.get_model("participants", "Residence").objects.filter(
        moved_out_on=None, rusunawa__district__isnull=False
    )
    here = homes.filter(participant=OuterRef("pk")).order_by().values("rusunawa__district")[:1]
    people = apps.get_model("participants", "Participant").objects.order_by("-pk")
    last = people.values_list("pk", flat=True).first() or 0
    for first in range(0, last + 1, STEP):
        unknown = people.filter(pk__range=(first, first + STEP - 1), district=None)
        unknown.filter(pk__in=homes.order_by().values("participant")).update(district=Subquery(here))


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0007_bare_towers"),
    ]

    operations = [migrations.RunPython(take_from_home, migrations.RunPython.noop)]
