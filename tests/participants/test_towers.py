"""A tower is one tower, however it is written."""

from importlib import import_module

import pytest
from django.db import connection

from participants import duplicates
from participants.models import Residence
from participants.models.residence import bare_tower
from programs.importing import cells
from tests.factories import ParticipantFactory, ResidenceFactory, RusunawaFactory

FIVE = ["5", "TW 5", "Tower 5", "tower 05", "Blok 5", "BLOK-5", "TW5", "twr. 5", " Gedung  5 "]


@pytest.mark.parametrize("written", FIVE)
def test_the_word_before_a_number_is_not_kept(written):
    assert bare_tower(written) == cells.tower(written) == "5"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("TOWER A", "A"),
        ("a", "A"),
        ("blok b2", "B2"),
        ("Tower Blok C", "C"),
        ("blok dahlia", "Dahlia"),
        ("TWIN", "Twin"),
        ("0", "0"),
        ("", ""),
        ("Tower", ""),
    ],
)
def test_letters_are_kept(written, kept):
    assert bare_tower(written) == kept


@pytest.mark.django_db
@pytest.mark.parametrize("written", FIVE)
def test_every_way_to_write_it_is_stored_and_found_as_one(written):
    home = ResidenceFactory(tower=written, floor="3", unit="12")
    other = Residence(participant=ParticipantFactory(), rusunawa=home.rusunawa, tower=written)
    Residence.objects.bulk_create([other])

    assert home.flat == "Tower 5 / 3 / 12"
    assert set(Residence.objects.filter(tower="Blok 5")) == {home, other}
    assert list(Residence.objects.in_flat(written, "03", "12")) == [home]


@pytest.mark.django_db
def test_two_who_wrote_their_tower_differently_are_seen_as_one_flat():
    place = RusunawaFactory()
    known = ParticipantFactory(name="Siti Rahayu")
    ResidenceFactory(participant=known, rusunawa=place, tower="TW 5", floor="3", unit="12")

    home = {"rusunawa": place, "tower": "Blok 5", "floor": "3", "unit": "12"}

    assert duplicates.of(name="Sity Rahayu", home=home) == [known]


@pytest.mark.django_db
def test_towers_stored_before_are_put_right_once():
    homes = [ResidenceFactory(rusunawa=RusunawaFactory()) for _ in range(3)]
    with connection.cursor() as cursor:
        for home, written in zip(homes, ("TW 5", "Blok 5", "5"), strict=True):
            cursor.execute("UPDATE participants_residence SET tower = %s WHERE id = %s", [written, home.pk])
    migration = import_module("participants.migrations.0007_bare_towers")

    for _ in range(2):
        migration.store_bare(AsText, None)

    assert set(Residence.objects.values_list("tower", flat=True)) == {"5"}


class AsText:
    """The models as the migration meets them, with a tower that is plain text."""

    @staticmethod
    def get_model(*names):
        state = (
            import_module("django.db.migrations.loader")
            .MigrationLoader(connection)
            .project_state(("participants", "0006_subjects_of_nik_warnings"))
        )
        return state.apps.get_model(*names)
