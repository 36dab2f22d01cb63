"""What a dashboard says and what stands in the list behind it, read from the pages themselves."""

import re

from django.urls import reverse


def numbers_of(response) -> list[list[str]]:
    """Of each row of a list behind a number, all pages together."""
    return [line.numbers for line in response.context["lines"]]


def added(rows: list[list[str]]) -> list[int]:
    return [sum(plain(number) for number in column) for column in zip(*rows, strict=True)]


def plain(said: str) -> int:
    return int(re.sub(r"\D", "", said) or 0) * (-1 if "−" in said else 1)


def sums_of(response) -> list[int]:
    return [plain(said) for _, said in response.context["sums"]]


def rows_of(client, name, **asked):
    response = client.get(reverse("dashboard_rows", args=[name]), asked)
    assert response.status_code == 200, asked
    return response
