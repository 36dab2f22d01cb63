import pgtrigger
from django.db import models
from django.db.models import Q

from participants.models import Participant
from products.models.payout import Payout
from products.models.statement_link import StatementLink
from rusunpreneur.constraints import one_of, reason_given

OF_HER_OWN = """
    IF NEW.participant_id <> (SELECT participant_id FROM products_statementlink WHERE id = NEW.link_id)
        OR NEW.participant_id <> (SELECT participant_id FROM products_payout WHERE id = NEW.payout_id) THEN
        RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'statement_answer_of_her_own',
            MESSAGE = 'statement_answer_of_her_own';
    END IF;
    RETURN NEW;
"""


class Said(models.TextChoices):
    RECEIVED = "terima", "Sudah terima"
    NOT_YET = "belum", "Belum"
    WRONG = "salah", "Salah"


class StatementAnswer(models.Model):
    """What a resident said at her link: of one payment, or of her statement as a whole. Append-only.

    `number` counts her answers about the same thing, so that one that is sent twice is one.
    """

    Said = Said

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="statement_answers", verbose_name="peserta"
    )
    link = models.ForeignKey(StatementLink, models.PROTECT, related_name="answers", verbose_name="tautan")
    payout = models.ForeignKey(
        Payout, models.PROTECT, null=True, blank=True, related_name="answers", verbose_name="pembayaran"
    )
    number = models.PositiveSmallIntegerField("jawaban ke", default=1)
    said = models.CharField("jawaban", max_length=6, choices=Said)
    note = models.CharField("katanya", max_length=300, blank=True)
    said_at = models.DateTimeField("pada", auto_now_add=True)

    class Meta:
        verbose_name = "jawaban peserta"
        verbose_name_plural = "jawaban peserta"
        ordering = ["-pk"]
        constraints = [
            one_of("said", Said, name="statement_answer_said_known"),
            reason_given(
                Q(said=Said.WRONG),
                "note",
                name="statement_answer_says_what_is_wrong",
                message="Tulis apa yang salah.",
            ),
            models.UniqueConstraint(fields=["payout", "number"], name="statement_answer_once_a_payout"),
            models.UniqueConstraint(
                fields=["link", "number"], condition=Q(payout=None), name="statement_answer_once_a_statement"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="statement_answer_stands", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="statement_answer_of_her_own",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=OF_HER_OWN,
            ),
        ]

    def __str__(self):
        return f"{self.participant}: {self.get_said_display()}"

    @property
    def is_objection(self) -> bool:
        return self.said != Said.RECEIVED
