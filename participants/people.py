"""What other apps tell of a person on her page, so that this one need not know them."""

from collections.abc import Callable

from django.db.models import Model

from participants.places import Section

Provider = Callable[[Model, Model], Section | None]
_providers: list[Provider] = []


def add_section(provider: Provider) -> Provider:
    """Register `provider(participant, user)`, None when there is nothing to tell; called from an app's `ready()`."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def sections_of(participant, user) -> list[Section]:
    told = (provider(participant, user) for provider in _providers)
    return [section for section in told if section]
