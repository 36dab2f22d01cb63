"""What a training cost: its receipts, and one more."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from programs.actions import costs
from programs.costs import Costs
from programs.forms.costs import CostForm
from programs.forms.errors import place
from programs.forms.trainings import ReasonForm
from programs.models import Training, TrainingCost
from programs.views.once import acted_once
from rusunpreneur.access import Role, allow
from rusunpreneur.accounts import submissions
from rusunpreneur.words import rupiah

UNPROCESSABLE = 422


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def cost_list(request, pk):
    training = get_object_or_404(Training.objects.editable_by(request.user).select_related("rusunawa"), pk=pk)
    if request.method == "POST" and (answer := submissions.answer_to(request)):
        return redirect(answer)
    form = CostForm(request.POST or None, instance=TrainingCost(training=training))
    if request.method == "POST" and form.is_valid() and (answer := _written(request, form)):
        return redirect(answer)
    context = {"training": training, "costs": Costs(training), "form": form}
    return render(request, "programs/cost/list.html", context, status=UNPROCESSABLE if form.errors else 200)


def _written(request, form) -> str:
    def act() -> str:
        cost = costs.write(cost=form.instance, by=request.user)
        return reverse("cost_list", args=[cost.training_id])

    return acted_once(request, form, act, said=f"{rupiah(form.instance.amount_rupiah)} tercatat.")


@require_http_methods(["GET", "POST"])
@allow(Role.STAFF)
def cost_revoke(request, pk):
    mine = TrainingCost.objects.editable_by(request.user).select_related("training__rusunawa")
    cost = get_object_or_404(mine, pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            costs.revoke(cost=cost, reason=form.cleaned_data["reason"], by=request.user)
        except ValidationError as error:
            place(form, error)
        else:
            return redirect("cost_list", cost.training_id)
    context = {"cost": cost, "training": cost.training, "form": form}
    return render(request, "programs/cost/revoke.html", context, status=UNPROCESSABLE if form.errors else 200)
