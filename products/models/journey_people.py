"""The rows of people and homes that a journey follows from.

Each is another app's own model; the proxy only carries this app's triggers, which that app need not know.
"""

import pgtrigger

from participants.models import Participant, Residence, Rusunawa
from products.models.journey_days import reckoned


class PersonOfJourney(Participant):
    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="journey_begins",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                referencing=pgtrigger.Referencing(new="new_people"),
                func="""
                    INSERT INTO products_journey (participant_id, city_id, enlisted_on)
                    SELECT id, city_id, registered_on FROM new_people ON CONFLICT DO NOTHING;
                    RETURN NULL;
                """,
            ),
            reckoned(
                "after_person_changed",
                pgtrigger.UpdateOf("city_id", "registered_on"),
                "SELECT NEW.id",
                when="(OLD.city_id, OLD.registered_on) <> (NEW.city_id, NEW.registered_on)",
            ),
            pgtrigger.Trigger(
                name="journey_goes_with_person",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func="DELETE FROM products_journey WHERE participant_id = OLD.id; RETURN OLD;",
            ),
        ]


class HomeOfJourney(Residence):
    class Meta:
        proxy = True
        triggers = [
            reckoned(
                "after_moving_in", pgtrigger.Insert, "SELECT DISTINCT participant_id FROM new_homes", new="new_homes"
            ),
            reckoned(
                "after_moving",
                pgtrigger.Update,
                "SELECT participant_id FROM old_homes UNION SELECT participant_id FROM new_homes",
                old="old_homes",
                new="new_homes",
            ),
            reckoned(
                "after_home_gone", pgtrigger.Delete, "SELECT DISTINCT participant_id FROM old_homes", old="old_homes"
            ),
        ]


class PlaceOfJourney(Rusunawa):
    class Meta:
        proxy = True
        triggers = [
            reckoned(
                "after_place_changed",
                pgtrigger.UpdateOf("city_id"),
                "SELECT participant_id FROM products_journey WHERE rusunawa_id = NEW.id",
                when="OLD.city_id <> NEW.city_id",
            )
        ]
