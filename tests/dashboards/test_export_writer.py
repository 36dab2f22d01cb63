"""The process that writes long lists: how far it is, what it does with those it may not write."""

from unittest.mock import Mock

import pytest
from django.http import QueryDict
from django.utils import timezone
from openpyxl import load_workbook

from participants.models import Assignment
from rusunpreneur.access import Role
from rusunpreneur.accounts.models import Export
from rusunpreneur.dashboards.exports import queue, registry, workbook, writer
from tests.dashboards.exports import LATELY, page_of, seen
from tests.factories import ExportFactory, LotFactory, SaleFactory, UserFactory
from tests.products.hands import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def start(monkeypatch):
    started = Mock()
    monkeypatch.setattr(queue, "start", started)
    return started


@pytest.fixture
def client(sign_in):
    return sign_in(Role.OFFICIAL)


@pytest.fixture
def sales():
    lot = LotFactory(passed=True)
    return [SaleFactory(lot=lot, quantity=1, price=15_000) for _ in range(3)]


def test_what_waits_is_written_one_after_the_other(client, sales, monkeypatch):
    monkeypatch.setattr(workbook, "AT_ONCE", 1)
    staff = UserFactory(role=Role.STAFF)
    exports = [ExportFactory(user=client.user, query=LATELY), ExportFactory(user=staff, name="produksi", query=LATELY)]
    noted = Mock(side_effect=writer.Writer._note, autospec=True)
    monkeypatch.setattr(writer.Writer, "_note", lambda *said, **values: noted(*said, **values))

    writer.write_all()

    assert all(seen(export).is_ready for export in exports)
    rows = [call.kwargs["rows_written"] for call in noted.call_args_list if "rows_written" in call.kwargs]
    assert rows[:3] == [1, 2, 3]
    page = load_workbook(seen(exports[0]).path)["Data"]
    assert len(list(page.iter_rows(min_row=2))) == len(sales)
    assert "Berkas siap: 3 baris" in page_of(client, exports[0])
    assert [file.name for file in exports[0].folder.iterdir()] == ["daftar.xlsx"]


def test_what_she_may_no_longer_see_is_not_written(sales):
    export = ExportFactory(user=UserFactory(role=Role.OFFICIAL), query=LATELY)
    Assignment.objects.filter(user=export.user).update(role=Role.STAFF)

    writer.write_all()

    assert seen(export).failure == writer.NOT_YOURS
    assert not export.path.exists()


def test_what_is_asked_for_anew_meanwhile_is_written_anew(client, sales, monkeypatch):
    export, write = ExportFactory(user=client.user, query=LATELY), workbook.write

    def asked_anew(listing, path, **said):
        monkeypatch.setattr(workbook, "write", write)
        at_once(lambda: Export.objects.update(asked_at=timezone.now(), **queue.AFRESH))
        write(listing, path, **said)

    monkeypatch.setattr(workbook, "write", asked_anew)
    writer.write_all()

    assert seen(export).is_ready
    assert seen(export).started_at >= seen(export).asked_at > export.asked_at


@pytest.mark.parametrize(("broken", "said"), [("MOST_ROWS", writer.TOO_LONG), ("AT_ONCE", writer.BROKEN)])
def test_what_goes_wrong_is_said_and_the_next_is_written(client, sales, monkeypatch, broken, said):
    export = ExportFactory(user=client.user, query=LATELY)
    monkeypatch.setattr(workbook, broken, 0)

    writer.write_all()

    assert seen(export).failure == said
    assert said in page_of(client, export)
    assert not export.folder.exists()


def test_where_one_writes_another_ends_at_once(client, sales):
    export = ExportFactory(user=client.user, query=LATELY)

    with writer.Writer() as first:
        assert first.is_alone
        writer.write_all()
        assert seen(export).is_waiting


def test_who_waits_without_a_writer_wakes_one(client, sales, start):
    page_of(client, ExportFactory(user=client.user, query=LATELY))
    assert not start.called
    old = ExportFactory(user=client.user, query="masa=2026-01", asked_at=timezone.now() - 2 * queue.PATIENCE)

    page_of(client, old)

    assert start.called


def test_two_clicks_at_once_are_one_list(client, sales, start):
    listing = registry.asked(client.user, "terjual", QueryDict(LATELY))

    asked = at_once(*[lambda: queue.ask(user=client.user, listing=listing)] * 4)

    assert {export.pk for export in asked} == {Export.objects.get().pk}
    assert start.call_count == 1
