"""When a training is counted anew (`training_sums`)."""

import pgtrigger


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
        func="""
            DELETE FROM programs_trainingmonth WHERE training_id = OLD.id;
            DELETE FROM programs_learnermonth WHERE training_id = OLD.id;
            RETURN OLD;
        """,
    ),
]
