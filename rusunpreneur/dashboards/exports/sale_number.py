from django.db.models import F, Func, TextField, Value


def number_of(day: str, key: str) -> Func:
    """As `Sale.number` has it, or nothing; the lookups lead to when the sale was and to its key."""
    month = Func(F(day), Value("YYMM"), function="to_char")
    padded = Func(F(key), Value("FM9999999999900000"), function="to_char")
    return Func(month, Value("-"), padded, template="(%(expressions)s)", arg_joiner=" || ", output_field=TextField())
