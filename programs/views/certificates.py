"""Certificates of a training: issued, printed, taken back; and the public page that says whether one holds."""

from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from programs.actions import certificates
from programs.documents import certificate_pdf
from programs.forms.certificates import CertificateForm
from programs.forms.errors import place
from programs.forms.trainings import ReasonForm
from programs.models import Certificate, Training
from programs.views.once import acted_once
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.accounts.limits import exports
from rusunpreneur.words import angka

UNPROCESSABLE = 422
READERS = (Role.STAFF, Role.COORDINATOR)


@require_GET
@allow(*READERS)
def certificate_list(request, pk):
    training = get_object_or_404(Training.objects.named_to(request.user).select_related("rusunawa"), pk=pk)
    may_edit = training.is_editable_by(request.user)
    context = {
        "training": training,
        "is_finished": training.status == Training.Status.FINISHED,
        "may_edit": may_edit,
        "due_count": certificates.due(training).count() if may_edit else 0,
        "certificates": training.certificates.select_related("revoked_by").order_by("year", "serial"),
        "valid_count": training.certificates.valid().count(),
    }
    return render(request, "programs/certificate/list.html", context)


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def certificate_issue(request, pk):
    training = get_object_or_404(Training.objects.editable_by(request.user).select_related("rusunawa"), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = CertificateForm(request.POST or None, training=training)
    if request.method == "POST" and form.is_valid() and (answer := _issued(request, form, training)):
        return redirect(answer)
    if not form.is_bound and not form.receivers:
        return redirect("certificate_list", training.pk)
    context = {"training": training, "form": form}
    return render(request, "programs/certificate/issue.html", context, status=UNPROCESSABLE if form.errors else 200)


def _issued(request, form, training) -> str:
    people = form.cleaned_data["people"]

    def act() -> str:
        day = form.cleaned_data["issued_on"]
        certificates.issue(training=training, people=people, issued_on=day, signatory=form.signatory, by=request.user)
        return reverse("certificate_list", args=[training.pk])

    return acted_once(request, form, act, said=f"{angka(len(people))} sertifikat terbit. Cetak, lalu serahkan.")


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def certificate_revoke(request, pk):
    mine = Certificate.objects.editable_by(request.user).select_related("training__rusunawa")
    certificate = get_object_or_404(mine, pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            certificates.revoke(certificate=certificate, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            place(form, error)
        else:
            return redirect(certificate)
    context = {"certificate": certificate, "training": certificate.training, "form": form}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "programs/certificate/revoke.html", context, status=status)


@require_GET
@allow(*READERS)
@exports
def certificate_pages(request, pk):
    """All that hold, of one training."""
    training = get_object_or_404(Training.objects.named_to(request.user), pk=pk)
    return _paper(training.certificates.valid().order_by("enrolment__number"), f"Sertifikat {training.name}.pdf")


@require_GET
@allow(*READERS)
@exports
def certificate_page(request, pk):
    rows = Certificate.objects.visible_to(request.user).valid()
    certificate = get_object_or_404(rows, pk=pk)
    return _paper(rows.filter(pk=certificate.pk), f"Sertifikat {certificate.number}.pdf")


def _paper(rows, name: str) -> HttpResponse:
    rows = list(
        rows.select_related("training__program", "training__skill", "training__rusunawa", "enrolment__participant")
    )
    answer = HttpResponse(certificate_pdf.render(rows), content_type="application/pdf")
    answer["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}"
    return answer


@require_GET
@login_not_required
def certificate_verify(request, certificate_token):
    """Says what stands on the paper, to whoever holds it; kept out of search engines."""
    rows = Certificate.objects.select_related("training__program", "training__skill", "training__rusunawa")
    certificate = rows.filter(token=certificate_token).first()
    context = {"certificate": certificate, "agency": settings.AGENCY_NAME}
    response = render(request, "programs/certificate/verify.html", context, status=200 if certificate else 404)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
