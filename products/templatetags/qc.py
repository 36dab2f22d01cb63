"""What the QC pages say of a lot and of a form that was refused."""

from django import template

from products.forms.examination import Examination
from products.forms.inspections import ReworkForm
from products.models import Balance, Lot, Place
from products.queue import expiry_chip
from rusunpreneur.templatetags.ui import error_summary

register = template.Library()


@register.filter
def expiry(lot: Lot) -> str:
    return expiry_chip(lot)


@register.inclusion_tag("components/_error_summary.html")
def examination_errors(examination: Examination):
    """Everything that is wrong on the inspection page, in its order, and whose pieces it is about."""
    problems = []
    for whose, forms in examination.groups:
        found = error_summary(*forms)["problems"]
        problems += [(field, f"{whose}: {said[0].lower()}{said[1:]}" if whose else said) for field, said in found]
    return {"problems": problems}


@register.simple_tag
def rework_of(lot: Lot) -> list[Balance]:
    """Pieces of a lot that are being mended, by maker."""
    balances = lot.balances.present().of_kind(Place.Kind.REWORK)
    return list(balances.select_related("share__maker").order_by("share_id"))


@register.filter
def mending(balances: list[Balance], refused: ReworkForm | None = None) -> list[dict]:
    """Each with the form that hands its pieces back in; one that was refused comes back as it was typed."""
    return [
        {
            "balance": balance,
            "form": refused
            if refused and refused.share.pk == balance.share_id
            else ReworkForm(initial={"quantity": balance.quantity}, share=balance.share),
        }
        for balance in balances
    ]
