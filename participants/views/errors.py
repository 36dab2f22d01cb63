"""What an action refuses, shown where it was typed."""

from django.core.exceptions import ValidationError

UNPROCESSABLE = 422


def place(error: ValidationError, *forms):
    """Put the sentences of an action beside their fields in these forms; those of no field stand above the first."""
    said = error.message_dict if hasattr(error, "error_dict") else {None: error.messages}
    for name, sentences in said.items():
        form = next((form for form in forms if name in form.fields), None)
        for sentence in sentences:
            (form or forms[0]).add_error(name if form else None, sentence)
