import pgtrigger
from django.db import models

from participants.models import Participant, Rusunawa
from products.models.deduction_rule import PayChannel
from rusunpreneur.constraints import one_of

#: What a line of the ledger adds to its month; a reversal carries the day of what it takes back, and so its month.
ADD_LINES = """
    INSERT INTO products_incomemonth (participant_id, rusunawa_id, channel, month, net_rupiah, waiting_rupiah)
    SELECT earning.participant_id, earning.rusunawa_id, earning.channel,
        date_trunc('month', earning.earned_on)::date, sum(earning.amount_rupiah),
        coalesce(sum(earning.amount_rupiah) FILTER (WHERE claim.id IS NOT NULL AND claim.settled_on IS NULL), 0)
    FROM {lines} earning LEFT JOIN products_claim claim ON claim.id = earning.claim_id
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (participant_id, rusunawa_id, channel, month) DO UPDATE SET
        net_rupiah = products_incomemonth.net_rupiah + excluded.net_rupiah,
        waiting_rupiah = products_incomemonth.waiting_rupiah + excluded.waiting_rupiah;
"""
#: The accounts of these people are locked already, so two who write for one person wait in the same order.
ADD_TO_MONTHS = ADD_LINES.format(lines="new_earnings") + "    RETURN NULL;\n"


class IncomeMonth(models.Model):
    """What one person earned in a month, at one rusunawa, through one channel. Triggers of the ledger write it.

    Whole rupiah after deductions and reversals; `waiting_rupiah` of it waits for a buyer to pay. `month` is its first
    day. `rusunawa` is where the pieces were made, which may not be where she lives now.
    """

    Channel = PayChannel

    participant = models.ForeignKey(
        Participant, models.PROTECT, related_name="income_months", verbose_name="peserta", db_index=False
    )
    rusunawa = models.ForeignKey(Rusunawa, models.PROTECT, related_name="+", verbose_name="rusunawa", db_index=False)
    channel = models.CharField("saluran", max_length=11, choices=PayChannel)
    month = models.DateField("bulan")
    net_rupiah = models.BigIntegerField("pendapatan")
    waiting_rupiah = models.BigIntegerField("menunggu pembeli")

    class Meta:
        verbose_name = "pendapatan sebulan"
        verbose_name_plural = "pendapatan sebulan"
        ordering = ["-month", "participant_id"]
        constraints = [
            one_of("channel", PayChannel, name="income_month_channel_known"),
            models.UniqueConstraint(
                fields=["participant", "rusunawa", "channel", "month"], name="income_month_once_a_channel"
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="income_month_begins_a_month"),
        ]
        indexes = [
            models.Index(fields=["rusunawa", "month"], name="income_month_of_rusunawa"),
            models.Index(fields=["month", "rusunawa"], name="income_month_by_month"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="income_month_follows_the_ledger",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func="""
                    IF pg_trigger_depth() = 1 THEN
                        RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = 'income_month_follows_the_ledger',
                            CONSTRAINT = 'income_month_follows_the_ledger';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self):
        return f"{self.participant}, {self.month:%m/%Y}: {self.net_rupiah}"
