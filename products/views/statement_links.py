"""Making the link of a resident's statement, shown this once, and taking it back."""

from urllib.parse import quote

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from products.actions import statement_links
from products.models import StatementLink
from products.views.public_statements import first_name
from products.views.statements import READERS, account_of
from programs.documents import printing
from programs.forms.errors import place
from rusunpreneur.access import allow
from rusunpreneur.accounts import submissions
from rusunpreneur.accounts.submissions import SubmissionForm
from rusunpreneur.words import tanggal

UNPROCESSABLE = 422
SHOWN_ONCE = "Tautan ini sudah dibuat dan hanya tampil sekali. Bila belum tersalin, buat yang baru."


@require_http_methods(["GET", "POST"])
@allow(*READERS)
def statement_link(request, pk):
    account = account_of(request.user, pk)
    form = SubmissionForm(request.POST or None)
    given = _given(request, account, form) if request.method == "POST" and form.is_valid() else None
    if isinstance(given, statement_links.Given):
        return _show(request, account, given)
    if given:
        messages.info(request, SHOWN_ONCE)
        return redirect(given)
    links = StatementLink.objects.filter(participant=account.participant).select_related("created_by", "revoked_by")
    context = {
        "account": account,
        "person": account.participant,
        "form": form,
        "links": links[:5],
        "days": statement_links.DAYS_VALID,
    }
    return render(request, "products/statement/link.html", context, status=UNPROCESSABLE if form.errors else 200)


def _given(request, account, form):
    """What was made; where to go when this form came before, for nothing of it is kept to be shown again."""
    try:
        with submissions.once(request) as submission:
            if submission.is_repeat:
                return submission.answer
            given = statement_links.give(participant=account.participant, by=request.user)
            submission.answered(reverse("statement_link", args=[account.pk]))
    except ValidationError as error:
        place(form, error)
        return None
    return given


def _show(request, account, given):
    address = f"{settings.SITE_URL}{reverse('statement_public', args=[given.token])}"
    name, until = first_name(account.participant), tanggal(given.link.expires_on)
    text = (
        f"Halo {name}, rincian hasil karya Anda di RusunPreneur bisa dibaca di sini: {address}\n"
        f"Kodenya kami sampaikan terpisah. Berlaku sampai {until}."
    )
    context = {
        "person": account.participant,
        "first_name": name,
        "given": given,
        "address": address,
        "text": text,
        "qr": "data:image/svg+xml," + quote(printing.qr(address, error="m")),
    }
    return render(request, "products/statement/link_given.html", context)


@require_POST
@allow(*READERS)
def link_revoke(request, pk):
    account = account_of(request.user, pk)
    if statement_links.revoke(participant=account.participant, by=request.user):
        messages.success(request, "Tautan dicabut. Tidak ada lagi yang bisa membukanya.")
    return redirect("statement_link", account.pk)
