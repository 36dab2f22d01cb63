"""Keeps the months of trainings (`TrainingMonth`) with the enrolments, sessions and marks that they add up.

A training is counted anew whenever one of its rows changes: forty people on ten days are four hundred marks. Whoever
counts locks the training first, as every action on it does, so that two who save at once see each other's rows.
"""

import pgtrigger

#: what is counted of a training in a month
FIGURES = (
    *("registered", "came", "ended", "completed", "sessions"),
    *("present", "permit", "sick", "absent", "hours_attended", "hours_counted"),
)
_MONTH = "date_trunc('month', {})::date"
_ZEROS = dict.fromkeys(FIGURES, "0")


def _part(month: str, rows: str, **figures: str) -> str:
    columns = ", ".join(f"{value} AS {name}" for name, value in (_ZEROS | figures).items())
    return f"SELECT training.id, {_MONTH.format(month)} AS month, {columns} FROM wanted training {rows}"  # noqa: S608


_SESSIONS = "JOIN programs_session session ON session.training_id = training.id AND session.status = 'held'"
_PEOPLE = "JOIN programs_enrolment person ON person.training_id = training.id AND person.status <> 'waiting'"
_PARTS = (
    _part('session."on"', _SESSIONS, sessions="1"),
    _part("person.enrolled_on", _PEOPLE, registered="1"),
    _part(
        "training.finished_at AT TIME ZONE 'Asia/Jakarta'",
        f"{_PEOPLE} WHERE training.finished_at IS NOT NULL",
        ended="1",
        completed="(person.status = 'completed')::int",
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
_ADDED = ", ".join(f"coalesce(sum(part.{name}), 0)::int AS {name}" for name in FIGURES)
COLUMNS = ("training_id", "month", "program_id", "skill_id", "city_id", "rusunawa_id", *FIGURES)
#: every training that is not cancelled; `{}` narrows them down
COUNTED = f"""
    WITH wanted AS (SELECT * FROM programs_training WHERE status <> 'cancelled' {{}})
    SELECT training.id AS training_id, part.month, training.program_id, training.skill_id, training.city_id,
        training.rusunawa_id, {_ADDED}
    FROM ({" UNION ALL ".join(_PARTS)}) part JOIN wanted training ON training.id = part.id
    GROUP BY 1, 2, 3, 4, 5, 6
"""  # noqa: S608
_NEW, _OLD = (", ".join(f"{row}.{name}" for name in COLUMNS[2:]) for row in ("excluded", "kept"))
COUNT = f"""
    CREATE FUNCTION programs_count_trainings(keys bigint[]) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM 1 FROM programs_training WHERE id = ANY(keys) ORDER BY id FOR NO KEY UPDATE;
        WITH found AS MATERIALIZED ({COUNTED.format("AND id = ANY(keys)")}), gone AS (
            DELETE FROM programs_trainingmonth kept WHERE training_id = ANY(keys) AND NOT EXISTS (
                SELECT FROM found WHERE found.training_id = kept.training_id AND found.month = kept.month)
        )
        INSERT INTO programs_trainingmonth AS kept ({", ".join(COLUMNS)})
        SELECT {", ".join(COLUMNS)} FROM found
        ON CONFLICT (training_id, month) DO UPDATE SET ({", ".join(COLUMNS[2:])}) = ROW({_NEW})
        WHERE ({_OLD}) IS DISTINCT FROM ({_NEW});
    END $$
"""  # noqa: S608


def counted_again(operation) -> pgtrigger.Trigger:
    """After rows were written in one statement, their trainings are counted. A trigger that sees them has one event."""
    sees = "old" if operation is pgtrigger.Delete else "new"
    return pgtrigger.Trigger(
        name=f"counted_after_{operation}".lower(),
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(**{sees: "written"}),
        func="""
            PERFORM programs_count_trainings(ARRAY(SELECT DISTINCT training_id FROM written));
            RETURN NULL;
        """,
    )


#: for each table whose rows are added up
COUNTED_AGAIN = [counted_again(operation) for operation in (pgtrigger.Insert, pgtrigger.Update, pgtrigger.Delete)]
#: for the training itself
TRAINING_COUNTED = [
    pgtrigger.Trigger(
        name="counted_when_changed",
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf(
            "program_id", "skill_id", "city_id", "rusunawa_id", "excused_rule", "status", "finished_at"
        ),
        func="PERFORM programs_count_trainings(ARRAY[NEW.id]); RETURN NULL;",
    ),
    pgtrigger.Trigger(
        name="months_go_with_it",
        level=pgtrigger.Row,
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        func="DELETE FROM programs_trainingmonth WHERE training_id = OLD.id; RETURN OLD;",
    ),
]
