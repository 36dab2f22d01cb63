"""What holds when a training is closed."""

import pgtrigger

#: Nobody keeps a certificate of what she did not complete.
CERTIFICATES_HOLD = pgtrigger.Trigger(
    name="certificates_hold",
    level=pgtrigger.Row,
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("status"),
    condition=pgtrigger.Q(new__status__in=["finished", "cancelled"]),
    func="""
        IF EXISTS (
            SELECT FROM programs_certificate certificate
            JOIN programs_enrolment person ON person.id = certificate.enrolment_id
            WHERE certificate.training_id = NEW.id AND certificate.revoked_at IS NULL
                AND (NEW.status = 'cancelled' OR person.status <> 'completed')
        ) THEN
            RAISE EXCEPTION USING ERRCODE = 'check_violation',
                CONSTRAINT = 'certificates_hold', MESSAGE = 'certificates_hold';
        END IF;
        RETURN NULL;
    """,
)
