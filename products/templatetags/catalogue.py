"""What is wrong on a page of rows."""

from django import template

from products.forms.rows import Rows
from rusunpreneur.templatetags.ui import error_summary

register = template.Library()


@register.inclusion_tag("components/_error_summary.html")
def row_errors(rows: Rows):
    """Every refusal of the page, in the order of its rows."""
    found = error_summary(*rows.forms)["problems"] if not rows.is_only_adding else []
    return {"problems": [*(("", said) for said in rows.refused), *found]}
