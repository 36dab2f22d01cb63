"""What allauth does not offer about one's own account."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST


@require_POST
def end(request, pk):
    """Sign one of the user's other devices out. This one leaves by signing out."""
    others = UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    get_object_or_404(others, pk=pk).end()
    messages.success(request, "Perangkat itu sudah dikeluarkan.")
    return redirect("usersessions_list")
