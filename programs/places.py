"""What the page of a rusunawa tells of the trainings held there."""

from urllib.parse import urlencode

from django.urls import reverse

from participants.places import Line, Section
from programs.models import Training

SHOWN = 5


def trainings(rusunawa, user) -> Section:
    """The latest trainings there that this user may open."""
    held = Training.objects.visible_to(user).filter(rusunawa=rusunawa).select_related("rusunawa", "skill")
    return Section(
        title="Bimtek di sini",
        nothing="Belum ada bimtek di rusunawa ini.",
        href=f"{reverse('training_list')}?{urlencode({'rusunawa': rusunawa.pk})}",
        lines=[
            Line(
                training.name,
                f"{training.period}, {training.get_status_display().lower()}",
                training.get_absolute_url(),
            )
            for training in held.order_by("-starts_on", "-pk")[:SHOWN]
        ],
    )
