"""What an action objects to, said where the user typed it."""

from django.core.exceptions import ValidationError


def place(form, error: ValidationError, names: dict[str, str] | None = None):
    """Each sentence beside its field (`names`: what a model calls it, and what this form does), others at the top."""
    by_field = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
    for name, sentences in by_field.items():
        name = (names or {}).get(name, name)
        form.add_error(name if name in form.fields else None, sentences)
