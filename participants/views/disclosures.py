"""The look at a full NIK, written down before it is answered."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from participants.actions import disclosures
from participants.forms.disclosures import ReasonForm
from participants.models import Participant
from participants.views.errors import UNPROCESSABLE
from rusunpreneur.access import Role, allow

SHOWN = 20


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def participant_nik(request, pk):
    person = get_object_or_404(Participant.objects.visible_to(request.user).exclude(nik_digest=None), pk=pk)
    form, number = ReasonForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        number = disclosures.disclose_nik(participant=person, reason=form.cleaned_data["reason"], by=request.user)
    looks = person.disclosures.select_related("disclosed_by")[:SHOWN]
    context = {"person": person, "form": form, "number": number, "looks": looks}
    return render(request, "participants/participant/nik.html", context, status=UNPROCESSABLE if form.errors else 200)
