from django.db import migrations

# In most places most balances have run empty, in a few none has. Without this PostgreSQL believes that emptiness has
# nothing to do with the place, expects half of all lots in stock, and reads them all to find the fifty that expire first.
CREATE = """
    CREATE STATISTICS balance_by_place (mcv) ON place_id, quantity FROM products_balance;
    ALTER STATISTICS balance_by_place SET STATISTICS 1000;
"""


class Migration(migrations.Migration):
    dependencies = [("products", "0001_initial")]

    operations = [migrations.RunSQL(CREATE, "DROP STATISTICS balance_by_place")]
