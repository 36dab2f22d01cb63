from importlib import import_module

from django.db import migrations

#: as models/journey_reckoning.py has it
RECKON = """
    CREATE OR REPLACE FUNCTION products_reckon_journeys(people bigint[]) RETURNS void LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
    BEGIN
        IF cardinality(people) = 0 THEN RETURN; END IF;
        PERFORM 1 FROM products_journey WHERE participant_id = ANY(people)
        ORDER BY participant_id FOR NO KEY UPDATE;
        WITH found AS MATERIALIZED (
    SELECT person.id AS participant_id, home.rusunawa_id, coalesce(place.city_id, person.city_id) AS city_id,
        person.registered_on AS enlisted_on, attended.day AS attended_on, attended.training_id, attended.program_id,
        attended.skill_id, made.day AS made_on, judged.day AS judged_on, sold.day AS sold_on,
        confirmed.day AS confirmed_on
    FROM participants_participant person
    LEFT JOIN participants_residence home ON home.participant_id = person.id AND home.moved_out_on IS NULL
    LEFT JOIN participants_rusunawa place ON place.id = home.rusunawa_id
    LEFT JOIN LATERAL (
        SELECT session."on" AS day, training.id AS training_id, training.program_id, training.skill_id
        FROM (SELECT id, training_id FROM programs_enrolment WHERE participant_id = person.id OFFSET 0) enrolment
        JOIN LATERAL (
            SELECT id, program_id, skill_id FROM programs_training
            WHERE id = enrolment.training_id AND status <> 'cancelled' OFFSET 0
        ) training ON true
        JOIN LATERAL (
            SELECT session_id FROM programs_attendance WHERE enrolment_id = enrolment.id AND status = 'H' OFFSET 0
        ) mark ON true
        JOIN LATERAL (
            SELECT "on" FROM programs_session WHERE id = mark.session_id AND status = 'held' OFFSET 0
        ) session ON true
        ORDER BY 1, 2 LIMIT 1
    ) attended ON true
    LEFT JOIN LATERAL (
        SELECT min(lot.made_on) AS day
        FROM (SELECT lot_id FROM products_share WHERE maker_id = person.id AND quantity > 0 OFFSET 0) share
        JOIN LATERAL (SELECT made_on FROM products_lot WHERE id = share.lot_id OFFSET 0) lot ON true
    ) made ON true
    LEFT JOIN LATERAL (
        SELECT min((inspection.inspected_at AT TIME ZONE 'Asia/Jakarta')::date) AS day
        FROM (SELECT id FROM products_share WHERE maker_id = person.id OFFSET 0) share
        JOIN LATERAL (
            SELECT inspection_id FROM products_verdict WHERE share_id = share.id AND passed_a + passed_b > 0 OFFSET 0
        ) verdict ON true
        JOIN LATERAL (
            SELECT inspected_at FROM products_inspection
            WHERE id = verdict.inspection_id AND reversed_at IS NULL OFFSET 0
        ) inspection ON true
    ) judged ON true
    LEFT JOIN LATERAL (
        SELECT min(earning.earned_on) AS day
        FROM (
            SELECT id, earned_on FROM products_earning WHERE participant_id = person.id AND kind = 'hasil' OFFSET 0
        ) earning
        LEFT JOIN LATERAL (SELECT id FROM products_earning WHERE reverses_id = earning.id LIMIT 1) reversal ON true
        WHERE reversal.id IS NULL
    ) sold ON true
    LEFT JOIN LATERAL (
        SELECT min((review.confirmed_at AT TIME ZONE 'Asia/Jakarta')::date) AS day
        FROM products_independencereview review
        WHERE review.participant_id = person.id AND review.confirmed_at IS NOT NULL AND review.is_met AND NOT EXISTS (
            SELECT FROM products_independencereview later
            WHERE later.participant_id = review.participant_id AND later.month > review.month AND NOT later.is_met
        )
    ) confirmed ON true WHERE person.id = ANY(people) OFFSET 0
)
        UPDATE products_journey kept SET (rusunawa_id, city_id, enlisted_on, attended_on, training_id, program_id, skill_id, made_on, judged_on, sold_on, confirmed_on) = ROW(found.rusunawa_id, found.city_id, found.enlisted_on, found.attended_on, found.training_id, found.program_id, found.skill_id, found.made_on, found.judged_on, found.sold_on, found.confirmed_on) FROM found
        WHERE kept.participant_id = found.participant_id AND (kept.rusunawa_id, kept.city_id, kept.enlisted_on, kept.attended_on, kept.training_id, kept.program_id, kept.skill_id, kept.made_on, kept.judged_on, kept.sold_on, kept.confirmed_on) IS DISTINCT FROM (found.rusunawa_id, found.city_id, found.enlisted_on, found.attended_on, found.training_id, found.program_id, found.skill_id, found.made_on, found.judged_on, found.sold_on, found.confirmed_on);
    END $$
"""
BEFORE = import_module("products.migrations.0031_reckon_from_the_person").RECKON


class Migration(migrations.Migration):
    dependencies = [
        ("products", "0036_oldest_in_stock"),
    ]

    operations = [
        migrations.RunSQL(RECKON, BEFORE),
    ]
