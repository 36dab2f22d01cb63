"""A page of rows that belong to one thing (products/forms/rows.py), shown and saved."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render

from rusunpreneur.accounts import submissions

UNPROCESSABLE = 422


@transaction.atomic
def edit_rows(request, owners, pk, kind, back=""):
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    owner = get_object_or_404(owners.select_for_update(of=("self",)) if request.method == "POST" else owners, pk=pk)
    back = back or owner.get_absolute_url()
    rows = kind(owner, request.POST if request.method == "POST" else None)
    is_refused = request.method == "POST" and not rows.is_only_adding
    if is_refused and rows.is_valid():
        try:
            _save_once(request, rows, back)
        except ValidationError as error:
            rows.refuse(error)
        else:
            return redirect(back)
    context = {"rows": rows, "owner": owner, "back": back}
    return render(request, "products/product/rows.html", context, status=UNPROCESSABLE if is_refused else 200)


def _save_once(request, rows, back):
    with submissions.once(request) as submission:
        if submission.is_repeat:
            return
        rows.save()
        submission.answered(back)
    messages.success(request, f"{rows.title} {rows.owner} tersimpan.")
