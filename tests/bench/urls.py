"""The site, and the floor: the cheapest page the same server can give to somebody who is signed in."""

from django.http import HttpResponse
from django.urls import path

from rusunpreneur.urls import handler500
from rusunpreneur.urls import urlpatterns as site

__all__ = ["handler500", "urlpatterns"]


def floor(request):
    return HttpResponse(f"<!DOCTYPE html><title>Lantai</title><p>Halo, {request.user.name}.</p>")


urlpatterns = [path("lantai/", floor), *site]
