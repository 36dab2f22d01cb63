from datetime import date

from django.db import migrations

SOURCES = (
    (date(2023, 12, 1), 100_000, 30, "Bank Indonesia, tarif MDR QRIS usaha mikro, penuh sejak 1 Desember 2023"),
    (date(2024, 12, 1), 500_000, 30, "MDR QRIS usaha mikro 0 persen sampai Rp500.000; periksa pada penyedia QRIS"),
)


def load(apps, schema_editor):
    fees = apps.get_model("products", "QrisFee").objects
    for begins_on, free, points, source in SOURCES:
        fees.get_or_create(
            begins_on=begins_on, defaults={"free_up_to_rupiah": free, "basis_points": points, "source": source}
        )


class Migration(migrations.Migration):
    dependencies = [("products", "0005_money")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop, elidable=False)]
