"""The first page: what is mine to do today, by role."""

from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def home(request):
    return render(request, "home/page.html")
