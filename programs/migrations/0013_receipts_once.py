import pgtrigger
from django.conf import settings
from django.db import migrations, models

#: What was written twice already stays, and its number says so: whoever wrote it takes one of them back.
NUMBERED = """
    UPDATE programs_trainingcost cost SET document_number = left(cost.document_number, 40) || ' (lagi, ' || cost.id || ')'
    WHERE cost.revoked_at IS NULL AND cost.document_number <> '' AND EXISTS (
        SELECT FROM programs_trainingcost earlier
        WHERE earlier.training_id = cost.training_id AND earlier.document_number = cost.document_number
          AND earlier.spent_on = cost.spent_on AND earlier.amount_rupiah = cost.amount_rupiah
          AND earlier.revoked_at IS NULL AND earlier.id < cost.id
    )
"""


def number_repeated_receipts(apps, schema_editor):
    with pgtrigger.ignore("programs.TrainingCost:training_cost_stands"):
        schema_editor.execute(NUMBERED)


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0012_targets_of_producers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(number_repeated_receipts, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="trainingcost",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at", None), models.Q(("document_number", ""), _negated=True)),
                fields=("training", "document_number", "spent_on", "amount_rupiah"),
                name="training_cost_receipt_once",
                violation_error_message="Kuitansi ini sudah dicatat: nomor, tanggal, dan jumlahnya sama.",
            ),
        ),
    ]
