"""What the inspection page sends, for the tests that judge through it."""

import uuid

from django.urls import reverse


def address(lot) -> str:
    return reverse("qc_inspect", args=[lot.pk])


def sent(lot, *numbers, **more) -> dict:
    """What the page would send: numbers of each maker, `passed_a passed_b rework rejected`."""
    data = {"submission_key": str(uuid.uuid4()), "remark": "", **more}
    for share, typed in zip(lot.shares.all(), numbers, strict=False):
        columns = ("passed_a", "passed_b", "rework", "rejected")
        data |= {f"s{share.pk}-{name}": value for name, value in zip(columns, typed.split(), strict=True)}
    return data


def fault(share, row=0, **values) -> dict:
    return {f"s{share.pk}-f{row}-{name}": value for name, value in values.items()}
