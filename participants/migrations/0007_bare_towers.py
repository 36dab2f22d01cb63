from django.db import migrations

from participants.models.residence import TowerField, bare_tower


def store_bare(apps, schema_editor):
    """Towers that were written as `TW 5`, `Tower 5` and `Blok 5` become one; may run again."""
    residences = apps.get_model("participants", "Residence").objects.order_by()
    for written in residences.exclude(tower="").values_list("tower", flat=True).distinct():
        if written != bare_tower(written):
            residences.filter(tower=written).update(tower=bare_tower(written))


class Migration(migrations.Migration):
    dependencies = [
        ("participants", "0006_subjects_of_nik_warnings"),
    ]

    operations = [
        # While the field is still plain text: afterwards it reads every way to write a tower as one.
        migrations.RunPython(store_bare, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="residence",
            name="tower",
            field=TowerField(blank=True, max_length=20, verbose_name="tower / blok"),
        ),
        migrations.AlterField(
            model_name="residenceevent",
            name="tower",
            field=TowerField(blank=True, max_length=20, verbose_name="tower / blok"),
        ),
    ]
