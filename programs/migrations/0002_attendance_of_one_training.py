"""A mark's enrolment and session belong to the mark's training: held by composite foreign keys."""

from django.db import migrations

ADD = """
ALTER TABLE programs_attendance
    ADD CONSTRAINT attendance_enrolment_of_training
        FOREIGN KEY (enrolment_id, training_id) REFERENCES programs_enrolment (id, training_id),
    ADD CONSTRAINT attendance_session_of_training
        FOREIGN KEY (session_id, training_id) REFERENCES programs_session (id, training_id);
"""
DROP = """
ALTER TABLE programs_attendance
    DROP CONSTRAINT attendance_enrolment_of_training,
    DROP CONSTRAINT attendance_session_of_training;
"""


class Migration(migrations.Migration):
    dependencies = [("programs", "0001_initial")]
    operations = [migrations.RunSQL(ADD, DROP)]
