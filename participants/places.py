"""What other apps tell of a rusunawa on its page, so that this one need not know them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Model


@dataclass(frozen=True)
class Line:
    title: str
    detail: str
    href: str = ""


@dataclass(frozen=True)
class Section:
    """A few lines; `href` opens them all, `nothing` is said when there are none."""

    title: str
    nothing: str
    href: str
    lines: list[Line] = field(default_factory=list)


Provider = Callable[[Model, Model], Section]
_providers: list[Provider] = []


def add_section(provider: Provider) -> Provider:
    """Register `provider(rusunawa, user)`; called from an app's `ready()`."""
    if provider not in _providers:
        _providers.append(provider)
    return provider


def sections_of(rusunawa, user) -> list[Section]:
    return [provider(rusunawa, user) for provider in _providers]
