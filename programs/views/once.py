"""What a form asks for is carried out once; what the action objects to stands beside its field."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError

from programs.forms.errors import place
from rusunpreneur.accounts import submissions


def acted_once(request, form, act: Callable[[], str], *, said: str = "", names: dict[str, str] | None = None) -> str:
    """Where `act` leads, nothing when it was refused; a form that was sent twice is answered twice, and acts once."""
    try:
        with submissions.once(request) as submission:
            if submission.is_repeat:
                return submission.answer
            answer = act()
            submission.answered(answer)
    except ValidationError as error:
        place(form, error, names)
        return ""
    if said:
        messages.success(request, said)
    return answer
