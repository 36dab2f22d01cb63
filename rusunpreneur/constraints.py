"""Rules about one row, each a database constraint with a name in words and a message a person can read."""

from django.db.models import CheckConstraint, F, Q


def one_of(field: str, choices, *, name: str, blank: bool = False) -> CheckConstraint:
    """The field holds one of its choices: `choices` alone protects only forms."""
    values = [value for value in choices.values if value != ""]
    rule = Q(**{f"{field}__in": values})
    return CheckConstraint(
        condition=rule | Q(**{field: ""}) if blank else rule,
        name=name,
        violation_error_message="Pilihan ini tidak dikenal. Pilih salah satu dari daftar.",
    )


def in_order(first: str, last: str, *, name: str, message: str) -> CheckConstraint:
    """`first` is not after `last`, where both are known."""
    return CheckConstraint(
        condition=Q(**{f"{last}__isnull": True}) | Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__gte": F(first)}),
        name=name,
        violation_error_message=message,
    )


def all_or_none(
    *fields: str, name: str, message: str = "Isian ini harus lengkap atau kosong sama sekali."
) -> CheckConstraint:
    """These nullable fields are filled together or not at all, such as who and when."""
    return CheckConstraint(
        condition=Q(**{f"{field}__isnull": True for field in fields})
        | Q(**{f"{field}__isnull": False for field in fields}),
        name=name,
        violation_error_message=message,
    )


def reason_given(state: Q, reason: str, *, name: str, message: str) -> CheckConstraint:
    """Rows in this state carry a reason."""
    return CheckConstraint(condition=~state | ~Q(**{reason: ""}), name=name, violation_error_message=message)


def at_least(field: str, least: int, *, name: str, message: str) -> CheckConstraint:
    return CheckConstraint(condition=Q(**{f"{field}__gte": least}), name=name, violation_error_message=message)
