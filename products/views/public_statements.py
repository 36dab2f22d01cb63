"""A resident reads her statement at her link, without an account, and says whether she was paid.

Whatever is wrong with a link looks the same: the form that asks for the code. Her browser keeps a signed cookie for
this one address, for as long as one reads.
"""

from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from products.actions import statement_links
from products.forms.statements import AnswerForm, CodeForm
from products.models import Payout, StatementAnswer
from products.questions import questions_of
from products.statement import Period, Statement
from programs.forms.errors import place
from rusunpreneur.accounts.lockout import client_address

COOKIE, SALT, OPEN_SECONDS = "rincian", "products.public_statements", 30 * 60
ON_A_PHONE = 20
UNPROCESSABLE, TOO_MANY = 422, 429
WRONG = "Kode ini tidak cocok, atau tautannya tidak berlaku lagi. Periksa kodenya, atau minta tautan baru."


def public(view):
    """Without an account, and in no search engine. Nothing of the address leaves: SECURE_REFERRER_POLICY."""

    @login_not_required
    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def opened(request, token):
        link = statement_links.usable(token)
        kept = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=OPEN_SECONDS)
        is_open = link is not None and kept == str(link.pk)
        response = view(request, token, link) if is_open else ask_for_code(request, token)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return response

    return opened


def ask_for_code(request, token):
    form = CodeForm(request.POST if "code" in request.POST else None)
    status = 200
    if form.is_bound and form.is_valid():
        address = client_address(request)
        if wait := statement_links.seconds_to_wait(address):
            form.add_error(None, f"Terlalu banyak percobaan. Tunggu {-(-wait // 60)} menit, lalu coba lagi.")
            status = TOO_MANY
        elif link := statement_links.open_with(token=token, code=form.cleaned_data["code"]):
            statement_links.give_back(address)
            return _keep(redirect("statement_public", token), token, link)
        else:
            form.add_error("code", WRONG)
    if form.errors and status != TOO_MANY:
        status = UNPROCESSABLE
    here = reverse("statement_public", args=[token])
    response = render(request, "products/statement/public_code.html", {"form": form, "here": here}, status=status)
    if status == TOO_MANY:
        response["Retry-After"] = str(wait)
    return response


def _keep(response, token, link):
    response.set_signed_cookie(
        COOKIE,
        str(link.pk),
        salt=SALT,
        max_age=OPEN_SECONDS,
        path=reverse("statement_public", args=[token]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@public
def statement_public(request, token, link):
    if request.method == "POST":
        return _leave(token) if "tutup" in request.POST else redirect("statement_public", token)
    statement = Statement(link.participant.account, Period.of(request.GET))
    payments, whole = questions_of(link, statement.payouts)
    context = {
        "statement": statement,
        "account": statement.account,
        "first_name": first_name(link.participant),
        "page": statement.page(request.GET.get("page"), size=ON_A_PHONE),
        "payments": payments,
        "whole": whole,
        "asks_whole": whole.is_asked and not payments and statement.account.owed_rupiah > 0,
        "token": token,
        "link": link,
    }
    return render(request, "products/statement/public.html", context)


def _leave(token):
    response = redirect("statement_public", token)
    response.delete_cookie(COOKIE, path=reverse("statement_public", args=[token]))
    return response


def first_name(person) -> str:
    return person.name.split()[0]


@public
def statement_answer(request, token, link):
    """Her answer about one payment or about all. What is wrong she is asked on a page of its own."""
    payout = _payout_of(link, request.POST.get("bayar", "") or request.GET.get("bayar", ""))
    payments, whole = questions_of(link, [payout] if payout else [])
    question = payments[0] if payments else whole
    sent = request.POST if request.method == "POST" and "jawaban" in request.POST else None
    form = AnswerForm(sent, initial={"ke": question.number, "jawaban": StatementAnswer.Said.WRONG})
    if form.is_bound and form.is_valid():
        try:
            form.say(link=link, payout=payout)
        except ValidationError as error:
            place(form, error)
        else:
            return redirect(reverse("statement_public", args=[token]) + f"#bayar-{question.key}")
    context = {"form": form, "question": question, "token": token, "first_name": first_name(link.participant)}
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "products/statement/public_wrong.html", context, status=status)


def _payout_of(link, key: str) -> Payout | None:
    """Her own, and paid: of another person there is none."""
    if not key:
        return None
    if not (key.isascii() and key.isdecimal() and len(key) < 12):
        raise Http404
    paid = Payout.objects.filter(participant=link.participant_id, paid_at__isnull=False, reversed_at=None)
    return get_object_or_404(paid.select_related("run__bazaar", "run__claim"), pk=key)
