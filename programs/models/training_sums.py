"""Keeps the months of trainings (`TrainingMonth`) with the enrolments, sessions and marks that they add up.

A training is counted anew whenever one of its rows changes: forty people on ten days are four hundred marks. Whoever
counts locks the training first, as every action on it does, so that two who save at once see each other's rows.
People are counted by what they are as well (`LearnerMonth`): their sex, their age on the day of enrolment in bands,
and whether they raise children alone.
"""

from participants.age_bands import banded

#: what is counted of a training in a month
FIGURES = (
    *("registered", "came", "ended", "completed", "sessions"),
    *("present", "permit", "sick", "absent", "hours_attended", "hours_counted"),
    *("certificates", "cost_rupiah", "costed"),
)
#: what is counted of people by what they are
LEARNED = ("registered", "came", "ended", "completed", "certificates", "hours_attended", "hours_counted")
TRAITS = ("sex", "age_band", "is_single_parent")
_MONTH = "date_trunc('month', {})::date"
_ZEROS = dict.fromkeys(FIGURES, "0")
_BAND = banded("person.enrolled_on", "trait.birth_date")
_OF_PEOPLE = {name: f"person.{name}" for name in TRAITS}


def _part(month: str, rows: str, traits: dict[str, str] = _OF_PEOPLE, **figures: str) -> str:
    columns = ", ".join(f"{value} AS {name}" for name, value in (traits | _ZEROS | figures).items())
    return f"SELECT training.id, {_MONTH.format(month)} AS month, {columns} FROM wanted training {rows}"  # noqa: S608


_SESSIONS = "JOIN programs_session session ON session.training_id = training.id AND session.status = 'held'"
_PEOPLE = "JOIN people person ON person.training_id = training.id"
_NOBODY = dict.fromkeys(TRAITS, "NULL")
_FINISHED = "training.finished_at AT TIME ZONE 'Asia/Jakarta'"
#: what was spent on a training, nothing where nobody wrote it down
_COST = """(
        SELECT sum(cost.amount_rupiah) FROM programs_trainingcost cost
        WHERE cost.training_id = training.id AND cost.revoked_at IS NULL
    )"""
_PARTS = (
    _part('session."on"', _SESSIONS, _NOBODY, sessions="1"),
    _part("person.enrolled_on", _PEOPLE, registered="1"),
    _part(
        _FINISHED,
        f"{_PEOPLE} WHERE training.finished_at IS NOT NULL",
        ended="1",
        completed="(person.status = 'completed')::int",
        costed="(person.status = 'completed' AND training.cost_rupiah IS NOT NULL)::int",
    ),
    # What a training cost stands beside those who completed it, whenever it was spent.
    _part(
        _FINISHED, "WHERE training.finished_at IS NOT NULL", _NOBODY, cost_rupiah="coalesce(training.cost_rupiah, 0)"
    ),
    _part(
        "certificate.issued_on",
        f"""{_PEOPLE} JOIN programs_certificate certificate
            ON certificate.enrolment_id = person.id AND certificate.revoked_at IS NULL""",
        certificates="1",
    ),
    _part(
        "first.day",
        f"""{_PEOPLE} JOIN LATERAL (
            SELECT min(session."on") AS day FROM programs_attendance mark
            JOIN programs_session session ON session.id = mark.session_id AND session.status = 'held'
            WHERE mark.enrolment_id = person.id AND mark.status = 'H'
        ) first ON first.day IS NOT NULL""",  # noqa: S608
        came="1",
    ),
    # As AttendanceHours has it: of the sessions held while somebody was enrolled, marked or not.
    _part(
        'session."on"',
        f"""{_SESSIONS} {_PEOPLE}
            AND session."on" >= person.enrolled_on AND session."on" < coalesce(person.withdrawn_on, 'infinity')
        LEFT JOIN programs_attendance mark ON mark.session_id = session.id AND mark.enrolment_id = person.id""",
        present="(mark.status = 'H')::int",
        permit="(mark.status = 'I')::int",
        sick="(mark.status = 'S')::int",
        absent="(mark.status = 'A')::int",
        hours_attended="CASE WHEN mark.status = 'H' THEN session.lesson_hours ELSE 0 END",
        hours_counted="CASE WHEN mark.status IN ('I', 'S') AND training.excused_rule = 'left_out' THEN 0"
        " ELSE session.lesson_hours END",
    ),
)
_ADDED = ", ".join(f"coalesce(sum(part.{name}), 0)::bigint AS {name}" for name in FIGURES)
_PLACE = ("program_id", "skill_id", "city_id", "rusunawa_id")
COLUMNS = ("training_id", "month", *_PLACE, *FIGURES)
LEARNER_COLUMNS = ("training_id", "month", *TRAITS, *_PLACE, *LEARNED)
#: every training that is not cancelled, by what its people are; `{}` narrows the trainings down
_FINE = f"""
    WITH wanted AS MATERIALIZED (
        SELECT training.*, {_COST} AS cost_rupiah FROM programs_training training WHERE status <> 'cancelled' {{}}
    ),
    people AS MATERIALIZED (
        SELECT person.*, trait.sex, {_BAND} AS age_band, trait.is_single_parent
        FROM wanted training
        JOIN programs_enrolment person ON person.training_id = training.id AND person.status <> 'waiting'
        JOIN participants_participant trait ON trait.id = person.participant_id
    )
    SELECT training.id AS training_id, part.month, part.sex, part.age_band, part.is_single_parent,
        training.program_id, training.skill_id, training.city_id, training.rusunawa_id, {_ADDED}
    FROM ({" UNION ALL ".join(_PARTS)}) part JOIN wanted training ON training.id = part.id
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
"""  # noqa: S608
_WHOLE = f"""
    SELECT training_id, month, {", ".join(_PLACE)}, {", ".join(f"sum({name})::bigint AS {name}" for name in FIGURES)}
    FROM {{}} fine GROUP BY 1, 2, 3, 4, 5, 6
"""  # noqa: S608
_BY_TRAITS = f"SELECT {', '.join(LEARNER_COLUMNS)} FROM {{}} fine WHERE sex IS NOT NULL"  # noqa: S608
COUNTED = _WHOLE.format(f"({_FINE})")
LEARNERS = _BY_TRAITS.format(f"({_FINE})")


def _kept(table: str, source: str, key: tuple[str, ...], columns: tuple[str, ...]) -> tuple[str, str]:
    """Statements that make a table hold what `source` has: rows that are gone, rows that are new or changed."""
    same = " AND ".join(f"{source}.{name} = kept.{name}" for name in key)
    rest = [name for name in columns if name not in key]
    new, old = (", ".join(f"{row}.{name}" for name in rest) for row in ("excluded", "kept"))
    gone = (
        f"""DELETE FROM {table} kept WHERE training_id = ANY(keys) AND NOT EXISTS (SELECT FROM {source} WHERE {same})"""  # noqa: S608
    )
    written = f"""INSERT INTO {table} AS kept ({", ".join(columns)})
        SELECT {", ".join(columns)} FROM {source}
        ON CONFLICT ({", ".join(key)}) DO UPDATE SET ({", ".join(rest)}) = ROW({new})
        WHERE ({old}) IS DISTINCT FROM ({new})"""  # noqa: S608
    return gone, written


_MONTHS_GONE, _MONTHS = _kept("programs_trainingmonth", "found", ("training_id", "month"), COLUMNS)
_LEARNERS_GONE, _LEARNERS = _kept(
    "programs_learnermonth", "learners", ("training_id", "month", *TRAITS), LEARNER_COLUMNS
)
COUNT = f"""
    CREATE OR REPLACE FUNCTION programs_count_trainings(keys bigint[]) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        IF cardinality(keys) = 0 THEN RETURN; END IF;  -- of rows that were all there already, none is inserted
        PERFORM 1 FROM programs_training WHERE id = ANY(keys) ORDER BY id FOR NO KEY UPDATE;
        WITH fine AS MATERIALIZED ({_FINE.format("AND id = ANY(keys)")}),
        found AS MATERIALIZED ({_WHOLE.format("fine")}),
        learners AS MATERIALIZED ({_BY_TRAITS.format("fine")}),
        months_gone AS ({_MONTHS_GONE}),
        learners_gone AS ({_LEARNERS_GONE}),
        learners_kept AS ({_LEARNERS})
        {_MONTHS};
    END $$
"""
