from django.db import migrations

#: Kept from when the tables were small, its plan read all of them for each person.
BY_INDEXES = """
    ALTER FUNCTION products_reckon_journeys(bigint[]) SET enable_seqscan = off;
    ALTER FUNCTION products_reckon_journeys(bigint[]) SET enable_hashjoin = off;
    ALTER FUNCTION products_reckon_journeys(bigint[]) SET enable_mergejoin = off;
"""
AS_PLANNED = "ALTER FUNCTION products_reckon_journeys(bigint[]) RESET ALL"


class Migration(migrations.Migration):
    dependencies = [
        ("products", "0029_independence"),
    ]

    operations = [
        migrations.RunSQL(BY_INDEXES, AS_PLANNED),
    ]
