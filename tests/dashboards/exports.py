"""Lists that are written to files, for the tests of them."""

from django.urls import reverse

from rusunpreneur.accounts.models import Export
from tests.factories.programs import days_ago

LATELY = f"masa={days_ago(0):%Y-%m}"
SOLD = f"{reverse('export_list', args=['terjual'])}?{LATELY}"


def seen(export) -> Export:
    return Export.objects.with_writer().get(pk=export.pk)


def address_of(export) -> str:
    return f"{reverse('export_list', args=[export.name])}?{export.query}"


def page_of(client, export) -> str:
    return client.get(address_of(export)).content.decode()
