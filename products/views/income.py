"""Income beside rent: of one person, of the flats of a rusunawa; exact for those in charge, in bands for others."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from participants.models import Participant, Rusunawa
from products import bands
from products.actions import looks
from products.income import flats_in
from products.income_of_person import months_of
from products.models import Account, IncomeLook
from products.payable import month_asked, months_with
from rusunpreneur.access import OFFICE, Role, allow
from rusunpreneur.words import angka, rupiah

EXACT = (*OFFICE, Role.COORDINATOR)
PAGE_SIZE = 50


@require_GET
@allow(Role.STAFF, Role.COORDINATOR)
def income_of_person(request, pk):
    person = get_object_or_404(Participant.objects.visible_to(request.user).defer("nik_encrypted"), pk=pk)
    page, shown = months_of(person, request.user, request.GET.get("page"))
    looks.note(people=shown, where=IncomeLook.Where.PERSON, by=request.user)
    has_statement = Account.objects.visible_to(request.user).filter(pk=pk).exists()
    context = {"person": person, "page": page, "has_statement": has_statement}
    return render(request, "products/income/person.html", context)


@require_GET
@allow(Role.STAFF, Role.COORDINATOR, Role.OFFICIAL)
def income_by_flat(request, slug):
    place = get_object_or_404(Rusunawa.objects.visible_to(request.user), slug=slug)
    month, problem = month_asked(request.GET.get("bulan", ""))
    context = {"place": place, "months": months_with(month), "month": f"{month:%Y-%m}", "problem": problem}
    if request.user.access.covers(*EXACT, city_id=place.city_id, rusunawa_id=place.pk):
        return _flats(request, place, month, context)
    return _bands(request, place, month, context)


def _flats(request, place, month, context):
    flats = flats_in(place, month, Participant.objects.visible_to(request.user))
    page = Paginator(flats, PAGE_SIZE).get_page(request.GET.get("page"))
    shown = {earner.pk for flat in page for earner in flat.earners}
    looks.note(people=shown, where=IncomeLook.Where.RUSUNAWA, by=request.user)
    rated = [flat for flat in flats if flat.rent_rupiah]
    context |= {
        "page": page,
        "people": sum(len(flat.earners) for flat in flats),
        "total": sum(flat.net_rupiah for flat in flats),
        "rated": len(rated),
        "covered": sum(flat.percent >= 100 for flat in rated),
    }
    return render(request, "products/income/flats.html", context)


def _bands(request, place, month, context):
    flats = flats_in(place, month, Participant.objects.all())
    incomes = [earner.net_rupiah for flat in flats for earner in flat.earners]
    shares = [flat.percent for flat in flats if flat.rent_rupiah]
    context |= {
        "incomes": bands.banded(incomes, bands.INCOME, rupiah),
        "shares": bands.banded(shares, bands.RENT, lambda percent: f"{angka(percent)}%"),
        "fewest": bands.FEWEST,
    }
    return render(request, "products/income/bands.html", context)
