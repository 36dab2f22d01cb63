"""What is wrong on a page of rows."""

from django import template

from products.forms.rows import Rows
from rusunpreneur.templatetags.ui import error_summary

register = template.Library()


@register.inclusion_tag("components/_error_summary.html")
def row_errors(rows: Rows):
    """Every refusal of the page, in the order of its rows."""
    problems = [("", said) for said in rows.refused]
    for number, form in enumerate([] if rows.is_only_adding else rows.forms, start=1):
        for target, said in error_summary(form)["problems"]:
            problems.append((target, f"Baris {number}: {said}"))
    return {"problems": problems}
