from django.db import migrations

from participants import reference


def load(apps, schema_editor):
    reference.load(
        **{name.lower(): apps.get_model("participants", name) for name in ("City", "District", "Village", "Rusunawa")}
    )


class Migration(migrations.Migration):
    dependencies = [("participants", "0001_initial")]
    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
